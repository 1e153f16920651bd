"""A claim, and the source that says it, as pages show them."""

from __future__ import annotations

from typing import NamedTuple

from nkrefugees.lines import claimed
from nkrefugees.site.addresses import actor_address, address, place_address
from nkrefugees.site.evidence.days import in_words
from nkrefugees.site.evidence.record import Record, Row
from nkrefugees.site.evidence.resolved import heading
from nkrefugees.site.evidence.words import (
    RELATIONS,
    Fact,
    coded,
    country,
    dated,
    facts,
    plain,
    web_address,
    word,
)
from nkrefugees.texts import pairs
from nkrefugees.wording import bounds

_AFFIRMS = "affirms"
CLOSED = "restricted"


class Linked(NamedTuple):
    """How a row bears on another of its kind."""

    relation: str
    text: str
    href: str
    note: str


class Document(NamedTuple):
    """A source as a line: its page, and its own address if it may be linked."""

    href: str
    by: str
    title: str
    language: str
    tier: str
    address: Fact | None
    archive: Fact | None


class Said(NamedTuple):
    """A claim as a page shows it."""

    id: str
    heading: str
    facts: list[Fact]
    source: Document
    spans: str
    sha256: str
    links: list[Linked]


def said(record: Record, claim: Row) -> Said:
    """Give a claim with its source, the place in its text, and the claims that it bears on."""
    source = record.row("sources", "source_id", claim.source_id)
    spans, sha256 = spans_of(claim, source)
    links = linked(record, claim.claim_id, "claims", "claim_id")
    return Said(
        claim.claim_id,
        title(record, claim),
        _facts(record, claim),
        document(source, record),
        spans,
        sha256,
        links,
    )


def title(record: Record, claim: Row) -> str:
    """Say in one line who claims what."""
    what = heading(claim.quantity or "", claim.subgroup or "all", claim.unit or "persons")
    stance = "" if claim.stance in (None, _AFFIRMS) else f", {word(claim.stance)}"
    denied = f" the {claim.denied}" if claim.denied else ""
    return f"{record.actor(claim.claimant_id)}{stance}{denied}: {_figure(claim)}{what}"


def _figure(claim: Row) -> str:
    """The figure before what it counts; none where there is none."""
    text = claimed(claim)
    return "" if text == "no figure" else f"{text} "


def _facts(record: Record, claim: Row) -> list[Fact]:
    return facts(
        coded(record, "What", "claims", "quantity", claim),
        None if claim.subgroup == "all" else coded(record, "Of whom", "claims", "subgroup", claim),
        _counted(claim),
        coded(record, "Stance", "claims", "stance", claim),
        coded(record, "What is denied", "claims", "denied", claim),
        dated("When", claim.date_edtf, claim.approximate),
        coded(record, "Inside these dates", "claims", "extent", claim),
        country("Country", claim.country),
        place(record, claim.place_id),
        country("Taken to", claim.destination),
        plain("Claimant", record.actor(claim.claimant_id), actor_address(claim.claimant_id or "")),
        dated("Said", claim.said_edtf),
        coded(record, "How the claimant knows", "claims", "basis", claim),
        _origin(record, claim),
        coded(record, "Consent", "claims", "consent", claim),
        coded(record, "Who the people were", "claims", "population", claim),
        coded(record, "Coder's confidence", "claims", "confidence", claim),
        coded(record, "Found by", "claims", "found_by", claim),
        plain("Note", claim.note),
    )


def _counted(claim: Row) -> Fact:
    """The figure as it is coded, and in the words of its source."""
    words = f"in the source: “{claim.n_text}”" if claim.n_text else ""
    figure = bounds(claim)
    unit = f" {claim.unit}" if claim.unit and figure != "no figure" else ""
    return Fact("Figure", f"{figure}{unit}", words)


def _origin(record: Record, claim: Row) -> Fact | None:
    """Where a claim comes from in the end, and whether the chain was seen."""
    origin = record.row("origins", "origin_id", claim.origin_id)
    if not origin:
        return plain("Origin", claim.origin_id)
    chain = (
        "traced: the chain to it was seen" if origin.traced else "not traced: the chain to it was not seen"
    )
    kind = record.row("actors", "actor_id", origin.actor_id).kind
    parts = [
        record.meaning("actors", "kind", kind),
        f"{word(origin.basis)}: {record.meaning('origins', 'basis', origin.basis)}",
    ]
    gloss = "; ".join(filter(None, [*parts, chain, origin.note]))
    return Fact("Origin", record.actor(origin.actor_id), gloss, actor_address(origin.actor_id or ""))


def place(record: Record, name: str | None) -> Fact | None:
    """Give a town or crossing by its names, and its page."""
    if name is None:
        return None
    row = record.row("places", "place_id", name)
    names = " ".join(filter(None, [row.name_en or name, row.name_ko, row.name_zh]))
    return Fact("Place", names, ", ".join(filter(None, [row.kind, row.admin1])), place_address(name))


def document(source: Row, record: Record) -> Document:
    """Give a source as a line; of one that is restricted no address."""
    by = f"{record.actor(source.publisher_id)}, {in_words(source.published_edtf)}"
    named = (source.title, source.language) if source.title else (source.source_id, None)
    tier = ": ".join(filter(None, [source.tier, record.meaning("sources", "tier", source.tier)]))
    name = address("source_id", source.source_id) if source.source_id else ""
    shown = address_of(record, "Address", source, "url"), archived(record, source)
    return Document(name, by, str(named[0]), named[1] or "", tier, *shown)


def archived(record: Record, source: Row) -> Fact | None:
    """Give the address of the archived copy of a source, if it has one."""
    return address_of(record, "Archived copy", source, "archive_url") if source.archive_url else None


def address_of(record: Record, term: str, source: Row, column: str) -> Fact | None:
    """Give an address of a source: a link if it is of the web, and none at all of a restricted source."""
    if source.access == CLOSED:
        return Fact(term, "not given", f"access is restricted: {record.meaning('sources', 'access', CLOSED)}")
    if not source[column]:
        return Fact(term, "none is recorded")
    return Fact(term, source[column], "", web_address(source[column]))


def spans_of(row: Row, source: Row) -> tuple[str, str]:
    """Give the characters that a claim or mention rests on, and the SHA-256 of their text; empty if none."""
    if not row.spans or not source.text_sha256 or source.access == CLOSED:
        return "", ""
    return ", ".join(f"{start}–{end}" for start, end in pairs(row.spans)), source.text_sha256


def linked(record: Record, name: str, table: str, key: str) -> list[Linked]:
    """Give how an incident or claim bears on others of its kind, in both directions."""
    ends = [("from_id", "to_id"), ("to_id", "from_id")]
    return [
        Linked(RELATIONS[row.relation][side], *_other(record, row[there], table, key), row.note or "")
        for side, (here, there) in enumerate(ends)
        for row in record.where("links", here, name)
        if record.where(table, key, row[there])
    ]


def _other(record: Record, name: str, table: str, key: str) -> tuple[str, str]:
    """The text of the other end of a link, and where it stands."""
    row = record.row(table, key, name)
    if table == "incidents":
        return row.title or name, address("incident_id", name)
    return title(record, row), claim_address(row)


def claim_address(claim: Row) -> str:
    """Give the place of a claim: on the page of its incident, else of its series."""
    key = "incident_id" if claim.incident_id else "series_id"
    return f"{address(key, claim[key])}#{claim.claim_id}"
