"""An executed notebook without what another run, machine or user would have otherwise."""

from __future__ import annotations

import os
import platform
import re
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from nbformat import NotebookNode

INJECTED = "injected-parameters"
_TIMINGS = ("papermill", "execution", "ExecuteTime")
_ADDRESS = re.compile(r"\b0x[0-9a-fA-F]{6,16}\b")
_CELL_FILE = re.compile(r"(?:/[^\s:'\"<>]*)?/ipykernel_\d+/\d+\.py")
_PATH = re.compile(r"(?<![\w.:/<>~…])(?:/[^\s/:'\"<>]+){2,}")
# Said on the first run of a machine alone.
_NOISE = re.compile(r"^.*Matplotlib (?:is building the font cache|created a temporary cache).*\n?", re.M)


def clean(notebook: NotebookNode, folder: Path) -> NotebookNode:
    """Make a notebook that has the same bytes whenever and wherever it ran.

    Parameters
    ----------
    notebook : NotebookNode
        An executed notebook; it is changed.
    folder : Path
        The temporary folder that it ran in, whose name goes.
    """
    scrub = _scrubber(folder)
    notebook.metadata = _metadata(notebook.metadata)
    for cell in notebook.cells:
        if INJECTED in cell.metadata.get("tags", []):
            cell.id = INJECTED
        for key in _TIMINGS:
            cell.metadata.pop(key, None)
        if cell.cell_type == "code":
            cell.outputs = [o for o in (_output(o, scrub) for o in cell.outputs) if o is not None]
    return notebook


def without_dots(notebook: NotebookNode) -> NotebookNode:
    """Leave a picture in dots to its file where the notebook has it in lines; the notebook is changed."""
    for cell in notebook.cells:
        for output in cell.get("outputs", []):
            if "image/svg+xml" in output.get("data", {}):
                output.data.pop("image/png", None)
    return notebook


def dumps(notebook: NotebookNode) -> str:
    """Write a notebook with sorted keys and a line feed at its end."""
    import nbformat

    text = str(nbformat.writes(notebook))  # type: ignore[no-untyped-call]
    return text.rstrip("\n") + "\n"


def _metadata(metadata: NotebookNode) -> NotebookNode:
    """What the author wrote, and of kernel and language the names."""
    for key in ("papermill", "widgets"):
        metadata.pop(key, None)
    spec = metadata.get("kernelspec", {})
    metadata["kernelspec"] = {
        "name": "python3",
        "display_name": spec.get("display_name", "Python 3"),
        "language": "python",
    }
    metadata["language_info"] = {"name": "python"}
    return metadata


def _output(output: NotebookNode, scrub: Callable[[str], str]) -> NotebookNode | None:
    if output.output_type != "stream":
        return _scrubbed(output, scrub)  # type: ignore[no-any-return]
    text = _NOISE.sub("", output.text)
    output.text = _basenames(scrub(text)) if output.name == "stderr" else scrub(text)
    return output if text else None


def _scrubbed(value: Any, scrub: Callable[[str], str], key: str = "") -> Any:
    """Every text of an output, but pictures in base64."""
    if isinstance(value, str):
        return value if key in ("image/png", "image/jpeg") else scrub(value)
    if isinstance(value, list):
        return [_scrubbed(item, scrub, key) for item in value]
    if isinstance(value, dict):
        for name in value:
            value[name] = _scrubbed(value[name], scrub, name)
    return value


def _basenames(text: str) -> str:
    """Warnings name files of this machine: keep the last part."""
    return _PATH.sub(lambda found: found[0].rsplit("/", 1)[1], text)


def _scrubber(folder: Path) -> Callable[[str], str]:
    """Make the function that takes addresses, folders and the name of the host out of a text."""
    rules = [(re.compile(re.escape(place) + r"(?![\w-])"), mark) for place, mark in _places(folder)]
    rules += [(_CELL_FILE, "<cell>"), (_ADDRESS, "0x…")]
    host = platform.node()
    # A host called "data" or "China" would take words out of the text.
    if len(host) > 3 and not host.isalpha():
        rules.append((re.compile(rf"(?<![\w.-]){re.escape(host)}(?![\w-])"), "<host>"))

    def scrub(text: str) -> str:
        for pattern, mark in rules:
            text = pattern.sub(mark, text)
        return text

    return scrub


def _places(folder: Path) -> list[tuple[str, str]]:
    """Folders of this machine and what stands for each, the deepest first."""
    checkout = Path(__file__).parents[2]
    named = [
        (folder / "work", "."),
        (folder, "<folder>"),
        (folder.parent, "<reports>"),
        (checkout, "<nkrefugees>"),
        (Path(sys.prefix), "<python>"),
        (Path(sys.base_prefix), "<python>"),
        (Path(os.environ.get("HOME", "/")), "~"),
    ]
    both = {str(form): mark for place, mark in reversed(named) for form in (place, place.resolve())}
    found = [(place, mark) for place, mark in both.items() if place.count("/") > 1 or mark == "~"]
    return sorted((f for f in found if len(f[0]) > 1), key=lambda f: (-len(f[0]), f[0]))
