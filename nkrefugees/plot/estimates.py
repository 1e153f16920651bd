"""Published estimates of one quantity against each other, over time."""

from __future__ import annotations

from typing import Any

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.ticker import FuncFormatter

from nkrefugees.citations import source_ids
from nkrefugees.plot.behind import drawn_of
from nkrefugees.plot.canvas import FAINT, RUST, finish, need, nothing, number, sheet, time_axis
from nkrefugees.plot.labels import at_right
from nkrefugees.plot.periods import span_of
from nkrefugees.plot.published import Published, published
from nkrefugees.wording import number as words
from nkrefugees.wording import plural

_COLORS = ("#0b4f8a", "#d55e00", "#00785a", "#8c4a86", "#b07d00", "#3b8fc2", "#222222")
_MARKS = {"o": "●", "s": "■", "D": "◆", "P": "✚", "X": "✖", "*": "★", "h": "⬢"}
_OTHERS, _SMALL = "#9a9a9a", "."
_WIDE = 30


def estimates(frame: pd.DataFrame, ax: Axes | None = None) -> Axes:
    """Draw published figures over time: a colour and a mark a family, intervals as bars, open ends as arrows.

    A mark alone is a figure; two joined by an upright bar are the ends of an interval; a level hairline is
    the days that a figure is about; an arrow says "at least" or "up to". Figures of a statistical series are
    joined along its usual period (the lower median, where several stand). Denials are crosses on the floor.
    Where claims differ over thirty times the scale is logarithmic.

    Parameters
    ----------
    frame : pandas.DataFrame
        As `nkrefugees.observations` or `nkrefugees.claims` gives it, of one unit. Only whole groups are drawn
        (``subgroup`` all, ``sex`` total where there is one).
    ax : matplotlib.axes.Axes, optional
        Axes to draw on; new ones by default.

    Returns
    -------
    matplotlib.axes.Axes
        With a description in ``alt``. What was not reported is not drawn as zero; where no figure is
        recorded, the figure says so.

    Raises
    ------
    MissingColumns, BadValue
        If columns are missing, or unlike units stand in one frame.

    Examples
    --------
    >>> import nkrefugees as nk
    >>> ax = nk.plot.estimates(nk.claims(series="stock-in-china"))
    >>> nk.plot.describe(ax).startswith("Published figures of persons (stock)")
    True
    """
    need("estimates", frame, ["first_day", "last_day", "source_id"])
    found = published(frame)
    if found.points.empty:
        return nothing(ax, f"No dated figure is recorded for this choice.{_left_out(found)}")
    points, groups = found.points, found.groups(len(_COLORS))
    ax = sheet(9.5, 4.8, ax)
    _scale(ax, found)
    looks = dict(zip(groups, zip(_COLORS, _MARKS, strict=True), strict=False))
    named = []
    for group, rows in points.groupby(points["group"].where(points["group"].isin(groups), "")):
        color, mark = looks.get(str(group), (_OTHERS, _SMALL))
        for row in rows.itertuples():
            _point(ax, row, color, mark)
        if group and found.series:
            _line(ax, rows, color)
        last: Any = list(rows.sort_values("x", kind="stable").itertuples())[-1]
        others = plural(points["group"].nunique() - len(groups), "other")
        name = f"{_MARKS[mark]} {_short(str(group))}" if group else f"· {others}"
        named.append((last.x, last.y, name, color if group else "#666666"))
    _denials(ax, found)
    at_right(ax, named)
    scale = ", logarithmic" if ax.get_yscale() == "log" else ""
    ax.set_ylabel(f"{found.unit} ({found.what}), as published{scale}")
    return finish(ax, _alt(found), len(source_ids(frame)), below=26, of=drawn_of(frame))


def _scale(ax: Axes, found: Published) -> None:
    """Both axes, before anything is placed on them."""
    points = found.points
    figures = points[["low", "best", "high"]].astype(float).stack().dropna()
    low, high = float(figures.to_numpy(dtype=float).min()), float(figures.to_numpy(dtype=float).max())
    if not found.series and 0 < _WIDE * low < high:
        ax.set_yscale("log")
        ax.set_ylim(low / 1.9, high * 1.9)
    else:
        ax.set_ylim(0, 1.12 * max(high, 1.0))
    ax.yaxis.set_major_formatter(FuncFormatter(lambda value, _: words(value)))
    ax.yaxis.grid(visible=True, color="#e6e6e6", linewidth=0.6)
    ax.set_axisbelow(True)
    start, end = float(points[["left", "x"]].min().min()), float(points[["right", "x"]].max().max())
    pad = max(0.02 * (end - start), 60)
    time_axis(ax, start - pad, end + pad)


