"""The fullest window among all windows."""

from __future__ import annotations

from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.ticker import MaxNLocator

from nkrefugees.analysis.attempt import Refused
from nkrefugees.analysis.counts.scan import Scan
from nkrefugees.analysis.results import label, number
from nkrefugees.plot.canvas import BAND, BLUE, GREY, INK, finish, sheet
from nkrefugees.plot.given import check, missing
from nkrefugees.plot.periods import along, numbers

_RARE = 1e-4


def scan(result: Scan | Refused | None, ax: Axes | None = None) -> Axes:
    """Draw how many events each window holds, the fullest one shaded, and its p-value in words.

    A stem stands at each day with an event, as high as the number of events in the window that begins
    there.

    Parameters
    ----------
    result : Scan, Refused or None
        As `nkrefugees.scan` gives it; a refusal is told in words.
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
    >>> ax = nk.plot.scan(nk.scan([0.0, 0.5, 0.51, 0.52, 0.53, 0.54, 0.8, 1.0], window=0.1))
    >>> "5 of 8 events" in nk.plot.describe(ax)
    True
    """
    if (said := missing(result, "window of events", ax)) is not None:
        return said
    check("scan", result, (Scan,), "scan")
    found: Any = result
    at, dated = numbers(found.windows["first"])
    (first, last), _ = numbers([found.first, found.last])
    counts = found.windows["count"].to_numpy()
    ax = sheet(9, 3.3, ax)
    least = (at[-1] - at[0]) / 300
    ax.axvspan(first - least, max(last, first) + least, color=BAND, linewidth=0, zorder=0)
    is_in = (at >= first) & (at <= last)
    for inside, color in ((is_in, BLUE), (~is_in, GREY)):
        ax.vlines(at[inside], 0, counts[inside], color=color, linewidth=1)
        ax.plot(at[inside], counts[inside], "o", color=color, markersize=3.5)
    is_late = first > (at[0] + at[-1]) / 2
    ax.annotate(
        _words(found), (first if is_late else last, found.count), (-8 if is_late else 8, 2), color=INK,
        fontsize=8.5, textcoords="offset points", ha="right" if is_late else "left", va="top",
        bbox={"facecolor": "white", "edgecolor": "none", "pad": 1, "alpha": 0.85},
    )  # fmt: skip
    ax.set_ylim(0, 1.15 * found.count)
    ax.yaxis.set_major_locator(MaxNLocator(6, integer=True))
    ax.set_ylabel(
        f"events in the {number(found.window)} {'days' if dated else ''} that begin here".replace("  ", " ")
    )
    pad = 0.02 * (at[-1] - at[0])
    along(ax, float(np.min(at)) - pad, float(np.max(at)) + pad, dated)
    return finish(ax, _alt(found, dated), None, below=26, of=found.windows)


def chance(p: float) -> str:
    """Say a p-value in words.

    Examples
    --------
    >>> chance(0.018), chance(0.6)
    ('chance alone: about 1 in 56 (p = 0.018)', 'chance alone: more often than not (p = 0.6)')
    """
    if p >= 0.5:
        odds = "more often than not"
    elif p < _RARE:
        odds = "rarer than 1 in 10,000"
    else:
        odds = f"about 1 in {1 / p:,.0f}"
    return f"chance alone: {odds} (p = {p:.2g})"


def _words(found: Scan) -> str:
    """The fullest window, in three lines."""
    span = f"{label(found.first)} to {label(found.last)}"
    return f"{found.count} of {found.n} events\n{span}\n{chance(found.p_value)}"


def _alt(found: Scan, dated: bool) -> str:
    unit = " days" if dated else ""
    return (
        f"The fullest window of {number(found.window)}{unit} holds {found.count} of {found.n} events, "
        f"{label(found.first)} to {label(found.last)}. Had events fallen evenly over "
        f"{number(found.length)}{unit}, some window would be as full with p = {found.p_value:.2g} "
        f"({found.method}). A cluster of reports may be one of reporting."
    )
