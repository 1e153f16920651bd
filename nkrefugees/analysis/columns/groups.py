"""Groups of rows as numbers, and what can be said of each: counts, extremes, lower medians."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
import pandas as pd

Array = np.ndarray[Any, Any]
MOST = np.iinfo(np.int64).max
NOTHING: Any = None


class Known(NamedTuple):
    """Whole numbers of which some are missing."""

    values: Array
    known: Array

    @classmethod
    def of(cls, column: pd.Series[Any]) -> Known:
        """Read a column of counts."""
        known = column.notna().to_numpy(bool)
        return cls(column.to_numpy("int64", na_value=0), known)

    def among(self, chosen: Array) -> Known:
        """The same, with only what is chosen known."""
        return Known(self.values, self.known & chosen)

    def at(self, places: Array) -> Known:
        """The values at some places."""
        return Known(self.values[places], self.known[places])

    def otherwise(self, other: Known) -> Known:
        """These, and where they are missing those of another."""
        return Known(np.where(self.known, self.values, other.values), self.known | other.known)

    def column(self) -> pd.Series[Any]:
        """Give a column of counts."""
        return pd.Series(pd.arrays.IntegerArray(self.values.astype("int64"), ~self.known))


class Groups(NamedTuple):
    """Which group each row belongs to, how many groups there are, and the key of each, sorted."""

    of: Array
    size: int
    keys: dict[str, Array]

    def tally(self, flags: Array) -> Array:
        """Count rows a group."""
        return np.bincount(self.of[flags], minlength=self.size)

    def any(self, flags: Array) -> Array:
        """Whether a group has such a row."""
        found = np.zeros(self.size, dtype=bool)
        found[self.of[flags]] = True
        return found

    def least(self, column: Known) -> Known:
        """The least known value a group."""
        found = np.full(self.size, MOST)
        np.minimum.at(found, self.of[column.known], column.values[column.known])
        return Known(found, self.any(column.known))

    def most(self, column: Known) -> Known:
        """The greatest known value a group."""
        least = self.least(Known(-column.values, column.known))
        return Known(-least.values, least.known)

    def lower_median(self, column: Known) -> Known:
        """The middle of the known values a group, the lower of two."""
        of, values = self.of[column.known], column.values[column.known]
        order = np.lexsort((values, of))
        count = np.bincount(of, minlength=self.size)
        middle = np.cumsum(count) - count + (count - 1) // 2
        found = np.zeros(self.size, dtype=np.int64)
        found[count > 0] = values[order][middle[count > 0]]
        return Known(found, count > 0)


def pairs(groups: Groups, codes: Array, flags: Array) -> tuple[Array, Array, Array]:
    """Number the distinct pairs of group and code among the rows that are flagged.

    Returns
    -------
    tuple of numpy.ndarray
        The group of each pair, its code, and for each flagged row the number of its pair.
    """
    width = int(codes.max(initial=0)) + 1
    keys, inverse = np.unique(groups.of[flags] * width + codes[flags], return_inverse=True)
    return keys // width, keys % width, inverse


def numbered(keys: pd.DataFrame) -> Groups:
    """Number the distinct keys in their order."""
    ranks = [_ranked(keys[column]) for column in keys]
    combined = np.zeros(len(keys), dtype=np.int64)
    for codes, names in ranks:
        combined = combined * max(len(names), 1) + codes
    unique, of = np.unique(combined, return_inverse=True)
    named = {}
    left = unique
    for column, (_, names) in reversed(list(zip(keys, ranks, strict=True))):
        left, codes = np.divmod(left, max(len(names), 1))
        named[str(column)] = names[codes]
    return Groups(of, len(unique), dict(reversed(named.items())))


def _ranked(column: pd.Series[Any]) -> tuple[Array, Array]:
    """Codes of a column in the order of its values, and the values."""
    codes, names = pd.factorize(column.to_numpy(object))
    order = sorted(range(len(names)), key=names.__getitem__)
    rank = np.empty(len(names), dtype=np.int64)
    rank[order] = np.arange(len(names))
    return rank[codes], names[order]
