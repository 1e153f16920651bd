"""How all reports stand, as a verdict in a file: Markdown for people, JSON for programs."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from nkrefugees import io
from nkrefugees.errors import BadValue, MissingFile, NkrefugeesError
from nkrefugees.reports import record
from nkrefugees.reports.age import in_days
from nkrefugees.reports.locks import write_over
from nkrefugees.reports.state import FRESH, STATES, status

_SHOWN = ("notebook", "run", "state", "why")
_COLUMNS = tuple(name.capitalize() for name in _SHOWN)


def place(file: str | Path) -> Path:
    """Say whether a verdict can be written to a file, before anything is done.

    Raises
    ------
    BadValue
        If it does not end in ``.md`` or ``.json``, or is a folder.

    Examples
    --------
    >>> place("out/verdict.json").name
    'verdict.json'
    """
    path = Path(file)
    if path.suffix not in FORMATS:
        raise BadValue("summary", str(file), f"the file must end in {' or '.join(FORMATS)}")
    if path.is_dir():
        raise BadValue("summary", str(file), "it is a folder; give a file")
    return path


def verdict(rows: list[dict[str, Any]], max_age: int | None = None) -> dict[str, Any]:
    """Sum up how reports stand.

    Parameters
    ----------
    rows : list of dict
        What `nkrefugees.reports.status` gives.
    max_age : int, optional
        The promise that they were held to, in days.

    Returns
    -------
    dict
        ``fresh``, whether all are (no reports are not); ``counts`` by state; ``reports``; ``release`` of
        the data, None where there is none; ``max_age``. There is no clock in it: what stands the same
        reads the same.

    Examples
    --------
    >>> rows = [{"notebook": "02-waves", "run": "default", "state": "missing", "why": ""}]
    >>> found = verdict(rows)
    >>> found["fresh"], found["counts"]["missing"]
    (False, 1)
    """
    counts = {state: sum(row["state"] == state for row in rows) for state in STATES}
    return {
        "fresh": all_fresh(rows),
        "counts": counts,
        "reports": [{name: row[name] for name in _SHOWN} for row in rows],
        "release": _release(),
        "max_age": max_age,
    }


def all_fresh(rows: list[dict[str, Any]]) -> bool:
    """Whether there are reports, and all of them are fresh."""
    return bool(rows) and all(row["state"] == FRESH for row in rows)


def write(file: str | Path, rows: list[dict[str, Any]], max_age: int | None = None) -> Path:
    """Write the verdict on reports, whole or not at all; the folder is made.

    Parameters
    ----------
    file : str or Path
        Ends in ``.md`` or ``.json``.
    rows, max_age
        As in `verdict`.
    """
    path = place(file)
    path.parent.mkdir(parents=True, exist_ok=True)
    return write_over(path, FORMATS[path.suffix](verdict(rows, max_age)))


@contextmanager
def kept(file: str | Path | None, to: Path, max_age: int | None = None) -> Iterator[None]:
    """Refuse a bad name of a file before the work, and write the verdict after it.

    It is written also where work was stopped, so that no older verdict stands; not where work was
    refused, for then nothing has changed. None for the file writes nothing.
    """
    if file is not None:
        place(file)
    refused = False
    try:
        yield
    except NkrefugeesError:
        refused = True
        raise
    finally:
        if file is not None and not refused:
            write(file, status(to, max_age), max_age)


def _release() -> str | None:
    try:
        return io.release()
    except MissingFile:
        return None


def markdown(found: dict[str, Any]) -> str:
    """Write a verdict as Markdown: a sentence, the counts, a table.

    Examples
    --------
    >>> print(markdown(verdict([])).splitlines()[2])
    No report is known.
    """
    data = found["release"] or "none found"
    lines = ["# Reports", "", _sentence(found), "", f"- data release: {data}"]
    if found["max_age"]:
        lines.append(f"- none may be older than {in_days(found['max_age'])}")
    lines += [f"- {state}: {count}" for state, count in found["counts"].items()]
    rows = [[_cell(row[name]) for name in _SHOWN] for row in found["reports"]]
    table = [_COLUMNS, ["---"] * len(_COLUMNS), *rows] if rows else []
    return "\n".join([*lines, "", *(f"| {' | '.join(row)} |" for row in table)]).rstrip() + "\n"


def _sentence(found: dict[str, Any]) -> str:
    total = len(found["reports"])
    if not total:
        return "No report is known."
    if found["fresh"]:
        return f"All {total} are fresh." if total > 1 else "The only one is fresh."
    return f"{total - found['counts'][FRESH]} of {total} are not fresh."


def _cell(text: str) -> str:
    """Keep text of an error from being read as markup, or from leaving its cell."""
    return re.sub(r"([\\`*_~|<>\[\]&])", r"\\\1", " ".join(text.split()))


FORMATS: dict[str, Callable[[dict[str, Any]], str]] = {".md": markdown, ".json": record.dumps}
