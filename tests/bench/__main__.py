"""Measure every line, or those that are asked for, and print a table."""

from __future__ import annotations

import argparse
import compileall
import os
import platform
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from nkrefugees import io

from . import analyses, batches, claims, cluster, draws, fresh, line, memory, package, scale, site, universes
from .line import Line, Row, measured, table
from .place import ROOT

GROUPS = (package, scale, draws, analyses, universes, batches, fresh, claims, site, cluster, memory)


def main() -> None:
    """Print the table; lines that could not be measured say why, and make the exit code 1."""
    begun = time.monotonic()
    with TemporaryDirectory(prefix="nk-bench-") as name:
        lines = [one for group in GROUPS for one in group.lines(Path(name))]
        chosen, clock = _chosen(lines)
        compileall.compile_dir(ROOT / "nkrefugees", quiet=2)
        load = os.getloadavg()[0]
        rows = [_told(one) for one in chosen]
    took = f"It took {(time.monotonic() - begun) / 60:.0f} minutes."
    print(f"\n{table(rows)}\n\n{_machine(load)} {clock} {took}")
    sys.exit(any(row.failed for row in rows))


def _chosen(lines: list[Line]) -> tuple[list[Line], str]:
    """Give the lines that are asked for, and say by what clock they are timed."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("--only", metavar="NAME", action="append", help="a part of the name of a line")
    parser.add_argument(
        "--cpu", action="store_true", help="time of processors: steadier where others use the machine too"
    )
    asked = parser.parse_args()
    parts = asked.only or [""]
    chosen = [one for one in lines if any(part.casefold() in one.name.casefold() for part in parts)]
    if not chosen:
        parser.error(f"no line has such a name; there are: {'; '.join(one.name for one in lines)}")
    if asked.cpu:
        line.chosen.set(line.processor)
    return chosen, "Seconds of processors, but for lines of wall." if asked.cpu else "Seconds of the clock."


def _told(one: Line) -> Row:
    """Measure a line, and say so at once: the whole takes minutes."""
    row = measured(one)
    print(" | ".join(row.cells[:5]), file=sys.stderr, flush=True)
    return row


def _machine(load: float) -> str:
    """What the seconds were measured on, and how busy it was before the first line."""
    system = f"{os.cpu_count()} cores ({platform.machine()}), {platform.system()}"
    return f"{system}, Python {platform.python_version()}, data {io.release()}; load {load:.1f} at the start."


if __name__ == "__main__":
    main()
