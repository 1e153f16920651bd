"""Notebooks as files: read without a kernel, with ids that every run gives again."""

from __future__ import annotations

import ast
import hashlib
import json
import re
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeAlias

from nkrefugees.errors import BadValue, MissingFile

Document: TypeAlias = dict[str, Any]
Cell: TypeAlias = dict[str, Any]

_ID = re.compile(r"[A-Za-z0-9_-]{1,64}")
_FENCE = re.compile(r"^(```|~~~).*?^\1\s*$", re.MULTILINE | re.DOTALL)
_HEADING = re.compile(r"^(#{1,6})[ \t]+(.+?)[ \t#]*$", re.MULTILINE)


ACTING = ("parameters", "raises-exception", "skip-execution")


def fingerprint(document: Document) -> str:
    """SHA-256 of what a report is made from: code as Python reads it, prose, and ids, which name its files.

    A comment, the layout of code, an output, or a tag that changes no run does not count.

    Examples
    --------
    >>> cell = {"cell_type": "code", "id": "a", "metadata": {}, "source": "x = 1"}
    >>> noted = cell | {"source": "x=1  # one", "metadata": {"tags": ["noted"]}}
    >>> fingerprint({"cells": [cell]}) == fingerprint({"cells": [noted]})
    True
    """
    parts = [[cell["cell_type"], cell["id"], _acting(cell), _essence(cell)] for cell in document["cells"]]
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()


def _acting(cell: Cell) -> list[str]:
    return sorted(set(ACTING) & set(cell["metadata"].get("tags", [])))


def _essence(cell: Cell) -> str:
    """Code without comments and layout; prose, and code that is not plain Python, as it stands."""
    if cell["cell_type"] != "code":
        return str(cell["source"])
    try:
        return ast.dump(ast.parse(cell["source"]))
    except (SyntaxError, ValueError):
        return str(cell["source"])


def read(path: Path) -> Document:
    """Read a notebook and fill in what its cells lack.

    Parameters
    ----------
    path : Path
        A file of notebook format 4.

    Returns
    -------
    dict
        The notebook; each cell has ``id``, ``source`` (one text), ``metadata`` and no outputs. It may be
        handed out again, and is not to be changed.

    Raises
    ------
    MissingFile
        If there is no such file.
    BadValue
        If the file is no notebook.
    """
    if not path.is_file():
        raise MissingFile(path, "give the name of a notebook or the path of an .ipynb file")
    return _read(*_stamp(path))


def fingerprint_of(path: Path) -> str:
    """Give the `fingerprint` of a file; it raises what `read` does."""
    read(path)
    return _fingerprint_of(*_stamp(path))


def _stamp(path: Path) -> tuple[Path, int, int]:
    status = path.stat()
    return path, status.st_mtime_ns, status.st_size


@lru_cache(maxsize=64)
def _fingerprint_of(path: Path, time: int, size: int) -> str:
    return fingerprint(_read(path, time, size))


@lru_cache(maxsize=64)
def _read(path: Path, _time: int, _size: int) -> Document:
    try:
        content = json.loads(path.read_bytes())
    except (ValueError, OSError) as error:
        raise BadValue("notebook", str(path), f"it cannot be read as JSON: {error}") from None
    is_whole = isinstance(content, dict) and isinstance(content.get("metadata", {}), dict)
    cells = content.get("cells") if is_whole else None
    if not isinstance(cells, list) or content.get("nbformat") != 4:
        raise BadValue("notebook", str(path), "it must be of notebook format 4")
    if wrong := [str(number) for number, cell in enumerate(cells, start=1) if not _is_cell(cell)]:
        raise BadValue("notebook", str(path), f"not of notebook format 4: cell {', '.join(wrong)}")
    taken: set[str] = set()
    filled = [_whole(cell, number, taken) for number, cell in enumerate(cells, start=1)]
    return {"metadata": {}, **content, "cells": filled, "nbformat_minor": 5}


def _is_cell(cell: Any) -> bool:
    """Whether a cell has a source of text, and metadata whose tags are a list."""
    if not isinstance(cell, dict) or not isinstance(cell.get("metadata", {}), dict):
        return False
    source, tags = cell.get("source", ""), cell.get("metadata", {}).get("tags", [])
    lines = [source] if isinstance(source, str) else source
    return isinstance(tags, list) and isinstance(lines, list) and all(isinstance(x, str) for x in lines)


def _whole(cell: Cell, number: int, taken: set[str]) -> Cell:
    """A cell with every key of the format, and an id that no other cell has."""
    name = str(cell.get("id", ""))
    if not _ID.fullmatch(name) or name in taken:
        name = f"cell-{number}"
    taken.add(name)
    source = "".join(cell.get("source", ""))
    kind = cell.get("cell_type", "raw")
    whole = {**cell, "id": name, "cell_type": kind, "source": source}
    whole["metadata"] = dict(cell.get("metadata", {}))
    return whole | ({"outputs": [], "execution_count": None} if kind == "code" else {})


def tagged(document: Document, tag: str) -> list[Cell]:
    """List the code cells that carry a tag."""
    return [c for c in code(document) if tag in c["metadata"].get("tags", [])]


def code(document: Document) -> list[Cell]:
    """List the code cells."""
    return [c for c in document["cells"] if c["cell_type"] == "code"]


def title(document: Document, otherwise: str) -> str:
    """Find the first heading of level one, as plain text."""
    found = (h for cell in document["cells"] for h in _headings(cell) if h[0] == 1)
    return next((text for _, text in found), otherwise)


def heading_above(document: Document, index: int) -> str | None:
    """Find the last heading that stands above a cell."""
    above = [text for cell in document["cells"][:index] for _, text in _headings(cell)]
    return above[-1] if above else None


def _headings(cell: Cell) -> list[tuple[int, str]]:
    """Level and plain text of each heading of a cell of prose."""
    if cell["cell_type"] != "markdown":
        return []
    prose = _FENCE.sub("", cell["source"])
    return [(len(m[1]), re.sub(r"[*`]", "", m[2]).strip()) for m in _HEADING.finditer(prose)]
