"""Several reports at a time: in threads here, or on a cluster; their kernels forked from a warm server."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import Executor, ThreadPoolExecutor, as_completed
from contextlib import contextmanager, nullcontext
from functools import partial
from pathlib import Path
from typing import Any

from nkrefugees.errors import BadValue, NkrefugeesError, ReportFailed
from nkrefugees.reports import locks, site, tools
from nkrefugees.reports.age import overdue
from nkrefugees.reports.publish import Plan, is_fresh, make, plan
from nkrefugees.reports.run import NO_LIMITS, Limits
from nkrefugees.reports.threads import in_thread, load, quiet

Echo = Callable[[str], object]
Maker = Callable[[Plan], Path]


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
        with quiet():
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
    cluster: str | None = None,
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
    cluster : str, optional
        The address of a Dask scheduler, as in ``tcp://127.0.0.1:8786``. Reports are then made wholly by its
        workers, as many at a time as they have threads; ``to`` must lie on a file system that this machine
        and all workers share, under the same path.

    Returns
    -------
    list of ReportFailed
        The failures, in the order of the notebooks; empty if all went well.

    Raises
    ------
    NoCluster, MissingLibrary
        If the cluster cannot be worked with, or Dask is not installed; nothing has run then.
    """
    plans = [plan(notebook, parameters, to) for notebook in notebooks]
    return make_all(plans, echo, force=force, jobs=jobs, limits=limits, max_age=max_age, cluster=cluster)


def make_all(
    plans: list[Plan],
    echo: Echo = lambda line: None,
    *,
    force: bool = True,
    jobs: int | None = None,
    limits: Limits = NO_LIMITS,
    max_age: int | None = None,
    cluster: str | None = None,
) -> list[NkrefugeesError]:
    """Make what has been planned, as `report_all` does."""
    if jobs is not None and jobs < 1:
        raise BadValue("jobs", jobs, "at least one report must run at a time")
    if jobs is not None and cluster is not None:
        raise BadValue("jobs", jobs, "on a cluster the threads of its workers say how many run at a time")
    used = tools.used()
    late = _overdue(plans, max_age)
    wanted = [p for p in plans if force or p.folder in late or not is_fresh(p, used)]
    for fresh in (p for p in plans if p not in wanted):
        echo(f"{fresh.name}: fresh")
    try:
        if not wanted:
            return []
        with quiet(), _pool(wanted, jobs, used, limits, cluster) as (pool, make_one):
            return _run(wanted, pool, make_one, echo)
    finally:
        _list(plans, max_age)


def _overdue(plans: list[Plan], max_age: int | None) -> set[Path]:
    """The folders of reports that are older than was promised."""
    runs = {to: [(p.notebook, p.run) for p in plans if p.to == to] for to in {p.to for p in plans}}
    return {to / name / run for to, found in runs.items() for name, run in overdue(to, found, max_age)}


def _list(plans: list[Plan], max_age: int | None = None) -> None:
    """Renew the list of reports of every folder that there is."""
    for to in dict.fromkeys(p.to for p in plans):
        if to.is_dir():
            locks.sweep(to)
            site.write(to, max_age)


@contextmanager
def _pool(
    plans: list[Plan], jobs: int | None, used: dict[str, Any], limits: Limits, cluster: str | None
) -> Iterator[tuple[Executor, Maker]]:
    """Who makes the reports, and how: threads of this process, or the workers of a cluster."""
    if cluster is not None:
        from nkrefugees.reports.cluster import connected

        with connected(cluster, plans, used, limits) as pool_and_maker:
            yield pool_and_maker
        return
    with _warm(len(plans)) as server:
        make_one = partial(make, server=server, used=used, limits=limits)
        yield ThreadPoolExecutor(min(jobs or os.cpu_count() or 1, len(plans))), partial(in_thread, make_one)


@contextmanager
def _warm(runs: int) -> Iterator[Path | None]:
    """A fork server where it pays; one run alone starts as fast without."""
    from nkrefugees.reports.kernel import shared
    from nkrefugees.reports.warm import fork_server

    with nullcontext() if runs < 2 else fork_server(shared(), load) as server:
        yield server


def _run(plans: list[Plan], pool: Executor, make_one: Maker, echo: Echo) -> list[NkrefugeesError]:
    """Make reports in a pool; whatever stops the batch kills its kernels."""
    from nkrefugees.reports.kernel import kill_all

    failures: dict[int, NkrefugeesError] = {}
    try:
        futures = {pool.submit(make_one, planned): n for n, planned in enumerate(plans)}
        for future in as_completed(futures):
            number = futures[future]
            try:
                echo(f"{plans[number].name}: {future.result()}")
            except ReportFailed as error:
                failures[number] = error
                echo(f"{plans[number].name}: {error.status}: {error}")
    except BaseException:
        pool.shutdown(wait=False, cancel_futures=True)
        kill_all()
        raise
    finally:
        pool.shutdown(cancel_futures=True)
    return [failures[number] for number in sorted(failures)]
