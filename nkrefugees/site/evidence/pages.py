"""What the page of an incident, a policy, a source and a series shows."""

from __future__ import annotations

import json
from functools import cached_property
from typing import Any

from nkrefugees.citations import bibtex, cited
from nkrefugees.citations import plain as in_a_line
from nkrefugees.countries import country_name
from nkrefugees.site.addresses import actor_address, address
from nkrefugees.site.evidence.days import in_words
from nkrefugees.site.evidence.record import Record, Row
from nkrefugees.site.evidence.resolved import MEANINGS, Resolved, heading, resolved
from nkrefugees.site.evidence.said import (
    CLOSED,
    address_of,
    archived,
    claim_address,
    document,
    linked,
    place,
    said,
    spans_of,
    title,
)
from nkrefugees.site.evidence.words import coded, country, dated, facts, plain, word
from nkrefugees.wording import bounds, plural

Shown = dict[str, Any]


class Pages:
    """The pages of a record, each as what its template shows."""

    def __init__(self, record: Record) -> None:
        self.record = record

    @cached_property
    def _resolved(self) -> dict[str, list[Resolved]]:
        return resolved(self.record)

    @cached_property
    def _citations(self) -> dict[str, dict[str, Any]]:
        """Each source as CSL-JSON."""
        sources = self.record.frames.get("sources")
        if sources is None or "actors" not in self.record.frames:
            return {}
        return {item["id"]: item for item in cited(sources)}

    def incident(self, row: Row) -> Shown:
        """Show an incident: what its claims come to under each rule, and every claim."""
        claims = self.record.where("claims", "incident_id", row.incident_id)
        found = [(heading(r.quantity, r.subgroup, r.unit), r.outcomes) for r in self._found(row.incident_id)]
        return {
            "title": row.title or row.incident_id,
            "kind": "Incident",
            "id": row.incident_id,
            "facts": facts(
                coded(self.record, "How it began", "incidents", "kind", row),
                dated("When", row.date_edtf, row.approximate),
                country("Country", row.country),
                place(self.record, row.place_id),
                country("Taken to, or to be taken to", row.destination),
                plain("Note", row.note),
            ),
            "resolved": found,
            "rules": MEANINGS,
            "counted": _counted(claims),
            "claims": [said(self.record, claim) for claim in _in_order(claims)],
            "links": linked(self.record, row.incident_id, "incidents", "incident_id"),
        }

    def _found(self, name: str) -> list[Resolved]:
        return self._resolved.get(name, [])

    def policy(self, row: Row) -> Shown:
        """Show a policy: whose act, its standing, its votes, and the sources that name it."""
        mentions = self.record.where("mentions", "policy_id", row.policy_id)
        return {
            "title": row.title or row.policy_id,
            "kind": "Policy",
            "id": row.policy_id,
            "facts": facts(
                plain("Actor", self.record.actor(row.actor_id), actor_address(row.actor_id or "")),
                plain("Body", row.actor_body),
                coded(self.record, "Kind of act", "policies", "kind", row),
                coded(self.record, "Direction", "policies", "direction", row),
                coded(self.record, "Status", "policies", "status", row),
                dated("Date", row.date_edtf, row.approximate) or plain("Date", in_words(None)),
                dated("End", row.end_date_edtf),
                plain("Legal reference", row.legal_ref),
                plain("Votes", _votes(row)),
                plain("Note", row.note),
            ),
            "mentions": [self._mention(mention) for mention in mentions],
        }

    def _mention(self, mention: Row) -> Shown:
        """A place in a source that names a policy."""
        source = self.record.row("sources", "source_id", mention.source_id)
        spans, sha256 = spans_of(mention, source)
        shown = document(source, self.record)
        return {"source": shown, "spans": spans, "sha256": sha256, "note": mention.note or ""}

    def source(self, row: Row) -> Shown:
        """Show a source: how to cite it, where it is, and all that the record has from it."""
        item = self._citation(row)
        return {
            "title": row.title or row.source_id,
            "kind": "Source",
            "id": row.source_id,
            "language": row.language if row.title else None,
            "facts": facts(
                plain(
                    "Publisher", self.record.actor(row.publisher_id), actor_address(row.publisher_id or "")
                ),
                plain("Author", row.author),
                dated("Published", row.published_edtf),
                coded(self.record, "Kind of document", "sources", "kind", row),
                coded(self.record, "Tier", "sources", "tier", row),
                plain("Language", row.language, gloss="ISO 639 code"),
                address_of(self.record, "Address", row, "url"),
                archived(self.record, row),
                plain("SHA-256 of the text", None if row.access == CLOSED else row.text_sha256),
            ),
            "citation": in_a_line(item) if item else "",
            "bibtex": bibtex(item) if item else "",
            "csl": json.dumps(item, indent=2, ensure_ascii=False) if item else "",
            "claims": self._claims_of(row),
            "mentions": [self._named(m) for m in self.record.where("mentions", "source_id", row.source_id)],
            "series": self._series_of(row),
        }

    def _citation(self, row: Row) -> dict[str, Any]:
        """A source as CSL-JSON; of one that is restricted without an address."""
        item = self._citations.get(row.source_id, {})
        return {k: v for k, v in item.items() if k != "URL" or row.access != CLOSED}

    def _claims_of(self, source: Row) -> list[Shown]:
        """The claims of a source, each with what it is about."""
        claims = self.record.where("claims", "source_id", source.source_id)
        return [
            {
                "href": claim_address(c),
                "text": title(self.record, c),
                "about": self._about(c),
                "when": in_words(c.date_edtf),
            }
            for c in claims
        ]

    def _about(self, claim: Row) -> str:
        """The title of the incident or series of a claim."""
        table, key = ("incidents", "incident_id") if claim.incident_id else ("series", "series_id")
        return str(self.record.row(table, key, claim[key]).title or claim[key])

    def _named(self, mention: Row) -> Shown:
        """A policy that a source names."""
        policy = self.record.row("policies", "policy_id", mention.policy_id)
        when = in_words(policy.date_edtf) if policy.date_edtf else ""
        note = "; ".join(filter(None, [when, mention.note]))
        return {
            "href": address("policy_id", mention.policy_id),
            "text": policy.title or mention.policy_id,
            "note": note,
        }

    def _series_of(self, source: Row) -> list[Shown]:
        """The series of which a source gives numbers, each with how many."""
        counts: dict[str, int] = {}
        for row in self.record.where("observations", "source_id", source.source_id):
            counts[row.series_id] = counts.get(row.series_id, 0) + 1
        return [
            {
                "href": address("series_id", name),
                "text": self.record.row("series", "series_id", name).title or name,
                "note": plural(count, "number"),
            }
            for name, count in counts.items()
        ]

    def series(self, row: Row) -> Shown:
        """Show a series: what it measures, its published numbers, and the claims on it."""
        claims = self.record.where("claims", "series_id", row.series_id)
        seen = self.record.where("observations", "series_id", row.series_id)
        producer = actor_address(row.producer_id or "")
        return {
            "title": row.title or row.series_id,
            "kind": "Series",
            "id": row.series_id,
            "facts": facts(
                coded(self.record, "Measure", "series", "measure", row),
                coded(self.record, "Unit", "series", "unit", row),
                coded(self.record, "Frequency", "series", "frequency", row),
                coded(self.record, "Population", "series", "population", row),
                plain("Producer", self.record.actor(row.producer_id), producer) if row.producer_id else None,
                plain("Breaks", row.breaks),
                plain("Note", row.note),
            ),
            "observations": [self._observation(one) for one in seen],
            "statuses": [
                (word(c), self.record.meaning("observations", "status", c))
                for c in sorted({o.status or "" for o in seen})
            ],
            "counted": _counted(claims),
            "claims": [said(self.record, claim) for claim in _in_order(claims)],
        }

    def _observation(self, row: Row) -> Shown:
        """A published number; one that is not reported is never zero."""
        source = self.record.row("sources", "source_id", row.source_id)
        figure = bounds(Row(n_low=row.value_low, n_best=row.value, n_high=row.value_high))
        return {
            "period": in_words(row.period_edtf),
            "area": country_name(row.area) if row.area else "",
            "sex": row.sex or "",
            "figure": "–" if figure == "no figure" else figure,
            "status": word(row.status or ""),
            "source": address("source_id", row.source_id),
            "published": f"{self.record.actor(source.publisher_id)}, {source.published_edtf or 'undated'}",
            "note": row.note or "",
        }


def _in_order(claims: list[Row]) -> list[Row]:
    """Claims by what they count, then by the day on which they were said."""
    keys = ("quantity", "subgroup", "said_edtf", "claim_id")
    return sorted(claims, key=lambda c: tuple(c[key] or "" for key in keys))


def _counted(claims: list[Row]) -> str:
    """How many claims there are, and from how many sources."""
    sources = {claim.source_id for claim in claims}
    return f"{plural(len(claims), 'claim')} from {plural(len(sources), 'source')}" if claims else ""


def _votes(row: Row) -> str:
    """The votes on an act, of those that are recorded."""
    counted = [("yes", row.vote_yes), ("no", row.vote_no), ("abstained", row.vote_abstain)]
    return ", ".join(f"{n} {word}" for word, n in counted if n is not None)
