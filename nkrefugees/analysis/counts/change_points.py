"""Several changes: the best cuts for each number of changes, and the number by BIC."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from nkrefugees.analysis.counts.break_interval import break_interval
from nkrefugees.analysis.counts.change_given import METHOD, Given
from nkrefugees.analysis.counts.counted import Floats, floats
from nkrefugees.analysis.counts.one_change import equal_tails, gamma_poisson
from nkrefugees.analysis.counts.segments import Family, Normal, best_cuts, bic_table
from nkrefugees.analysis.results import Result, label, number
from nkrefugees.errors import Refusal

_ZERO = 1e-14


@dataclass(frozen=True, repr=False, eq=False)
class ChangePoints(Result):
    """Several changes of a rate or mean; made by `change_point` with ``changes`` above 1.

    Attributes
    ----------
    family : str
        ``poisson`` or ``normal``.
    changes : tuple
        The last period of each segment but the last, for the number of changes with the lowest BIC.
    intervals : tuple
        For each change its first and last possible period, or None where no interval holds. Poisson: equal
        tails of the exact posterior of that change given its neighbours. Normal: Bai (1997).
    rates : tuple of float
        The mean of each segment, per unit of exposure.
    fits : pandas.DataFrame
        For each number of changes (index): ``log_likelihood``, ``bic``, of normal series ``rss``, and
        ``after`` (the last periods of the segments).
    level : float
        Of the intervals.
    counts, observed : pandas.Series
        What was given, as it stands and per unit of exposure.
    """

    family: str
    changes: tuple[Any, ...]
    intervals: tuple[tuple[Any, Any] | None, ...]
    rates: tuple[float, ...]
    fits: pd.DataFrame
    level: float
    counts: pd.Series[float]
    observed: pd.Series[float]

    def summary(self) -> str:
        """Say how many changes there are, where, and between which rates."""
        most = len(self.fits) - 1
        if not self.changes:
            return f"Of 0 to {most} changes, none at all has the lowest BIC. The rate is {self._rates()}."
        ends = zip(self.changes, self.intervals, strict=True)
        told = "; ".join(f"after {label(at)}{self._between(interval)}" for at, interval in ends)
        return (
            f"Of 0 to {most} changes, {len(self.changes)} has the lowest BIC: {told}. "
            f"The rates of the segments are {self._rates()}."
        )

    def frame(self) -> pd.DataFrame:
        """One row a segment: ``first``, ``last``, ``periods``, ``total``, ``rate``, ``low``, ``high``.

        ``low`` and ``high`` bound the change that ends the segment.
        """
        index = self.counts.index
        lasts = [*index.get_indexer(pd.Index(list(self.changes))), len(index) - 1]
        firsts = [0, *(last + 1 for last in lasts[:-1])]
        bounds = [interval or (pd.NA, pd.NA) for interval in [*self.intervals, None]]
        return pd.DataFrame(
            {
                "first": index[firsts],
                "last": index[lasts],
                "periods": np.diff([-1, *lasts]),
                "total": np.add.reduceat(floats(self.counts), firsts),
                "rate": self.rates,
                "low": [low for low, _ in bounds],
                "high": [high for _, high in bounds],
            },
            index=pd.RangeIndex(1, len(lasts) + 1, name="segment"),
        ).astype({"low": object, "high": object})

    def _rates(self) -> str:
        return ", ".join(number(rate) for rate in self.rates)

    def _between(self, interval: tuple[Any, Any] | None) -> str:
        if interval is None:
            return " (no interval holds)"
        return f" ({self.level:.0%} between {label(interval[0])} and {label(interval[1])})"


def several(given: Given, family: Family, most: int) -> ChangePoints:
    """Find the best cuts for 0 to ``most`` changes, and choose among them by BIC."""
    costs, cuts = best_cuts(family, most, given.shortest)
    table = fits(family, costs)
    table["after"] = [tuple(given.last(end) for end in ends) for ends in cuts]
    chosen = cuts[int(table["bic"].to_numpy().argmin())]
    return ChangePoints(
        family=given.family,
        changes=tuple(given.last(end) for end in chosen),
        intervals=tuple(_intervals(given, chosen)),
        rates=tuple(given.means(chosen)),
        fits=table,
        level=given.level,
        counts=given.counts,
        observed=given.counts / given.exposure,
    )


def fits(family: Family, costs: Floats) -> pd.DataFrame:
    """Weigh numbers of changes; a normal series must keep some noise.

    Raises
    ------
    Refusal
        If a normal series does not vary within its segments.
    """
    if not isinstance(family, Normal):
        return bic_table(family, costs)
    if (costs <= _ZERO * family.size).any():
        changes = int((costs <= _ZERO * family.size).argmax())
        raise Refusal(
            METHOD, f"with {changes} changes the segments are constant; a normal family needs noise"
        )
    return bic_table(family, costs).assign(rss=costs * family.scale**2)


def bai(given: Given, start: int, cut: int, end: int) -> tuple[Any, Any] | None:
    """Bai's interval of the break after ``cut`` periods, in labels; None where none holds.

    It ends with the two segments where it would reach beyond them.
    """
    before, after = given.values[start:cut], given.values[cut:end]
    shift = float(after.mean() - before.mean())
    try:
        early, late = break_interval(shift, (float(before.var()), float(after.var())), given.level)
    except ValueError:
        return None
    return given.last(max(cut - early, start + 1)), given.last(min(cut + late, end - 1))


def _intervals(given: Given, cuts: list[int]) -> list[tuple[Any, Any] | None]:
    edges = [0, *cuts, len(given.counts)]
    around = zip(edges[:-2], edges[1:-1], edges[2:], strict=True)
    return [bai(given, *part) if given.family == "normal" else _conditional(given, *part) for part in around]


def _conditional(given: Given, start: int, _: int, end: int) -> tuple[Any, Any]:
    """Equal tails of the posterior of one change between its neighbours."""
    part = slice(start, end)
    posterior, *_rest = gamma_poisson(given.values[part], given.exposure[part], given.prior, given.shortest)
    low, high = equal_tails(posterior, given.level)
    return given.last(start + given.shortest + low), given.last(start + given.shortest + high)
