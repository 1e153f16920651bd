"""Figures and tables of an executed notebook, as files."""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from nbformat import NotebookNode

SVG, PNG, CSV = "image/svg+xml", "image/png", "text/csv"
_ENDINGS = {SVG: ".svg", PNG: ".png", CSV: ".csv"}


class Artefact(NamedTuple):
    """One file, and the output that it comes from: the id of the cell, the place in it."""

    cell: str
    output: int
    path: str
    content: bytes

    @property
    def ending(self) -> str:
        """What the name ends in, as in ``.svg``."""
        return "." + self.path.rpartition(".")[2]


def artefacts(notebook: NotebookNode) -> list[Artefact]:
    """List the figures and tables that the outputs carry.

    Returns
    -------
    list of Artefact
        ``figures/<cell>.svg``, with the same in dots and its rows beside it as ``.png`` and ``.csv``, and
        ``tables/<cell>.csv``; a cell's further ones end in -2, -3, …
    """
    found: list[Artefact] = []
    for cell in notebook.cells:
        for number, output in enumerate(cell.get("outputs", [])):
            contents = _contents(output.get("data", {}))
            stem = _free(cell.id, contents, {a.path for a in found})
            found += [Artefact(cell.id, number, f"{stem}{end}", made) for end, made in contents.items()]
    return sorted(found, key=lambda a: a.path)


def _contents(data: dict[str, Any]) -> dict[str, bytes]:
    """The files of an output by their ending; dots alone, without lines, are no file."""
    kinds = (SVG, PNG, CSV) if SVG in data else (CSV,)
    return {_ENDINGS[kind]: _content(kind, data[kind]) for kind in kinds if kind in data}


def _free(cell: str, contents: dict[str, bytes], taken: set[str]) -> str:
    """The first name of a cell that no other output has."""
    folder = "figures" if ".svg" in contents else "tables"
    number, stem = 1, f"{folder}/{cell}"
    while any(f"{stem}{ending}" in taken for ending in _ENDINGS.values()):
        number += 1
        stem = f"{folder}/{cell}-{number}"
    return stem


def _content(kind: str, value: str | list[str]) -> bytes:
    text = "".join(value)
    if kind == PNG:
        return base64.b64decode(text)
    return (text if text.endswith("\n") else text + "\n").encode()
