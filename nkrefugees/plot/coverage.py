"""What the record holds: sources by publisher and year, claims by tier and year."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.colors import LogNorm

from nkrefugees.analysis.families import actor_names, top_actors
from nkrefugees.filters import rows as look_up
from nkrefugees.plot.canvas import BLUE, INK, finish, need, nothing, two_sheets
from nkrefugees.vocab import Tier
from nkrefugees.wording import plural

_FAMILIES, _YEARS, _FEW = 14, 34, 16
_MIDDLE = 0.213  # the luminance on which white and our ink stand out alike


def coverage(sources: pd.DataFrame, claims: pd.DataFrame, ax: Axes | None = None) -> Axes:
    """Draw the number of sources by publisher and year, and beneath it of claims by tier and year of event.

    An empty cell is not a zero: nothing of it is in the record, which says little about what happened.
    Publishers stand by family; those beyond the fourteen greatest share a row. Early years share a column.

    Parameters
    ----------
    sources : pandas.DataFrame
        As `nkrefugees.sources` gives them; by the year they were published.
    claims : pandas.DataFrame
        As `nkrefugees.claims` gives them; by the year of the last day on which the event can lie, and the
        tier of their source.
    ax : matplotlib.axes.Axes, optional
        Axes to draw on; new ones by default.

    Returns
    -------
    matplotlib.axes.Axes
        With a description in ``alt``, which counts what has no year.

    Raises
    ------
    MissingColumns
        If columns are missing.

    Examples
    --------
    >>> import nkrefugees as nk
    >>> ax = nk.plot.coverage(nk.sources(), nk.claims())
    >>> nk.plot.describe(ax).startswith("The record by year")
    True
    """
    need("coverage", sources, ["source_id", "publisher_id", "published_last", "tier"])
    need("coverage", claims, ["source_id", "last_day"])
    by_publisher, by_tier = _sources(sources), _claims(claims)
    if by_publisher.empty and by_tier.empty:
        return nothing(ax, "No source and no claim is recorded for this choice.")
    years = _columns([*by_publisher["year"], *by_tier["year"]])
    upper = _table(by_publisher, years)
    lower = _table(by_tier, years).reindex([*map(str, Tier)]).dropna(how="all")
    rows = max(len(upper), 1) + max(len(lower), 1)
    ax, strip = two_sheets(10.5, 1.5 + 0.21 * rows, max(len(lower), 1) / rows, ax, gap=0.04)
    _heat(ax, upper, "sources published, by family of publishers")
    _heat(strip, lower, "claims, by tier of their source and year of the event")
    return finish(
        ax,
        _alt(sources, claims, by_publisher, by_tier),
        len(sources),
        below=30,
        under=strip,
        of=_both(upper, lower),
    )


def _sources(sources: pd.DataFrame) -> pd.DataFrame:
    """Year and family of the publisher of each source."""
    above = top_actors(sources["publisher_id"].dropna())
    family = sources["publisher_id"].map(above)
    names = actor_names(family.dropna())
    greatest = family.value_counts().sort_index().sort_values(ascending=False, kind="stable")
    kept = greatest.index[:_FAMILIES] if len(greatest) > _FAMILIES + 1 else greatest.index
    others = f"{plural(len(greatest) - len(kept), 'other')}"
    row = family.map(lambda name: _short(names.get(name, str(name))) if name in kept else others)
    made = pd.DataFrame({"row": row, "year": sources["published_last"].dt.year}).dropna()
    rank = {name: place for place, name in enumerate([*(_short(names.get(n, n)) for n in kept), others])}
    return made.assign(rank=made["row"].map(rank)).astype({"year": int})


def _claims(claims: pd.DataFrame) -> pd.DataFrame:
    """Year of the event and tier of the source of each claim."""
    known = look_up("sources", "source_id", claims["source_id"], columns=("source_id", "tier"))
    tier = claims["source_id"].map(known.set_index("source_id")["tier"])
    made = pd.DataFrame({"row": tier, "year": claims["last_day"].dt.year}).dropna()
    rank = {str(name): place for place, name in enumerate(Tier)}
    return made.assign(rank=made["row"].map(rank)).astype({"year": int})


def _columns(years: list[int]) -> list[int]:
    """The years, the first of which also holds all earlier ones."""
    return list(range(max(min(years), max(years) - _YEARS + 1), max(years) + 1))


def _table(rows: pd.DataFrame, years: list[int]) -> pd.DataFrame:
    """Counts by row and year; missing where there is none."""
    if rows.empty:
        return pd.DataFrame(columns=years, dtype=float)
    table = pd.crosstab([rows["rank"], rows["row"]], rows["year"].clip(lower=years[0])).droplevel(0)
    return table.reindex(columns=years).astype(float).replace(0, np.nan)


def _both(upper: pd.DataFrame, lower: pd.DataFrame) -> pd.DataFrame:
    """Both tables in one, a row for each number: what is counted, of whom, in which year, how many."""
    tables = {"sources, by family of publishers": upper, "claims, by tier of their source": lower}
    parts = [
        table.rename_axis(index="of")
        .reset_index()
        .melt("of", var_name="year", value_name="n")
        .assign(counted=what)
        for what, table in tables.items()
    ]
    both = pd.concat([part for part in parts if len(part)]).dropna(subset="n")
    return both[["counted", "of", "year", "n"]].astype({"n": "int64"}).reset_index(drop=True)


def _heat(ax: Axes, table: pd.DataFrame, title: str) -> None:
    """Shades and numbers; what is empty stays white."""
    import seaborn as sns

    ax.set_title(title, fontsize=8.5, loc="left", pad=4)
    if table.empty:
        ax.set_axis_off()
        ax.text(0, 0.5, "none is recorded", transform=ax.transAxes, va="center", fontsize=8.5)
        return
    most = max(2.0, float(np.nanmax(table.to_numpy())))
    sns.heatmap(
        table, ax=ax, cbar=False, annot=True, fmt=".0f", annot_kws={"fontsize": 6.5}, linewidths=0.5,
        linecolor="white", cmap=sns.light_palette(BLUE, as_cmap=True), norm=LogNorm(0.5, most),
        xticklabels=False, yticklabels=False,
    )  # fmt: skip
    _readable(ax)
    years: Any = list(table.columns)
    ax.set_yticks(np.arange(len(table)) + 0.5, list(table.index), fontsize=8, rotation=0)
    step = 5 if len(years) > _FEW else 1
    shown = [
        place for place, year in enumerate(years) if place == 0 or (year % step == 0 and place > step // 2)
    ]
    first = f"≤ {years[0]}" if len(years) == _YEARS else str(years[0])
    ax.set_xticks([p + 0.5 for p in shown], [first if p == 0 else str(years[p]) for p in shown], rotation=0)
    ax.tick_params(length=0)
    ax.set(xlabel="", ylabel="")


def _readable(ax: Axes) -> None:
    """Write each number white or dark, whichever differs more from its shade."""
    from seaborn.utils import relative_luminance

    cells: Any = ax.collections[0]
    behind = cells.get_facecolors()[~np.ma.getmaskarray(cells.get_array()).ravel()]
    for text, shade in zip(ax.texts, behind, strict=True):
        text.set_color(INK if relative_luminance(shade) > _MIDDLE else "white")


def _short(name: str) -> str:
    return name if len(name) <= 34 else f"{name[:33]}…"


def _alt(sources: pd.DataFrame, claims: pd.DataFrame, published: pd.DataFrame, told: pd.DataFrame) -> str:
    parts = []
    if len(published):
        years, fullest = published["year"], published["year"].mode().iloc[0]
        top = published["row"][published["rank"] == published["rank"].min()]
        parts.append(
            f"{plural(len(sources), 'source')} published {years.min()} to {years.max()}, the most in "
            f"{fullest} ({int((years == fullest).sum())}), the most by {top.iloc[0]} ({len(top)})"
        )
    if len(told):
        years, fullest = told["year"], told["year"].mode().iloc[0]
        parts.append(
            f"{plural(len(claims), 'claim')} about events up to {years.max()}, the most of {fullest} "
            f"({int((years == fullest).sum())})"
        )
    without = len(sources) - len(published) + len(claims) - len(told)
    undated = f" {plural(without, 'row')} without a year." if without else ""
    return f"The record by year: {'; '.join(parts)}. An empty cell is not recorded, not zero.{undated}"
