"""A working copy of files: renewed where its user changed nothing, left alone where they did.

What was put into the copy is noted there by its digest. Of a notebook the cells count, as they were written;
that it was run does not.
"""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from nkrefugees.reports.find import SUFFIX
from nkrefugees.reports.locks import write_over

NOTES = ".nkrefugees.json"


class Renewed(NamedTuple):
    """The names of the files that were renewed, and of those that are the user's while ours are newer."""

    renewed: list[str]
    kept: list[str]


def renew(copy: Path, files: Mapping[str, Path], parts: Mapping[str, str] | None = None) -> Renewed:
    """Bring files into a working copy.

    Parameters
    ----------
    copy : Path
        Its folder, made if it is not there.
    files : mapping of str to Path
        The file for each path in the copy, with ``/`` between its parts.
    parts : mapping of str to str, optional
        For a folder of the copy, the digest of what its files were made from; see `is_made_of`.

    Returns
    -------
    Renewed
        A file that was not there is put there, and is in neither list.
    """
    copy.mkdir(parents=True, exist_ok=True)
    notes = _noted(copy)
    states = {name: _state(copy / name, notes.get(name), path) for name, path in sorted(files.items())}
    for name, state in states.items():
        if state in ("missing", "old"):
            _put(files[name], copy / name)
        if state in ("missing", "old", "same"):
            notes[name] = digest(files[name])
    notes |= {f"{folder}/": made_from for folder, made_from in (parts or {}).items()}
    write_over(copy / NOTES, json.dumps(notes, indent=1, sort_keys=True) + "\n")
    return Renewed(*([name for name, state in states.items() if state == s] for s in ("old", "changed")))


def is_made_of(copy: Path, folder: str, made_from: str) -> bool:
    """Whether a folder of the copy has all its files, made from what has this digest."""
    notes = _noted(copy)
    files = [name for name in notes if name.startswith(f"{folder}/") and not name.endswith("/")]
    return notes.get(f"{folder}/") == made_from and all((copy / name).exists() for name in files)


def _state(there: Path, noted: str | None, ours: Path) -> str:
    """How a file of the copy stands to ours: missing, same, old, changed while ours is newer, or theirs."""
    if not there.exists():
        return "missing"
    found, new = digest(there), digest(ours)
    if found == new:
        return "same"
    if found == noted:
        return "old"
    return "theirs" if noted == new else "changed"


def digest(path: Path) -> str:
    """SHA-256 of what somebody wrote in a file: of a notebook its cells without outputs, else all of it."""
    content = path.read_bytes()
    if path.suffix == SUFFIX:
        with suppress(ValueError, TypeError, KeyError, AttributeError):
            content = json.dumps([_written(cell) for cell in json.loads(content)["cells"]]).encode()
    return hashlib.sha256(content).hexdigest()


def _written(cell: dict[str, object]) -> list[object]:
    """What somebody wrote in a cell; a source of lines is one text."""
    source = cell.get("source", "")
    text = "".join(source) if isinstance(source, list) else source
    metadata = cell.get("metadata", {})
    tags = metadata.get("tags", []) if isinstance(metadata, dict) else []
    return [cell.get("cell_type"), text, tags, cell.get("attachments")]


def _noted(copy: Path) -> dict[str, str]:
    """What was put into the copy; nothing, if that cannot be read: then all that differs is the user's."""
    try:
        found = json.loads((copy / NOTES).read_bytes())
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def _put(file: Path, to: Path) -> None:
    to.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(file, to)
