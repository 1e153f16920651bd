"""How much each family of publishers was at work, month by month, apart from what it said of the events."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from nkrefugees.analysis.counts.counted import Floats
from nkrefugees.analysis.families import top_actors
from nkrefugees.filters import Day, rows

_FEWEST = 3
_LATEST, _INCIDENTS = 60, 30


def effort(events: pd.DataFrame, months: pd.DatetimeIndex, as_of: Day = None) -> pd.DataFrame:
    """Give what each family of publishers could tell of each month, by its output apart from the events.

    A document counts if it holds no claim of the events' quantity and none about any of their incidents.
    Of what is left, a family puts out its documents evenly over the months in which it was active: from its
    first document to its last, and on either side as long again as lies between two of them on average, but
    not beyond the last document of all. So no month of many reports shows in it, not even one of reports that
    are near the events without naming them. A family with fewer than three such documents, or all of them in
    one month, has no months of activity that could be told, and is left out. A month is told of then and
    later: by as much later as other incidents are first told of (`delays`).

    Parameters
    ----------
    events : pandas.DataFrame
        ``incident_id`` and ``quantity`` of every event that is counted.
    months : pandas.DatetimeIndex
        The first day of each month.
    as_of : str, int or date, optional
        Only what had been published by that day.

    Returns
    -------
    pandas.DataFrame
        Families by months, in documents a month.
    """
    claims, sources = told(as_of), documents(as_of)
    excluded = about(events, claims)
    active = _active(sources[~sources["source_id"].isin(excluded)])
    weights = delays(excluded, claims, sources)
    at = _number(pd.PeriodIndex(months.to_period("M")))[None, :]
    output = np.zeros((len(active), len(months)))
    first, last, rate = (active[c].to_numpy(float)[:, None] for c in ("first", "last", "rate"))
    for months_later, weight in weights.items():
        output += weight * rate * ((first <= at + months_later) & (at + months_later <= last))
    return pd.DataFrame(output, active.index, months)


def told(as_of: Day = None) -> pd.DataFrame:
    """Of every claim: where it stands, of what it tells, and when that was over."""
    columns = ("source_id", "incident_id", "quantity", "last_day")
    return rows("claims", "claim_id", None, as_of=as_of, columns=columns)


def documents(as_of: Day = None) -> pd.DataFrame:
    """Of every document: who published it, and when."""
    columns = ("source_id", "publisher_id", "published_first", "published_last")
    return rows("sources", "source_id", None, as_of=as_of, columns=columns)


def _active(sources: pd.DataFrame) -> pd.DataFrame:
    """The first and last month of each family's activity, and its documents a month."""
    month = sources["published_first"].dt.to_period("M")
    placed = sources[month.notna() & (month == sources["published_last"].dt.to_period("M"))]
    number = _number(pd.PeriodIndex(placed["published_first"].dt.to_period("M")))
    family = placed["publisher_id"].map(top_actors(placed["publisher_id"].dropna()))
    grouped = pd.Series(number, placed.index).groupby(family, sort=True).agg(["min", "max", "size"])
    grouped = grouped[(grouped["size"] >= _FEWEST) & (grouped["min"] < grouped["max"])]
    gap = (grouped["max"] - grouped["min"]) / (grouped["size"] - 1)
    end = number.max() if len(number) else 0
    first, last = (grouped["min"] - gap).round(), (grouped["max"] + gap).round().clip(upper=end)
    return pd.DataFrame({"first": first, "last": last, "rate": grouped["size"] / (last - first + 1)})


def delays(excluded: set[str], claims: pd.DataFrame, sources: pd.DataFrame) -> dict[int, float]:
    """How many months after an incident it is first told of: shares of incidents other than the events.

    Parameters
    ----------
    excluded : set of str
        Documents about the events.
    claims, sources : pandas.DataFrame
        From `told` and `documents`.

    Returns
    -------
    dict of int to float
        From 0 to 60 months; all in the first month where fewer than thirty incidents are known.
    """
    claims = claims[["source_id", "incident_id", "last_day"]].dropna()
    claims = claims[~claims["source_id"].isin(excluded)]
    published = sources.set_index("source_id")["published_last"]
    later = (claims["source_id"].map(published) - claims["last_day"]).dt.days // 30
    first = later.clip(lower=0).groupby(claims["incident_id"]).min().dropna()
    first = first[first <= _LATEST]
    if len(first) < _INCIDENTS:
        return {0: 1.0}
    shares = first.astype("int64").value_counts(normalize=True).sort_index()
    return {int(month): float(share) for month, share in shares.items()}  # type: ignore[call-overload]


def about(events: pd.DataFrame, claims: pd.DataFrame) -> set[str]:
    """The documents that speak of the events, by what is `told`: they never count as effort."""
    of_kind = claims["quantity"].isin(set(events["quantity"]))
    return set(claims.loc[of_kind | claims["incident_id"].isin(set(events["incident_id"])), "source_id"])


def _number(months: pd.PeriodIndex) -> Any:
    return 12 * months.year.to_numpy() + months.month.to_numpy()


def exposure(by_family: pd.DataFrame, without: str = "") -> Floats:
    """Sum the output of all families but one; a month without any has the least of the others.

    Returns
    -------
    numpy.ndarray
        One positive number a month; ones where nothing is known of any month.
    """
    kept = by_family.drop(index=without, errors="ignore") if without else by_family
    total = np.asarray(kept.sum(axis=0), dtype=float)
    working = total[total > 0]
    return np.where(total > 0, total, working.min()) if len(working) else np.ones(len(total))
