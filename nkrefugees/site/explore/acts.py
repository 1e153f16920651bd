"""Acts in lanes: whose acts stand together, and on which level each stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pandas as pd

from nkrefugees.analysis.families import actor_names
from nkrefugees.plot.canvas import number
from nkrefugees.plot.lanes import OTHERS, lane_of, lanes_of
from nkrefugees.site.explore.days import day
from nkrefugees.site.explore.words import when

_EARLIEST = pd.Timestamp("1985-01-01")
_HEAD = 2.2
_DAYS = ("first_day", "last_day")


@dataclass(frozen=True)
class Lanes:
    """Policies by day, the level on which each stands, and the lanes.

    Attributes
    ----------
    policies : pandas.DataFrame
        Policies with ``lane`` (an id of an actor, or ``others``) and ``level`` (missing if undated).
    names : list of list
        For each lane its id, its name, the level of its head, and the level below its last act.
    """

    policies: pd.DataFrame
    names: list[list[Any]]


def lanes(policies: pd.DataFrame) -> Lanes:
    """Put acts in lanes, one for each actor and what belongs to it.

    Parameters
    ----------
    policies : pandas.DataFrame
        As `nkrefugees.policies` gives them. Acts older than 1985 lie at the edge of the time line.
    """
    known = policies["first_day"].fillna(policies["last_day"])
    ordered = policies.assign(when=known).sort_values(["when", "policy_id"], kind="stable")
    ordered = ordered.reset_index(drop=True)
    dated = ordered[ordered["when"].notna()]
    if dated.empty:
        return Lanes(ordered.assign(lane=OTHERS, level=float("nan")), [])
    late = dated.assign(**{c: dated[c].mask(dated[c] < _EARLIEST, _EARLIEST) for c in _DAYS})
    days = pd.concat([late["first_day"], late["last_day"]]).dropna()
    found = lanes_of(late, number(days.min()), number(days.max()))
    names, levels = _stacked(found)
    placed = {policy: name for name, lane in found.items() for policy in _ids(lane)}
    tops = lane_of(ordered["actor_id"])
    lane = ordered["policy_id"].map(placed).fillna(tops.where(tops.isin(list(found)), OTHERS))
    return Lanes(ordered.assign(lane=lane, level=ordered["policy_id"].map(levels)), names)


def _ids(lane: dict[str, Any]) -> list[str]:
    return [str(row.policy_id) for row, _ in lane["acts"]]


def _stacked(found: dict[str, dict[str, Any]]) -> tuple[list[list[Any]], dict[str, float]]:
    """Lanes under one another, each with room for its name over its acts."""
    titles = actor_names(found)
    names: list[list[Any]] = []
    levels: dict[str, float] = {}
    head = 0.0
    for name, lane in found.items():
        below = head + _HEAD
        levels |= {str(row.policy_id): round(level - lane["top"] + below, 2) for row, level in lane["acts"]}
        end = round(below + lane["rows"], 2)
        title = "Other actors" if name == OTHERS else titles.get(name, name)
        names.append([name, title, head, end])
        head = round(end + 0.6, 2)
    return names, levels


def acts(laned: Lanes) -> list[list[Any]]:
    """Give one row an act: id, title, actor, lane, kind, direction, first and last day, level, when."""
    rows: Any = laned.policies
    places = {name: place for place, (name, *_) in enumerate(laned.names)}
    titles = actor_names(rows["actor_id"].dropna())
    return [
        [
            row.policy_id,
            row.title,
            titles.get(row.actor_id, row.actor_id),
            places.get(row.lane),
            row.kind,
            row.direction,
            day(row.first_day),
            day(row.last_day),
            None if pd.isna(row.level) else row.level,
            when(day(row.first_day), day(row.last_day)),
        ]
        for row in rows.itertuples()
    ]
