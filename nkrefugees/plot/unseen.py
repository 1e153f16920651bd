"""What models of overlapping lists imply, beside what was seen."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

import pandas as pd
from matplotlib.axes import Axes

from nkrefugees.analysis.attempt import Refused
from nkrefugees.plot.canvas import BAND, BLUE, GREY, INK, finish, sheet
from nkrefugees.plot.given import check, missing
from nkrefugees.wording import plural

if TYPE_CHECKING:
    from nkrefugees.analysis.unseen.bounds import LowerBound
    from nkrefugees.analysis.unseen.result import Unseen

MOST = 14


def unseen(result: Unseen | LowerBound | Refused | None, ax: Axes | None = None) -> Axes:
    """Draw what each model implies, best by BIC on top, with the interval of the one chosen.

    The upright line is what was seen. No estimate is a true total: models of overlapping lists rest on
    assumptions that the lists cannot test, and the figure says so. Of a lower bound the upper end is open.

    Parameters
    ----------
    result : Unseen, LowerBound, Refused or None
        As `nkrefugees.unseen` or `nkrefugees.lower_bound` gives it; a refusal is told in words.
    ax : matplotlib.axes.Axes, optional
        Axes to draw on; new ones by default.

    Returns
    -------
    matplotlib.axes.Axes
        With a description in ``alt``. Of many models the first 14 with an estimate are drawn; the others
        are counted.

    Raises
    ------
    BadValue
        If it is no such result.

    Examples
    --------
    >>> import nkrefugees as nk, pandas as pd
    >>> lists = pd.DataFrame({"a": [True, True, False], "b": [True, False, True], "n": [10, 20, 30]})
    >>> ax = nk.plot.unseen(nk.unseen(lists, count="n", n_boot=0))
    >>> "60 units were seen" in nk.plot.describe(ax)
    True
    """
    from nkrefugees.analysis.unseen.bounds import LowerBound
    from nkrefugees.analysis.unseen.result import Unseen

    if (said := missing(result, "estimate of what is unseen", ax)) is not None:
        return said
    check("unseen", result, (Unseen, LowerBound), "unseen or lower_bound")
    rows = _bound(result) if isinstance(result, LowerBound) else _models(result)  # type: ignore[arg-type]
    found: Any = result
    ax = sheet(9, 1.5 + 0.26 * len(rows), ax)
    top = _top(rows, found.seen)
    for y, row in enumerate(rows.itertuples()):
        _row(ax, y, row, top)
    ax.axvline(found.seen, color=INK, linewidth=1)
    ax.annotate(
        f"seen: {found.seen:,}", (found.seen, 1), (0, 3), xycoords=ax.get_xaxis_transform(), ha="center",
        textcoords="offset points", fontsize=8,
    )  # fmt: skip
    ax.set_yticks(range(len(rows)), list(rows["name"]), fontsize=8)
    ax.set_ylim(len(rows) - 0.4, -0.6)
    ax.set_xlim(min(0.9 * found.seen, found.seen - 0.05 * (top - found.seen)), top)
    ax.xaxis.set_major_formatter("{x:,.0f}")
    ax.tick_params(axis="y", length=0)
    lists = ", ".join(f"{place} {name}" for place, name in enumerate(getattr(found, "lists", ()), 1))
    numbered = f"\nlists: {lists}" if lists else ""
    ax.set_xlabel(f"units that the model implies, were its assumptions right: no true total{numbered}")
    return finish(ax, _alt(found), None, below=52 if lists else 40, of=rows)


def _models(found: Unseen) -> pd.DataFrame:
    """The models with an estimate, best first, and the interval of the one chosen."""
    ok = found.models[found.models["status"] == "ok"].sort_values("bic", kind="stable")
    shown = ok[ok["model"].eq(found.model) | (ok["bic"].rank(method="first") <= MOST)]
    low, high = found.interval or (math.nan, math.nan)
    is_chosen = shown["model"].eq(found.model)
    least = float(ok["bic"].min())
    gaps = [f" · BIC +{bic - least:.1f}" if bic > least else " · least BIC" for bic in shown["bic"]]
    return pd.DataFrame(
        {
            "name": [f"{model}{gap}" for model, gap in zip(shown["model"], gaps, strict=True)],
            "estimate": shown["estimate"].mask(is_chosen, found.estimate),
            "low": is_chosen.map({True: low, False: math.nan}),
            "high": is_chosen.map({True: high, False: math.nan}),
            "chosen": is_chosen,
        }
    )


def _bound(found: LowerBound) -> pd.DataFrame:
    """The bound as the one row, open above."""
    row = {"name": "Chao's lower bound", "estimate": found.estimate, "low": found.interval[0]}
    return pd.DataFrame([row | {"high": math.inf, "chosen": True}])


def _top(rows: pd.DataFrame, seen: int) -> float:
    """The right end: what is shown, but no estimate beyond fifty times what was seen."""
    ends = pd.concat([rows["estimate"], rows["high"]]).replace(math.inf, math.nan).dropna()
    return min(float(ends.max()), 50.0 * max(seen, 1)) * 1.18


def _row(ax: Axes, y: int, row: Any, top: float) -> None:
    """A dot for the estimate, a line for the interval, arrows where it runs beyond the sheet."""
    color = BLUE if row.chosen else GREY
    ax.axhline(y, color=BAND, linewidth=0.6, zorder=0)
    if not math.isnan(row.low):
        is_open = row.high > top
        ax.plot((row.low, min(row.high, top)), (y, y), "-", color=color, linewidth=2.2, solid_capstyle="butt")
        if is_open:
            ax.plot(top, y, ">", color=color, markersize=6, clip_on=False)
    if row.estimate > top:
        ax.plot(top, y, ">", color=color, markersize=5, clip_on=False)
    else:
        ax.plot(row.estimate, y, "o", color=color, markersize=6.5 if row.chosen else 5)
    ax.annotate(
        _words(row), (min(row.estimate, top), y), (0, 6), textcoords="offset points", ha="center",
        fontsize=7.5, weight="bold" if row.chosen else "normal", annotation_clip=False,
    )  # fmt: skip


def _words(row: Any) -> str:
    """The estimate, and the interval of the one chosen."""
    if math.isnan(row.low):
        return f"{row.estimate:,.0f}"
    end = "or more" if math.isinf(row.high) else f"to {row.high:,.0f}"
    return f"{row.estimate:,.0f} ({row.low:,.0f} {end})"


def _alt(found: Any) -> str:
    if not hasattr(found, "models"):
        return (
            f"{plural(found.seen, 'unit')} were seen, {found.once:,} once and {found.twice:,} twice; Chao's "
            f"lower bound is {found.estimate:,.0f}, its own interval beginning at {found.interval[0]:,.0f} "
            "and open above."
        )
    ok = found.models[found.models["status"] == "ok"]
    ends = ok["estimate"].min(), ok["estimate"].max()
    without = len(found.models) - len(ok)
    more = f" {plural(without, 'model')} have no estimate." if without else ""
    return (
        f"{plural(found.seen, 'unit')} were seen on {plural(len(found.lists), 'list')}. Models imply "
        f"{ends[0]:,.0f} to {ends[1]:,.0f}; the one chosen, {found.model}, {found.estimate:,.0f}"
        f"{_between(found)}: not a true total, for the lists cannot test what it assumes.{more}"
    )


def _between(found: Unseen) -> str:
    if found.interval is None:
        return ""
    low, high = found.interval
    return f" ({found.level:.0%}: {low:,.0f} " + ("or more)" if math.isinf(high) else f"to {high:,.0f})")
