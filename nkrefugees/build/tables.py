"""Rows -> the bytes of ``data/``: sorted tables, the codebook, and what is made from it."""

from __future__ import annotations

import hashlib
import json
from typing import Any

from nkrefugees import csvfile, schema
from nkrefugees.build import croissant, readme
from nkrefugees.csvfile import Row
from nkrefugees.schema import Descriptor


def files(rows: dict[str, list[Row]], descriptor: Descriptor) -> dict[str, bytes]:
    """Make every file of ``data/``, by name."""
    tables = {name: _table(rows[name], descriptor, name) for name in schema.tables(descriptor)}
    resources = [_sealed(r, tables[r["name"]]) for r in descriptor["resources"]]
    package = {**descriptor, "resources": resources}
    made = {f"{name}.csv": content for name, content in tables.items()}
    made["datapackage.json"] = _json(package)
    made["croissant.json"] = _json(croissant.describe(package))
    made["README.md"] = readme.page(package, rows).encode()
    return made


def _json(value: Any) -> bytes:
    return (json.dumps(value, indent=2, ensure_ascii=False) + "\n").encode()


def _table(rows: list[Row], descriptor: Descriptor, name: str) -> bytes:
    columns = list(schema.fields(descriptor, name))
    key = schema.key(descriptor, name)
    ordered = sorted(rows, key=lambda row: tuple(row.values[c] for c in key))
    return csvfile.write(columns, ([row.values.get(c, "") for c in columns] for row in ordered))


def _sealed(resource: dict[str, Any], content: bytes) -> dict[str, Any]:
    digest = hashlib.sha256(content).hexdigest()
    head = {k: v for k, v in resource.items() if k != "schema"}
    return {**head, "bytes": len(content), "hash": f"sha256:{digest}", "schema": resource["schema"]}
