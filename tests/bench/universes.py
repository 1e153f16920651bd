"""Analyses over the record: a multiverse of thousands of universes."""

from __future__ import annotations

from concurrent.futures import ProcessPoolExecutor
from functools import partial
from multiprocessing import get_context
from pathlib import Path

import nkrefugees as nk

from .line import Line, Measure, Unmeasured, in_turn, seconds

UNIVERSES = 1944


def lines(folder: Path) -> list[Line]:
    """What is measured; nothing is written."""
    people = partial(universes, what="people")
    change = partial(universes, what="change_point")
    size = f"{UNIVERSES:,} universes"
    return [
        Line(f"{size} of people", "as many nk.totals, by 20 of them", against_totals(people)),
        Line(f"{size} of change points", f"{size} of people", in_turn(change, people, 2)),
        Line(f"{size} of change points, two processes", "one process", partial(shared_out, change), "60 s"),
    ]


def universes(what: str, executor: ProcessPoolExecutor | None = None) -> None:
    """Look into every universe of the period that the record covers best."""
    found = nk.multiverse(what=what, since=1990, until=2025, executor=executor)
    if len(found.frame()) != UNIVERSES:
        raise Unmeasured(f"there are {len(found.frame())} universes, not {UNIVERSES}")


def against_totals(people: partial[None]) -> Measure:
    """Time the universes against one total by `resolve` and `totals`, times as many."""

    def measure() -> tuple[float, float]:
        total()
        return seconds(people), UNIVERSES / 20 * seconds(lambda: [total() for _ in range(20)])

    return measure


def total() -> object:
    """Give the totals of one universe."""
    return nk.totals(nk.resolve(nk.claims(quantity="repatriated")))


def shared_out(change: partial[None]) -> tuple[float, float]:
    """Time two processes, which are started beforehand, against this one."""
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as pool:
        change(executor=pool)
        return seconds(partial(change, executor=pool)), seconds(change)
