"""Where dates of interventions fall among the periods of a series."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from numbers import Integral
from typing import Any, TypeAlias

import pandas as pd

from nkrefugees import dates
from nkrefugees.analysis.policy_effect.inputs import METHOD
from nkrefugees.errors import BadValue, Refusal

Day: TypeAlias = "str | int | date"


def positions(on: Day | Iterable[Day], periods: pd.PeriodIndex) -> list[int]:
    """Find the first period after each date: the first of which at least half lies on or after the day.

    Raises
    ------
    BadValue, BadDate
        If no date is given, a date is wider than a period, or two fall on one period.
    Refusal
        If a date lies outside the series.
    """
    given = [on] if isinstance(on, str | date | Integral) or not isinstance(on, Iterable) else list(on)
    if not given:
        raise BadValue("on", on, "give at least one date")
    found = sorted(_position(day, periods) for day in given)
    if len(set(found)) < len(found):
        raise BadValue("on", on, "two of the dates fall on one period of the series")
    return found


def _position(day: object, periods: pd.PeriodIndex) -> int:
    first = _first_day(day, periods)
    span = (periods[0].start_time, periods[-1].end_time)
    if not span[0] <= first <= span[1]:
        raise Refusal(METHOD, f"{day} lies outside the series ({periods[0]} to {periods[-1]})")
    at = int(periods.start_time.searchsorted(first, side="right")) - 1
    period = periods[at]
    length = period.end_time - period.start_time
    return at if (period.end_time - first) * 2 >= length else at + 1


def _first_day(day: Any, periods: pd.PeriodIndex) -> pd.Timestamp:
    """First day of a date, which must not be wider than a period of the series."""
    if isinstance(day, pd.Period):
        day = day.start_time
    if isinstance(day, bool) or (pd.api.types.is_scalar(day) and pd.isna(day)):
        raise BadValue("on", day, "give a day, an EDTF text or a year")
    if isinstance(day, Integral) and 1 <= int(day) <= 9999:
        first, last = date(int(day), 1, 1), date(int(day), 12, 31)
    elif isinstance(day, str) and day.endswith("/.."):
        first = last = dates.day(day)
    else:
        first, last = dates.day(day), dates.day(day, last=True)
    width = max((p.end_time - p.start_time).days + 1 for p in periods)
    if (last - first).days + 1 > width:
        raise BadValue(
            "on", day, f"it is wider than a period of the series ({periods[0]}); name the first day"
        )
    return pd.Timestamp(first)
