"""Whether the work of this process is being stopped: then no kernel starts, and nobody waits for a lock."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager

_asked = threading.Event()


class Stopped(Exception):
    """The work is being stopped."""


@contextmanager
def stopping() -> Iterator[None]:
    """Let every thread know, while they end, that they should."""
    _asked.set()
    try:
        yield
    finally:
        _asked.clear()


def asked() -> bool:
    """Whether the work is being stopped."""
    return _asked.is_set()


def check() -> None:
    """Go no further where the work is being stopped.

    Raises
    ------
    Stopped
        If it is.

    Examples
    --------
    >>> check()
    >>> with stopping():
    ...     check()
    Traceback (most recent call last):
    ...
    nkrefugees.reports.stop.Stopped
    """
    if asked():
        raise Stopped
