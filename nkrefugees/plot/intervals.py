"""Claims side by side with what they are resolved to."""

from __future__ import annotations

from typing import Any

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from nkrefugees import io
from nkrefugees.analysis.resolve import resolve
from nkrefugees.citations import source_ids
from nkrefugees.errors import BadValue
from nkrefugees.plot.canvas import BAND, BLUE, FAINT, INK, ORANGE, finish, sheet
from nkrefugees.vocab import Quantity
from nkrefugees.wording import bounds, plural


def intervals(claims: pd.DataFrame, rule: str = "bounds", ax: Axes | None = None) -> Axes:
    """Draw the claims about one incident side by side, with the resolved bounds behind them.

    A dot is a figure, a line a range, an arrow an open end ("at least", "up to"); claims without a figure
    and denials stand as words. The band is what the rule makes of the claims of one quantity.

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
    BadValue
        If the frame is empty or holds more than one incident.

    Examples
    --------
    >>> import nkrefugees as nk
    >>> ax = nk.plot.intervals(nk.claims(incident="2021-07-14-dandong"))
    >>> ax.get_xlabel()
    'people claimed'
    """
    incidents = sorted(claims["incident_id"].dropna().unique())
    if len(incidents) != 1:
        raise BadValue(
            "incident", incidents, "draw one at a time: claims(incident=...) with at least one row"
        )
    rows = _ordered(claims)
    resolved = resolve(claims, rule)
    ax = sheet(9, 1.6 + 0.3 * len(rows), ax)
    top = _top(rows)
    for figures in resolved.itertuples():
        _band(ax, rows, figures, top)
    for position, claim in enumerate(rows.itertuples()):
        _claim(ax, position, claim, top)
    _axes(ax, rows, top)
    return finish(ax, _alt(incidents[0], rows, resolved, rule), len(source_ids(rows)))


def _ordered(claims: pd.DataFrame) -> pd.DataFrame:
    """Quantities in the order of the vocabulary, then by when it was said."""
    rank = {str(code): place for place, code in enumerate(Quantity)}
    rows = claims.assign(rank=claims["quantity"].map(rank))
    return rows.sort_values(["rank", "subgroup", "said_edtf", "claim_id"]).reset_index(drop=True)


def _top(rows: pd.DataFrame) -> float:
    """The right end of the axis."""
    figures = rows[["n_low", "n_best", "n_high"]].max().max()
    return 1.4 * (10 if pd.isna(figures) else float(figures))


def _band(ax: Axes, rows: pd.DataFrame, figures: Any, top: float) -> None:
    """What the claims of one quantity and subgroup come to."""
    same = rows[(rows["quantity"] == figures.quantity) & (rows["subgroup"] == figures.subgroup)]
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
        words = claim.n_text if isinstance(claim.n_text, str) else ""
        ax.text(0, y, _stance(claim) or f"“{words}”" if words else _stance(claim) or "no figure", va="center",
                fontsize=8, color=ORANGE if claim.stance == "denies" else INK, style="italic")  # fmt: skip
        return
    ends = (0 if pd.isna(low) else low, top if pd.isna(high) else high)
    if not (pd.isna(low) and pd.isna(high)):
        ax.plot(ends, (y, y), color=BLUE, linewidth=2, solid_capstyle="butt", linestyle=_line(claim))
    if pd.isna(best) and (pd.isna(low) or pd.isna(high)):
        ax.plot(top if pd.isna(high) else 0, y, ">" if pd.isna(high) else "<", color=BLUE, clip_on=False)
        ax.plot(low if pd.isna(high) else high, y, "|", color=BLUE, markersize=9)
    if not pd.isna(best):
        ax.plot(best, y, "o" if claim.stance == "affirms" else "x", color=BLUE, markersize=6)
    known = [int(n) for n in (low, best, high) if not pd.isna(n)]
    when = f" · {claim.date_edtf}" if isinstance(claim.date_edtf, str) else ""
    ax.annotate(
        f"{bounds(claim)}{when}",
        (max(known), y),
        (8, 0),
        textcoords="offset points",
        fontsize=7.5,
        va="center",
    )


def _line(claim: Any) -> str:
    return "--" if pd.isna(claim.n_low) or pd.isna(claim.n_high) else "-"


def _stance(claim: Any) -> str:
    """What a claim without a figure says."""
    if claim.stance == "denies":
        return f"denies the {claim.denied}"
    return "" if claim.stance == "affirms" else str(claim.stance).replace("_", " ")


def _axes(ax: Axes, rows: pd.DataFrame, top: float) -> None:
    names = io.table("actors").set_index("actor_id")["name"]
    labels = [_label(claim, names) for claim in rows.itertuples()]
    ax.set_yticks(range(len(rows)), labels, fontsize=7.5)
    ax.set_ylim(len(rows) - 0.4, -0.7)
    ax.set_xlim(-top / 100, top)
    ax.set_xlabel("people claimed")
    ax.tick_params(axis="y", length=0)
    changes = rows["quantity"].ne(rows["quantity"].shift()).to_numpy().nonzero()[0][1:]
    for y in changes:
        ax.axhline(y - 0.5, color=FAINT, linewidth=0.6)


def _label(claim: Any, names: pd.Series[str]) -> str:
    who = str(names[claim.claimant_id])
    who = who if len(who) <= 48 else f"{who[:47]}…"
    group = "" if claim.subgroup == "all" else f" ({claim.subgroup})"
    return f"{claim.quantity.replace('_', ' ')}{group} · {who}"


def _alt(incident: str, rows: pd.DataFrame, resolved: pd.DataFrame, rule: str) -> str:
    whole: Any = resolved[resolved["subgroup"] == "all"].itertuples()
    parts = [f"{row.quantity.replace('_', ' ')} {bounds(row)}" for row in whole]
    denials = int((rows["stance"] == "denies").sum())
    denied = f" {plural(denials, 'denial')} stand beside them." if denials else ""
    return (
        f"Claims about {incident}: {plural(len(rows), 'claim')} from "
        f"{plural(rows['origin_id'].nunique(), 'origin')}, side by side. "
        f"By the rule {rule} they come to: {'; '.join(parts)}.{denied}"
    )