def _point(ax: Axes, row: Any, color: str, mark: str) -> None:
    """One figure: bar, dot, arrows for open ends, a hairline over the days."""
    y = row.y
    ax.plot((row.left, row.right), (y, y), "-", color=color, linewidth=0.7, alpha=0.5, zorder=1)
    if not pd.isna(row.low) and not pd.isna(row.high) and row.low != row.high:
        ax.plot((row.x, row.x), (row.low, row.high), "-", color=color, linewidth=1.6, alpha=0.65, zorder=2)
        for edge in (row.low, row.high):
            _mark(ax, row.x, edge, color, "_" if mark == _SMALL else mark, 0.75)
    if pd.isna(row.best) and not (pd.isna(row.low) or pd.isna(row.high)):
        return
    for is_open, step in ((row.open_high, 12), (row.open_low, -12)):
        if is_open:
            arrow = {"arrowstyle": "<-", "color": color, "linewidth": 1.1, "shrinkA": 0, "shrinkB": 0}
            ax.annotate("", (row.x, y), (0, step), textcoords="offset points", arrowprops=arrow)
    is_end = mark == _SMALL and (row.open_high or row.open_low)
    _mark(ax, row.x, y, color, "_" if is_end else mark)


def _mark(ax: Axes, x: float, y: float, color: str, mark: str, scale: float = 1) -> None:
    """The mark of a family at a figure, or at an end of an interval; those without one have a dash there."""
    size = 7 if mark in "*._" else 4.5
    edge, wide = (color, 1.2) if mark == "_" else ("white", 0.4)
    ax.plot(
        x, y, mark, color=color, markersize=size * scale, markeredgecolor=edge, markeredgewidth=wide, zorder=3
    )


def _line(ax: Axes, rows: pd.DataFrame, color: str) -> None:
    """Join the figures of the usual period: the lower median, where several stand."""
    length = (rows["right"] - rows["left"]).round(-1)
    usual = rows[length == length.mode().iloc[0]]
    joined = usual.groupby("x")["y"].quantile(0.5, interpolation="lower")
    ax.plot(joined.index, joined, "-", color=color, linewidth=1.3, zorder=2)


def _denials(ax: Axes, found: Published) -> None:
    if found.denials.empty:
        return
    days = [number(day) for day in found.denials]
    ax.plot(days, [0.012] * len(days), "x", color=RUST, markersize=5, transform=ax.get_xaxis_transform())
    ax.annotate(
        "denied", (min(days), 0.012), (0, 5), xycoords=ax.get_xaxis_transform(), textcoords="offset points",
        fontsize=7.5, color=RUST, ha="center",
    )  # fmt: skip
    ax.axhline(ax.get_ylim()[0], color=FAINT, linewidth=0.6)


def _short(name: str) -> str:
    return name if len(name) <= 38 else f"{name[:37]}…"


def _alt(found: Published) -> str:
    points = found.points
    first, last = points["day"].min(), points["day"].max()
    figures = points[["low", "best", "high"]].astype(float)
    least, most = figures.min(axis=1), figures.max(axis=1)
    low, high = points.iloc[int(least.to_numpy().argmin())], points.iloc[int(most.to_numpy().argmax())]
    years = span_of(first.year, last.year)
    ends = (
        f"the lowest is {words(least.min())} ({low['group']}, {low['day']:%Y}), the highest "
        f"{words(most.max())} ({high['group']}, {high['day']:%Y})"
    )
    opened = int((points["open_low"] | points["open_high"]).sum())
    more = f" {plural(opened, 'figure')} {'is' if opened == 1 else 'are'} open at an end." if opened else ""
    return (
        f"Published figures of {found.unit} ({found.what}), {years}: {plural(len(points), 'figure')} of "
        f"{plural(points['group'].nunique(), found.apart).replace('seriess', 'series')}; {ends}.{more}"
        f"{_left_out(found)}"
    )


def _left_out(found: Published) -> str:
    said = [
        (len(found.denials), "denial", "are crosses" if len(found.denials) != 1 else "is a cross"),
        (found.without, "row", "without a figure or a day cannot be drawn"),
    ]
    return "".join(f" {plural(count, noun)} {words_}." for count, noun, words_ in said if count)
