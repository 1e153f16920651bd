"""Lists as counts of patterns: who stands on which lists, checked before anything is estimated."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from nkrefugees.errors import BadValue, Refusal

MOST_LISTS = 9
MOST_UNITS = 10**12

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]
Whole = NDArray[np.int64]


@dataclass(frozen=True)
class Patterns:
    """Counts of units by the lists that they are on.

    Attributes
    ----------
    names : tuple of str
        The lists, in the order of the columns; models call them 1, 2, 3 …
    counts : numpy.ndarray
        Units in each cell, shape (2^lists - 1,). The cell at position ``i`` is the pattern whose bits are
        those of ``i + 1``: the first list is bit 0. Units on no list are not seen and have no cell.
    """

    names: tuple[str, ...]
    counts: Floats

    @property
    def lists(self) -> int:
        """The number of lists."""
        return len(self.names)

    @property
    def seen(self) -> int:
        """The number of units on at least one list."""
        return int(self.counts.sum())

    @cached_property
    def member(self) -> Flags:
        """Which cell (row) is on which list (column)."""
        cells = np.arange(1, 2**self.lists)
        member: Flags = (cells[:, None] >> np.arange(self.lists)) & 1 == 1
        return member

    def by_number(self) -> Floats:
        """Give the number of units on exactly one list, exactly two, …, shape (lists,)."""
        on = self.member.sum(axis=1)
        return np.array([self.counts[on == k].sum() for k in range(1, self.lists + 1)])


def read(frame: pd.DataFrame, count: Hashable | None = None) -> Patterns:
    """Count the patterns of a frame of lists.

    Parameters
    ----------
    frame : pandas.DataFrame
        One column per list, of booleans or of the whole numbers 0 and 1; a row is a unit, or a
        pattern where ``count`` names the column of units. A pattern may stand in several rows.
    count : hashable, optional
        The name of the column with the number of units.

    Returns
    -------
    Patterns
        The counts, in the order of the columns.

    Raises
    ------
    TypeError
        If ``frame`` is no frame.
    BadValue
        If the column of counts is not there, a column of a list is not boolean, a name stands twice, or
        counts are missing, negative or not whole, or count units on no list.

    Examples
    --------
    >>> read(pd.DataFrame({"a": [True, True], "b": [True, False]})).counts
    array([1., 0., 1.])
    """
    if not isinstance(frame, pd.DataFrame):
        raise TypeError(f"lists is a pandas.DataFrame with one boolean column per list, not {type(frame)}")
    if not frame.columns.is_unique:
        raise BadValue("lists", [str(c) for c in frame.columns], "each list has a name of its own")
    units = _units(frame, count)
    columns = [c for c in frame.columns if not _is_count(c, count)]
    if len(columns) > MOST_LISTS:
        raise BadValue("lists", len(columns), f"at most {MOST_LISTS} lists are taken; merge some")
    on = (
        np.column_stack([_flags(frame[c], c) for c in columns])
        if columns
        else np.zeros((len(frame), 0), bool)
    )
    cell = on @ (1 << np.arange(len(columns)))
    if columns and np.any(units[cell == 0] > 0):
        raise BadValue("lists", "a unit on no list", "a unit is seen on one list at least; leave the row out")
    counts = np.bincount(cell, weights=units, minlength=2 ** len(columns))[1:].astype(float)
    return Patterns(tuple(str(c) for c in columns), counts)


def _is_count(column: Hashable, count: Hashable | None) -> bool:
    return count is not None and type(column) is type(count) and column == count


def _units(frame: pd.DataFrame, count: Hashable | None) -> Floats:
    if count is None:
        return np.ones(len(frame))
    if not any(_is_count(c, count) for c in frame.columns):
        raise BadValue("count", count, f"name a column of the frame: {', '.join(map(str, frame.columns))}")
    column = frame[count]
    kind = pd.api.types.infer_dtype(column, skipna=True)
    if len(column) and kind not in ("integer", "floating", "mixed-integer-float"):
        raise BadValue(f"column {count}", _plain(column.iloc[0]), "counts are whole numbers of units")
    units = np.asarray(pd.to_numeric(column).astype("Float64").to_numpy(float, na_value=np.nan), np.float64)
    wrong = ~(np.isfinite(units) & (units >= 0) & (units == np.floor(units)))
    if wrong.any():
        raise BadValue(
            f"column {count}", _plain(column[wrong].iloc[0]), "counts are whole, from 0, none missing"
        )
    if units.sum() > MOST_UNITS:
        raise BadValue(f"column {count}", float(units.sum()), f"at most {MOST_UNITS} units are counted")
    return units


def _plain(value: Any) -> Any:
    """Give a value of numpy as Python writes it."""
    return value.item() if isinstance(value, np.generic) else value


def _flags(column: pd.Series[Any], name: Hashable) -> Flags:
    allowed = "a list is a column of True and False (or 0 and 1), none missing"
    if column.isna().any():
        raise BadValue(f"list {name}", None, allowed)
    kind = pd.api.types.infer_dtype(column, skipna=False)
    if len(column) and kind not in ("boolean", "integer"):
        raise BadValue(f"list {name}", _plain(column.iloc[0]), allowed)
    values = column.to_numpy(object)
    if wrong := [v for v in values if v not in (0, 1)]:
        raise BadValue(f"list {name}", wrong[0], allowed)
    return values.astype(bool)


def require(patterns: Patterns, method: str, least: int) -> None:
    """Refuse lists from which nothing can be estimated.

    Parameters
    ----------
    patterns : Patterns
        The lists.
    method : str
        The method that asks, for the message.
    least : int
        The number of lists that it needs.

    Raises
    ------
    Refusal
        If there are too few lists, nobody is on a list, everybody is on one, or no unit is on two.
    """
    if patterns.lists < least:
        raise Refusal(method, f"it needs at least {least} lists, not {patterns.lists}")
    if not patterns.seen:
        raise Refusal(method, "nobody is on any list")
    on = patterns.counts @ patterns.member
    for name, size in zip(patterns.names, on, strict=True):
        if not size:
            raise Refusal(method, f"nobody is on list {name}; leave it out")
        if size == patterns.seen:
            raise Refusal(method, f"everybody is on list {name}: it says nothing of those who are on none")
    if not patterns.by_number()[1:].sum():
        raise Refusal(method, "the lists do not overlap: no unit is on two of them")
