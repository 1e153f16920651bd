"""What is in the record, and what is not: documents, claims and incidents, counted by one thing."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

import pandas as pd

from nkrefugees import io, schema
from nkrefugees.analysis import given
from nkrefugees.analysis.accounts.coverage_words import most, silent, whole, years
from nkrefugees.analysis.families import actor_names, families, top_actors
from nkrefugees.analysis.results import Result
from nkrefugees.errors import MissingColumns, UnknownName
from nkrefugees.filters import rows as look_up

COUNTS = ["n_incidents", "n_claims", "n_sources", "n_one_source", "n_one_origin"]
CODES = ("quantity", "population", "subgroup", "stance", "basis", "consent")
WAYS = ("year", "country", "province", "publisher", "family", *CODES)
_NEEDED = ["claim_id", "source_id", "incident_id", "origin_id", "country", "place_id", *CODES]
_SERIES_ONLY = {"stock", "arrived", "share", "signatures"}


@dataclass(frozen=True, repr=False, eq=False)
class Coverage(Result):
    """Counts of what was published, found and coded.

    Attributes
    ----------
    rows : pandas.DataFrame
        As `frame` gives them.
    by : str
        What they are counted by.
    totals : dict of str to int
        The same counts over all rows, each incident, claim and document once; by year also
        ``n_crossing`` (incidents whose days do not lie inside one year) and ``n_published`` (documents
        given).
    """

    rows: pd.DataFrame
    by: str
    totals: dict[str, int]

    def frame(self) -> pd.DataFrame:
        """Give one row a year, country, code or publisher.

        Returns
        -------
        pandas.DataFrame
            The key (years as text), ``meaning`` (of codes, names), ``n_incidents``, ``n_claims``,
            ``n_sources``, ``n_one_source`` and ``n_one_origin`` (incidents that rest on one document, on one
            origin), ``n_published`` (by year: documents of that year on any subject). Where nothing is
            recorded, counts are missing, not 0.
        """
        rows = self.rows
        silent = (rows["n_claims"] == 0) & (rows["n_incidents"] == 0)
        shown = rows.assign(**{c: rows[c].mask(silent) for c in COUNTS})
        if "n_published" in rows:
            shown = shown.astype({"year": "str"})
            shown["n_published"] = rows["n_published"].mask(rows["n_published"] == 0)
        return shown

    def never(self) -> list[str]:
        """Give the keys under which no incident and no claim is recorded."""
        empty = self.rows[(self.rows["n_claims"] == 0) & (self.rows["n_incidents"] == 0)]
        return [str(key) for key in empty[self.by]]

    def summary(self) -> str:
        """Say how much there is, what it rests on, and where nothing is recorded."""
        if not self.totals["n_claims"] and not self.totals.get("n_published"):
            return "Nothing is recorded for this choice."
        rows, totals = self.rows, self.totals
        said = [most(rows, self.by, totals["n_claims"])]
        if self.by == "year":
            said = [whole(totals), years(rows, totals)]
        return " ".join([*said, silent(rows, self.by, self.never())]).strip()


def coverage(
    claims: pd.DataFrame,
    sources: pd.DataFrame | None = None,
    by: str = "year",
    expected: Iterable[str] = (),
) -> Coverage:
    """Count the incidents, claims and documents of the record, and how many rest on one voice.

    It counts what was published, found and coded; it does not count events.

    Parameters
    ----------
    claims : pandas.DataFrame
        Claims as `nkrefugees.claims` gives them; those about series are left out.
    sources : pandas.DataFrame, optional
        Documents, which by year are counted beside the incidents.
    by : str, default "year"
        ``year`` (an incident counts in a year if its days lie wholly inside it; every year between the first
        and the last has a row), ``country``, ``province``, ``publisher``, ``family`` (of origins), or a
        column of claims with codes, of which every code has a row.
    expected : iterable of str, optional
        Keys that might have had a row, such as the countries in which somebody else counts people from the
        DPRK; those without one are named in the summary.

    Returns
    -------
    Coverage
        With ``frame()``, ``never()`` and ``summary()``.

    Raises
    ------
    UnknownName
        If it cannot be counted by that.
    MissingColumns
        If a column is missing.

    Examples
    --------
    >>> import nkrefugees as nk
    >>> found = nk.coverage(nk.claims(incident="2021-07-14-dandong"), by="country")
    >>> found.frame().loc[0, "country"]
    'CHN'
    """
    if by not in WAYS:
        raise UnknownName("way to count", by, WAYS)
    if missing := [c for c in _NEEDED if c not in claims]:
        raise MissingColumns("coverage", missing)
    claims = given.columns(claims)
    told = claims[claims["incident_id"].notna()]
    told = told.assign(key=_key(told, by))
    alone = {c: _alone(told, c) for c in ("source_id", "origin_id")}
    counted = _counted(told.dropna(subset="key"), alone)
    every = _counted(told.assign(key="all"), alone)
    totals = {c: int(every[c].sum()) for c in COUNTS}
    if by == "year":
        totals["n_crossing"] = int(told.loc[told["key"].isna(), "incident_id"].nunique())
        totals["n_published"] = len(sources) if sources is not None else totals["n_sources"]
        return Coverage(_by_year(counted, sources), by, totals)
    return Coverage(_named(counted, by, expected), by, totals)


def _key(told: pd.DataFrame, by: str) -> pd.Series[Any]:
    return _KEYS[by](told) if by in _KEYS else told[by]


def _alone(told: pd.DataFrame, column: str) -> set[str]:
    """Incidents all of whose claims have the same document, or the same origin."""
    found = told.groupby("incident_id")[column].nunique()
    return set(found.index[found == 1])


def _counted(told: pd.DataFrame, alone: dict[str, set[str]]) -> pd.DataFrame:
    grouped = told.groupby("key")
    counts = grouped.agg(
        n_incidents=("incident_id", "nunique"),
        n_claims=("claim_id", "nunique"),
        n_sources=("source_id", "nunique"),
        n_one_source=("incident_id", lambda ids: len(set(ids) & alone["source_id"])),
        n_one_origin=("incident_id", lambda ids: len(set(ids) & alone["origin_id"])),
    )
    return counts.astype("Int64")


def _year(told: pd.DataFrame) -> pd.Series[Any]:
    """The one year that holds an incident; missing where there is none."""
    found = look_up("incidents", "incident_id", told["incident_id"]).set_index("incident_id")
    first, last = (found[c].dt.year for c in ("first_day", "last_day"))
    return told["incident_id"].map(first.where(first == last).to_dict())


def _province(told: pd.DataFrame) -> pd.Series[Any]:
    """The province of a claim's place, in words where the place is wider or not told."""
    places = look_up("places", "place_id", told["place_id"]).set_index("place_id")
    within = places["admin1"].fillna("a wider area").to_dict()
    return (
        told["country"].fillna("no country")
        + ", "
        + told["place_id"].map(within).astype("str").fillna("no place told")
    )


