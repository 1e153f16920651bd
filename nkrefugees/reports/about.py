"""What heads and ends the page of a report: its choices, how to cite it, what it read, what is new."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from nkrefugees import io
from nkrefugees.reports import parameters
from nkrefugees.reports.artefacts import Artefact
from nkrefugees.reports.news import changelog, news

if TYPE_CHECKING:
    from nbformat import NotebookNode

_BIBLIOGRAPHY = b"source_id,publisher,"
_LICENCE = "CC BY 4.0"


def choices(notebook: NotebookNode, run: dict[str, Any]) -> list[dict[str, Any]]:
    """List the parameters of a run: ``name``, ``value``, ``meaning``, and whether it ``differs`` from the default."""
    declared = parameters.of_document(notebook, run["notebook"])
    return [
        {
            "name": name,
            "value": value,
            "meaning": declared[name].meaning if name in declared else "",
            "differs": name in run["differing"],
        }
        for name, value in run["parameters"].items()
    ]


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
    """List what a run read, each selection of a table once: ``table``, ``chosen`` by what, ``rows``."""
    found: dict[tuple[str, str], int] = {}
    for call in run["data"]["read"]:
        key = (str(call["table"]), _chosen(call))
        found[key] = max(found.get(key, 0), int(call["rows"]))
    return [
        {"table": table, "chosen": chosen, "rows": rows} for (table, chosen), rows in sorted(found.items())
    ]


def _chosen(call: dict[str, Any]) -> str:
    """By what rows were chosen, in words; of many ids only how many."""
    filters = [f"{name}: {_few(value)}" for name, value in sorted(call.get("filters", {}).items())]
    where = [f"{name}: {_few(value)}" for name, value in sorted(call.get("where", {}).items())]
    return "; ".join([*filters, *where]) or "all rows"


def _few(value: Any) -> str:
    if isinstance(value, list):
        return ", ".join(map(str, value)) if 0 < len(value) <= 3 else f"one of {len(value)}"
    return str(value)


def new_in(release: str) -> list[str]:
    """List what the release of the data brought."""
    return news(release, changelog())
