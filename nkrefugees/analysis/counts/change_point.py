"""When did a rate change? One change with its exact posterior, or several by dynamic programming."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from nkrefugees.analysis.counts.change_given import Given
from nkrefugees.analysis.counts.change_given import given as checked
from nkrefugees.analysis.counts.change_points import ChangePoints, bai, fits, several
from nkrefugees.analysis.counts.counted import Floats, label_at, whole_number
from nkrefugees.analysis.counts.one_change import equal_tails, flat_normal, gamma_poisson
from nkrefugees.analysis.counts.segments import Family, Normal, Poisson, one_change
from nkrefugees.analysis.results import Result, label, number
from nkrefugees.errors import BadValue


@dataclass(frozen=True, repr=False, eq=False)
class ChangePoint(Result):
    """One change of a rate or mean; made by `change_point`.

    Attributes
    ----------
    family : str
        ``poisson`` or ``normal``.
    posterior : pandas.Series
        The probability of a change after each period, given that there is one; indexed by the last period
        of the first segment. Sums to 1.
    mode : label
        The last period of the first segment that is most probable.
    estimate : label
        The same by greatest likelihood.
    interval : tuple or None
        First and last possible period of the mode. Poisson: the periods at which the summed posterior
        reaches the two tails, each (1 - level) / 2. Normal: Bai's (1997) confidence interval of the
        estimate, ended with the series; None where it does not hold.
    rates : tuple of float
        Before and after. Poisson: posterior means over all positions, per unit of exposure. Normal: the
        means of the two segments at the estimate.
    likelihood_ratio : float
        Twice the log of the greatest likelihood with one change over that with none. As the position is
        chosen to make it great, it does not follow a chi-squared distribution.
    log_bayes_factor : float or None
        The natural logarithm of the evidence for one change over that for none: below 0 it speaks for no
        change. None for normal series, whose flat priors have no evidence.
    fits : pandas.DataFrame
        For no change and one (index): ``log_likelihood``, ``bic``, and of normal series ``rss``.
    level : float
        Of the interval.
    positions : pandas.DataFrame
        For each position: ``posterior`` and ``likelihood_ratio``.
    observed : pandas.Series
        What was given, per unit of exposure.
    """

    family: str
    posterior: pd.Series[float]
    mode: Any
    estimate: Any
    interval: tuple[Any, Any] | None
    rates: tuple[float, float]
    likelihood_ratio: float
    log_bayes_factor: float | None
    fits: pd.DataFrame
    level: float
    positions: pd.DataFrame
    observed: pd.Series[float]

    def summary(self) -> str:
        """Say when the change was, how sure that is, and between which rates."""
        alone = f" The likelihood alone puts it after {label(self.estimate)}."
        return (
            f"If there is one change, it is most probably after {label(self.mode)} "
            f"(probability {number(self.posterior.max())}; {self._interval()}). "
            f"The {'rate' if self.family == 'poisson' else 'mean'} is {number(self.rates[0])} before and "
            f"{number(self.rates[1])} after.{alone if self.estimate != self.mode else ''} {self._evidence()}"
        )

    def frame(self) -> pd.DataFrame:
        """One row a position (the last period before the change): ``posterior``, ``likelihood_ratio``."""
        return self.positions.copy()

    def _interval(self) -> str:
        if self.interval is None:
            return "no interval holds"
        how = "equal tails" if self.family == "poisson" else "Bai 1997"
        return f"{self.level:.0%} between {label(self.interval[0])} and {label(self.interval[1])}, {how}"

    def _evidence(self) -> str:
        better = "one change" if self.fits["bic"][1] < self.fits["bic"][0] else "no change"
        ratio = f"twice the log-likelihood ratio is {number(self.likelihood_ratio)}; BIC prefers {better}."
        if self.log_bayes_factor is None:
            return ratio.capitalize().replace("bic", "BIC")
        towards = "one change" if self.log_bayes_factor > 0 else "no change"
        odds = abs(self.log_bayes_factor) / math.log(10)
        return f"The evidence is 10^{odds:.1f} to 1 for {towards}; {ratio}"


def change_point(
    counts: Any,
    family: str = "poisson",
    changes: int = 1,
    *,
    exposure: Any = None,
    prior: tuple[float, float] = (1.0, 1.0),
    level: float = 0.95,
    shortest: int | None = None,
) -> ChangePoint | ChangePoints:
    """Find when a rate of events, or a mean, changed.

    One change has an exact posterior; with ``changes`` above 1, the best cuts for each number of changes are
    found by dynamic programming, and the number is chosen by BIC. What looks like a change of events may be
    one of reporting: give the effort as ``exposure``, and repeat without each source.

    Parameters
    ----------
    counts : pandas.Series or sequence
        One number a period; the index names the periods and increases. Periods are taken one after the
        other, however far apart their labels are.
    family : {"poisson", "normal"}, default "poisson"
        ``poisson`` for counts of events; ``normal`` for measurements with one spread. A normal family on
        counts puts changes in the wrong place: its spread does not grow with the rate.
    changes : int, default 1
        The greatest number of changes.
    exposure : sequence, optional
        Of Poisson counts, what each period's rate is multiplied by (days, source-months): above 0. 1 by
        default.
    prior : tuple of float, default (1, 1)
        Shape and rate of the Gamma prior of Poisson rates. It weighs as ``shape`` - 1 events in ``rate``
        periods: for great counts in few periods, take a small rate, such as one over their mean.
    level : float, default 0.95
        Of intervals.
    shortest : int, optional
        The fewest periods of a segment; by default 1 for counts and 2 for measurements.

    Returns
    -------
    ChangePoint or ChangePoints
        With one change ``posterior``, ``mode``, ``interval``, ``rates``; with several ``changes``,
        ``intervals``, ``rates``. Both have ``fits``, ``summary()`` and ``frame()``.

    Raises
    ------
    BadValue
        If a count is missing, negative, infinite or (Poisson) not whole; if periods are out of order; if a
        parameter is out of its range.
    UnknownName
        If the family is neither of the two.
    Refusal
        If there are too few periods or events, or a normal series does not vary.

    Notes
    -----
    Poisson, one change: Raftery and Akman (1986), "Bayesian analysis of a Poisson process with a
    change-point", Biometrika 73, here with a change between periods and every position as likely. Normal,
    one change: posterior with flat priors (Smith 1975, Biometrika 62), interval of Bai (1997), Review of
    Economics and Statistics 79. Several: Bai and Perron (2003), Journal of Applied Econometrics 18; BIC as in
    Zeileis et al. (2003), Computational Statistics and Data Analysis 44. Periods are taken as independent
    given the rates: counts that vary more than Poisson counts, or follow each other, show changes that are
    not there.

    Examples
    --------
    >>> found = change_point(pd.Series([4, 5, 3, 6, 1, 0, 1], index=range(2091, 2098)))
    >>> found.mode, found.interval
    (2094, (2094, 2096))
    """
    given = checked(counts, family, exposure, prior, level, shortest)
    most = whole_number("changes", changes, 1)
    if most > len(given.counts) // given.shortest - 1:
        raise BadValue("changes", changes, f"{len(given.counts)} periods do not hold so many segments")
    if family == "normal":
        normal = Normal.of(given.values)
        return _normal(given, normal) if most == 1 else several(given, normal, most)
    poisson = Poisson.of(given.values, given.exposure)
    return _poisson(given, poisson) if most == 1 else several(given, poisson, most)


def _poisson(given: Given, family: Poisson) -> ChangePoint:
    posterior, log_bayes_factor, rates = gamma_poisson(
        given.values, given.exposure, given.prior, given.shortest
    )
    low, high = equal_tails(posterior, given.level)
    interval = given.last(given.shortest + low), given.last(given.shortest + high)
    return _result(
        given, family, posterior, interval=interval, rates=rates, log_bayes_factor=log_bayes_factor
    )


def _normal(given: Given, family: Normal) -> ChangePoint:
    size, costs = family.size, one_change(family, given.shortest)
    cut = given.shortest + int(costs.argmin())
    fits(family, np.array([family.costs(0, size), costs.min()]))
    posterior = flat_normal(costs, size, given.shortest)
    before, after = given.means([cut])
    interval = bai(given, 0, cut, size)
    return _result(given, family, posterior, interval=interval, rates=(before, after), log_bayes_factor=None)


def _result(given: Given, family: Family, posterior: Floats, **found: Any) -> ChangePoint:
    """Put together what both families share."""
    costs, none = one_change(family, given.shortest), family.costs(0, family.size)
    likelihood = family.log_likelihood(np.append(costs, none))
    ratio = np.maximum(2 * (likelihood[:-1] - likelihood[-1]), 0.0)
    ends = given.counts.index[given.shortest - 1 : family.size - given.shortest]
    positions = pd.DataFrame({"posterior": posterior, "likelihood_ratio": ratio}, index=ends)
    return ChangePoint(
        family=given.family,
        posterior=positions["posterior"],
        mode=label_at(ends, int(posterior.argmax())),
        estimate=label_at(ends, int(costs.argmin())),
        likelihood_ratio=float(ratio.max()),
        fits=fits(family, np.array([none, costs.min()])),
        level=given.level,
        positions=positions,
        observed=given.counts / given.exposure,
        **found,
    )
