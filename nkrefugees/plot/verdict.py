"""The verdict on waves: handovers per period, the effort of reporting beneath, waves as bands."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.ticker import FixedLocator, FuncFormatter

from nkrefugees.analysis.waves.result import Waves, people
from nkrefugees.citations import source_ids
from nkrefugees.plot.canvas import (
    BAND,
    BLUE,
    FAINT,
    GREY,
    INK,
    RUST,
    SLATE,
    finish,
    nothing,
    number,
    sheet,
    time_axis,
)
from nkrefugees.plot.given import missing
from nkrefugees.wording import plural

_BENEATH = 0.4
_LENGTHS = {"MS": "month", "QS": "quarter", "2QS": "half-year", "YS": "year"}


def verdict(result: Waves, ax: Axes | None = None) -> Axes:
    """Draw handovers per period with what draws of days make of them, and the waves as bands.

    A bar is the middle over draws, its line runs from a low to a high of them. Beneath the axis hangs the
    reporting effort that was allowed for, on a scale of its own. A band is a wave, with the share of
    universes that find it; of those in fewer than most universes it is hatched.

    Parameters
    ----------
    result : Waves
        As `nkrefugees.waves` gives it.
    ax : matplotlib.axes.Axes, optional
        Axes to draw on; new ones by default.

    Returns
    -------
    matplotlib.axes.Axes
        With a description in ``alt``; where the verdict is refused, the figure says why.

    Examples
    --------
    >>> import nkrefugees as nk
    >>> verdict = nk.waves(nk.claims(incident="2021-07-14-dandong", quantity="repatriated"))
    >>> nk.plot.describe(nk.plot.verdict(verdict))
    'No verdict on waves: 1 dated handover is too few; 8 are the least.'
    """
    if (instead := missing(result, "verdict", ax)) is not None:
        return instead
    if result.refused:
        return nothing(ax, result.summary())
    ax = sheet(9, 4.2, ax)
    periods = result.periods
    top = 1.35 * max(float(periods["events_high"].max()), 1.0)
    _bars(ax, periods)
    _effort(ax, periods, _BENEATH * top)
    for wave in result.frame().itertuples():
        _band(ax, wave, top)
    if not result.frame()["in_most"].any():
        text = f"no wave is found in at least {result.least:.0%} of {plural(result.universes, 'universe')}"
        ax.text(0.5, 0.97, text, transform=ax.transAxes, ha="center", va="top", fontsize=9)
    _axes(ax, periods, top)
    return finish(ax, _alt(result), len(source_ids(periods[["incident_ids"]])), below=26, of=periods)


def _length(periods: pd.DataFrame) -> str:
    """How long a period is, in a word."""
    index: Any = periods.index
    return _LENGTHS[index.freqstr.split("-")[0]]


def _edges(periods: pd.DataFrame) -> np.ndarray[Any, Any]:
    """The first day of each period, and the day after the last, on the axis."""
    index: Any = periods.index
    return np.array([number(day) for day in [*index, index[-1] + index.freq]])


def _bars(ax: Axes, periods: pd.DataFrame) -> None:
    edges = _edges(periods)
    middle, width = (edges[:-1] + edges[1:]) / 2, np.diff(edges)
    ax.bar(edges[:-1], periods["events"], width, align="edge", color=BLUE, edgecolor="white", linewidth=0.4)
    sure = (periods["events_low"] == periods["events_high"]).to_numpy()
    low, high = (periods[name][~sure] for name in ("events_low", "events_high"))
    for color, wide in (("white", 2.6), (INK, 1.1)):  # a dark line is not seen on a dark bar
        ax.vlines(middle[~sure], low, high, color=color, linewidth=wide)


def _effort(ax: Axes, periods: pd.DataFrame, depth: float) -> None:
    """Hang the effort under the axis, the greatest as deep as there is room."""
    edges = _edges(periods)
    effort = periods["effort"].to_numpy(float)
    steps = -depth * 0.9 * effort / effort.max()
    ax.fill_between(edges, np.append(steps, steps[-1]), step="post", color=GREY, linewidth=0)
    ax.axhline(0, color=INK, linewidth=0.8)
    told = f"reporting effort: documents on other subjects, at most {effort.max():.1f} a {_length(periods)}"
    ax.annotate(
        told, (0, 0), (4, 4), xycoords="axes fraction", textcoords="offset points", fontsize=7.5, color=SLATE
    )


def _band(ax: Axes, wave: Any, top: float) -> None:
    """Mark a wave, from its middle first to its middle last day, and say how far universes agree."""
    start, end = number(wave.first_day), number(wave.last_day) + 1
    look: Any = {"facecolor": BAND, "alpha": 0.6} if wave.in_most else {"facecolor": "none", "hatch": "///"}
    ax.axvspan(start, end, edgecolor=RUST if wave.in_most else FAINT, linewidth=0.8, zorder=0, **look)
    stands = "survives the loss of each family" if wave.survives else "lost without some family"
    text = f"{wave.Index}: in {wave.share:.0%}\nof universes;\n{stands}"
    ax.annotate(
        text,
        ((start + end) / 2, top),
        (0, -3),
        textcoords="offset points",
        ha="center",
        va="top",
        fontsize=7.5,
    )


def _axes(ax: Axes, periods: pd.DataFrame, top: float) -> None:
    edges = _edges(periods)
    ax.set_ylim(-_BENEATH * top, top)
    ticks = [tick for tick in ax.get_yticks() if 0 <= tick <= top and tick == int(tick)]
    ax.yaxis.set_major_locator(FixedLocator(ticks))
    ax.yaxis.set_major_formatter(FuncFormatter(lambda tick, _: f"{tick:.0f}"))
    ax.set_ylabel(f"handovers per {_length(periods)}")
    pad = (edges[-1] - edges[0]) * 0.02
    time_axis(ax, edges[0] - pad, edges[-1] + pad)


def _alt(result: Waves) -> str:
    """What is drawn, each wave, and the rate of false ones."""
    first, last = result.periods.index.min(), result.periods.index.max()
    told = [
        f"Wave {wave.Index}, {wave.first_day:%Y-%m} to {wave.last_day:%Y-%m}, {people(wave)}, "
        f"in {wave.share:.0%} of universes."
        for wave in result.frame().itertuples()
    ]
    waves = (
        " ".join(told) or f"No wave is found in as many as a tenth of {plural(result.universes, 'universe')}."
    )
    top: Any = result.periods["events"].idxmax()
    most = plural(int(result.periods.loc[top, "events"]), "handover")
    return (
        f"Handovers per {_length(result.periods)}, {first:%Y-%m} to {last:%Y-%m}, with reporting effort "
        f"beneath; at most {most}, in that of {top:%Y-%m}. {waves} "
        f"On twins without waves as many ways to look agree on one in {result.false_wave_rate:.0%}."
    )
