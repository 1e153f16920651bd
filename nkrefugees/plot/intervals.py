"""Claims side by side with what they are resolved to."""

from __future__ import annotations

from typing import Any

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from nkrefugees.analysis.families import actor_names
from nkrefugees.analysis.resolve import resolve
from nkrefugees.citations import source_ids
from nkrefugees.errors import BadValue
from nkrefugees.plot.behind import drawn_of
from nkrefugees.plot.canvas import BAND, BLUE, FAINT, INK, RUST, finish, need, nothing, sheet
from nkrefugees.vocab import Quantity
from nkrefugees.wording import bounds, plural

_NEEDED = (
    "claim_id incident_id quantity subgroup unit claimant_id origin_id stance denied date_edtf said_edtf "
    "n_low n_best n_high n_text"
).split()
_GROUP = ["quantity", "subgroup", "unit"]
_SAME = [*_GROUP, "claimant_id", "stance", "denied", "n_low", "n_best", "n_high", "n_text"]


def intervals(claims: pd.DataFrame, rule: str = "bounds", ax: Axes | None = None) -> Axes:
    """Draw the claims about one incident side by side, with the resolved bounds behind them.

    A dot is a figure, a line a range, an arrow an open end ("at least", "up to"); claims without a figure
    and denials stand as words. What one claimant says several times in the same words is one row, with how
    often. The band is what the rule makes of the claims of one quantity, subgroup and
    unit. Claims about series are left out; where no claim is left, the figure says so.

    Parameters
    ----------
    claims : pandas.DataFrame
        Claims about one incident, as `nkrefugees.claims` gives them.
    rule : str, default "bounds"
        As in `nkrefugees.resolve`.
    ax : matplotlib.axes.Axes, optional
        Axes to draw on; new ones by default.

    Returns
    -------
    matplotlib.axes.Axes
        With a description in ``alt``.

    Raises
    ------
    MissingColumns, BadValue
        If columns are missing, or the frame holds more than one incident.

    Examples
    --------
    >>> import nkrefugees as nk
    >>> ax = nk.plot.intervals(nk.claims(incident="2021-07-14-dandong"))
    >>> ax.get_xlabel()
    'people claimed'
    """
    need("intervals", claims, _NEEDED)
    incidents = sorted(claims["incident_id"].dropna().unique())
    if len(incidents) > 1:
        raise BadValue("incident", incidents, "draw one at a time: claims(incident=...)")
    resolved = resolve(claims, rule)
    if not incidents:
        return nothing(ax, "No claim about an incident is recorded for this choice.")
    told = claims[claims["incident_id"].notna()]
    rows = _once(_ordered(told))
    ax = sheet(9, 1.6 + 0.3 * len(rows), ax)
    top = _top(rows)
    for figures in resolved.itertuples():
        _band(ax, rows, figures, top)
    for position, claim in enumerate(rows.itertuples()):
        _claim(ax, position, claim, top)
    _axes(ax, rows, top)
    return finish(ax, _alt(incidents[0], told, resolved, rule), len(source_ids(told)), of=drawn_of(told))


def _ordered(claims: pd.DataFrame) -> pd.DataFrame:
    """Quantities in the order of the vocabulary, each group together, then by when it was said."""
    rank = {str(code): place for place, code in enumerate(Quantity)}
    rows = claims.assign(rank=claims["quantity"].map(rank))
    return rows.sort_values(["rank", "subgroup", "unit", "said_edtf", "claim_id"]).reset_index(drop=True)


def _once(rows: pd.DataFrame) -> pd.DataFrame:
    """One row for what one claimant says several times: how often, and the day if it is always the same."""
    grouped = rows.fillna({"date_edtf": ""}).groupby(_SAME, dropna=False, sort=False)["date_edtf"]
    times, days = grouped.size(), grouped.agg(lambda said: said.iloc[0] if said.nunique() == 1 else "")
    first = rows.drop_duplicates(_SAME).reset_index(drop=True)
    return first.assign(times=times.to_numpy(), date_edtf=days.to_numpy())


def _top(rows: pd.DataFrame) -> float:
    """The right end of the axis."""
    figures = rows[["n_low", "n_best", "n_high"]].max().max()
    known = 0.0 if pd.isna(figures) else float(figures)
    return 1.4 * (known or 10)


