"""Memory of a kernel that is forked from the warm server, beyond what it shares with it."""

from __future__ import annotations

import contextlib
import subprocess
import sys
import time
from collections.abc import Iterator
from functools import cache, partial
from pathlib import Path
from statistics import median
from typing import NamedTuple

from .line import Line, Unmeasured
from .place import light

SERVER = "nkrefugees.reports.forkserver"
_RUNS = 4


class Peak(NamedTuple):
    """The most that a process was seen to take, in MB: alone, and with its share of what others use too."""

    private: float = 0
    proportional: float = 0


def lines(folder: Path) -> list[Line]:
    """What is measured in a folder."""
    private, share = (partial(_of_kernel, folder / "memory", what) for what in Peak._fields)
    return [
        Line("a forked kernel, its own memory", "its server, resident", private, "80 MB", "MB"),
        Line("a forked kernel, memory with its share (PSS)", "its server, resident", share, unit="MB"),
    ]


def _of_kernel(folder: Path, what: str) -> tuple[float, float]:
    """The median of the kernels' peaks, and the server."""
    peaks, server = watched(folder)
    return median(getattr(peak, what) for peak in peaks), server


@cache
def watched(folder: Path) -> tuple[list[Peak], float]:
    """Make a few light reports one at a time, and look at the memory of their kernels all the while."""
    folder.mkdir(parents=True)
    command = [sys.executable, "-m", "nkrefugees", "report", *map(str, light(_RUNS)), "-j", "1"]
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    peaks: dict[int, Peak] = {}
    resident = 0.0
    with subprocess.Popen(command, cwd=folder, **quiet) as engine:
        while engine.poll() is None:
            for server in filter(_is_server, _children(engine.pid)):
                resident = max(resident, _rollup(server).get("Rss", 0))
                for kernel in _children(server):
                    peaks[kernel] = _more(peaks.get(kernel, Peak()), _rollup(kernel))
            time.sleep(0.02)
    if engine.returncode or len(peaks) != _RUNS:
        raise Unmeasured(f"{len(peaks)} kernels of {_RUNS} were seen (this needs the /proc of Linux)")
    return list(peaks.values()), resident


def _more(peak: Peak, now: dict[str, float]) -> Peak:
    private = now.get("Private_Clean", 0) + now.get("Private_Dirty", 0)
    return Peak(max(peak.private, private), max(peak.proportional, now.get("Pss", 0)))


def _children(pid: int) -> Iterator[int]:
    for path in Path(f"/proc/{pid}/task").glob("*/children"):
        with contextlib.suppress(OSError):
            yield from map(int, path.read_text().split())


def _is_server(pid: int) -> bool:
    with contextlib.suppress(OSError):
        return SERVER.encode() in Path(f"/proc/{pid}/cmdline").read_bytes()
    return False


def _rollup(pid: int) -> dict[str, float]:
    """The memory of a process by kind, in MB; empty if it has gone."""
    with contextlib.suppress(OSError):
        rows = [line.split() for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()[1:]]
        return {row[0].rstrip(":"): int(row[1]) / 1024 for row in rows}
    return {}
