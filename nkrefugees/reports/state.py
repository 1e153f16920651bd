"""Whether each report is fresh, stale, failed, killed, timed out or missing."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any, TypeAlias

from nkrefugees.errors import NkrefugeesError
from nkrefugees.reports import locks, record, runs, tools
from nkrefugees.reports.age import Key, overdue
from nkrefugees.reports.changes import changes
from nkrefugees.reports.find import find, folder

FRESH, STALE, MISSING = "fresh", "stale", "missing"
STATES = (FRESH, STALE, "failed", "killed", "timed_out", MISSING)
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
        ``notebook``, ``run``, ``state`` and ``why``. A report whose last attempt did not succeed is failed
        (a cell raised an error), killed (its kernel or the engine died) or timed_out (it took longer than
        it was given); ``why`` says as well if the last good report stands, and of which data release.
        Fresh and stale are reports that stand since their last attempt.
        Missing are runs that `nkrefugees report` would make: see `nkrefugees.reports.plans`.
        Attempts are read from ``.nkrefugees/log.jsonl`` beside the folder.

    Raises
    ------
    BadValue
        If ``max_age`` is no number of days from 1.
    UnknownName, BadParameters
        If ``notebooks/reports.toml`` declares what cannot be run.
    """
    rows = standing(Path(record.REPORTS if to is None else to), runs.keys(), max_age)
    return [_in_words(row, row.pop("good")) for row in rows]


def standing(to: Path, wanted: Iterable[Key] = (), max_age: int | None = None) -> list[dict[str, Any]]:
    """Tell how each report stands that was made or tried, and which of those wanted are missing.

    ``good`` is the data release of the last good report where the last attempt did not succeed, else empty.
    """
    locks.restore(to)
    attempts = record.last_attempts(to)
    made = {(run["notebook"], run["run"]): run for run in record.runs(to)}
    bad = record.unsuccessful(to)
    known = {*made, *bad, *wanted}
    reasons = _with_age(_reasons(to, made, attempts), overdue(to, made, max_age))
    rows = [_row(key, reasons.get(key), bad.get(key), made.get(key)) for key in known]
    return sorted(rows, key=record.order)


def _reasons(to: Path, made: Runs, attempts: Runs) -> dict[Key, str]:
    """Why each report that stands is stale; empty for one that is fresh."""
    now = tools.used(to)
    return {
        key: "; ".join(changes(run, source(key[0], attempts.get(key)), to / key[0] / key[1], now))
        for key, run in made.items()
    }


def _with_age(reasons: dict[Key, str], late: dict[Key, str]) -> dict[Key, str]:
    """Reasons to be stale, age behind the others."""
    return {key: "; ".join(filter(None, [why, late.get(key, "")])) for key, why in reasons.items()}


def _row(key: Key, why: str | None, bad: dict[str, Any] | None, run: dict[str, Any] | None) -> dict[str, Any]:
    row = {"notebook": key[0], "run": key[1], "good": ""}
    if bad:
        good = str(run["data"]["release"]) if run else ""
        told = "; ".join(line.strip() for line in bad["error"].splitlines())
        return row | {"state": bad["state"], "why": told, "good": good}
    if why is None:
        return row | {"state": MISSING, "why": ""}
    return row | {"state": STALE if why else FRESH, "why": why}


def _in_words(row: dict[str, Any], good: str) -> dict[str, Any]:
    """A row that says what still stands."""
    if not good:
        return row
    return row | {"why": f"{row['why']}; last good stands, of data release {good}"}


def source(notebook: str, attempt: dict[str, Any] | None) -> Path | None:
    """Give the notebook of a report: where the log has it, else the package's of its name; or None."""
    if attempt:
        return Path(attempt["path"])
    try:
        return find(folder() / f"{notebook}.ipynb")
    except NkrefugeesError:
        return None
