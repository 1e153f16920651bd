"""What became of groups: from arrest to return, last report and silence."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.ticker import PercentFormatter

from nkrefugees.analysis.voices.saying import day
from nkrefugees.analysis.voices.silence import Fates, within
from nkrefugees.analysis.voices.survival import share_by
from nkrefugees.citations import source_ids
from nkrefugees.plot.canvas import BAND, BLUE, FAINT, GREY, INK, SKY, finish, nothing, sheet
from nkrefugees.plot.given import missing
from nkrefugees.wording import bounds, plural

MOST = 60
_FLOOR = 0.4
_END = 3650.0
_TICKS = {_FLOOR: "same day", 1: "day", 7: "week", 30: "month", 365: "year", _END: "10 years"}


def fates(result: Fates, ax: Axes | None = None) -> Axes:
    """Draw how long each group was seen, from arrest to the claimed return, its last report and silence.

    Up to 60 groups have a line each: a dark bar holds the days on which the return may lie; where none is
    claimed, a line runs to the last report and is dotted after it: what came then is not known. More
    groups are drawn as the share with a claimed return, a band over all choices of days.

    Parameters
    ----------
    result : Fates
        As `nkrefugees.fates` gives it.
    ax : matplotlib.axes.Axes, optional
        Axes to draw on; new ones by default.

    Returns
    -------
    matplotlib.axes.Axes
        With a description in ``alt``; where no group can be drawn, the figure says so.

    Examples
    --------
    >>> import nkrefugees as nk
    >>> ax = nk.plot.fates(nk.fates(nk.claims(incident="2013-05-vientiane")))
    >>> "1 group" in nk.plot.describe(ax)
    True
    """
    if (instead := missing(result, "fate", ax)) is not None:
        return instead
    rows = result.lags[result.lags["usable"].astype(bool)]
    if rows.empty:
        return nothing(ax, "No group held or at risk, with known days, is recorded for this choice.")
    drawn = _lines(rows, ax) if len(rows) <= MOST or result.refused else _curve(result, rows, ax)
    return finish(drawn, _alt(result, rows), len(source_ids(rows)), below=46, of=rows)


def _lines(rows: pd.DataFrame, ax: Axes | None) -> Axes:
    rows = rows.sort_values(["began_last", "incident_id"]).reset_index(drop=True)
    ax = sheet(9.5, 1.6 + 0.2 * len(rows), ax)
    for y, group in enumerate(rows.itertuples()):
        _line(ax, y, group)
    labels = [f"{g.incident_id} · {bounds(g)}" for g in rows.itertuples()]
    ax.set_yticks(range(len(rows)), labels, fontsize=7.5)
    ax.set_ylim(len(rows) - 0.4, -0.7)
    ax.tick_params(axis="y", length=0)
    _days(ax, max(_END, rows[["lag_high", "left_high"]].max().max()))
    _legend(ax, rows)
    return ax


def _line(ax: Axes, y: int, group: Any) -> None:
    """Draw one group: its bar if it was returned or let go, else its line and its silence."""
    if group.returned:
        _bar(ax, y, group.lag_low, group.lag_high, color=BLUE)
        return
    if group.released:
        _bar(ax, y, group.left_low, group.left_high, color=SKY)
        return
    seen, end = max(group.left_low, _FLOOR), max(group.left_high, _FLOOR)
    ax.plot((_FLOOR, seen), (y, y), "-", color=GREY, linewidth=2, solid_capstyle="butt")
    ax.plot(seen, y, "|", color=INK, markersize=7)
    ax.plot((seen, end), (y, y), ":", color=FAINT, linewidth=1)
    ax.plot(end, y, ">", color=FAINT, markersize=3.5)


def _bar(ax: Axes, y: int, low: Any, high: Any, color: str) -> None:
    low, high = max(low, _FLOOR), max(high, _FLOOR)
    ax.plot((_FLOOR, high), (y, y), "-", color=GREY, linewidth=0.8, zorder=1)
    ax.plot((low, high), (y, y), "-", color=color, linewidth=6, solid_capstyle="butt", zorder=2)
    mark = "o" if color == BLUE else "s"
    ax.plot(high, y, mark, color=color, markeredgecolor=BLUE, markersize=5.5, zorder=3)


def _days(ax: Axes, most: float) -> None:
    """Make x an axis of days since arrest, in steps of about ten times."""
    ax.set_xscale("log")
    ax.set_xticks(list(_TICKS), list(_TICKS.values()))
    ax.set_xticks([], minor=True)
    ax.set_xlim(_FLOOR * 0.9, most * 1.5)
    ax.set_xlabel("time since arrest, or since return was feared (logarithmic)")
    ax.xaxis.grid(visible=True, color=BAND, linewidth=0.6)
    ax.set_axisbelow(True)


def _legend(ax: Axes, rows: pd.DataFrame) -> None:
    free = rows["released"] & ~rows["returned"]
    keys = [
        Line2D([], [], color=BLUE, marker="o", linewidth=6, label="return claimed: days it may lie on"),
        Line2D([], [], color=SKY, marker="s", linewidth=6, markeredgecolor=BLUE, label="let go, as claimed"),
        Line2D(
            [], [], color=GREY, linewidth=2, marker="|", markeredgecolor=INK, label="until the last report"
        ),
        Line2D([], [], color=FAINT, linestyle=":", marker=">", markersize=3.5, label="silence: not known"),
    ]
    shown = [rows["returned"].any(), free.any(), *2 * [not (rows["returned"] | rows["released"]).all()]]
    ax.legend(
        handles=[key for key, is_shown in zip(keys, shown, strict=True) if is_shown], loc="lower left",
        bbox_to_anchor=(0, 1), ncols=4, frameon=False, fontsize=7.5, borderaxespad=0.2, columnspacing=1.4,
    )  # fmt: skip


def _curve(result: Fates, rows: pd.DataFrame, ax: Axes | None) -> Axes:
    """Draw the band of the share with a claimed return, and how many groups are still seen."""
    ax = sheet(9, 4.2, ax)
    curves = [curve for _, curve in result.curves.groupby(["dates", "leave"])]
    days = np.unique(np.concatenate([curve["day"].to_numpy(float) for curve in curves]))
    grid = np.array([_FLOOR, *days[days > _FLOOR], _END])
    shares = np.array([[share_by(curve, x) for x in grid] for curve in curves])
    low, high = shares.min(axis=0), shares.max(axis=0)
    ax.fill_between(grid, low, high, step="post", color=SKY, alpha=0.55, linewidth=0)
    ax.step(grid, high, where="post", color=BLUE, linewidth=1.6)
    ax.step(grid, low, where="post", color=BLUE, linewidth=1.6, linestyle="--")
    top = min(1.0, float(high.max()) * 1.2 + 0.08)
    for edge, words in ((high, "highest of the choices"), (low, "lowest")):
        ax.annotate(
            f"{words}: {edge[-1]:.0%}", (_END, edge[-1]), (-4, 4), fontsize=8, ha="right",
            textcoords="offset points",
        )  # fmt: skip
    _seen(ax, rows)
    _days(ax, _END)
    ax.set_xlim(_FLOOR * 0.9, _END)
    ax.set_ylim(0, top)
    ax.yaxis.set_major_formatter(PercentFormatter(1, 0))
    ax.set_ylabel("groups with a claimed return")
    return ax


def _seen(ax: Axes, rows: pd.DataFrame) -> None:
    """Write over the axes how many groups are still seen, fewest and most."""
    ends = [
        rows[f"lag_{e}"].where(rows["returned"], rows[f"left_{e}"]).to_numpy(float) for e in ("low", "high")
    ]
    for x in [tick for tick in _TICKS if tick != 1]:
        fewest, most = sorted(int((end >= (0 if x == _FLOOR else x)).sum()) for end in ends)
        text = f"{fewest}" if fewest == most else f"{fewest} to {most}"
        side = "left" if x == _FLOOR else "right" if x == _END else "center"
        ax.annotate(
            f"still seen: {text}" if x == _FLOOR else text, (x, 1), (0, 4), fontsize=7.5, ha=side,
            xycoords=ax.get_xaxis_transform(), textcoords="offset points",
        )  # fmt: skip


def _alt(result: Fates, rows: pd.DataFrame) -> str:
    returned = int(rows["returned"].sum())
    free = int((rows["released"] & ~rows["returned"]).sum())
    share = f" The share with a claimed return is {within(result)}." if not result.refused else ""
    return (
        f"{plural(len(rows), 'group')} held or at risk of return, from arrest on, observed until "
        f"{day(result.until)}: a return is claimed of {returned}, {free} others are said to have been let "
        f"go, of {len(rows) - returned - free} neither is reported, which is not known, not none.{share}"
    )
