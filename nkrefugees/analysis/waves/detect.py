"""Detectors of waves, on many series of counts at once, with reporting effort as an offset.

To add a detector: write a function from counts and effort to marks, and name it in `DETECTORS`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeAlias

import numpy as np

from nkrefugees.analysis.counts.blocks import penalty
from nkrefugees.analysis.counts.counted import Floats

Marks: TypeAlias = "np.ndarray[Any, np.dtype[np.bool_]]"
RATIO = 2.0
FEWEST = 3
_P0 = 0.05
_GAMMA = 1.0


def kleinberg(counts: Floats, effort: Floats) -> Marks:
    """Mark the periods in which a two-state automaton sits in the upper state.

    The upper state has `RATIO` times the rate of the whole, and climbing costs the logarithm of the number of
    periods (Kleinberg 2003, section 4, Poisson form with effort as the offset).

    Parameters
    ----------
    counts, effort : numpy.ndarray
        Series by periods.

    Examples
    --------
    >>> counts = np.array([[1.0, 0, 1, 8, 9, 7, 1, 0, 1, 0]])
    >>> kleinberg(counts, np.ones_like(counts)).astype(int).tolist()
    [[0, 0, 0, 1, 1, 1, 0, 0, 0, 0]]
    """
    series, periods = counts.shape
    base = _rate(counts, effort)
    saved = counts * np.log(RATIO) - (RATIO - 1) * base * effort
    climb = _GAMMA * np.log(periods)
    low, high = np.zeros(series), np.full(series, np.inf)
    stays, climbs = np.zeros(counts.shape, bool), np.zeros(counts.shape, bool)
    for t in range(periods):
        climbs[:, t] = low + climb <= high
        next_high = np.minimum(low + climb, high) - saved[:, t]
        stays[:, t] = low <= high
        low, high = np.minimum(low, high), next_high
    marks = np.zeros(counts.shape, bool)
    up = high < low
    for t in range(periods - 1, -1, -1):
        marks[:, t] = up
        up = np.where(up, ~climbs[:, t], ~stays[:, t])
    return marks


def blocks(counts: Floats, effort: Floats) -> Marks:
    """Mark the blocks of constant rate whose rate is at least `RATIO` times that of the whole.

    Bayesian blocks of binned counts, effort in place of the width of a bin (Scargle et al. 2013), at a rate
    of false edges of 0.05.

    Parameters
    ----------
    counts, effort : numpy.ndarray
        Series by periods.
    """
    starts = _partition(counts, effort)
    series, periods = counts.shape
    n, e = _summed(counts), _summed(effort)
    base = _rate(counts, effort)[:, 0]
    marks = np.zeros(counts.shape, bool)
    end = np.full(series, periods)
    rows = np.arange(series)
    while (end > 0).any():
        start = starts[rows, end]
        count, work = n[rows, end] - n[rows, start], e[rows, end] - e[rows, start]
        is_wave = (count >= RATIO * base * work) & (count > 0)
        inside = (np.arange(periods) >= start[:, None]) & (np.arange(periods) < end[:, None])
        marks |= inside & is_wave[:, None]
        end = np.where(end > 0, start, 0)
    return marks


def _partition(counts: Floats, effort: Floats) -> np.ndarray[Any, np.dtype[np.int64]]:
    """For each end, where the last block of the best partition up to it begins."""
    series, periods = counts.shape
    n, e, cost = _summed(counts), _summed(effort), penalty(_P0, periods)
    best, last = np.zeros((series, periods + 1)), np.zeros((series, periods + 1), np.int64)
    rows = np.arange(series)
    for end in range(1, periods + 1):
        held, work = n[:, end, None] - n[:, :end], e[:, end, None] - e[:, :end]
        fitness = held * np.log(np.maximum(held, 1.0) / work) - cost + best[:, :end]
        last[:, end] = fitness.argmax(axis=1)
        best[:, end] = fitness[rows, last[:, end]]
    return last


def scan(counts: Floats, effort: Floats, critical: Any, longest: int) -> Marks:
    """Mark the windows that are fuller than their effort would make them, the fullest first.

    Windows of one to ``longest`` periods whose log-likelihood ratio (Kulldorff 1997, temporal, Poisson)
    reaches the critical value; of windows that touch the first alone.

    Parameters
    ----------
    counts, effort : numpy.ndarray
        Series by periods.
    critical : float or numpy.ndarray
        The least ratio, for all series or one each: from twins without waves.
    longest : int
        The longest window, in periods.
    """
    ratios = ratios_of_windows(counts, effort, longest)
    marks = np.zeros(counts.shape, bool)
    bound = np.broadcast_to(np.asarray(critical, float), len(counts))
    for row in np.flatnonzero(ratios.reshape(len(counts), -1).max(axis=1) >= bound):
        marks[row] = _fullest(ratios[row], float(bound[row]), counts.shape[1])
    return marks


def _fullest(ratios: Floats, bound: float, periods: int) -> Marks:
    marks = np.zeros(periods, bool)
    lengths, starts = np.nonzero(ratios >= max(bound, 1e-9))
    for at in np.argsort(-ratios[lengths, starts], kind="stable"):
        window = slice(starts[at], starts[at] + lengths[at] + 1)
        near = slice(max(starts[at] - 1, 0), starts[at] + lengths[at] + 2)
        if not marks[near].any():
            marks[window] = True
    return marks


def ratios_of_windows(counts: Floats, effort: Floats, longest: int) -> Floats:
    """Give the log-likelihood ratio of every window, 0 if not fuller: series by lengths by starts."""
    n, e = _summed(counts), _summed(effort)
    total = n[:, -1:]
    expected = e * (total / e[:, -1:])
    periods = counts.shape[1]
    ratios = np.zeros((len(counts), min(longest, periods - 1), periods))
    for length in range(1, ratios.shape[1] + 1):
        inside = n[:, length:] - n[:, :-length]
        due = expected[:, length:] - expected[:, :-length]
        ratio = _xlog(inside, due) + _xlog(total - inside, total - due)
        ratios[:, length - 1, : periods - length + 1] = np.where(inside > due, ratio, 0.0)
    return ratios


def _xlog(n: Floats, due: Floats) -> Floats:
    return np.asarray(n * np.log(np.maximum(n, 1e-300) / np.maximum(due, 1e-300)))


def _rate(counts: Floats, effort: Floats) -> Floats:
    return np.asarray(counts.sum(axis=1, keepdims=True) / effort.sum(axis=1, keepdims=True))


def _summed(values: Floats) -> Floats:
    return np.pad(np.cumsum(values, axis=1), ((0, 0), (1, 0)))


def short_and_full(marks: Marks, counts: Floats, longest: int) -> Marks:
    """Drop the runs of marks that hold fewer than `FEWEST` events, or are longer than a wave may be."""
    series, periods = marks.shape
    before = np.pad(marks, ((0, 0), (1, 0)))[:, :-1]
    run = np.cumsum(marks & ~before, axis=1) * marks
    flat = run + (periods + 1) * np.arange(series)[:, None]
    held, length = (
        np.bincount(flat.ravel(), weights, minlength=series * (periods + 1))
        for weights in (counts.ravel(), np.ones(counts.size))
    )
    return np.asarray(marks & (held[flat] >= FEWEST) & (length[flat] <= longest))


DETECTORS: dict[str, Callable[[Floats, Floats], Marks]] = {"kleinberg": kleinberg, "blocks": blocks}
NAMES = ("scan", *DETECTORS)


def detected(name: str, counts: Floats, effort: Floats, critical: Any, longest: int) -> Marks:
    """Mark the waves that a detector finds: series by periods."""
    marks = scan(counts, effort, critical, longest) if name == "scan" else DETECTORS[name](counts, effort)
    return short_and_full(marks, counts, longest)
