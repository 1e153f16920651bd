"""Who cites whom: claims in the order of saying, one lane an origin."""

from __future__ import annotations

from typing import Any

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.lines import Line2D

from nkrefugees.analysis.voices.saying import day
from nkrefugees.analysis.voices.voices import Genealogy, named
from nkrefugees.citations import source_ids
from nkrefugees.errors import BadValue
from nkrefugees.filters import rows as look_up
from nkrefugees.plot.canvas import BAND, BLUE, FAINT, INK, ORANGE, RUST, SLATE, finish, nothing, sheet
from nkrefugees.plot.given import missing
from nkrefugees.plot.marks import LEVEL, WIDE, is_traced, marks_of, origin_lanes, place_of
from nkrefugees.wording import bounds

_ROOM = 46
_MARKS: dict[str, dict[str, Any]] = {
    "first": {"marker": "o", "color": BLUE, "markersize": 6.5},
    "same": {"marker": "o", "color": BLUE, "markersize": 5, "markerfacecolor": "white"},
    "higher": {"marker": "^", "color": ORANGE, "markersize": 7},
    "lower": {"marker": "v", "color": ORANGE, "markersize": 7},
    "widened": {"marker": "D", "color": ORANGE, "markersize": 5},
    "narrowed": {"marker": "d", "color": ORANGE, "markersize": 6, "markerfacecolor": "white"},
    "no figure": {"marker": ".", "color": BLUE, "markersize": 5},
    "denies": {"marker": "x", "color": RUST, "markersize": 6, "markeredgewidth": 1.8},
    "retracts": {"marker": "X", "color": RUST, "markersize": 7, "markerfacecolor": "white"},
    "cannot_confirm": {"marker": "s", "color": SLATE, "markersize": 4.5, "markerfacecolor": "white"},
    "no_comment": {"marker": "_", "color": SLATE, "markersize": 7, "markeredgewidth": 1.8},
}
_WORDS = {
    "first": "first figure of an origin",
    "same": "said again",
    "higher": "higher than before",
    "lower": "lower",
    "widened": "wider",
    "narrowed": "narrower",
    "no figure": "without a figure",
    "denies": "denies",
    "retracts": "retracts",
    "cannot_confirm": "cannot confirm",
    "no_comment": "no comment",
}


def genealogy(result: Genealogy, ax: Axes | None = None) -> Axes:
    """Draw claims about one thing in the order in which they were said, one lane an origin.

    Days stand in their order, not to scale. A line joins what rests on one origin: solid where the chain
    was seen, dashed where it is not traced. A grey bar to the left of a mark holds the days on which the
    claim may have been said; an arrow leads from a claim to one that rests on it. Figures stand where they
    are new.

    Parameters
    ----------
    result : Genealogy
        Of claims about one incident or series, as `nkrefugees.genealogy` gives it.
    ax : matplotlib.axes.Axes, optional
        Axes to draw on; new ones by default.

    Returns
    -------
    matplotlib.axes.Axes
        With a description in ``alt``; where nothing is claimed, the figure says so.

    Raises
    ------
    BadValue
        If it holds more than one incident or series.

    Examples
    --------
    >>> import nkrefugees as nk
    >>> ax = nk.plot.genealogy(nk.genealogy(nk.claims(incident="2003-01-18-yantai")))
    >>> nk.plot.describe(ax).startswith("Claims about 2003-01-18-yantai")
    True
    """
    if (instead := missing(result, "claim", ax)) is not None:
        return instead
    rows = named(result.frame())
    subjects = sorted(rows["about"].dropna().unique())
    if len(subjects) > 1:
        raise BadValue("about", subjects[:5], "draw one at a time: claims(incident=...)")
    if rows.empty:
        return nothing(ax, "No claim is recorded for this choice.")
    marks, days = marks_of(rows)
    lanes, bottom = origin_lanes(marks, len(days))
    ax = sheet(10, 1.5 + LEVEL * bottom, ax)
    for lane in lanes:
        _lane(ax, lane, days)
    _arrows(ax, result.edges, marks, lanes)
    _axes(ax, lanes, days, bottom)
    return finish(ax, _alt(subjects[0], rows, result), len(source_ids(rows)), below=74, of=rows)


def _lane(ax: Axes, lane: dict[str, Any], days: list[pd.Timestamp]) -> None:
    """Draw one origin: the line that joins its claims, the days they may be of, the marks, the words."""
    spots = [(mark.x, lane["top"] + level) for mark, _, level in lane["marks"]]
    parts = [(mark.subgroup, mark.unit) for mark, _, _ in lane["marks"]]
    style = "-" if is_traced(lane) else (0, (4, 3))
    for part in dict.fromkeys(parts):
        own = [spot for spot, its in zip(spots, parts, strict=True) if its == part]
        ax.plot(*zip(*own, strict=True), linestyle=style, color=BLUE, linewidth=0.9, alpha=0.7, zorder=2)
    for (mark, label, _), (x, y) in zip(lane["marks"], spots, strict=True):
        start = place_of(mark.since, days, x)
        ax.plot((start, x), (y, y), color=BAND, linewidth=5, solid_capstyle="butt", zorder=1)
        ax.plot(x, y, linestyle="", zorder=3, **_MARKS[mark.look])
        ax.annotate(
            label, (x, y), (6, 0), textcoords="offset points", fontsize=7, va="center", zorder=4,
            bbox={"facecolor": "white", "edgecolor": "none", "pad": 0.6, "alpha": 0.8} if label else None,
        )  # fmt: skip


