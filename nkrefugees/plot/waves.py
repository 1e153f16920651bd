"""People per period as bounds."""

from __future__ import annotations

from typing import Any

import pandas as pd
from matplotlib.axes import Axes

from nkrefugees.citations import source_ids
from nkrefugees.errors import BadValue, MissingColumns
from nkrefugees.plot.canvas import BLUE, INK, SKY, finish, number, sheet, time_axis
from nkrefugees.wording import bounds, plural

_NEEDED = ["n_low", "n_best", "n_high", "open_high", "n_incidents"]


def waves(totals: pd.DataFrame, ax: Axes | None = None) -> Axes:
    """Draw people per period as bounds: dark up to the low, light up to the high, an arrow for "at least".

    Parameters
    ----------
    totals : pandas.DataFrame
        As `nkrefugees.totals` gives it, of one quantity and unit.
    ax : matplotlib.axes.Axes, optional
        Axes to draw on; new ones by default.

    Returns
    -------
    matplotlib.axes.Axes
        With a description in ``alt``. Periods without a bar are not recorded, not zero.

    Raises
    ------
    MissingColumns, BadValue
        If columns are missing, or unlike quantities stand in one frame.

    Examples
    --------
    >>> import nkrefugees as nk
    >>> ax = nk.plot.waves(nk.totals(nk.resolve(nk.claims(quantity="repatriated")), freq="MS"))
    >>> ax.get_ylabel()
    'people repatriated, claimed'
    """
    if missing := [c for c in _NEEDED if c not in totals]:
        raise MissingColumns("waves", missing)
    what, unit = (_one(totals, column) for column in ("quantity", "unit"))
    rows = totals[totals["n_low"].notna() | totals["n_high"].notna()]
    ax = sheet(9, 3.6, ax)
    for run in _runs(rows):
        _bar(ax, run, totals)
    _axes(ax, totals, f"{'people' if unit == 'persons' else unit} {what}, claimed".replace("_", " "))
    return finish(ax, _alt(totals, rows, what), len(source_ids(rows)))


def _one(totals: pd.DataFrame, column: str) -> str:
    """The one value of a column; unlike things are not drawn as if they could be added."""
    values = sorted(totals[column].unique()) if column in totals else []
    if len(values) > 1:
        raise BadValue(column, values, f"draw one {column} at a time: totals of claims({column}=...)")
    return str(values[0]) if values else {"quantity": "counted", "unit": "persons"}[column]


def _runs(rows: pd.DataFrame) -> list[pd.DataFrame]:
    """Neighbouring periods that say the same of the same incidents."""
    same = rows[["incident_ids", "n_low", "n_high"]].astype(str).agg("|".join, axis=1)
    return [run for _, run in rows.groupby((same != same.shift()).cumsum(), sort=True)]


def _bar(ax: Axes, run: pd.DataFrame, totals: pd.DataFrame) -> None:
    """Draw one bar for a run of periods, wide enough to be seen."""
    row: Any = next(run.itertuples())
    start, width = _extent(run, totals)
    low = 0 if pd.isna(row.n_low) else int(row.n_low)
    high = low if pd.isna(row.n_high) else int(row.n_high)
    ax.bar(start, high, width, align="edge", color=SKY, edgecolor=BLUE, linewidth=0.6, hatch="///")
    ax.bar(start, low, width, align="edge", color=BLUE)
    middle, arrow = start + width / 2, {"arrowstyle": "<-", "color": INK}
    if row.open_high:
        ax.annotate("", (middle, high), (0, 14), textcoords="offset points", arrowprops=arrow)
    offset = (0, 15 if row.open_high else 3)
    paper = {"facecolor": "white", "edgecolor": "none", "alpha": 0.75, "pad": 0.6}
    ax.annotate(
        bounds(row), (middle, high), offset, textcoords="offset points", ha="center", fontsize=7.5, bbox=paper
    )


def _extent(run: pd.DataFrame, totals: pd.DataFrame) -> tuple[float, float]:
    """Left end and width of a bar, in days."""
    later = totals.index[totals.index > run.index.max()]
    start = number(run.index.min())
    end = number(later.min()) if len(later) else number(run.index.max()) + 30
    least = (totals.index.max() - totals.index.min()).days / 110
    return (start, end - start) if end - start >= least else ((start + end - least) / 2, least)


def _axes(ax: Axes, totals: pd.DataFrame, label: str) -> None:
    ax.set_ylabel(label)
    ax.set_ylim(bottom=0)
    ax.set_ylim(top=1.28 * max(ax.get_ylim()[1], 1))
    if len(totals):
        pad = pd.Timedelta(days=(totals.index.max() - totals.index.min()).days * 0.03 + 45)
        time_axis(ax, number(totals.index.min() - pad), number(totals.index.max() + 2 * pad))


def _alt(totals: pd.DataFrame, rows: pd.DataFrame, what: str) -> str:
    """What, extremes, unit, period."""
    what = what.replace("_", " ")
    if rows.empty:
        return f"No period with people claimed as {what} is recorded."
    first, last = totals.index.min(), totals.index.max()
    ranked = rows.assign(height=rows["n_high"].fillna(rows["n_low"])).sort_values("height", kind="stable")
    top: Any = list(ranked.itertuples())[-1]
    peak = f"{top.Index:%B %Y} with {bounds(top)}"
    return (
        f"People claimed as {what} per period as bounds, {first:%Y-%m} to {last:%Y-%m}: "
        f"{plural(len(rows), 'period')} of {len(totals)} have a figure. "
        f"The highest is {peak}. Periods without a bar are not recorded, not zero."
    )
