"""Who cites whom: the claims about one thing in the order in which they were said."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pandas as pd

from nkrefugees.analysis.families import families, untraced
from nkrefugees.analysis.voices.changes import Figure, change, figure
from nkrefugees.analysis.voices.saying import DAYS, told
from nkrefugees.analysis.voices.voices import FIGURES, Genealogy, named
from nkrefugees.filters import rows as look_up

LINKS = ("replaces", "derived_from")
_NEEDED = [
    "claim_id", "source_id", "incident_id", "series_id", "quantity", "subgroup", "unit", "claimant_id",
    "origin_id", "stance", "date_edtf", "said_edtf", *FIGURES, "n_text",
]  # fmt: skip
_COLUMNS = [
    "incident_id", "series_id", "claim_id", "source_id", "quantity", "subgroup", "unit", *DAYS, "claimant_id",
    "origin_id", "family", "traced", "derived_from", *FIGURES, "n_text", "change", "compared_with",
    "order_sure", "stance",
]  # fmt: skip


def genealogy(claims: pd.DataFrame) -> Genealogy:
    """Put claims in the order in which they were said, and say who cites whom.

    A figure often travels: one origin gives it, others print it, and it grows, shrinks or widens on the way.
    Each claim is compared with the claim that it rests on, where the record links the two, else with the last
    figure that its origin gave before on the same thing. Where an origin is not traced, that figure may be
    another voice's.

    Parameters
    ----------
    claims : pandas.DataFrame
        Claims as `nkrefugees.claims` gives them, about one incident or series or several.

    Returns
    -------
    Genealogy
        With ``frame()``, ``nodes()``, ``edges``, ``voices()``, ``steps()`` and ``summary()``; without rows
        where no claim was given.

    Raises
    ------
    MissingColumns, BadValue, BadDate
        If a column or an id is missing, or a day of saying is outside the profile.

    See Also
    --------
    nkrefugees.plot.genealogy : draw it.

    Notes
    -----
    Counting origins rather than reports follows the practice of data sets that ask whether reports are
    independent of one another (Weidmann 2016, "A Closer Look at Reporting Bias in Conflict Event Data",
    American Journal of Political Science 60).

    Examples
    --------
    >>> import nkrefugees as nk
    >>> found = nk.genealogy(nk.claims(incident="2003-01-18-yantai", quantity="repatriated"))
    >>> found.frame()["change"].tolist()[:2]
    ['first', 'same']
    """
    claims = told("genealogy", claims, _NEEDED)
    origin = claims["origin_id"].fillna(claims["claimant_id"]).fillna(claims["claim_id"])
    lone = untraced(origin)
    claims = claims.assign(origin_id=origin, family=families(origin), traced=~origin.isin(lone))
    links = look_up("links", "from_id", claims["claim_id"])
    links = links[links["relation"].isin(LINKS)]
    rests = links.groupby("from_id")["to_id"].agg(lambda ids: ";".join(sorted(ids)))
    claims = _ordered(claims.assign(derived_from=claims["claim_id"].map(rests).astype("str")))
    compared = pd.DataFrame(list(_compared(claims)), columns=["change", "compared_with", "order_sure"])
    claims = claims.assign(**{str(c): compared[c] for c in compared})
    types = {"change": "str", "compared_with": "str", "order_sure": "boolean"}
    return Genealogy(claims[_COLUMNS].astype(types), _edges(claims, links))


def _ordered(claims: pd.DataFrame) -> pd.DataFrame:
    """Sort by what a claim is about, then by the day by which it was said; undated ones last."""
    order = ["about", "said_last", "said_first", "published_last", "claim_id"]
    return named(claims).sort_values(order, ignore_index=True)


def _compared(claims: pd.DataFrame) -> Iterator[tuple[str | None, str | None, bool | None]]:
    """Say of each claim what changed, against which claim, and whether that one is older for sure."""
    seen: dict[str, tuple[Any, Figure]] = {}
    last: dict[tuple[Any, ...], str] = {}
    figures = {c.claim_id: (c, f) for c in claims.itertuples() if (f := _affirmed(c)) is not None}
    for claim in claims.itertuples():
        if claim.stance != "affirms":
            yield None, None, None
            continue
        now = figures.get(claim.claim_id, (claim, None))[1]
        parent = _parent(claim, figures) or seen.get(last.get(_voice(claim), ""))
        if now is None or parent is None:
            yield change(now, None), None, None
        else:
            before = parent[0]
            sure = bool(claim.said_first > before.said_last)
            yield change(now, parent[1]), str(before.claim_id), sure
        if now is not None:
            seen[str(claim.claim_id)] = (claim, now)
            last[_voice(claim)] = str(claim.claim_id)


def _affirmed(claim: Any) -> Figure | None:
    return figure(claim.n_low, claim.n_best, claim.n_high) if claim.stance == "affirms" else None


def _parent(claim: Any, figures: dict[Any, tuple[Any, Figure]]) -> tuple[Any, Figure] | None:
    """The claim that it rests on, if that one is at hand and counts the same."""
    ids = claim.derived_from.split(";") if isinstance(claim.derived_from, str) else []
    found = [figures[name] for name in ids if name in figures and _same(claim, figures[name][0])]
    return found[0] if found else None


def _same(one: Any, other: Any) -> bool:
    return all(getattr(one, c) == getattr(other, c) for c in ("quantity", "subgroup", "unit"))


def _voice(claim: Any) -> tuple[Any, ...]:
    """Whose earlier figure counts: of a series, only one for the same days."""
    when = None if isinstance(claim.incident_id, str) else claim.date_edtf
    return (claim.about, claim.quantity, claim.subgroup, claim.unit, when, claim.origin_id)


def _edges(claims: pd.DataFrame, links: pd.DataFrame) -> pd.DataFrame:
    to_origin = claims[["claim_id", "origin_id", "traced"]].assign(relation="origin")
    to_family = claims[["origin_id", "family", "traced"]].drop_duplicates().assign(relation="family")
    to_claim = links[["from_id", "to_id", "relation"]].assign(traced=True)
    parts = [
        to_origin.rename(columns={"claim_id": "from_id", "origin_id": "to_id"}),
        to_family.rename(columns={"origin_id": "from_id", "family": "to_id"}),
        to_claim,
    ]
    edges = pd.concat(parts)[["from_id", "to_id", "relation", "traced"]]
    return edges.sort_values(["relation", "from_id", "to_id"], ignore_index=True)
