"""What heads and ends the page of a report: its choices, how to cite it, what it read, what is new."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from nkrefugees import io
from nkrefugees.errors import NkrefugeesError
from nkrefugees.reports import parameters
from nkrefugees.reports.artefacts import Artefact
from nkrefugees.reports.news import changelog, news
from nkrefugees.site.addresses import address

if TYPE_CHECKING:
    from nbformat import NotebookNode

_BIBLIOGRAPHY = b"source_id,publisher,"
_LICENCE = "CC BY 4.0"
INCIDENT = "incident"  # the parameter that names one


def choices(notebook: NotebookNode, run: dict[str, Any]) -> list[dict[str, Any]]:
    """List the parameters of a run: ``name``, ``value``, ``meaning``; ``differs`` if not the default.

    A value that is an incident of the record has its ``page``, with ``href`` and ``title``.
    """
    declared = parameters.of_document(notebook, run["notebook"])
    titles = incidents()
    return [
        {
            "name": name,
            "value": value,
            "meaning": declared[name].meaning if name in declared else "",
            "differs": name in run["differing"],
            "page": _page(value, titles) if name == INCIDENT else None,
        }
        for name, value in run["parameters"].items()
    ]


def incidents() -> dict[str, str]:
    """Give the title of each incident, by its id; none where the data has no such table."""
    try:
        return dict(zip(io.column("incidents", "incident_id"), io.column("incidents", "title"), strict=True))
    except (NkrefugeesError, LookupError):
        return {}


def _page(value: object, titles: dict[str, str]) -> dict[str, str] | None:
    """Where an incident stands on the site, and its title."""
    name = str(value)
    return {"href": address("incident_id", name), "title": titles[name]} if name in titles else None


def citation(run: dict[str, Any]) -> dict[str, str]:
    """Say how to cite a report: as ``text`` and as ``bibtex``; no day is in it, the releases stand for it.

    Parameters
    ----------
    run : dict
        The content of its ``run.json``.
    """
    package = io.descriptor()
    who = ", ".join(c["title"] for c in package.get("contributors", []) if "title" in c)
    who = who or "nkrefugees developers"
    whole, release = package.get("title", package.get("name", "nkrefugees")), run["data"]["release"]
    place = f"{run['notebook']}/{run['run']}"
    text = (
        f"{who}. “{run['title']}” Report {place}, key {run['key'][:12]}. In: {whole}. "
        f"Data release {release}, nkrefugees {run['version']}. {_LICENCE}."
    )
    fields = {
        "title": f"{{{run['title']}}}",
        "author": f"{{{who}}}",
        "year": release.split(".")[0],
        "note": f"Report {place}, key {run['key'][:12]}, of: {whole}",
        "version": f"data {release}, nkrefugees {run['version']}",
    }
    body = ",\n".join(f"  {name} = {{{value}}}" for name, value in fields.items())
    return {"text": text, "bibtex": f"@misc{{nkrefugees-{run['notebook']}-{run['run']},\n{body}\n}}"}


def bibliography(files: list[Artefact]) -> dict[str, Any]:
    """Find the bibliography among the tables of a report: how many ``sources`` it has, and its ``cell``."""
    found = [file for file in files if file.content.startswith(_BIBLIOGRAPHY)]
    if not found:
        return {}
    most = max(found, key=lambda file: file.content.count(b"\n"))
    return {"sources": most.content.count(b"\n") - 1, "cell": most.cell}


def read(run: dict[str, Any]) -> list[dict[str, Any]]:
    """List what a run read, each selection of a table once: ``table``, ``chosen`` by what, ``rows``.

    What was looked up by ids stands in one line for each table and column, with the number of ids.
    """
    found: dict[tuple[str, str], int] = {}
    ids: dict[tuple[str, str], set[str]] = {}
    for call in run["data"]["read"]:
        table, where = str(call["table"]), call.get("where", {})
        for column, names in where.items():
            ids.setdefault((table, f"looked up by {column}"), set()).update(names)
        if not where:
            key = (table, _chosen(call.get("filters", {})))
            found[key] = max(found.get(key, 0), int(call["rows"]))
    found |= {key: len(names) for key, names in ids.items() if names}
    return [{"table": key[0], "chosen": key[1], "rows": found[key]} for key in sorted(found)]


def _chosen(filters: dict[str, Any]) -> str:
    """By what rows were chosen, in words."""
    return "; ".join(f"{name}: {_few(value)}" for name, value in sorted(filters.items())) or "all rows"


def _few(value: Any) -> str:
    """A value; of many only how many."""
    if isinstance(value, list):
        return ", ".join(map(str, value)) if len(value) <= 6 else f"one of {len(value)}"
    return str(value)


def new_in(release: str) -> list[str]:
    """List what the release of the data brought."""
    return news(release, changelog())
