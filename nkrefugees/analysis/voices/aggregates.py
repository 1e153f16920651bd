"""Published aggregates: claims about series, and observations, as rows of one form."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Any

import pandas as pd

from nkrefugees.filters import Day
from nkrefugees.filters import rows as look_up

FORM = [
    "series_id", "claim_id", "source_id", "producer", "quantity", "subgroup", "unit", "measure", "frequency",
    "population", "consent", "area", "first_day", "last_day", "extent", "stance", "status", "low", "best",
    "high", "n_text", "part",
]  # fmt: skip
_FIGURES = {"n_low": "low", "n_best": "best", "n_high": "high"}
_SEXES = {"total": "all", "female": "women", "male": "men"}
_NO_COUNT = ("percent", "votes")
_SERIES_ONLY = ("stock", "arrived", "share", "signatures")
_RATE = re.compile(r"\b(?:an?|per|each|every)\b[\w\s]*\b(day|week|month|year|transfer)s?\b")


def published(claims: pd.DataFrame, series: Iterable[str], as_of: Day = None) -> pd.DataFrame:
    """Bring claims about series, and the observations of these series, into one form.

    Parameters
    ----------
    claims : pandas.DataFrame
        Claims about series.
    series : iterable of str
        Ids of series whose observations are wanted.
    as_of : str, int or date, optional
        Only observations that had been published by that day.

    Returns
    -------
    pandas.DataFrame
        One row a published figure: ``series_id``, ``claim_id`` (missing for observations), ``source_id``,
        ``producer``, what it counts, ``first_day``, ``last_day``, ``low``, ``best``, ``high``, ``part``
        (whether it is a part of another figure, or of one place alone).
    """
    ids = list(series)
    about = look_up("series", "series_id", [*ids, *claims["series_id"]]).set_index("series_id")
    rows = pd.concat([_claimed(claims), _observed(ids, claims, about, as_of)], ignore_index=True)
    kept = {c: rows["series_id"].map(about[c].to_dict()).astype("str") for c in ("measure", "frequency")}
    numbers = {c: rows[c].astype("Float64") for c in _FIGURES.values()}
    return rows.assign(**kept, **numbers)[FORM]


def _claimed(claims: pd.DataFrame) -> pd.DataFrame:
    links = look_up("links", "from_id", claims["claim_id"])
    parts = set(links.loc[links["relation"] == "part_of", "from_id"])
    part = claims["claim_id"].isin(parts) | claims["place_id"].notna()
    rows = claims.rename(columns={"claimant_id": "producer", "country": "area", **_FIGURES})
    return rows.assign(part=part, status="reported")


def _observed(ids: list[str], claims: pd.DataFrame, about: pd.DataFrame, as_of: Day) -> pd.DataFrame:
    """Observations; what a series counts is what the claims about it count, if they agree."""
    rows = look_up("observations", "series_id", ids, as_of=as_of)
    alone = claims.drop_duplicates(["series_id", "quantity"]).drop_duplicates("series_id", keep=False)
    counted = alone.set_index("series_id")["quantity"]
    rows = rows.rename(columns={"value_low": "low", "value": "best", "value_high": "high"})
    whole = rows["series_id"].map(about["measure"].to_dict()) == "cumulative"
    named = {"unit": "unit", "population": "population", "producer": "producer_id"}
    return rows.assign(
        **{new: rows["series_id"].map(about[old].to_dict()) for new, old in named.items()},
        quantity=rows["series_id"].map(counted.to_dict()),
        subgroup=rows["sex"].map(_SEXES),
        area=rows["area"].where(rows["area"] != "WORLD"),
        first_day=rows["first_day"].mask(whole),
        claim_id=None,
        consent=None,
        extent="throughout",
        stance="affirms",
        n_text=None,
        part=False,
    )


def _is_rate(row: Any) -> bool:
    """Whether it is a figure by day, week or month, or by year in a series that is not yearly."""
    text = row.n_text if isinstance(row.n_text, str) else ""
    found = _RATE.search(text)
    by_year = found is not None and found[1] == "year" and row.frequency == "annual"
    return row.series_id.endswith("-rate") or (found is not None and not by_year)


def _of_several_years(row: Any) -> bool:
    if row.frequency != "annual" or row.measure != "flow":
        return False
    return pd.isna(row.first_day) or bool(row.first_day.year != row.last_day.year)


_TESTS: tuple[tuple[Callable[[Any], bool], str], ...] = (
    (lambda r: r.stance != "affirms", "it is not affirmed by its producer"),
    (lambda r: r.status in ("not_reported", "withheld"), "the producer gives no figure"),
    (lambda r: r.unit in _NO_COUNT, "its unit is no count of people, cases or families"),
    (lambda r: r.measure == "stock", "a number at one time is no sum of events"),
    (lambda r: not isinstance(r.quantity, str), "the record does not say what the series counts"),
    (lambda r: r.quantity in _SERIES_ONLY, "no incident counts this quantity"),
    (_is_rate, "it is a rate, and the unit of its series names no period"),
    (lambda r: pd.isna(r.low) and pd.isna(r.best) and pd.isna(r.high), "it is in words, without a figure"),
    (lambda r: r.part, "it is a part of another figure, or of one place alone"),
    (lambda r: r.extent != "throughout", "it is said of one time inside the period, not of all of it"),
    (lambda r: pd.isna(r.last_day), "its period has no last day"),
    (_of_several_years, "a yearly figure is said of several years, and no year is told apart"),
    (lambda r: r.measure == "flow" and pd.isna(r.first_day), "its period has no first day"),
    (lambda r: max(n for n in (r.low, r.best, r.high) if not pd.isna(n)) <= 0, "the figure is zero"),
)


def why_not(row: Any) -> str:
    """Say why a published figure cannot be compared with incidents; empty where it can."""
    return next((reason for test, reason in _TESTS if test(row)), "")
