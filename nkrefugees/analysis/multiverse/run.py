"""Universes on an executor: the same rows in the same order, whoever computes them."""

from __future__ import annotations

from concurrent.futures import Executor, Future

from nkrefugees.analysis.multiverse.choices import Universe
from nkrefugees.analysis.multiverse.outcomes import Found, Outcome, look
from nkrefugees.errors import BadValue

_BATCHES = 32


def run(outcome: Outcome, universes: list[Universe], executor: Executor | None) -> list[Found]:
    """Look into every universe: one after the other here, or in batches on an executor.

    Raises
    ------
    UniverseFailed
        For the first universe, in their order, whose outcome raises; what has not begun is called off.
    BadValue
        If the executor is none.
    """
    if executor is None:
        return several(outcome, universes)
    if not callable(getattr(executor, "submit", None)):
        raise BadValue("executor", executor, "a concurrent.futures.Executor, or that of a Dask client")
    size = -(-len(universes) // _BATCHES)
    batches = [universes[start : start + size] for start in range(0, len(universes), size)]
    return _in_order([executor.submit(several, outcome, batch) for batch in batches])


def several(outcome: Outcome, universes: list[Universe]) -> list[Found]:
    """Look into some universes, one after the other, or at once where an outcome can (``several``)."""
    if callable(at_once := getattr(outcome, "several", None)):
        return list(at_once(universes))
    return [look(outcome, universe) for universe in universes]


def _in_order(futures: list[Future[list[Found]]]) -> list[Found]:
    try:
        return [found for future in futures for found in future.result()]
    finally:
        for future in futures:
            future.cancel()
