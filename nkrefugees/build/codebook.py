"""``seeds/codebook.toml`` and the vocabularies -> the descriptor of the data package."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

from nkrefugees import dates, vocab
from nkrefugees.build import codebook_faults
from nkrefugees.csvfile import decode
from nkrefugees.errors import Fault
from nkrefugees.schema import Descriptor

NAME = "codebook.toml"
_PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
_FIELD_KEYS = ("type", "description", "unit", "default", "built")
_OPTIONAL = ("homepage", "licenses", "keywords", "contributors", "gaps")
_CONSTRAINTS = ("required", "minimum", "maximum")


def read(seeds: Path) -> tuple[Descriptor, list[Fault]]:
    """Read the codebook; faults name what it lacks.

    Returns
    -------
    tuple of dict and list of Fault
        A Data Package v2 descriptor whose fields carry constraints and categories.
    """
    path = seeds / NAME
    file = f"seeds/{NAME}"
    if not path.is_file():
        return {}, [Fault(file, None, None, "file is missing; it says what every table holds")]
    text, faults = decode(path.read_bytes(), file)
    try:
        book = tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        line = re.search(r"line (\d+)", str(error))
        return {}, [*faults, Fault(file, int(line[1]) if line else None, None, f"not TOML: {error}")]
    lines = _lines(text)
    faults += [Fault(file, lines.get(where), where, problem) for where, problem in codebook_faults.find(book)]
    return ({} if faults else _descriptor(book)), faults


def _lines(text: str) -> dict[str, int]:
    """Line of every table and key, by its dotted name."""
    found, header = {}, ""
    for number, line in enumerate(text.split("\n"), start=1):
        if table := re.match(r"\s*\[([\w.-]+)\]", line):
            header = f"{table[1]}."
            found[table[1]] = number
        elif key := re.match(r"\s*([\w-]+)\s*=", line):
            found.setdefault(header + key[1], number)
    return found


def _descriptor(book: dict[str, Any]) -> dict[str, Any]:
    patterns = {**book["patterns"], "edtf": dates.PATTERN}
    head = {
        k: book[k]
        for k in (*codebook_faults.HEAD, "homepage", "licenses", "keywords", "contributors", "gaps")
        if book.get(k)
    }
    resources = [_resource(name, table, book, patterns) for name, table in book["tables"].items()]
    return {"$schema": _PROFILE, **head, "resources": resources}


def _resource(
    name: str, table: dict[str, Any], book: dict[str, Any], patterns: dict[str, str]
) -> dict[str, Any]:
    links = [
        _link(column, field["foreign"], name, book)
        for column, field in table["columns"].items()
        if "foreign" in field
    ]
    schema = {
        "fields": [_field(c, f, patterns) for c, f in table["columns"].items()],
        "primaryKey": table["key"],
        **({"foreignKeys": links} if links else {}),
        "missingValues": [""],
    }
    return {
        "name": name,
        "path": f"{name}.csv",
        "title": table["title"],
        "description": table["description"],
        "type": "table",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": schema,
    }


def _link(column: str, target: str, table: str, book: dict[str, Any]) -> dict[str, Any]:
    """A foreign key; the standard has an empty name for the table itself."""
    key = book["tables"][target]["key"][0]
    reference = {"resource": "" if target == table else target, "fields": [key]}
    return {"fields": [column], "reference": reference}


def _field(name: str, field: dict[str, Any], patterns: dict[str, str]) -> dict[str, Any]:
    constraints = {k: field[k] for k in _CONSTRAINTS if k in field}
    entry = {"name": name, **{k: field[k] for k in _FIELD_KEYS if k in field}}
    if field["type"] == "boolean":
        entry |= {"trueValues": ["true"], "falseValues": ["false"]}
    if "pattern" in field:
        constraints["pattern"] = patterns[field["pattern"]]
        entry["kind"] = field["pattern"]
    if "vocabulary" in field:
        codes = list(getattr(vocab, field["vocabulary"]))
        constraints["enum"] = [str(code) for code in codes]
        entry["categories"] = [{"value": str(code), "label": code.meaning} for code in codes]
    return entry | ({"constraints": constraints} if constraints else {})
