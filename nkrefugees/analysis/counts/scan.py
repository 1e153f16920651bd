"""The temporal scan statistic: whether the fullest window is fuller than chance would make it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from nkrefugees.analysis.counts.counted import Floats, label_at, real_number, whole_number
from nkrefugees.analysis.counts.scan_tail import tail
from nkrefugees.analysis.counts.times import Times, as_days, holds_dates, timed
from nkrefugees.analysis.results import Result, label, number
from nkrefugees.errors import BadValue, Refusal

METHOD = "scan"
_MOST_DRAWS = 10**7
_LEAST = 1e-12


@dataclass(frozen=True, repr=False, eq=False)
class Scan(Result):
    """The fullest window; made by `scan`.

    Attributes
    ----------
    first, last : Timestamp or float
        The window with the most events, both ends included; of dates, its first and last day. The earliest
        of several.
    count : int
        Events in it.
    p_value : float
        The probability that some window holds as many or more, had the events fallen evenly.
    method : str
        How the p-value was found: ``exact`` or ``monte carlo``.
    n : int
        Events in all.
    window, length : float
        The lengths of the window and of the period, in days or units of time.
    windows : pandas.DataFrame
        Every window that begins at an event: ``first``, ``last``, ``count``.
    """

    first: Any
    last: Any
    count: int
    p_value: float
    method: str
    n: int
    window: float
    length: float
    windows: pd.DataFrame

    def summary(self) -> str:
        """Say how full the fullest window is, and how often chance makes one as full."""
        return (
            f"The fullest window of {number(self.window)} holds {self.count} of {self.n} events: "
            f"{label(self.first)} to {label(self.last)}. Had the events fallen evenly over the "
            f"{number(self.length)} of the period, one as full or fuller would be found with probability "
            f"{number(self.p_value)} ({self.method})."
        )

    def frame(self) -> pd.DataFrame:
        """One row a window that begins at an event: ``first``, ``last``, ``count``."""
        return self.windows.copy()


def scan(
    times: Any,
    window: Any,
    *,
    period: tuple[Any, Any] | None = None,
    draws: int = 9999,
    seed: int = 0,
) -> Scan:
    """Find the window with the most events, and how often chance makes one as full.

    Parameters
    ----------
    times : sequence or pandas.Series
        The time of each event, dates or numbers; several may share a day. Of dates the time of day is
        dropped.
    window : float, str or Timedelta
        The length of the window: days (or ``"30D"``) of dates, else units of time. A window of 30 days
        holds its first day and the 29 after it.
    period : tuple, optional
        The first and the last time (of dates: day) that was watched. By default from the first event to
        the last, which can only make the p-value greater.
    draws : int, default 9999
        Monte Carlo draws, where no exact probability is known.
    seed : int, default 0
        Of the draws.

    Returns
    -------
    Scan
        ``first``, ``last``, ``count``, ``p_value``, ``method``, ``summary()``, ``frame()``.

    Raises
    ------
    BadValue
        If a time is missing or infinite, lies outside the period, or a parameter is out of its range.
    Refusal
        If there are fewer than two events, all have one time, or the window is as long as the period, or
        nothing beside it.

    See Also
    --------
    scan_tail : The probability itself, from the numbers alone.

    Notes
    -----
    Naus (1965), "The distribution of the size of the maximum cluster of points on a line", Journal of the
    American Statistical Association 60. The p-value is given the number of events. The window's length must
    not be chosen after seeing the events. Of dates, the exact probability is that of continuous time, which
    is never too small for whole days; Monte Carlo draws whole days. What looks like a cluster of events may
    be one of reports.

    Examples
    --------
    >>> found = scan([0.0, 0.5, 0.51, 0.52, 0.53, 0.54, 0.8, 1.0], window=0.1)
    >>> found.count, found.first, round(found.p_value, 4), found.method
    (5, 0.5, 0.0176, 'exact')
    """
    given = _whole_days(timed(times, METHOD))
    width = as_days("window", window, given.dates)
    begin, end = _period(period, given)
    length = end - begin + (1 if given.dates else 0)
    if not _LEAST < width / length < 1:
        raise Refusal(METHOD, f"a window of {width:g} does not compare with a period of {length:g}")
    inside = width - (1 if given.dates else 0)
    if inside < 0 or (given.dates and width % 1):
        raise BadValue("window", window, "of dates, give whole days")
    windows = _windows(given, inside)
    at = int(windows["count"].to_numpy().argmax())
    count = int(windows["count"].iloc[at])
    days = int(length) if given.dates else None
    chance = tail(count, len(given), width / length, draws=_draws(draws), seed=_seed(seed), days=days)
    first, last = (label_at(pd.Index(windows[end]), at) for end in ("first", "last"))
    return Scan(first, last, count, *chance, len(given), width, length, windows)


def scan_tail(
    count: int, n: int, window: float, *, method: str = "auto", draws: int = 9999, seed: int = 0
) -> float:
    """Tell the probability that some window holds ``count`` or more of ``n`` events that fall evenly.

    Parameters
    ----------
    count, n : int
        Events in the window and in all.
    window : float
        Its length as a share of the period, between 0 and 1.
    method : {"auto", "exact", "monte carlo"}, default "auto"
        ``auto`` is exact where a formula is known, else Monte Carlo.
    draws, seed : int
        Of Monte Carlo.

    Returns
    -------
    float
        P(S_w >= count | n).

    Raises
    ------
    BadValue
        If a parameter is out of its range.
    UnknownName
        If the method is none of the three.
    Refusal
        If an exact probability is asked for where no formula is known.

    Notes
    -----
    Exact (Naus 1965) for more than half of the events in at most half of the period, for all events, and
    for two. Monte Carlo returns (1 + hits) / (1 + draws).

    Examples
    --------
    >>> round(scan_tail(5, 8, 0.1), 4), round(scan_tail(6, 10, 0.1), 5)
    (0.0176, 0.00705)
    """
    events = whole_number("n", n, 1)
    held = whole_number("count", count, 1)
    share = real_number("window", window, _LEAST, 1)
    if held > events:
        raise BadValue("count", count, f"no window holds more than all {events} events")
    return tail(held, events, share, method=method, draws=_draws(draws), seed=_seed(seed))[0]


def _draws(draws: int) -> int:
    if whole_number("draws", draws, 99) > _MOST_DRAWS:
        raise BadValue("draws", draws, f"give at most {_MOST_DRAWS}")
    return int(draws)


def _seed(seed: int) -> int:
    return whole_number("seed", seed, 0)


def _whole_days(given: Times) -> Times:
    """Drop the time of day."""
    if not given.dates:
        return given
    days = np.floor(given.values)
    if days[0] == days[-1]:
        raise Refusal(METHOD, "all events fall on one day")
    return Times(days, dates=True)


def _period(period: tuple[Any, Any] | None, given: Times) -> tuple[float, float]:
    """The ends of the period; all events lie between them."""
    if period is None:
        return float(given.values[0]), float(given.values[-1])
    if not isinstance(period, tuple | list) or len(period) != 2 or holds_dates(period) != given.dates:
        raise BadValue("period", period, "give its first and last time, as the events have them")
    ends = _whole_days(timed(period, "period")).values
    if ends[0] > given.values[0] or ends[1] < given.values[-1]:
        raise BadValue("period", period, "all events must lie inside it")
    return float(ends[0]), float(ends[1])


def _windows(given: Times, inside: float) -> pd.DataFrame:
    """Every window that begins at an event."""
    starts: Floats = np.unique(given.values)
    ends = starts + inside
    counts = np.searchsorted(given.values, ends, side="right") - np.searchsorted(given.values, starts)
    return pd.DataFrame({"first": given.as_given(starts), "last": given.as_given(ends), "count": counts})
