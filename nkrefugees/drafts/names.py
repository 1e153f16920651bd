"""Places, crossings, actors, countries and policies by any of their names, from the registers."""

from __future__ import annotations

import itertools
import tomllib
from collections.abc import Iterable, Iterator
from functools import cache
from importlib import resources
from typing import Any

from nkrefugees import frames
from nkrefugees.drafts.pipeline import Doc, Span, filter_spans, names
from nkrefugees.drafts.proposal import Found

Listed = list[tuple[str, str]]
_AREAS = (" Province", " Prefecture", " County", " Port", " Autonomous Region")
_IN = frozenset(
    "in at near outside around to from of into through via inside towards toward city between reached".split()
)
_CROSSING = frozenset("customs bridge port checkpoint crossing crossings".split())
_LEAST = 3


@cache
def other_names() -> dict[str, dict[str, Any]]:
    """The other names of ``other_names.toml``."""
    text = resources.files(__package__).joinpath("other_names.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def find(doc: Doc) -> list[Found]:
    """Find every place, crossing, actor, country and policy; of names that overlap the longest.

    Examples
    --------
    >>> from nkrefugees.drafts.pipeline import read
    >>> text = "China’s Foreign Ministry and HRW spoke of the Tumen crossing."
    >>> [(name.kind, name.value) for name in find(read(text))]
    [('actor', 'chn-foreign-ministry'), ('actor', 'human-rights-watch'), ('crossing', 'tumen')]
    """
    found = [*names(doc, _policies()), *names(doc, _actors()), *names(doc, _written(), "ORTH")]
    found += [span for span in names(doc, _places()) if span[0].text[0].isupper() or len(span) > 1]
    taken = sorted(filter_spans(found), key=lambda span: span.start)
    countries = [s for s in names(doc, _countries()) if s[0].text[0].isupper() and not _inside(s, taken)]
    named = [*_named(doc, taken), *(_found(span) for span in filter_spans(countries))]
    return sorted(named)


def _inside(span: Span, others: Iterable[Span]) -> bool:
    return any(
        o.start < span.end and span.start < o.end and not o.label_.startswith("place ") for o in others
    )


def _found(span: Span, kind: str = "") -> Found:
    label, value = span.label_.split(" ", 1)
    return Found(span.start_char, span.end_char, kind or label, value)


def _named(doc: Doc, spans: Iterable[Span]) -> Iterator[Found]:
    """What spans name; towns that stand for a government only where a word of place is before them."""
    seats = other_names()["seats"]["ids"]
    for span in spans:
        kind, value = span.label_.split(" ", 1)
        if kind != "place":
            yield _found(span)
        elif value not in seats or _of_place(doc, span):
            yield _found(span, "crossing" if _is_crossing(doc, span) else "place")


def _of_place(doc: Doc, span: Span) -> bool:
    """Whether a word of place, or "capital,", stands before, or the text is dated from there."""
    before = doc[max(0, span.start - 2) : span.start].text.lower().replace("\n", " ")
    head = doc[span.start - 1].is_space if span.start else True
    dated = head and (span.text.isupper() or doc[min(span.end, len(doc) - 1)].text in (",", "("))
    return dated or not _IN.isdisjoint(before.split()) or before.endswith("capital,")


def _is_crossing(doc: Doc, span: Span) -> bool:
    behind = {token.lower_ for token in doc[span.end : span.end + 3]}
    return bool(behind & _CROSSING) or span.label_.endswith("-port")


def _known(table: str, column: str) -> dict[str, str]:
    """A column of a table by the table's key; what is missing is left out."""
    rows = getattr(frames, table)().reset_index().dropna(subset=[column])
    keys = rows[f"{table.removesuffix('s') if table != 'policies' else 'policy'}_id"]
    return dict(zip(keys.tolist(), rows[column].tolist(), strict=True))


@cache
def _places() -> Listed:
    """Places as texts write them: with and without what kind of area it is."""
    listed = [
        (key, name)
        for key, whole in _known("places", "name_en").items()
        for name in (whole, _short(whole), whole.replace("'", ""))
    ]
    return _labelled("place", [*listed, *_others("places")])


def _short(name: str) -> str:
    return next((name.removesuffix(area) for area in _AREAS if name.endswith(area)), name)


@cache
def _policies() -> Listed:
    """Policies by their legal references and other names."""
    references = [
        (key, part.strip())
        for key, reference in _known("policies", "legal_ref").items()
        for part in reference.split(";")
        if len(part.strip()) > _LEAST
    ]
    others = _others("policies")
    listed = [(key, f"{of}{name}") for key, name in others for of in ("", "UN ", "U.N. ", "United Nations ")]
    return _labelled("policy", [*references, *listed])


@cache
def _actors() -> Listed:
    """Organs of states in the forms that texts use, and other names."""
    known, table = _known("actors", "name"), other_names()
    organs = [
        (f"{prefix}-{organ}", form)
        for prefix, country in table["countries"].items()
        for organ, patterns in table["organs"].items()
        for pattern in patterns
        for form in _forms(pattern, country)
        if f"{prefix}-{organ}" in known
    ]
    return _labelled(
        "actor", [(k, n) for k, n in [*organs, *_others("actors")] if k in known and len(n) > _LEAST]
    )


def _forms(pattern: str, country: dict[str, Any]) -> list[str]:
    """A pattern with each name of a country."""
    return [
        pattern.format(name=name, **{k: v for k, v in country.items() if k != "names"})
        for name in country["names"]
    ]


@cache
def _written() -> Listed:
    """Names of actors as they are written in the register, capitals included, and short ones."""
    ordinary = set(other_names()["not_actors"]["ids"])
    rows = _known("actors", "name")
    names = [
        (key, name.removeprefix("The "))
        for key, name in rows.items()
        if key not in ordinary and "unnamed" not in name
    ]
    short = [(k, n) for k, n in _others("actors") if k in rows and len(n) <= _LEAST]
    return _labelled("actor", [*names, *short])


@cache
def _countries() -> Listed:
    table = other_names()["countries"]
    return _labelled("country", [(c["code"], n) for c in table.values() for n in [*c["names"], c["adj"]]])


def seats() -> dict[str, str]:
    """The government that a capital or country stands for, by the name in lower case.

    Examples
    --------
    >>> seats()["beijing"], seats()["china"]
    ('chn-government', 'chn-government')
    """
    known = _known("actors", "name")
    return {
        name.lower(): f"{prefix}-government"
        for prefix, country in other_names()["countries"].items()
        for name in [*country["names"], country["capital"]]
        if f"{prefix}-government" in known
    }


def _others(table: str) -> Listed:
    return [(key, name) for key, others in other_names()[table].items() for name in others]


def _labelled(kind: str, listed: Iterable[tuple[str, str]]) -> Listed:
    """Labels of the matcher, each name also with a round apostrophe."""
    both = itertools.chain.from_iterable(((k, n), (k, n.replace("'", "’"))) for k, n in listed)
    return list(dict.fromkeys((f"{kind} {key}", name) for key, name in both))
