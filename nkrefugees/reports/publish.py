"""A report from a notebook: find, check, run, clean, write, and only then replace the last one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from nkrefugees import io
from nkrefugees.errors import ReportFailed
from nkrefugees.reports import attempts, clean, disk, failed, parameters, printed, record, stop, tools
from nkrefugees.reports.artefacts import artefacts
from nkrefugees.reports.changes import changes
from nkrefugees.reports.described import must_be_described
from nkrefugees.reports.document import Document, fingerprint_of, read, title
from nkrefugees.reports.events import Cell, Observe, ignore
from nkrefugees.reports.find import find
from nkrefugees.reports.locks import locked, scratch, write_over
from nkrefugees.reports.page import page
from nkrefugees.reports.run import NO_LIMITS, Executed, Limits, execute
from nkrefugees.reports.slugs import notebook_name, run_name
from nkrefugees.reports.swap import swap
from nkrefugees.reports.versions import Folders


@dataclass(frozen=True)
class Plan:
    """A report that can be made: its notebook and values have been checked.

    ``pdf`` is what its PDF will be made with, None for none; ``only_pdf`` leaves the report as it stands.
    """

    source: Path
    sha256: str
    document: Document
    values: dict[str, object]
    differing: dict[str, object]
    notebook: str
    run: str
    to: Path
    pdf: printed.MadeWith | None = None
    only_pdf: bool = False

    @property
    def folder(self) -> Path:
        """Where the report will stand."""
        return self.to / self.notebook / self.run

    @property
    def name(self) -> str:
        """Its name in lines on it."""
        return f"{self.notebook}/{self.run}"


def plan(
    notebook: str | Path,
    given: Mapping[str, object] | None = None,
    to: str | Path | None = None,
    where: Mapping[str, str] | None = None,
) -> Plan:
    """Find a notebook and check the values for it; nothing is run or written.

    Parameters
    ----------
    notebook, given, to
        As in `nkrefugees.reports.report`.
    where : mapping of str to str, optional
        The file that a value comes from, for faults.

    Raises
    ------
    UnknownName, BadValue, BadParameters, MissingFile
        If there is no such notebook or parameter, or a value is not taken.
    """
    source = find(notebook).absolute()
    document = read(source)
    declared = parameters.of_document(document, source.name)
    values = parameters.check(declared, given or {}, source.stem, where)
    differing = parameters.differing(declared, values)
    run = run_name(differing, {name: p.word for name, p in declared.items()})
    target = Path(record.REPORTS if to is None else to).absolute()
    name = notebook_name(source.stem)
    return Plan(source, fingerprint_of(source), document, values, differing, name, run, target)


def is_fresh(planned: Plan, used: dict[str, Any] | None = None) -> bool:
    """Whether the report stands, whole, and nothing that it is made from has changed."""
    return not why(planned, used)


def why(planned: Plan, used: dict[str, Any] | None = None) -> list[str]:
    """Say why a report must be made: it is missing, or what has changed; empty for one that is fresh."""
    run = record.load(planned.folder / record.RUN)
    if not run:
        return ["missing"]
    other = ["the parameters changed"] if run["parameters"] != planned.values else []
    return other + changes(run, planned.source, planned.folder, used or tools.used(planned.to))


def unprinted(planned: Plan) -> str:
    """Say why a report that stands lacks the PDF that is planned; empty if it has it, or none is."""
    return printed.lacking(record.load(planned.folder / record.RUN), planned.pdf) if planned.pdf else ""


def renew(planned: Plan) -> None:
    """Note in a fresh report the files of the data as they are now, of which it shows no row that changed.

    The next look at it then compares files alone. What ``run.json`` says otherwise stays as it is.
    """
    path, files = planned.folder / record.RUN, io.files()
    if record.load(path)["data"]["files"] == files:
        return
    with locked(planned.to, planned.name):
        run = record.load(path)
        write_over(path, record.dumps(run | {"data": run["data"] | {"files": files}}))
    Folders(planned.to).keep()


def make(
    planned: Plan,
    server: Path | None = None,
    used: dict[str, Any] | None = None,
    limits: Limits = NO_LIMITS,
    observe: Observe = ignore,
) -> Path:
    """Make a report that has been planned; the attempt is noted in the log.

    Parameters
    ----------
    planned : Plan
        What to make.
    server : Path, optional
        The socket of a fork server to get the kernel from.
    used : dict, optional
        What `nkrefugees.reports.tools.used` gives; a batch asks once.
    limits : Limits, optional
        How long it may take, and how often it is tried again when its kernel died.
    observe : callable, optional
        Takes a `nkrefugees.reports.events.Cell` as each cell starts.
    """
    if planned.only_pdf and planned.pdf:
        with disk.written(planned.notebook):
            return printed.add(planned.to, planned.folder, planned.pdf)
    io.release()
    used = used or tools.used(planned.to)
    for left in reversed(range(limits.retry + 1)):
        try:
            return _attempt(planned, server, used, limits, observe)
        except ReportFailed as failure:
            failure.run = planned.run
            if failure.status != "killed" or not left or stop.asked():
                raise
    raise AssertionError("unreachable")


def _attempt(
    planned: Plan, server: Path | None, used: dict[str, Any], limits: Limits, observe: Observe
) -> Path:
    kept = failed.place(planned.to, planned.notebook, planned.run)
    with (
        locked(planned.to, planned.name),
        attempts.logged(planned),
        disk.written(planned.notebook),
        scratch(planned.to) as folder,
    ):
        files = io.files()
        executed = execute(
            planned.document, planned.notebook, planned.differing, folder, server, limits,
            on_cell=lambda number, of: observe(Cell(planned.name, number, of)), kept=kept,
        )  # fmt: skip
        _check(planned, executed, folder, kept)
        _write(planned, executed, used | {"data": record.data(executed.reads, files)}, folder)
        swap(folder, planned.folder)
        failed.forget(kept)
        Folders(planned.to).keep()
    return planned.folder


def _check(planned: Plan, executed: Executed, folder: Path, kept: Path) -> None:
    """Refuse figures without a text; what ran is kept to be mended."""
    try:
        must_be_described(executed.notebook, planned.notebook, planned.document)
    except ReportFailed as failure:
        failure.kept = failed.keep(kept, executed.notebook, folder)
        raise


def _write(planned: Plan, executed: Executed, made_from: dict[str, Any], folder: Path) -> None:
    """Write the files of a report into the folder that will be moved into place."""
    notebook = clean.clean(executed.notebook, folder)
    found = artefacts(notebook)
    run = _run(planned, made_from) | ({"pdf": planned.pdf} if planned.pdf else {})
    contents = {artefact.path: artefact.content for artefact in found}
    contents[record.PAGE] = page(notebook, run, found).encode()
    if planned.pdf:
        contents[printed.PDF] = printed.pdf(notebook, run)
    contents[record.NOTEBOOK] = clean.dumps(clean.without_dots(notebook)).encode()
    disk.fill(folder / "report", contents, run)


def _run(planned: Plan, made_from: dict[str, Any]) -> dict[str, Any]:
    """The content of ``run.json``, but the files."""
    run: dict[str, Any] = {
        "notebook": planned.notebook,
        "title": title(planned.document, planned.notebook),
        "run": planned.run,
        "parameters": planned.values,
        "differing": list(planned.differing),
        "notebook_sha256": planned.sha256,
        **made_from,
    }
    return run | {"key": record.key(run)}
