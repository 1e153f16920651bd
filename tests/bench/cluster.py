"""Light runs through two Dask workers of one thread, against the same runs in two threads here.

Workers are up before the clock starts, as those of a cluster are; each side is a new process, on a folder
of its own.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from .line import Line

RUNS = 200
BATCH = """
import sys
from nkrefugees import reports
notebook, to, runs, cluster = sys.argv[1:]
plans = [reports.plan(notebook, {"number": str(n)}, to) for n in range(1, int(runs) + 1)]
assert not reports.make_all(plans, **({"cluster": cluster} if cluster else {"jobs": 2}))
"""
CELLS = ('number: "int" = 0  # which run', "total = sum(range(number))", "print(total)", "number * 2")


def lines(folder: Path) -> list[Line]:
    """What is measured in a folder."""
    aim = "within 1.3 times"
    return [Line(f"{RUNS} light runs by two workers, wall", "two threads here", partial(_walls, folder), aim)]


def _walls(folder: Path) -> tuple[float, float]:
    """Seconds that the runs take by the workers, and here."""
    place = folder / "cluster"
    place.mkdir(parents=True)
    with dask(place) as address:
        return walls(place, RUNS, address)


def walls(folder: Path, runs: int, address: str) -> tuple[float, float]:
    """Seconds that the runs take by the workers, and here."""
    (folder / "light.ipynb").write_text(json.dumps(light()))
    there = seconds(folder, "there", runs, address)
    return there, seconds(folder, "here", runs, "")


def light() -> dict[str, object]:
    """A notebook of a few cells that do next to nothing."""
    cells = [
        {"cell_type": "code", "metadata": {"tags": ["parameters"] * (n == 0)}, "source": source}
        for n, source in enumerate(CELLS)
    ]
    return {"nbformat": 4, "nbformat_minor": 4, "metadata": {}, "cells": cells}


def seconds(folder: Path, to: str, runs: int, address: str) -> float:
    """Time one batch."""
    begun = time.perf_counter()
    command = [sys.executable, "-c", BATCH, folder / "light.ipynb", folder / to / "reports", runs, address]
    subprocess.run([str(part) for part in command], check=True)
    return time.perf_counter() - begun


@contextmanager
def dask(folder: Path) -> Iterator[str]:
    """A scheduler and two workers of this machine; its address."""
    file, own = folder / "scheduler.json", ["--host", "127.0.0.1", "--no-dashboard"]
    commands = [["scheduler", "--port", "0", "--scheduler-file", str(file)]]
    commands += [
        ["worker", "--scheduler-file", str(file), "--nthreads", "1", "--local-directory", str(folder)]
    ] * 2
    running = []
    try:
        for command in commands:
            with (folder / "dask.log").open("ab") as log:
                process = [sys.executable, "-m", "dask", *command, *own]
                running.append(subprocess.Popen(process, cwd=folder, stdout=log, stderr=log))
        while not file.exists() or (folder / "dask.log").read_text().count("Registered to") < 2:
            time.sleep(0.1)
        yield json.loads(file.read_text())["address"]
    finally:
        for process_ in running:
            process_.terminate()
        for process_ in running:
            process_.wait()
