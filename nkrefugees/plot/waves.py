"""People per period as bounds."""

from __future__ import annotations

from itertools import groupby
from typing import Any, NamedTuple

import pandas as pd
from matplotlib.axes import Axes

from nkrefugees.analysis.waves.result import Waves
from nkrefugees.citations import source_ids
from nkrefugees.errors import BadValue
from nkrefugees.plot.canvas import BLUE, INK, SKY, finish, need, nothing, number, sheet, time_axis
from nkrefugees.plot.verdict import verdict
from nkrefugees.wording import bounds, plural

_NEEDED = ["n_low", "n_best", "n_high", "open_high", "incident_ids"]
_MANY = 24


def waves(totals: pd.DataFrame | Waves, ax: Axes | None = None) -> Axes:
    """Draw people per period as bounds: dark up to the low, light up to the high, an arrow for "at least".

    The bounds stand over each bar in words; of many bars, over those that no neighbour overtops.

    Parameters
    ----------
    totals : pandas.DataFrame or Waves
        As `nkrefugees.totals` gives it, of one quantity and unit. The verdict of `nkrefugees.waves` is drawn
        as `verdict` says.
    ax : matplotlib.axes.Axes, optional
        Axes to draw on; new ones by default.

    Returns
    -------
    matplotlib.axes.Axes
        With a description in ``alt``. Periods without a bar are not recorded, not zero; where no period
        has a figure, the figure says so.

    Raises
    ------
    MissingColumns, BadValue
        If columns are missing, or unlike quantities or several rows a period stand in one frame.

    Examples
    --------
    >>> import nkrefugees as nk
    >>> ax = nk.plot.waves(nk.totals(nk.resolve(nk.claims(quantity="repatriated")), freq="MS"))
    >>> ax.get_ylabel()
    'people repatriated, claimed'
    """
    if isinstance(totals, Waves):
        return verdict(totals, ax)
    need("waves", totals, _NEEDED)
    what, unit = (_one(totals, column).replace("_", " ") for column in ("quantity", "unit"))
    people = "people" if unit == "persons" else unit
    periods = _periods(totals)
    rows = totals[totals["n_low"].notna() | totals["n_high"].notna()]
    if rows.empty:
        return nothing(ax, f"No period with a figure of {people} {what} is recorded for this choice.")
    edges = _edges(periods)
    ax = sheet(9, 3.6, ax)
    bars = [_Bar.of(run, edges) for run in _runs(rows)]
    for bar, before, after in zip(bars, [None, *bars], [*bars[1:], None], strict=False):
        _draw(ax, bar)
        if len(bars) <= _MANY or not any(other.overtops(bar) for other in bars):
            _label(ax, bar, before, after)
    _axes(ax, edges, f"{people} {what}, claimed")
    alt = _alt(edges, rows, f"{people} claimed as {what}")
    return finish(ax, alt, len(source_ids(rows)), below=26, of=rows)


def _one(totals: pd.DataFrame, column: str) -> str:
    """The one value of a column; unlike things are not drawn as if they could be added."""
    values = sorted(totals[column].unique()) if column in totals else []
    if len(values) > 1:
        raise BadValue(column, values, f"draw one {column} at a time: totals of claims({column}=...)")
    return str(values[0]) if values else {"quantity": "counted", "unit": "persons"}[column]


def _periods(totals: pd.DataFrame) -> pd.DatetimeIndex:
    """The periods, one row each: bars of several groups would hide one another."""
    periods = totals.index
    if not isinstance(periods, pd.DatetimeIndex):
        raise BadValue("index", type(periods).__name__, "pass what totals gives, indexed by period")
    if periods.has_duplicates:
        twice = f"{periods[periods.duplicated()][0]:%Y-%m-%d}"
        raise BadValue("period", twice, "it stands twice; draw one group at a time")
    return periods


def _edges(periods: pd.DatetimeIndex) -> pd.DatetimeIndex:
    """The first day of each period, and the day after the last; a month where its length is not known."""
    length: Any = pd.DateOffset(months=1) if len(periods) == 1 else periods[-1] - periods[-2]
    return pd.DatetimeIndex([*periods, periods[-1] + (periods.freq or length)])


