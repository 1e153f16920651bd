"""The record as compact rows for the explorer: figures under each rule, acts in lanes, and their names.

Rows are lists, not objects, and what many share stands once: the page holds all of it.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from typing import Any, TypeAlias

import pandas as pd

from nkrefugees import frames, io
from nkrefugees.analysis.families import actor_names, families
from nkrefugees.analysis.resolve import GROUP, resolve
from nkrefugees.analysis.rules import RULES
from nkrefugees.analysis.totals import LEFT_OUT
from nkrefugees.countries import country_name
from nkrefugees.site.explore.acts import acts, lanes
from nkrefugees.site.explore.days import day
from nkrefugees.site.explore.spots import spots
from nkrefugees.site.explore.words import many, when
from nkrefugees.vocab import Quantity, Subgroup, Tier, Unit

OPEN_LOW, OPEN_HIGH, DISPUTED, APART, COUNTED = 1, 2, 4, 8, 16
Record: TypeAlias = dict[str, Any]


def record() -> Record:
    """Give what the explorer shows.

    Returns
    -------
    dict
        ``rules``, ``quantities``, ``subgroups``, ``units``, ``tiers`` (codes); ``countries`` and ``families``
        (pairs of code and name); ``incidents`` (id, title, country, kind, spots); ``figures`` (low, best,
        high, flags, fewest and most origins, first and last day, and in words when and how many); ``rows``
        (places of incident, quantity, subgroup and unit, tiers, families, whether it is no part of another
        row, and for each rule the place of its figures, -1 where the rule counts no claim); ``acts``,
        ``lanes`` (see `acts`), ``links`` and ``spots``. Days are counted from 1970; what is missing is null.
    """
    claims, incidents = frames.claims(), frames.incidents()
    claims = claims[claims["incident_id"].isin(incidents["incident_id"])]
    incidents = _by_day(incidents)
    names = {name: place for place, name in enumerate(incidents["incident_id"])}
    known, where = spots(claims)
    made = _lists(claims, incidents)
    laned = lanes(frames.policies())
    return {
        "release": io.release(),
        **{part: [code for code, _ in pairs] for part, pairs in made.items() if part in _CODES},
        "countries": made["countries"],
        "families": made["families"],
        "incidents": _incidents(incidents, made, where),
        **_rows(claims, names, made),
        "acts": acts(laned),
        "lanes": laned.names,
        "links": _links(names),
        "spots": known,
    }


_CODES = ("rules", "quantities", "subgroups", "units", "tiers")


def _lists(claims: pd.DataFrame, incidents: pd.DataFrame) -> dict[str, list[tuple[str, str]]]:
    """Codes with their names: those of a vocabulary in its order, others by name."""
    tops = families(claims["origin_id"]).dropna()
    named = actor_names(tops)
    return {
        "rules": [(rule, rule) for rule in RULES],
        "quantities": _used(Quantity, claims["quantity"]),
        "subgroups": _used(Subgroup, claims["subgroup"]),
        "units": _used(Unit, claims["unit"]),
        "tiers": [(str(tier), str(tier)) for tier in Tier],
        "countries": _sorted((code, country_name(code)) for code in incidents["country"].dropna().unique()),
        "families": _sorted((top, named.get(top, top)) for top in tops.unique()),
    }


def _used(vocabulary: Iterable[Any], column: pd.Series[str]) -> list[tuple[str, str]]:
    seen = set(column.dropna())
    return [(str(code), str(code)) for code in vocabulary if str(code) in seen]


def _sorted(pairs: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    return sorted(pairs, key=lambda pair: (pair[1].casefold(), pair[0]))


def _by_day(incidents: pd.DataFrame) -> pd.DataFrame:
    known = incidents["first_day"].fillna(incidents["last_day"])
    ordered = incidents.assign(when=known).sort_values(["when", "incident_id"], kind="stable")
    return ordered.reset_index(drop=True)


def _incidents(
    incidents: pd.DataFrame, made: dict[str, list[tuple[str, str]]], where: dict[str, list[int]]
) -> list[list[Any]]:
    countries = _places(made["countries"])
    columns = [incidents[c] for c in ("incident_id", "title", "country", "kind")]
    return [
        [name, title, countries.get(country), kind, where.get(name, [])]
        for name, title, country, kind in zip(*columns, strict=True)
    ]


def _places(pairs: list[tuple[str, str]]) -> dict[Any, int]:
    return {code: place for place, (code, _) in enumerate(pairs)}


def _rows(
    claims: pd.DataFrame, names: dict[str, int], made: dict[str, list[tuple[str, str]]]
) -> dict[str, list[list[Any]]]:
    """Figures that differ, each once, and rows that say which of them a rule gives."""
    pool: dict[Hashable, int] = {}
    told = {rule: _figures(resolve(claims, rule), pool) for rule in RULES}
    behind = _behind(claims, made)
    order = {part: _places(made[part]) for part in ("quantities", "subgroups", "units")}
    keys = sorted((names[i], order["quantities"][q], order["subgroups"][s], order["units"][u], (i, q, s, u))
                  for i, q, s, u in told["bounds"])  # fmt: skip
    rows = [
        [*places, *behind[key], _stands(key, told["bounds"]), [told[rule].get(key, -1) for rule in RULES]]
        for *places, key in keys
    ]
    return {"figures": [list(figure) for figure in pool], "rows": rows}  # type: ignore[call-overload]


def _stands(key: tuple[str, ...], told: dict[Any, int]) -> bool:
    """Whether a row is of a whole group, or of a part whose whole nobody speaks of."""
    incident, quantity, subgroup, unit = key
    return subgroup == "all" or (incident, quantity, "all", unit) not in told


def _figures(resolved: pd.DataFrame, pool: dict[Hashable, int]) -> dict[Any, int]:
    """The place in the pool of what a rule says of each group; nothing where it counts and denies nothing."""
    resolved = resolved[resolved["claim_ids"].fillna("") != ""]
    found: dict[Any, int] = {}
    for row in resolved.itertuples():
        figure = _figure(row)
        found[tuple(getattr(row, c) for c in GROUP)] = pool.setdefault(figure, len(pool))
    return found


def _figure(row: Any) -> tuple[Any, ...]:
    low, best, high = map(_number, (row.n_low, row.n_best, row.n_high))
    first, last = day(row.first_day), day(row.last_day)
    origins = _number(row.n_origins_min), _number(row.n_origins_max)
    words = when(first, last), many(low, best, high, open_high=bool(row.open_high))
    return (low, best, high, _flags(row), *origins, first, last, *words)


def _number(value: Any) -> int | None:
    return None if pd.isna(value) else int(value)


def _flags(row: Any) -> int:
    """Open ends, dispute, whether totals leave the row out, and whether a claim is counted, as one number."""
    apart = row.consent in LEFT_OUT or row.quantity in LEFT_OUT
    return (
        OPEN_LOW * bool(row.open_low)
        + OPEN_HIGH * bool(row.open_high)
        + DISPUTED * bool(row.disputed)
        + APART * bool(apart)
        + COUNTED * bool(row.n_claims > 0)
    )


def _behind(claims: pd.DataFrame, made: dict[str, list[tuple[str, str]]]) -> dict[Any, list[list[int]]]:
    """The tiers of sources and the families of origins that tell of each group."""
    sources = frames.sources().set_index("source_id")["tier"]
    marked = claims.assign(
        tier=claims["source_id"].map(sources).map(_places(made["tiers"])),
        family=families(claims["origin_id"]).map(_places(made["families"])),
    )
    groups = marked.groupby(GROUP, sort=False)
    return {key: [_distinct(group["tier"]), _distinct(group["family"])] for key, group in groups}


def _distinct(column: pd.Series[int]) -> list[int]:
    return sorted({int(value) for value in column.dropna()})


def _links(names: dict[str, int]) -> list[list[Any]]:
    """Which incident holds which, shares people with which, or is replaced by which."""
    links = frames.links()
    both = links[links["from_id"].isin(names) & links["to_id"].isin(names)]
    rows = zip(both["from_id"], both["to_id"], both["relation"], strict=True)
    return [[names[a], names[b], relation] for a, b, relation in rows]
