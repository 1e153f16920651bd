"""Whether each report is fresh, stale, failed, killed or missing."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from nkrefugees import io
from nkrefugees.errors import MissingFile, NkrefugeesError
from nkrefugees.reports import record
from nkrefugees.reports.find import find, folder, names
from nkrefugees.reports.slugs import DEFAULT

FRESH, STALE, MISSING = "fresh", "stale", "missing"


def status(to: str | Path | None = None) -> list[dict[str, Any]]:
    """Tell how each report stands.

    Parameters
    ----------
    to : str or Path, optional
        The folder of reports, ``./reports`` by default.

    Returns
    -------
    list of dict
        ``notebook``, ``run``, ``state`` (fresh, stale, failed, killed, missing) and ``why``; a report
        whose last attempt did not succeed is failed or killed, even where an older page stands.
    """
    target = Path("reports" if to is None else to)
    attempts = record.last_attempts(target)
    made = {(run["notebook"], run["run"]): run for run in record.runs(target)}
    bad = {key for key, attempt in attempts.items() if _is_bad(attempt)}
    wanted = {(name, DEFAULT) for name in _names()}
    known = {*made, *bad, *wanted}
    rows = [_row(key, made.get(key), attempts.get(key)) for key in known]
    return sorted(rows, key=record.order)


def _is_bad(attempt: dict[str, Any]) -> bool:
    """Whether an attempt did not succeed; one at a notebook that is gone is of no interest."""
    return attempt["state"] != "ok" and Path(attempt["path"]).is_file()


def _names() -> list[str]:
    try:
        return names()
    except MissingFile:
        return []


def _row(key: tuple[str, str], made: dict[str, Any] | None, attempt: dict[str, Any] | None) -> dict[str, Any]:
    row = {"notebook": key[0], "run": key[1]}
    if attempt and _is_bad(attempt):
        return row | {"state": attempt["state"], "why": attempt["error"]}
    if made is None:
        return row | {"state": MISSING, "why": ""}
    why = "; ".join(changes(made, _source(key[0], attempt)))
    return row | {"state": STALE if why else FRESH, "why": why}


def _source(notebook: str, attempt: dict[str, Any] | None) -> Path | None:
    """The notebook of a report: where the log has it, else the package's of that name."""
    if attempt:
        return Path(attempt["path"])
    try:
        return find(folder() / f"{notebook}.ipynb")
    except NkrefugeesError:
        return None


def changes(run: dict[str, Any], source: Path | None) -> list[str]:
    """Say what has changed since a run: the notebook, the package, the data."""
    found = []
    if source is not None and not source.is_file():
        found.append("the notebook is gone")
    elif source and record.digest(source.read_bytes()) != run["notebook_sha256"]:
        found.append("the notebook changed")
    if run["version"] != record.package_version():
        found.append(f"nkrefugees was {run['version']}, is {record.package_version()}")
    return found + _data_changes(run["data"])


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
