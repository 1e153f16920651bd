"""From conflicting claims to one row of bounds an incident, by a stated rule."""

from __future__ import annotations

from collections import Counter
from typing import Any, NamedTuple

import pandas as pd

from nkrefugees.analysis.days import Span, agreed, closed, incident_days
from nkrefugees.analysis.families import origin_counts, untraced
from nkrefugees.analysis.rules import RULES, Claim, best_figure, by_origin, least, most, read, select
from nkrefugees.errors import MissingColumns, UnknownName

GROUP = ["incident_id", "quantity", "subgroup", "unit"]
FIGURES = ["n_low", "n_best", "n_high"]
_NEEDED = ["incident_id", "quantity", "origin_id", "stance", *FIGURES]
_DEFAULTS: dict[str, Any] = {
    "claim_id": None,
    "source_id": None,
    "claimant_id": None,
    "subgroup": "all",
    "unit": "persons",
    "denied": None,
    "consent": "not_stated",
    "population": "unknown",
    "country": None,
    "said_edtf": None,
    "first_day": pd.NaT,
    "last_day": pd.NaT,
}


COLUMNS = [
    *GROUP, *FIGURES, "open_low", "open_high", "n_claims", "n_origins_min", "n_origins_max", "disputed",
    "n_denials", "consent", "population", "country", "first_day", "last_day", "rule", "claim_ids",
]  # fmt: skip


def resolve(claims: pd.DataFrame, rule: str = "bounds") -> pd.DataFrame:
    """Resolve conflicting claims into bounds, one row an incident, quantity, subgroup and unit.

    Only claims that affirm are counted. For each origin the low is the least of its ``n_low`` (else
    ``n_best``), the high the greatest of its ``n_high`` (else ``n_best``), the best the lower
    median of its distinct ``n_best``; so an origin that is repeated changes nothing. Claims about
    series are left out.

    Parameters
    ----------
    claims : pandas.DataFrame
        Claims as `nkrefugees.claims` gives them; ``incident_id``, ``quantity``, ``origin_id``,
        ``stance``, ``n_low``, ``n_best`` and ``n_high`` are needed, the rest is used where it stands.
    rule : str, default "bounds"
        ``bounds``: least low, greatest finite high, lower median over origins of their bests.
        ``conservative``: the best is the low, the least that any origin defends (as ACLED does).
        ``median``: the best is the lower median over origins of their best, else low, else high.
        ``latest``: only the claims said last. ``official``: only claims of states.
        ``ngo``: only claims of non-governmental organisations.

    Returns
    -------
    pandas.DataFrame
        ``incident_id``, ``quantity``, ``subgroup``, ``unit``, ``n_low``, ``n_best``, ``n_high`` (people,
        missing where nobody says), ``open_low`` (some claim is only "up to"), ``open_high`` (some claim is
        only "at least"), ``n_claims``, ``n_origins_min`` and ``n_origins_max`` (untraced origins as one,
        and as themselves), ``disputed`` (somebody denies the event or the number, or bounds crossed),
        ``n_denials``, ``consent``, ``population``, ``country`` (that most origins name), ``first_day`` and
        ``last_day`` (the days on which all dated claims agree; where they do not, those that hold the
        most exact; ends that stay open are the incident's), ``rule``, ``claim_ids`` (counted or denying,
        joined by ``;``).

    Raises
    ------
    UnknownName
        If the rule does not exist.
    MissingColumns
        If a needed column is not in the frame.

    See Also
    --------
    totals : sum what is resolved over periods.

    Notes
    -----
    Lower medians keep the best a figure that somebody claimed. The rule ``conservative`` follows the
    coding practice of ACLED (Raleigh, Linke, Hegre and Karlsen 2010).

    Examples
    --------
    >>> rows = pd.DataFrame({"origin_id": ["a", "b", "c"], "n_best": [19, 30, 58]})
    >>> rows = rows.assign(incident_id="i", quantity="repatriated", stance="affirms", n_low=None, n_high=None)
    >>> resolve(rows)[["n_low", "n_best", "n_high", "n_origins_max"]].values.tolist()
    [[19, 30, 58, 3]]
    """
    if rule not in RULES:
        raise UnknownName("rule", rule, RULES)
    return _typed(pd.DataFrame(settled(gathered(claims), rule), columns=COLUMNS))


class Gathered(NamedTuple):
    """Claims by incident, quantity, subgroup and unit, with what the rules need beside them."""

    groups: dict[tuple[str, ...], list[Claim]]
    untraced: set[str]
    days: dict[str, Span]


def gathered(claims: pd.DataFrame) -> Gathered:
    """Gather claims once, to settle them by several rules; all that is looked up is looked up here."""
    rows = prepared(claims)
    groups: dict[tuple[str, ...], list[Claim]] = {}
    for key, claim in zip(rows[GROUP].itertuples(index=False, name=None), read(rows), strict=True):
        groups.setdefault(key, []).append(claim)
    ordered = dict(sorted(groups.items()))
    return Gathered(ordered, untraced(rows["origin_id"]), incident_days(rows["incident_id"]))


def settled(claims: Gathered, rule: str) -> list[dict[str, Any]]:
    """Settle gathered claims by a rule: one row a group, with the columns of `resolve`."""
    rows = []
    for key, group in claims.groups.items():
        counted = select([c for c in group if c.stance == "affirms"], rule)
        days = closed(agreed(counted or group), claims.days.get(key[0], (None, None)))
        row = dict(zip([*GROUP, "first_day", "last_day"], (*key, *days), strict=True))
        rows.append(row | _figures(counted, group, rule, claims.untraced))
    return rows


def prepared(claims: pd.DataFrame) -> pd.DataFrame:
    """Claims about incidents with every column that the rules look at."""
    missing = [c for c in _NEEDED if c not in claims]
    if missing:
        raise MissingColumns("resolve", missing)
    absent = {c: v for c, v in _DEFAULTS.items() if c not in claims}
    rows = claims.assign(**absent)
    rows = rows[rows[["incident_id", "quantity"]].notna().all(axis=1)]
    return rows.assign(
        origin_id=_origins(rows),
        **{c: rows[c].astype("Int64") for c in FIGURES},
        **{c: pd.to_datetime(rows[c]) for c in ("first_day", "last_day")},
        **{c: rows[c].fillna(_DEFAULTS[c]) for c in ("subgroup", "unit", "consent", "population")},
    )


def _origins(rows: pd.DataFrame) -> pd.Series[str]:
    """The origin of each claim; its claimant's own where none is named, else the claim itself."""
    named = rows["origin_id"].fillna(rows["claimant_id"]).fillna(rows["claim_id"])
    return named.fillna(pd.Series([f"claim {label}" for label in rows.index], index=rows.index))


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


def _typed(frame: pd.DataFrame) -> pd.DataFrame:
    counts = [*FIGURES, "n_claims", "n_origins_min", "n_origins_max", "n_denials"]
    flags = ["open_low", "open_high", "disputed"]
    types = dict.fromkeys(counts, "Int64") | dict.fromkeys(flags, "bool")
    texts = [*GROUP, "consent", "population", "country", "rule", "claim_ids"]
    frame = frame.astype(types | dict.fromkeys(texts, "str"))
    days = {c: pd.to_datetime(frame[c]).astype("datetime64[us]") for c in ("first_day", "last_day")}
    return frame.assign(**days)