def _publisher(told: pd.DataFrame) -> pd.Series[Any]:
    sources = look_up("sources", "source_id", told["source_id"]).set_index("source_id")["publisher_id"]
    return told["source_id"].map(sources.to_dict())


_KEYS: dict[str, Callable[[pd.DataFrame], pd.Series[Any]]] = {
    "year": _year,
    "province": _province,
    "publisher": lambda told: (p := _publisher(told)).map(top_actors(p.dropna())),
    "family": lambda told: families(told["origin_id"]),
}


def _by_year(counted: pd.DataFrame, sources: pd.DataFrame | None) -> pd.DataFrame:
    published = pd.Series(dtype="int64")
    if sources is not None:
        published = sources["published_last"].dt.year.dropna().astype(int).value_counts()
    seen = [*map(int, counted.index), *map(int, published.index)]
    span = range(min(seen), max(seen) + 1) if seen else range(0)
    rows = counted.reindex(pd.Index(span, name="year")).fillna(0).reset_index()
    return rows.assign(n_published=rows["year"].map(published.to_dict()).fillna(0).astype("Int64"))


def _named(counted: pd.DataFrame, by: str, expected: Iterable[str]) -> pd.DataFrame:
    """The rows of countries, codes or actors, most claims first, with those that have none."""
    meanings = _meanings(counted, by)
    others = sorted({*meanings, *expected} - set(counted.index))
    rows = counted.reindex(pd.Index([*counted.index, *others], name=by))
    rows = rows.fillna(0).reset_index().sort_values(["n_claims", by], ascending=[False, True])
    if by not in ("country", "province"):
        rows.insert(1, "meaning", rows[by].map(meanings))
    return rows.reset_index(drop=True)


def _meanings(counted: pd.DataFrame, by: str) -> dict[str, str]:
    """What each key means; keys that might have had a row stand here too."""
    if by in CODES:
        codes = schema.vocabulary(schema.fields(io.descriptor(), "claims")[by])
        return {k: v for k, v in codes.items() if by != "quantity" or k not in _SERIES_ONLY}
    return actor_names(counted.index) if by in ("publisher", "family") else {}
