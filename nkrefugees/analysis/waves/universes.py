"""The universes: every choice of days, rule, inclusion, bin width and detector, and the waves in each."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from nkrefugees.analysis.counts.counted import Floats
from nkrefugees.analysis.waves.detect import Marks, detected
from nkrefugees.analysis.waves.events import Spec

WIDTHS = {"MS": 1, "QS": 3, "2QS": 6, "YS": 12}
CHOICES = ("draw", "rule", "inclusion", "width", "detector")


class Series(NamedTuple):
    """Days of the events of one way to count them, in every draw; and the effort of each month."""

    spec: Spec
    days: np.ndarray[Any, Any]
    effort: Floats


class Plan(NamedTuple):
    """What all universes share: months, widths of bins, detectors, the longest wave in months."""

    months: pd.DatetimeIndex
    widths: tuple[str, ...]
    detectors: tuple[str, ...]
    longest: int

    def most(self, width: str) -> int:
        """The most bins of a width that a wave may be long."""
        return max(1, self.longest // WIDTHS[width])

    @property
    def starts(self) -> np.ndarray[Any, Any]:
        """The first day of each month, and the day after the last, in days since 1970."""
        edges = [*self.months, self.months[-1] + pd.DateOffset(months=1)]
        return pd.DatetimeIndex(edges).to_numpy("datetime64[D]").astype("int64")


def chance(seed: int, incidents: Iterable[str], n: int) -> dict[str, Floats]:
    """Where in its span each event lies in each draw: the same whatever else is chosen."""
    names = sorted(incidents)
    shares = np.random.default_rng([seed, 2]).random((len(names), n))
    return dict(zip(names, shares, strict=True))


def days(events: pd.DataFrame, chances: dict[str, Floats], n: int) -> np.ndarray[Any, Any]:
    """Draw the days of events: events by draws, in days since 1970."""
    if events.empty:
        return np.zeros((0, n), np.int64)
    first, last = (events[c].to_numpy("datetime64[D]").astype("int64")[:, None] for c in events)
    share = np.stack([chances[name] for name in events.index])
    return np.asarray(first + np.floor(share * (last - first + 1)).astype(np.int64))


def counts(drawn: np.ndarray[Any, Any], starts: np.ndarray[Any, Any]) -> Floats:
    """Count events by month: draws by months; those outside the months are in none."""
    months, draws = len(starts) - 1, drawn.shape[1]
    at = np.searchsorted(starts, drawn, side="right") - 1
    inside = (at >= 0) & (at < months)
    flat = (at + months * np.arange(draws))[inside]
    return np.bincount(flat, minlength=months * draws).reshape(draws, months).astype(float)


def widened(monthly: Floats, width: str) -> Floats:
    """Sum months to bins of a width."""
    size = WIDTHS[width]
    return np.asarray(monthly.reshape(*monthly.shape[:-1], -1, size).sum(axis=-1))


def universes(plan: Plan, series: list[Series], critical: dict[tuple[str, str], float]) -> pd.DataFrame:
    """Look for waves in every universe.

    Parameters
    ----------
    plan : Plan
    series : list of Series
        One a way to count events.
    critical : dict
        The least ratio of the scan, by inclusion rule and width.

    Returns
    -------
    pandas.DataFrame
        One row a wave of a universe: ``universe`` (its number), ``draw``, ``rule``, ``inclusion``,
        ``without``, ``width``, ``detector``, ``first`` and ``last`` (the days of its first and last event,
        since 1970), ``events``.
    """
    monthly = [counts(one.days, plan.starts) for one in series]
    owner = np.repeat(np.arange(len(series)), [len(rows) for rows in monthly])
    draw = np.concatenate([np.arange(len(rows)) for rows in monthly])
    stacked = np.concatenate(monthly)
    work = np.stack([one.effort for one in series])[owner]
    rows: list[tuple[Any, ...]] = []
    for width in plan.widths:
        binned, effort = widened(stacked, width), widened(work, width)
        bound = np.array([critical[one.spec.inclusion, width] for one in series])[owner]
        for name in plan.detectors:
            marks = detected(name, binned, effort, bound, plan.most(width))
            for row, first, last, held in _runs(marks, plan.starts[:: WIDTHS[width]], series, owner, draw):
                universe = (row * len(plan.widths) + plan.widths.index(width)) * len(plan.detectors)
                universe += plan.detectors.index(name)
                rows.append((universe, draw[row], *series[owner[row]].spec, width, name, first, last, held))
    columns = [
        "universe",
        "draw",
        "rule",
        "inclusion",
        "without",
        "width",
        "detector",
        "first",
        "last",
        "events",
    ]
    types = dict.fromkeys(("universe", "draw", "first", "last", "events"), "int64")
    return pd.DataFrame(rows, columns=columns).astype(types)


def _runs(
    marks: Marks, starts: np.ndarray[Any, Any], series: list[Series], owner: Any, draw: Any
) -> Iterable[tuple[int, int, int, int]]:
    """The first and last event in each run of marks, and how many it holds."""
    for row, begin, end in runs(marks):
        drawn = series[owner[row]].days[:, draw[row]]
        inside = drawn[(drawn >= starts[begin]) & (drawn < starts[end])]
        yield row, int(inside.min()), int(inside.max()), len(inside)


def runs(marks: Marks) -> list[tuple[int, int, int]]:
    """Where each run of marks begins, and the period after it: series, begin, end.

    Examples
    --------
    >>> runs(np.array([[False, True, True, False, True]]))
    [(0, 1, 3), (0, 4, 5)]
    """
    edged = np.pad(marks.astype(np.int8), ((0, 0), (1, 1)))
    turned = np.diff(edged, axis=1)
    begins, ends = np.argwhere(turned == 1), np.argwhere(turned == -1)
    return [(int(row), int(begin), int(end)) for (row, begin), (_, end) in zip(begins, ends, strict=True)]
