"""Policies, one lane an actor, with incidents behind them."""

from __future__ import annotations

from typing import Any

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import Patch

from nkrefugees.analysis.families import actor_names
from nkrefugees.citations import bibliography
from nkrefugees.filters import Day
from nkrefugees.plot.behind import drawn_of
from nkrefugees.plot.canvas import (
    BAND,
    BLUE,
    GREY,
    INK,
    ORANGE,
    SLATE,
    finish,
    need,
    nothing,
    number,
    sheet,
    time_axis,
)  # fmt: skip
from nkrefugees.plot.lanes import NAMED, lane_of, lanes_of, place, span
from nkrefugees.wording import plural

_NEEDED = ["policy_id", "actor_id", "direction", "first_day", "last_day"]
_BEHIND = ["incident_id", "first_day", "last_day"]
_DRESS: dict[str, dict[str, Any]] = {
    "protective": {"facecolor": BLUE, "hatch": ""},
    "restrictive": {"facecolor": ORANGE, "hatch": "xxxx"},
    "neutral": {"facecolor": GREY, "hatch": ""},
    "mixed": {"facecolor": SLATE, "hatch": "\\\\\\"},
}
# A mark too narrow for hatching is told by its shape: where it is broken, and how much of a level it fills.
_BREAKS: dict[str, tuple[float, ...]] = {"restrictive": (0,), "mixed": (-0.17, 0.17)}
_HEIGHT, _SHORT = 0.8, {"neutral": 0.36}
_SHAPES = {"restrictive": " (broken)", "neutral": " (short)", "mixed": " (broken twice)"}

_STRIP = -1.8


def timeline(
    policies: pd.DataFrame,
    incidents: pd.DataFrame | None = None,
    ax: Axes | None = None,
    as_of: Day = None,
) -> Axes:
    """Draw policies over time: one lane for each actor and what belongs to it, incidents behind.

    A bar covers every day on which the act can fall: the surer the date, the narrower the bar. Bars of
    unlike directions differ in hatching; where they are too narrow for it, in shape. An arrow at an end says
    that the act may be older, or younger, without limit. Undated acts are counted in the description; where
    no act is dated, the figure says so.

    Parameters
    ----------
    policies : pandas.DataFrame
        As `nkrefugees.policies` gives them.
    incidents : pandas.DataFrame, optional
        As `nkrefugees.incidents` gives them; those open at an end are not drawn. A few stand as named bands
        behind the lanes, many as marks on a lane of their own, without those of uncertain date.
    ax : matplotlib.axes.Axes, optional
        Axes to draw on; new ones by default.
    as_of : str, int or date, optional
        Only sources that had been published by that day are counted.

    Returns
    -------
    matplotlib.axes.Axes
        With a description in ``alt``.

    Raises
    ------
    MissingColumns
        If columns are missing.

    Examples
    --------
    >>> import nkrefugees as nk
    >>> ax = nk.plot.timeline(nk.policies(since=2004), nk.incidents(since=2004))
    >>> "acts of" in nk.plot.describe(ax)
    True
    """
    need("timeline", policies, _NEEDED)
    if incidents is not None:
        need("timeline", incidents, _BEHIND)
    dated = policies[policies["first_day"].notna() | policies["last_day"].notna()]
    if dated.empty:
        return nothing(ax, f"No dated act is recorded for this choice.{_undated(len(policies))}")
    start, end = _limits(dated)
    lanes = lanes_of(dated, start, end)
    rows = sum(lane["rows"] for lane in lanes.values())
    ax = sheet(10, 1.7 + 0.1 * rows + 0.12 * len(lanes), ax)
    behind = 0 if incidents is None else _behind(ax, incidents, start, end)
    for lane in lanes.values():
        for row, level in lane["acts"]:
            _bar(ax, row, level, start, end)
    _axes(ax, dated, lanes, start, end, behind if behind > NAMED else 0)
    return finish(
        ax,
        _alt(policies, dated, lanes, behind),
        len(bibliography(policies, as_of)),
        below=48,
        of=drawn_of(dated),
    )


def _limits(dated: pd.DataFrame) -> tuple[float, float]:
    days = pd.concat([dated["first_day"], dated["last_day"]]).dropna()
    start, end = number(days.min()), number(days.max())
    pad = max((end - start) * 0.02, 30)
    return start - pad, end + pad


