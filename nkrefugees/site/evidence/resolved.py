"""What the claims of each incident come to under each rule."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from nkrefugees.analysis.resolve import GROUP, resolve
from nkrefugees.analysis.rules import RULES
from nkrefugees.site.evidence.record import Record
from nkrefugees.site.evidence.words import joined, word
from nkrefugees.wording import bounds, plural, support

MEANINGS = {
    "bounds": "the least low, the greatest high that is given, and as best the lower median of the origins",
    "conservative": "the same ends; the best is the low, the least that any origin defends",
    "median": "the same ends; the best is the lower median over origins of their best, else low, else high",
    "latest": "only the claims said last",
    "official": "only claims of states",
    "ngo": "only claims of non-governmental organisations",
}
_NEEDED = ("sources", "origins", "actors")


class Outcome(NamedTuple):
    """What one or several rules come to: their names, the figure, and what it rests on."""

    rules: str
    figure: str
    claims: str
    support: str


class Resolved(NamedTuple):
    """One quantity of an incident, as the rules have it."""

    quantity: str
    subgroup: str
    unit: str
    outcomes: list[Outcome]


def resolved(record: Record) -> dict[str, list[Resolved]]:
    """Resolve the claims of every incident under every rule.

    Returns
    -------
    dict of str to list of Resolved
        By incident, one entry a quantity, subgroup and unit; rules that come to the same stand together.
        Empty where the data at hand has no claims.
    """
    claims = record.frames.get("claims")
    if claims is None or any(name not in record.frames for name in _NEEDED):
        return {}
    found: dict[tuple[str, ...], list[Any]] = {}
    for rule in RULES:
        for row in resolve(claims, rule).itertuples():
            found.setdefault(tuple(getattr(row, name) for name in GROUP), []).append(row)
    told: dict[str, list[Resolved]] = {}
    for (incident, quantity, subgroup, unit), rows in found.items():
        told.setdefault(incident, []).append(Resolved(quantity, subgroup, unit, list(_outcomes(rows))))
    return told


def _outcomes(rows: list[Any]) -> Iterator[Outcome]:
    """The outcomes of the rules, those that are the same together, in the order of their first rule."""
    names: dict[tuple[str, ...], list[str]] = {}
    for row in rows:
        names.setdefault(_outcome(row), []).append(row.rule)
    for (figure, claims, origins), rules in names.items():
        yield Outcome("every rule" if len(rules) == len(RULES) else joined(rules), figure, claims, origins)


def _outcome(row: Any) -> tuple[str, str, str]:
    """The figure of a row, on how many claims, and on whose word."""
    if not row.n_claims and not row.n_denials:
        return "no such claim", "0 claims", ""
    denied = [f"denied in {plural(row.n_denials, 'claim')}"] if row.n_denials else []
    words = [support(row.n_origins_min, row.n_origins_max), "disputed" if row.disputed else "", *denied]
    return bounds(row), plural(row.n_claims, "claim"), "; ".join(filter(None, words))


def heading(quantity: str, subgroup: str, unit: str) -> str:
    """Name what is counted.

    Examples
    --------
    >>> heading("asylum_sought", "women", "persons"), heading("repatriated", "all", "cases")
    ('asylum sought, women', 'repatriated, cases')
    """
    parts = [word(quantity), "" if subgroup == "all" else subgroup, "" if unit == "persons" else unit]
    return ", ".join(filter(None, parts))
