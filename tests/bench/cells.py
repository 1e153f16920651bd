"""The cells' own time of a batch: in warm kernels, one after the other, by the clock of the kernel.

It is what is left if starting, talking to kernels, writing pages and waiting for a core cost nothing: for
each cell from when its kernel says that it is busy until it says that it is idle. ``python -m
tests.bench.cells`` takes the arguments of ``nkrefugees report`` and prints the seconds of each run.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import Any

from .line import Unmeasured
from .place import ROOT, python

_BUSY, _IDLE = "iopub.status.busy", "iopub.status.idle"


def own(folder: Path, *asked: object) -> list[float]:
    """Give the seconds of the cells of each run of a call of ``nkrefugees report``."""
    said = python(folder, "-m", __name__, *asked, new="reports", PYTHONPATH=str(ROOT))
    found = [float(line) for line in said.splitlines()]
    if len(found) != len(list((folder / "reports").glob("*/*/run.json"))):
        raise Unmeasured(f"the cells of {len(found)} runs were timed, and another number of reports made")
    return found


def of_notebook(cells: Iterable[dict[str, Any]]) -> float:
    """Sum the seconds of cells that carry their times.

    Examples
    --------
    >>> times = {_BUSY: "2026-11-22T10:00:00.250Z", _IDLE: "2026-11-22T10:00:01.000Z"}
    >>> of_notebook([{"metadata": {"execution": times}}, {"metadata": {}}])
    0.75
    """
    times = [cell["metadata"].get("execution", {}) for cell in cells]
    spans = [_moment(time[_IDLE]) - _moment(time[_BUSY]) for time in times if _BUSY in time]
    return sum(span.total_seconds() for span in spans)


def _moment(text: str) -> datetime:
    return datetime.fromisoformat(text)


def main() -> None:
    """Make the reports one at a time, with the times of cells kept."""
    import papermill

    from nkrefugees.cli import main as command

    execute, found = papermill.execute_notebook, []

    def timed(*arguments: Any, **options: Any) -> Any:
        notebook = execute(*arguments, **{**options, "record_timing": True})
        if not options.get("prepare_only"):
            found.append(of_notebook(notebook.cells))
        return notebook

    papermill.execute_notebook = timed
    out, sys.stdout = sys.stdout, sys.stderr
    sys.argv[1:] = ["report", *sys.argv[1:], "-j", "1"]
    try:
        command()
    finally:
        print(*found, sep="\n", file=out)


if __name__ == "__main__":
    main()
