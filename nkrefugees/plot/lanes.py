"""Lanes of a timeline: whose acts stand together, and on which level each act stands."""

from __future__ import annotations

from typing import Any

import pandas as pd

from nkrefugees.analysis.families import actor_kinds, top_actors
from nkrefugees.plot.canvas import number

NAMED = 16
OTHERS = "others"
_FEW = 3


def lane_of(actors: pd.Series[str]) -> pd.Series[str]:
    """The topmost parent of each actor."""
    return actors.map(top_actors(actors))


def _lane_names(actors: pd.Series[str]) -> pd.Series[str]:
    """The lane of each act; where there are many lanes, those with one or two acts share the last."""
    lanes = lane_of(actors)
    counts = lanes.value_counts()
    if len(counts) > NAMED:
        lanes = lanes.mask(lanes.map(counts) < _FEW, OTHERS)
    return lanes


def lanes_of(dated: pd.DataFrame, start: float, end: float) -> dict[str, dict[str, Any]]:
    """Acts of each actor, each act on a level of its own where bars would lie on one another."""
    groups = {str(name): group for name, group in dated.groupby(_lane_names(dated["actor_id"]))}
    kinds = actor_kinds(groups)
    ranked = sorted(
        groups,
        key=lambda a: (a == OTHERS, not str(kinds.get(a)).startswith(("state", "un")), -len(groups[a]), a),
    )
    lanes: dict[str, dict[str, Any]] = {}
    top = 0.0
    for name in ranked:
        acts, rows = _levels(groups[name], start, end)
        lanes[name] = {"acts": [(a, top + level) for a, level in acts], "rows": rows, "top": top}
        top += rows + 1.2
    return lanes


def _levels(acts: pd.DataFrame, start: float, end: float) -> tuple[list[tuple[Any, int]], int]:
    """Put each act on the first level that is free, the surest dates first."""
    gap = (end - start) / 400
    taken: list[list[tuple[float, float]]] = []
    placed = []
    for row in sorted(acts.itertuples(), key=lambda r: (span(r, start, end)[1], str(r.policy_id))):
        left, width = span(row, start, end)
        placed.append((row, place(taken, left, left + width, gap)))
    return placed, len(taken)


def place(taken: list[list[tuple[float, float]]], left: float, right: float, gap: float) -> int:
    """Take the first level on which nothing is nearer than the gap."""
    free = (all(right + gap < a or b + gap < left for a, b in level) for level in taken)
    level = next((i for i, is_free in enumerate(free) if is_free), len(taken))
    if level == len(taken):
        taken.append([])
    taken[level].append((left, right))
    return level


def span(row: Any, start: float, end: float) -> tuple[float, float]:
    """Left end and width of a bar: wide enough to be seen, a short stretch where an end is open."""
    least, stretch = (end - start) / 250, (end - start) / 50
    right = None if pd.isna(row.last_day) else number(row.last_day) + 1
    left = (right or end) - stretch if pd.isna(row.first_day) else number(row.first_day)
    right = left + stretch if right is None else right
    return (left, right - left) if right - left >= least else ((left + right - least) / 2, least)
