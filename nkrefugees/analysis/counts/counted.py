"""What analyses of counts take: whole numbers of events in ordered periods; and their parameters."""

from __future__ import annotations

from collections.abc import Iterable
from numbers import Integral, Real
from typing import Any, TypeAlias

import numpy as np
import pandas as pd

from nkrefugees.errors import BadValue, Refusal

Floats: TypeAlias = "np.ndarray[Any, np.dtype[np.float64]]"
_EXACT = 2.0**53
_LARGEST = 1e100


def counted(counts: Any, what: str = "counts", *, whole: bool = True) -> pd.Series[float]:
    """Read counts of events in ordered periods.

    Parameters
    ----------
    counts : pandas.Series or sequence of numbers
        One value a period; the index names the periods and increases. A sequence is numbered from 0.
    what : str
        What the values are, for errors.
    whole : bool, default True
        Whether they are counts: whole numbers from 0.

    Returns
    -------
    pandas.Series
        The values as floats, with their index.

    Raises
    ------
    BadValue
        If a value is missing, infinite, no number, or, of counts, negative or not whole; if periods are
        missing, repeated or out of order.
    TypeError
        If it is no series or sequence.

    Examples
    --------
    >>> counted([2, 0, 5]).tolist()
    [2.0, 0.0, 5.0]
    """
    series = _series(counts, what)
    values = _numbers(series, what)
    limit = _EXACT if whole else _LARGEST
    _every(
        series, np.isfinite(values), what, "give a finite number for each period; leave none out as missing"
    )
    _every(series, np.abs(values) < limit / max(len(values), 1), what, "numbers must be smaller")
    if whole:
        _every(series, values >= 0, what, "counts are 0 or more")
        _every(series, values == np.floor(values), what, "counts are whole numbers")
    _ordered(series.index, what)
    return pd.Series(values, index=series.index, name=series.name, dtype=float)


def floats(series: pd.Series[float]) -> Floats:
    """The values of a series."""
    return np.asarray(series.to_numpy(), dtype=np.float64)


def label_at(index: pd.Index[Any], position: int) -> Any:
    """The label at a position, as Python or pandas has it.

    Examples
    --------
    >>> label_at(pd.Index([1891, 1892]), 1)
    1892
    """
    return index[position : position + 1].tolist()[0]


def events(counts: pd.Series[float], method: str, periods: int) -> None:
    """Refuse counts that hold too little for a method.

    Raises
    ------
    Refusal
        If there are fewer than two events, or fewer periods than it needs.
    """
    enough(len(counts), method, periods)
    if counts.sum() < 2:
        raise Refusal(method, f"{_some(int(counts.sum()))} cannot show a pattern; two are the least")


def enough(given: int, method: str, periods: int) -> None:
    """Refuse fewer periods than a method needs."""
    if given < periods:
        raise Refusal(method, f"{given} periods are too few; {periods} are the least")


def whole_number(what: str, value: object, least: int) -> int:
    """Read a parameter that is a whole number.

    Examples
    --------
    >>> whole_number("changes", 2, 1)
    2
    """
    if isinstance(value, Integral) and not isinstance(value, bool | np.bool) and int(value) >= least:
        return int(value)
    raise BadValue(what, value, f"give a whole number from {least}")


def real_number(what: str, value: object, above: float, below: float = np.inf) -> float:
    """Read a parameter that is a number between two others, which it must not reach.

    Examples
    --------
    >>> real_number("p0", 0.05, 0, 1)
    0.05
    """
    if isinstance(value, Real) and not isinstance(value, bool | np.bool) and above < float(value) < below:
        return float(value)
    upper = "" if below == np.inf else f" and below {below:g}"
    raise BadValue(what, value, f"give a finite number above {above:g}{upper}")


def _some(n: int) -> str:
    return "one event" if n == 1 else "no event"


def _series(counts: Any, what: str) -> pd.Series[Any]:
    if isinstance(counts, pd.Series):
        return counts
    if isinstance(counts, str | bytes | dict | set | pd.DataFrame) or not isinstance(counts, Iterable):
        raise TypeError(f"{what} is a pandas Series or a sequence of numbers, not {type(counts).__name__}")
    values = counts if isinstance(counts, np.ndarray | pd.Index) else list(counts)
    if np.ndim(np.asarray(values, dtype=object)) != 1:
        raise BadValue(what, type(counts).__name__, "give one number a period, in one dimension")
    return pd.Series(values) if len(values) else pd.Series(dtype=float)


def _numbers(series: pd.Series[Any], what: str) -> Floats:
    """The values as floats, missing ones as NaN."""
    kind = series.dtype
    plain = pd.api.types.is_numeric_dtype(kind) and not pd.api.types.is_complex_dtype(kind)
    if plain and not pd.api.types.is_bool_dtype(kind):
        return series.to_numpy(dtype=float, na_value=np.nan)
    for value in series[series.notna()]:
        if not isinstance(value, Real) or isinstance(value, bool | np.bool):
            raise BadValue(what, value, "give numbers")
    try:
        return series.astype(object).where(series.notna(), np.nan).to_numpy(dtype=float)
    except OverflowError:
        raise BadValue(what, "a number beyond 1e308", "numbers must be smaller") from None


def _every(series: pd.Series[Any], good: np.ndarray[Any, Any], what: str, allowed: str) -> None:
    """Refuse the first value that is not good, with its period."""
    if not good.all():
        at = int(np.argmin(good))
        raise BadValue(f"{what}, period {series.index[at]}", label_at(pd.Index(series), at), allowed)


def _ordered(index: pd.Index[Any], what: str) -> None:
    if isinstance(index, pd.MultiIndex):
        raise BadValue(f"index of {what}", "several levels", "name each period by one label")
    if index.hasnans:
        raise BadValue(f"index of {what}", "a missing label", "name every period")
    if not (index.is_unique and index.is_monotonic_increasing):
        raise BadValue(
            f"index of {what}",
            "out of order or repeated",
            "sum each period once and sort: counts.sort_index()",
        )
