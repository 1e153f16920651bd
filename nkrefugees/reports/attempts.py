"""Attempts at reports, noted in the log: a begun one without an end was killed."""

from __future__ import annotations

import os
import platform
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Protocol

from nkrefugees.errors import ReportFailed
from nkrefugees.reports import record


class Planned(Protocol):
    """What the log has of a report that is planned."""

    @property
    def notebook(self) -> str:
        """Its notebook."""

    @property
    def run(self) -> str:
        """Its run."""

    @property
    def source(self) -> Path:
        """The file of the notebook."""

    @property
    def values(self) -> dict[str, object]:
        """Its parameters."""

    @property
    def to(self) -> Path:
        """The folder of reports."""


def attempt_at(planned: Planned) -> dict[str, Any]:
    """Describe an attempt that begins now, here, for the log."""
    return {
        "notebook": planned.notebook,
        "run": planned.run,
        "path": str(planned.source),
        "time": datetime.now(UTC).isoformat(timespec="seconds"),
        "parameters": planned.values,
        "host": platform.node(),
        "pid": os.getpid(),
    }


@contextmanager
def logged(planned: Planned) -> Iterator[None]:
    """Note an attempt when it begins, and how it ended: a begun one without an end was killed."""
    clock = time.monotonic()
    attempt = attempt_at(planned)
    record.log(planned.to, attempt | {"state": record.BEGUN, "error": ""})
    state, error = "killed", "interrupted"
    try:
        yield
        state, error = "ok", ""
    except ReportFailed as failure:
        state, error = failure.status, str(failure)
        raise
    except Exception as failure:
        state, error = "failed", f"{type(failure).__name__}: {failure}"
        raise
    finally:
        seconds = round(time.monotonic() - clock, 2)
        record.log(planned.to, attempt | {"state": state, "error": error, "seconds": seconds})
