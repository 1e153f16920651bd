"""How an estimate from two lists moves with what the lists cannot test."""

from __future__ import annotations

from typing import Any

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.ticker import FuncFormatter, NullLocator

from nkrefugees.analysis.attempt import Refused
from nkrefugees.plot.canvas import BLUE, INK, SLATE, finish, need, nothing, sheet
from nkrefugees.plot.given import missing
from nkrefugees.plot.labels import at_right

_NEEDED = ["odds_ratio", "missed_matches", "seen", "estimate"]
_STYLES = ("-", "--", "-.", ":")


def sensitivity(result: pd.DataFrame | Refused | None, ax: Axes | None = None) -> Axes:
    """Draw the estimate over odds ratios, a curve for each share of matches that were missed.

    At an odds ratio of 1 the lists are independent. What lies between the curves is what the two lists
    leave open.

    Parameters
    ----------
    result : pandas.DataFrame, Refused or None
        As `nkrefugees.sensitivity` gives it; a refusal is told in words.
    ax : matplotlib.axes.Axes, optional
        Axes to draw on; new ones by default.

    Returns
    -------
    matplotlib.axes.Axes
        With a description in ``alt``.

    Raises
    ------
    MissingColumns
        If columns are missing.

    Examples
    --------
    >>> import nkrefugees as nk, pandas as pd
    >>> lists = pd.DataFrame({"a": [True, True, False], "b": [True, False, True], "n": [10, 20, 30]})
    >>> ax = nk.plot.sensitivity(nk.sensitivity(lists, count="n"))
    >>> "from 67 to 300" in nk.plot.describe(ax)
    True
    """
    if (said := missing(result, "estimate from two lists", ax)) is not None:
        return said
    rows: Any = result
    need("sensitivity", rows, _NEEDED)
    if rows.empty:
        return nothing(ax, "Nothing is recorded for this choice: no estimate from two lists can be shown.")
    ax = sheet(9, 3.6, ax)
    ends = []
    for place, (share, curve) in enumerate(rows.groupby("missed_matches", sort=True)):
        curve = curve.sort_values("odds_ratio")
        style = _STYLES[place % len(_STYLES)]
        ax.plot(curve["odds_ratio"], curve["estimate"], style, color=BLUE, marker="o", markersize=3.5)
        last: Any = curve.iloc[-1]
        ends.append(
            (
                last["odds_ratio"],
                last["estimate"],
                f"{share:.0%} of matches missed: {last['estimate']:,.0f}",
                BLUE,
            )
        )
    _axes(ax, rows)
    at_right(ax, ends)
    return finish(ax, _alt(rows), None, below=40, of=rows)


def _axes(ax: Axes, rows: pd.DataFrame) -> None:
    seen = float(rows["seen"].max())
    ax.axhline(seen, color=INK, linewidth=1)
    ax.axvline(1, color=SLATE, linewidth=0.8, linestyle=":")
    ax.set_xscale("log")
    ticks = sorted(rows["odds_ratio"].unique())
    ax.set_xticks(ticks)
    ax.xaxis.set_minor_locator(NullLocator())
    ax.xaxis.set_major_formatter(FuncFormatter(lambda value, _: f"{value:g}"))
    if len(ticks) > 1:
        ax.set_xlim(ticks[0] / 1.1, ticks[-1] * 1.04)
    ax.set_ylim(0, 1.1 * float(rows["estimate"].max()))
    ax.yaxis.set_major_formatter("{x:,.0f}")
    ax.set_ylabel("units, seen and unseen")
    ax.set_xlabel("odds ratio between the lists (1: independent; logarithmic)")
    ax.annotate(f"seen: {seen:,.0f}", (ticks[-1], seen), (0, -3), textcoords="offset points",
                fontsize=8, va="top", ha="right")  # fmt: skip


def _alt(rows: pd.DataFrame) -> str:
    plain = rows[(rows["odds_ratio"] == 1) & (rows["missed_matches"] == rows["missed_matches"].min())]
    alone = f" If the lists are independent it is {plain['estimate'].iloc[0]:,.0f}." if len(plain) else ""
    low, high = rows["odds_ratio"].min(), rows["odds_ratio"].max()
    least, most, share = rows["estimate"].min(), rows["estimate"].max(), rows["missed_matches"].max()
    seen = rows["seen"].max()
    return (
        f"The estimate from two lists runs from {least:,.0f} to {most:,.0f} units as the odds ratio goes "
        f"from {low:g} to {high:g} and up to {share:.0%} of matches are missed; "
        f"{seen:,.0f} were seen.{alone}"
    )
