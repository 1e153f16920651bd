"""A report from a notebook: find, check, run, clean, write, and only then replace the last one."""

from __future__ import annotations

import shutil
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from nkrefugees import io
from nkrefugees.errors import BadValue, NkrefugeesError, ReportFailed
from nkrefugees.reports import clean, parameters, record, site, tools
from nkrefugees.reports.artefacts import artefacts
from nkrefugees.reports.document import Document, read, title
from nkrefugees.reports.find import find
from nkrefugees.reports.page import page
from nkrefugees.reports.run import Executed, execute
from nkrefugees.reports.slugs import notebook_name, run_name
from nkrefugees.reports.state import changes


@dataclass(frozen=True)
class Plan:
    """A report that can be made: its notebook and values have been checked."""

    source: Path
    sha256: str
    document: Document
    values: dict[str, object]
    differing: dict[str, object]
    notebook: str
    run: str
    to: Path

    @property
    def folder(self) -> Path:
        """Where the report will stand."""
        return self.to / self.notebook / self.run


def report(
    notebook: str | Path,
    parameters: Mapping[str, object] | None = None,
    to: str | Path | None = None,
) -> Path:
    """Make one report.

    Parameters
    ----------
    notebook : str or Path
        A notebook of the package by name, or the path of an ``.ipynb`` file.
    parameters : mapping of str to object, optional
        Values that are not the defaults.
    to : str or Path, optional
        The folder of reports, ``./reports`` by default. The attempt is noted beside it, in
        ``.nkrefugees/log.jsonl``.

    Returns
    -------
    Path
        The folder of the report, ``<to>/<notebook>/<run>``: ``index.html``, ``report.ipynb``,
        ``run.json``, ``figures/`` and ``tables/``.

    Raises
    ------
    UnknownName, BadValue, BadParameters
        If there is no such notebook or parameter, or a value is not taken; nothing has run then.
    ReportFailed
        If the notebook does not run to its end; the last good report stays as it was.
    """
    return make(plan(notebook, parameters, to))


def report_all(
    notebooks: Iterable[str | Path],
    parameters: Mapping[str, object] | None = None,
    to: str | Path | None = None,
    echo: Callable[[str], object] = lambda line: None,
    *,
    force: bool = True,
) -> list[NkrefugeesError]:
    """Make several reports; go on after one that fails.

    Parameters
    ----------
    notebooks, parameters, to
        As in `report`. All are checked before the first runs.
    echo : callable
        Takes a line on each report.
    force : bool
        Whether to make reports anew that are fresh.

    Returns
    -------
    list of ReportFailed
        The failures, in order; empty if all went well.
    """
    failures: list[NkrefugeesError] = []
    for planned in [plan(notebook, parameters, to) for notebook in notebooks]:
        name = f"{planned.notebook}/{planned.run}"
        if not force and is_fresh(planned):
            echo(f"{name}: fresh")
            continue
        try:
            echo(f"{name}: {make(planned)}")
        except ReportFailed as error:
            failures.append(error)
            echo(f"{name}: {error.status}: {error}")
    return failures


def plan(
    notebook: str | Path,
    given: Mapping[str, object] | None = None,
    to: str | Path | None = None,
) -> Plan:
    """Find a notebook and check the values for it; nothing is run or written.

    Raises
    ------
    UnknownName, BadValue, BadParameters, MissingFile
        If there is no such notebook or parameter, or a value is not taken.
    """
    source = find(notebook).absolute()
    document = read(source)
    declared = parameters.of_document(document, source.name)
    values = parameters.check(declared, given or {}, source.stem)
    differing = parameters.differing(declared, values)
    run = run_name(differing, {name: p.word for name, p in declared.items()})
    target = Path(record.REPORTS if to is None else to).absolute()
    sha256 = record.digest(source.read_bytes())
    return Plan(source, sha256, document, values, differing, notebook_name(source.stem), run, target)


def is_fresh(planned: Plan) -> bool:
    """Whether the report stands, whole, and nothing that it is made from has changed."""
    run = record.load(planned.folder / record.RUN)
    if not run or run["parameters"] != planned.values:
        return False
    return not changes(run, planned.source, planned.folder, tools.used())


def make(planned: Plan) -> Path:
    """Make a report that has been planned; the attempt is noted in the log."""
    io.release()
    used = tools.used()
    with _scratch(planned.to) as scratch, _logged(planned):
        executed = execute(planned.document, planned.notebook, planned.differing, scratch)
        _write(planned, executed, used, scratch)
        _swap(scratch, planned.folder)
    site.write(planned.to)
    return planned.folder


@contextmanager
def _logged(planned: Plan) -> Iterator[None]:
    """Note an attempt and how it ended; a failure shows on the list of reports too."""
    begun, clock = datetime.now(UTC), time.monotonic()
    state, error = "killed", "interrupted"
    try:
        yield
        state, error = "ok", ""
    except ReportFailed as failure:
        state, error = failure.status, str(failure)
        raise
    except Exception as failure:
        state, error = "failed", f"{type(failure).__name__}: {failure}"
        raise
    finally:
        attempt = {"notebook": planned.notebook, "run": planned.run, "path": str(planned.source)}
        attempt |= {"time": begun.isoformat(timespec="seconds"), "state": state, "error": error}
        seconds = round(time.monotonic() - clock, 2)
        record.log(planned.to, attempt | {"seconds": seconds, "parameters": planned.values})
        if state != "ok":
            site.write(planned.to)


@contextmanager
def _scratch(to: Path) -> Iterator[Path]:
    """A folder beside the reports, on their file system, gone when the run is over."""
    try:
        to.mkdir(parents=True, exist_ok=True)
        scratch = Path(tempfile.mkdtemp(prefix=".tmp-", dir=to))
    except OSError as error:
        raise BadValue("to", str(to), f"no folder can be made there: {error.strerror}") from None
    try:
        yield scratch
    finally:
        shutil.rmtree(scratch, ignore_errors=True)


def _write(planned: Plan, executed: Executed, used: dict[str, Any], scratch: Path) -> None:
    """Write the files of a report into the folder that will be moved into place."""
    notebook = clean.clean(executed.notebook, scratch)
    found = artefacts(notebook)
    run = _run(planned, executed, used)
    texts = {artefact.path: artefact.text for artefact in found}
    texts[record.NOTEBOOK] = clean.dumps(notebook)
    texts[record.PAGE] = page(notebook, run, found)
    run["files"] = {path: record.digest(text.encode()) for path, text in texts.items()}
    for path, text in {**texts, record.RUN: record.dumps(run)}.items():
        target = scratch / "report" / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(text.encode())


def _run(planned: Plan, executed: Executed, used: dict[str, Any]) -> dict[str, Any]:
    """The content of ``run.json``, but the files."""
    run: dict[str, Any] = {
        "notebook": planned.notebook,
        "title": title(planned.document, planned.notebook),
        "run": planned.run,
        "parameters": planned.values,
        "differing": list(planned.differing),
        "data": record.data(executed.reads),
        "notebook_sha256": planned.sha256,
        **used,
    }
    return run | {"key": record.key(run)}


def _swap(scratch: Path, target: Path) -> None:
    """Move the new report into place; the old one goes back if that fails."""
    target.parent.mkdir(exist_ok=True)
    old = scratch / "old"
    if target.exists():
        target.rename(old)
    try:
        (scratch / "report").rename(target)
    except OSError:
        if old.exists():
            old.rename(target)
        raise