def _band(ax: Axes, rows: pd.DataFrame, figures: Any, top: float) -> None:
    """What the claims of one quantity, subgroup and unit come to."""
    same = rows[(rows[_GROUP] == [getattr(figures, column) for column in _GROUP]).all(axis=1)]
    if pd.isna(figures.n_low) and pd.isna(figures.n_high):
        return
    low = 0.0 if pd.isna(figures.n_low) else float(figures.n_low)
    high = top if pd.isna(figures.n_high) or figures.open_high else float(figures.n_high)
    thin = top / 200
    area = Rectangle((low - thin, same.index.min() - 0.45), high - low + 2 * thin, len(same) - 0.1)
    area.set(facecolor=BAND, edgecolor="none", zorder=0)
    ax.add_patch(area)


def _claim(ax: Axes, y: int, claim: Any, top: float) -> None:
    low, best, high = claim.n_low, claim.n_best, claim.n_high
    if pd.isna(low) and pd.isna(best) and pd.isna(high):
        color = RUST if claim.stance == "denies" else INK
        ax.text(0, y, _words(claim), va="center", fontsize=8, color=color, style="italic")
        return
    low, high = (best if pd.isna(end) else end for end in (low, high))
    _range(ax, y, low, high, top)
    if not pd.isna(best):
        ax.plot(best, y, "o" if claim.stance == "affirms" else "x", color=BLUE, markersize=6)
    when = f" · {claim.date_edtf}" if claim.date_edtf else ""
    x, beside, va = (low, (6, 4), "bottom") if pd.isna(high) else (high, (8, 0), "center")
    ax.annotate(f"{bounds(claim)}{when}", (x, y), beside, textcoords="offset points", fontsize=7.5, va=va)


def _range(ax: Axes, y: int, low: Any, high: Any, top: float) -> None:
    """Draw a line from low to high; an open end is dashed, up to an arrow at the edge."""
    is_open = pd.isna(low) or pd.isna(high)
    ends = (0 if pd.isna(low) else low, top if pd.isna(high) else high)
    ax.plot(ends, (y, y), "--" if is_open else "-", color=BLUE, linewidth=2, solid_capstyle="butt")
    if is_open:
        edge, mark, known = (top, ">", low) if pd.isna(high) else (0, "<", high)
        ax.plot(edge, y, mark, color=BLUE, clip_on=False)
        ax.plot(known, y, "|", color=BLUE, markersize=9)


def _words(claim: Any) -> str:
    """What a claim without a figure says."""
    if claim.stance == "denies":
        return f"denies the {claim.denied}"
    if claim.stance != "affirms":
        return str(claim.stance).replace("_", " ")
    return f"“{claim.n_text}”" if isinstance(claim.n_text, str) else "no figure"


def _axes(ax: Axes, rows: pd.DataFrame, top: float) -> None:
    names = actor_names(rows["claimant_id"])
    labels = [_label(claim, names) for claim in rows.itertuples()]
    ax.set_yticks(range(len(rows)), labels, fontsize=7.5)
    ax.set_ylim(len(rows) - 0.4, -0.7)
    ax.set_xlim(-top / 100, top)
    ax.set_xlabel("people claimed" if (rows["unit"] == "persons").all() else "number claimed")
    ax.tick_params(axis="y", length=0)
    changes = rows["quantity"].ne(rows["quantity"].shift()).to_numpy().nonzero()[0][1:]
    for y in changes:
        ax.axhline(y - 0.5, color=FAINT, linewidth=0.6)


def _label(claim: Any, names: dict[str, str]) -> str:
    who = str(names.get(claim.claimant_id, claim.claimant_id))
    who = who if len(who) <= 48 else f"{who[:47]}…"
    often = f" ×{claim.times}" if claim.times > 1 else ""
    return f"{_what(claim)} · {who}{often}"


def _what(row: Any) -> str:
    """Quantity, and what sets it apart: the subgroup, a unit other than persons."""
    apart = [row.subgroup] * (row.subgroup != "all") + [row.unit] * (row.unit != "persons")
    return f"{row.quantity} ({', '.join(apart)})".removesuffix(" ()").replace("_", " ")


def _alt(incident: str, rows: pd.DataFrame, resolved: pd.DataFrame, rule: str) -> str:
    whole: Any = resolved[resolved["subgroup"] == "all"].itertuples()
    parts = [f"{_what(row)} {bounds(row)}" for row in whole]
    denials = int((rows["stance"] == "denies").sum())
    stand = "stands" if denials == 1 else "stand"
    denied = f" {plural(denials, 'denial')} {stand} beside them." if denials else ""
    return (
        f"Claims about {incident}: {plural(len(rows), 'claim')} from "
        f"{plural(rows['origin_id'].nunique(), 'origin')}, side by side. "
        f"By the rule {rule} they come to: {'; '.join(parts) or 'no figure'}.{denied}"
    )
