"""The page of ``data/``: the codebook, and what the record covers."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import Any

from nkrefugees.csvfile import Row
from nkrefugees.schema import Descriptor


def page(package: Descriptor, rows: dict[str, list[Row]]) -> str:
    """Write the page: what there is, what is known to be missing, coverage, every column and code.

    Parameters
    ----------
    package : Descriptor
        The codebook.
    rows : dict of str to list of Row
        The rows of each table.
    """
    parts = [
        f"# {package['title']}\n",
        f"{package['description']}\n",
        f"Release {package['version']}. Made from `seeds/` by `nkrefugees build`; do not edit by hand. "
        "UTF-8, comma-separated, empty means missing; not reported is never zero. "
        "`datapackage.json` (Frictionless) and `croissant.json` (schema.org, Croissant) say the same for "
        "programs. **Figures are claims, not facts**: they are neither confirmed nor to be added up as they "
        "stand.\n",
        "| table | rows | what |\n|---|---|---|",
    ]
    parts += [
        f"| [{r['name']}](#{r['name']}) | {len(rows[r['name']])} | {r['description']} |"
        for r in package["resources"]
    ]
    parts += ["\n## Known gaps\n", *(f"- {gap}" for gap in package.get("gaps", []))]
    parts += _coverage(rows)
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


def _coverage(rows: dict[str, list[Row]]) -> list[str]:
    """How much is recorded of each year and country."""
    return [
        "\n## Coverage\n",
        "What was published, found and coded, not what happened: attention grows and falls. A row counts in "
        "a year if its days lie wholly inside it; documents count in the year of publication.\n",
        *_by_year(rows),
        "",
        *_by_country(rows),
    ]


def _by_year(rows: dict[str, list[Row]]) -> list[str]:
    """Counts a year, from the first to the last that has one; years without any stand together."""
    counted = {
        "incidents": _years(rows["incidents"], "first_day", "last_day"),
        "claims": _years(rows["claims"], "first_day", "last_day"),
        "policies": _years(rows["policies"], "first_day", "last_day"),
        "sources": _years(rows["sources"], "published_first", "published_last"),
    }
    years = sorted({year for counts in counted.values() for year in counts})
    gaps = {later: _gap(year, later) for year, later in pairwise(years) if int(later) > int(year) + 1}
    nothing = [0] * len(counted)
    lines: list[tuple[str, list[int]]] = []
    for year in years:
        lines += [(gaps[year], nothing)] if year in gaps else []
        lines.append((year, [counts[year] for counts in counted.values()]))
    return _table(("year", *counted), lines)


def _gap(before: str, after: str) -> str:
    """Name the years between two others."""
    first, last = int(before) + 1, int(after) - 1
    return str(first) if first == last else f"{first}–{last}"


def _years(rows: list[Row], first: str, last: str) -> Counter[str]:
    spans = ((row.values.get(first, "")[:4], row.values.get(last, "")[:4]) for row in rows)
    return Counter(begin for begin, end in spans if begin and begin == end)


def _by_country(rows: dict[str, list[Row]]) -> list[str]:
    """Counts a country in which the people were."""
    incidents = Counter(row.values["country"] for row in rows["incidents"])
    claims = Counter(row.values["country"] for row in rows["claims"] if row.values["country"])
    sources = Counter(
        country
        for _, country in {(row.values["source_id"], row.values["country"]) for row in rows["claims"]}
        if country
    )
    order = sorted(claims | incidents, key=lambda code: (-claims[code], code))
    lines = [(code, [incidents[code], claims[code], sources[code]]) for code in order]
    return _table(("country", "incidents", "claims", "sources"), lines)


def _table(head: tuple[str, ...], lines: list[tuple[str, list[int]]]) -> list[str]:
    """A table in Markdown; where nothing counts, it is not recorded."""
    body = [
        f"| {first} | {' | '.join(str(n or 'not recorded') for n in counts)} |" for first, counts in lines
    ]
    return [f"| {' | '.join(head)} |", f"|{'---|' * len(head)}", *body]
