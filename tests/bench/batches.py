"""One report, and batches of them: against papermill and nbconvert, and against the cells' own time."""

from __future__ import annotations

import os
from functools import partial
from pathlib import Path
from statistics import mean

from . import cells
from .line import Line, around, in_turn, seconds, wall
from .place import LIGHT, YEARS, light, python, report

_START, _RUN = 4, 0.8


def lines(folder: Path) -> list[Line]:
    """What is measured in a folder."""
    one = partial(report, folder / "one", LIGHT, "-p", "since=", new="reports")
    same = partial(_papermill, folder / "one")
    twenty = partial(report, folder / "twenty", *light(), new="reports")
    budgeted = f"{_START} s + (cells + {_RUN} s a run) / cores"
    return [
        Line("one report, cold", "the same by papermill", in_turn(one, same, 2)),
        Line("20 light runs", "papermill, nbconvert", around(twenty, partial(_plain, folder)), "0.17"),
        Line("20 light runs, wall", budgeted, partial(_wall, folder / "twenty", *light()), "1"),
        Line("declared runs, wall", budgeted, partial(_wall, folder / "declared"), "1"),
    ]


def _papermill(folder: Path, *arguments: object) -> None:
    python(folder, "-m", "papermill", LIGHT, "plain.ipynb", *arguments)


def _plain(folder: Path) -> None:
    """Run and turn into pages without the package's engine, one after the other."""
    for year in YEARS:
        _papermill(folder / "plain", "-p", "since", year)
        python(folder / "plain", "-m", "nbconvert", "--to", "html", "plain.ipynb")


def _wall(folder: Path, *asked: object) -> tuple[float, float]:
    """Time a batch before and after the cells of the same batch are timed; give what it may take as well."""
    batch = partial(report, folder, *asked, new="reports")
    before, own, after = seconds(batch, wall), cells.own(folder, *asked), seconds(batch, wall)
    return mean([before, after]), budget(sum(own), len(own), os.cpu_count() or 1)


def budget(own: float, runs: int, cores: int) -> float:
    """Seconds that a batch may take: a start, then what its cells and runs take, shared by the cores.

    Examples
    --------
    >>> budget(10, 20, cores=2)
    17.0
    """
    return _START + (own + _RUN * runs) / cores
