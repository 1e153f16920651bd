"""Which handovers count in a universe, and the days that they may lie on."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from nkrefugees.analysis.days import Span, agreed, bounded, closed, incident_days
from nkrefugees.analysis.draws.board import SOUND
from nkrefugees.analysis.families import families, origin_counts, untraced
from nkrefugees.analysis.overlap import wholes
from nkrefugees.analysis.resolve import resolve
from nkrefugees.analysis.rules import Claim, read, select
from nkrefugees.analysis.totals import LEFT_OUT
from nkrefugees.filters import rows

_DAYS = ("first_day", "last_day")


class Spec(NamedTuple):
    """What makes a universe count an event: a rule, an inclusion rule, and a family that is left out."""

    rule: str
    inclusion: str
    without: str = ""


class Told(NamedTuple):
    """One affirming claim, as universes see it."""

    claim: Claim
    family: str
    sound: bool


class Record(NamedTuple):
    """All that is claimed of each event, and what decides whether it counts."""

    told: dict[str, list[Told]]
    incidents: dict[str, Span]
    lone: set[str]
    links: pd.DataFrame
    kept: dict[frozenset[tuple[str, bool]], set[str]]

    def families(self) -> list[str]:
        """The source families, sorted."""
        return sorted({one.family for group in self.told.values() for one in group})


def recorded(claims: pd.DataFrame, links: pd.DataFrame) -> Record:
    """Read the affirming claims about whole groups.

    Parameters
    ----------
    claims : pandas.DataFrame
        From `resolve.prepared`, of one quantity.
    links : pandas.DataFrame
        ``from_id``, ``to_id``, ``relation``.
    """
    kept = claims[(claims["stance"] == "affirms") & (claims["subgroup"] == "all")]
    tiers = rows("sources", "source_id", kept["source_id"], columns=("source_id", "tier"))
    sound = set(tiers.loc[tiers["tier"].isin(SOUND), "source_id"])
    told: dict[str, list[Told]] = {}
    parts: Any = zip(
        kept["incident_id"],
        read(kept),
        families(kept["origin_id"]),
        kept["source_id"].isin(sound),
        strict=True,
    )
    for incident, claim, family, is_sound in parts:
        told.setdefault(incident, []).append(Told(claim, family, bool(is_sound)))
    ordered = {incident: told[incident] for incident in sorted(told)}
    return Record(ordered, incident_days(ordered), untraced(kept["origin_id"]), links, {})


def events(record: Record, spec: Spec) -> pd.DataFrame:
    """Give the events that a universe counts, none of them part of another.

    Returns
    -------
    pandas.DataFrame
        Indexed by ``incident_id``: ``first_day`` and ``last_day``, both known.
    """
    found = []
    figured: dict[str, bool] = {}
    for incident, told in record.told.items():
        claims = _counted(told, spec, record.lone)
        days = record.incidents.get(incident, (None, None))
        first, last = bounded(closed(agreed(claims), days), days, (c.when for c in claims))
        if claims and first is not None:
            found.append((incident, first, last))
            figured[incident] = any(c.figured for c in claims)
    kept = _wholes(record, figured)
    frame = pd.DataFrame([row for row in found if row[0] in kept], columns=["incident_id", *_DAYS])
    return frame.set_index("incident_id").astype("datetime64[us]")


def _wholes(record: Record, figured: dict[str, bool]) -> set[str]:
    """The events that are no part of another; worked out once for the same events with figures."""
    same = frozenset(figured.items())
    if same not in record.kept:
        best = pd.Series([1.0 if has else np.nan for has in figured.values()], dtype=float)
        frame = pd.DataFrame({"incident_id": pd.Series(list(figured), dtype="str"), "n_best": best})
        rows = wholes(frame.assign(n_low=best, n_high=best), record.links)
        record.kept[same] = set(rows["incident_id"])
    return record.kept[same]


def _counted(told: list[Told], spec: Spec, lone: set[str]) -> list[Claim]:
    """The claims that count of one event; none if the event does not."""
    left = [one for one in told if one.family != spec.without]
    if spec.inclusion == "tier":
        left = [one for one in left if one.sound]
    claims = select([one.claim for one in left], spec.rule)
    if spec.inclusion == "two_origins" and origin_counts({c.origin_id for c in claims}, lone)[0] < 2:
        return []
    consents = {c.consent for c in claims}
    return [] if len(consents) == 1 and consents <= set(LEFT_OUT) else claims


def people_of(claims: pd.DataFrame, rule: str, include: Iterable[str] = ()) -> pd.DataFrame:
    """Resolve the events that the sums of people rest on."""
    resolved = resolve(claims, rule)
    out = set(LEFT_OUT) - set(include)
    return resolved[(resolved["subgroup"] == "all") & ~resolved["consent"].isin(out)]
