"""What differs between two figures of one voice."""

from __future__ import annotations

from typing import Any, NamedTuple

import pandas as pd

CHANGES = ("first", "same", "higher", "lower", "widened", "narrowed", "no figure")


class Figure(NamedTuple):
    """A figure as a range: an end that nobody gives is without limit."""

    low: float
    best: float | None
    high: float


def figure(low: Any, best: Any, high: Any) -> Figure | None:
    """Read low, best and high as a range; None where there is no figure.

    Examples
    --------
    >>> figure(500, None, None)
    Figure(low=500.0, best=None, high=inf)
    >>> figure(None, None, None) is None
    True
    """
    low, best, high = (None if pd.isna(n) else float(n) for n in (low, best, high))
    if low is None and best is None and high is None:
        return None
    least = low if low is not None else best
    most = high if high is not None else best
    return Figure(float("-inf") if least is None else least, best, float("inf") if most is None else most)


def change(now: Figure | None, before: Figure | None) -> str:
    """Say what differs from the figure before.

    Returns
    -------
    str
        ``first`` (there is none before), ``no figure`` (there is none now), ``same``, ``widened`` (the range
        holds the one before), ``narrowed`` (it lies in it), ``higher`` or ``lower``.

    Examples
    --------
    >>> change(figure(None, 90, None), figure(None, 80, None))
    'higher'
    >>> change(figure(500, None, None), figure(None, 600, None))
    'widened'
    """
    if now is None:
        return "no figure"
    if before is None:
        return "first"
    if (now.low, now.high) == (before.low, before.high):
        return _by_best(now, before)
    if now.low <= before.low and now.high >= before.high:
        return "widened"
    if now.low >= before.low and now.high <= before.high:
        return "narrowed"
    return "higher" if now.low >= before.low else "lower"


def _by_best(now: Figure, before: Figure) -> str:
    """Of equal ranges, the one with the higher best is higher."""
    if now.best is None or before.best is None or now.best == before.best:
        return "same"
    return "higher" if now.best > before.best else "lower"
