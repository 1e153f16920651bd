"""When an incident happened, by its claims: the days on which they agree."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeAlias, TypeVar

import pandas as pd

from nkrefugees.analysis.rules import Claim
from nkrefugees.filters import rows

Day = TypeVar("Day", pd.Timestamp, int)
Span: TypeAlias = "tuple[pd.Timestamp | None, pd.Timestamp | None]"


def closed(claimed: Span, incident: Span) -> Span:
    """Close the open ends of what is claimed with the days of the incident, where these allow it."""
    first, last = claimed
    begin, end = incident
    if first is None and begin is not None and (last is None or begin <= last):
        first = begin
    if last is None and end is not None and (first is None or end >= first):
        last = end
    return first, last


def bounded(claimed: Span, incident: Span, told: Iterable[pd.Timestamp | None]) -> Span:
    """Give the days on which an event may lie: not before its incident began, not after it was first told.

    One end that is known stands for both.

    Parameters
    ----------
    claimed : tuple
        First and last day by the claims.
    incident : tuple
        First and last day of the incident.
    told : iterable
        The days on which claims were said, missing where it is not known.

    Examples
    --------
    >>> day = pd.Timestamp
    >>> bounded((None, day("2013-06-30")), (None, None), [day("2013-06-02"), None])
    (Timestamp('2013-06-02 00:00:00'), Timestamp('2013-06-02 00:00:00'))
    """
    first, last = claimed
    begun, first_told = incident[0], min((day for day in told if day is not None), default=None)
    if begun is not None and first is not None and (last is None or begun <= last):
        first = max(first, begun)
    if first_told is not None and (first is None or first_told >= first):
        last = first_told if last is None else min(last, first_told)
    return (last if first is None else first), (first if last is None else last)


def agreed(claims: list[Claim]) -> Span:
    """The days on which all dated claims agree, else the days that hold the most exact of them.

    A claim that is only vaguer than another (its span holds the other's) does not widen the span.
    """
    return agreed_days({(c.first_day, c.last_day) for c in claims if c.first_day or c.last_day})


def agreed_days(dated: set[tuple[Day | None, Day | None]]) -> tuple[Day | None, Day | None]:
    """The same of distinct spans, in any unit of days that has an order."""
    if not dated:
        return None, None
    first = max((f for f, _ in dated if f is not None), default=None)
    last = min((day for _, day in dated if day is not None), default=None)
    if first is not None and last is not None and first > last:
        return _hull([span for span in dated if not any(_holds(span, other) for other in dated - {span})])
    return first, last


def _holds(span: tuple[Day | None, Day | None], other: tuple[Day | None, Day | None]) -> bool:
    """Whether a span holds another; an open end holds every day."""
    begins = span[0] is None or (other[0] is not None and span[0] <= other[0])
    ends = span[1] is None or (other[1] is not None and span[1] >= other[1])
    return begins and ends


def _hull(spans: list[tuple[Day | None, Day | None]]) -> tuple[Day | None, Day | None]:
    """The days that hold all spans; open where one is."""
    firsts = [f for f, _ in spans if f is not None]
    lasts = [day for _, day in spans if day is not None]
    return (
        min(firsts) if len(firsts) == len(spans) else None,
        max(lasts) if len(lasts) == len(spans) else None,
    )


def incident_days(incident_ids: Iterable[str]) -> dict[str, Span]:
    """The days of incidents, for ends that no claim dates."""
    found = rows("incidents", "incident_id", incident_ids, columns=("incident_id", "first_day", "last_day"))
    days = (
        (name, _known(first), _known(last)) for name, first, last in found.itertuples(index=False, name=None)
    )
    return {name: (first, last) for name, first, last in days}


def _known(day: pd.Timestamp) -> pd.Timestamp | None:
    return None if pd.isna(day) else day
