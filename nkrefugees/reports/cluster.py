"""Reports on the workers of a Dask cluster; the only door to ``distributed``.

A worker makes a report wholly: it runs the notebook, writes the page and the files, and puts them in place
by a rename. The folder of reports is on a file system that the client and all workers share, under the same
path. Workers run the code, the Python and the libraries of the client on the same data, or are refused:
their bytes would differ.
"""

from __future__ import annotations

import contextlib
import uuid
from collections.abc import Callable, Iterator
from concurrent.futures import CancelledError, Executor, Future
from contextlib import contextmanager
from copy import copy
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from nkrefugees.errors import BadValue, MissingLibrary, NkrefugeesError, NoCluster, ReportFailed
from nkrefugees.reports import fit, locks, record, tools
from nkrefugees.reports.attempts import attempt_at
from nkrefugees.reports.fit import Batch
from nkrefugees.reports.host import Share
from nkrefugees.reports.publish import Plan, make
from nkrefugees.reports.run import Limits
from nkrefugees.reports.threads import in_thread, quiet
from nkrefugees.reports.worker import end, share

_SECONDS = 5
_SCHEMES = ("tcp", "tls")
_NOISY = ("distributed", "distributed.client")


@contextmanager
def connected(
    address: str, plans: list[Plan], used: dict[str, Any], limits: Limits
) -> Iterator[tuple[Cluster, Callable[[Plan], Path]]]:
    """Keep a cluster at hand for a batch.

    Parameters
    ----------
    address : str
        That of the scheduler, as in ``tcp://127.0.0.1:8786``.
    plans : list of Plan
        What will be made.
    used : dict
        What `nkrefugees.reports.tools.used` gives here.
    limits : Limits
        How long a report may take.

    Yields
    ------
    Cluster
        Its workers. When it is shut down, no kernel and no fork server of the batch is left on them.
    callable
        What to submit to it, with a plan.

    Raises
    ------
    MissingLibrary
        If ``distributed`` is not installed.
    BadValue
        If the address is none, or the folder of reports is a link.
    NoCluster
        If no scheduler answers there within 5 s, it has no workers, or these would make other bytes.
    """
    _must_be_address(address)
    folders = sorted({p.to for p in plans})
    _must_be_no_links(folders)
    dask = _dask()
    with quiet(*_NOISY), _client(dask, address) as client:
        name, printed = uuid.uuid4().hex[:12], next((p.pdf for p in plans if p.pdf), None)
        batch = Batch(name, client.id, used, fit.data(), limits, len(plans) > 1, printed)
        _must_fit(client, batch, folders)
        yield Cluster(client, batch, folders), partial(_make_there, batch)


class Cluster(Executor):
    """The workers of a cluster, as an executor: for one batch, of plans alone.

    A worker that dies is replaced by another; a report that has taken several workers with it has failed,
    which is noted in the log from here, as no worker is left to say so.
    """

    def __init__(self, client: Any, batch: Batch, folders: list[Path]) -> None:
        self.client, self.batch, self.folders = client, batch, folders
        self.over = False
        self.pool = client.get_executor(pure=False)

    def at_once(self) -> int:
        """Count the threads that make reports, of workers that came later too."""
        return sum(self.client.nthreads().values())

    def submit(self, function: Callable[..., Any], /, *arguments: Any, **named: Any) -> Future[Any]:
        """Have a worker call a function; the plan is its last argument."""
        told: Future[Any] = Future()
        asked = self.pool.submit(function, *arguments, **named)
        asked.add_done_callback(partial(_tell, told, arguments[-1]))
        return told

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """End the batch on every worker, whatever is at work there."""
        if self.over:
            return
        self.over = True
        with contextlib.suppress(Exception):
            self.pool.shutdown(wait=wait and not cancel_futures)
        with contextlib.suppress(Exception):
            self.client.sync(self._end, callback_timeout=2 * _SECONDS)

    async def _end(self) -> None:
        await self.client.run(end, self.batch.name, self.folders, on_error="ignore")


def _tell(told: Future[Any], planned: Plan, asked: Future[Any]) -> None:
    """Pass on what became of a report; a worker or scheduler that died is told in our words."""
    from distributed import KilledWorker

    try:
        told.set_result(asked.result())
    except CancelledError:
        told.set_exception(NoCluster("the scheduler is gone, or has dropped the report"))
    except KilledWorker as error:
        why = f"{error.allowed_failures + 1} workers died at it, the last one {error.last_worker.address}"
        record.log(planned.to, attempt_at(planned) | {"state": "killed", "error": why})
        told.set_exception(ReportFailed(planned.notebook, None, why, "killed"))
    except Exception as error:
        told.set_exception(error)


# Before the batch


def _must_be_address(address: str) -> None:
    parts = urlsplit(address)
    with contextlib.suppress(ValueError):
        if parts.scheme in _SCHEMES and parts.hostname and parts.port:
            return
    raise BadValue("cluster", address, "give the address of a Dask scheduler, as in tcp://127.0.0.1:8786")


def _must_be_no_links(folders: list[Path]) -> None:
    """Refuse a folder whose log a worker would look for elsewhere."""
    for to in folders:
        if record.log_path(to).parent.parent != to.resolve().parent:
            raise BadValue("to", str(to), "on a cluster it must not be a link; give the folder it leads to")


def _dask() -> Any:
    """Load the library, which sets up its loggers."""
    try:
        import distributed
    except ImportError:
        raise MissingLibrary("distributed", "cluster") from None
    return distributed


@contextmanager
def _client(dask: Any, address: str) -> Iterator[Any]:
    """Connect, and wait for a worker."""
    try:
        client = dask.Client(address, timeout=_SECONDS, set_as_default=False, name="nkrefugees")
    except (OSError, ValueError):
        raise NoCluster(f"{address}: no Dask scheduler answers there") from None
    try:
        try:
            client.wait_for_workers(1, timeout=_SECONDS)
        except TimeoutError:
            why = f"the scheduler has no workers; start some by `dask worker {address}`"
            raise NoCluster(f"{address}: {why}") from None
        yield client
    finally:
        client.close(timeout=_SECONDS)


def _must_fit(client: Any, batch: Batch, folders: list[Path]) -> None:
    """Refuse workers that would make other bytes, or put them elsewhere."""
    with contextlib.ExitStack() as probes:
        seen = [probes.enter_context(locks.scratch(to)) for to in folders]
        answers = client.run(fit.unfit, batch, seen, on_error="return")
    faults = [f"{worker}: {said}" for worker, said in sorted(answers.items()) if said]
    if faults:
        raise NoCluster(
            "\n".join(["these workers are refused (theirs -> ours)", *tools.some(faults, "workers")])
        )


def _make_there(batch: Batch, planned: Plan) -> Path:
    """Make a report in this worker, as a thread of a local batch does.

    A worker keeps a failure for as long as the client does, and must not keep what the failure went through.
    """
    from distributed import get_worker

    try:
        return _until_done(batch, share(batch, get_worker()), planned)
    except NkrefugeesError as error:
        failure = copy(error)
    raise failure


def _until_done(batch: Batch, shared: Share, planned: Plan) -> Path:
    """Try again what was killed, as `make` does, but not once the batch is over."""
    once = partial(make, used=batch.used, limits=batch.limits._replace(retry=0))
    left = batch.limits.retry
    while True:
        try:
            with quiet(), shared.working() as server:
                return in_thread(partial(once, server=server), planned)
        except ReportFailed as failure:
            if failure.status != "killed" or not left or shared.over.is_set():
                raise
            left -= 1
