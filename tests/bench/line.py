"""One line of the table: what is measured, what it is held against, and how times are taken."""

from __future__ import annotations

import resource
import time
from collections.abc import Callable
from contextvars import ContextVar
from statistics import mean, median
from typing import NamedTuple

Measure = Callable[[], tuple[float, float]]
Clock = Callable[[], float]
wall: Clock = time.perf_counter


class Unmeasured(Exception):
    """A line cannot be measured here, or what it measures did not do its work."""


class Line(NamedTuple):
    """What is measured gives two numbers in one unit: its own, and that which it is held against."""

    name: str
    against: str
    measure: Measure
    aim: str = ""
    unit: str = "s"


class Row(NamedTuple):
    """A line as it is printed."""

    cells: tuple[str, ...]
    failed: bool = False


def measured(line: Line) -> Row:
    """Measure one line; a line that cannot be measured stops no other."""
    try:
        one, other = line.measure()
    except Unmeasured as why:
        return Row((line.name, "not measured", str(why), "", "", line.aim), failed=True)
    ratio = f"{one / other:.2f}" if other else ""
    return Row((line.name, _number(one, line.unit), line.against, _number(other, line.unit), ratio, line.aim))


def _number(value: float, unit: str) -> str:
    return f"{value:.{3 if value < 0.1 else 2 if value < 10 else 1}f} {unit}"


def table(rows: list[Row]) -> str:
    """Write Markdown whose columns stand under each other."""
    head = ("what", "", "against", "", "ratio", "aim")
    cells = [head, *(row.cells for row in rows)]
    widths = [max(3, *map(len, column)) for column in zip(*cells, strict=True)]
    cells.insert(1, tuple("-" * width for width in widths))
    lines = [" | ".join(c.ljust(w) for c, w in zip(row, widths, strict=True)) for row in cells]
    return "\n".join(f"| {line} |" for line in lines)


def in_turn(function: Callable[[], object], base: Callable[[], object], times: int) -> Measure:
    """Time both in turn, so that a slow moment strikes both; give medians without the first call of each."""

    def measure() -> tuple[float, float]:
        function(), base()
        pairs = [(seconds(function), seconds(base)) for _ in range(times)]
        one, other = zip(*pairs, strict=True)
        return median(one), median(other)

    return measure


def around(function: Callable[[], object], base: Callable[[], object]) -> Measure:
    """Time what is held against once, as it takes minutes, and the other before and after it."""

    def measure() -> tuple[float, float]:
        before, other, after = seconds(function), seconds(base), seconds(function)
        return mean([before, after]), other

    return measure


def processor() -> float:
    """Seconds of processors that this process and all that it has started and seen end have had."""
    used = (resource.getrusage(whose) for whose in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(one.ru_utime + one.ru_stime for one in used)


chosen: ContextVar[Clock] = ContextVar("chosen", default=wall)


def seconds(function: Callable[[], object], clock: Clock | None = None) -> float:
    """Time one call, by the clock that is chosen for all lines or by another."""
    clock = clock or chosen.get()
    begun = clock()
    function()
    return clock() - begun
