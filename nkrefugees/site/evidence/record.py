"""Every table of the data read once, with its rows at hand by any column."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from nkrefugees import io, schema
from nkrefugees.errors import BadValue

if TYPE_CHECKING:
    import pandas as pd

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


class Row(dict[str, Any]):
    """A row by its columns; what is missing, or no column of the data at hand, is None.

    Examples
    --------
    >>> row = Row(title="Letter")
    >>> row["title"], row.title, row.note
    ('Letter', 'Letter', None)
    """

    def __missing__(self, column: str) -> None:
        return None

    def __getattr__(self, column: str) -> Any:
        if column.startswith("__"):
            raise AttributeError(column)
        return self[column]


class Record:
    """The tables of the record; one that the data at hand lacks has no rows.

    Parameters
    ----------
    frames : dict of str to pandas.DataFrame
        Tables by their names.
    meanings : dict of tuple of str to dict of str to str
        For a table and a column, what each of its codes means.
    """

    def __init__(
        self, frames: dict[str, pd.DataFrame], meanings: dict[tuple[str, str], dict[str, str]]
    ) -> None:
        self.frames = frames
        self._meanings = meanings
        self._rows = {name: _rows(frame) for name, frame in frames.items()}
        self._sorted: dict[tuple[str, str], dict[Any, list[Row]]] = {}

    def all(self, table: str) -> list[Row]:
        """Give all rows of a table, in its order."""
        return self._rows.get(table, [])

    def where(self, table: str, column: str, value: Any) -> list[Row]:
        """Give the rows of a table that have a value in a column, in its order."""
        found = self._sorted.get((table, column))
        if found is None:
            found = self._sorted[table, column] = {}
            for row in self.all(table):
                found.setdefault(row[column], []).append(row)
        return found.get(value, []) if value is not None else []

    def row(self, table: str, column: str, value: Any) -> Row:
        """Give the one row with that key; an empty one if there is none."""
        return next(iter(self.where(table, column, value)), Row())

    def meaning(self, table: str, column: str, code: Any) -> str:
        """Give what a code means, in the words of the codebook at hand; empty where it has none."""
        return self._meanings.get((table, column), {}).get(str(code), "")

    def actor(self, name: Any) -> str:
        """Name an actor; its id stands where the register lacks it."""
        return str(self.row("actors", "actor_id", name)["name"] or name or "not recorded")


def load() -> Record:
    """Read the data at hand.

    Raises
    ------
    BadValue
        If an id could not be the name of a page.
    """
    from nkrefugees.filters import select

    package = io.descriptor()
    names = schema.tables(package)
    meanings = {
        (name, column): codes
        for name in names
        for column, field in schema.fields(package, name).items()
        if (codes := schema.vocabulary(field))
    }
    return Record({name: select(name, {}) for name in names}, meanings)


def page_name(row: Row, key: str) -> str:
    """Give the id of a row, which is the name of its page.

    Raises
    ------
    BadValue
        If it could lead out of the folder of pages, or is no id at all.
    """
    name = row[key]
    if not isinstance(name, str) or not _ID.fullmatch(name):
        raise BadValue(key, name, "an id has small letters, digits and hyphens; see `nkrefugees check`")
    return name


def _rows(frame: pd.DataFrame) -> list[Row]:
    """The rows of a frame with None for what is missing, and days as text."""
    columns = {str(name): _values(frame[name]) for name in frame}
    return [Row(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True)]


def _values(column: pd.Series[Any]) -> list[Any]:
    if column.dtype.kind == "M":
        column = column.dt.strftime("%Y-%m-%d")
    return [None if missing else v for v, missing in zip(column.tolist(), column.isna(), strict=True)]
