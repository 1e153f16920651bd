"""Two versions of the data: rows added, removed and changed by key, and yearly totals that moved."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd

from nkrefugees import frames, io, schema
from nkrefugees.analysis.resolve import resolve
from nkrefugees.analysis.totals import totals
from nkrefugees.errors import BadValue
from nkrefugees.wording import bounds, plural

COLUMNS = ["table", "change", "key", "column", "before", "after"]
TOTALS = ["quantity", "unit", "period", "before", "after"]
_SIGNS = {"added": "+", "removed": "-", "changed": "~"}


@dataclass(frozen=True)
class Difference:
    """What two versions of the data differ in.

    Attributes
    ----------
    before, after : str
        The releases compared.
    rows : pandas.DataFrame
        ``table``, ``change`` (added, removed, changed), ``key`` (its columns joined by a space), ``column``
        (of a changed cell; empty for whole rows), ``before``, ``after`` (as text).
    totals : pandas.DataFrame
        ``quantity``, ``unit``, ``period`` (the year), ``before``, ``after`` (bounds in words): the yearly
        totals that moved, by the rule ``bounds``.
    """

    before: str
    after: str
    rows: pd.DataFrame
    totals: pd.DataFrame

    def summary(self) -> str:
        """Write the difference line by line: counts and rows of each table, then the totals."""
        lines = [f"release {self.before} -> {self.after}"]
        if self.rows.empty:
            return "\n".join([*lines, "no row differs"])
        for table, rows in self.rows.groupby("table", sort=False):
            lines += [f"{table}: {_counts(rows)}", *(f"  {_line(row)}" for row in rows.itertuples())]
        lines.append("yearly totals that moved" if len(self.totals) else "no yearly total moved")
        lines += [
            f"  {row.quantity} {row.period} ({row.unit}): {row.before} -> {row.after}"
            for row in self.totals.itertuples()
        ]
        return "\n".join(lines)


def diff(before: Path, after: Path) -> Difference:
    """Compare two versions of the data by the keys of their tables.

    Parameters
    ----------
    before, after : Path
        Folders with ``datapackage.json``, as ``data/`` is.

    Returns
    -------
    Difference
        Rows that differ, and yearly totals that moved.

    Raises
    ------
    BadValue
        If one of them is no version of the data.

    Examples
    --------
    >>> from nkrefugees import io
    >>> print(diff(io.data_dir(), io.data_dir()).summary().splitlines()[-1])
    no row differs
    """
    for folder in (before, after):
        if not (folder / io.DESCRIPTOR).is_file():
            raise BadValue("diff", str(folder), f"give two folders that hold {io.DESCRIPTOR}, as data/ does")
    old, new = _version(before), _version(after)
    tables = list(dict.fromkeys([*old.texts, *new.texts]))
    rows = [row for table in tables for row in _table(table, old, new)]
    return Difference(old.release, new.release, pd.DataFrame(rows, columns=COLUMNS), _moved(old, new))


@dataclass(frozen=True)
class _Version:
    """One version: its tables as text, by key, and its yearly totals in words."""

    release: str
    texts: dict[str, pd.DataFrame]
    totals: dict[tuple[str, str, int], str]


def _version(folder: Path) -> _Version:
    with io.using(folder):
        package = io.descriptor()
        texts = {
            name: _text(io.table(name), schema.key(package, name), schema.dates(package, name))
            for name in schema.tables(package)
        }
        return _Version(io.release(), texts, _yearly())


def _text(frame: pd.DataFrame, key: list[str], days: list[str]) -> pd.DataFrame:
    """Every cell as it stands in the file, indexed by the key."""
    frame = frame.assign(**{c: frame[c].dt.strftime("%Y-%m-%d") for c in days})
    cells = frame.astype(object).where(frame.notna(), "").astype(str)
    keys = [" ".join(filter(None, row)) for row in cells[key].itertuples(index=False)]
    return cells.set_index(pd.Index(keys, dtype="str"))


def _table(name: str, old: _Version, new: _Version) -> list[dict[str, Any]]:
    """Rows of one table that differ, in the order of their keys."""
    nothing = pd.DataFrame(index=pd.Index([], dtype="str"))
    before, after = old.texts.get(name, nothing), new.texts.get(name, nothing)
    found = [_row(name, "removed", key) for key in before.index.difference(after.index)]
    found += [_row(name, "added", key) for key in after.index.difference(before.index)]
    for key in before.index.intersection(after.index):
        found += _cells(name, key, before.loc[key].to_dict(), after.loc[key].to_dict())
    return sorted(found, key=lambda row: (row["key"], row["column"]))


def _cells(table: str, key: str, before: dict[str, str], after: dict[str, str]) -> list[dict[str, Any]]:
    """Cells of a row that changed; a column that one version lacks is empty there."""
    columns = dict.fromkeys([*before, *after])
    pairs = ((c, before.get(c, ""), after.get(c, "")) for c in columns)
    return [_row(table, "changed", key, c, was, now) for c, was, now in pairs if was != now]


def _row(
    table: str, change: str, key: str, column: str = "", before: str = "", after: str = ""
) -> dict[str, Any]:
    return dict(zip(COLUMNS, (table, change, key, column, before, after), strict=True))


def _yearly() -> dict[tuple[str, str, int], str]:
    """Totals of the record by quantity, unit and year, in words."""
    summed = totals(resolve(frames.claims()))
    keys = zip(summed["quantity"], summed["unit"], pd.DatetimeIndex(summed.index).year, strict=True)
    return dict(zip(keys, map(_words, summed.itertuples()), strict=True))


def _words(row: Any) -> str:
    count = f"{plural(row.n_incidents, 'incident')} inside"
    return "not recorded" if not row.n_incidents + row.n_crossing else f"{bounds(row)} ({count})"


def _moved(old: _Version, new: _Version) -> pd.DataFrame:
    """Yearly totals that are not the same; a year that one version does not have is not recorded in it."""
    nothing = "not recorded"
    rows = [
        (*key, old.totals.get(key, nothing), new.totals.get(key, nothing))
        for key in sorted({*old.totals, *new.totals})
    ]
    return pd.DataFrame([row for row in rows if row[3] != row[4]], columns=TOTALS)


def _counts(rows: pd.DataFrame) -> str:
    counts = rows.drop_duplicates(["key", "change"])["change"].value_counts()
    return ", ".join(f"{counts[change]} {change}" for change in _SIGNS if change in counts)


def _line(row: Any) -> str:
    cell = f": {row.column} {row.before!r} -> {row.after!r}" if row.column else ""
    return f"{_SIGNS[row.change]} {row.key}{cell}"
