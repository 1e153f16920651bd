"""Make the reports of an unpacked zip anew, from its data and notebooks."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from nkrefugees.crate.paths import DATA, NOTEBOOKS, SITE
from nkrefugees.errors import BadData, NkrefugeesError, ReportFailed
from nkrefugees.reports import make_all, plan, record
from nkrefugees.reports.compare.made_with import is_whole
from nkrefugees.reports.document import fingerprint_of
from nkrefugees.reports.events import Observe
from nkrefugees.reports.find import SUFFIX, find, names
from nkrefugees.reports.index import promised
from nkrefugees.reports.publish import Plan
from nkrefugees.reports.schedule import DATA as VARIABLE
from nkrefugees.reports.slugs import notebook_name

_TEXTS = ("notebook", "run", "title", "notebook_sha256", "version", "code", "python")


def foreign(folder: Path) -> list[str]:
    """Name the notebooks of a folder that are not, cell by cell, those of the package installed here."""
    own = {fingerprint_of(find(name)) for name in names()}
    return [path.name for path in sorted(folder.glob(f"*{SUFFIX}")) if _fingerprint(path) not in own]


def _fingerprint(path: Path) -> str:
    """What counts of a notebook; empty if it is none."""
    try:
        return fingerprint_of(path)
    except NkrefugeesError:
        return ""


def runs(site: Path) -> list[dict[str, Any]]:
    """Read each ``run.json`` of a site that came from anywhere; what is not whole is left out."""
    found = [record.load(path) for path in sorted(site.glob(f"*/*/{record.RUN}"))]
    return sorted((run for run in found if run and _is_whole(run)), key=record.order)


def _is_whole(run: dict[str, Any]) -> bool:
    return is_whole(run) and all(isinstance(run.get(name), str) for name in _TEXTS)


def notebooks(folder: Path) -> dict[str, Path]:
    """Find the notebooks of an unpacked zip, by the names of their folders of reports."""
    return {notebook_name(p.stem): p for p in sorted((folder / NOTEBOOKS).glob(f"*{SUFFIX}"))}


def reports(folder: Path, to: Path, observe: Observe) -> list[str]:
    """Make every report of an unpacked zip, with the parameters that its ``run.json`` has.

    Parameters
    ----------
    folder : Path
        Where the zip was unpacked.
    to : Path
        Where the reports go.
    observe : callable
        Takes the events as reports are made.

    Returns
    -------
    list of str
        One line on each report that cannot be made here.
    """
    to.mkdir(parents=True)
    lost: list[str] = []
    with _reading(folder / DATA):
        planned = [_plan(run, notebooks(folder), to, lost) for run in runs(folder / SITE)]
        wanted = [one for one in planned if one]
        failures = _made(wanted, observe, promised(folder / SITE), lost)
    lost = [line.replace(f"{to}/", "") for line in lost]
    return [*lost, *(f"{one.notebook}/{one.run}: does not run here: {_line(one.error)}" for one in failures)]


def _made(wanted: list[Plan], observe: Observe, max_age: int | None, lost: list[str]) -> list[ReportFailed]:
    try:
        return make_all(wanted, observe, max_age=max_age)
    except BadData as error:
        lost += [str(fault) for fault in error.faults]
        return []


def _plan(run: dict[str, Any], known: dict[str, Path], to: Path, lost: list[str]) -> Plan | None:
    name = f"{run['notebook']}/{run['run']}"
    source = known.get(run["notebook"])
    try:
        if source is not None:
            return plan(source, run["parameters"], to)
        lost.append(f"{name}: its notebook is not in the zip")
    except NkrefugeesError as error:
        lost.append(f"{name}: cannot be made here: {_line(str(error))}")
    return None


def _line(text: str) -> str:
    return "; ".join(line.strip() for line in text.splitlines())


@contextmanager
def _reading(data: Path) -> Iterator[None]:
    """Let this process, and every kernel that it starts, read the data of a folder."""
    before = os.environ.get(VARIABLE)
    os.environ[VARIABLE] = str(data)
    try:
        yield
    finally:
        if before is None:
            del os.environ[VARIABLE]
        else:
            os.environ[VARIABLE] = before
