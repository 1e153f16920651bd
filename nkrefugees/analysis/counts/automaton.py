"""The cheapest path of states through periods, when moving up costs and moving down is free."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from nkrefugees.analysis.counts.counted import Floats


def cheapest(costs: Floats, climb: float) -> np.ndarray[Any, np.dtype[np.int64]]:
    """Find the states that cost least (Viterbi); the automaton starts in state 0.

    Parameters
    ----------
    costs : numpy.ndarray
        Periods by states: what it costs to be in a state in a period.
    climb : float
        What it costs to move up by one state.

    Returns
    -------
    numpy.ndarray
        One state a period; of paths that cost the same, the one that comes from the lower state.

    Examples
    --------
    >>> cheapest(np.array([[0.0, 2], [3, 0], [3, 0], [0, 2]]), climb=1.0).tolist()
    [0, 1, 1, 0]
    """
    periods, states = costs.shape
    levels = np.arange(states)
    move = np.maximum(levels[None, :] - levels[:, None], 0) * climb
    came = np.zeros((periods, states), dtype=np.int64)
    total = costs[0] + move[0]
    for period in range(1, periods):
        paths = total[:, None] + move
        came[period] = paths.argmin(axis=0)
        total = paths.min(axis=0) + costs[period]
    path = np.zeros(periods, dtype=np.int64)
    path[-1] = total.argmin()
    for period in range(periods - 1, 0, -1):
        path[period - 1] = came[period, path[period]]
    return path


def bursts(path: np.ndarray[Any, np.dtype[np.int64]], costs: Floats) -> pd.DataFrame:
    """List the bursts of a path: for each level the longest runs at it or above.

    Parameters
    ----------
    path : numpy.ndarray
        One state a period.
    costs : numpy.ndarray
        Periods by states.

    Returns
    -------
    pandas.DataFrame
        ``level``, ``start`` and ``stop`` (positions of the first and last period) and ``weight`` (what the
        run saves beside the next lower level), in order of time, outer bursts first.
    """
    rows = []
    for level in range(1, costs.shape[1]):
        inside = np.concatenate([[False], path >= level, [False]]).astype(np.int8)
        starts, ends = np.flatnonzero(np.diff(inside) == 1), np.flatnonzero(np.diff(inside) == -1)
        saved = costs[:, level - 1] - costs[:, level]
        rows += [
            (level, int(a), int(b) - 1, float(saved[a:b].sum())) for a, b in zip(starts, ends, strict=True)
        ]
    found = pd.DataFrame(rows, columns=["level", "start", "stop", "weight"])
    found = found.astype({"level": "int64", "start": "int64", "stop": "int64", "weight": float})
    return found.sort_values(["start", "level"], ignore_index=True)
