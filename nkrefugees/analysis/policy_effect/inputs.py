"""What is handed in: counts on a calendar without holes, and columns beside them."""

from __future__ import annotations

from dataclasses import dataclass
from numbers import Integral
from typing import Any, TypeAlias

import numpy as np
import pandas as pd

from nkrefugees.errors import BadValue

METHOD = "policy_effect"
MOST = 2**53
SEASONS = {"Y": 1.0, "Q": 4.0, "M": 12.0, "W": 365.25 / 7, "D": 365.25}
Vector: TypeAlias = "np.ndarray[Any, np.dtype[np.float64]]"
_INDEX = "index the counts by period (a PeriodIndex, a DatetimeIndex, or years as whole numbers)"
_FREQ = "its periods must be years, quarters, months, weeks or days, one step apart and none left out"


@dataclass(frozen=True, eq=False)
class Counts:
    """Counts of a row of periods, what they are measured against, and columns beside them."""

    periods: pd.PeriodIndex
    values: Vector
    offset: Vector
    covariates: pd.DataFrame

    @property
    def season(self) -> float:
        """Periods in a year."""
        return SEASONS[base(self.periods)]

    def before(self, end: int) -> Counts:
        """The first ``end`` periods."""
        return Counts(self.periods[:end], self.values[:end], self.offset[:end], self.covariates.iloc[:end])


def counted(
    series: pd.Series[Any],
    offset: pd.Series[Any] | None = None,
    exposure: pd.Series[Any] | None = None,
    covariates: pd.DataFrame | None = None,
    name: str = "series",
) -> Counts:
    """Read counts and what stands beside them, in the order of their periods.

    Raises
    ------
    BadValue
        If a count is missing, negative or no whole number, a period is missing or stands twice, or a
        column beside the counts does not cover them.
    """
    rows = _by_period(series, name)
    periods = pd.PeriodIndex(rows.index)
    beside = pd.DataFrame(index=periods)
    if covariates is not None:
        beside = _covariates(covariates, periods)
    total = _column(offset, periods, "offset") + _log(_column(exposure, periods, "exposure", 1.0))
    # An offset is measured from its middle, so that its unit does not matter to the arithmetic.
    return Counts(periods, _whole(rows, name), total - np.median(total), beside)


def whole(what: str, value: Any, least: int = 0) -> int:
    """Check a number of periods.

    Raises
    ------
    BadValue
        If it is no whole number, or too small.
    """
    if (
        isinstance(value, bool | np.bool_)
        or not isinstance(value, Integral)
        or not least <= int(value) < MOST
    ):
        raise BadValue(what, value, f"give a whole number, {least} or more")
    return int(value)


def base(periods: pd.PeriodIndex) -> str:
    """The letter of a frequency: Y, Q, M, W or D."""
    return str(periods.freqstr).partition("-")[0]


def _by_period(column: pd.Series[Any] | pd.DataFrame, name: str) -> Any:
    """The rows of a column or frame under their periods, in order."""
    if not isinstance(column, pd.Series | pd.DataFrame):
        raise TypeError(f"{METHOD} takes {name} as a pandas Series or frame, not {type(column).__name__}")
    if column.empty:
        raise BadValue(name, "an empty column", "give one row a period")
    periods = _periods(column.index, name)
    rows = column.set_axis(periods).sort_index()
    steps = np.diff(pd.PeriodIndex(rows.index).asi8)
    if (steps != 1).any():
        at = rows.index[int(np.flatnonzero(steps != 1)[0])]
        fault = "stands twice" if (steps == 0).any() else "is followed by no next period"
        raise BadValue(f"index of {name}", str(at), f"it {fault}; {_FREQ}")
    return rows


def _periods(index: pd.Index[Any], name: str) -> pd.PeriodIndex:
    """Read an index as periods."""
    if isinstance(index, pd.DatetimeIndex):
        return _known(_from_days(index, name), name)
    if isinstance(index, pd.PeriodIndex):
        return _known(index, name)
    if pd.api.types.is_integer_dtype(index.dtype) and index.min() >= 1 and index.max() <= 9999:
        return pd.PeriodIndex([pd.Period(year=int(year), freq="Y") for year in index])
    raise BadValue(f"index of {name}", str(index.dtype), _INDEX)


