"""Timings of what a user waits for: medians, and ratios within one run (``make bench``).

A ratio holds from machine to machine where seconds do not. Nothing is asserted, and all that is written
goes to a folder that is gone at the end. To add a line: give it a function in `lines`.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import NamedTuple

from nkrefugees import io, schema

ROOT = Path(__file__).parent.parent
NOTEBOOK = ROOT / "notebooks" / "02-waves.ipynb"
FIRST = 2001
TWENTY = f"""
import sys
from nkrefugees import reports
years = range({FIRST}, {FIRST} + 20)
assert not reports.make_all([reports.plan(sys.argv[1], {{"since": str(year)}}) for year in years])
"""


class Line(NamedTuple):
    """Something that is timed, what it is held against, and how often both are run."""

    name: str
    timed: Callable[[], object]
    against: str
    base: Callable[[], object]
    times: int


def main() -> None:
    """Print the table."""
    with TemporaryDirectory(prefix="nk-bench-") as name:
        shutil.copytree(ROOT / "seeds", Path(name) / "seeds")
        print(f"{'what':<28}{'median':>10}  {'against':<28}{'median':>10}{'ratio':>8}", flush=True)
        for line in lines(Path(name)):
            print(row(line), flush=True)


def lines(folder: Path) -> list[Line]:
    """What is timed, in a folder that has seeds."""

    def python(*arguments: object, new: str = "") -> Callable[[], object]:
        """Run this interpreter in the folder; what a call before has made under ``new`` goes first."""
        return lambda: _run(folder, [sys.executable, *map(str, arguments)], new)

    importing = python("-c", "import nkrefugees")
    pandas = python("-c", "import pandas")
    build = python("-m", "nkrefugees", "build", new="data")
    report = python("-m", "nkrefugees", "report", NOTEBOOK, "-p", "since=", new="reports")
    papermill = python("-m", "papermill", NOTEBOOK, folder / "plain.ipynb")
    again = python("-m", "nkrefugees", "report", NOTEBOOK)
    twenty = python("-c", TWENTY, NOTEBOOK, new="reports")
    page = python("-m", "nbconvert", "--to", "html", folder / "plain.ipynb")

    def plain() -> None:
        for year in range(FIRST, FIRST + 20):
            python("-m", "papermill", NOTEBOOK, folder / "plain.ipynb", "-p", "since", year)()
            page()

    return [
        Line("import nkrefugees", importing, "import pandas", pandas, 5),
        Line(
            "nkrefugees --help", python("-m", "nkrefugees", "--help"), "python -c pass", python("-c", ""), 5
        ),
        Line("every table, typed", typed, "every table, pd.read_csv", bare, 5),
        Line("nkrefugees build", build, "import pandas", pandas, 3),
        Line("nkrefugees check", python("-m", "nkrefugees", "check"), "nkrefugees build", build, 3),
        Line("one report, cold", report, "the same by papermill", papermill, 2),
        Line("nothing changed", again, "import pandas", pandas, 3),
        Line("20 light runs", twenty, "papermill, nbconvert", plain, 1),
    ]


def row(line: Line) -> str:
    """Time a line and what it is held against, in turn, so that a slow moment strikes both."""
    if line.times > 1:
        line.timed(), line.base()
    pairs = [(seconds(line.timed), seconds(line.base)) for _ in range(line.times)]
    one, other = (median(column) for column in zip(*pairs, strict=True))
    return f"{line.name:<28}{one:>8.3f} s  {line.against:<28}{other:>8.3f} s{one / other:>8.2f}"


def seconds(function: Callable[[], object]) -> float:
    """Time one call."""
    begun = time.perf_counter()
    function()
    return time.perf_counter() - begun


def typed() -> None:
    """Read every table as the codebook has it; what `io` keeps in memory is of no use here."""
    io._table.cache_clear()
    for table in schema.tables(io.descriptor()):
        io.table(table)


def bare() -> None:
    """Read the same files without types."""
    import pandas as pd

    for table in schema.tables(io.descriptor()):
        pd.read_csv(io.data_dir() / schema.resource(io.descriptor(), table)["path"], low_memory=False)


def _run(folder: Path, command: list[str], new: str) -> None:
    if new:
        shutil.rmtree(folder / new, ignore_errors=True)
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"{' '.join(command[1:])}: {done.stderr}")


if __name__ == "__main__":
    main()
