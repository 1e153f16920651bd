"""An estimate on the scale of logarithms, with its interval, and what stands at one date."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from nkrefugees.analysis.policy_effect.covariance import between, newey_west, student
from nkrefugees.analysis.policy_effect.fit import Fit
from nkrefugees.analysis.policy_effect.inputs import METHOD
from nkrefugees.errors import Refusal

WIDEST = 1e6


@dataclass(frozen=True)
class Estimate:
    """A log ratio, its standard error, and the standard errors on each side of a 95 % interval."""

    value: float
    error: float
    reach: float

    @property
    def ratio(self) -> float:
        """The ratio itself; 1 is no change."""
        return exp(self.value)

    @property
    def interval(self) -> tuple[float, float]:
        """The 95 % interval of the ratio."""
        return exp(self.value - self.reach * self.error), exp(self.value + self.reach * self.error)


@dataclass(frozen=True)
class Effect:
    """What the model shows at one date.

    Attributes
    ----------
    on : pandas.Period
        The first period after the date (and its lag).
    level : Estimate
        Step of the log rate at ``on``.
    slope : Estimate or None
        Change of the log rate per period, from ``on`` on, against the trend before.
    anticipation : Estimate or None
        Level of the window before, where it is modelled.
    control, difference : Estimate or None
        The step of the control series, and how far the step of the series differs from it.
    detectable : tuple of float
        The nearest ratios below and above 1 that would be found with 80 % power.
    rank : float or None
        Share of the placebo dates with a step as large or larger; None without placebo dates.
    p_value : float or None
        The same with the date itself counted in; only where the date was chosen before.
    """

    on: pd.Period
    level: Estimate
    slope: Estimate | None
    anticipation: Estimate | None
    control: Estimate | None
    difference: Estimate | None
    detectable: tuple[float, float]
    rank: float | None
    p_value: float | None


def exp(value: float) -> float:
    """The exponential; beyond what a float holds it is infinite."""
    with np.errstate(over="ignore", under="ignore"):
        return float(np.exp(value))


def bounded(found: Estimate) -> Estimate:
    """Refuse an estimate whose interval runs over a factor of a million to each side: it says nothing.

    Raises
    ------
    Refusal
        If it does.
    """
    if not found.reach * found.error < np.log(WIDEST):
        low, high = found.interval
        reason = f"the interval of the step runs from {low:.2g} to {high:.2g}: the series says nothing on it"
        raise Refusal(METHOD, reason)
    return found


def estimate(fitted: Fit, name: str, start: int | None = None) -> Estimate:
    """The estimate of a term of the model."""
    return Estimate(*fitted.term(fitted.design.place(name, start)), fitted.reach)


def difference(series: Fit, control: Fit, start: int, lags: int) -> Estimate:
    """Difference of two steps of level, with the correlation of the two series period by period.

    Both models have the same columns: what a period adds to the one step is taken from what it adds to the
    other.
    """
    place = series.design.place("level", start)
    unit = series.design.scale[place]
    ours, theirs = series.influence[:, place], control.influence[:, place]
    robust = newey_west((ours - theirs)[:, None], lags)[0, 0]
    points, freedom = int(series.design.kept.sum()), series.freedom
    apart = sum(f.plain.covariance[place, place] for f in (series, control))
    plain = apart - 2 * between(series.plain, control.plain)[place, place]
    error = float(np.sqrt(max(plain, robust * points / freedom, 0.0))) / unit
    value = (series.coefficients[place] - control.coefficients[place]) / unit
    return Estimate(float(value), error, student(0.95, freedom))
