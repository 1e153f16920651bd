"""What was found, before it is shown or said."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from nkrefugees.analysis.policy_effect.estimates import Effect, Estimate
from nkrefugees.analysis.policy_effect.placebo import Placebo
from nkrefugees.analysis.policy_effect.setup import Setup


@dataclass(frozen=True, eq=False)
class Findings:
    """The parts of a result.

    Attributes
    ----------
    effects : tuple of Effect
        One a date, in the order of time.
    setup : Setup
        ``terms`` (slope, order of harmonics, anticipation), ``family`` and ``bandwidth``.
    season_chosen : bool
        Whether the order of harmonics was chosen by the series rather than given.
    points, freedom : int
        Points fitted, and those left over by the parameters.
    dispersion : float
        Pearson's; 1 is Poisson. Intervals never use less than 1.
    autocorrelation : float
        Correlation of one period's residual with the next that the errors allow for; 0 if none is found.
    chosen : {"after", "before"}
        When the date was chosen: after or before the series was seen.
    placebo : Placebo
        Steps at dates before the first.
    forecast : pandas.DataFrame
        From the first date on: ``observed``, ``trend``, ``trend_low``, ``trend_high``; for annual series
        ``walk``, ``walk_low``, ``walk_high``, ``inside``.
    no_walk : str
        Why ``forecast`` has no walk; empty where it has one.
    fitted : pandas.DataFrame
        Every period: ``observed``, ``fitted``, ``trend``, ``trend_low``, ``trend_high``, ``left_out``.
    lags : pandas.DataFrame
        One row a lag (index ``lag``, periods) and date: ``on``, ``ratio``, ``low``, ``high``, ``refused``.
    others : dict of str to Estimate
        The other terms of the model, on the scale of logarithms.
    """

    effects: tuple[Effect, ...]
    setup: Setup
    season_chosen: bool
    points: int
    freedom: int
    dispersion: float
    autocorrelation: float
    chosen: str
    placebo: Placebo
    forecast: pd.DataFrame
    no_walk: str
    fitted: pd.DataFrame
    lags: pd.DataFrame
    others: dict[str, Estimate]
