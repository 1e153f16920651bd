"""From conflicting claims to one row of bounds an incident, by a stated rule."""

from __future__ import annotations

from collections.abc import Hashable
from typing import Any

import pandas as pd

from nkrefugees import io
from nkrefugees.analysis.families import origin_counts
from nkrefugees.analysis.rules import RULES, best_figure, by_origin, select
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
        most exact), ``rule``, ``claim_ids`` (counted or denying, joined by ``;``).

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
    rows = _prepared(claims)
    resolved = [_resolve_group(key, group, rule) for key, group in rows.groupby(GROUP, sort=True)]
    return _typed(pd.DataFrame(resolved, columns=COLUMNS))


def _prepared(claims: pd.DataFrame) -> pd.DataFrame:
    """Claims about incidents with every column that the rules look at."""
    missing = [c for c in _NEEDED if c not in claims]
    if missing:
        raise MissingColumns("resolve", missing)
    absent = {c: v for c, v in _DEFAULTS.items() if c not in claims}
    rows = claims.assign(**absent)
    rows = rows[rows["incident_id"].notna()]
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


def _resolve_group(key: Hashable, group: pd.DataFrame, rule: str) -> dict[str, object]:
    """One row: what the claims of one incident, quantity, subgroup and unit come to."""
    affirmed = group[group["stance"] == "affirms"]
    denials = group[(group["stance"] == "denies") & group["denied"].isin(["event", "number"])]
    counted = select(affirmed, rule)
    origins = by_origin(counted)
    low, best, high = (
        origins["low"].min(),
        best_figure(origins, rule),
        origins["high"].max(),
    )
    low, best, high, crossed = _ordered(low, best, high)
    best = low if rule == "conservative" else best
    fewest, most = origin_counts(counted["origin_id"])
    return {
        **dict(zip(GROUP, key if isinstance(key, tuple) else (key,), strict=True)),
        "n_low": low,
        "n_best": best,
        "n_high": high,
        "open_low": bool((counted["n_high"].notna() & counted[["n_low", "n_best"]].isna().all(axis=1)).any()),
        "open_high": bool(
            (counted["n_low"].notna() & counted[["n_best", "n_high"]].isna().all(axis=1)).any()
        ),
        "n_claims": len(counted),
        "n_origins_min": fewest,
        "n_origins_max": most,
        "disputed": crossed or not denials.empty,
        "n_denials": len(denials),
        "consent": _consent(counted["consent"]),
        "population": _agreed(counted["population"], "mixed"),
        "country": _country(counted),
        **_when(counted if not counted.empty else group),
        "rule": rule,
        "claim_ids": ";".join(sorted({*counted["claim_id"].dropna(), *denials["claim_id"].dropna()})),
    }


def _ordered(low: Any, best: Any, high: Any) -> tuple[Any, Any, Any, bool]:
    """Swap bounds that cross, and widen them to hold the best."""
    crossed = not pd.isna(low) and not pd.isna(high) and low > high
    if crossed:
        low, high = high, low
    if not pd.isna(best):
        low = low if pd.isna(low) else min(low, best)
        high = high if pd.isna(high) else max(high, best)
    return low, best, high, bool(crossed)


def _consent(values: pd.Series[str]) -> str | None:
    """One consent for all: of free will, or recalled, only where every claim has it so."""
    said = set(values)
    if len(said) <= 1:
        return next(iter(said), None)
    return "forced" if said == {"forced", "not_stated"} else "disputed"


def _country(claims: pd.DataFrame) -> str | None:
    """The country that most origins name; missing where two are named as often."""
    named = claims[["origin_id", "country"]].dropna().drop_duplicates()["country"].value_counts()
    most = named[named == named.max()]
    return str(most.index[0]) if len(most) == 1 else None


def _agreed(values: pd.Series[str], otherwise: str | None) -> str | None:
    """What all say who say something, or ``otherwise``."""
    said = sorted(set(values) - {"unknown"})
    if not said:
        return values.iloc[0] if len(values) else None
    return said[0] if len(said) == 1 else otherwise


def _when(claims: pd.DataFrame) -> dict[str, object]:
    """The days on which all dated claims agree, else the days that hold the most exact of them.

    A claim that is only vaguer than another (its span holds the other's) does not widen the span. Where
    no claim is dated, the incident's own days stand.
    """
    dated = claims[["first_day", "last_day"]].dropna(how="all")
    if dated.empty:
        known = io.table("incidents")
        dated = known.loc[known["incident_id"].isin(claims["incident_id"]), ["first_day", "last_day"]]
    first, last = dated["first_day"].max(), dated["last_day"].min()
    if not pd.isna(first) and not pd.isna(last) and first > last:
        exact = _most_exact(dated)
        first, last = exact["first_day"].min(skipna=False), exact["last_day"].max(skipna=False)
    return {"first_day": first, "last_day": last}


def _most_exact(dated: pd.DataFrame) -> pd.DataFrame:
    """The spans that hold no other span."""
    spans = dated.drop_duplicates()
    first = spans["first_day"].fillna(pd.Timestamp("1800-01-01")).to_numpy()
    last = spans["last_day"].fillna(pd.Timestamp("2300-01-01")).to_numpy()
    holds = (first[:, None] <= first[None, :]) & (last[:, None] >= last[None, :])
    exact: pd.DataFrame = spans.loc[holds.sum(axis=1) == 1]
    return exact


def _typed(frame: pd.DataFrame) -> pd.DataFrame:
    counts = [*FIGURES, "n_claims", "n_origins_min", "n_origins_max", "n_denials"]
    flags = ["open_low", "open_high", "disputed"]
    types = dict.fromkeys(counts, "Int64") | dict.fromkeys(flags, "bool")
    texts = [*GROUP, "consent", "population", "country", "rule", "claim_ids"]
    frame = frame.astype(types | dict.fromkeys(texts, "str"))
    days = {c: pd.to_datetime(frame[c]).astype("datetime64[us]") for c in ("first_day", "last_day")}
    return frame.assign(**days)
