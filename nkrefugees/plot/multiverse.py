"""A specification curve: universes in order, and which options each of them takes."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.ticker import FuncFormatter, MaxNLocator

from nkrefugees.analysis.multiverse import Multiverse
from nkrefugees.analysis.multiverse.sentences import NAMES, label
from nkrefugees.citations import source_ids
from nkrefugees.plot.canvas import BAND, BLUE, FAINT, INK, SKY, finish, nothing, sheet
from nkrefugees.plot.given import missing
from nkrefugees.plot.universes import FEW, draw_options, option_rows
from nkrefugees.wording import number, plural

_HEIGHT, _ROW, _FOOT = 3.2, 0.17, 0.5


def multiverse(result: Multiverse, ax: Axes | None = None) -> Axes:
    """Draw universes in order of what they find, with their bounds, and the options that each takes.

    The dark line is the number by which they are in order, a light bar reaches from its low to its high end.
    Below, each option has a row: a mark where a universe takes it; of many universes, the
    darker, the more of those at this place take it. Beside each choice stands how much of the variance it
    explains (Shapley share). Universes without a number are counted in the description.

    Parameters
    ----------
    result : Multiverse
        As `nkrefugees.multiverse` gives it.
    ax : matplotlib.axes.Axes, optional
        Axes to draw on; new ones by default.

    Returns
    -------
    matplotlib.axes.Axes
        Of the options, with the curve as its one child and a description in ``alt``. Where no universe has a
        number, the figure says so.

    Examples
    --------
    >>> import nkrefugees as nk
    >>> ax = nk.plot.multiverse(nk.multiverse(nk.claims(quantity="repatriated", country="LAO")))
    >>> ax.child_axes[0].get_ylabel()
    'people handed over'
    """
    if (instead := missing(result, "universe", ax)) is not None:
        return instead
    rows = result.curve()
    if rows.empty:
        return nothing(ax, f"No universe has a number. {_lacking(result)}")
    panel = option_rows(result, rows)
    foot = _FOOT + _ROW * len(panel)
    ax = sheet(9.5, _HEIGHT + foot, ax)
    share = foot / (_HEIGHT + foot)
    curve = ax.inset_axes((0.0, share, 1.0, 1.0 - share))
    _curve(curve, result, rows)
    draw_options(ax, panel, len(rows), share)
    ax.set_xlabel(_ordered(result, len(rows)))
    sources = None if result.claims is None else len(source_ids(result.claims))
    return finish(ax, _alt(result, rows), sources, below=24, of=rows)


def _curve(ax: Axes, result: Multiverse, rows: pd.DataFrame) -> None:
    x = np.arange(len(rows))
    key = rows[result.key].to_numpy(float, na_value=np.nan)
    low, high = (_end(rows, name) for name in ("low", "high"))
    if low is not None and high is not None:
        _bars(ax, x, np.where(np.isnan(low), high, low), np.where(np.isnan(high), low, high))
    many = len(rows) > FEW
    ax.plot(x, key, "-" if many else "o", color=BLUE, linewidth=2, markersize=4, zorder=3)
    if not many and high is not None and "open_high" in rows:
        is_open = rows["open_high"].to_numpy(bool)
        ax.plot(x[is_open], high[is_open], "^", color=INK, markersize=4, zorder=4)
    _axes(ax, result, rows)


def _end(rows: pd.DataFrame, name: str) -> np.ndarray[Any, np.dtype[np.float64]] | None:
    return rows[name].to_numpy(float, na_value=np.nan) if name in rows else None


def _bars(ax: Axes, x: Any, low: Any, high: Any) -> None:
    """Draw a bar from low to high for each universe, all as one line with gaps."""
    gaps = np.full(len(x), np.nan)
    width = float(np.clip(420 / len(x), 0.35, 5))
    xs, ys = (np.column_stack(columns).ravel() for columns in ((x, x, gaps), (low, high, gaps)))
    ax.plot(xs, ys, color=SKY, linewidth=width, solid_capstyle="butt", zorder=2)


def _axes(ax: Axes, result: Multiverse, rows: pd.DataFrame) -> None:
    years = result.name == "change_point"
    ax.set_xlim(-0.5 - len(rows) / 100, len(rows) - 0.5 + len(rows) / 100)
    ax.set_xticks([])
    ax.spines[["top", "right", "bottom"]].set_visible(False)
    ax.spines["left"].set_color(FAINT)
    values = rows[list(_drawn(result))].to_numpy(float, na_value=np.nan)
    if not years and np.nanmin(values) >= 0:
        ax.set_ylim(0, 1.12 * max(float(np.nanmax(values)), 1e-9))
    ax.yaxis.set_major_locator(MaxNLocator(6, integer=years))
    ax.yaxis.set_major_formatter(FuncFormatter(lambda v, _: _written(result, v)))
    ax.yaxis.grid(visible=True, color=BAND, linewidth=0.6)
    ax.set_axisbelow(True)
    ax.tick_params(labelsize=8)
    ax.set_ylabel("last year before the change" if years else NAMES[result.name], fontsize=8.5)
    _ends(ax, result, rows)


def _drawn(result: Multiverse) -> list[str]:
    bounded = [name for name in ("low", "high") if name in result.numbers]
    return [str(result.key), *bounded]


def _ends(ax: Axes, result: Multiverse, rows: pd.DataFrame) -> None:
    """Write the least and the greatest number where they stand; one word if they are the same."""
    low, high = (rows[name].astype(float) for name in _span(result))
    if low.min() == high.max():
        _write(
            ax,
            "",
            result,
            low,
            0,
            above=True,
            more="+" if "open_high" in rows and rows["open_high"].any() else "",
        )
        return
    bottom, top = ax.get_ylim()
    least, most = int(np.nanargmin(low)), int(np.nanargmax(high))
    _write(ax, "least ", result, low, least, above=low.iloc[least] - bottom < (top - bottom) / 12)
    more = "+" if "open_high" in rows and rows["open_high"].iloc[most] else ""
    _write(ax, "most ", result, high, most, above=True, more=more)


def _span(result: Multiverse) -> tuple[str, str]:
    """The numbers whose least and greatest are the ends of what is drawn."""
    drawn = _drawn(result)
    return (drawn[1], drawn[-1]) if len(drawn) > 1 else (drawn[0], drawn[0])


def _write(
    ax: Axes,
    word: str,
    result: Multiverse,
    values: pd.Series[float],
    place: int,
    *,
    above: bool,
    more: str = "",
) -> None:
    value = float(values.iloc[place])
    ax.annotate(
        f"{word}{_written(result, value)}{more}", (place, value), (0, 7 if above else -5),
        textcoords="offset points", ha="left" if place < len(values) / 2 else "right",
        va="bottom" if above else "top", fontsize=7.5, color=INK, zorder=5,
        bbox={"facecolor": "white", "edgecolor": "none", "pad": 0.6, "alpha": 0.8},
    )  # fmt: skip


def _written(result: Multiverse, value: float) -> str:
    return f"{value:.0f}" if result.name == "change_point" else number(round(float(value), 6))


def _ordered(result: Multiverse, size: int) -> str:
    """What the horizontal axis is."""
    by = "the outcome" if result.key == "value" else f"the {label(result, str(result.key))}"
    how = "; darker: more of those at this place take the option" if size > FEW else ""
    return f"{plural(size, 'universe')} in order of {by}{how}"


def _lacking(result: Multiverse) -> str:
    reasons = result.refusals()
    if reasons.empty:
        return ""
    count = plural(int(reasons["n_universes"].sum()), "universe")
    return f"{count} without one, most often: {reasons['reason'][0]}."


def _alt(result: Multiverse, rows: pd.DataFrame) -> str:
    shares = result.variance().sort_values("shapley", ascending=False, kind="stable")["shapley"]
    low, high = (rows[name].astype(float) for name in _span(result))
    most = (
        f" {shares.index[0]} explains most of the variance ({shares.iloc[0]:.0%})." if shares.iloc[0] else ""
    )
    opened = int(rows["open_high"].sum()) if "open_high" in rows else 0
    ends = f" The upper end is open in {opened:,} of them." if opened else ""
    return (
        f"Specification curve of {plural(len(rows), 'universe')}: {NAMES[result.name]}, from "
        f"{_written(result, low.min())} to {_written(result, high.max())}.{ends}{most} {_lacking(result)}"
    ).strip()
