"""A series before and after a date: fitted, as the trend before would go on, and beside placebo dates."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.ticker import FuncFormatter, NullLocator

from nkrefugees.analysis.attempt import Refused
from nkrefugees.plot.canvas import BAND, BLUE, INK, ORANGE, RUST, SKY, SLATE, finish, two_sheets
from nkrefugees.plot.given import check, missing
from nkrefugees.plot.periods import Periods
from nkrefugees.wording import plural

if TYPE_CHECKING:
    from nkrefugees.analysis.policy_effect.result import PolicyEffect

_STEPS = (0.001, 0.01, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 100, 1000)


def policy_effect(result: PolicyEffect | Refused | None, ax: Axes | None = None) -> Axes:
    """Draw a series with its fit, what the trend before would have come to, and the placebo dates.

    Dots are counts, the dark line the fit. From the date on, the trend before is dashed in a band (the 95 %
    interval of its mean); for annual series a hatched band is what a random walk would have held. Beneath,
    the step at the date, with its interval, stands among the steps at placebo dates.

    Parameters
    ----------
    result : PolicyEffect, Refused or None
        As `nkrefugees.policy_effect` gives it; a refusal is told in words.
    ax : matplotlib.axes.Axes, optional
        Axes to draw on; new ones by default.

    Returns
    -------
    matplotlib.axes.Axes
        With a description in ``alt``, which says what the date is not known to have made.

    Raises
    ------
    BadValue
        If it is no such result.

    Examples
    --------
    >>> import nkrefugees as nk, pandas as pd
    >>> counts = [60, 55, 63, 58, 61, 57, 62, 59, 30, 28, 33, 29, 31, 30, 27, 32]
    >>> ax = nk.plot.policy_effect(nk.policy_effect(pd.Series(counts, range(2001, 2017)), 2009))
    >>> "0.498 times" in nk.plot.describe(ax)
    True
    """
    from nkrefugees.analysis.policy_effect.result import PolicyEffect

    if (said := missing(result, "series before and after a date", ax)) is not None:
        return said
    check("policy_effect", result, (PolicyEffect,), "policy_effect")
    found: Any = result
    ax, strip = two_sheets(9, 5.2, 0.27, ax)
    periods = Periods.of(found.fitted.index)
    middle = (periods.left + periods.right) / 2
    _series(ax, found, middle)
    _dates(ax, found, periods)
    top = 1.25 * float(max(found.fitted["observed"].max(), found.fitted["fitted"].max()))
    _instead(ax, found, middle, top)
    ax.set_ylim(0, top)
    ax.set_ylabel("count")
    periods.axis(ax)
    _placebo(strip, found)
    return finish(ax, _alt(found), None, below=38, under=strip, of=found.fitted)


def _series(ax: Axes, found: PolicyEffect, middle: Any) -> None:
    rows = found.fitted
    out = rows["left_out"].to_numpy(dtype=bool)
    size = 4.5 if len(rows) < 100 else 2
    ax.plot(middle[~out], rows["observed"][~out], "o", color=INK, markersize=size, zorder=4)
    ax.plot(middle[out], rows["observed"][out], "o", markerfacecolor="white", color=INK, markersize=size)
    cuts = np.flatnonzero(rows.index.isin([effect.on for effect in found.effects]))
    for part in np.split(np.arange(len(rows)), cuts):
        ax.plot(middle[part], rows["fitted"].iloc[part], "-", color=BLUE, linewidth=2, zorder=3)


def _dates(ax: Axes, found: PolicyEffect, periods: Periods) -> None:
    for effect in found.effects:
        at = periods.left[periods.place(effect.on)]
        ax.axvline(at, color=SLATE, linewidth=1)
        ax.annotate(
            f"from {effect.on}", (at, 1), (0, 3), xycoords=ax.get_xaxis_transform(), ha="center",
            textcoords="offset points", fontsize=8,
        )  # fmt: skip


def _instead(ax: Axes, found: PolicyEffect, middle: Any, top: float) -> None:
    """What was to be expected from the first date on, named at its right end or where it leaves the sheet."""
    rows, at = found.forecast, middle[len(middle) - len(found.forecast) :]
    ax.fill_between(at, rows["trend_low"], rows["trend_high"], color=SKY, alpha=0.6, linewidth=0, zorder=1)
    ax.plot(at, rows["trend"], "--", color=BLUE, linewidth=1.4, zorder=2)
    _name(ax, at, rows["trend"], top, "as the trend before", BLUE)
    if "walk" in rows:
        ax.fill_between(
            at, rows["walk_low"], rows["walk_high"], facecolor="none", edgecolor=ORANGE, hatch="////",
            alpha=0.35, linewidth=0, zorder=0,
        )  # fmt: skip
        ax.plot(at, rows["walk"], ":", color=RUST, linewidth=1.4, zorder=2)
        _name(ax, at, rows["walk"], top, "as a random walk", RUST)


def _name(ax: Axes, at: Any, line: Any, top: float, words: str, color: str) -> None:
    inside = np.flatnonzero(line.to_numpy(dtype=float) <= top)
    last = int(inside[-1]) if len(inside) else 0
    y = min(float(line.iloc[last]), top)
    ax.annotate(
        words, (at[last], y), (4, 0), textcoords="offset points", va="top" if y > 0.95 * top else "center",
        fontsize=8, color=color, annotation_clip=False, zorder=5,
        bbox={"facecolor": "white", "edgecolor": "none", "pad": 0.8, "alpha": 0.85},
    )  # fmt: skip


def _placebo(strip: Axes, found: PolicyEffect) -> None:
    """Steps at placebo dates as a swarm, the step at the date with its interval above them."""
    effect, steps = found.effects[0], np.exp(found.placebo.levels.to_numpy(dtype=float))
    low, high = effect.level.interval
    strip.set_xscale("log")
    ends = np.array([low, high, effect.level.ratio, 1.0, *steps])
    strip.set_xlim(float(ends.min()) / 1.25, float(ends.max()) * 1.25)
    strip.set_ylim(2.1, -0.8)
    if len(steps):
        _swarm(strip, steps)
    strip.plot((low, high), (0, 0), "-", color=BLUE, linewidth=2.2, solid_capstyle="butt")
    strip.plot(effect.level.ratio, 0, "o", color=BLUE, markersize=6, markeredgecolor="white")
    strip.axvline(1, color=SLATE, linewidth=0.8, zorder=0)
    names = [
        f"step at {effect.on}",
        f"at {plural(len(steps), 'placebo date')}" if len(steps) else "no placebo date",
    ]
    strip.set_yticks([0, 1.3], names)
    strip.tick_params(axis="y", length=0)
    strip.set_xlabel("times what the trend before continues to (95 % interval; logarithmic)")
    left, right = strip.get_xlim()
    strip.set_xticks([tick for tick in _STEPS if left <= tick <= right])
    strip.xaxis.set_minor_locator(NullLocator())
    strip.xaxis.set_major_formatter(FuncFormatter(lambda value, _: f"{value:g}"))
    strip.xaxis.grid(visible=True, color=BAND, linewidth=0.6)
    strip.set_axisbelow(True)


def _swarm(strip: Axes, steps: Any) -> None:
    """Dots beside one another where they would hide each other."""
    import seaborn as sns

    size = 5 if len(steps) <= 40 else 3 if len(steps) <= 120 else 1.6
    sns.swarmplot(
        x=steps, y=np.full(len(steps), 1.3), ax=strip, size=size, color=ORANGE, edgecolor=RUST, linewidth=0.4,
        orient="h", native_scale=True, warn_thresh=1.0, legend=False,
    )  # fmt: skip


def _alt(found: PolicyEffect) -> str:
    effect, rows = found.effects[0], found.fitted
    low, high = effect.level.interval
    steps = found.placebo.levels
    beside = (
        f" Of {plural(len(steps), 'placebo date')} before, {found.placebo.extreme(effect.level.value)} show "
        "a step as large."
        if len(steps)
        else " No placebo date is admissible."
    )
    return (
        f"Counts of {plural(len(rows), 'period')}, {rows.index[0]} to {rows.index[-1]}: from {effect.on} on "
        f"they stand at {effect.level.ratio:.3g} times what the trend before continues to (95 % interval "
        f"{low:.3g} to {high:.3g}).{beside} A difference in time, not what made it."
    )
