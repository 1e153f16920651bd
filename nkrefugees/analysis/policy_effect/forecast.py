"""What was to be expected had nothing changed: the trend of the model, and a random walk with drift."""

from __future__ import annotations

import numpy as np
import pandas as pd

from nkrefugees.analysis.policy_effect.covariance import student
from nkrefugees.analysis.policy_effect.fit import Fit
from nkrefugees.analysis.policy_effect.inputs import Counts, Vector


def expected(counts: Counts, fitted: Fit) -> pd.DataFrame:
    """Counts observed and fitted, and the trend before carried on, with a 95 % interval of its mean.

    Parameters
    ----------
    counts : Counts
        The series.
    fitted : Fit
        The model fitted to it.

    Returns
    -------
    pandas.DataFrame
        Indexed by ``period``: ``observed``, ``fitted``, ``trend``, ``trend_low``, ``trend_high`` and
        ``left_out`` (in an anticipation window).
    """
    plain = fitted.design.without_dates()
    middle = plain @ fitted.coefficients + counts.offset
    reach = fitted.reach * np.array([fitted.error(row) for row in plain])
    bounds = {"trend": middle, "trend_low": middle - reach, "trend_high": middle + reach}
    columns = {"observed": counts.values, "fitted": fitted.fitted} | {k: _exp(v) for k, v in bounds.items()}
    rows = pd.DataFrame(columns, index=counts.periods.rename("period"))
    return rows.assign(left_out=~fitted.design.kept)


def forecast(counts: Counts, fitted: Fit, end: int, rows: pd.DataFrame) -> tuple[pd.DataFrame, str]:
    """Set a random walk beside the trend, from the first date on; annual series only.

    The walk runs on the logarithm of the rate before (half a count is added where a zero stands), with
    the drift of its own steps; its 95 % interval allows for the error of the drift (Hyndman and
    Athanasopoulos 2021, section 5.5).

    Returns
    -------
    tuple of pandas.DataFrame and str
        Indexed by ``period``: ``observed``, ``trend``, ``trend_low``, ``trend_high``, and for annual series
        ``walk``, ``walk_low``, ``walk_high``, ``inside`` (of the walk's interval); and why there is no walk.
    """
    after = rows.loc[
        counts.periods[fitted.design.starts[0]] :, ["observed", "trend", "trend_low", "trend_high"]
    ]
    if counts.season != 1:
        return after, "the random walk is for annual series"
    add = 0.5 if (counts.values[:end] == 0).any() else 0.0
    logs = np.log(counts.values[:end] + add) - counts.offset[:end]
    steps = np.diff(logs)
    if np.ptp(steps) < 1e-12:
        return after, "the rate before changes by the same step each year, so that a walk has no interval"
    ahead = np.arange(len(counts.periods) - len(after), len(counts.periods)) - end + 1
    middle = logs[-1] + ahead * steps.mean()
    spread = np.std(steps, ddof=1) * np.sqrt(ahead + ahead**2 / len(steps)) * student(0.95, len(steps) - 1)
    offset = counts.offset[-len(after) :]
    low, high = (_exp(middle + side * spread + offset) - add for side in (-1, 1))
    inside = (after["observed"] >= low) & (after["observed"] <= high)
    walk = _exp(middle + offset) - add
    bounds = {"walk": np.clip(walk, 0, None), "walk_low": np.clip(low, 0, None), "walk_high": high}
    return after.assign(**bounds, inside=inside), ""


def _exp(logs: Vector) -> Vector:
    with np.errstate(over="ignore", under="ignore"):
        values: Vector = np.exp(logs)
    return values
