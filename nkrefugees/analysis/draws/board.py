"""What may be drawn: of each event, what each family says of it, and when it was."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple, TypeAlias

import pandas as pd

from nkrefugees.analysis.days import bounded, incident_days
from nkrefugees.analysis.families import families
from nkrefugees.analysis.overlap import wholes
from nkrefugees.analysis.resolve import resolve
from nkrefugees.analysis.rules import Claim, by_origin, least, lower_median, most, read
from nkrefugees.analysis.totals import wanted
from nkrefugees.filters import rows

INCLUSION = ("all", "two_origins", "tier")
KIND = ["quantity", "unit"]
KEY = [*KIND, "incident_id"]
SOUND = ("primary", "established")


Told: TypeAlias = "dict[tuple[str, ...], list[tuple[str, Claim]]]"


class Board(NamedTuple):
    """The events that an inclusion rule counts.

    ``rows``: none of them part of another; indexed by quantity, unit and incident, sorted: ``first_day``,
    ``last_day``, ``said`` (a dict from families to `Figure`). ``resolved``: before parts are left out, with
    the least and the greatest figure that anybody gives as bounds.
    """

    rows: pd.DataFrame
    resolved: pd.DataFrame


class Figure(NamedTuple):
    """What a family says in the end: one figure, and whether more or fewer people may be meant."""

    n: int
    at_least: bool
    up_to: bool


def included(claims: pd.DataFrame, inclusion: str) -> pd.DataFrame:
    """Keep the claims that an inclusion rule counts; two origins are asked of events, not of claims."""
    if inclusion != "tier" or "source_id" not in claims:
        return claims
    tiers = rows("sources", "source_id", claims["source_id"], columns=("source_id", "tier"))
    sound = set(tiers.loc[tiers["tier"].isin(SOUND), "source_id"])
    return claims[claims["source_id"].isin(sound)]


def boards(
    claims: pd.DataFrame, rules: list[str], include: Iterable[str], links: pd.DataFrame
) -> dict[str, Board]:
    """Give, for each inclusion rule, the events that it counts.

    Parameters
    ----------
    claims : pandas.DataFrame
        From `resolve.prepared`.
    rules : list of str
        Of `INCLUSION`.
    include : iterable of str
        As in `totals`.
    links : pandas.DataFrame
        ``from_id``, ``to_id``, ``relation``.
    """
    sound, found = {}, {}
    for rule in rules:
        if (rule == "tier") not in sound:
            sound[rule == "tier"] = _read(included(claims, rule), set(include))
        found[rule] = _board(rule, *sound[rule == "tier"], links)
    return found


def _read(claims: pd.DataFrame, include: set[str]) -> tuple[Told, pd.DataFrame]:
    """What is claimed of each event, and what it comes to."""
    told = _told(claims[(claims["stance"] == "affirms") & (claims["subgroup"] == "all")])
    resolved = wanted(resolve(claims), include, [])
    return told, _outermost(resolved[resolved["n_claims"] > 0].reset_index(drop=True), told)


def _board(rule: str, told: Told, resolved: pd.DataFrame, links: pd.DataFrame) -> Board:
    if rule == "two_origins":
        resolved = resolved[resolved["n_origins_min"] > 1].reset_index(drop=True)
    kept = [wholes(kind, links) for _, kind in resolved.groupby(KIND, sort=True)]
    chosen = pd.concat(kept) if kept else resolved
    keys = list(chosen[KEY].itertuples(index=False, name=None))
    spans = _spans(chosen, [told.get(key, []) for key in keys])
    said = pd.Series([_by_family(told.get(key, [])) for key in keys], dtype=object)
    return Board(spans.assign(said=said.to_numpy()).set_index(KEY).sort_index(), resolved)


def _told(claims: pd.DataFrame) -> Told:
    """The claims about each event, each with its family."""
    told: Told = {}
    keys = claims[KEY].itertuples(index=False, name=None)
    for key, family, claim in zip(keys, families(claims["origin_id"]), read(claims), strict=True):
        told.setdefault(key, []).append((family, claim))
    return told


def _by_family(told: list[tuple[str, Claim]]) -> dict[str, Figure]:
    """The figure of each family that has one."""
    groups: dict[str, list[Claim]] = {}
    for family, claim in told:
        groups.setdefault(family, []).append(claim)
    figures = {family: _figure(groups[family]) for family in sorted(groups)}
    return {family: figure for family, figure in figures.items() if figure is not None}


def _figure(claims: list[Claim]) -> Figure | None:
    """The lower median of the bests of its origins, else the bound at which an open end stays."""
    origins = by_origin(claims)
    best = lower_median(origin.best for origin in origins)
    if best is not None:
        return Figure(best, at_least=False, up_to=False)
    low = least(origin.low for origin in origins)
    if low is not None:
        return Figure(low, at_least=True, up_to=False)
    high = most(origin.high for origin in origins)
    return None if high is None else Figure(high, at_least=False, up_to=True)


def _outermost(resolved: pd.DataFrame, told: Told) -> pd.DataFrame:
    """Bounds that no draw leaves: an "at least" may lie above every figure, an "up to" below."""
    keys = resolved[KEY].itertuples(index=False, name=None)
    every = [[n for _, c in told.get(key, []) for n in (c.n_low, c.n_best, c.n_high)] for key in keys]
    ends = {"n_low": [least(ns) for ns in every], "n_high": [most(ns) for ns in every]}
    return resolved.assign(**{c: pd.array(ns, dtype="Int64") for c, ns in ends.items()})


def _spans(chosen: pd.DataFrame, told: list[list[tuple[str, Claim]]]) -> pd.DataFrame:
    """The days on which each event may lie: not before its incident began, not after it was first told."""
    began = incident_days(chosen["incident_id"])
    days = [[None if pd.isna(day) else day for day in chosen[c]] for c in ("first_day", "last_day")]
    spans = [
        bounded((first, last), began.get(incident, (None, None)), (c.when for _, c in claims))
        for first, last, incident, claims in zip(*days, chosen["incident_id"], told, strict=True)
    ]
    frame = pd.DataFrame(spans, columns=["first_day", "last_day"]).astype("datetime64[us]")
    return frame.assign(**{c: chosen[c].to_numpy() for c in KEY})
