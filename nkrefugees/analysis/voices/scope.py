"""What the known incidents of one scope come to: a country, a population, a period, a unit."""

from __future__ import annotations

from typing import Any, NamedTuple

import pandas as pd

from nkrefugees.analysis.overlap import contributions
from nkrefugees.analysis.totals import LEFT_OUT

VAGUE = ("unknown", "mixed")


class Scope(NamedTuple):
    """What a published figure counts; None is any country, any population, or no first day."""

    quantity: str
    unit: str
    subgroup: str
    country: str | None
    population: str | None
    consent: str | None
    first_day: pd.Timestamp | None
    last_day: pd.Timestamp


def known_in(scope: Scope, resolved: pd.DataFrame, links: pd.DataFrame) -> dict[str, Any] | None:
    """Sum the incidents that lie in a scope, as bounds; None where there is none.

    What lies in the scope for sure adds to low and best; what may lie in it (a span that crosses the
    period, a country on which claims do not agree, a population that is mixed or not said) to the high
    alone. A whole holds its parts, and overlaps count once, as in `nkrefugees.totals`.

    Parameters
    ----------
    scope : Scope
        What is counted.
    resolved : pandas.DataFrame
        As `nkrefugees.resolve` gives it.
    links : pandas.DataFrame
        ``from_id``, ``to_id``, ``relation``.

    Returns
    -------
    dict or None
        ``known_low``, ``known_best``, ``known_high`` (missing where no incident has a figure),
        ``known_open_low``, ``known_open_high``, ``n_incidents``, ``incident_ids``.
    """
    rows = resolved[_counts(resolved, scope) & _touches(resolved, scope)]
    if rows.empty:
        return None
    rows = contributions(rows.assign(sure=_sure(rows, scope)), links, [])
    sure = rows[rows["sure"]]
    low, high = rows["add_low"], rows["add_high"].fillna(rows["add_low"])
    said = low.notna().any() or high.notna().any()
    counts = sure[sure["adds_best"]]
    best = counts["add_best"].sum() if len(counts) and counts["add_best"].notna().all() else pd.NA
    return {
        "known_low": sure["add_low"].sum() if said else pd.NA,
        "known_best": best,
        "known_high": high.sum() if said else pd.NA,
        "known_open_low": bool((rows["add_low"].isna() | rows["open_low"]).any()),
        "known_open_high": bool((rows["add_high"].isna() | rows["open_high"]).any()),
        "n_incidents": len(rows),
        "incident_ids": ";".join(sorted(rows["incident_id"])),
    }


def _counts(rows: pd.DataFrame, scope: Scope) -> pd.Series[bool]:
    """Rows that count the same, of people who may be those meant."""
    same = rows["n_claims"] > 0
    for column in ("quantity", "unit", "subgroup"):
        same &= rows[column] == getattr(scope, column)
    left_out = [word for word in LEFT_OUT if word != scope.consent]
    same &= ~rows["consent"].isin(left_out)
    if scope.country is not None:
        same &= rows["country"].isna() | (rows["country"] == scope.country)
    if scope.population not in (None, *VAGUE):
        same &= rows["population"].isna() | rows["population"].isin([scope.population, *VAGUE])
    return same


def _touches(rows: pd.DataFrame, scope: Scope) -> pd.Series[bool]:
    """Rows of which some day may lie in the period; those without any day are in none."""
    dated = rows["first_day"].notna() | rows["last_day"].notna()
    early = pd.Series(False, index=rows.index)
    if scope.first_day is not None:
        early = rows["last_day"] < scope.first_day
    return dated & ~early & ~(rows["first_day"] > scope.last_day)


def _sure(rows: pd.DataFrame, scope: Scope) -> pd.Series[bool]:
    """Rows that lie in the scope beyond doubt, as far as the claims go."""
    sure = rows["last_day"] <= scope.last_day
    if scope.first_day is not None:
        sure &= rows["first_day"] >= scope.first_day
    if scope.country is not None:
        sure &= rows["country"] == scope.country
    if scope.population not in (None, *VAGUE):
        sure &= rows["population"] == scope.population
    return sure.fillna(False).astype(bool)
