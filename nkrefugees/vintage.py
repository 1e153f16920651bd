"""What had been published by a day: the sources of that day, what rests on them, nothing else."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from nkrefugees import io

if TYPE_CHECKING:
    import pandas as pd


def published_by(frame: pd.DataFrame, table: str, day: date) -> pd.DataFrame:
    """Keep the rows of a table that rest on sources published by ``day``.

    A source counts from the last day on which it can have been published.
    """
    if table == "sources":
        return frame[frame["published_last"] <= stamp(day)]
    if "source_id" in frame:
        return frame[frame["source_id"].isin(_sources(day))]
    column, known = _rests_on(table, day)
    if table == "links":
        return frame[frame["from_id"].isin(known) & frame["to_id"].isin(known)]
    return frame[frame[column].isin(known)]


def _rests_on(table: str, day: date) -> tuple[str, set[str]]:
    """The key of a table, and the ids that documents of that day stand behind."""
    claims = published_by(io.table("claims"), "claims", day)
    if table == "links":
        return "from_id", _ids(claims, "claim_id") | _ids(claims, "incident_id")
    if table == "policies":
        return "policy_id", _ids(published_by(io.table("mentions"), "mentions", day), "policy_id")
    if table == "series":
        seen = published_by(io.table("observations"), "observations", day)
        return "series_id", _ids(claims, "series_id") | _ids(seen, "series_id")
    if table == "actors":
        return "actor_id", _actors(claims, day)
    if table == "places":
        incidents = published_by(io.table("incidents"), "incidents", day)
        return "place_id", _with_pairs(_ids(claims, "place_id") | _ids(incidents, "place_id"))
    key = {"incidents": "incident_id", "origins": "origin_id"}[table]
    return key, _ids(claims, key)


def _with_pairs(places: set[str]) -> set[str]:
    """Places, and what lies on the other side of their crossings."""
    every = io.table("places")
    return places | _ids(every[every["place_id"].isin(places)], "paired_place_id")


def _actors(claims: pd.DataFrame, day: date) -> set[str]:
    """Actors who publish, claim, act or stand behind a claim, and their parents."""
    found = _ids(claims, "claimant_id")
    users = {
        "sources": "publisher_id",
        "policies": "actor_id",
        "origins": "actor_id",
        "series": "producer_id",
    }
    for table, column in users.items():
        found |= _ids(published_by(io.table(table), table, day), column)
    parents = io.table("actors").set_index("actor_id")["parent_id"].dropna().to_dict()
    above = found
    while above:
        above = {parents[a] for a in above if a in parents} - found
        found |= above
    return found


def _sources(day: date) -> set[str]:
    return _ids(published_by(io.table("sources"), "sources", day), "source_id")


def _ids(frame: pd.DataFrame, column: str) -> set[str]:
    return set(frame[column].dropna())


def stamp(day: date) -> pd.Timestamp:
    """Give a day as the point in time that columns of days hold.

    Examples
    --------
    >>> stamp(date(2013, 5, 28))
    Timestamp('2013-05-28 00:00:00')
    """
    import pandas as pd

    return pd.Timestamp(day)
