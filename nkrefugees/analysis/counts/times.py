"""What analyses of events in time take: dates, or numbers such as 1891.252; one for each event."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from nkrefugees.analysis.counts.counted import Floats, counted, floats, real_number
from nkrefugees.errors import BadValue, Refusal

_DAY = pd.Timedelta(1, unit="D")
_EPOCH = pd.Timestamp("1970-01-01")
_ALLOWED = "give dates (not text: use pd.to_datetime) or finite numbers, one for each event"


@dataclass(frozen=True, eq=False)
class Times:
    """Sorted times of events: ``values`` as floats; of ``dates``, days since 1970."""

    values: Floats
    dates: bool

    def __len__(self) -> int:
        return len(self.values)

    def as_given(self, values: Floats) -> Any:
        """Turn floats back into what was given: a DatetimeIndex, or floats."""
        return as_dates(values) if self.dates else np.asarray(values, dtype=float)


def timed(times: Any, method: str) -> Times:
    """Read the times of events.

    Parameters
    ----------
    times : sequence, pandas.Series or pandas.Index
        Dates (`datetime.date`, `pandas.Timestamp`, `numpy.datetime64`) or numbers, in any order; several
        events may have one time.
    method : str
        Who asks, for refusals.

    Raises
    ------
    BadValue
        If a time is missing, infinite, or neither a date nor a number.
    Refusal
        If there are fewer than two events, or all have one time.
    TypeError
        If it is no sequence.

    Examples
    --------
    >>> timed([3.5, 1.5, 1.5], "scan").values.tolist()
    [1.5, 1.5, 3.5]
    """
    given = _listed(times)
    dates = _are_dates(given)
    values = np.sort(_days(given) if dates else floats(counted(given, "times", whole=False)))
    if len(values) < 2:
        raise Refusal(method, f"{'one event' if len(values) else 'no event'} given; two are the least")
    if values[0] == values[-1]:
        raise Refusal(method, "all events fall on one day" if dates else "all events have one time")
    return Times(values, dates)


def holds_dates(values: Any) -> bool:
    """Whether a sequence holds dates."""
    return isinstance(values, Iterable) and not isinstance(values, str) and _are_dates(_listed(values))


def as_dates(days: Floats) -> pd.DatetimeIndex:
    """Turn days since 1970 into dates."""
    return pd.DatetimeIndex(np.rint(np.asarray(days) * 86400e6).astype("int64").astype("datetime64[us]"))


def as_days_of(stamps: pd.DatetimeIndex) -> Floats:
    """Turn dates into days since 1970."""
    return np.asarray((stamps - _EPOCH) / _DAY, dtype=np.float64)


def as_days(what: str, length: Any, dates: bool) -> float:
    """Read a length of time: a number, or, of dates, also a Timedelta or text such as ``"30D"``."""
    if dates and isinstance(length, str | dt.timedelta):
        try:
            length = pd.Timedelta(length) / _DAY
        except ValueError:
            raise BadValue(what, length, "give days, or a length such as '30D'") from None
    return real_number(what, length, 0, 1e100)


def _listed(times: Any) -> pd.Series[Any]:
    """One series, numbered from 0."""
    if isinstance(times, str | bytes | dict | set | pd.DataFrame) or not isinstance(times, Iterable):
        raise TypeError(f"times are a sequence of dates or numbers, not {type(times).__name__}")
    values = times if isinstance(times, pd.Series | pd.Index | np.ndarray) else list(times)
    if np.ndim(np.asarray(values, dtype=object)) != 1:
        raise BadValue("times", type(times).__name__, "give one time for each event, in one dimension")
    return pd.Series(values).reset_index(drop=True) if len(values) else pd.Series(dtype=float)


def _are_dates(given: pd.Series[Any]) -> bool:
    if pd.api.types.is_datetime64_any_dtype(given.dtype):
        return True
    is_object = given.dtype == object
    return is_object and any(isinstance(value, dt.date | np.datetime64) for value in given)


def _days(given: pd.Series[Any]) -> Floats:
    if not pd.api.types.is_datetime64_any_dtype(given.dtype):
        given = _stamps(given)
    if given.isna().any():
        raise BadValue("times", "a missing date", _ALLOWED)
    if given.dt.tz is not None:
        raise BadValue("times", given[0], "give dates without a time zone: tz_localize(None)")
    return as_days_of(pd.DatetimeIndex(given))


def _stamps(given: pd.Series[Any]) -> pd.Series[pd.Timestamp]:
    """Read dates of several kinds."""
    for value in given:
        if not isinstance(value, dt.date | np.datetime64):
            raise BadValue("times", value, _ALLOWED)
    try:
        stamps = [pd.Timestamp(value).as_unit("us") for value in given]
        return pd.Series(pd.DatetimeIndex(stamps))
    except (ValueError, OverflowError):
        raise BadValue("times", "dates that pandas cannot hold together", _ALLOWED) from None
