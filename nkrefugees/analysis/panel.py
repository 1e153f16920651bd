"""A balanced panel for regressions: totals, source activity and policies in force, by period."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from nkrefugees import dates, frames
from nkrefugees.analysis.periods import bins, no_bins, offset, overlaps
from nkrefugees.analysis.resolve import resolve
from nkrefugees.analysis.totals import totals
from nkrefugees.errors import BadValue, UnknownName
from nkrefugees.filters import Day
from nkrefugees.vintage import stamp
from nkrefugees.vocab import Direction

LASTING = (
    "treaty", "agreement", "statute", "reauthorization", "amendment", "decree", "directive", "practice",
    "border_measure",
)  # fmt: skip
ENDED = ("lapsed", "superseded")
_COUNTS = ["n_incidents", "n_crossing", "n_single_origin"]
_TOTALS = ["n_low", "n_best", "n_high", "open_low", "open_high", *_COUNTS]
_IDS = ["incident_ids", "claim_ids"]


def panel(
    freq: str = "MS",
    by: str | None = "country",
    *,
    quantity: str = "repatriated",
    rule: str = "bounds",
    since: Day = None,
    until: Day = None,
    as_of: Day = None,
) -> pd.DataFrame:
    """Make a balanced panel: every country in every period, whether anything is recorded or not.

    Parameters
    ----------
    freq : str, default "MS"
        A pandas frequency that names starts, as in `totals`.
    by : {"country", None}, default "country"
        One row a country (where the people were) and period, or one row a period.
    quantity : str, default "repatriated"
        What is counted; unlike quantities are never added.
    rule : str, default "bounds"
        The rule of `resolve`.
    since, until : str, int or date, optional
        First and last day of the panel; by default those of the events.
    as_of : str, int or date, optional
        Only what had been published by that day.

    Returns
    -------
    pandas.DataFrame
        Indexed by ``country`` and ``period`` (or ``period`` alone):

        - ``n_low``, ``n_best``, ``n_high`` (people; missing where nothing is recorded: not zero),
          ``open_low``, ``open_high``, ``n_incidents``, ``n_crossing``, ``n_single_origin`` as in `totals`;
          ``recorded``;
        - ``n_sources``, ``n_publishers``: documents published wholly inside the period that speak of the
          country, whatever they count;
        - ``policies_protective``, ``policies_restrictive``, ``policies_mixed``, ``policies_neutral``: lasting
          acts of the country's actors in force on some day of the period, as far as their ends are known;
        - ``incident_ids``, ``claim_ids``.

        ``attrs`` counts the documents that lie in no one period (``unplaced_sources``) and the incidents
        on whose country the claims do not agree (``without_country``).

    Raises
    ------
    UnknownName, BadValue, BadDate
        If the rule, the quantity, the frequency, ``by`` or a day does not exist.

    Notes
    -----
    Coverage is not constant: more sources speak of later years. A model of these totals needs ``n_sources``,
    or it takes attention for events. Acts that lapsed or were superseded on a day that is not known count as
    in force in no period.

    Examples
    --------
    >>> import nkrefugees as nk
    >>> rows = nk.panel("YS", since=2013, until=2013)
    >>> rows.loc["CHN", "recorded"].tolist()
    [True]
    """
    if by not in ("country", None):
        raise UnknownName("way to keep apart (by)", by, ["country"])
    resolved = resolve(frames.claims(quantity=quantity, as_of=as_of), rule)
    apart = ["country"] if by else []
    summed = totals(resolved.dropna(subset=apart), freq, by=apart, links=frames.links(as_of=as_of))
    edges = _edges(summed, freq, since, until)
    rows = summed.reset_index().assign(**{} if by else {"country": "all"})
    activity, unplaced = _activity(edges, by, as_of)
    parts = [
        _balanced(group, edges).assign(**_policies(edges, str(name) if by else None, as_of), country=name)
        for name, group in rows.groupby("country", sort=True)
    ]
    result = _joined(parts, activity, apart)
    result.attrs |= {"unplaced_sources": unplaced, "without_country": int(resolved["country"].isna().sum())}
    return result


def _edges(summed: pd.DataFrame, freq: str, since: Day, until: Day) -> pd.DatetimeIndex:
    """Edges of the periods, on the grid of the totals; none where nothing is recorded."""
    if summed.empty:
        return no_bins(freq)
    start = first = summed.index.min()
    since_day = stamp(dates.day(since)) if since else first
    last = stamp(dates.day(until, last=True)) if until else summed.index.max()
    if last < since_day:
        raise BadValue(
            "until", until, f"it must not lie before the first day of the panel ({since_day:%Y-%m-%d})"
        )
    while start > since_day:
        start -= offset(freq)
    edges = bins(start, last, freq)
    return edges[edges.searchsorted(since_day, side="right") - 1 :]


def _balanced(rows: pd.DataFrame, edges: pd.DatetimeIndex) -> pd.DataFrame:
    """One row a period; missing figures where nothing is recorded."""
    full = rows.set_index("period")[[*_TOTALS, *_IDS]].reindex(edges[:-1])
    flags = ["open_low", "open_high"]
    full[flags] = full[flags].fillna(False).astype(bool)
    full[_COUNTS] = full[_COUNTS].fillna(0).astype("int64")
    full[_IDS] = full[_IDS].fillna("")
    return full.assign(recorded=full["n_incidents"] + full["n_crossing"] > 0)


def _activity(edges: pd.DatetimeIndex, by: str | None, as_of: Day) -> tuple[pd.DataFrame, int]:
    """Count the documents of each period that speak of a country, and their publishers."""
    spoken = frames.claims(as_of=as_of)[["source_id", "country"]]
    spoken = spoken.assign(country=spoken["country"] if by else "all").dropna().drop_duplicates()
    rows = spoken.merge(frames.sources(as_of=as_of), on="source_id")
    starts = edges[:-1].to_numpy("datetime64[us]")
    first, last = (
        np.searchsorted(starts, rows[c].to_numpy("datetime64[us]"), side="right") - 1
        for c in ("published_first", "published_last")
    )
    inside = len(starts) > 0
    placed = inside & (first == last) & (first >= 0)
    if inside:
        placed &= (rows["published_last"] < edges[-1]).to_numpy()
    seen = rows[placed].assign(period=starts[first[placed]] if inside else pd.NaT)
    grouped = seen.groupby(["country", "period"])
    counts = pd.DataFrame(
        {"n_sources": grouped["source_id"].nunique(), "n_publishers": grouped["publisher_id"].nunique()}
    )
    return counts, int(rows.loc[first != last, "source_id"].nunique())


def _policies(edges: pd.DatetimeIndex, country: str | None, as_of: Day) -> dict[str, Any]:
    """Count the lasting acts in force in each period, by direction."""
    acts = frames.policies(country=country, as_of=as_of)
    ends = acts["end_date_edtf"].map(lambda text: dates.parse(text).last_day, na_action="ignore")
    acts = acts.assign(last_day=pd.to_datetime(ends))
    known = acts["last_day"].notna() | ~acts["status"].isin(ENDED)
    acts = acts[known & acts["kind"].isin(LASTING) & acts["first_day"].notna()]
    acts = acts.assign(last_day=acts["last_day"].fillna(edges.max()))
    acts = acts[acts["first_day"] <= acts["last_day"]]
    touched = overlaps(acts, edges) > 0
    return {
        f"policies_{direction}": touched[(acts["direction"] == direction).to_numpy()].sum(axis=0)
        for direction in sorted(Direction)
    }


def _joined(parts: list[pd.DataFrame], activity: pd.DataFrame, apart: list[str]) -> pd.DataFrame:
    """Bind the parts, add the activity of their sources, and put the columns in order."""
    policies = [f"policies_{direction}" for direction in sorted(Direction)]
    columns = [*_TOTALS, "recorded", "n_sources", "n_publishers", *policies, *_IDS]
    if not parts:
        return pd.DataFrame(columns=[*apart, "period", *columns]).set_index([*apart, "period"])
    rows = pd.concat([part.rename_axis("period").reset_index() for part in parts])
    rows = rows.merge(activity, on=["country", "period"], how="left")
    counts = ["n_sources", "n_publishers"]
    rows[counts] = rows[counts].fillna(0).astype("int64")
    return rows.set_index([*apart, "period"])[columns]