def _bar(ax: Axes, row: Any, level: float, start: float, end: float) -> None:
    left, width = span(row, start, end)
    dress = _DRESS[row.direction] | {"alpha": 1 if width < (end - start) / 40 else 0.4}
    height = _HEIGHT
    if width < (end - start) / 80:
        dress["hatch"] = ""
        height = _SHORT.get(row.direction, height)
        for gap in _BREAKS.get(row.direction, ()):
            ax.hlines(level + gap, left, left + width, color="white", linewidth=1)
    ax.barh(level, width, height, left, edgecolor="white", linewidth=0.3, **dress)
    for edge, day, mark in ((left, row.first_day, "<"), (left + width, row.last_day, ">")):
        if pd.isna(day):
            ax.plot(edge, level, mark, color=_DRESS[row.direction]["facecolor"], markersize=3, clip_on=False)


def _behind(ax: Axes, incidents: pd.DataFrame, start: float, end: float) -> int:
    """Incidents as grey bands over all lanes, named above where they are few."""
    dated = incidents[incidents["first_day"].notna() & incidents["last_day"].notna()]
    rows: Any = dated.sort_values("first_day").itertuples()
    bands = [(row.incident_id, *span(row, start, end)) for row in rows]
    bands = [band for band in bands if band[1] + band[2] >= start and band[1] <= end]
    if len(bands) > NAMED:
        bands = [band for band in bands if band[2] < (end - start) / 60]
        middles = [left + width / 2 for _, left, width in bands]
        ax.plot(middles, [_STRIP] * len(bands), "|", color=INK, alpha=0.35, markersize=7, clip_on=False)
        return len(bands)
    for _, left, width in bands:
        ax.axvspan(left, left + width, color=BAND, zorder=0)
    _name(ax, bands, (end - start) / 125)
    return len(bands)


def _name(ax: Axes, bands: list[tuple[str, float, float]], letter: float) -> None:
    """Names of incidents above their bands, each on the first level that is free."""
    taken: list[list[tuple[float, float]]] = []
    for name, left, width in bands:
        middle, room = left + width / 2, letter * len(name) / 2
        level = place(taken, middle - room, middle + room, letter)
        ax.annotate(
            name, (middle, 1), (0, 3 + 9 * level), fontsize=6.5, color="#444444",
            xycoords=ax.get_xaxis_transform(), textcoords="offset points", ha="center",
        )  # fmt: skip


def _axes(
    ax: Axes, dated: pd.DataFrame, lanes: dict[str, dict[str, Any]], start: float, end: float, strip: int
) -> None:
    names = actor_names(lanes)
    middles = [lane["top"] + (lane["rows"] - 1) / 2 for lane in lanes.values()]
    labels = [f"{names.get(a, a)} ({len(lane['acts'])})" for a, lane in lanes.items()]
    if strip:
        middles, labels = [_STRIP, *middles], [f"incidents ({strip})", *labels]
    ax.set_yticks(middles, labels)
    bottom = max(lane["top"] + lane["rows"] for lane in lanes.values())
    for lane in list(lanes.values())[1:]:
        ax.axhline(lane["top"] - 1.1, color=BAND, linewidth=0.6, zorder=0)
    ax.set_ylim(bottom - 0.3, _STRIP - 1 if strip else -1)
    ax.tick_params(axis="y", length=0)
    time_axis(ax, start, end)
    keys = [
        Patch(label=f"{name}{_SHAPES.get(name, '')}", edgecolor="white", **_DRESS[name])
        for name in _DRESS
        if name in set(dated["direction"])
    ]
    ax.legend(
        handles=keys, loc="upper right", bbox_to_anchor=(1, 0), bbox_transform=ax.transAxes, ncols=4,
        frameon=False, fontsize=7.5, borderaxespad=2.2,
    )  # fmt: skip


def _alt(policies: pd.DataFrame, dated: pd.DataFrame, lanes: dict[str, dict[str, Any]], behind: int) -> str:
    actors = lane_of(dated["actor_id"]).nunique()
    busiest = max(lanes, key=lambda a: len(lanes[a]["acts"]))
    names = actor_names([busiest])
    ways = dated["direction"].value_counts()
    said = ", ".join(f"{ways[name]} {name}" for name in _DRESS if name in ways)
    days = pd.concat([dated["first_day"], dated["last_day"]]).dropna()
    are = "is" if behind == 1 else "are"
    stand = f" {plural(behind, 'incident')} of which a day is known {are} marked above."
    return (
        f"Timeline of {plural(len(dated), 'dated act')} of {plural(actors, 'actor')}, "
        f"{days.min():%Y} to {days.max():%Y}: {said}; the actor with the most is "
        f"{names.get(busiest, busiest)} ({len(lanes[busiest]['acts'])}).{stand if behind else ''}"
        f"{_undated(len(policies) - len(dated))}"
    )


def _undated(count: int) -> str:
    return f" {plural(count, 'undated act')} cannot be drawn." if count else ""
