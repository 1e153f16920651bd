"""Dated acts of the register that a text tells without their names: the same actor on the same day."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache
from typing import NamedTuple

from nkrefugees import dates, frames
from nkrefugees.drafts.proposal import Found
from nkrefugees.errors import BadDate

_LONGEST = 14
Span = tuple[date, date]


class Act(NamedTuple):
    """A policy with the family of its actor and its days."""

    policy: str
    actors: frozenset[str]
    first: date
    last: date


def find(named: Sequence[Found], dated: Sequence[Found], sentences: Sequence[tuple[int, int]]) -> list[Found]:
    """Find sentences that name an actor and a date of which the register knows one act, and one alone.

    Parameters
    ----------
    named, dated : sequence of Found
        Names and dates of the text.
    sentences : sequence of (int, int)
        Offsets of its sentences.
    """
    found = []
    for first, last in sentences:
        actors = [n for n in named if n.kind == "actor" and first <= n.start < last]
        days = [(d, span) for d in dated if first <= d.start < last and (span := _days(d.value))]
        found += [act for actor in actors for d, span in days for act in _act(actor, d, span)]
    return sorted(set(found))


def _act(actor: Found, dated: Found, span: Span) -> Iterator[Found]:
    known = {
        a.policy for a in _acts() if actor.value in a.actors and span[0] <= a.first and a.last <= span[1]
    }
    if len(known) == 1:
        ends = min(actor.start, dated.start), max(actor.end, dated.end)
        yield Found(*ends, "policy", known.pop())


def _days(edtf: str) -> Span | None:
    """First and last day of a date that is short enough to tell an act by."""
    try:
        span = dates.parse(edtf)
    except BadDate:
        return None
    if not span.first_day or not span.last_day or (span.last_day - span.first_day).days > _LONGEST:
        return None
    return span.first_day, span.last_day


@cache
def _acts() -> tuple[Act, ...]:
    """Acts of the register whose days are known."""
    parents = _parents()
    rows = frames.policies().reset_index().dropna(subset=["first_day", "last_day"])
    columns = ("policy_id", "actor_id", "first_day", "last_day")
    listed = zip(*(rows[column].tolist() for column in columns), strict=True)
    return tuple(
        Act(policy, frozenset(_family(actor, parents)), first.date(), last.date())
        for policy, actor, first, last in listed
    )


def _parents() -> dict[str, str]:
    actors = frames.actors().reset_index().dropna(subset=["parent_id"])
    return dict(zip(actors["actor_id"].tolist(), actors["parent_id"].tolist(), strict=True))


def _family(actor: str, parents: dict[str, str]) -> Iterator[str]:
    """An actor and those that it belongs to."""
    while actor:
        yield actor
        actor = parents.get(actor, "")
