"""Lists of the record: incidents by year, policies by actor, sources by publisher, and so on, with counts."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

from nkrefugees.countries import country_name
from nkrefugees.site.addresses import address
from nkrefugees.site.evidence.days import in_words
from nkrefugees.site.evidence.record import Record, Row
from nkrefugees.site.evidence.words import word
from nkrefugees.wording import plural

UNDATED = "undated"


class Entry(NamedTuple):
    """A link of a list, with a word on it."""

    href: str
    text: str
    note: str = ""
    language: str = ""


class Group(NamedTuple):
    """Entries under a heading, which can be led to by its id."""

    id: str
    title: str
    entries: list[Entry]


MOST = 800


class Listed(NamedTuple):
    """A list: the name of its page, its title, what it is grouped by, and its groups."""

    name: str
    title: str
    by: str
    nouns: tuple[str, str]
    groups: list[Group]

    @property
    def parts(self) -> list[tuple[str, list[Group]]]:
        """The pages of the list, each by its name, none much longer than `MOST` entries."""
        parts: list[list[Group]] = [[]]
        for group in self.groups:
            if sum(len(g.entries) for g in parts[-1]) + len(group.entries) > MOST and parts[-1]:
                parts.append([])
            parts[-1].append(group)
        return [(self.name if n == 1 else f"{self.name}-{n}", part) for n, part in enumerate(parts, 1)]

    def hrefs(self) -> dict[str, str]:
        """Give the address of each group from the root of the site, by its id."""
        return {g.id: f"evidence/{name}.html#{g.id}" for name, part in self.parts for g in part}

    @property
    def counted(self) -> str:
        """How many entries it has, in words."""
        count = sum(len(group.entries) for group in self.groups)
        return f"{count:,} {self.nouns[count != 1]}"


def lists(record: Record) -> list[Listed]:
    """Give the lists of incidents, policies, sources and series."""
    return [
        Listed("incidents", "Incidents by year", "year", ("incident", "incidents"), _incidents(record)),
        Listed("policies", "Policies by actor", "actor", ("policy", "policies"), _policies(record)),
        Listed("sources", "Sources by publisher", "publisher", ("source", "sources"), _sources(record)),
        Listed("series", "Series by producer", "producer", ("series", "series"), _series(record)),
    ]


def _incidents(record: Record) -> list[Group]:
    def entry(row: Row) -> Entry:
        count = plural(len(record.where("claims", "incident_id", row.incident_id)), "claim")
        return Entry(address("incident_id", row.incident_id), row.title or row.incident_id, count)

    return _grouped(record.all("incidents"), _year, lambda year: f"year-{year}", str, entry)


def _year(row: Row) -> str:
    """The year in which an incident ended at the latest; the day that is always coded."""
    return str(row.last_day or row.first_day or UNDATED)[:4] if row.last_day or row.first_day else UNDATED


def _policies(record: Record) -> list[Group]:
    def entry(row: Row) -> Entry:
        when = in_words(row.date_edtf) if row.date_edtf else UNDATED
        return Entry(address("policy_id", row.policy_id), row.title or row.policy_id, when)

    return _by_actor(record, "policies", "actor_id", "actor", entry)


def _sources(record: Record) -> list[Group]:
    def entry(row: Row) -> Entry:
        href = address("source_id", row.source_id)
        return Entry(href, row.title or row.source_id, row.published_edtf or UNDATED, row.language or "")

    return _by_actor(record, "sources", "publisher_id", "publisher", entry)


def _series(record: Record) -> list[Group]:
    def entry(row: Row) -> Entry:
        note = ", ".join(word(row[c]) for c in ("measure", "frequency", "unit") if row[c])
        return Entry(address("series_id", row.series_id), row.title or row.series_id, note)

    return _by_actor(record, "series", "producer_id", "producer", entry)


def _by_actor(
    record: Record, table: str, column: str, what: str, entry: Callable[[Row], Entry]
) -> list[Group]:
    """Rows under the actor of a column, actors by their names; those without one at the end."""
    groups = _grouped(
        record.all(table),
        lambda row: row[column] or "",
        lambda name: f"{what}-{name}" if name else f"{what}-none",
        lambda name: record.actor(name) if name else "No single one",
        entry,
    )
    return sorted(groups, key=lambda g: (g.id.endswith("-none"), g.title.casefold(), g.id))


def _grouped(
    rows: Iterable[Row],
    key: Callable[[Row], str],
    anchor: Callable[[str], str],
    title: Callable[[str], str],
    entry: Callable[[Row], Entry],
) -> list[Group]:
    """Rows under the headings of their keys, keys in order."""
    found: dict[str, list[Row]] = {}
    for row in rows:
        found.setdefault(key(row), []).append(row)
    return [Group(anchor(name), title(name), [entry(row) for row in found[name]]) for name in sorted(found)]


class Actor(NamedTuple):
    """An actor, a place, or what else has no page of its own, with what bears on it."""

    id: str
    title: str
    note: str
    entries: list[Entry]
    more: list[Entry]


def places(record: Record) -> list[Actor]:
    """Give each place of the register with the incidents there."""
    return [_place(record, row) for row in record.all("places")]


def _place(record: Record, row: Row) -> Actor:
    there = [r.incident_id for r in record.where("incidents", "place_id", row.place_id)]
    named = [r.incident_id for r in record.where("claims", "place_id", row.place_id) if r.incident_id]
    names = " ".join(filter(None, [row.name_en or row.place_id, row.name_ko, row.name_zh]))
    parts = [row.kind, row.admin1, country_name(row.country) if row.country else ""]
    return Actor(row.place_id, names, ", ".join(filter(None, parts)), _of(record, [*there, *named]), [])


def actors(record: Record, hrefs: dict[str, str]) -> list[Actor]:
    """Give each actor with the incidents on which it claims something, and where its other rows stand.

    Parameters
    ----------
    record : Record
        The record.
    hrefs : dict of str to str
        Where each group of the lists stands, by its id.
    """
    rows = sorted(record.all("actors"), key=lambda row: str(row.name or row.actor_id).casefold())
    return [_actor(record, row, hrefs) for row in rows]


def _actor(record: Record, row: Row, hrefs: dict[str, str]) -> Actor:
    claims = record.where("claims", "claimant_id", row.actor_id)
    parts = [word(row.kind) if row.kind else "", country_name(row.country) if row.country else ""]
    part_of = f"part of {record.actor(row.parent_id)}" if row.parent_id else ""
    note = ", ".join(filter(None, [*parts, part_of]))
    entries = _of(record, [claim.incident_id for claim in claims if claim.incident_id])
    return Actor(
        row.actor_id, row.name or row.actor_id, note, entries, _elsewhere(record, row.actor_id, hrefs)
    )


def _elsewhere(record: Record, name: str, hrefs: dict[str, str]) -> list[Entry]:
    """Links to what an actor did, published and produced, each with how many there are."""
    told = [
        ("policies", "actor_id", "actor", "act"),
        ("sources", "publisher_id", "publisher", "source"),
        ("series", "producer_id", "producer", "published series"),
    ]
    counts = [
        (len(record.where(table, column, name)), table, what, noun) for table, column, what, noun in told
    ]
    series = sorted({c.series_id for c in record.where("claims", "claimant_id", name) if c.series_id})
    return [
        Entry(hrefs[f"{what}-{name}"], f"{n:,} {noun}{'s' if n > 1 and table != 'series' else ''}")
        for n, table, what, noun in counts
        if n
    ] + [
        Entry(address("series_id", one), f"claims on {record.row('series', 'series_id', one).title or one}")
        for one in series
    ]


def _of(record: Record, names: list[str]) -> list[Entry]:
    """Incidents by their ids, which begin with their date, each once."""
    found: list[Any] = [record.row("incidents", "incident_id", name) for name in sorted(set(names))]
    return [
        Entry(address("incident_id", row.incident_id), row.title or row.incident_id) for row in found if row
    ]
