"""Interrupted time series for counts: what a series shows at a date, and how little that may be."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import pandas as pd

from nkrefugees.analysis.policy_effect.estimates import Effect, Estimate, bounded, difference, estimate
from nkrefugees.analysis.policy_effect.fit import Fit
from nkrefugees.analysis.policy_effect.forecast import expected, forecast
from nkrefugees.analysis.policy_effect.inputs import METHOD, Counts, counted
from nkrefugees.analysis.policy_effect.moments import Day, positions
from nkrefugees.analysis.policy_effect.placebo import Placebo, placebo
from nkrefugees.analysis.policy_effect.power import detectable
from nkrefugees.analysis.policy_effect.result import PolicyEffect
from nkrefugees.analysis.policy_effect.setup import CHOSEN, Setup, lags_of, one_of, set_up, shifted
from nkrefugees.errors import BadValue, Refusal

__all__ = ["PolicyEffect", "policy_effect"]


def policy_effect(
    series: pd.Series[Any],
    on: Day | Iterable[Day],
    control: pd.Series[Any] | None = None,
    offset: pd.Series[Any] | None = None,
    *,
    exposure: pd.Series[Any] | None = None,
    covariates: pd.DataFrame | None = None,
    control_exposure: pd.Series[Any] | None = None,
    slope: bool = True,
    lag: int | Iterable[int] = 0,
    anticipation: int = 0,
    anticipated: str = "left out",
    harmonics: int | None = None,
    family: str = "quasipoisson",
    bandwidth: int | None = None,
    chosen: str = "after",
) -> PolicyEffect:
    """Describe what changed in a series of counts at one date or several.

    A log-linear trend with its season is carried over the date; the step of level at the date, and the
    change of slope from it on, are set against it. The same is done at every placebo date before, for a
    control series, and for other lags. What it finds is a difference in time, not what made it.

    Parameters
    ----------
    series : pandas.Series
        Counts (whole, 0 or more) indexed by year, quarter, month, week or day: periods, days or years as
        whole numbers, none left out. Not reported is not zero: a missing count is refused.
    on : str, int, date, or several
        The date, as EDTF text, year or day; no wider than a period. The first period of which at least
        half lies on or after it is the first after.
    control : pandas.Series, optional
        Counts over the same periods that the act should not have touched; fitted with the same columns.
    offset, exposure : pandas.Series, optional
        What the counts are measured against: its logarithm (``offset``), or itself (``exposure``). Of
        ``series`` alone; ``control_exposure`` is that of the control.
    covariates : pandas.DataFrame, optional
        Numbers over the same periods, as they enter the model (give logarithms where those are meant).
    slope : bool, default True
        Whether the slope may change with the level.
    lag : int or several, default 0
        Periods between a date and its first period after. The first given is that of the result.
    anticipation : int, default 0
        Periods before the date that may already have been touched.
    anticipated : {"left out", "modelled"}
        Whether these are left out, or have a level of their own.
    harmonics : int, optional
        Pairs of waves a year; by default as many as (quasi-)AIC chooses, none in annual series.
    family : {"quasipoisson", "poisson"}
        Whether errors grow with the dispersion.
    bandwidth : int, optional
        Lag of the Newey-West errors, in periods; by default 4 (n / 100)^(2/9).
    chosen : {"after", "before"}
        When the date was chosen: after the series was seen (no p-value is given), or before.

    Returns
    -------
    PolicyEffect
        ``level``, ``slope``, ``ratio``, ``interval``, ``control``, ``power``, ``placebo``, ``forecast``, …

    Raises
    ------
    Refusal
        If fewer than eight points stand on a side of a date, every count of a side is zero, a date lies
        outside the series, or the model has no estimate or one that says nothing; ``reason`` says which.
    BadValue, BadDate, UnknownName
        If something given is not what it must be.

    Notes
    -----
    Wagner et al. 2002 and Lopez Bernal et al. 2017 for the model, with time counted from the date; Newey and
    West 1987, 1994 and Zeger 1988 for the errors, of which the wider are taken; Santos Silva and Tenreyro
    2010 for whether an estimate exists. Intervals are somewhat too narrow where the counts of
    neighbouring periods go together closely: then the spread of the placebo dates says more.

    Examples
    --------
    >>> before, after = [60, 55, 63, 58, 61, 57, 62, 59], [30, 28, 33, 29, 31, 30, 27, 32]
    >>> found = policy_effect(pd.Series(before + after, range(2001, 2017)), 2009)
    >>> round(found.ratio, 2), found.p_value
    (0.5, None)
    """
    one_of("chosen", chosen, CHOSEN)
    counts = counted(series, offset, exposure, covariates)
    delays = lags_of(lag)
    given = positions(on, counts.periods)
    starts = shifted(given, delays[0], counts)
    plain = set_up(counts, slope, anticipation, anticipated, family, bandwidth)
    setup = plain.seasoned(counts, starts, harmonics)
    fitted = setup.fit(counts, starts)
    end = given[0] - setup.terms.anticipation
    placebos = placebo(counts, end, setup)
    beside = _control(control, control_exposure, counts, starts, setup)
    rows = expected(counts, fitted)
    ahead, no_walk = forecast(counts, fitted, starts[0] - setup.terms.anticipation, rows)
    return PolicyEffect(
        effects=tuple(_effect(counts, fitted, beside, s, setup, placebos, chosen) for s in starts),
        setup=setup,
        season_chosen=harmonics is None and counts.season > 1,
        points=int(fitted.design.kept.sum()),
        freedom=fitted.freedom,
        dispersion=fitted.dispersion,
        autocorrelation=fitted.plain.correlation,
        chosen=chosen,
        placebo=placebos,
        forecast=ahead,
        no_walk=no_walk,
        fitted=rows,
        lags=_over_lags(counts, given, delays, setup),
        others={t.name: estimate(fitted, *t) for t in fitted.design.terms if t.start is None},
    )


def _control(
    control: pd.Series[Any] | None,
    exposure: pd.Series[Any] | None,
    counts: Counts,
    starts: Sequence[int],
    setup: Setup,
) -> Fit | None:
    """The same model fitted to the control series."""
    if control is None:
        if exposure is not None:
            raise BadValue("control_exposure", "given alone", "give the control series too")
        return None
    covariates = counts.covariates if len(counts.covariates.columns) else None
    beside = counted(control, None, exposure, covariates, name="control")
    if not beside.periods.equals(counts.periods):
        span = f"{beside.periods[0]} to {beside.periods[-1]}"
        raise BadValue("index of control", span, "give the control over the same periods as the series")
    try:
        return setup.fit(beside, starts)
    except Refusal as refusal:
        raise Refusal(METHOD, f"control: {refusal.reason}") from refusal


def _effect(
    counts: Counts,
    fitted: Fit,
    beside: Fit | None,
    start: int,
    setup: Setup,
    placebos: Placebo,
    chosen: str,
) -> Effect:
    """What stands at one date."""
    level = bounded(estimate(fitted, "level", start))
    modelled = setup.terms.modelled and setup.terms.anticipation
    return Effect(
        on=counts.periods[start],
        level=level,
        slope=estimate(fitted, "slope", start) if setup.terms.slope else None,
        anticipation=estimate(fitted, "anticipation", start) if modelled else None,
        control=bounded(estimate(beside, "level", start)) if beside else None,
        difference=difference(fitted, beside, start, setup.bandwidth) if beside else None,
        detectable=detectable(counts, fitted, start),
        rank=placebos.rank(level.value),
        p_value=placebos.p_value(level.value) if chosen == "before" else None,
    )


def _over_lags(counts: Counts, given: Sequence[int], delays: Sequence[int], setup: Setup) -> pd.DataFrame:
    """The step of level at each lag, or why there is none."""
    rows: list[dict[str, Any]] = []
    for lag in delays:
        try:
            fitted = setup.fit(counts, shifted(given, lag, counts))
        except Refusal as refusal:
            rows.append({"lag": lag, "refused": refusal.reason})
            continue
        rows += [_row(lag, counts, start, estimate(fitted, "level", start)) for start in fitted.design.starts]
    return pd.DataFrame(rows, columns=["lag", "on", "ratio", "low", "high", "refused"]).set_index("lag")


def _row(lag: int, counts: Counts, start: int, level: Estimate) -> dict[str, Any]:
    low, high = level.interval
    return {
        "lag": lag, "on": counts.periods[start], "ratio": level.ratio, "low": low, "high": high, "refused": ""
    }  # fmt: skip
