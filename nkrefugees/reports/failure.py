"""What went wrong in a run, in words; in which cell, and at which line of it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from nkrefugees.errors import ReportFailed
from nkrefugees.reports.document import heading_above

if TYPE_CHECKING:
    from nbformat import NotebookNode

    from nkrefugees.reports.ran import Ran, Watch

SKIP = "skip-execution"
_LONGEST = 300
_LINES = 3
_COLOURS = re.compile(r"\x1b\[[0-?]*[ -/]*[@-~]|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")


def plain(text: str) -> str:
    r"""Take out of a text what would move or colour a terminal; lines and tabs stay.

    Examples
    --------
    >>> plain("\x1b[31mred\x1b[0m\a")
    'red'
    """
    return _CONTROL.sub("", _COLOURS.sub("", text.replace("\r\n", "\n")))


def failure(error: Exception, name: str, ran: Ran, folder: Path, watch: Watch) -> ReportFailed:
    """Say what happened, where, and whether the kernel lived.

    Parameters
    ----------
    error : Exception
        What stopped the run.
    name : str
        The notebook's name.
    ran : Ran
        How far it ran.
    folder : Path
        The folder of the kernel's files.
    watch : Watch
        The one that kills a run that takes too long.
    """
    from nbclient.exceptions import CellTimeoutError, DeadKernelError
    from papermill.exceptions import PapermillExecutionError

    from nkrefugees.reports.kernel import end

    if isinstance(error, ReportFailed):
        return error
    if not ran.started:
        why = _last_line(folder) or f"{type(error).__name__}: {error}"
        return ReportFailed(name, None, f"the kernel did not start ({_short(why, most=1)})", "killed")
    cell = ran.started[-1]
    if isinstance(error, DeadKernelError):
        if watch.rang:
            return _at(ran, cell, name, f"the run took more than {watch.seconds:g} s", "timed_out")
        return _at(ran, cell, name, end(watch.manager.process), "killed")
    if isinstance(error, CellTimeoutError):
        return _at(ran, cell, name, "the cell took too long", "timed_out")
    if isinstance(error, PapermillExecutionError):
        return _at(ran, cell, name, _message(error.ename, error.evalue))
    return _at(ran, cell, name, _message(type(error).__name__, str(error)))


def must_be_whole(notebook: NotebookNode, name: str, ran: Ran) -> None:
    """Refuse a run that left early: papermill takes ``sys.exit(0)`` for a good end."""
    for cell in notebook.cells:
        if cell.cell_type != "code" or not cell.source.strip() or SKIP in cell.metadata.get("tags", []):
            continue
        if cell.execution_count is None or any(o.output_type == "error" for o in cell.outputs):
            raise _at(ran, cell, name, "SystemExit: the notebook left before its end")


def _message(kind: str, text: str) -> str:
    return _short(f"{kind}: {text}" if text.strip() else kind)


def _at(ran: Ran, cell: NotebookNode, name: str, error: str, status: str = "failed") -> ReportFailed:
    """Name the cell as it stands in the file, counted from 1, and the heading above it."""
    number = ran.number(cell.id)
    if number is None:
        return ReportFailed(name, None, f"injected parameters: {error}", status, cell.source, _line(cell))
    heading = heading_above(ran.document, number)
    under = f' (under "{heading}")' if heading else ""
    first, *more = error.splitlines()
    text = "\n".join([first + under, *more])
    return ReportFailed(name, number, text, status, cell.source, _line(cell))


def _line(cell: NotebookNode) -> int | None:
    """The line of a cell that its last traceback leads to, counted from 1; the innermost of several."""
    errors = [output for output in cell.get("outputs", []) if output.output_type == "error"]
    if not errors:
        return None
    text = plain("\n".join(errors[-1].traceback))
    found = re.findall(rf"Cell In\[{cell.execution_count}\], line (\d+)", text)
    return int(found[-1]) if found else None


def _short(text: str, most: int = _LINES) -> str:
    """The first lines of a message, not too long of each; those below the first stand further in."""
    lines = [line.strip() for line in plain(text).strip().splitlines() if line.strip()] or [""]
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
