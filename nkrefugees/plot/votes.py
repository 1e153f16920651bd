"""Roll calls: in favour, against, abstaining."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
from matplotlib.axes import Axes

from nkrefugees.analysis.families import actor_names
from nkrefugees.citations import bibliography
from nkrefugees.plot.behind import drawn_of
from nkrefugees.plot.canvas import BLUE, FAINT, INK, ORANGE, SLATE, finish, need, nothing, sheet
from nkrefugees.plot.periods import span_of
from nkrefugees.wording import plural

_NEEDED = ["policy_id", "actor_id", "last_day", "vote_yes", "vote_no", "vote_abstain"]
_VOTES = {
    "vote_yes": ("in favour", BLUE, "", "white"),
    "vote_abstain": ("abstaining", "#d9d9d9", "", INK),
    "vote_no": ("against", ORANGE, "////", INK),
}
_FEW = 2
_ELSEWHERE = "other bodies"


def votes(policies: pd.DataFrame, ax: Axes | None = None) -> Axes:
    """Draw roll calls as bars stacked to the votes that are known, grouped by the body that voted, by year.

    Numbers stand in the bars. Where votes against or abstentions are not recorded the bar ends open, with a
    dotted line: not recorded is not zero.

    Parameters
    ----------
    policies : pandas.DataFrame
        As `nkrefugees.policies` gives them; acts without any vote are passed over and counted in words.
    ax : matplotlib.axes.Axes, optional
        Axes to draw on; new ones by default.

    Returns
    -------
    matplotlib.axes.Axes
        With a description in ``alt``; where no vote is recorded, the figure says so.

    Raises
    ------
    MissingColumns
        If columns are missing.

    Examples
    --------
    >>> import nkrefugees as nk
    >>> ax = nk.plot.votes(nk.policies(actor="un-general-assembly"))
    >>> "in favour" in nk.plot.describe(ax)
    True
    """
    need("votes", policies, _NEEDED)
    rows = policies[policies[[*_VOTES]].notna().any(axis=1)]
    if rows.empty:
        return nothing(
            ax, "No roll call is recorded for this choice; texts adopted without a vote have none."
        )
    rows = _ordered(rows)
    heads = rows["body"].ne(rows["body"].shift())
    places = (np.arange(len(rows)) + 0.95 * heads.cumsum().to_numpy()).tolist()
    ax = sheet(9, 1.1 + 0.19 * (places[-1] + 1), ax)
    for y, row in zip(places, rows.itertuples(), strict=True):
        _bar(ax, y, row)
    _axes(ax, rows, places, heads.tolist())
    return finish(
        ax, _alt(rows, len(policies) - len(rows)), len(bibliography(rows)), below=34, of=drawn_of(rows)
    )


def _ordered(rows: pd.DataFrame) -> pd.DataFrame:
    """By body, those with the most roll calls first, then by day; bodies with one or two share a heading."""
    names = actor_names(rows["actor_id"])
    body = rows["actor_id"].map(lambda name: names.get(name, str(name)))
    often = body.map(body.value_counts())
    rows = rows.assign(
        actor=body, body=body.where(often > _FEW, _ELSEWHERE), often=often.where(often > _FEW, 0)
    )
    rows = rows.assign(year=rows["last_day"].dt.year.astype("Int64"))
    return rows.sort_values(
        ["often", "body", "last_day", "policy_id"], ascending=[False, True, True, True], ignore_index=True
    )


def _bar(ax: Axes, y: float, row: Any) -> None:
    """The known votes as shares of all that are known, with their numbers."""
    counts = {name: getattr(row, name) for name in _VOTES}
    known = {name: int(count) for name, count in counts.items() if not pd.isna(count)}
    unknown = [_VOTES[name][0] for name in counts if name not in known]
    room = {0: 1.0, 1: 0.72}.get(len(unknown), 0.6)
    left, whole = 0.0, max(sum(known.values()), 1) / room
    for name, count in known.items():
        _, color, hatch, ink = _VOTES[name]
        width = count / whole
        tone = 0.55 if unknown else 1.0
        ax.barh(y, width, 0.82, left, color=color, hatch=hatch, edgecolor="white", linewidth=0.4, alpha=tone)
        if width > 0.018 * len(str(count)):
            paper: Any = {"facecolor": "white", "edgecolor": "none", "pad": 0.7} if hatch else None
            color = INK if unknown else ink
            ax.text(
                left + width / 2, y, f"{count}", ha="center", va="center", fontsize=7, color=color, bbox=paper
            )
        left += width
    if unknown:
        ax.plot((left, 1), (y, y), ":", color=FAINT, linewidth=1)
        ax.text(
            1, y, f"{' and '.join(unknown)}: not recorded", ha="right", va="center", fontsize=7, color=SLATE,
            bbox={"facecolor": "white", "edgecolor": "none", "pad": 0.8},
        )  # fmt: skip


def _axes(ax: Axes, rows: pd.DataFrame, places: list[float], heads: list[bool]) -> None:
    labels = [
        f"{_short(str(row.actor))} {_year(row)}" if row.body == _ELSEWHERE else _year(row)
        for row in rows.itertuples()
    ]
    ax.set_yticks(places, labels, fontsize=7.5)
    for y, row, is_head in zip(places, rows.itertuples(), heads, strict=True):
        if is_head:
            ax.text(0, y - 0.97, str(row.body), weight="bold", fontsize=8, va="center")
    ax.set_ylim(places[-1] + 0.6, places[0] - 1.6)
    ax.set_xlim(0, 1)
    ax.set_xticks([0, 0.5, 1], ["0", "half of the votes", "all"])
    ax.axvline(0.5, color="white", linewidth=0.8, zorder=3)
    ax.tick_params(axis="y", length=0)
    for x, side, name in ((0, "left", "vote_yes"), (0.5, "center", "vote_abstain"), (1, "right", "vote_no")):
        words, color, _, ink = _VOTES[name]
        ax.annotate(
            words, (x, 1), (0, 4), xycoords="axes fraction", textcoords="offset points", fontsize=8, ha=side,
            color=color if ink == "white" or name == "vote_no" else SLATE, weight="bold",
        )  # fmt: skip


def _year(row: Any) -> str:
    return "undated" if pd.isna(row.year) else str(row.year)


def _short(name: str) -> str:
    return name if len(name) <= 40 else f"{name[:39]}…"


def _trend(rows: pd.DataFrame) -> str:
    """How the body with the most roll calls voted, the first time and the last."""
    body = str(rows["actor"].iloc[0])
    same: Any = list(rows[rows["actor"] == body].dropna(subset=["vote_yes"]).itertuples())
    if not same:
        return ""
    said = f" In the {body}, {same[0].vote_yes} voted in favour in {_year(same[0])}"
    return f"{said} and {same[-1].vote_yes} in {_year(same[-1])}." if len(same) > 1 else f"{said}."


def _alt(rows: pd.DataFrame, without: int) -> str:
    years = rows["year"].dropna()
    span = f", {span_of(years.min(), years.max())}" if len(years) else ""
    partly = int(rows[["vote_no", "vote_abstain"]].isna().any(axis=1).sum())
    parts = f" Of {partly}, votes against or abstentions are not recorded." if partly else ""
    more = f" {plural(without, 'act')} without a recorded vote {'is' if without == 1 else 'are'} not drawn."
    bodies = plural(rows["actor_id"].nunique(), "body").replace("bodys", "bodies")
    return (
        f"{plural(len(rows), 'roll call')} of {bodies}{span}.{_trend(rows)}{parts}{more if without else ''}"
    )
