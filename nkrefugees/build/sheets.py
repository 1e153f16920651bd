"""``seeds/documents/<year>/<source_id>.toml`` -> rows of sources, claims and mentions."""

from __future__ import annotations

import itertools
import re
import tomllib
from pathlib import Path
from typing import Any

from nkrefugees import schema
from nkrefugees.build.registers import by_hand
from nkrefugees.csvfile import Row, decode, strange
from nkrefugees.errors import Fault, hint
from nkrefugees.schema import Descriptor

_BLOCKS = {"claim": "claims", "mention": "mentions"}
_HEADER = re.compile(r"\s*\[\[\s*(\w+(?:\.\w+)*)\s*\]\]")
_PROPOSAL = "proposal"
_KEY = re.compile(r"\s*([\w-]+)\s*=")
_DECIDE = {
    f"{_PROPOSAL}.{block}": f"check it against the text, then make its head [[{block}]], or delete it"
    for block in _BLOCKS
}
_USE = "use what it says in a claim or a register, then delete it"
_NOT_WRITTEN = {"sources": {"source_id"}, "claims": {"source_id"}, "mentions": {"source_id"}}


def read(seeds: Path, descriptor: Descriptor) -> tuple[dict[str, list[Row]], list[Fault]]:
    """Read every sheet.

    Returns
    -------
    tuple of dict and list of Fault
        Rows of ``sources``, ``claims`` and ``mentions``, with the line of each key.
    """
    rows: dict[str, list[Row]] = {"sources": [], "claims": [], "mentions": []}
    faults: list[Fault] = []
    folder = seeds / "documents"
    if not folder.is_dir():
        return rows, [Fault("seeds/documents", None, None, "folder is missing")]
    for path in sorted(p for p in folder.rglob("*") if p.is_symlink() or not p.is_dir()):
        file = f"seeds/{path.relative_to(seeds).as_posix()}"
        if not path.is_file():
            faults.append(Fault(file, None, None, "no file: a link must lead to a file that is there"))
            continue
        if path.suffix != ".toml" or len(path.relative_to(folder).parts) != 2:
            faults.append(Fault(file, None, None, "a sheet is documents/<year>/<source_id>.toml"))
            continue
        sheet, found = _sheet(path, file, descriptor)
        faults += found
        for table, more in sheet.items():
            rows[table] += more
    return rows, faults


def keys(descriptor: Descriptor, table: str) -> dict[str, str]:
    """Map the keys of a sheet to the columns of a table.

    A key is the column without ``_id`` or ``_edtf``; ``n`` stands for ``n_best``.
    """
    columns = [c for c in by_hand(descriptor, table) if c not in _NOT_WRITTEN[table]]
    named = {re.sub(r"_(id|edtf)$", "", c): c for c in columns}
    if table == "claims":
        named |= {"id": "claim_id", "n": "n_best"}
        del named["claim"]
    return named


def _sheet(path: Path, file: str, descriptor: Descriptor) -> tuple[dict[str, list[Row]], list[Fault]]:
    """Rows of one sheet."""
    text, faults = decode(path.read_bytes(), file)
    try:
        sheet = tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        line = re.search(r"line (\d+)", str(error))
        return {}, [
            *faults,
            Fault(file, int(line[1]) if line else None, None, f"not TOML: {error}"),
        ]
    places = _places(text)
    head = {k: v for k, v in sheet.items() if k not in _BLOCKS and k != _PROPOSAL}
    rows: dict[str, list[Row]] = {}
    rows["sources"], found = _rows([head], "sources", file, [places[0]], descriptor)
    faults += found + _year_faults(path, head, rows["sources"][0])
    faults += _open(file, places[1:]) if _PROPOSAL in sheet else []
    for block, table in _BLOCKS.items():
        entries = sheet.get(block, [])
        if not isinstance(entries, list) or not all(isinstance(e, dict) for e in entries):
            faults.append(Fault(file, None, block, f"write each as [[{block}]]"))
            continue
        lines = [p for p in places[1:] if p["[["] == block]
        rows[table], found = _rows(entries, table, file, lines, descriptor)
        faults += found
    for row in (row for table in rows.values() for row in table):
        row.values["source_id"] = path.stem
    for row in rows.get("claims", []):
        name = row.values["claim_id"]
        row.values["claim_id"] = f"{path.stem}-{name}" if name else ""
    return rows, faults


