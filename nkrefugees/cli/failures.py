"""What is said last of reports that failed: the cell, the error, and how to open the run again."""

from __future__ import annotations

import shlex
from collections.abc import Sequence
from pathlib import Path

from nkrefugees.errors import ReportFailed
from nkrefugees.reports.failure import plain

_MOST = 15


def reopening(failures: Sequence[ReportFailed], of: int) -> str:
    """Say how many reports of a batch failed, and then of each what it takes to go on.

    Parameters
    ----------
    failures : sequence of ReportFailed
        At least one.
    of : int
        How many reports the batch had.
    """
    heading = f"{len(failures)} of {of} failed; the last good reports stay as they were"
    return "\n\n".join([heading, *map(_block, failures)])


def _block(failure: ReportFailed) -> str:
    """One failure: its name, the cell, the error, the command."""
    where = f", cell {failure.cell}" if failure.cell is not None else ""
    heading = f"{failure.notebook}/{failure.run}{where}"
    error = [f"  {line}" for line in f"{failure.status}: {failure.error}".splitlines()]
    command = [f"  {_command(Path(failure.kept))}"] if failure.kept else []
    return "\n".join([heading, *excerpt(failure.source, failure.line), *error, *command])


def excerpt(source: str, line: int | None, most: int = _MOST) -> list[str]:
    r"""Number the lines of a cell, and mark the one that failed; of a long cell those around it.

    Parameters
    ----------
    source : str
        The cell.
    line : int or None
        The line that failed, counted from 1; None if it is not known.
    most : int
        How many lines to show.

    Examples
    --------
    >>> print("\n".join(excerpt("a = 1\nb = a / 0\nc = 3", 2)))
        1  a = 1
      > 2  b = a / 0
        3  c = 3
    """
    lines = plain(source).rstrip().split("\n") if source.strip() else []
    first = max(0, min((line or 1) - 1 - most // 2, len(lines) - most))
    shown = list(enumerate(lines, start=1))[first : first + most]
    width = len(str(shown[-1][0])) if shown else 0
    numbered = [f"  {'>' if n == line else ' '} {n:{width}}  {text}".rstrip() for n, text in shown]
    before = ["    …"] if first else []
    after = ["    …"] if first + most < len(lines) else []
    return [*before, *numbered, *after]


def _command(kept: Path) -> str:
    """The command that opens a run again, for a shell in this folder."""
    here = Path.cwd()
    path = kept.relative_to(here) if kept.is_relative_to(here) else kept
    return f"nkrefugees lab {shlex.quote(str(path))}"
