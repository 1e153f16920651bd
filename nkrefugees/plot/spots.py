"""Where handovers may be shown: public crossings, provinces and countries, never anything finer."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pandas as pd

from nkrefugees.filters import rows as look_up
from nkrefugees.frames import places

SHOWN = ("crossing", "province", "country")


def handovers(claims: pd.DataFrame, disputed: Iterable[str] = ()) -> pd.DataFrame:
    """Count handovers at places that may be shown, as bounds.

    A town or county is raised to its province; what lies in no province that the gazetteer knows, to its
    country. Of an incident that claims put in several places, the coarser that hold a finer one are
    passed over. A handover that others are parts of, or that overlaps another, is not sure to be one more.

    Parameters
    ----------
    claims : pandas.DataFrame
        Claims of ``repatriated`` about incidents, as `nkrefugees.claims` gives them.
    disputed : iterable of str
        Incidents that are known not to be sure.

    Returns
    -------
    pandas.DataFrame
        Indexed by ``spot``: ``name``, ``kind``, ``lon``, ``lat`` (missing where the gazetteer has none),
        ``sure`` (handovers that every claim puts there and no source denies) and ``most`` (those
        that any claim does).
    """
    affirmed = claims[claims["stance"] == "affirms"]
    unsure = {*disputed} | set(claims.loc[claims["denied"].eq("event").fillna(False), "incident_id"])
    unsure |= _held_by_others(set(affirmed["incident_id"]))
    sure: dict[str, int] = {}
    most: dict[str, int] = {}
    for incident, where in told(affirmed).items():
        for spot in where:
            most[spot] = most.get(spot, 0) + 1
            sure[spot] = sure.get(spot, 0) + (len(where) == 1 and incident not in unsure)
    made = described(most)
    counts = {"sure": sure, "most": most}
    made = made.assign(**{c: [n[s] for s in made.index] for c, n in counts.items()})
    return made.astype({"sure": "int64", "most": "int64"})


def told(affirmed: pd.DataFrame) -> dict[str, list[str]]:
    """Give for each incident the spots at which claims put it: ids of places, or codes of countries.

    Parameters
    ----------
    affirmed : pandas.DataFrame
        Claims about incidents that affirm.
    """
    known = places().set_index("place_id")
    found = _raised(affirmed, known).groupby(affirmed["incident_id"])
    return {str(incident): sorted(_finest(set(spots), known)) for incident, spots in found}


def described(spots: Iterable[str]) -> pd.DataFrame:
    """Describe spots: ``name``, ``kind``, ``lon`` and ``lat``, indexed by ``spot``, in order."""
    known = places().set_index("place_id")
    index = pd.Index(sorted(spots), name="spot")
    named = {"name": "name_en", "kind": "kind", "lon": "lon", "lat": "lat"}
    made = pd.DataFrame({column: known[source].reindex(index) for column, source in named.items()})
    return made.fillna({"kind": "country", "name": index.to_series()})


def _held_by_others(incidents: set[str]) -> set[str]:
    """Wholes whose parts are among the incidents, and one of each two that overlap."""
    links = look_up("links", "from_id", incidents, columns=("from_id", "to_id", "relation"))
    links = links[links["to_id"].isin(incidents)]
    sums = links["relation"].isin(["sum_of", "derived_from"])
    return set(links.loc[sums, "from_id"]) | set(links.loc[~sums, "to_id"])


def _raised(claims: pd.DataFrame, known: pd.DataFrame) -> pd.Series[str]:
    """The spot of each claim: an id of a place, or the code of a country."""
    provinces = known[known["kind"] == "province"]
    heads = {
        (row.country, row.admin1): str(row.Index)
        for row in provinces.sort_index(ascending=False).itertuples()
        if _is_whole(row)
    }

    def spot(place: Any, country: Any) -> str:
        if isinstance(place, str) and place in known.index:
            row: Any = known.loc[place]
            if row["kind"] in SHOWN:
                return place
            return heads.get((row["country"], row["admin1"]), _country(country))
        return _country(country)

    found = [spot(p, c) for p, c in zip(claims["place_id"], claims["country"], strict=True)]
    return pd.Series(found, index=claims.index, dtype=object)


def _is_whole(row: Any) -> bool:
    """Whether a place is the whole of its first-level division, not a part such as a prefecture."""
    return isinstance(row.admin1, str) and str(row.name_en).casefold().startswith(row.admin1.casefold())


def _country(country: Any) -> str:
    return country if isinstance(country, str) else "country not told"


def _finest(spots: set[str], known: pd.DataFrame) -> set[str]:
    """Leave out the country where a place in it is told, and the province where a part of it is."""
    inside = [known.loc[spot] for spot in spots if spot in known.index]
    countries = {str(place["country"]) for place in inside if place["kind"] != "country"}
    parts = {
        (str(place["country"]), str(place["admin1"]))
        for place in inside
        if place["kind"] == "crossing" or (place["kind"] == "province" and not _named_whole(place))
    }
    kept = {spot for spot in spots if not _holds(spot, known, countries, parts)}
    return kept or spots


def _named_whole(place: Any) -> bool:
    return str(place["name_en"]).casefold().startswith(str(place["admin1"]).casefold())


def _holds(spot: str, known: pd.DataFrame, countries: set[str], parts: set[tuple[str, str]]) -> bool:
    """Whether a spot is a country or province that holds a finer spot."""
    if spot not in known.index:
        return spot in countries
    place = known.loc[spot]
    if place["kind"] == "country":
        return place["country"] in countries
    return (
        place["kind"] == "province" and _named_whole(place) and (place["country"], place["admin1"]) in parts
    )
