"""A report as PDF: made with the report, or added to one that stands."""

from __future__ import annotations

import base64
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

from nkrefugees.errors import BadPage, ReportFailed
from nkrefugees.reports import disk, record, stop
from nkrefugees.reports.artefacts import Artefact, artefacts
from nkrefugees.reports.locks import locked, scratch
from nkrefugees.reports.parameters import of_document
from nkrefugees.reports.swap import swap
from nkrefugees.site.look import environment

if TYPE_CHECKING:
    from nbformat import NotebookNode

PDF = "report.pdf"
MadeWith: TypeAlias = dict[str, str]


def made_with() -> MadeWith:
    """Name what PDFs are made with here; see `nkrefugees.site.paper.machine.made_with`."""
    from nkrefugees.site.paper import machine

    return machine.made_with()


def lacking(run: dict[str, Any], wanted: MadeWith) -> str:
    """Say why a report that stands needs a PDF made; empty if it has one that was made so.

    Examples
    --------
    >>> run = {"files": {"report.pdf": "0"}, "pdf": {"weasyprint": "70.0"}}
    >>> lacking(run, {"weasyprint": "70.1"}), lacking(run, {"weasyprint": "70.0"}), lacking({}, {})
    ('weasyprint 70.0 -> 70.1', '', 'it has none')
    """
    if PDF not in run.get("files", {}):
        return "it has none"
    return "; ".join(differences(run.get("pdf", {}), wanted))


def differences(was: MadeWith, now: MadeWith) -> list[str]:
    """Say with what a PDF was made that is otherwise now."""
    names = sorted(name for name in {*was, *now} if was.get(name) != now.get(name))
    return [
        "other fonts" if name == "fonts" else f"{name} {was.get(name, 'none')} -> {now.get(name, 'none')}"
        for name in names
    ]


def html(notebook: NotebookNode, run: dict[str, Any]) -> str:
    """Write the page that is printed: a cover, contents, prose and outputs, no code."""
    from nkrefugees.reports import about
    from nkrefugees.reports.page import cells

    files = artefacts(notebook)
    found = cells(notebook, files)
    for output in (output for cell in found for output in cell["outputs"]):
        if output["kind"] == "figure":
            output["source"] = _inline(files, output["source"])
    head = {"run": run, "cells": found, "choices": about.choices(notebook, run)}
    return environment().get_template("print.html").render(head, citation=about.citation(run)["text"])


def _inline(files: list[Artefact], path: str) -> str:
    """A drawing as an address that holds it."""
    content = next(file.content for file in files if file.path == path)
    return f"data:image/svg+xml;base64,{base64.b64encode(content).decode()}"


def pdf(notebook: NotebookNode, run: dict[str, Any]) -> bytes:
    """Print a report.

    Parameters
    ----------
    notebook : NotebookNode
        An executed and cleaned notebook.
    run : dict
        The content of its ``run.json``.

    Returns
    -------
    bytes
        PDF/UA-1.

    Raises
    ------
    ReportFailed
        If it cannot be printed as it is: it has a letter that no font has, or a figure without a text.
    MissingLibrary, MissingPackages
        If nothing can be printed here.
    """
    from nkrefugees.site.paper import machine

    try:
        return machine.pressed(html(notebook, run), run["key"], stop.check)
    except BadPage as error:
        told = "".join(f"\n  {fault}" for fault in error.faults)
        raise ReportFailed(run["notebook"], None, f"{PDF} cannot be made:{told}") from None


def _in_order(run: dict[str, Any], notebook: NotebookNode) -> dict[str, Any]:
    """What ``run.json`` says, with the parameters as the notebook has them, not by name."""
    names = [*of_document(notebook, run["notebook"])]
    found = sorted(run["parameters"].items(), key=lambda item: names.index(item[0]))
    return run | {"parameters": dict(found)}


def add(to: Path, folder: Path, with_what: MadeWith) -> Path:
    """Add a PDF to a report that stands, from its own files; its notebook does not run.

    Parameters
    ----------
    to, folder : Path
        The folder of reports, and that of the report.
    with_what : dict
        What `made_with` gives; it is noted in ``run.json``. The log, which is of notebooks that ran, is left.
    """
    import nbformat

    from nkrefugees.reports.page import page

    with locked(to, folder.relative_to(to).as_posix()), scratch(to) as place:
        notebook = nbformat.read(folder / record.NOTEBOOK, 4)  # type: ignore[no-untyped-call]
        run = _in_order(record.load(folder / record.RUN) | {"pdf": with_what}, notebook)
        contents = {path: (folder / path).read_bytes() for path in run["files"] if path != PDF}
        contents[record.PAGE] = page(notebook, run, artefacts(notebook)).encode()
        try:
            contents[PDF] = pdf(notebook, run)
        except ReportFailed as failure:
            failure.run = folder.name
            raise
        disk.fill(place / "report", contents, run)
        swap(place, folder)
    return folder