def _open(file: str, places: list[dict[str, Any]]) -> list[Fault]:
    """Proposals of a draft that nobody has decided on."""
    found = [(p["["], p["[["]) for p in places if p["[["].partition(".")[0] == _PROPOSAL]
    return [
        Fault(file, line, block, f"an open proposal: {_DECIDE.get(block, _USE)}")
        for line, block in found or [(None, _PROPOSAL)]
    ]


def _places(text: str) -> list[dict[str, Any]]:
    """Line of every key: one mapping for the head, one for each block; ``[[`` names the block."""
    found: list[dict[str, Any]] = [{"[[": "", "[": 1}]
    for number, line in enumerate(text.split("\n"), start=1):
        if header := _HEADER.match(line):
            found.append({"[[": header[1], "[": number})
        elif key := _KEY.match(line):
            found[-1].setdefault(key[1], number)
    return found


def _rows(
    entries: list[dict[str, Any]],
    table: str,
    file: str,
    places: list[dict[str, Any]],
    descriptor: Descriptor,
) -> tuple[list[Row], list[Fault]]:
    named, fields = keys(descriptor, table), schema.fields(descriptor, table)
    rows, faults = [], []
    for number, entry in enumerate(entries):
        place = places[number] if number < len(places) else {"[": None}
        row = Row(file, place["["], dict.fromkeys(by_hand(descriptor, table), ""))
        faults += _twice(entry, named, file, place)
        for key, value in entry.items():
            line = place.get(key, row.line)
            if key not in named:
                faults.append(Fault(file, line, key, f"no such key{hint(key, named)}"))
                continue
            column = named[key]
            if line is not None:
                row.lines[column] = line
            row.values[column], problem = _cell(value, column, fields[column]["type"])
            faults += [Fault(file, line, key, problem)] if problem else []
        rows.append(row)
    return rows, faults


def _twice(entry: dict[str, Any], named: dict[str, str], file: str, place: dict[str, Any]) -> list[Fault]:
    """Columns that an entry writes under two keys, such as ``n`` and ``n_best``."""
    first: dict[str, str] = {}
    faults = []
    for key in (k for k in entry if k in named):
        if (other := first.setdefault(named[key], key)) != key:
            line = place.get(key, place["["])
            faults.append(
                Fault(file, line, key, f"{named[key]} stands twice, as {other} and {key}; keep one")
            )
    return faults


def _cell(value: Any, column: str, kind: str) -> tuple[str, str]:
    """A TOML value as a cell, and what is wrong with its type."""
    if column == "spans":
        return _spans(value)
    if kind in ("integer", "number"):
        whole = isinstance(value, int) and not isinstance(value, bool)
        return (str(value), "") if whole else ("", f"{value!r} is not a whole number")
    if not isinstance(value, str):
        return str(value), f"{value} is not text; put it in quotes"
    if "\n" in value:
        return value.replace("\n", " "), "newline in a cell"
    if value != value.strip():
        return value, f"{value!r} has space around it"
    return value, "".join(strange(value))


def _spans(value: Any) -> tuple[str, str]:
    pairs = (
        isinstance(value, list)
        and value
        and all(isinstance(p, list) and len(p) == 2 and all(type(n) is int for n in p) for p in value)
    )
    if not pairs:
        return "", f"{value!r} is no list of [start, end] pairs"
    text = ";".join(f"{start}-{end}" for start, end in value)
    if any(start < 0 or start >= end for start, end in value):
        return text, f"{text}: a span starts at 0 or later and ends behind its start"
    if any(a[1] > b[0] for a, b in itertools.pairwise(value)):
        return text, f"{text}: spans must stand in order and apart"
    return text, ""


def _year_faults(path: Path, head: dict[str, Any], row: Row) -> list[Fault]:
    published = str(head.get("published", ""))
    if published and path.parent.name not in (published[:4], published.partition("/")[2][:4]):
        return [
            row.fault(
                "published_edtf",
                f"{published!r}, but the sheet lies in documents/{path.parent.name}/",
            )
        ]
    return []
