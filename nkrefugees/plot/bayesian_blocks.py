"""Blocks of constant rate over the events that they hold."""

from __future__ import annotations

from typing import Any

import numpy as np
from matplotlib.axes import Axes

from nkrefugees.analysis.attempt import Refused
from nkrefugees.analysis.counts.bayesian_blocks import Blocks, day
from nkrefugees.analysis.counts.blocks_over_draws import BlocksOverDraws
from nkrefugees.analysis.results import number
from nkrefugees.plot.canvas import BAND, BLUE, INK, SKY, finish, sheet
from nkrefugees.plot.given import check, missing
from nkrefugees.plot.periods import along, numbers
from nkrefugees.wording import plural

_YEAR, _WIDE = 365.25, 15


def bayesian_blocks(result: Blocks | BlocksOverDraws | Refused | None, ax: Axes | None = None) -> Axes:
    """Draw the rate of each block with its 95 % interval, over the events or counts that were cut.

    Events are ticks along the axis; counts of periods are light bars. The interval of a rate is Poisson's
    (Garwood 1936), as if the edges were known. Over draws of uncertain dates each edge says in which share
    of draws it is found.

    Parameters
    ----------
    result : Blocks, BlocksOverDraws, Refused or None
        As `nkrefugees.bayesian_blocks` or `nkrefugees.blocks_over_draws` gives it; a refusal is told.
    ax : matplotlib.axes.Axes, optional
        Axes to draw on; new ones by default.

    Returns
    -------
    matplotlib.axes.Axes
        With a description in ``alt``. Rates of dates are a year.

    Raises
    ------
    BadValue
        If it is no such result.

    Examples
    --------
    >>> import nkrefugees as nk
    >>> ax = nk.plot.bayesian_blocks(nk.bayesian_blocks([*range(10), *range(20, 120, 10)], kind="times"))
    >>> "2 blocks" in nk.plot.describe(ax)
    True
    """
    if (said := missing(result, "block of events", ax)) is not None:
        return said
    check("bayesian_blocks", result, (Blocks, BlocksOverDraws), "bayesian_blocks or blocks_over_draws")
    support = result.support if isinstance(result, BlocksOverDraws) else None
    blocks: Blocks = result.blocks if isinstance(result, BlocksOverDraws) else result  # type: ignore[assignment]
    edges, dated = numbers(blocks.edges)
    unit = _YEAR if dated else 1.0
    rates, (low, high) = blocks.rates * unit, _interval(blocks.counts, np.diff(edges) / unit)
    ax = sheet(9, 3.6, ax)
    top = _given(ax, blocks, unit)
    _steps(ax, edges, rates, low, high)
    _edges(ax, blocks, edges, support)
    _scale(ax, rates, low, max(top, float(high.max())))
    ax.set_ylabel(
        f"events a {'year' if dated else 'unit of time'}{', logarithmic' * (ax.get_yscale() == 'log')}"
    )
    pad = 0.01 * (edges[-1] - edges[0])
    along(ax, edges[0] - pad, edges[-1] + pad, dated)
    return finish(ax, _alt(blocks, rates, dated, support), None, below=26, of=blocks.frame())


def _interval(counts: Any, length: Any) -> tuple[Any, Any]:
    """Garwood's 95 % interval of each rate."""
    from scipy.stats import chi2

    low = np.where(counts > 0, chi2.ppf(0.025, 2 * np.maximum(counts, 0.5)) / 2, 0.0)
    return low / length, chi2.ppf(0.975, 2 * (counts + 1)) / 2 / length


def _given(ax: Axes, blocks: Blocks, unit: float) -> float:
    """Events as ticks, counts as bars; gives the height of the highest."""
    start, _ = numbers(blocks.cells["start"])
    end, _ = numbers(blocks.cells["end"])
    events = blocks.cells["events"].to_numpy(dtype=float)
    if blocks.kind == "counts":
        heights = events / (end - start) * unit
        ax.bar(start, heights, end - start, align="edge", color=SKY, alpha=0.6, linewidth=0)
        return float(heights.max())
    middle = (start + end) / 2
    ax.plot(middle, np.full(len(middle), 0.025), "|", color=INK, markersize=8, alpha=0.55,
            transform=ax.get_xaxis_transform())  # fmt: skip
    return 0.0


def _steps(ax: Axes, edges: Any, rates: Any, low: Any, high: Any) -> None:
    """The rate of each block as a line inside its band, with the rate in words where there is room."""
    for left, right, rate, least, most in zip(edges[:-1], edges[1:], rates, low, high, strict=True):
        ax.fill_between((left, right), least, most, color=SKY if least else BAND, alpha=0.45, linewidth=0)
        ax.plot((left, right), (rate, rate), "-", color=BLUE, linewidth=2.4, solid_capstyle="butt")
        is_wide = (right - left) > 0.05 * (edges[-1] - edges[0])
        spot = (right, rate) if is_wide else ((left + right) / 2, most)
        ax.annotate(
            f"{rate:.3g}", spot, (-2 if is_wide else 0, 3), textcoords="offset points",
            ha="right" if is_wide else "center", fontsize=8.5, weight="bold", color=BLUE,
        )  # fmt: skip
    ax.step(edges, np.append(rates, rates[-1]), where="post", color=BLUE, linewidth=0.8)


def _scale(ax: Axes, rates: Any, low: Any, top: float) -> None:
    """From zero; logarithmic where the rates differ over fifteen times and none is nothing."""
    if rates.min() > 0 and rates.max() > _WIDE * rates.min():
        ax.set_yscale("log")
        ax.set_ylim(float(low.min()) / 2.5, 1.6 * top)
        ax.yaxis.set_major_formatter("{x:g}")
    else:
        ax.set_ylim(0, 1.22 * top)


def _edges(ax: Axes, blocks: Blocks, edges: Any, support: Any) -> None:
    """When each inner edge lies, above the axes, on levels that leave room."""
    ends: list[float] = []
    for place, edge in enumerate(edges[1:-1]):
        share = "" if support is None else f" ({support.iloc[place]:.0%} of draws)"
        words = f"{day(blocks.edges[place + 1])}{share}"
        room = len(words) * (edges[-1] - edges[0]) / 130
        level = next((n for n, end in enumerate(ends) if edge - room / 2 > end), len(ends))
        ends[level : level + 1] = [edge + room / 2]
        ax.annotate(
            words, (edge, 1), (0, 2 + 9.5 * level), xycoords=ax.get_xaxis_transform(), ha="center",
            textcoords="offset points", fontsize=7.5,
        )  # fmt: skip


def _alt(blocks: Blocks, rates: Any, dated: bool, support: Any) -> str:
    n, unit = int(blocks.counts.sum()), "a year" if dated else "a unit of time"
    span = f"{day(blocks.edges[0])} to {day(blocks.edges[-1])}"
    if len(rates) == 1:
        return f"{plural(n, 'event')}, {span}: one block, no change of rate; {number(rates[0])} {unit}."
    top, low = int(rates.argmax()), int(rates.argmin())
    firm = (
        "" if support is None else f" Edges are found in {support.min():.0%} to {support.max():.0%} of draws."
    )
    return (
        f"{plural(n, 'event')}, {span}, in {plural(len(rates), 'block')} of constant rate: "
        f"highest {number(rates[top])} {unit} from {day(blocks.edges[top])} to {day(blocks.edges[top + 1])}, "
        f"lowest {number(rates[low])} from {day(blocks.edges[low])} to {day(blocks.edges[low + 1])}.{firm}"
    )
