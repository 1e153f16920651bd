"""Counts, or events, and the bursts in them by level."""

from __future__ import annotations

from typing import Any

import numpy as np
from matplotlib.axes import Axes

from nkrefugees.analysis.attempt import Refused
from nkrefugees.analysis.counts.kleinberg import Bursts
from nkrefugees.analysis.results import label, number
from nkrefugees.plot.canvas import BLUE, FAINT, INK, ORANGE, RUST, SKY, finish, two_sheets
from nkrefugees.plot.given import check, missing
from nkrefugees.plot.periods import Periods, along, numbers
from nkrefugees.wording import plural

_COLORS = (BLUE, ORANGE, RUST)
_HATCHES = ("", "///", "xxx")


def kleinberg(result: Bursts | Refused | None, ax: Axes | None = None) -> Axes:
    """Draw counts by period, or events as ticks, and beneath them the bursts of each level.

    Parameters
    ----------
    result : Bursts, Refused or None
        As `nkrefugees.kleinberg` or `nkrefugees.kleinberg_gaps` gives it; a refusal is told in words.
    ax : matplotlib.axes.Axes, optional
        Axes to draw on; new ones by default.

    Returns
    -------
    matplotlib.axes.Axes
        With a description in ``alt``. A burst of a higher level lies inside one of the level below.

    Raises
    ------
    BadValue
        If it is no such result.

    Examples
    --------
    >>> import nkrefugees as nk
    >>> ax = nk.plot.kleinberg(nk.kleinberg([1, 0, 1, 8, 9, 7, 1, 0, 1, 0]))
    >>> "1 burst" in nk.plot.describe(ax)
    True
    """
    if (said := missing(result, "burst", ax)) is not None:
        return said
    check("kleinberg", result, (Bursts,), "kleinberg or kleinberg_gaps")
    found: Any = result
    levels = max(1, int(found.bursts["level"].max())) if len(found.bursts) else 1
    height = 3.4 + 0.3 * levels
    ax, strip = two_sheets(9, height, (0.3 + 0.28 * levels) / height, ax)
    start, end, dated = (_events if found.form == "gaps" else _counts)(ax, found)
    for burst in found.bursts.itertuples():
        _burst(strip, found, burst, (start, end))
    if found.bursts.empty:
        strip.text(0.5, 0.5, "no burst", transform=strip.transAxes, ha="center", va="center", fontsize=8.5)
    strip.set_yticks(range(1, levels + 1), [f"level {level}" for level in range(1, levels + 1)])
    strip.set_ylim(0.4, levels + 0.6)
    strip.tick_params(axis="y", length=0)
    along(strip, *ax.get_xlim(), dated)
    return finish(ax, _alt(found), None, below=26, under=strip, of=found.frame())


def _counts(ax: Axes, found: Bursts) -> tuple[float, float, bool]:
    """Light bars for counts, dark ones where a burst is."""
    periods = Periods.of(found.observed.index)
    colors = [BLUE if state else SKY for state in found.states]
    width = periods.right - periods.left
    edge = "white" if len(width) < 150 else "none"
    ax.bar(periods.left, found.observed, width, align="edge", color=colors, edgecolor=edge, linewidth=0.4)
    ax.set_ylabel(str(found.observed.name or "count").replace("_", " "))
    ax.set_ylim(0, 1.08 * float(found.observed.max()))
    periods.axis(ax)
    return float(periods.left[0]), float(periods.right[-1]), periods.dated


def _events(ax: Axes, found: Bursts) -> tuple[float, float, bool]:
    """A stem for each event, the higher the sooner it came after the last."""
    at, dated = numbers(found.observed.index)
    gaps = found.observed.to_numpy(dtype=float)
    colors = [BLUE if state else FAINT for state in found.states]
    ax.vlines(at, gaps.max() * 1.5, gaps, color=colors, linewidth=1)
    ax.scatter(at, gaps, s=14, color=colors, zorder=3)
    ax.set_yscale("log")
    ax.set_ylim(gaps.max() * 1.5, gaps.min() / 2)
    ax.yaxis.set_major_formatter("{x:g}")
    ax.set_ylabel("days since the last event" if dated else "time since the last event")
    start, end = float(at[0] - gaps[0]), float(at[-1])
    pad = 0.01 * (end - start)
    along(ax, start - pad, end + pad, dated)
    return start, end, dated


def _burst(strip: Axes, found: Bursts, burst: Any, span: tuple[float, float]) -> None:
    """A bar from the first to the last period of a burst, with its ends in words."""
    if found.form == "gaps":
        (left, right), _ = numbers([burst.first, burst.last])
    else:
        periods = Periods.of(found.observed.index)
        left, right = periods.left[periods.place(burst.first)], periods.right[periods.place(burst.last)]
    look = min(burst.level, len(_COLORS)) - 1
    least = (span[1] - span[0]) / 200
    strip.barh(burst.level, max(right - left, least), 0.5, left, color=_COLORS[look], hatch=_HATCHES[look],
               edgecolor="white", linewidth=0)  # fmt: skip
    words = (
        f"{label(burst.first)} to {label(burst.last)}" if burst.first != burst.last else label(burst.first)
    )
    is_late = (left + right) / 2 > np.mean(span)
    spot, step, side = (left, -4, "right") if is_late else (max(right, left + least), 4, "left")
    strip.annotate(
        words, (spot, burst.level), (step, 0), textcoords="offset points", ha=side, va="center", fontsize=7.5,
        color=INK, bbox={"facecolor": "white", "edgecolor": "none", "pad": 0.4, "alpha": 0.75},
    )  # fmt: skip


def _alt(found: Bursts) -> str:
    what = "gap" if found.form == "gaps" else "period"
    first, last = found.observed.index[0], found.observed.index[-1]
    setting = f"s = {number(found.s)}, gamma = {number(found.gamma)}"
    span = f"{plural(len(found.states), what)}, {label(first)} to {label(last)}"
    head = f"{span}, and the bursts in them ({setting})"
    if found.bursts.empty:
        return f"{head}: there is none."
    top: Any = next(found.bursts.sort_values("weight", ascending=False).itertuples())
    return (
        f"{head}: {plural(len(found.bursts), 'burst')}, the strongest from {label(top.first)} to "
        f"{label(top.last)} at level {top.level}. A burst of reports may be one of reporting."
    )
