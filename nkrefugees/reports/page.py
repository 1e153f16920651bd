"""An executed notebook as one page: prose and outputs, code behind a click, every number a link."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from nkrefugees.reports import about, csvtable
from nkrefugees.reports.artefacts import Artefact
from nkrefugees.reports.outputs import shown
from nkrefugees.reports.rested import READ, RESTS, Rested
from nkrefugees.reports.shortened import Shortened
from nkrefugees.site.look import environment

if TYPE_CHECKING:
    from nbformat import NotebookNode

ROOT = "../../"
_SHOWN = ("markdown", "code")
_ROOM = 390_000
_MOST = (2000, 1200, 900, 700, 550, 450, 350, 280, 220, 170, 130, 100, 70, 50, 30)
_BESIDE = 40
_NARROW = 4  # columns that a phone has room for
_TITLE = re.compile(r"<h1\b[^>]*>.*?</h1>\n?", re.DOTALL)
_HEADING = re.compile(r'<h([23]) id="([^"]+)">(.*?)</h\1>', re.DOTALL)
_WIDE = re.compile(r"<(?:table|svg|img|pre)\b")
_INLINE = re.compile(r'"data:[^"]*"')


def page(notebook: NotebookNode, run: dict[str, Any], files: list[Artefact]) -> str:
    """Write the page of a report.

    Parameters
    ----------
    notebook : NotebookNode
        An executed and cleaned notebook.
    run : dict
        The content of its ``run.json``.
    files : list of Artefact
        Its figures and tables; the page shows and links to them.

    Returns
    -------
    str
        HTML with one ``h1``, no script, and nothing from elsewhere. Of long tables as many rows as leave it
        below 400 kB, pictures inside it aside; all rows stand in the files.
    """
    found = cells(notebook, files)
    head = {
        "run": run,
        "cells": found,
        "choices": about.choices(notebook, run),
        "cited": about.citation(run),
        "bibliography": about.bibliography(files),
        "read": about.read(run),
        "news": about.new_in(run["data"]["release"]),
        "ids": {"read": READ, "rests": RESTS},
        "root": ROOT,
        "here": "",
    }
    written = ""
    for most in _MOST:
        written = _written(head, found, most)
        if len(_INLINE.sub("", written).encode()) <= _ROOM:
            break
    return written


def _written(head: dict[str, Any], cells: list[dict[str, Any]], most: int) -> str:
    """The page with so many rows of each table."""
    from markupsafe import Markup

    rested = Rested(ROOT)
    short = Shortened(most, "#cell-{cell}".format(**head["bibliography"]) if head["bibliography"] else "")
    beside = Shortened(min(most, _BESIDE), "")
    for output in (output for cell in cells for output in cell["outputs"]):
        csv = next((path for path in output["files"] if path.endswith(".csv")), "")
        if output["kind"] == "html":
            output["linked"] = Markup(rested(short(str(output["html"]), csv)))
            output["wide"] = bool(_WIDE.search(output["linked"]))
            output["broad"] = output["linked"].count('<th scope="col">') > _NARROW
        elif output["kind"] == "figure":
            rows = csvtable.table(output["rows"]) if output["rows"] else ""
            output["table"] = Markup(rested(beside(rows, csv)))
    template = environment().get_template("report.html")
    return template.render(head, sets=rested.sets(), contents=_contents(cells))


def cells(notebook: NotebookNode, files: list[Artefact]) -> list[dict[str, Any]]:
    """Say what each cell has for a reader, on the page or on paper: ``prose``, or ``outputs``, ``code``."""
    from nkrefugees.reports.prose import Prose

    prose = Prose()
    return [_cell(cell, prose, files) for cell in notebook.cells if cell.cell_type in _SHOWN]


def _cell(cell: NotebookNode, prose: Any, files: list[Artefact]) -> dict[str, Any]:
    from markupsafe import Markup

    if cell.cell_type == "markdown":
        html = prose(cell.source, cell.get("attachments"))
        return {"prose": Markup(_TITLE.sub("", html)), "id": cell.id, "code": "", "outputs": []}
    outputs = [
        shown(output, [f for f in files if (f.cell, f.output) == (cell.id, number)])
        for number, output in enumerate(cell.get("outputs", []))
    ]
    code = cell.source if cell.cell_type == "code" else ""
    return {"prose": "", "id": cell.id, "code": code, "outputs": outputs}


def _contents(cells: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The headings of the prose, each of the second level with those below it."""
    from markupsafe import Markup

    found: list[dict[str, Any]] = []
    for cell in cells:
        for level, name, text in _HEADING.findall(str(cell["prose"])):
            entry = {"id": name, "text": Markup(text).striptags(), "below": []}
            (found[-1]["below"] if level == "3" and found else found).append(entry)
    return found
