"""What a worker of a cluster keeps of a batch, and how it learns that the client has gone."""

from __future__ import annotations

import asyncio
from functools import partial
from pathlib import Path
from threading import Lock
from typing import Any

from nkrefugees.errors import NoCluster
from nkrefugees.reports import fit, locks
from nkrefugees.reports.fit import Batch
from nkrefugees.reports.host import Share

_SECONDS = 5

_shares: dict[str, Share] = {}
_sharing = Lock()


def share(batch: Batch, worker: Any) -> Share:
    """Give this worker's share in a batch; a worker that came late is looked at first."""
    with _sharing:
        if batch.name not in _shares:
            if found := fit.differences(batch):
                raise NoCluster(f"{worker.address} came later and is refused: {'; '.join(found)}")
            for name in [name for name, held in _shares.items() if not held.is_alive()]:
                del _shares[name]
            _shares[batch.name] = Share(batch.name, partial(_lives, worker, batch.client), batch.warm)
            _shares[batch.name].start()
        return _shares[batch.name]


def _lives(worker: Any, client: str) -> bool:
    """Whether the scheduler still has the client; one that is busy and does not answer is asked again."""

    async def events() -> Any:
        return await worker.scheduler.events(topic=client)

    try:
        noted = asyncio.run_coroutine_threadsafe(events(), worker.loop.asyncio_loop).result(_SECONDS)
    except TimeoutError:
        return True
    except Exception:
        return False
    came_and_went = [what.get("action") for _, what in noted if isinstance(what, dict)]
    return [a for a in came_and_went if a in ("add-client", "remove-client")][-1:] != ["remove-client"]


async def end(name: str, folders: list[Path]) -> None:
    """End a batch in this worker; wait until its kernels and its fork server are gone and the log says so."""
    held = _shares.get(name)
    if held is not None:
        held.over.set()
        while held.is_alive():
            await asyncio.sleep(0.05)
    for to in folders:
        locks.sweep(to)
