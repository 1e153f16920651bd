"""Run one notebook in a kernel of its own, to its end or to an error that says where."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from nkrefugees.errors import ReportFailed
from nkrefugees.reports import disk, failed
from nkrefugees.reports.document import Document
from nkrefugees.reports.failure import failure, must_be_whole
from nkrefugees.reports.lean import papermill
from nkrefugees.reports.locks import short
from nkrefugees.reports.ran import OnCell, Ran, Watch

if TYPE_CHECKING:
    from nbformat import NotebookNode

    from nkrefugees.reports.kernel import ReportKernel


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
    *,
    on_cell: OnCell = lambda number, of: None,
    kept: Path | None = None,
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
    on_cell : callable, optional
        Takes the number of each cell that starts, as in the file from 1, and how many there are.
    kept : Path, optional
        Where to write the notebook as far as it ran, if it fails.

    Raises
    ------
    ReportFailed
        If a cell fails (``failed``), the kernel dies or never starts (``killed``), or it takes too long
        (``timed_out``).
    """
    from nkrefugees.reports.kernel import kernel_class

    ran = Ran(document, on_cell)
    with short() as sockets:
        manager = kernel_class(folder, sockets, server)
        watch = Watch(manager, limits.run)
        try:
            with watch:
                notebook = _papermill(ran, parameters, manager, limits.cell)
            must_be_whole(notebook, name, ran)
        except Exception as error:
            if isinstance(error, OSError) and disk.of_disk(error):
                raise OSError(error.errno, error.strerror, error.filename or str(folder.parent)) from None
            found = _with_room(failure(error, name, ran, folder, watch), folder)
            if kept is not None and (so_far := ran.so_far()) is not None:
                found.kept = failed.keep(kept, so_far, folder)
            raise found from None
    return Executed(notebook, _reads(folder, name))


def _with_room(found: ReportFailed, folder: Path) -> ReportFailed:
    """Say what to do where the disk was full, whatever failed by it."""
    if full := disk.full(folder, found.error):
        found.error = f"{found.error}\n  {full}"
        found.args = (f"{found.args[0]}\n  {full}",)
    return found


def _papermill(
    ran: Ran, parameters: Mapping[str, object], manager: type[ReportKernel], seconds: float | None
) -> NotebookNode:
    """Execute by papermill, which works on a copy: each cell of it that starts is noted."""
    engine = papermill()
    import nbformat

    from nkrefugees.reports.kernel import NAME

    named = {"kernel_name": NAME, "language": "python"}
    ran.given = engine.execute_notebook(
        nbformat.from_dict(ran.document),  # type: ignore[no-untyped-call]
        None,
        parameters=dict(parameters),
        prepare_only=True,
        **named,
    )
    notebook: NotebookNode = engine.execute_notebook(
        ran.given,
        None,
        progress_bar=False,
        kernel_manager_class=manager,
        on_cell_start=ran.begin,
        coalesce_streams=True,
        record_timing=False,
        shutdown_kernel="immediate",
        execution_timeout=seconds,
        **named,
    )
    return notebook


def _reads(folder: Path, name: str) -> list[dict[str, Any]]:
    """What the kernel read, in order, each once; a note that is cut must not pass for less read."""
    from nkrefugees.reports.kernel import READS

    path = folder / READS
    lines = path.read_text(encoding="utf-8").splitlines() if path.is_file() else []
    try:
        return [json.loads(line) for line in dict.fromkeys(lines)]
    except ValueError:
        raise _with_room(ReportFailed(name, None, "what was read could not be noted"), folder) from None
