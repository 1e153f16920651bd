"""Whether another process makes the same bytes: its code, Python, libraries, data, and where it writes."""

from __future__ import annotations

from pathlib import Path
from typing import Any, NamedTuple

from nkrefugees import io, schema
from nkrefugees.errors import MissingFile
from nkrefugees.reports import record, tools
from nkrefugees.reports.run import Limits


class Batch(NamedTuple):
    """What a worker must know of a batch: its name, whose it is, what its reports are made with."""

    name: str
    client: str
    used: dict[str, Any]
    data: dict[str, str]
    limits: Limits
    warm: bool


def data() -> dict[str, str]:
    """SHA-256 of the file of each table; empty without data."""
    try:
        return {table: record.file_digest(table) for table in schema.tables(io.descriptor())}
    except MissingFile:
        return {}


def differences(batch: Batch) -> list[str]:
    """Say what this process would make reports with that is otherwise at the client of the batch."""
    here = data()
    tables = sorted(t for t in {*here, *batch.data} if here.get(t) != batch.data.get(t))
    found = tools.differences(tools.used(), batch.used)
    return found + ([f"other data: {', '.join(tools.some(tables, 'tables'))}"] if tables else [])


def unfit(batch: Batch, folders: list[Path]) -> str:
    """Say what keeps this process from a batch; empty if nothing does.

    Parameters
    ----------
    batch : Batch
        What the client makes reports with.
    folders : list of Path
        Folders that the client has made beside its reports.
    """
    unseen = [f"does not see {folder.parent}" for folder in folders if not folder.is_dir()]
    return "; ".join(differences(batch) + unseen)