def _from_days(index: pd.DatetimeIndex, name: str) -> pd.PeriodIndex:
    """The longest periods that lie one after the other; weeks are named by their last day."""
    days = index.tz_localize(None)
    first = days.min()
    if days.hasnans:
        return _refused(days, name)
    month = f"{first - pd.Timedelta(days=1):%b}" if first.day == 1 else f"{first:%b}"
    end = month.upper() if first.day == 1 or first.is_month_end else "DEC"
    for freq in (f"Y-{end}", f"Q-{end}", "M", f"W-{first:%a}".upper(), "D"):
        periods = days.to_period(freq)
        if (np.diff(np.sort(periods.asi8)) == 1).all():
            return periods
    return _refused(days, name)


def _refused(days: pd.Index[Any], name: str) -> pd.PeriodIndex:
    raise BadValue(f"index of {name}", f"{len(days)} days", _FREQ)


def _known(periods: pd.PeriodIndex, name: str) -> pd.PeriodIndex:
    if base(periods) not in SEASONS or periods.hasnans:
        raise BadValue(f"index of {name}", str(periods.freqstr), _FREQ)
    return periods


def _numbers(column: pd.Series[Any], name: str) -> Vector:
    """A column as finite floats."""
    if pd.api.types.is_bool_dtype(column.dtype) or not pd.api.types.is_numeric_dtype(column.dtype):
        raise BadValue(name, str(column.dtype), "give numbers")
    if pd.api.types.is_complex_dtype(column.dtype):
        raise BadValue(name, str(column.dtype), "give real numbers")
    values = column.to_numpy(dtype="float64", na_value=np.nan)
    if not np.isfinite(values).all():
        at = column.index[int(np.flatnonzero(~np.isfinite(values))[0])]
        raise BadValue(name, f"nothing finite in {at}", "give a number for every period; missing is not zero")
    return values


def _whole(rows: pd.Series[Any], name: str) -> Vector:
    """Counts: whole, not negative."""
    if not isinstance(rows, pd.Series):
        raise TypeError(f"{METHOD} takes {name} as a pandas Series, not {type(rows).__name__}")
    values = _numbers(rows, name)
    wrong = (values < 0) | (values != np.floor(values)) | (values >= MOST)
    if wrong.any():
        at = int(np.flatnonzero(wrong)[0])
        allowed = "counts are whole numbers, 0 or more; give a rate as counts and an exposure"
        raise BadValue(name, f"{values[at]:g} in {rows.index[at]}", allowed)
    return values


def _column(
    column: pd.Series[Any] | None, periods: pd.PeriodIndex, name: str, missing: float = 0.0
) -> Vector:
    """A column of numbers on the periods of the counts."""
    if column is None:
        return np.full(len(periods), missing)
    if not isinstance(column, pd.Series):
        raise TypeError(f"{METHOD} takes {name} as a pandas Series, not {type(column).__name__}")
    values = _numbers(_on(column, periods, name), name)
    if name == "exposure" and (values <= 0).any():
        raise BadValue(name, f"{values.min():g}", "an exposure is above 0 in every period")
    if name == "offset" and np.abs(values).max() > 500:
        raise BadValue(name, f"{np.abs(values).max():g}", "an offset is a logarithm; give `exposure` itself")
    return values


def _log(exposure: Vector) -> Vector:
    logs: Vector = np.log(exposure)
    return logs


def _on(column: Any, periods: pd.PeriodIndex, name: str) -> Any:
    """Rows of a column or frame for the periods of the counts."""
    rows = _by_period(column, name)
    if rows.index.dtype != periods.dtype or len(periods.difference(rows.index)):
        raise BadValue(
            f"index of {name}", f"{rows.index[0]} to {rows.index[-1]}", "cover every period of series"
        )
    return rows.reindex(periods)


def _covariates(frame: pd.DataFrame, periods: pd.PeriodIndex) -> pd.DataFrame:
    if not isinstance(frame, pd.DataFrame):
        raise TypeError(f"{METHOD} takes covariates as a pandas frame, not {type(frame).__name__}")
    if not frame.columns.is_unique:
        raise BadValue("covariates", list(frame.columns), "name each column once")
    rows = _on(frame, periods, "covariates")
    columns = {str(c): _numbers(rows[c], f"covariate {c!r}") for c in rows}
    if len(columns) < len(frame.columns):
        raise BadValue("covariates", list(frame.columns), "name each column once")
    return pd.DataFrame(columns, index=periods)
