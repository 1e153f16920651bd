"""Rows -> the bytes of ``data/``: sorted tables, the codebook, and a README made from it."""

from __future__ import annotations

import hashlib
import json
from typing import Any

from nkrefugees import csvfile, schema
from nkrefugees.csvfile import Row
from nkrefugees.schema import Descriptor


def files(rows: dict[str, list[Row]], descriptor: Descriptor) -> dict[str, bytes]:
    """Make every file of ``data/``, by name."""
    tables = {name: _table(rows[name], descriptor, name) for name in schema.tables(descriptor)}
    resources = [_sealed(r, tables[r["name"]]) for r in descriptor["resources"]]
    package = {**descriptor, "resources": resources}
    made = {f"{name}.csv": content for name, content in tables.items()}
    made["datapackage.json"] = (json.dumps(package, indent=2, ensure_ascii=False) + "\n").encode()
    made["README.md"] = _readme(package, rows).encode()
    return made


def _table(rows: list[Row], descriptor: Descriptor, name: str) -> bytes:
    columns = list(schema.fields(descriptor, name))
    key = schema.key(descriptor, name)
    ordered = sorted(rows, key=lambda row: tuple(row.values[c] for c in key))
    return csvfile.write(columns, ([row.values.get(c, "") for c in columns] for row in ordered))


def _sealed(resource: dict[str, Any], content: bytes) -> dict[str, Any]:
    digest = hashlib.sha256(content).hexdigest()
    head = {k: v for k, v in resource.items() if k != "schema"}
    return {**head, "bytes": len(content), "hash": f"sha256:{digest}", "schema": resource["schema"]}


def _readme(package: Descriptor, rows: dict[str, list[Row]]) -> str:
    """The codebook as a page."""
    parts = [
        f"# {package['title']}\n",
        f"{package['description']}\n",
        f"Release {package['version']}. Made from `seeds/` by `nkrefugees build`; do not edit by hand. "
        "UTF-8, comma-separated, empty means missing; not reported is never zero. "
        "`datapackage.json` says the same for programs.\n",
        "| table | rows | what |\n|---|---|---|",
    ]
    parts += [
        f"| [{r['name']}](#{r['name']}) | {len(rows[r['name']])} | {r['description']} |"
        for r in package["resources"]
    ]
    for resource in package["resources"]:
        parts += _section(resource)
    return "\n".join(parts) + "\n"


def _section(resource: dict[str, Any]) -> list[str]:
    key = ", ".join(f"`{c}`" for c in resource["schema"]["primaryKey"])
    head = [
        f"\n## {resource['name']}\n",
        f"{resource['description']} Key: {key}.\n",
        "| column | type | meaning |\n|---|---|---|",
    ]
    body = [f"| `{f['name']}` | {f['type']} | {_meaning(f)} |" for f in resource["schema"]["fields"]]
    coded = [f for f in resource["schema"]["fields"] if f.get("categories")]
    codes = [
        f"\n`{f['name']}`: " + "; ".join(f"**{c['value']}** {c['label']}" for c in f["categories"]) + "."
        for f in coded
    ]
    return head + body + codes


def _meaning(field: dict[str, Any]) -> str:
    unit = f" Unit: {field['unit']}." if "unit" in field else ""
    default = f" Default: {field['default']}." if "default" in field else ""
    return f"{field['description']}{unit}{default}"
