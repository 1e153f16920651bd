"""Tables of a report as text, and the columns that tell their rows apart.

A table of a notebook has no codebook: its key is worked out, as the fewest columns that will do, those
of ids first.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable
from itertools import takewhile
from pathlib import Path
from typing import NamedTuple, TypeAlias

from nkrefugees.errors import BadValue
from nkrefugees.reports.compare.wordwise import plain

Row: TypeAlias = dict[str, str]
Key: TypeAlias = tuple[str, ...]

_PERIODS = {"period", "date", "day", "week", "month", "quarter", "year", "decade", "first_day", "last_day"}
_DATE = re.compile(r"[12]\d{3}-\d\d(?:-\d\d)?(?:[ T].*)?")
_NUMBER = re.compile(r"[+-]?(?:0|[1-9]\d*)(?:\.\d*)?(?:[eE][+-]?\d+)?|[+-]?\.\d+|nan|[+-]?inf")


class Table(NamedTuple):
    """The columns of a CSV file, and its rows as text; what a short row lacks is empty."""

    columns: list[str]
    rows: list[Row]


def read(path: Path) -> Table:
    """Read a CSV file as text.

    Raises
    ------
    BadValue
        If it cannot be read as CSV.
    """
    text = path.read_bytes().decode("utf-8-sig", errors="replace")
    try:
        head, *rows = [row for row in csv.reader(io.StringIO(text, newline="")) if row] or [[]]
    except csv.Error as error:
        raise BadValue("table", str(path), f"it cannot be read as CSV: {error}") from None
    columns: list[str] = []
    for number in range(max(map(len, [head, *rows]))):
        columns.append(_free(head[number] if number < len(head) else "", number, columns))
    return Table(columns, [dict(zip(columns, row + [""] * len(columns), strict=False)) for row in rows])


def _free(name: str, number: int, taken: list[str]) -> str:
    """The name of a column: one that has none, or another's, is called by its number."""
    name = plain(name)
    return name if name and name not in taken else f"{name or 'column'} ({number + 1})"


def key_of(old: Table, new: Table) -> Key:
    """Find the columns that tell the rows of both tables apart.

    Tried in turn: the first id, all ids, a period where there is no id, the text columns on the left,
    ids with periods, all text columns. Empty if none will do: then rows have nothing but their order.

    Examples
    --------
    >>> table = Table(["period", "n"], [{"period": "2001", "n": "5"}, {"period": "2002", "n": "5"}])
    >>> key_of(table, table)
    ('period',)
    """
    cells = {c: _cells(c, old, new) for c in new.columns if c in old.columns}
    ids = [c for c in cells if c.endswith("_id")]
    periods = [c for c in cells if _is_period(c, cells[c])]
    texts = [c for c in cells if c in periods or _is_text(cells[c])]
    left = list(takewhile(lambda c: c in texts, cells))
    tried = [ids[:1], ids, *([] if ids else [periods[:1], periods])]
    tried += [left[:n] for n in range(1, len(left) + 1)]
    tried += [[*ids, *periods], texts]
    return next((tuple(key) for key in tried if key and _tells_apart(key, old, new)), ())


def _cells(column: str, *tables: Table) -> set[str]:
    return {row[column] for table in tables for row in table.rows} - {""}


def _is_period(column: str, cells: set[str]) -> bool:
    """Whether a column holds periods, by its name or by what stands in it."""
    named = column.lower() in _PERIODS or column.endswith("_edtf")
    return named or (bool(cells) and all(_DATE.fullmatch(cell) for cell in cells))


def _is_text(cells: set[str]) -> bool:
    """Whether a column holds words: not numbers, not true and false, not nothing."""
    return bool(cells - {"True", "False"}) and not all(map(is_number, cells))


def is_number(text: str) -> bool:
    """Whether a cell is a number; a code with a zero in front is none.

    Examples
    --------
    >>> is_number("1.5e3"), is_number("007")
    (True, False)
    """
    return bool(_NUMBER.fullmatch(text))


def _tells_apart(key: list[str], *tables: Table) -> bool:
    """Whether no two rows of a table have the same key."""
    return all(len({values(row, key) for row in table.rows}) == len(table.rows) for table in tables)


def values(row: Row, key: Iterable[str]) -> Key:
    """The cells of a row in some columns."""
    return tuple(row[c] for c in key)
