"""The tables of ``data/`` against their codebook, by frictionless; nothing else imports it."""

from __future__ import annotations

import logging
import re
from pathlib import Path
from typing import Any

from nkrefugees.errors import Fault


def check(data: Path) -> list[Fault]:
    """Validate the data package; without frictionless (extra ``curate``) say so.

    Returns
    -------
    list of Fault
        One for each error that frictionless finds.
    """
    try:
        from frictionless import FrictionlessException, Package, system
    except ImportError:
        return [
            Fault(
                "data",
                None,
                None,
                "frictionless is not installed: pip install 'nkrefugees[curate]'",
            )
        ]
    logging.getLogger("frictionless").setLevel(logging.ERROR)
    descriptor = data / "datapackage.json"
    try:
        with system.use_context(trusted=True):
            report = Package(str(descriptor)).validate()
    except (FrictionlessException, TypeError, ValueError, re.error) as error:
        return [Fault(f"data/{descriptor.name}", None, None, f"no data package: {error}")]
    faults = [_fault(task.place, error) for task in report.tasks for error in task.errors]
    return faults + [Fault(f"data/{descriptor.name}", None, None, str(e.message)) for e in report.errors]


def _fault(place: str, error: Any) -> Fault:
    line = getattr(error, "row_number", None)
    return Fault(f"data/{Path(place).name}", line, getattr(error, "field_name", None), str(error.message))
