"""Known incidents as a share of published totals."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.ticker import FuncFormatter

from nkrefugees.analysis.voices.shares import Reconciliation, ends
from nkrefugees.citations import source_ids
from nkrefugees.filters import rows as look_up
from nkrefugees.plot.canvas import BAND, BLUE, INK, SLATE, finish, nothing, sheet
from nkrefugees.plot.given import missing
from nkrefugees.wording import plural

_LEAST, _MOST = 0.001, 10.0
_TICKS = (0.001, 0.01, 0.1, 1.0, 10.0)
_PAPER: Any = {"bbox": {"facecolor": "white", "edgecolor": "none", "pad": 1}}
_SAME = [
    "series_id", "producer", "quantity", "subgroup", "unit", "first_day", "last_day", "low", "best", "high",
    "known_low", "known_high",
]  # fmt: skip


def reconcile(result: Reconciliation, ax: Axes | None = None) -> Axes:
    """Draw the share of each published figure that known incidents come to.

    A line runs from the least to the greatest share, a dot stands at the share of the bests, where both
    sides have one; an arrow is an end that nothing closes. At the upright line the known incidents are
    all of it; beyond it, they are more. Figures that cannot be compared are counted in the description.

    Parameters
    ----------
    result : Reconciliation
        As `nkrefugees.reconcile` gives it.
    ax : matplotlib.axes.Axes, optional
        Axes to draw on; new ones by default.

    Returns
    -------
    matplotlib.axes.Axes
        With a description in ``alt``; where nothing can be compared, the figure says so.

    Examples
    --------
    >>> import nkrefugees as nk
    >>> found = nk.reconcile(nk.claims(quantity="repatriated", country="CHN"))
    >>> nk.plot.reconcile(found).get_xlabel().splitlines()[0]
    'share of the published figure that known incidents come to'
    """
    if (instead := missing(result, "published figure", ax)) is not None:
        return instead
    every = result.frame()
    compared = every[every["comparable"]]
    if compared.empty:
        return nothing(ax, f"No published figure can be compared with known incidents.{_others(result)}")
    rows = _once(compared)
    heads = rows["series_id"].ne(rows["series_id"].shift())
    places = (np.arange(len(rows)) + 1.2 * heads.cumsum().to_numpy()).tolist()
    ax = sheet(10, 1.5 + 0.21 * (places[-1] + 1), ax)
    for y, row in zip(places, rows.itertuples(), strict=True):
        _share(ax, y, row)
    left = len(every) - len(compared)
    more = f"\n{left:,} other published figures cannot be compared: frame() says why" if left else ""
    _axes(ax, rows, places, heads.tolist(), more)
    return finish(ax, _alt(result, compared), len(_sources(compared)), below=50, of=compared)


def _once(rows: pd.DataFrame) -> pd.DataFrame:
    """One row for what one producer says in several documents, by series and period."""
    times = rows.groupby(_SAME, dropna=False)["source_id"].transform("size")
    rows = rows.assign(times=times).drop_duplicates(_SAME)
    return rows.sort_values(["series_id", "last_day", "first_day", "producer"], ignore_index=True)


def _sources(rows: pd.DataFrame) -> set[str]:
    """The documents behind the published figures and behind the incidents."""
    return set(rows["source_id"].dropna()) | source_ids(rows[["incident_ids"]])


def _share(ax: Axes, y: float, row: Any) -> None:
    """Draw one share: a line between its ends, arrows where these are open, what is known beside it."""
    is_closed = not pd.isna(row.share_high)
    low, high = float(row.share_low), float(row.share_high) if is_closed else 2 * _MOST
    inside = [min(max(end, _LEAST), _MOST) for end in (low, high)]
    ax.plot(inside, (y, y), "-" if is_closed else "--", color=BLUE, linewidth=2.2, solid_capstyle="butt")
    for edge, mark, is_beyond in ((_LEAST, "<", low < _LEAST), (_MOST, ">", high > _MOST)):
        if is_beyond:
            ax.plot(edge, y, mark, color=BLUE, markersize=5, clip_on=False)
    if _LEAST <= low == high <= _MOST:
        ax.plot(low, y, "|", color=BLUE, markersize=9, markeredgewidth=2.2)
    best = math.nan if pd.isna(row.known_best) or pd.isna(row.best) else row.known_best / row.best
    if _LEAST <= best <= _MOST:
        ax.plot(best, y, "o", color=BLUE, markersize=5, markeredgecolor="white", markeredgewidth=0.6)
    ax.annotate(
        f"{ends(row, 'known_')} of {ends(row, '')}", (1, y), (12, 0), fontsize=7.5, va="center",
        xycoords=ax.get_yaxis_transform(), textcoords="offset points", annotation_clip=False,
    )  # fmt: skip


def _axes(ax: Axes, rows: pd.DataFrame, places: list[float], heads: list[bool], more: str) -> None:
    names = look_up("actors", "actor_id", rows["producer"]).set_index("actor_id")["name"]
    titles = look_up("series", "series_id", rows["series_id"]).set_index("series_id")["title"]
    labels = [_label(row, names) for row in rows.itertuples()]
    ax.set_yticks(places, labels, fontsize=7.5)
    for y, row, is_head in zip(places, rows.itertuples(), heads, strict=True):
        if is_head:
            text = f"{titles.get(row.series_id, row.series_id)}, in {row.unit}"
            spot: Any = {"xycoords": ax.get_yaxis_transform(), "annotation_clip": False}
            ax.annotate(text, (0.005, y - 1.05), weight="bold", fontsize=8, va="center", **spot, **_PAPER)
    ax.set_xscale("log")
    ax.set_xlim(_LEAST, _MOST)
    ax.set_xticks(_TICKS)
    ax.set_xticks([], minor=True)
    ax.xaxis.set_major_formatter(FuncFormatter(lambda share, _: f"{100 * share:,g} %"))
    ax.xaxis.grid(visible=True, color=BAND, linewidth=0.6)
    ax.set_axisbelow(True)
    ax.axvline(1, color=INK, linewidth=0.9, zorder=1)
    ax.set_ylim(places[-1] + 0.7, places[0] - 1.7)
    ax.tick_params(axis="y", length=0)
    ax.set_xlabel(f"share of the published figure that known incidents come to{more}")
    ax.annotate(
        "all of it", (1, 1), (0, 3), fontsize=7.5, color=SLATE, ha="center", textcoords="offset points",
        xycoords=ax.get_xaxis_transform(),
    )  # fmt: skip
    ax.annotate(
        "known of published", (1, 1), (12, 3), fontsize=7.5, color=SLATE, xycoords="axes fraction",
        textcoords="offset points", annotation_clip=False,
    )  # fmt: skip


def _label(row: Any, names: pd.Series[str]) -> str:
    """Who says it, for which period and which part, how often."""
    who = str(names.get(row.producer, row.producer))
    who = who if len(who) <= 40 else f"{who[:39]}…"
    part = "" if row.subgroup == "all" else f", {row.subgroup}"
    often = f" ×{row.times}" if row.times > 1 else ""
    return f"{who}{part} · {_period(row)}{often}"


def _period(row: Any) -> str:
    """A period in as few signs as its days need."""
    if pd.isna(row.first_day):
        return f"up to {row.last_day:%Y-%m}"
    first, last = row.first_day, row.last_day
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        return f"{first:%Y}" if first.year == last.year else f"{first:%Y} to {last:%Y}"
    one = (first.year, first.month) == (last.year, last.month)
    return f"{first:%Y-%m}" if one else f"{first:%Y-%m} to {last:%Y-%m}"


def _others(result: Reconciliation) -> str:
    reasons = result.reasons()
    if reasons.empty:
        return ""
    return f" {plural(int(reasons.sum()), 'published figure')} cannot be, most often: {reasons.index[0]}."


def _alt(result: Reconciliation, rows: pd.DataFrame) -> str:
    below = int((rows["share_high"] < 1).fillna(False).sum())
    beyond = int((rows["share_low"] > 1).fillna(False).sum())
    return (
        f"Known incidents as a share of {plural(len(rows), 'published figure')} of "
        f"{rows['series_id'].nunique()} series: they come to less than the figure for {below}, to more for "
        f"{beyond}; for the other {len(rows) - below - beyond} the bounds allow both.{_others(result)}"
    )
