"""Do the counts add up? Known incidents against published totals."""

from __future__ import annotations

from typing import Any

import pandas as pd

from nkrefugees import frames
from nkrefugees.analysis.resolve import GROUP, resolve
from nkrefugees.analysis.totals import totals
from nkrefugees.analysis.voices.aggregates import published, why_not
from nkrefugees.analysis.voices.saying import published_by, told
from nkrefugees.analysis.voices.scope import Scope, known_in
from nkrefugees.analysis.voices.shares import Reconciliation
from nkrefugees.filters import Day, Names
from nkrefugees.filters import rows as look_up

_NEEDED = [
    "claim_id", "source_id", "incident_id", "series_id", "quantity", "subgroup", "unit", "claimant_id",
    "origin_id", "stance", "consent", "population", "first_day", "last_day", "extent", "said_edtf", "country",
    "place_id", "n_low", "n_best", "n_high", "n_text",
]  # fmt: skip
_KNOWN = ["known_low", "known_best", "known_high"]
_OPEN = ["open_low", "open_high", "known_open_low", "known_open_high"]
_COLUMNS = [
    "series_id", "claim_id", "source_id", "producer", "quantity", "subgroup", "first_day", "last_day", "area",
    "population", "unit", "measure", "low", "best", "high", *_OPEN[:2], *_KNOWN, *_OPEN[2:], "n_incidents",
    "share_low", "share_high", "comparable", "reason", "incident_ids",
]  # fmt: skip
_UNKNOWN = {
    **dict.fromkeys(_KNOWN, pd.NA),
    "known_open_low": False,
    "known_open_high": False,
    "n_incidents": 0,
    "incident_ids": "",
}


def reconcile(
    claims: pd.DataFrame, series: Names = None, *, rule: str = "bounds", as_of: Day = None
) -> Reconciliation:
    """Set known incidents against published totals: the share of each total that they come to.

    Like is compared with like alone: the same quantity, unit (persons, cases and families never mix), part of
    the group, country, population and period. A cumulative total is compared with all incidents of its
    period, up to its last day, never with those of one year; a stock, a rate or a figure for one time inside
    its period is not compared, and its row says why. A series may count less than its quantity (people let
    go from missions, not all people let go): a share far above 1 says so.

    Parameters
    ----------
    claims : pandas.DataFrame
        Claims as `nkrefugees.claims` gives them: those about incidents are resolved, those about series are
        the published figures. To keep a country or years, filter these claims.
    series : str or list of str, optional
        Take the published figures of these series instead, with their observations; by default those of
        the series of which the claims speak.
    rule : str, default "bounds"
        The rule of `nkrefugees.resolve`.
    as_of : str, int or date, optional
        Only claims and observations that had been published by that day.

    Returns
    -------
    Reconciliation
        With ``frame()``, ``known``, ``reasons()`` and ``summary()``.

    Raises
    ------
    MissingColumns, BadValue, UnknownName
        If a column or an id is missing, or a series or rule does not exist.

    See Also
    --------
    nkrefugees.plot.reconcile : draw it.

    Notes
    -----
    A share is an interval: the least known over the greatest published, to the greatest known over the least
    published. Incidents that may lie outside the scope count in its upper end alone. A total of "at least"
    has no greatest, so the share has no least but 0. The population of an incident is that which most
    origins name.

    Examples
    --------
    >>> import nkrefugees as nk
    >>> found = nk.reconcile(nk.claims(quantity="repatriated", country="CHN"), "repatriated-from-china")
    >>> bool(found.frame()["comparable"].any())
    True
    """
    claims = published_by(told("reconcile", claims, _NEEDED), as_of)
    resolved = _peopled(resolve(claims, rule), claims)
    totalled = claims[claims["series_id"].notna()]
    names: Any = totalled["series_id"].unique()
    if series is not None and series != "":
        names = [series] if isinstance(series, str) else list(series)
        totalled = told("reconcile", frames.claims(series=names, as_of=as_of), _NEEDED)
    figures = published(totalled, names, as_of)
    links = look_up("links", "from_id", resolved["incident_id"])
    rows = [_row(figure, resolved, links) for figure in figures.itertuples()]
    by_year = totals(resolved, "YS", by="country", links=links)
    return Reconciliation(_typed(pd.DataFrame(rows, columns=_COLUMNS)), by_year)


