"""The probability that some window holds so many of the events that fall evenly."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np

from nkrefugees.errors import Refusal, UnknownName

_METHODS = ("auto", "exact", "monte carlo")
_AT_ONCE = 2_000_000


def tail(
    count: int,
    n: int,
    window: float,
    *,
    method: str = "auto",
    draws: int = 9999,
    seed: int = 0,
    days: int | None = None,
) -> tuple[float, str]:
    """Tell P(S_w >= count | n), and how it was found.

    Parameters
    ----------
    count, n : int
        Events in the window and in all.
    window : float
        Its length as a share of the period.
    method, draws, seed
        As in `scan.scan_tail`.
    days : int, optional
        The days of the period, if events fall on whole days.
    """
    if method not in _METHODS:
        raise UnknownName("method", method, _METHODS)
    known = None if method == "monte carlo" else exact(count, n, window)
    if known is not None:
        return known, "exact"
    if method == "exact":
        raise Refusal("scan", f"no exact probability is known for {count} of {n} in {window:g}")
    return _monte_carlo(count, n, window, draws, seed, days), "monte carlo"


def exact(count: int, n: int, window: float) -> float | None:
    """Tell P(S_w >= count | n) where a formula is known (Naus 1965), else None.

    Examples
    --------
    >>> round(exact(5, 8, 0.1), 4), exact(4, 8, 0.1)
    (0.0176, None)
    """
    if count <= 1:
        return 1.0
    if count == 2:
        return float(-np.expm1(n * np.log1p(-(n - 1) * window))) if (n - 1) * window < 1 else 1.0
    if count == n:
        return float(n * window ** (n - 1) - (n - 1) * window**n)
    if 2 * count > n and window <= 0.5:
        return _naus(count, n, window)
    return None


def _naus(count: int, n: int, window: float) -> float:
    from scipy.stats import binom

    at, beyond = binom.pmf(count, n, window), binom.sf(count - 1, n, window)
    return float(min((count / window - n - 1) * at + 2 * beyond, 1.0))


def _monte_carlo(count: int, n: int, window: float, draws: int, seed: int, days: int | None) -> float:
    hits = sum(int(part.sum()) for part in _hits(count, n, window, draws, seed, days))
    return (1 + hits) / (1 + draws)


def _hits(
    count: int, n: int, window: float, draws: int, seed: int, days: int | None
) -> Iterator[np.ndarray[Any, np.dtype[np.bool_]]]:
    """For each draw, whether some window is as full; a few at once, so that memory stays small."""
    random = np.random.default_rng(seed)
    at_once = max(1, _AT_ONCE // n)
    for done in range(0, draws, at_once):
        shape = (min(at_once, draws - done), n)
        if days is None:
            times, width = random.random(shape), window
        else:
            times, width = random.integers(0, days, shape).astype(float), round(window * days) - 1
        times.sort(axis=1)
        apart = times[:, count - 1 :] - times[:, : n - count + 1]
        yield np.asarray((apart <= width).any(axis=1))