def _runs(rows: pd.DataFrame) -> list[list[Any]]:
    """Neighbouring periods that say the same of the same incidents, in order of time."""
    periods = rows[["incident_ids", "n_low", "n_high", "n_best", "open_high"]].itertuples()
    return [list(run) for _, run in groupby(periods, lambda row: (row[1], str(row[2]), str(row[3])))]


class _Bar(NamedTuple):
    """Where a bar stands, wide enough to be seen, and what it shows."""

    left: float
    right: float
    low: int
    high: int
    row: Any
    near: float

    @classmethod
    def of(cls, run: list[Any], edges: pd.DatetimeIndex) -> _Bar:
        """Make the bar of a run of periods."""
        row = run[0]
        after = int(edges.searchsorted(run[-1].Index, side="right"))
        left, right = number(row.Index), number(edges[after])
        span = (edges[-1] - edges[0]).days
        wider = max(0, span / 110 - (right - left)) / 2
        low = 0 if pd.isna(row.n_low) else int(row.n_low)
        high = low if pd.isna(row.n_high) else int(row.n_high)
        return cls(left - wider, right + wider, low, high, row, span / 25)

    def hides(self, other: _Bar | None) -> bool:
        """Whether the bar is so near to a lower one that it would stand in its label."""
        if other is None or self.high <= other.high:
            return False
        return max(self.left - other.right, other.left - self.right) < self.near

    def overtops(self, other: _Bar) -> bool:
        """Whether the bar is higher than another, or as high and later, where both labels have no room."""
        is_near = abs(self.left - other.left) < 3 * self.near
        return is_near and (self.high, self.left) > (other.high, other.left)


def _draw(ax: Axes, bar: _Bar) -> None:
    """Draw a bar: light up to the high, dark up to the low, an arrow where the high is open."""
    width = bar.right - bar.left
    ax.bar(bar.left, bar.high, width, align="edge", color=SKY, edgecolor=BLUE, linewidth=0.6, hatch="///")
    ax.bar(bar.left, bar.low, width, align="edge", color=BLUE)
    if bar.row.open_high:
        tip, arrow = (bar.left + width / 2, bar.high), {"arrowstyle": "<-", "color": INK}
        ax.annotate("", tip, (0, 14), textcoords="offset points", arrowprops=arrow)


def _label(ax: Axes, bar: _Bar, before: _Bar | None, after: _Bar | None) -> None:
    """Write the bounds over a bar, clear of a higher one beside it."""
    side, x = "center", (bar.left + bar.right) / 2
    if after and after.hides(bar):
        side, x = "right", min(bar.right, after.left)
    elif before and before.hides(bar):
        side, x = "left", max(bar.left, before.right)
    offset = (0, 15 if bar.row.open_high else 3)
    ax.annotate(bounds(bar.row), (x, bar.high), offset, textcoords="offset points", ha=side, fontsize=7.5)


def _axes(ax: Axes, edges: pd.DatetimeIndex, label: str) -> None:
    ax.set_ylabel(label)
    ax.set_ylim(bottom=0)
    ax.set_ylim(top=1.28 * max(ax.get_ylim()[1], 1))
    start, end = number(edges[0]), number(edges[-1])
    pad = (end - start) * 0.03 + 45
    time_axis(ax, start - pad, end + pad)


def _alt(edges: pd.DatetimeIndex, rows: pd.DataFrame, what: str) -> str:
    """What, extremes, unit, period."""
    first, last, days = edges[0], edges[-2], (edges[1] - edges[0]).days
    ranked = rows.assign(height=rows["n_high"].fillna(rows["n_low"])).sort_values("height", kind="stable")
    top: Any = list(ranked.itertuples())[-1]
    form = "%Y" if days >= 365 else "%Y-%m" if days >= 28 else "%Y-%m-%d"
    have = "has" if len(rows) == 1 else "have"
    return (
        f"{what.capitalize()} per period as bounds, {first:{form}} to {last:{form}}: "
        f"{len(rows)} of {plural(len(edges) - 1, 'period')} {have} a figure. "
        f"The highest is {top.Index:{form}} with {bounds(top)}. "
        "Periods without a bar are not recorded, not zero."
    )
