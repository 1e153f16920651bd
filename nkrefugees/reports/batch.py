"""Several reports at a time: a thread each, its kernel forked from one warm server."""

from __future__ import annotations

import asyncio
import logging
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor, as_completed
from contextlib import contextmanager, nullcontext
from functools import partial
from pathlib import Path

from nkrefugees.errors import BadValue, NkrefugeesError, ReportFailed
from nkrefugees.reports import locks, record, site, stop, tools
from nkrefugees.reports.age import overdue
from nkrefugees.reports.publish import Plan, is_fresh, make, plan
from nkrefugees.reports.run import NO_LIMITS, Limits

Echo = Callable[[str], object]


def report(
    notebook: str | Path,
    parameters: Mapping[str, object] | None = None,
    to: str | Path | None = None,
) -> Path:
    """Make one report.

    Parameters
    ----------
    notebook : str or Path
        A notebook of the package by name, or the path of an ``.ipynb`` file.
    parameters : mapping of str to object, optional
        Values that are not the defaults.
    to : str or Path, optional
        The folder of reports, ``./reports`` by default. The attempt is noted beside it, in
        ``.nkrefugees/log.jsonl``.

    Returns
    -------
    Path
        The folder of the report, ``<to>/<notebook>/<run>``: ``index.html``, ``report.ipynb``,
        ``run.json``, ``figures/`` and ``tables/``.

    Raises
    ------
    UnknownName, BadValue, BadParameters
        If there is no such notebook or parameter, or a value is not taken; nothing has run then.
    ReportFailed
        If the notebook does not run to its end; the last good report stays as it was.
    """
    planned = plan(notebook, parameters, to)
    try:
        with _quiet("papermill", "traitlets"):
            return make(planned)
    finally:
        _list([planned])


def report_all(
    notebooks: Iterable[str | Path],
    parameters: Mapping[str, object] | None = None,
    to: str | Path | None = None,
    echo: Echo = lambda line: None,
    *,
    force: bool = True,
    jobs: int | None = None,
    limits: Limits = NO_LIMITS,
    max_age: int | None = None,
) -> list[NkrefugeesError]:
    """Make several reports; go on after one that fails.

    Parameters
    ----------
    notebooks, parameters, to
        As in `report`. All are checked before the first runs.
    echo : callable
        Takes a line on each report, as it ends.
    force : bool
        Whether to make reports anew that are fresh.
    jobs : int, optional
        How many run at a time; as many as there are cores by default.
    limits : Limits, optional
        How long a cell and a run may take, and how often a run whose kernel died is tried again.
    max_age : int, optional
        Days; reports that are fresh and longer ago are made anew as well, and the list of reports states
        the promise. Without it the list promises nothing.

    Returns
    -------
    list of ReportFailed
        The failures, in the order of the notebooks; empty if all went well.
    """
    plans = [plan(notebook, parameters, to) for notebook in notebooks]
    return make_all(plans, echo, force=force, jobs=jobs, limits=limits, max_age=max_age)


def make_all(
    plans: list[Plan],
    echo: Echo = lambda line: None,
    *,
    force: bool = True,
    jobs: int | None = None,
    limits: Limits = NO_LIMITS,
    max_age: int | None = None,
) -> list[NkrefugeesError]:
    """Make what has been planned, as `report_all` does."""
    at_once = os.cpu_count() or 1 if jobs is None else jobs
    if at_once < 1:
        raise BadValue("jobs", at_once, "at least one report must run at a time")
    used = tools.used()
    for to in {p.to for p in plans}:
        locks.restore(to)
    due = _overdue(plans, max_age) | _unsuccessful(plans)
    wanted = [p for p in plans if force or p.folder in due or not is_fresh(p, used)]
    for fresh in (p for p in plans if p not in wanted):
        echo(f"{fresh.name}: fresh")
    try:
        if not wanted:
            return []
        with _quiet("papermill", "traitlets"), _warm(len(wanted)) as server:
            return _run(
                wanted,
                min(at_once, len(wanted)),
                partial(make, server=server, used=used, limits=limits),
                echo,
            )
    finally:
        _list(plans, max_age)


def _overdue(plans: list[Plan], max_age: int | None) -> set[Path]:
    """The folders of reports that are older than was promised."""
    runs = {to: [(p.notebook, p.run) for p in plans if p.to == to] for to in {p.to for p in plans}}
    return {to / name / run for to, found in runs.items() for name, run in overdue(to, found, max_age)}


def _unsuccessful(plans: list[Plan]) -> set[Path]:
    """The folders of reports whose last attempt failed or was killed, even where a good one stands."""
    return {to / name / run for to in {p.to for p in plans} for name, run in record.unsuccessful(to)}


def _list(plans: list[Plan], max_age: int | None = None) -> None:
    """Renew the list of reports of every folder that there is."""
    for to in dict.fromkeys(p.to for p in plans):
        if to.is_dir():
            locks.sweep(to)
            site.write(to, max_age)


@contextmanager
def _warm(runs: int) -> Iterator[Path | None]:
    """A fork server where it pays; one run alone starts as fast without."""
    from nkrefugees.reports.kernel import shared
    from nkrefugees.reports.warm import fork_server

    with nullcontext() if runs < 2 else fork_server(shared(), _import) as server:
        yield server


def _import() -> None:
    """Load what runs and writes notebooks, once."""
    import papermill  # noqa: F401

    from nkrefugees.reports.page import environment

    environment()


def _run(
    plans: list[Plan], at_once: int, make_one: Callable[[Plan], Path], echo: Echo
) -> list[NkrefugeesError]:
    """Run in threads; whatever stops the batch kills its kernels."""
    from nkrefugees.reports.kernel import kill_all

    failures: dict[int, NkrefugeesError] = {}
    pool = ThreadPoolExecutor(at_once)
    try:
        futures = {pool.submit(_in_thread, make_one, planned): n for n, planned in enumerate(plans)}
        for future in as_completed(futures):
            number = futures[future]
            try:
                echo(f"{plans[number].name}: {future.result()}")
            except ReportFailed as error:
                failures[number] = error
                echo(f"{plans[number].name}: {error.status}: {error}")
    except BaseException:
        with stop.stopping():
            pool.shutdown(wait=False, cancel_futures=True)
            kill_all()
            pool.shutdown()
        raise
    finally:
        pool.shutdown(cancel_futures=True)
    return [failures[number] for number in sorted(failures)]


def _in_thread(make_one: Callable[[Plan], Path], planned: Plan) -> Path:
    """Make one report in a thread of the pool; the event loop that Jupyter opens there is closed."""
    from jupyter_core.utils import ensure_event_loop

    try:
        return make_one(planned)
    finally:
        loop = ensure_event_loop()
        left = asyncio.all_tasks(loop)
        for task in left:
            task.cancel()
        loop.run_until_complete(asyncio.gather(*left, return_exceptions=True))
        loop.close()


@contextmanager
def _quiet(*names: str) -> Iterator[None]:
    """Keep the loggers of libraries still; what goes wrong is said once, by the error."""
    loggers = [logging.getLogger(name) for name in names]
    levels = [logger.level for logger in loggers]
    for logger in loggers:
        logger.setLevel(logging.CRITICAL + 1)
    try:
        yield
    finally:
        for logger, level in zip(loggers, levels, strict=True):
            logger.setLevel(level)
