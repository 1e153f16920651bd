"""Columns of frames that a user gives: read as what they must be, or refused in words."""

from __future__ import annotations

from collections.abc import Iterable
from numbers import Real
from typing import Any

import pandas as pd

from nkrefugees.errors import BadValue


def days(frame: pd.DataFrame, name: str) -> pd.Series[Any]:
    """Read a column of dates.

    Raises
    ------
    BadValue
        If there is something that is no date (a number, a text that ISO 8601 does not know).

    Examples
    --------
    >>> days(pd.DataFrame({"first_day": ["2013-05-28"]}), "first_day").dt.year.tolist()
    [2013]
    """
    column = frame[name]
    if pd.api.types.is_datetime64_any_dtype(column.dtype):
        return column
    allowed = "give dates, or nothing where none is known"
    if numbered := [one for one in column.dropna() if isinstance(one, Real)]:
        raise BadValue(name, numbered[0], allowed)
    try:
        read: pd.Series[Any] = pd.to_datetime(column.astype(object), format="ISO8601")
    except (TypeError, ValueError, OverflowError) as error:
        raise BadValue(name, _first(column), allowed) from error
    return read.astype("datetime64[us]")


def figures(frame: pd.DataFrame, name: str) -> pd.Series[Any]:
    """Read a column of whole numbers, some of them missing.

    Raises
    ------
    BadValue
        If there is something else.

    Examples
    --------
    >>> figures(pd.DataFrame({"n_low": [1.0, None]}), "n_low").tolist()
    [1, <NA>]
    """
    return _read(frame[name], name, "Int64", "give whole numbers, or nothing where none is known")


def numbers(frame: pd.DataFrame, name: str) -> pd.Series[Any]:
    """Read a column of numbers, some of them missing.

    Raises
    ------
    BadValue
        If there is something else.

    Examples
    --------
    >>> numbers(pd.DataFrame({"value": [1, None]}), "value").tolist()
    [1.0, <NA>]
    """
    return _read(frame[name], name, "Float64", "give numbers, or nothing where none is known")


def texts(frame: pd.DataFrame, names: Iterable[str]) -> None:
    """Check that columns hold text, or nothing.

    Raises
    ------
    BadValue
        If one of them holds something else; names that are no column are passed over.
    """
    for name in (name for name in names if name in frame):
        if wrong := [one for one in frame[name].dropna().tolist() if not isinstance(one, str)]:
            raise BadValue(name, wrong[0], "give text, or nothing where none is known")


def _read(column: pd.Series[Any], name: str, kind: Any, allowed: str) -> pd.Series[Any]:
    try:
        read: pd.Series[Any] = column.astype(kind)
    except (TypeError, ValueError, OverflowError) as error:
        raise BadValue(name, _first(column), allowed) from error
    return read


def _first(column: pd.Series[Any]) -> Any:
    return next(iter(column.dropna().tolist()), None)
