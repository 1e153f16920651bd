"""What is wrong with ``seeds/codebook.toml``: parts that are missing, misspelt or of another kind."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from nkrefugees import vocab
from nkrefugees.errors import hint
from nkrefugees.schema import PANDAS_TYPES

Finding = tuple[str, str]

HEAD = ("name", "title", "version", "created", "description")
# Columns that the rules between rows name; a codebook without them cannot be built from.
NEEDED = {
    "sources": "source_id published_edtf published_last url archive_url access text_sha256",
    "claims": (
        "claim_id source_id incident_id series_id quantity claimant_id origin_id stance denied destination "
        "n_low n_best n_high n_text spans date_edtf first_day said_edtf"
    ),
    "origins": "origin_id",
    "incidents": "incident_id title",
    "links": "from_id to_id",
    "policies": "policy_id status date_edtf first_day",
    "mentions": "source_id policy_id spans",
    "series": "series_id",
    "observations": "series_id source_id value value_low value_high status",
    "actors": "actor_id parent_id name",
    "places": "place_id name_en",
}
_KINDS: dict[str, type | tuple[type, ...]] = {
    "type": str,
    "description": str,
    "unit": str,
    "vocabulary": str,
    "pattern": str,
    "foreign": str,
    "default": str,
    "required": bool,
    "built": bool,
    "minimum": (int, float),
    "maximum": (int, float),
}


def find(book: Mapping[str, Any]) -> Iterator[Finding]:
    """Find every fault, as the dotted name of the part and what is wrong with it."""
    yield from ((k, "text is needed here") for k in HEAD if not isinstance(book.get(k), str))
    yield from _licenses(book.get("licenses", []))
    patterns, tables = book.get("patterns"), book.get("tables")
    if not isinstance(patterns, dict) or not isinstance(tables, dict):
        yield "tables", "[patterns] and [tables.<name>] are needed"
        return
    yield from (f for name, pattern in patterns.items() for f in _pattern(name, pattern))
    yield from ((f"tables.{t}", f"no such table{hint(t, NEEDED)}") for t in tables if t not in NEEDED)
    yield from ((f"tables.{t}", "table is missing") for t in NEEDED if t not in tables)
    known = {"type": PANDAS_TYPES, "vocabulary": _VOCABULARIES, "pattern": patterns, "foreign": tables}
    for name, table in tables.items():
        yield from _table(f"tables.{name}", name, table, known)


_VOCABULARIES = {name: getattr(vocab, name) for name in vocab.__all__}


def _licenses(licenses: Any) -> Iterator[Finding]:
    entries = licenses if isinstance(licenses, list) else [None]
    if not all(isinstance(e, dict) and all(isinstance(v, str) for v in e.values()) for e in entries):
        yield "licenses", "a list of {name, title, path} is needed"


def _pattern(name: str, pattern: Any) -> Iterator[Finding]:
    try:
        re.compile(pattern)
    except (re.error, TypeError, OverflowError, RecursionError) as error:
        yield f"patterns.{name}", f"no regular expression: {error}"


def _table(where: str, name: str, table: Any, known: Mapping[str, Any]) -> Iterator[Finding]:
    columns = table.get("columns") if isinstance(table, dict) else None
    if not isinstance(columns, dict):
        yield where, f"[{where}.columns] is needed"
        return
    for key in ("title", "description"):
        if not isinstance(table.get(key), str):
            yield where, f"{key} is missing"
    missing = [c for c in NEEDED.get(name, "").split() if c not in columns]
    yield from ((f"{where}.columns", f"column {c} is missing; rules need it") for c in missing)
    keys = table.get("key")
    if not isinstance(keys, list) or not keys or not all(k in columns for k in map(str, keys)):
        yield f"{where}.key", "a list of columns of the table is needed"
    for column, field in columns.items():
        yield from _column(f"{where}.columns.{column}", field, known)


def _column(where: str, field: Any, known: Mapping[str, Any]) -> Iterator[Finding]:
    if not isinstance(field, dict):
        yield where, "{ type = …, description = … } is needed"
        return
    yield from ((where, f"{k} is missing") for k in ("type", "description") if k not in field)
    for key, value in field.items():
        if key not in _KINDS:
            yield where, f"no such key {key!r}{hint(key, _KINDS)}"
        elif not isinstance(value, _KINDS[key]):
            yield where, f"{key} cannot be {value!r}"
        elif key in known and value not in known[key]:
            yield where, f"no {key} {value!r}{hint(str(value), known[key])}"
