"""What has changed since a report was made, in words."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from nkrefugees import io
from nkrefugees.errors import MissingFile
from nkrefugees.reports import record, tools


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
    elif source and record.digest(source.read_bytes()) != run["notebook_sha256"]:
        found.append("the notebook changed")
    return found + tools.differences(run, now) + _data_changes(run["data"]) + _faults(run["files"], folder)


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


def _data_changes(data: dict[str, Any]) -> list[str]:
    try:
        release = io.release()
    except MissingFile:
        return ["the data is gone"]
    tables = [table for table, was in data["files"].items() if record.file_digest(table) != was]
    found = [f"{', '.join(tables)} changed"] if tables else []
    if release != data["release"]:
        found.append(f"data release was {data['release']}, is {release}")
    return found
