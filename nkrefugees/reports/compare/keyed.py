"""Two versions of a table of a report, compared by key."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from nkrefugees.reports.compare.keys import Key, Row, Table, is_number, key_of, read, values
from nkrefugees.reports.compare.wordwise import plain

NEW, GONE = "new", "gone"
ADDED, REMOVED, CHANGED = "added", "removed", "changed"
TOLERANCE = 1e-9
_WHOLE = re.compile(r"[+-]?\d+")


class RowChange(NamedTuple):
    """A row that was added or removed, its cells in ``after`` or ``before``; or one cell that changed."""

    change: str
    key: str
    column: str
    before: str
    after: str


@dataclass(frozen=True)
class TableChange:
    """What two versions of a table differ in.

    Attributes
    ----------
    name : str
        The file within the report.
    state : str
        ``new``, ``gone`` or ``changed``.
    key : tuple of str
        The columns that tell the rows apart; empty where rows were compared in their order.
    notes : list of str
        What differs in columns and order, in words.
    rows : list of RowChange
        Rows and cells that differ; none for a table that is new or gone.
    size : int
        How many rows the table has, or had.
    """

    name: str
    state: str
    key: Key
    notes: list[str]
    rows: list[RowChange]
    size: int


def compare(name: str, before: Path, after: Path) -> TableChange | None:
    """Compare two versions of a table; None if they do not differ.

    Parameters
    ----------
    name : str
        What to call it.
    before, after : Path
        The CSV files; one may be missing.

    Returns
    -------
    TableChange or None
        Whole numbers are compared as they are, other numbers with a relative tolerance of 1e-9.
    """
    if not before.is_file():
        return TableChange(name, NEW, (), [], [], len(read(after).rows))
    if not after.is_file():
        return TableChange(name, GONE, (), [], [], len(read(before).rows))
    old, new = read(before), read(after)
    key = key_of(old, new)
    rows, notes = list(_rows(old, new, key)), _notes(old, new, key)
    return TableChange(name, CHANGED, key, notes, rows, len(new.rows)) if rows or notes else None


def same(before: str, after: str) -> bool:
    """Whether two cells hold the same.

    Examples
    --------
    >>> same("0.30000000000000004", "0.3"), same("7", "7.0"), same("007", "7"), same("", "0")
    (True, True, False, False)
    """
    if before == after:
        return True
    if not (is_number(before) and is_number(after)) or (_WHOLE.fullmatch(before) and _WHOLE.fullmatch(after)):
        return False
    return math.isclose(float(before), float(after), rel_tol=TOLERANCE)


def _rows(old: Table, new: Table, key: Key) -> Iterator[RowChange]:
    """Cells that changed, then rows that came, then rows that went."""
    before, after = (_by_key(old, key), _by_key(new, key)) if key else _by_order(old, new)
    for name, row in after.items():
        if name in before:
            yield from _cell_changes(_name(name), before[name], row)
    yield from (RowChange(ADDED, _name(n), "", "", _row(after[n], key)) for n in after if n not in before)
    yield from (RowChange(REMOVED, _name(n), "", _row(before[n], key), "") for n in before if n not in after)


def _by_key(table: Table, key: Key) -> dict[Key, Row]:
    return {values(row, key): row for row in table.rows}


def _by_order(old: Table, new: Table) -> tuple[dict[Key, Row], dict[Key, Row]]:
    """Rows by their number; equal rows at the end of both, which may have been pushed down, say nothing."""
    before, after = list(old.rows), list(new.rows)
    while before and after and before[-1] == after[-1]:
        before.pop()
        after.pop()
    return _numbered(before), _numbered(after)


def _numbered(rows: list[Row]) -> dict[Key, Row]:
    return {(f"row {number}",): row for number, row in enumerate(rows, start=1)}


def _cell_changes(key: str, before: Row, after: Row) -> Iterator[RowChange]:
    """Cells of a row that differ, in the columns that both tables have."""
    for column, cell in after.items():
        if column in before and not same(before[column], cell):
            yield RowChange(CHANGED, key, column, plain(before[column]), plain(cell))


def _name(key: Key) -> str:
    return plain(" ".join(filter(None, key)))


def _row(row: Row, key: Key) -> str:
    """The cells of a row in words: not its key, not joined ids, which no page shows."""
    shown = {c: plain(cell) for c, cell in row.items() if c not in key and not c.endswith("_ids")}
    return "; ".join(f"{column} {cell}" for column, cell in shown.items() if cell)


def _notes(old: Table, new: Table, key: Key) -> list[str]:
    """What differs in columns, and in the order of columns and of rows."""
    notes = [f"column {c} is new" for c in new.columns if c not in old.columns]
    notes += [f"column {c} is gone" for c in old.columns if c not in new.columns]
    if not notes and old.columns != new.columns:
        notes.append("the columns stand in another order")
    if key and _order(old, new, key) != _order(new, old, key):
        notes.append("the rows stand in another order")
    return notes


def _order(table: Table, other: Table, key: Key) -> list[Key]:
    """The keys that both tables have, in the order of one."""
    known = {values(row, key) for row in other.rows}
    return [found for row in table.rows if (found := values(row, key)) in known]
