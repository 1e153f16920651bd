"""The outputs of a cell as a page shows them: of the forms that each has, the first that can be shown."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from nkrefugees.reports.artefacts import Artefact
from nkrefugees.reports.described import alt

if TYPE_CHECKING:
    from nbformat import NotebookNode

_PICTURES = ("image/png", "image/jpeg")


def shown(output: NotebookNode, files: list[Artefact]) -> dict[str, Any]:
    """Give the kind and content in which an output is shown.

    Parameters
    ----------
    output : NotebookNode
        An output of a cell.
    files : list of Artefact
        The files that come from it.

    Returns
    -------
    dict
        ``kind`` is ``figure`` (with ``source``, ``alt``, ``size``, ``rows`` as CSV), ``html``, ``picture``,
        or the name of a stream; ``files`` are the paths to download.
    """
    paths = {"files": [file.path for file in files]}
    if output.output_type == "stream":
        return {"kind": output.name, "text": _ansi(output.text), **paths}
    if output.output_type == "error":
        return {"kind": "stderr", "text": f"{output.ename}: {output.evalue}", **paths}
    drawing = next((file for file in files if file.ending == ".svg"), None)
    return (_figure(output, drawing, files) if drawing else _rich(output)) | paths


def _figure(output: NotebookNode, drawing: Artefact, files: list[Artefact]) -> dict[str, Any]:
    rows = next((file.content.decode() for file in files if file.ending == ".csv"), "")
    size = _size(drawing.content.decode())
    return {"kind": "figure", "source": drawing.path, "alt": alt(output), "size": size, "rows": rows}


def _size(svg: str) -> tuple[int, int] | None:
    """Width and height on a screen, where the drawing says it in points."""
    tag = svg[svg.find("<svg") : svg.find(">", svg.find("<svg"))]
    found = [re.search(rf'\b{side}="([\d.]+)pt"', tag) for side in ("width", "height")]
    width, height = (round(float(side[1]) * 4 / 3) if side else 0 for side in found)
    return (width, height) if width and height else None


def _rich(output: NotebookNode) -> dict[str, Any]:
    from markupsafe import Markup

    from nkrefugees.reports.prose import Prose, self_contained

    whole = {kind: "".join(value) for kind, value in output.data.items() if not isinstance(value, dict)}
    for kind in ("text/html", "image/svg+xml"):
        if kind in whole and self_contained(whole[kind]):
            return {"kind": "html", "html": Markup(_without_prolog(whole[kind]))}
    if "text/markdown" in whole:
        return {"kind": "html", "html": Prose()(whole["text/markdown"])}
    for kind in _PICTURES:
        if kind in whole:
            return {
                "kind": "picture",
                "source": f"data:{kind};base64,{whole[kind].strip()}",
                "alt": alt(output),
            }
    return {"kind": "stdout", "text": _ansi(whole.get("text/plain", ""))}


def _without_prolog(text: str) -> str:
    """What is inline in HTML has no XML declaration and no document type."""
    start = text.find("<svg")
    return text[start:] if text.lstrip().startswith(("<?xml", "<!DOCTYPE")) and start > 0 else text


def _ansi(text: str) -> str:
    from nbconvert.filters.ansi import strip_ansi

    return str(strip_ansi(text)).rstrip("\n")  # type: ignore[no-untyped-call]
