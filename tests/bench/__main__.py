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

from . import batches, claims, fresh, memory, package
from .line import Line, Row, measured, table
from .place import ROOT

GROUPS = (package, batches, fresh, claims, memory)


def main() -> None:
    """Print the table; lines that could not be measured say why, and make the exit code 1."""
    begun = time.monotonic()
    with TemporaryDirectory(prefix="nk-bench-") as name:
        lines = [line for group in GROUPS for line in group.lines(Path(name))]
        chosen = _chosen(lines)
        compileall.compile_dir(ROOT / "nkrefugees", quiet=2)
        load = os.getloadavg()[0]
        rows = [_told(line) for line in chosen]
    print(f"\n{table(rows)}\n\n{_machine(load)} It took {(time.monotonic() - begun) / 60:.0f} minutes.")
    sys.exit(any(row.failed for row in rows))


def _chosen(lines: list[Line]) -> list[Line]:
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("--only", metavar="NAME", action="append", help="a part of the name of a line")
    parts = parser.parse_args().only or [""]
    chosen = [line for line in lines if any(part.casefold() in line.name.casefold() for part in parts)]
    if not chosen:
        parser.error(f"no line has such a name; there are: {'; '.join(line.name for line in lines)}")
    return chosen


def _told(line: Line) -> Row:
    """Measure a line, and say so: the whole takes minutes."""
    print(f"{line.name} …", file=sys.stderr, flush=True)
    return measured(line)


def _machine(load: float) -> str:
    """What the seconds were measured on, and how busy it was before the first line."""
    system = f"{os.cpu_count()} cores ({platform.machine()}), {platform.system()}"
    return f"{system}, Python {platform.python_version()}, data {io.release()}; load {load:.1f} at the start."


if __name__ == "__main__":
    main()
