"""Compare two folders of reports, page by page and report by report."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace
from pathlib import Path

from nkrefugees.errors import NkrefugeesError
from nkrefugees.reports import record
from nkrefugees.reports.compare import compare

_TOLD = ("code of nkrefugees", "nkrefugees", "python", "library ")


def differences(old: Path, new: Path, lost: Collection[str] = ()) -> list[str]:
    """Name what differs between the site of a zip and the one made anew.

    Parameters
    ----------
    old, new : Path
        Folders of reports.
    lost : collection of str
        Reports that could not be made anew, of which all is said.

    Returns
    -------
    list of str
        One line on each row, figure or passage of a report that differs, and on each other file. Every
        file of the zip's site is compared, byte by byte.
    """
    before, after = _files(old), _files(new, hidden=False)
    other = [name for name in sorted({*before, *after}) if before.get(name) != after.get(name)]
    reports = {run for name in other if (run := _run_of(name, old, new))}
    told = [line for run in sorted(reports - {*lost}) for line in _report(run, old, new)]
    rest = [name for name in other if _run_of(name, old, new) not in reports | {*lost}]
    return [*told, *(f"{name}: {_how(name, before, after)}" for name in rest)]


def _files(folder: Path, hidden: bool = True) -> dict[str, str]:
    """The SHA-256 of each file; of what was made here the hidden ones are the engine's own."""
    found = {path.relative_to(folder): path for path in sorted(folder.rglob("*")) if path.is_file()}
    seen = {name.as_posix(): path for name, path in found.items() if hidden or not _is_hidden(name)}
    return {name: record.digest(path.read_bytes()) for name, path in seen.items()}


def _is_hidden(name: Path) -> bool:
    return any(part.startswith(".") for part in name.parts)


def _run_of(name: str, old: Path, new: Path) -> str:
    """The report that a file belongs to, ``notebook/run``; empty if it belongs to none that both have."""
    run = "/".join(name.split("/")[:2])
    return run if all((folder / run / record.RUN).is_file() for folder in (old, new)) else ""


def _how(name: str, before: dict[str, str], after: dict[str, str]) -> str:
    if name not in after:
        return "in the zip, but not made anew"
    return "other bytes" if name in before else "made anew, but not in the zip"


def _report(run: str, old: Path, new: Path) -> Iterator[str]:
    """What differs in a report, told as `nkrefugees diff` tells it; what all were made with is said once."""
    try:
        found = compare(old / run, new / run)
    except NkrefugeesError as error:
        yield f"{run}: {error}"
        return
    made = [one for one in found.made_with if not one.what.startswith(_TOLD)]
    for line in replace(found, made_with=made).summary().splitlines()[1:]:
        yield f"{run}: {line}"
