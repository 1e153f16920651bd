"""What is dated before and after a first publication or a letter: description, by dates."""

from __future__ import annotations

from typing import Any

import pandas as pd

from nkrefugees.filters import rows as look_up

AROUND = [
    "incident_id", "event", "policy_id", "actor_id", "source_ids", "event_first", "event_last", "returned",
    "days_low", "days_high",
]  # fmt: skip
ORDERS = ("before", "after", "order not known", "none reported")


def around(claims: pd.DataFrame, returns: pd.DataFrame) -> pd.DataFrame:
    """Place each claimed return before or after the first publication, and the letters named beside it.

    A letter stands beside an incident where one document both names the letter and makes a claim about the
    incident; the record has no closer link. That a return is dated after a letter says nothing of why.

    Parameters
    ----------
    claims : pandas.DataFrame
        Claims about incidents, with ``published_first`` and ``published_last``.
    returns : pandas.DataFrame
        ``returned_first`` and ``returned_last``, by ``incident_id``, of incidents with an affirmed return.

    Returns
    -------
    pandas.DataFrame
        ``incident_id``, ``event`` (publication or letter), ``policy_id``, ``actor_id``, ``source_ids``
        (joined by ``;``), ``event_first``, ``event_last``, ``returned`` (before, after, order not known,
        none reported),
        ``days_low`` and ``days_high`` (from the event to the return; below 0 where it lies before).
    """
    rows = pd.concat([_publications(claims), _letters(claims)], ignore_index=True)
    found = returns.reindex(rows["incident_id"])
    first, last = (found[c].reset_index(drop=True) for c in ("returned_first", "returned_last"))
    known = rows["incident_id"].isin(returns.index)
    rows = rows.assign(
        returned=[*map(_order, known, first, last, rows["event_first"], rows["event_last"])],
        days_low=(first - rows["event_last"]).dt.days.astype("Int64"),
        days_high=(last - rows["event_first"]).dt.days.astype("Int64"),
    )
    texts = ["incident_id", "event", "policy_id", "actor_id", "source_ids", "returned"]
    order = ["incident_id", "event", "event_last", "policy_id"]
    return rows[AROUND].astype(dict.fromkeys(texts, "str")).sort_values(order, ignore_index=True)


def _order(known: bool, first: Any, last: Any, event_first: Any, event_last: Any) -> str:
    """Where the return lies, as far as the days tell."""
    if not known:
        return "none reported"
    if last < event_first:
        return "before"
    return "after" if first > event_last else "order not known"


def _publications(claims: pd.DataFrame) -> pd.DataFrame:
    """The first document on each incident."""
    dated = claims.dropna(subset=["published_last"]).sort_values(["published_last", "source_id"])
    first = dated.drop_duplicates("incident_id")
    earliest = dated.groupby("incident_id")["published_first"].min()
    days = pd.to_datetime(earliest.reindex(first["incident_id"]).to_numpy())
    return pd.DataFrame(
        {
            "incident_id": first["incident_id"],
            "event": "publication",
            "policy_id": None,
            "actor_id": None,
            "source_ids": first["source_id"],
            "event_first": days.astype("datetime64[us]"),
            "event_last": first["published_last"],
        }
    )


def _letters(claims: pd.DataFrame) -> pd.DataFrame:
    """Letters that a document names beside a claim about the incident."""
    mentions = look_up("mentions", "source_id", claims["source_id"])
    letters = look_up("policies", "policy_id", mentions["policy_id"])
    letters = letters[letters["kind"] == "letter"]
    pairs = claims[["incident_id", "source_id"]].drop_duplicates().sort_values("source_id")
    named = pairs.merge(mentions[["source_id", "policy_id"]], on="source_id")
    joined = named.groupby(["incident_id", "policy_id"])["source_id"].agg(";".join).rename("source_ids")
    rows = joined.reset_index().merge(letters, on="policy_id")
    days = {"first_day": "event_first", "last_day": "event_last"}
    return rows.rename(columns=days).assign(event="letter")[[c for c in AROUND if c not in _LATER]]


_LATER = ("returned", "days_low", "days_high")
