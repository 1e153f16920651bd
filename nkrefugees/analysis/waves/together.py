"""Which waves of several universes are one."""

from __future__ import annotations

from typing import Any

import numpy as np

Ints = np.ndarray[Any, np.dtype[np.int64]]


def half(first: Ints, last: Ints, begin: int, end: int) -> np.ndarray[Any, np.dtype[np.bool_]]:
    """Whether intervals overlap another by half: of the days of the shorter of the two.

    Parameters
    ----------
    first, last : numpy.ndarray
        The days of intervals, both included.
    begin, end : int
        Of the other.

    Examples
    --------
    >>> half(np.array([1, 8]), np.array([10, 30]), 6, 12).tolist()
    [True, True]
    """
    shared = np.minimum(last, end) - np.maximum(first, begin) + 1
    shorter = np.minimum(last - first, end - begin) + 1
    return np.asarray(2 * shared >= shorter)


def together(first: Ints, last: Ints) -> Ints:
    """Number the waves that intervals are of: 0 is the one that is found most often.

    The interval that overlaps most others by half gathers these; what is left goes on in the same way. An
    interval is of one wave.

    Parameters
    ----------
    first, last : numpy.ndarray
        The days of intervals, both included.

    Returns
    -------
    numpy.ndarray
        One number an interval.

    Examples
    --------
    >>> together(np.array([1, 50, 2, 3]), np.array([9, 60, 9, 12])).tolist()
    [0, 1, 0, 0]
    """
    number = np.full(len(first), -1)
    spans, of, times = np.unique(
        np.stack([first, last], axis=1), axis=0, return_inverse=True, return_counts=True
    )
    one = np.array([half(spans[:, 0], spans[:, 1], *span) for span in spans]).reshape(len(spans), len(spans))
    free = np.ones(len(spans), bool)
    waves = np.full(len(spans), -1)
    for wave in range(len(spans)):
        if not free.any():
            break
        found = np.where(free, (one * (times * free)).sum(axis=1), -1)
        best = int(found.argmax())
        members = free & one[best]
        waves[members] = wave
        free &= ~members
    number[:] = waves[of.ravel()] if len(spans) else number
    return number
