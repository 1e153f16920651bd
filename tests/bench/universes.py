"""Analyses over the record: multiverses of thousands of universes, here, on processes, on Dask's workers."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import contextmanager
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import nkrefugees as nk

from .cluster import dask
from .line import Line, Measure, Unmeasured, in_turn, seconds

UNIVERSES, OF_WAVES = 1944, 7776
PERIOD = {"since": 1990, "until": 2025}


def lines(folder: Path) -> list[Line]:
    """What is measured; nothing but logs of workers is written."""
    people = partial(universes, what="people")
    change = partial(universes, what="change_point")
    waves = partial(universes, what="waves", size=OF_WAVES)
    size, of_waves = f"{UNIVERSES:,} universes", f"{OF_WAVES:,} universes of waves"
    by_two, near = "two processes", "within 1.3 times"
    by_dask = partial(against_processes, folder)
    return [
        Line(f"{size} of people", "as many nk.totals, by 20 of them", against_totals(people)),
        Line(f"{size} of change points", f"{size} of people", in_turn(change, people, 2)),
        Line(f"{size} of change points, two processes", "one process", partial(shared_out, change), "60 s"),
        Line(f"{size} of change points, two Dask workers, wall", by_two, partial(by_dask, change), near),
        Line(f"{of_waves}, two processes", "one process", partial(shared_out, waves), "60 s"),
        Line(f"{of_waves}, two Dask workers, wall", by_two, partial(by_dask, waves), near),
    ]


def universes(what: str, executor: Executor | None = None, size: int = UNIVERSES) -> None:
    """Look into every universe of the period that the record covers best."""
    found = nk.multiverse(what=what, executor=executor, **PERIOD)
    if len(found.frame()) != size:
        raise Unmeasured(f"there are {len(found.frame())} universes, not {size}")


def against_totals(people: partial[None]) -> Measure:
    """Time the universes against one total by `resolve` and `totals`, times as many."""

    def measure() -> tuple[float, float]:
        total()
        return seconds(people), UNIVERSES / 20 * seconds(lambda: [total() for _ in range(20)])

    return measure


def total() -> object:
    """Give the totals of one universe."""
    return nk.totals(nk.resolve(nk.claims(quantity="repatriated")))


def shared_out(look: partial[None]) -> tuple[float, float]:
    """Time two processes, which are started beforehand, against this one."""
    with processes() as pool:
        look(executor=pool)
        return seconds(partial(look, executor=pool)), seconds(look)


def against_processes(folder: Path, look: partial[None]) -> tuple[float, float]:
    """Time two workers of Dask against two processes, in turn; both are up beforehand."""
    with processes() as pool, workers(folder / "universes") as theirs:
        return in_turn(partial(look, executor=theirs), partial(look, executor=pool), 3)()


@contextmanager
def processes() -> Iterator[Executor]:
    """Two processes that know nothing of this one."""
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as pool:
        yield pool


@contextmanager
def workers(place: Path) -> Iterator[Any]:
    """Two workers of Dask, one thread each, behind the interface of executors."""
    from distributed import Client

    place.mkdir(parents=True, exist_ok=True)
    with dask(place) as address, Client(address, set_as_default=False) as client:
        yield client.get_executor()
