"""How long until an event, where some are never seen to have it."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from nkrefugees.errors import BadValue

COLUMNS = ["day", "at_risk", "n_events", "share"]


def kaplan_meier(days: Any, seen: Any) -> pd.DataFrame:
    """Estimate the share that has had an event by each day.

    Parameters
    ----------
    days : array of float
        Days until the event, or until the last look; not below 0.
    seen : array of bool
        Whether the event was seen; where not, the case is censored on that day: it counts as exposed up to
        and on it, and never as safe.

    Returns
    -------
    pandas.DataFrame
        One row a day with an event: ``day``, ``at_risk`` (cases not yet gone), ``n_events``, ``share`` (one
        minus the Kaplan-Meier estimate).

    Raises
    ------
    BadValue
        If a number of days is missing or below 0.

    Notes
    -----
    Kaplan and Meier (1958), "Nonparametric estimation from incomplete observations", Journal of the American
    Statistical Association 53. It supposes that cases leave for reasons unlike those of the event.

    Examples
    --------
    >>> kaplan_meier([1, 2, 2], [True, False, True])["share"].round(3).tolist()
    [0.333, 0.667]
    """
    times = np.asarray(days, dtype=float)
    events = np.asarray(seen, dtype=bool)
    if np.isnan(times).any() or (times < 0).any():
        raise BadValue("days", "below 0, or missing", "give the days until the event or the last look")
    when = np.unique(times[events])
    exposed = np.array([(times >= day).sum() for day in when], dtype=int)
    had = np.array([(times[events] == day).sum() for day in when], dtype=int)
    left = np.cumprod(1 - had / np.maximum(exposed, 1))
    rows = {"day": when, "at_risk": exposed, "n_events": had, "share": 1 - left}
    return pd.DataFrame(rows, columns=COLUMNS)


def share_by(curve: pd.DataFrame, day: float) -> float:
    """Read off a curve the share that has had the event by a day.

    Examples
    --------
    >>> share_by(kaplan_meier([1, 3], [True, True]), 2)
    0.5
    """
    past = curve.loc[curve["day"] <= day, "share"]
    return float(past.iloc[-1]) if len(past) else 0.0
