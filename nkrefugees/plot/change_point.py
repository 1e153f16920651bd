"""When a rate changed: the series with the rates of its segments, and how sure the dates are."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
from matplotlib.axes import Axes

from nkrefugees.analysis.attempt import Refused
from nkrefugees.analysis.counts.change_point import ChangePoint
from nkrefugees.analysis.counts.change_points import ChangePoints
from nkrefugees.analysis.results import label, number
from nkrefugees.plot.canvas import BAND, BLUE, FAINT, INK, ORANGE, SKY, finish, sheet, two_sheets
from nkrefugees.plot.given import check, missing
from nkrefugees.plot.periods import Periods
from nkrefugees.wording import plural


def change_point(result: ChangePoint | ChangePoints | Refused | None, ax: Axes | None = None) -> Axes:
    """Draw a series, the rate of each of its segments, and how sure the change is.

    Light bars are the counts (per unit of exposure), dark lines the rates. A grey band holds the dates on
    which a change may lie; beneath stands the posterior of one change.

    Parameters
    ----------
    result : ChangePoint, ChangePoints, Refused or None
        As `nkrefugees.change_point` gives it; a refusal is told in words.
    ax : matplotlib.axes.Axes, optional
        Axes to draw on; new ones by default.

    Returns
    -------
    matplotlib.axes.Axes
        With a description in ``alt``.

    Raises
    ------
    BadValue
        If it is no such result.

    Examples
    --------
    >>> import nkrefugees as nk
    >>> ax = nk.plot.change_point(nk.change_point([4, 5, 3, 6, 1, 0, 1]))
    >>> nk.plot.describe(ax).startswith("Counts of 7 periods, 0 to 6")
    True
    """
    if (said := missing(result, "change of rate", ax)) is not None:
        return said
    check("change_point", result, (ChangePoint, ChangePoints), "change_point")
    found: Any = result
    periods = Periods.of(found.observed.index)
    if isinstance(found, ChangePoint):
        ax, strip = two_sheets(9, 4.4, 0.3, ax)
        _posterior(ax, strip, periods, found)
    else:
        ax, strip = sheet(9, 3.4, ax), None
    changes, intervals = _changes(found)
    _band(ax, periods, intervals)
    _bars(ax, periods, found.observed)
    _rates(ax, periods, found.rates, [periods.place(at) for at in changes])
    ax.set_ylabel(str(found.observed.name or "count").replace("_", " "))
    periods.axis(ax)
    return finish(ax, _alt(found, changes, intervals), None, below=26, under=strip, of=found.frame())


def _changes(found: ChangePoint | ChangePoints) -> tuple[list[Any], list[Any]]:
    """The last period before each change, and its interval."""
    if isinstance(found, ChangePoint):
        return [found.mode], [found.interval]
    return list(found.changes), list(found.intervals)


def _bars(ax: Axes, periods: Periods, observed: pd.Series[float]) -> None:
    width = periods.right - periods.left
    edge = "white" if len(observed) < 150 else "none"
    ax.bar(periods.left, observed, width, align="edge", color=SKY, edgecolor=edge, linewidth=0.4)
    top = float(observed.max())
    low = float(observed.min())
    ax.set_ylim(min(0.0, low * 1.1), top * 1.18 if top > 0 else 1)


def _band(ax: Axes, periods: Periods, intervals: list[Any]) -> None:
    """The ends of periods on which a change may lie: from the end of the first to that of the last."""
    for ends in intervals:
        if ends is not None:
            first, last = (periods.right[periods.place(end)] for end in ends)
            least = (periods.right[-1] - periods.left[0]) / 300
            ax.axvspan(first - least, last + least, color=BAND, alpha=0.6, linewidth=0, zorder=0)


def _rates(ax: Axes, periods: Periods, rates: tuple[float, ...], cuts: list[int]) -> None:
    """A line a segment, with its rate in words."""
    starts, ends = [0, *(cut + 1 for cut in cuts)], [*cuts, len(periods.left) - 1]
    for rate, start, end in zip(rates, starts, ends, strict=True):
        left, right = periods.left[start], periods.right[end]
        ax.plot((left, right), (rate, rate), "-", color=BLUE, linewidth=2.4, solid_capstyle="butt")
        ax.annotate(
            f"{rate:.3g}" if rate < 1000 else number(rate), (right, rate), (-2, 3), ha="right", fontsize=8.5,
            textcoords="offset points", weight="bold", color=BLUE,
            bbox={"facecolor": "white", "edgecolor": "none", "pad": 0.6, "alpha": 0.8},
        )  # fmt: skip


def _posterior(ax: Axes, strip: Axes, periods: Periods, found: ChangePoint) -> None:
    """The probability of each date beneath the series: dark inside the interval, light outside."""
    at = np.array([periods.place(name) for name in found.posterior.index])
    ends = found.interval or (found.mode, found.mode)
    low, high = (periods.place(end) for end in ends)
    colors = [BLUE if low <= place <= high else FAINT for place in at]
    width = (periods.right - periods.left)[at]
    strip.bar(periods.right[at] - width / 2, found.posterior, width, align="edge", color=colors, linewidth=0)
    strip.set_ylabel("probability")
    strip.set_ylim(0, 1.3 * float(found.posterior.max()))
    periods.axis(strip)
    mode, peak = float(periods.right[periods.place(found.mode)]), float(found.posterior.max())
    middle = (periods.left[0] + periods.right[-1]) / 2
    words = f"change after {label(found.mode)}: probability {peak:.2g}, if there is one"
    side, step = ("left", 6) if mode < middle else ("right", -6)
    strip.annotate(
        words, (mode, peak), (step, 2), textcoords="offset points", ha=side, fontsize=8, color=INK,
    )  # fmt: skip
    strip.axvline(mode, color=ORANGE, linewidth=0.8, linestyle="--", zorder=0)
    ax.axvline(mode, color=ORANGE, linewidth=0.8, linestyle="--", zorder=3)


def _alt(found: Any, changes: list[Any], intervals: list[Any]) -> str:
    index = found.observed.index
    head = f"Counts of {plural(len(index), 'period')}, {label(index[0])} to {label(index[-1])}"
    rates = " to ".join(number(rate) for rate in found.rates)
    if not changes:
        return f"{head}: by BIC the rate does not change; it is {rates} a period."
    told = "; ".join(
        f"after {label(at)}" + (f" ({label(ends[0])} to {label(ends[1])})" if ends else "")
        for at, ends in zip(changes, intervals, strict=True)
    )
    sure = "if it changed once, most probably " if isinstance(found, ChangePoint) else "by BIC it changed "
    return f"{head}: {sure}{told} ({found.level:.0%} intervals), from a rate of {rates}. {_weight(found)}"


def _weight(found: Any) -> str:
    """Whether a change is better supported than none."""
    best = int(found.fits["bic"].to_numpy().argmin())
    return f"BIC prefers {plural(best, 'change') if best else 'no change'}."
