"""The best partition of time into blocks of constant rate (Scargle et al. 2013), and how it is found."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from nkrefugees.analysis.counts.counted import Floats, counted, floats
from nkrefugees.analysis.counts.times import Times, as_days_of
from nkrefugees.errors import BadValue, Refusal

METHOD = "bayesian_blocks"
_FORGET = 64
_ROUNDING = 1e-9


def penalty(p0: float, cells: int) -> float:
    """What a block costs, so that noise is cut with probability about ``p0``.

    Scargle et al. (2013), equation 21 with the logarithm that its print lacks (as on arXiv, 1304.2818).
    """
    return float(4 - np.log(73.53 * p0 * cells**-0.478))


def partition(edges: Floats, counts: Floats, cost: float) -> list[int]:
    """Find the best blocks of cells, exactly.

    Parameters
    ----------
    edges : numpy.ndarray
        The edges of the cells, one more than cells.
    counts : numpy.ndarray
        Events in each cell.
    cost : float
        What each block costs, from `penalty`.

    Returns
    -------
    list of int
        The numbers of the edges that bound blocks, the first and the last of all included.

    Notes
    -----
    The fitness of a block is n log(n / length), equation 19. Splitting a block never lowers its fitness
    before the cost, so that a start which does worse by more than that is forgotten for good (Killick et al.
    2012); this changes no result.
    """
    cells = len(counts)
    left, before = edges[-1] - edges, np.concatenate([[0.0], np.cumsum(counts)])
    best, last = np.zeros(cells + 1), np.zeros(cells + 1, dtype=np.int64)
    starts = np.arange(0)
    for end in range(1, cells + 1):
        starts = np.append(starts, end - 1)
        n = before[end] - before[starts]
        fitness = n * np.log(np.maximum(n, 1.0) / (left[starts] - left[end])) - cost + best[starts]
        at = int(fitness.argmax())
        last[end], best[end] = starts[at], fitness[at]
        if end % _FORGET == 0:
            starts = starts[fitness >= best[end] - cost - _ROUNDING * (1 + abs(best[end]))]
    return _trace(last)


def cells_of_events(times: Times) -> tuple[Floats, Floats]:
    """Give each distinct time a cell that ends halfway to the next; the first and last end at their events.

    Returns
    -------
    edges, counts : numpy.ndarray
        One more edge than cells.
    """
    distinct, counts = np.unique(times.values, return_counts=True)
    between = 0.5 * (distinct[1:] + distinct[:-1])
    edges = np.concatenate([distinct[:1], between, distinct[-1:]])
    return _wide_enough(edges), counts.astype(float)


def cells_of_counts(counts: Any) -> tuple[Floats, Floats, bool]:
    """Give each period a cell: a `pandas.Period` as long as it is, others as far as the next begins.

    Returns
    -------
    edges, counts : numpy.ndarray
    dates : bool
        Whether the edges are days since 1970.

    Raises
    ------
    BadValue
        If the index is not of periods, days or numbers that follow each other evenly.
    """
    series = counted(counts)
    edges, dates = _bounds(series.index)
    return _wide_enough(edges), floats(series), dates


def _bounds(index: pd.Index[Any]) -> tuple[Floats, bool]:
    if isinstance(index, pd.PeriodIndex):
        starts, ends = as_days_of(index.start_time), as_days_of((index + 1).start_time)
        _follow(bool((starts[1:] == ends[:-1]).all()))
        return np.append(starts, ends[-1:]), True
    if isinstance(index, pd.DatetimeIndex):
        return _days(index), True
    _follow(pd.api.types.is_numeric_dtype(index.dtype) and not pd.api.types.is_bool_dtype(index.dtype))
    starts = index.to_numpy(dtype=float)
    steps = np.diff(starts)
    _follow(bool(np.isfinite(steps).all() and np.allclose(steps, steps[0], rtol=1e-9, atol=0)))
    return np.append(starts, starts[-1] + steps[0]), False


def _days(index: pd.DatetimeIndex) -> Floats:
    """The edges of periods that are named by their first days: so many days each, or so many months."""
    _follow(index.tz is None)
    starts = as_days_of(index)
    steps, months = np.diff(starts), np.diff(12 * index.year + index.month)
    _follow(not (index.is_month_end.all() and steps.min() > 27))
    if (steps == steps[0]).all():
        return np.append(starts, starts[-1] + steps[0])
    _follow(bool((months == months[0]).all() and (index.day == index.day[0]).all()))
    return np.append(starts, as_days_of(index[-1:] + pd.DateOffset(months=int(months[0]))))


def _follow(evenly: bool) -> None:
    if not evenly:
        raise BadValue(
            "index of counts",
            "periods that do not follow each other evenly",
            "index them by first days (with a row of 0 where nothing happened), pandas periods or numbers",
        )


def _wide_enough(edges: Floats) -> Floats:
    """Refuse cells so narrow that their rate is no number."""
    widths = np.diff(edges)
    span = edges[-1] - edges[0]
    if not (widths > 0).all() or widths.min() < 1e-14 * span or not 1e-200 < span < 1e200:
        raise Refusal(METHOD, "times lie too close together, beside their span, to be told apart")
    return edges


def _trace(last: np.ndarray[Any, np.dtype[np.int64]]) -> list[int]:
    """Peel off blocks from the end."""
    found = [len(last) - 1]
    while found[-1]:
        found.append(int(last[found[-1]]))
    return found[::-1]
