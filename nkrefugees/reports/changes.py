"""What has changed since a report was made, in words."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from nkrefugees import io
from nkrefugees.errors import MissingFile, NkrefugeesError
from nkrefugees.reports import record, tools
from nkrefugees.reports.document import fingerprint_of
from nkrefugees.reports.versions import Folders


def changes(run: dict[str, Any], source: Path | None, folder: Path, now: dict[str, Any]) -> list[str]:
    """Say what has changed since a run.

    Parameters
    ----------
    run : dict
        The content of its ``run.json``.
    source : Path or None
        Its notebook, if known.
    folder : Path
        Where its report stands.
    now : dict
        What `nkrefugees.reports.tools.used` gives.

    Returns
    -------
    list of str
        Reasons: of the notebook, of what it was made with, of the data, of the report's own files.
    """
    found = []
    if source is not None and not source.is_file():
        found.append("the notebook is gone")
    elif source and _fingerprint(source) != run["notebook_sha256"]:
        found.append("the notebook changed")
    data = _data_changes(run["data"], Folders(folder.parents[1]))
    return found + tools.differences(run, now) + data + _faults(run["files"], folder)


def _fingerprint(source: Path) -> str:
    """What counts of a notebook; empty if it is none any more."""
    try:
        return fingerprint_of(source)
    except NkrefugeesError:
        return ""


def _faults(files: dict[str, str], folder: Path) -> list[str]:
    """The files of a report that are not there, or not as they were written."""
    found = {path: _digest(folder / path) for path in sorted(files)}
    wrong = [path for path, sha256 in found.items() if sha256 != files[path]]
    return tools.some([f"{path}: {'changed' if found[path] else 'missing'}" for path in wrong], "files")


def _digest(path: Path) -> str:
    """SHA-256 of a file; empty if it cannot be read."""
    try:
        return record.digest(path.read_bytes())
    except OSError:
        return ""


def _data_changes(data: dict[str, Any], kept: Folders) -> list[str]:
    """Files first: only if one is another are the calls made again, for which pandas must be there."""
    try:
        release, files = io.release(), io.files()
    except MissingFile:
        return ["the data is gone"]
    found = [] if release == data["release"] else [f"data release was {data['release']}, is {release}"]
    if files == data.get("files"):
        return found
    from nkrefugees.reports.reads import moved

    return moved(data, kept) + found
