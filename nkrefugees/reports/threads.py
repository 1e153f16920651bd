"""A thread that makes a report: what it loads, whom it keeps still, what it leaves behind."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from nkrefugees.reports.lean import papermill
from nkrefugees.reports.publish import Plan

_NOISY = ("papermill", "traitlets")


def in_thread(make_one: Callable[[Plan], Path], planned: Plan) -> Path:
    """Make one report in a thread of a pool; the event loop that Jupyter opens there is closed."""
    import asyncio

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


def load() -> None:
    """Load what runs and writes notebooks, once."""
    from nkrefugees.site.look import environment

    papermill()
    environment()


@contextmanager
def quiet(*names: str) -> Iterator[None]:
    """Keep the loggers of libraries still; what goes wrong is said once, by the error."""
    loggers = [logging.getLogger(name) for name in (*_NOISY, *names)]
    levels = [logger.level for logger in loggers]
    for logger in loggers:
        logger.setLevel(logging.CRITICAL + 1)
    try:
        yield
    finally:
        for logger, level in zip(loggers, levels, strict=True):
            logger.setLevel(level)
