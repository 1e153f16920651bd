"""When each group happened: the days on which its claims agree, closed with those of its incident."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from nkrefugees.analysis.columns.groups import Array, Groups, Known
from nkrefugees.analysis.days import agreed_days, incident_days

_DAY = "datetime64[us]"


def spans(rows: pd.DataFrame, groups: Groups, counted: Array) -> dict[str, Any]:
    """Give ``first_day`` and ``last_day`` of each group; of claims that count, or else of all."""
    chosen = counted | ~groups.any(counted)[groups.of]
    first, last = (_days(rows[c]).among(chosen) for c in ("first_day", "last_day"))
    begin, end = groups.most(first), groups.least(last)
    for number, span in _disagreeing(groups, first, last, begin, end).items():
        for side, day in zip((begin, end), span, strict=True):
            side.known[number] = day is not None
            side.values[number] = 0 if day is None else day
    return _closed(begin, end, groups.keys["incident_id"])


def _days(column: pd.Series[Any]) -> Known:
    days = column.to_numpy(_DAY)
    return Known(days.view("int64"), ~np.isnat(days))


def _disagreeing(
    groups: Groups, first: Known, last: Known, begin: Known, end: Known
) -> dict[int, tuple[int | None, int | None]]:
    """The days of groups whose claims do not agree, one by one: they are few."""
    apart = begin.known & end.known & (begin.values > end.values)
    rows = np.flatnonzero(apart[groups.of] & (first.known | last.known))
    told: dict[int, set[tuple[int | None, int | None]]] = {}
    for row, number in zip(rows.tolist(), groups.of[rows].tolist(), strict=True):
        span = (_value(first, row), _value(last, row))
        told.setdefault(number, set()).add(span)
    return {number: agreed_days(spans) for number, spans in told.items()}


def _value(days: Known, row: int) -> int | None:
    return int(days.values[row]) if days.known[row] else None


def _closed(begin: Known, end: Known, incident_ids: Array) -> dict[str, Any]:
    """Close open ends with the days of the incident, where these allow it."""
    known = incident_days(dict.fromkeys(incident_ids))
    sides = [[known[name][side] if name in known else None for name in incident_ids] for side in (0, 1)]
    opens, closes = (_days(pd.Series(pd.to_datetime(pd.Series(days, dtype=object)))) for days in sides)
    fits = ~begin.known & opens.known & (~end.known | (opens.values <= end.values))
    begin = Known(np.where(fits, opens.values, begin.values), begin.known | fits)
    fits = ~end.known & closes.known & (~begin.known | (closes.values >= begin.values))
    end = Known(np.where(fits, closes.values, end.values), end.known | fits)
    return {"first_day": _stamps(begin), "last_day": _stamps(end)}


def _stamps(days: Known) -> Array:
    stamps = days.values.astype("int64").view(_DAY).copy()
    stamps[~days.known] = np.datetime64("NaT")
    return stamps
