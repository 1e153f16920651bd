"""Rows against rows: keys, references, and what must hold between the cells of a row."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from nkrefugees import schema
from nkrefugees.build import figures, publication
from nkrefugees.csvfile import Row
from nkrefugees.errors import Fault, hint
from nkrefugees.schema import Descriptor

_SCHEME = re.compile(r"^https?://(?:www\.|m\.|amp\.|mobile\.)?")
SERIES_ONLY = ("stock", "arrived", "share", "signatures")


def check(rows: dict[str, list[Row]], descriptor: Descriptor) -> list[Fault]:
    """Find every fault between rows and between the cells of a row."""
    faults: list[Fault] = []
    for table, found in rows.items():
        faults += _repeated(found, schema.key(descriptor, table))
        for column, target in schema.foreign_keys(descriptor, table).items():
            faults += _dangling(found, column, rows, target)
    hashes = {r.values["source_id"]: r for r in rows["sources"]}
    for row in rows["claims"]:
        faults += _claim(row) + _spans(row, hashes)
    for row in rows["mentions"]:
        faults += _spans(row, hashes)
    speaking = _values("source_id", (r for t in ("claims", "mentions", "observations") for r in rows[t]))
    for row in rows["sources"]:
        faults += _source(row, speaking)
    faults += _addresses(rows["sources"])
    parts = [row for row in rows["links"] if row.values["relation"] == "part_of"]
    circles = _circles(rows["actors"], "actor_id", "parent_id") + _circles(parts, "from_id", "to_id")
    return faults + _links(rows) + _unused(rows) + circles + figures.check(rows) + publication.check(rows)


def _repeated(rows: list[Row], key: list[str]) -> list[Fault]:
    seen: dict[tuple[str, ...], Row] = {}
    faults = []
    for row in rows:
        name = tuple(row.values.get(c, "") for c in key)
        if name in seen and any(name):
            first = seen[name]
            faults.append(
                row.fault(
                    key[0],
                    f"{' '.join(name)!r} stands twice; first in {first.file}, line {first.line}",
                )
            )
        seen.setdefault(name, row)
    return faults


def _dangling(
    rows: list[Row], column: str, tables: dict[str, list[Row]], target: tuple[str, str]
) -> list[Fault]:
    table, key = target
    known = {r.values[key] for r in tables[table]}
    return [
        row.fault(column, f"{row.values[column]!r} is not in {table}{hint(row.values[column], known)}")
        for row in rows
        if row.values.get(column) and row.values[column] not in known
    ]


def _claim(row: Row) -> list[Fault]:
    v = row.values
    problems = {
        "incident_id": (
            bool(v["incident_id"]) == bool(v["series_id"]),
            "name an incident or a series, exactly one",
        ),
        "quantity": (
            v["quantity"] in SERIES_ONLY and not v["series_id"],
            f"{v['quantity']!r} is a quantity of series",
        ),
        "destination": (
            v["quantity"] == "removed" and not v["destination"],
            "removed needs a destination",
        ),
        "denied": (
            (v["stance"] == "denies") != bool(v["denied"]),
            "say what is denied with stance denies, and only then",
        ),
    }
    return [row.fault(column, text) for column, (wrong, text) in problems.items() if wrong]


def _spans(row: Row, sources: dict[str, Row]) -> list[Fault]:
    source = sources.get(row.values["source_id"])
    if source is None or bool(row.values["spans"]) == bool(source.values["text_sha256"]):
        return []
    need = "the sheet has text_sha256" if source.values["text_sha256"] else "the sheet has no text_sha256"
    return [row.fault("spans", f"{need}; spans and hash go together, both or neither")]


def _source(row: Row, speaking: Counter[str]) -> list[Fault]:
    """A restricted source carries neither address nor hash; any source says something."""
    faults = []
    if row.values["access"] == "restricted":
        closed = [c for c in ("url", "archive_url", "text_sha256") if row.values[c]]
        faults += [row.fault(c, "a restricted source carries no address and no hash") for c in closed]
    if row.values["source_id"] not in speaking:
        faults.append(row.fault(None, "the sheet has no claim, mention or observation"))
    return faults


def _addresses(sources: list[Row]) -> list[Fault]:
    """Two sheets on one page: whoever coded the second did not see the first."""
    seen: dict[str, Row] = {}
    faults = []
    for row in sources:
        address = _SCHEME.sub("", row.values["url"]).rstrip("/")
        first = seen.setdefault(address, row)
        if address and first is not row:
            faults.append(
                row.fault("url", f"{first.values['source_id']!r} has this address; one sheet a page")
            )
    return faults


def _links(rows: dict[str, list[Row]]) -> list[Fault]:
    incidents = {r.values["incident_id"] for r in rows["incidents"]}
    claims = {r.values["claim_id"] for r in rows["claims"]}
    faults = []
    for row in rows["links"]:
        ends = [row.values["from_id"], row.values["to_id"]]
        table = claims if incidents.isdisjoint(ends) else incidents
        missing = [(c, e) for c, e in zip(("from_id", "to_id"), ends, strict=True) if e and e not in table]
        faults += [
            row.fault(c, f"{e!r} is not in the table of the other end{hint(e, table)}") for c, e in missing
        ]
        if ends[0] == ends[1]:
            faults.append(row.fault("to_id", f"{ends[1]!r} is linked to itself"))
    return faults


def _unused(rows: dict[str, list[Row]]) -> list[Fault]:
    """Rows that no source stands behind."""
    needs = {
        "incidents": ("incident_id", ("claims",), "no claim is about it"),
        "origins": ("origin_id", ("claims",), "no claim comes from it"),
        "policies": ("policy_id", ("mentions",), "no source mentions it"),
        "series": ("series_id", ("claims", "observations"), "no claim or observation is about it"),
    }
    faults = []
    for table, (key, users, text) in needs.items():
        used = _values(key, (row for user in users for row in rows[user]))
        faults += [
            r.fault(key, f"{r.values[key]!r}: {text}") for r in rows[table] if r.values[key] not in used
        ]
    return faults


def _values(column: str, rows: Iterable[Row]) -> Counter[str]:
    return Counter(row.values[column] for row in rows)


def _circles(rows: list[Row], name: str, parent: str) -> list[Fault]:
    """Rows that are their own ancestor."""
    parents: dict[str, set[str]] = {}
    for row in rows:
        parents.setdefault(row.values[name], set()).add(row.values[parent])
    return [
        row.fault(parent, f"{row.values[name]!r} is its own ancestor")
        for row in rows
        if row.values[name] in _ancestors(row.values[name], parents)
    ]


def _ancestors(name: str, parents: dict[str, set[str]]) -> set[str]:
    found: set[str] = set()
    above = parents.get(name, set()) - {""}
    while above:
        found |= above
        above = {p for a in above for p in parents.get(a, set())} - found - {""}
    return found