def _peopled(resolved: pd.DataFrame, claims: pd.DataFrame) -> pd.DataFrame:
    """Give each incident the population that most of its origins name, mixed where two are named as often."""
    named = claims[(claims["stance"] == "affirms") & claims["population"].notna()]
    named = named[named["population"] != "unknown"].drop_duplicates([*GROUP, "origin_id", "population"])
    times = named.groupby([*GROUP, "population"]).size().rename("times").reset_index()
    most = times[times["times"] == times.groupby(GROUP)["times"].transform("max")]
    alone = most.drop_duplicates(GROUP, keep=False).set_index(GROUP)["population"]
    found = alone.reindex(pd.MultiIndex.from_frame(resolved[GROUP])).to_numpy()
    return resolved.assign(population=pd.Series(found, index=resolved.index).fillna(resolved["population"]))


def _row(figure: Any, resolved: pd.DataFrame, links: pd.DataFrame) -> dict[str, Any]:
    """One published figure beside what is known in its scope."""
    reason = why_not(figure)
    known = None if reason else known_in(_scope(figure), resolved, links)
    if not reason:
        reason = _unknown(known, figure.unit)
    row: dict[str, Any] = figure._asdict() | _UNKNOWN | (known or {})
    ends = [pd.isna(figure.low) and pd.isna(figure.best), pd.isna(figure.high) and pd.isna(figure.best)]
    row |= {"open_low": ends[0] and not ends[1], "open_high": ends[1] and not ends[0]}
    row |= {"reason": reason, "comparable": not reason, "share_low": pd.NA, "share_high": pd.NA}
    return row if reason else row | _share(row)


def _unknown(known: dict[str, Any] | None, unit: str) -> str:
    """Why there is nothing to compare with; empty where there is."""
    if known is None:
        return f"no incident in {unit} is known in this scope, which is not zero"
    return "the incidents of this scope are told without figures" if pd.isna(known["known_high"]) else ""


def _scope(figure: Any) -> Scope:
    def given(value: Any) -> Any:
        return None if pd.isna(value) else value

    return Scope(
        figure.quantity, figure.unit, figure.subgroup, given(figure.area), given(figure.population),
        given(figure.consent), given(figure.first_day), figure.last_day,
    )  # fmt: skip


def _share(row: dict[str, Any]) -> dict[str, Any]:
    """The least known over the greatest published, and the greatest known over the least."""
    least = row["best"] if pd.isna(row["low"]) else row["low"]
    most = row["best"] if pd.isna(row["high"]) else row["high"]
    endless = row["known_open_high"] or pd.isna(least) or least <= 0
    return {
        "share_low": 0.0 if pd.isna(most) else float(row["known_low"] / most),
        "share_high": pd.NA if endless else float(row["known_high"] / least),
    }


def _typed(rows: pd.DataFrame) -> pd.DataFrame:
    counts = dict.fromkeys([*_KNOWN, "low", "best", "high", "n_incidents"], "Int64")
    types = counts | dict.fromkeys([*_OPEN, "comparable"], "bool")
    types |= dict.fromkeys(["share_low", "share_high"], "Float64")
    texts = ["series_id", "claim_id", "source_id", "producer", "quantity", "subgroup", "area", "population"]
    types |= dict.fromkeys([*texts, "unit", "measure", "reason", "incident_ids"], "str")
    days = {c: pd.to_datetime(rows[c]).astype("datetime64[us]") for c in ("first_day", "last_day")}
    order = ["series_id", "last_day", "first_day", "producer", "claim_id", "source_id", "area", "subgroup"]
    return rows.astype(types).assign(**days).sort_values(order, ignore_index=True)
