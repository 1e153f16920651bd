"""A report as PDF: beside the page when the report is made, or of one that stands."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING, Any

from nkrefugees import io
from nkrefugees.errors import BadPage, ReportFailed
from nkrefugees.reports import stop
from nkrefugees.reports.page import cells
from nkrefugees.site.look import environment
from nkrefugees.site.paper import machine

if TYPE_CHECKING:
    from nbformat import NotebookNode

PDF = "report.pdf"


def html(notebook: NotebookNode, run: dict[str, Any]) -> str:
    """Write the page that is printed: a cover, contents, prose and outputs, no code."""
    template = environment().get_template("print.html")
    return template.render(run=run, cells=cells(notebook, []), citation=citation(run))


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
    try:
        return machine.pressed(html(notebook, run), run["key"], stop.check)
    except BadPage as error:
        told = "".join(f"\n  {fault}" for fault in error.faults)
        raise ReportFailed(run["notebook"], None, f"{PDF} cannot be made:{told}") from None


def citation(run: dict[str, Any]) -> str:
    """Say how to cite a report and the data that it was made from."""
    data = io.descriptor().get("title", "nkrefugees")
    release = run["data"]["release"]
    return (
        f"nkrefugees developers. {run['title']} Report {run['notebook']}, run {run['run']}, key {run['key'][:12]}; "
        f"nkrefugees {run['version']}. Made from: {data}. Release {release} [Data set]."
    )
