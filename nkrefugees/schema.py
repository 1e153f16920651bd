"""The codebook (``datapackage.json``, Data Package v2) read for what the package needs of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

Descriptor = Mapping[str, Any]

PANDAS_TYPES = {
    "string": "str",
    "integer": "Int64",
    "number": "Float64",
    "boolean": "boolean",
    "date": "str",
}


def tables(descriptor: Descriptor) -> list[str]:
    """List the tables, in the order of the codebook."""
    return [resource["name"] for resource in descriptor["resources"]]


def resource(descriptor: Descriptor, table: str) -> Mapping[str, Any]:
    """Give the part of the codebook that describes one table."""
    return next(r for r in descriptor["resources"] if r["name"] == table)


def fields(descriptor: Descriptor, table: str) -> dict[str, Mapping[str, Any]]:
    """Map each column of a table to its description."""
    return {f["name"]: f for f in resource(descriptor, table)["schema"]["fields"]}


def key(descriptor: Descriptor, table: str) -> list[str]:
    """List the columns of a table's primary key."""
    return list(resource(descriptor, table)["schema"]["primaryKey"])


def foreign_keys(descriptor: Descriptor, table: str) -> dict[str, tuple[str, str]]:
    """Map each column that names a row of another table to that table and its column."""
    found = {}
    for link in resource(descriptor, table)["schema"].get("foreignKeys", []):
        target = link["reference"]["resource"] or table
        found[link["fields"][0]] = (target, link["reference"]["fields"][0])
    return found


def vocabulary(field: Mapping[str, Any]) -> dict[str, str]:
    """Map each code that a column may hold to its meaning; empty where it is open."""
    return {c["value"]: c["label"] for c in field.get("categories", [])}


def dtypes(descriptor: Descriptor, table: str) -> dict[str, str]:
    """Map each column to the pandas type that it is read with."""
    return {name: PANDAS_TYPES[f["type"]] for name, f in fields(descriptor, table).items()}


def dates(descriptor: Descriptor, table: str) -> list[str]:
    """List the columns that hold days."""
    return [name for name, f in fields(descriptor, table).items() if f["type"] == "date"]
