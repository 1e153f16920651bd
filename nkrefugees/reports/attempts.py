"""Attempts at reports, noted in the log: a begun one without an end was killed."""

from __future__ import annotations

import os
import platform
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from nkrefugees.errors import ReportFailed
from nkrefugees.reports import record

if TYPE_CHECKING:
    from nkrefugees.reports.publish import Plan


def attempt_at(planned: Plan) -> dict[str, Any]:
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
def logged(planned: Plan) -> Iterator[None]:
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