def _arrows(ax: Axes, edges: pd.DataFrame, marks: pd.DataFrame, lanes: list[dict[str, Any]]) -> None:
    """Draw which claim rests on, or replaces, which other."""
    spots = {
        name: (mark.x, lane["top"] + level)
        for lane in lanes
        for mark, _, level in lane["marks"]
        for name in mark.claims.split(";")
    }
    for edge in edges[~edges["relation"].isin(("origin", "family"))].itertuples():
        if edge.from_id in spots and edge.to_id in spots:
            bend = {"arrowstyle": "->", "color": INK, "linewidth": 0.9, "connectionstyle": "arc3,rad=-0.3"}
            ax.annotate("", spots[edge.from_id], spots[edge.to_id], arrowprops=bend, zorder=5)


def _axes(ax: Axes, lanes: list[dict[str, Any]], days: list[pd.Timestamp], bottom: float) -> None:
    labels = _names([lane["origin"] for lane in lanes])
    texts = [f"{labels[lane['origin']]}{'' if is_traced(lane) else ' ?'}" for lane in lanes]
    ax.set_yticks([lane["top"] for lane in lanes], texts, fontsize=7.5)
    for lane in lanes:
        ax.axhline(lane["top"] + lane["rows"] - 0.4, color=BAND, linewidth=0.4, zorder=0)
        if lane["head"]:
            words = lane["head"].replace("_", " ")
            spot: Any = {"xycoords": ax.get_yaxis_transform(), "annotation_clip": False}
            ax.annotate(words, (0.003, lane["top"] - 0.9), weight="bold", fontsize=8, va="center", **spot)
            ax.axhline(lane["top"] - 1.35, color=FAINT, linewidth=0.6)
    undated = any(mark.x >= len(days) for lane in lanes for mark, _, _ in lane["marks"])
    names = [f"{d:%Y-%m-%d}" for d in map(pd.Timestamp, days)] + ["no day"] * undated
    ax.set_xticks(range(len(names)), names, rotation=60, ha="right", rotation_mode="anchor")
    ax.set_xlim(-0.7, max(len(names), 4) - 0.2 + 0.9 * max(len(names), 4) / WIDE)
    ax.set_ylim(bottom, -0.3)
    ax.tick_params(axis="y", length=0)
    ax.set_xlabel("said by (days in their order, not to scale)  ·  dashed, ?: origin not traced", loc="left")
    _legend(ax, lanes)


def _legend(ax: Axes, lanes: list[dict[str, Any]]) -> None:
    seen = {mark.look for lane in lanes for mark, _, _ in lane["marks"]}
    keys = [
        Line2D([], [], linestyle="", label=_WORDS[n], **dress) for n, dress in _MARKS.items() if n in seen
    ]
    ax.legend(
        handles=keys, loc="lower left", bbox_to_anchor=(0, 1), ncols=5, frameon=False, fontsize=7.5,
        handletextpad=0.1, columnspacing=1.2, borderaxespad=0.2,
    )  # fmt: skip


def _names(origins: list[str]) -> dict[str, str]:
    """The name of each origin's actor; its id where two have one name."""
    known = look_up("origins", "origin_id", origins).set_index("origin_id")["actor_id"]
    actors = look_up("actors", "actor_id", [*known, *origins]).set_index("actor_id")["name"]
    full = {o: str(actors.get(known.get(o, o), o)) for o in origins}
    short = {o: name if len(name) <= _ROOM else f"{name[: _ROOM - 1]}…" for o, name in full.items()}
    twice = [o for o in full if list(full.values()).count(full[o]) > 1 and known.get(o, o) != o]
    apart = {o: o.removeprefix(known[o]).strip("-").replace("-", " ") for o in twice}
    return short | {o: f"{short[o]} ({words})" for o, words in apart.items()}


def _alt(about: str, rows: pd.DataFrame, result: Genealogy) -> str:
    voices = result.voices()
    main = voices.sort_values(["n_claims", "quantity"], ascending=[False, True]).iloc[0]
    steps = result.steps()
    own = steps[
        (steps[["quantity", "subgroup", "unit"]] == main[["quantity", "subgroup", "unit"]]).all(axis=1)
    ]
    first: Any = own.head(6).itertuples()
    said = ", ".join(f"{bounds(step)} by {day(step.first_said)}" for step in first)
    denials = int((rows["stance"] == "denies").sum())
    return (
        f"Claims about {about} in the order of saying: {len(rows)} claims by {rows['origin_id'].nunique()} "
        f"origins in lanes, {int((rows['stance'] == 'affirms').sum())} affirm and {denials} deny. "
        f"Of what is counted, {str(main['quantity']).replace('_', ' ')} has the most claims "
        f"({int(main['n_claims'])}): {said or 'no figure'}."
    )
