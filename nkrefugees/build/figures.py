"""The figures of a row against one another: their order, their words, and what their status says."""

from __future__ import annotations

import itertools
import re
from decimal import Decimal

from nkrefugees.csvfile import Row
from nkrefugees.errors import Fault

_COUNTS = ("n_low", "n_best", "n_high")
_VALUES = ("value_low", "value", "value_high")
_FIGURE = r"-?[0-9]{1,19}(\.[0-9]+)?"
_SILENT = ("not_reported", "withheld")
_SPOKEN = ("reported", "provisional", "revised")


def check(rows: dict[str, list[Row]]) -> list[Fault]:
    """Find figures that do not fit together, in claims and observations."""
    faults = [f for row in rows["claims"] for f in _order(row, _COUNTS) + _words(row)]
    return faults + [f for row in rows["observations"] for f in _order(row, _VALUES) + _status(row)]


def _order(row: Row, columns: tuple[str, ...]) -> list[Fault]:
    """Low, best, high: none above the next."""
    given = [(c, row.values[c]) for c in columns if re.fullmatch(_FIGURE, row.values[c])]
    pairs = itertools.pairwise(given)
    return [row.fault(a, f"{a} {x} is above {b} {y}") for (a, x), (b, y) in pairs if Decimal(x) > Decimal(y)]


def _words(row: Row) -> list[Fault]:
    """One bound alone is 'at least' or 'up to', which the source says in words."""
    given = [c for c in _COUNTS if row.values[c]]
    if given not in (["n_low"], ["n_high"]) or row.values["n_text"]:
        return []
    meaning = "at least" if given == ["n_low"] else "up to"
    return [row.fault(given[0], f"alone it means {meaning!r}; say the words: n_text")]


def _status(row: Row) -> list[Fault]:
    """What an observation says of itself, and whether it has a number."""
    status, value = row.values["status"], row.values["value"]
    given = [c for c in _VALUES if row.values[c]]
    zero = bool(re.fullmatch(r"-?0+(\.0+)?", value))
    if status in _SILENT:
        return [row.fault(c, f"{row.values[c]!r}, but {status} carries no number") for c in given]
    if status == "zero_reported" and not zero:
        return [row.fault("value", f"{value!r}, but zero_reported needs the value 0")]
    if status == "reported" and zero:
        return [row.fault("status", "a reported 0 has the status zero_reported")]
    if status in _SPOKEN and not given:
        return [row.fault("value", f"{status} needs a value or bounds; not_reported and withheld have none")]
    return []
