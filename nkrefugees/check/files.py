"""The files of ``data/`` byte by byte."""

from __future__ import annotations

import itertools
import json
from pathlib import Path
from typing import Any

from nkrefugees import csvfile, schema
from nkrefugees.errors import Fault

DESCRIPTOR = "datapackage.json"


def check(data: Path) -> list[Fault]:
    """Find files that are missing, strange bytes, wrong headers and rows out of order."""
    package, faults = descriptor(data)
    if not package:
        return faults
    for table in schema.tables(package):
        faults += _table(data, package, table)
    return faults


def descriptor(data: Path) -> tuple[dict[str, Any], list[Fault]]:
    """Read the codebook of a folder of data."""
    path, file = data / DESCRIPTOR, f"data/{DESCRIPTOR}"
    if not path.is_file():
        return {}, [Fault(file, None, None, "file is missing; run `nkrefugees build`")]
    text, faults = csvfile.decode(path.read_bytes(), file)
    try:
        package: dict[str, Any] = json.loads(text)
        keys = {table: _layout(package, table) for table in schema.tables(package)}
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError, StopIteration) as error:
        line = getattr(error, "lineno", None)
        return {}, [*faults, Fault(file, line, None, f"no codebook: {error!r}")]
    if not keys:
        return {}, [*faults, Fault(file, None, None, "no codebook: it describes no table")]
    return package, faults


def _layout(package: schema.Descriptor, table: str) -> list[str]:
    """Read what the checks need of a table's description; it raises where something lacks."""
    columns = schema.dtypes(package, table)
    Path(schema.resource(package, table)["path"])
    return [f"{column}: {columns[column]}" for column in schema.key(package, table)]


def compare(data: Path, built: dict[str, bytes]) -> list[Fault]:
    """Find files that are not what the seeds make."""
    stale = [n for n, content in built.items() if (data / n).is_file() and (data / n).read_bytes() != content]
    missing = [n for n in built if not (data / n).is_file()]
    known = {*built}
    strays = [p.name for p in sorted(data.iterdir()) if p.name not in known and not p.name.startswith(".")]
    return [
        *(_differs(n, (data / n).read_bytes(), built[n]) for n in stale),
        *(Fault(f"data/{n}", None, None, "file is missing; run `nkrefugees build`") for n in missing),
        *(Fault(f"data/{n}", None, None, "the build makes no such file") for n in strays),
    ]


def _differs(name: str, found: bytes, made: bytes) -> Fault:
    lines = itertools.zip_longest(found.split(b"\n"), made.split(b"\n"))
    first = next((i for i, (a, b) in enumerate(lines, start=1) if a != b), None)
    return Fault(f"data/{name}", first, None, "differs from what seeds/ makes; run `nkrefugees build`")


def _table(data: Path, package: schema.Descriptor, table: str) -> list[Fault]:
    path = data / schema.resource(package, table)["path"]
    file = f"data/{path.name}"
    if not path.is_file():
        return [Fault(file, None, None, "file is missing; run `nkrefugees build`")]
    rows, faults = csvfile.read(path.read_bytes(), file, list(schema.fields(package, table)))
    key = schema.key(package, table)
    names = [tuple(row.values[c] for c in key) for row in rows]
    late = [row for row, a, b in zip(rows[1:], names, names[1:], strict=False) if a > b]
    return faults + [row.fault(key[0], "rows are not sorted by key") for row in late]
