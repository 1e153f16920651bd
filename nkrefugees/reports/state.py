"""Whether each report is fresh, stale, failed, killed or missing."""

from __future__ import annotations

from pathlib import Path
from typing import Any, TypeAlias

from nkrefugees import io
from nkrefugees.errors import MissingFile, NkrefugeesError
from nkrefugees.reports import record, tools
from nkrefugees.reports.age import Key, overdue
from nkrefugees.reports.find import find, folder, names
from nkrefugees.reports.slugs import DEFAULT

FRESH, STALE, MISSING = "fresh", "stale", "missing"
STATES = (FRESH, STALE, "failed", "killed", MISSING)
Runs: TypeAlias = dict[Key, dict[str, Any]]


def status(to: str | Path | None = None, max_age: int | None = None) -> list[dict[str, Any]]:
    """Tell how each report stands.

    Parameters
    ----------
    to : str or Path, optional
        The folder of reports, ``./reports`` by default.
    max_age : int, optional
        Days; a report whose last good attempt is longer ago is stale as well.

    Returns
    -------
    list of dict
        ``notebook``, ``run``, ``state`` (fresh, stale, failed, killed, missing) and ``why``; a report
        whose last attempt did not succeed is failed or killed, even where an older page stands.
        Attempts are read from ``.nkrefugees/log.jsonl`` beside the folder.

    Raises
    ------
    BadValue
        If ``max_age`` is no number of days from 1.
    """
    target = Path(record.REPORTS if to is None else to)
    attempts = record.last_attempts(target)
    made = {(run["notebook"], run["run"]): run for run in record.runs(target)}
    bad = {key for key, attempt in attempts.items() if _is_bad(attempt)}
    wanted = {(name, DEFAULT) for name in _names()}
    known = {*made, *bad, *wanted}
    reasons = _with_age(_reasons(target, made, attempts), overdue(target, made, max_age))
    rows = [_row(key, reasons.get(key), attempts.get(key)) for key in known]
    return sorted(rows, key=record.order)


def _reasons(to: Path, made: Runs, attempts: Runs) -> dict[Key, str]:
    """Why each report that stands is stale; empty for one that is fresh."""
    now = tools.used()
    return {
        key: "; ".join(changes(run, _source(key[0], attempts.get(key)), to / key[0] / key[1], now))
        for key, run in made.items()
    }


def _with_age(reasons: dict[Key, str], late: dict[Key, str]) -> dict[Key, str]:
    """Reasons to be stale, age behind the others."""
    return {key: "; ".join(filter(None, [why, late.get(key, "")])) for key, why in reasons.items()}


def _is_bad(attempt: dict[str, Any]) -> bool:
    """Whether an attempt did not succeed; one at a notebook that is gone is of no interest."""
    return attempt["state"] != "ok" and Path(attempt["path"]).is_file()


def _names() -> list[str]:
    try:
        return names()
    except MissingFile:
        return []


def _row(key: Key, why: str | None, attempt: dict[str, Any] | None) -> dict[str, Any]:
    row = {"notebook": key[0], "run": key[1]}
    if attempt and _is_bad(attempt):
        lines = attempt["error"].splitlines()
        return row | {"state": attempt["state"], "why": "; ".join(line.strip() for line in lines)}
    if why is None:
        return row | {"state": MISSING, "why": ""}
    return row | {"state": STALE if why else FRESH, "why": why}


def _source(notebook: str, attempt: dict[str, Any] | None) -> Path | None:
    """The notebook of a report: where the log has it, else the package's of that name."""
    if attempt:
        return Path(attempt["path"])
    try:
        return find(folder() / f"{notebook}.ipynb")
    except NkrefugeesError:
        return None


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
