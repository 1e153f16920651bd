"""An executed notebook as one page that needs nothing but itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from nkrefugees.reports.artefacts import Artefact
from nkrefugees.reports.clean import INJECTED
from nkrefugees.site.look import environment

if TYPE_CHECKING:
    from nbformat import NotebookNode

_PICTURES = ("image/png", "image/jpeg")


def page(notebook: NotebookNode, run: dict[str, Any], files: list[Artefact]) -> str:
    """Write the page of a report.

    Parameters
    ----------
    notebook : NotebookNode
        An executed and cleaned notebook.
    run : dict
        The content of its ``run.json``.
    files : list of Artefact
        Its figures and tables; the page links to them.

    Returns
    -------
    str
        HTML: prose and outputs, no code, one ``h1``; no script, and nothing from elsewhere.
    """
    from nkrefugees.reports.prose import Prose

    prose = Prose()
    cells = [_cell(cell, prose, files) for cell in notebook.cells if _is_shown(cell)]
    template = environment().get_template("report.html")
    return template.render(run=run, cells=cells, has_title=any("<h1" in c["prose"] for c in cells))


def _is_shown(cell: NotebookNode) -> bool:
    """Prose with a word in it, and code with an output; not the parameters, which head the page."""
    if cell.cell_type == "code":
        return bool(cell.outputs) and INJECTED not in cell.metadata.get("tags", [])
    return cell.cell_type == "markdown" and bool(cell.source.strip())


def _cell(cell: NotebookNode, prose: Any, files: list[Artefact]) -> dict[str, Any]:
    if cell.cell_type == "markdown":
        return {"prose": prose(cell.source, cell.get("attachments")), "id": cell.id}
    outputs = [
        {**shown, "files": [f.path for f in files if (f.cell, f.output) == (cell.id, number)]}
        for number, output in enumerate(cell.outputs)
        if (shown := _output(output))
    ]
    return {"prose": "", "id": cell.id, "outputs": outputs}


def _output(output: NotebookNode) -> dict[str, Any]:
    """The kind and content in which an output is shown: the first that it has."""
    if output.output_type == "stream":
        return {"kind": output.name, "text": _ansi(output.text)}
    if output.output_type == "error":
        return {"kind": "stderr", "text": f"{output.ename}: {output.evalue}"}
    return _rich(output.data)


def _rich(data: dict[str, Any]) -> dict[str, Any]:
    from markupsafe import Markup

    from nkrefugees.reports.prose import Prose, self_contained

    whole = {kind: "".join(value) for kind, value in data.items() if not isinstance(value, dict)}
    for kind in ("text/html", "image/svg+xml"):
        if kind in whole and self_contained(whole[kind]):
            return {"kind": "html", "html": Markup(_without_prolog(whole[kind]))}
    if "text/markdown" in whole:
        return {"kind": "html", "html": Prose()(whole["text/markdown"])}
    for kind in _PICTURES:
        if kind in whole:
            source, alt = f"data:{kind};base64,{whole[kind].strip()}", whole.get("text/plain", "")
            return {"kind": "picture", "source": source, "alt": alt}
    return {"kind": "stdout", "text": _ansi(whole.get("text/plain", ""))}


def _without_prolog(text: str) -> str:
    """What is inline in HTML has no XML declaration and no document type."""
    start = text.find("<svg")
    return text[start:] if text.lstrip().startswith(("<?xml", "<!DOCTYPE")) and start > 0 else text


def _ansi(text: str) -> str:
    from nbconvert.filters.ansi import strip_ansi

    return str(strip_ansi(text)).rstrip("\n")  # type: ignore[no-untyped-call]
