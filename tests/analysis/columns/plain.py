"""`resolve` group by group and claim by claim: what the package must give, plainer and slower."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pandas as pd

from nkrefugees.analysis.days import agreed, closed, incident_days
from nkrefugees.analysis.families import origin_counts, untraced
from nkrefugees.analysis.resolve import COLUMNS, GROUP, prepared, typed
from nkrefugees.analysis.rules import RULES, Claim, Said, by_origin, least, lower_median, most, read, select
from nkrefugees.errors import UnknownName


def resolve(claims: pd.DataFrame, rule: str = "bounds") -> pd.DataFrame:
    """What the package must give."""
    if rule not in RULES:
        raise UnknownName("rule", rule, RULES)
    rows = prepared(claims)
    groups: dict[tuple[str, ...], list[Claim]] = {}
    for key, claim in zip(rows[GROUP].itertuples(index=False, name=None), read(rows), strict=True):
        groups.setdefault(key, []).append(claim)
    lone, incidents = untraced(rows["origin_id"]), incident_days(rows["incident_id"])
    resolved = []
    for key, group in sorted(groups.items()):
        counted = select([c for c in group if c.stance == "affirms"], rule)
        days = closed(agreed(counted or group), incidents.get(key[0], (None, None)))
        row = dict(zip([*GROUP, "first_day", "last_day"], (*key, *days), strict=True))
        resolved.append(row | _figures(counted, group, rule, lone))
    return typed(pd.DataFrame(resolved, columns=COLUMNS))


def best_figure(origins: list[Said], rule: str) -> int | None:
    """Give the best figure of a rule, from what each origin says."""
    return _median_any(origins) if rule == "median" else _median_best(origins)


def _median_best(origins: list[Said]) -> int | None:
    return lower_median(o.best for o in origins)


def _median_any(origins: list[Said]) -> int | None:
    return lower_median(next((n for n in (o.best, o.low, o.high) if n is not None), None) for o in origins)


def _figures(counted: list[Claim], group: list[Claim], rule: str, lone: set[str]) -> dict[str, Any]:
    """What the claims of one incident, quantity, subgroup and unit come to."""
    denials = [c for c in group if c.stance == "denies" and c.denied in ("event", "number")]
    origins = by_origin(counted)
    low, best, high, crossed = _ordered(
        least(o.low for o in origins), best_figure(origins, rule), most(o.high for o in origins)
    )
    fewest, all_apart = origin_counts({c.origin_id for c in counted}, lone)
    return {
        "n_low": low,
        "n_best": low if rule == "conservative" else best,
        "n_high": high,
        "open_low": any(c.n_high is not None and c.n_low is None and c.n_best is None for c in counted),
        "open_high": any(c.n_low is not None and c.n_best is None and c.n_high is None for c in counted),
        "n_claims": len(counted),
        "n_origins_min": fewest,
        "n_origins_max": all_apart,
        "disputed": crossed or bool(denials),
        "n_denials": len(denials),
        "consent": _consent({c.consent for c in counted}),
        "population": _population({c.population for c in counted}),
        "country": _country(counted),
        "rule": rule,
        "claim_ids": ";".join(sorted({c.claim_id for c in [*counted, *denials] if c.claim_id})),
    }


def _ordered(
    low: int | None, best: int | None, high: int | None
) -> tuple[int | None, int | None, int | None, bool]:
    """Swap bounds that cross, and widen them to hold the best."""
    crossed = low is not None and high is not None and low > high
    if crossed:
        low, high = high, low
    if best is not None:
        low = None if low is None else min(low, best)
        high = None if high is None else max(high, best)
    return low, best, high, crossed


def _consent(said: set[str]) -> str | None:
    """One consent for all: of free will, or recalled, only where every claim has it so."""
    if len(said) <= 1:
        return next(iter(said), None)
    return "forced" if said == {"forced", "not_stated"} else "disputed"


def _population(said: set[str]) -> str | None:
    """What all say who say something, else mixed."""
    known = said - {"unknown"}
    if not known:
        return next(iter(said), None)
    return known.pop() if len(known) == 1 else "mixed"


def _country(claims: list[Claim]) -> str | None:
    """The country that most origins name; missing where two are named as often."""
    named = Counter(country for _, country in {(c.origin_id, c.country) for c in claims if c.country})
    leaders = [country for country, times in named.items() if times == max(named.values())]
    return leaders[0] if len(leaders) == 1 else None
