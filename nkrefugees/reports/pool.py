"""Several reports at a time: a thread each, kernels forked from one warm server; or workers of a cluster."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from concurrent.futures import FIRST_COMPLETED, Executor, Future, ThreadPoolExecutor, wait
from contextlib import contextmanager, nullcontext
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

from nkrefugees.errors import ReportFailed
from nkrefugees.reports import stop
from nkrefugees.reports.events import Begun, Ended, Observe
from nkrefugees.reports.publish import Plan, make
from nkrefugees.reports.run import Limits
from nkrefugees.reports.threads import in_thread, load

# A signal may reach another thread; this one then hears of it only when it wakes.
_LISTEN = 0.2


class Workers(NamedTuple):
    """Who makes reports: an executor, what to submit to it with a plan, and how many it runs at once."""

    executor: Executor
    make_one: Callable[[Plan], Path]
    at_once: Callable[[], int]


@contextmanager
def pool(
    plans: list[Plan],
    jobs: int | None,
    used: dict[str, Any],
    limits: Limits,
    observe: Observe,
    cluster: str | None,
) -> Iterator[Workers]:
    """Keep workers at hand for a batch: threads of this process, or the workers of a cluster.

    Parameters
    ----------
    plans, jobs, limits, observe, cluster
        As in `nkrefugees.reports.batch.make_all`.
    used : dict
        What `nkrefugees.reports.tools.used` gives.
    """
    if cluster is not None:
        from nkrefugees.reports.cluster import connected

        with connected(cluster, plans, used, limits) as (executor, make_one):
            yield Workers(executor, make_one, executor.at_once)
        return
    at_once = min(jobs or os.cpu_count() or 1, len(plans))
    with _warm(sum(not planned.only_pdf for planned in plans)) as server:
        make_one = partial(make, server=server, used=used, limits=limits, observe=observe)
        yield Workers(ThreadPoolExecutor(at_once), partial(in_thread, make_one), lambda: at_once)


@contextmanager
def _warm(runs: int) -> Iterator[Path | None]:
    """A fork server where it pays; one run alone starts as fast without."""
    from nkrefugees.reports.kernel import shared
    from nkrefugees.reports.warm import fork_server

    with nullcontext() if runs < 2 else fork_server(shared(), load) as server:
        yield server


def run(plans: list[Plan], workers: Workers, observe: Observe) -> list[ReportFailed]:
    """Make reports, handing out no more than run at once; whatever stops the batch kills its kernels.

    Parameters
    ----------
    plans : list of Plan
        What to make.
    workers : Workers
        Who makes it.
    observe : callable
        Is told which report has begun, and how it ended.

    Returns
    -------
    list of ReportFailed
        The failures, in the order of the plans.
    """
    from nkrefugees.reports.kernel import kill_all

    failures: dict[int, ReportFailed] = {}
    running: dict[Future[Path], int] = {}
    left = list(range(len(plans)))
    try:
        while left or running:
            while left and len(running) < max(1, workers.at_once()):
                number = left.pop(0)
                observe(Begun(plans[number].name, len(left)))
                running[workers.executor.submit(workers.make_one, plans[number])] = number
            for future in wait(running, _LISTEN, FIRST_COMPLETED).done:
                number = running.pop(future)
                if failure := _end(plans[number], future, observe):
                    failures[number] = failure
    except BaseException:
        with stop.stopping():
            workers.executor.shutdown(wait=False, cancel_futures=True)
            kill_all()
            workers.executor.shutdown()
        raise
    finally:
        workers.executor.shutdown(cancel_futures=True)
    return [failures[number] for number in sorted(failures)]


def _end(planned: Plan, future: Future[Path], observe: Observe) -> ReportFailed | None:
    """Tell how a report has ended; give its failure."""
    try:
        observe(Ended(planned.name, "ok", str(future.result())))
    except ReportFailed as failure:
        observe(Ended(planned.name, failure.status, f"{failure.status}: {failure}"))
        return failure
    return None
