"""From conflicting claims to one row of bounds an incident, by a stated rule."""

from __future__ import annotations

from typing import Any

import pandas as pd

from nkrefugees.analysis import given
from nkrefugees.analysis.columns.figures import figures
from nkrefugees.analysis.columns.groups import numbered
from nkrefugees.analysis.columns.said import agreed_words, ids
from nkrefugees.analysis.columns.selected import selected
from nkrefugees.analysis.columns.spans import spans
from nkrefugees.analysis.rules import RULES
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
    rows = prepared(claims)
    groups = numbered(rows[GROUP])
    counted = selected(rows, groups, rule)
    denials = (rows["stance"].eq("denies") & rows["denied"].isin(["event", "number"])).to_numpy(bool)
    made = {
        **groups.keys,
        **figures(rows, groups, counted, rule),
        **agreed_words(rows, groups, counted),
        **spans(rows, groups, counted),
        "n_claims": groups.tally(counted),
        "n_denials": groups.tally(denials),
        "rule": rule,
        "claim_ids": ids(rows["claim_id"], groups, counted | denials),
    }
    made["disputed"] |= made["n_denials"] > 0
    return typed(pd.DataFrame(made, columns=COLUMNS, index=range(groups.size)))


def prepared(claims: pd.DataFrame) -> pd.DataFrame:
    """Give claims about incidents with every column that the rules look at."""
    missing = [c for c in _NEEDED if c not in claims]
    if missing:
        raise MissingColumns("resolve", missing)
    absent = {c: v for c, v in _DEFAULTS.items() if c not in claims}
    about = claims["incident_id"].notna() & claims["quantity"].notna()
    rows = (claims if about.all() else claims[about]).assign(**absent)
    return rows.assign(
        origin_id=_origins(rows),
        **{c: given.figures(rows, c) for c in FIGURES},
        **{c: given.days(rows, c) for c in ("first_day", "last_day")},
        **{c: rows[c].fillna(_DEFAULTS[c]) for c in ("subgroup", "unit", "consent", "population")},
    )


def _origins(rows: pd.DataFrame) -> pd.Series[str]:
    """The origin of each claim; its claimant's own where none is named, else the claim itself."""
    if rows["origin_id"].notna().all():
        return rows["origin_id"]
    origin, claimant, claim = (rows[c].astype(object) for c in ("origin_id", "claimant_id", "claim_id"))
    named = origin.fillna(claimant).fillna(claim)
    labels = pd.Series([f"claim {label}" for label in rows.index], index=rows.index, dtype=object)
    return named.fillna(labels).astype("str")


def typed(frame: pd.DataFrame) -> pd.DataFrame:
    """Give resolved rows their types."""
    counts = [*FIGURES, "n_claims", "n_origins_min", "n_origins_max", "n_denials"]
    flags = ["open_low", "open_high", "disputed"]
    types = dict.fromkeys(counts, "Int64") | dict.fromkeys(flags, "bool")
    texts = [*GROUP, "consent", "population", "country", "rule", "claim_ids"]
    frame = frame.astype(types | dict.fromkeys(texts, "str"))
    days = {c: pd.to_datetime(frame[c]).astype("datetime64[us]") for c in ("first_day", "last_day")}
    return frame.assign(**days)
