"""Figures and tables of an executed notebook, as files."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from nbformat import NotebookNode

KINDS = {"image/svg+xml": ("figures", ".svg"), "text/csv": ("tables", ".csv")}


class Artefact(NamedTuple):
    """One file, and the output that it comes from: the id of the cell, the place in it."""

    cell: str
    output: int
    path: str
    text: str


def artefacts(notebook: NotebookNode) -> list[Artefact]:
    """List the figures and tables that the outputs carry.

    Returns
    -------
    list of Artefact
        ``figures/<cell>.svg`` and ``tables/<cell>.csv``; a cell's further ones end in -2, -3, …
    """
    found: list[Artefact] = []
    for cell in notebook.cells:
        for number, output in enumerate(cell.get("outputs", [])):
            data = output.get("data", {})
            for kind in KINDS.keys() & data.keys():
                path = _free(cell.id, kind, {a.path for a in found})
                found.append(Artefact(cell.id, number, path, _text(data[kind])))
    return sorted(found, key=lambda a: a.path)


def _free(cell: str, kind: str, taken: set[str]) -> str:
    """The first path of a cell that no other output has."""
    folder, ending = KINDS[kind]
    number, path = 1, f"{folder}/{cell}{ending}"
    while path in taken:
        number += 1
        path = f"{folder}/{cell}-{number}{ending}"
    return path


def _text(value: str | list[str]) -> str:
    text = "".join(value)
    return text if text.endswith("\n") else text + "\n"
