"""Run one notebook in a kernel of its own, to its end or to an error that says where."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from threading import Timer
from typing import TYPE_CHECKING, Any, NamedTuple

from nkrefugees.errors import ReportFailed
from nkrefugees.reports import disk
from nkrefugees.reports.document import Document, heading_above
from nkrefugees.reports.locks import short

if TYPE_CHECKING:
    from nbformat import NotebookNode

    from nkrefugees.reports.kernel import ReportKernel

SKIP = "skip-execution"
_LONGEST = 300
_LINES = 3


class Limits(NamedTuple):
    """Seconds that a cell and a whole run may take; how often a run whose kernel died is tried again."""

    cell: int | None = None
    run: float | None = None
    retry: int = 0


NO_LIMITS = Limits()


class Executed(NamedTuple):
    """A notebook with its outputs, and the rows that it read: what each read was, once."""

    notebook: NotebookNode
    reads: list[dict[str, Any]]


def execute(
    document: Document,
    name: str,
    parameters: Mapping[str, object],
    folder: Path,
    server: Path | None = None,
    limits: Limits = NO_LIMITS,
) -> Executed:
    """Run a notebook.

    Parameters
    ----------
    document : dict
        The notebook, as `nkrefugees.reports.document.read` gives it.
    name : str
        Its name in errors.
    parameters : mapping of str to object
        Values to inject behind the parameters cell.
    folder : Path
        An empty folder for the kernel's files; it works in a folder below.
    server : Path, optional
        The socket of a fork server to get the kernel from.
    limits : Limits, optional
        How long it may take.

    Raises
    ------
    ReportFailed
        If a cell fails (``failed``), the kernel dies or never starts (``killed``), or it takes too long
        (``timed_out``).
    """
    from nkrefugees.reports.kernel import kernel_class

    started: list[str] = []
    with short() as sockets:
        manager = kernel_class(folder, sockets, server)
        watch = _Watch(manager, limits.run)
        try:
            with watch:
                notebook = _papermill(document, parameters, manager, started, limits.cell)
        except Exception as error:
            if isinstance(error, OSError) and disk.of_disk(error):
                raise OSError(error.errno, error.strerror, error.filename or str(folder.parent)) from None
            raise _with_room(_failure(error, name, document, started, folder, watch), folder) from None
    _must_be_whole(notebook, name, document)
    return Executed(notebook, _reads(folder, name))


class _Watch:
    """Kills the kernel of a run that takes too long."""

    def __init__(self, manager: type[ReportKernel], seconds: float | None) -> None:
        self.manager, self.seconds, self.rang = manager, seconds, False
        self.timer = Timer(seconds or 0, self._ring)

    def _ring(self) -> None:
        from nkrefugees.reports.kernel import kill

        self.rang = True
        kill(self.manager.process)

    def __enter__(self) -> None:
        if self.seconds:
            self.timer.start()

    def __exit__(self, *_: object) -> None:
        self.timer.cancel()


def _papermill(
    document: Document,
    parameters: Mapping[str, object],
    manager: type[ReportKernel],
    started: list[str],
    seconds: float | None,
) -> NotebookNode:
    """Execute by papermill; the id of each cell that starts goes to ``started``."""
    import nbformat
    import papermill

    from nkrefugees.reports.kernel import NAME

    notebook: NotebookNode = papermill.execute_notebook(
        nbformat.from_dict(document),  # type: ignore[no-untyped-call]
        None,
        parameters=dict(parameters),
        kernel_name=NAME,
        language="python",
        progress_bar=False,
        kernel_manager_class=manager,
        on_cell_start=lambda cell, cell_index: started.append(cell["id"]),
        coalesce_streams=True,
        record_timing=False,
        shutdown_kernel="immediate",
        execution_timeout=seconds,
    )
    return notebook


def _failure(
    error: Exception, name: str, document: Document, started: list[str], folder: Path, watch: _Watch
) -> ReportFailed:
    """Say what happened, where, and whether the kernel lived."""
    from nbclient.exceptions import CellTimeoutError, DeadKernelError
    from papermill.exceptions import PapermillExecutionError

    from nkrefugees.reports.kernel import end

    if not started:
        why = _last_line(folder) or f"{type(error).__name__}: {error}"
        return ReportFailed(name, None, f"the kernel did not start ({_short(why, most=1)})", "killed")
    if isinstance(error, DeadKernelError):
        if watch.rang:
            return _at(
                document, started[-1], name, f"the run took more than {watch.seconds:g} s", "timed_out"
            )
        return _at(document, started[-1], name, end(watch.manager.process), "killed")
    if isinstance(error, CellTimeoutError):
        return _at(document, started[-1], name, "the cell took too long", "timed_out")
    if isinstance(error, PapermillExecutionError):
        return _at(document, started[-1], name, _message(error.ename, error.evalue))
    return _at(document, started[-1], name, _message(type(error).__name__, str(error)))


def _with_room(failure: ReportFailed, folder: Path) -> ReportFailed:
    """Say what to do where the disk was full, whatever failed by it."""
    full = disk.full(folder, failure.error)
    if not full:
        return failure
    return ReportFailed(failure.notebook, failure.cell, f"{failure.error}\n  {full}", failure.status)


def _message(kind: str, text: str) -> str:
    return _short(f"{kind}: {text}" if text.strip() else kind)


def _at(document: Document, cell: str, name: str, error: str, status: str = "failed") -> ReportFailed:
    """Name the cell as it stands in the file, counted from 1, and the heading above it."""
    ids = [c["id"] for c in document["cells"]]
    if cell not in ids:
        return ReportFailed(name, None, f"injected parameters: {error}", status)
    index = ids.index(cell)
    heading = heading_above(document, index + 1)
    under = f' (under "{heading}")' if heading else ""
    first, *more = error.splitlines()
    return ReportFailed(name, index + 1, "\n".join([first + under, *more]), status)


def _short(text: str, most: int = _LINES) -> str:
    """The first lines of a message, not too long of each; those below the first stand further in."""
    lines = [line.strip() for line in text.strip().splitlines() if line.strip()] or [""]
    shown = [line if len(line) <= _LONGEST else f"{line[:_LONGEST]} …" for line in lines[:most]]
    if len(lines) > most and not shown[-1].endswith(" …"):
        shown[-1] += " …"
    return "\n  ".join(shown)


def _last_line(folder: Path) -> str:
    """What the kernel said last before it left."""
    from nkrefugees.reports.kernel import ERRORS

    path = folder / ERRORS
    lines = path.read_text(encoding="utf-8", errors="replace").split("\n") if path.is_file() else []
    return next((line.strip() for line in reversed(lines) if line.strip()), "")


def _must_be_whole(notebook: NotebookNode, name: str, document: Document) -> None:
    """Refuse a run that left early: papermill takes ``sys.exit(0)`` for a good end."""
    for cell in notebook.cells:
        if cell.cell_type != "code" or not cell.source.strip() or SKIP in cell.metadata.get("tags", []):
            continue
        if cell.execution_count is None or any(o.output_type == "error" for o in cell.outputs):
            raise _at(document, cell.id, name, "SystemExit: the notebook left before its end")


def _reads(folder: Path, name: str) -> list[dict[str, Any]]:
    """What the kernel read, in order, each once; a note that is cut must not pass for less read."""
    from nkrefugees.reports.kernel import READS

    path = folder / READS
    lines = path.read_text(encoding="utf-8").splitlines() if path.is_file() else []
    try:
        return [json.loads(line) for line in dict.fromkeys(lines)]
    except ValueError:
        raise _with_room(ReportFailed(name, None, "what was read could not be noted"), folder) from None
