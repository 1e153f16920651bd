"""Cut a series into segments: what a segment costs, and the cuts that cost least."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Protocol, TypeAlias

import numpy as np
import pandas as pd

from nkrefugees.analysis.counts.counted import Floats

Cut: TypeAlias = "int | slice"


class Family(Protocol):
    """A model of what varies inside a segment of constant rate."""

    @property
    def size(self) -> int:
        """Periods of the series."""

    def costs(self, starts: Cut, ends: Cut) -> Floats:
        """What segments cost that begin after so many periods and end after so many."""

    def log_likelihood(self, cost: Floats) -> Floats:
        """The greatest log-likelihood of cuts with these costs."""

    def parameters(self, changes: int) -> int:
        """Count what is estimated when there are so many changes."""


@dataclass(frozen=True, eq=False)
class Poisson:
    """Counts at a constant rate per unit of exposure; the cost is minus the log-likelihood, but constants."""

    size: int
    counts: Floats
    before: Floats
    exposed: Floats

    @classmethod
    def of(cls, counts: Floats, exposure: Floats) -> Poisson:
        """Add up counts and exposures once."""
        return cls(len(counts), counts, _sums(counts), _sums(exposure))

    def costs(self, starts: Cut, ends: Cut) -> Floats:
        """Minus n log(n / exposure)."""
        n = self.before[ends] - self.before[starts]
        rate = np.maximum(n, 0.5) / (self.exposed[ends] - self.exposed[starts])
        return np.asarray(-n * np.log(rate))

    def log_likelihood(self, cost: Floats) -> Floats:
        """Add what does not depend on the cuts."""
        from scipy.special import gammaln, xlogy

        exposure = np.diff(self.exposed)
        constant = xlogy(self.counts, exposure).sum() - gammaln(self.counts + 1).sum()
        return np.asarray(constant - self.before[-1] - cost, dtype=float)

    def parameters(self, changes: int) -> int:
        """A rate for each segment, and the changes."""
        return 2 * changes + 1


@dataclass(frozen=True, eq=False)
class Normal:
    """Values around a constant mean, one variance for all; the cost is the residual sum of squares.

    Values are kept as deviations from their mean, in units of the greatest of them (``scale``).
    """

    size: int
    scale: float
    at: Floats
    before: Floats
    squares: Floats

    @classmethod
    def of(cls, values: Floats) -> Normal:
        """Add up deviations and their squares once."""
        apart = values - values.mean()
        scale = float(np.abs(apart).max(initial=0.0)) or 1.0
        apart = apart / scale
        return cls(len(values), scale, np.arange(len(values) + 1.0), _sums(apart), _sums(apart**2))

    def costs(self, starts: Cut, ends: Cut) -> Floats:
        """The sum of squares around the mean of the segment."""
        total = self.before[ends] - self.before[starts]
        around = self.squares[ends] - self.squares[starts] - total**2 / (self.at[ends] - self.at[starts])
        return np.maximum(around, 0.0)

    def log_likelihood(self, cost: Floats) -> Floats:
        """With the variance at its best."""
        variance = np.log(cost / self.size) + 2 * np.log(self.scale)
        return np.asarray(-self.size / 2 * (variance + 1 + np.log(2 * np.pi)), dtype=float)

    def parameters(self, changes: int) -> int:
        """A mean for each segment, the changes, and the variance."""
        return 2 * changes + 2


def one_change(family: Family, shortest: int = 1) -> Floats:
    """What one change costs after each period that may end the first segment, from ``shortest`` on."""
    ends = slice(shortest, family.size - shortest + 1)
    return family.costs(0, ends) + family.costs(ends, family.size)


def best_cuts(family: Family, most: int, shortest: int = 1) -> tuple[Floats, list[list[int]]]:
    """Find the cuts that cost least, exactly, for 0, 1, … ``most`` changes.

    Parameters
    ----------
    family : Family
        What a segment costs.
    most : int
        The greatest number of changes.
    shortest : int, default 1
        The fewest periods of a segment.

    Returns
    -------
    costs : numpy.ndarray
        The least cost for each number of changes.
    cuts : list of list of int
        For each number of changes, the periods before each change.

    Notes
    -----
    Dynamic programming over the last change (Bellman and Roth 1969; Auger and Lawrence 1989; Bai and Perron
    2003): each segment's cost is computed once, for all numbers of changes; time grows with the square of
    the periods. Of cuts that cost the same, the earliest is taken.
    """
    size = family.size
    least = np.full((most + 1, size + 1), np.inf)
    cut = np.zeros((most + 1, size + 1), dtype=np.int64)
    room = np.empty((most, size))
    for end in range(shortest, size + 1):
        starts = end - shortest + 1
        costs = family.costs(slice(starts), end)
        least[0, end] = costs[0]
        whole = np.add(least[:most, :starts], costs, out=room[:, :starts])
        at = whole.argmin(axis=1)
        cut[1:, end] = at
        least[1:, end] = whole[np.arange(most), at]
    return least[:, size], [_trace(cut, changes) for changes in range(most + 1)]


def bic_table(family: Family, costs: Floats) -> pd.DataFrame:
    """Weigh numbers of changes: ``log_likelihood`` and ``bic``, indexed by ``changes``.

    A change counts as one parameter, as in strucchange (Zeileis et al. 2003).
    """
    likelihood = family.log_likelihood(costs)
    estimated = np.array([family.parameters(changes) for changes in range(len(costs))])
    return pd.DataFrame(
        {"log_likelihood": likelihood, "bic": np.log(family.size) * estimated - 2 * likelihood},
        index=pd.RangeIndex(len(costs), name="changes"),
    )


def _trace(cut: np.ndarray[Any, np.dtype[np.int64]], changes: int) -> list[int]:
    """Follow the cuts back from the end."""
    found: list[int] = []
    end = cut.shape[1] - 1
    for left in range(changes, 0, -1):
        end = int(cut[left, end])
        found.append(end)
    return found[::-1]


def _sums(values: Floats) -> Floats:
    """Sums before each period, and of all."""
    return np.concatenate([[0.0], np.cumsum(values)])
