"""Calendar bins, and how spans of days lie in them."""

from __future__ import annotations

import re
from typing import Any

import numpy as np
import pandas as pd
from pandas.tseries.frequencies import to_offset
from pandas.tseries.offsets import BaseOffset

from nkrefugees.analysis import given
from nkrefugees.errors import BadValue

_STARTS = {"M": "MS", "ME": "MS", "Y": "YS", "YE": "YS", "A": "YS", "Q": "QS", "QE": "QS"}
_FORM = re.compile(r"([1-9]\d*)?(?:D|MS|W(?:-[A-Z]{3})?|[QY]S(?:-[A-Z]{3})?)")
_ALLOWED = "write a pandas frequency that names starts: D, W, MS, QS, YS, 10YS"


def bins(first: pd.Timestamp, last: pd.Timestamp, freq: str) -> pd.DatetimeIndex:
    """Make the edges of the bins that cover ``first`` to ``last``: one more edge than bins.

    Parameters
    ----------
    first, last : pandas.Timestamp
        Days to cover, both included.
    freq : str
        A pandas frequency that names starts: ``D``, ``W``, ``MS``, ``QS``, ``YS``, ``10YS``.

    Raises
    ------
    BadValue
        If the frequency does not exist or names ends.

    Examples
    --------
    >>> bins(pd.Timestamp("2013-05-28"), pd.Timestamp("2013-06-01"), "MS").strftime("%Y-%m").tolist()
    ['2013-05', '2013-06', '2013-07']
    """
    step = offset(freq)
    edges = pd.date_range(step.rollback(first), last, freq=step)
    return pd.DatetimeIndex([*edges, edges[-1] + step], freq=step, name="period")


def no_bins(freq: str) -> pd.DatetimeIndex:
    """Make the index of a result without rows; the frequency is checked all the same."""
    offset(freq)
    return pd.DatetimeIndex([], name="period")


def offset(freq: str) -> BaseOffset:
    """Read a frequency that names starts.

    Raises
    ------
    BadValue
        If it does not exist or names ends.
    """
    if not _FORM.fullmatch(str(freq)):
        start = _STARTS.get(re.sub(r"^\d+|-.*$", "", str(freq)))
        raise BadValue("freq", freq, _ALLOWED + (f"; did you mean {start!r}?" if start else ""))
    try:
        return to_offset(freq)
    except ValueError:
        raise BadValue("freq", freq, _ALLOWED) from None


def overlaps(frame: pd.DataFrame, edges: pd.DatetimeIndex) -> np.ndarray[tuple[int, int], np.dtype[np.int64]]:
    """Count the days that each row shares with each bin.

    Parameters
    ----------
    frame : pandas.DataFrame
        ``first_day`` and ``last_day``, both known.
    edges : pandas.DatetimeIndex
        From `bins`.

    Returns
    -------
    numpy.ndarray
        Rows by bins, in days.
    """
    first = frame["first_day"].to_numpy("datetime64[D]")[:, None]
    end = frame["last_day"].to_numpy("datetime64[D]")[:, None] + np.timedelta64(1, "D")
    days = edges.to_numpy("datetime64[D]")
    shared = np.minimum(end, days[None, 1:]) - np.maximum(first, days[None, :-1])
    counted: np.ndarray[tuple[int, int], np.dtype[np.int64]] = np.maximum(shared.astype("int64"), 0)
    return counted


def dated(frame: pd.DataFrame) -> pd.DataFrame:
    """Read ``first_day`` and ``last_day`` as whole days, missing where open.

    Raises
    ------
    BadValue
        If something is no date, or a span ends before it begins.
    """
    days = {c: given.days(frame, c).dt.normalize() for c in ("first_day", "last_day")}
    reversed_ = frame.index[days["last_day"] < days["first_day"]]
    if len(reversed_):
        raise BadValue("last_day", f"row {reversed_[0]}", "a span must not end before it begins")
    return frame.assign(**days)


def behind(rows: pd.DataFrame, touching: np.ndarray[Any, Any]) -> dict[str, list[str]]:
    """Name what stands behind each bin: ``incident_ids`` and ``claim_ids``, where the rows have them.

    Parameters
    ----------
    rows : pandas.DataFrame
        Rows with ``incident_id``, ``claim_id`` or ``claim_ids``.
    touching : numpy.ndarray
        Rows by bins: whether the row has to do with the bin.

    Returns
    -------
    dict of str to list of str
        One text a bin, ids sorted and joined by ``;``.
    """
    columns = {"incident_id": "incident_ids", "claim_id": "claim_ids", "claim_ids": "claim_ids"}
    return {name: _joined(rows[c], touching) for c, name in columns.items() if c in rows}


def _joined(ids: pd.Series[str], touching: np.ndarray[Any, Any]) -> list[str]:
    parts = [text.split(";") if isinstance(text, str) and text else [] for text in ids]
    return [";".join(sorted({i for row in column.nonzero()[0] for i in parts[row]})) for column in touching.T]
