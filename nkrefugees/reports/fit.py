"""Whether another process makes the same bytes: its code, Python, libraries, data, and where it writes."""

from __future__ import annotations

from pathlib import Path
from typing import Any, NamedTuple

from nkrefugees import io
from nkrefugees.errors import MissingFile, NkrefugeesError
from nkrefugees.reports import printed, tools
from nkrefugees.reports.run import Limits


class Batch(NamedTuple):
    """What a worker must know of a batch: its name, whose it is, what its reports are made with."""

    name: str
    client: str
    used: dict[str, Any]
    data: dict[str, str]
    limits: Limits
    warm: bool
    pdf: dict[str, str] | None = None


def data() -> dict[str, str]:
    """SHA-256 of each file of the data; empty without data."""
    try:
        return io.files()
    except MissingFile:
        return {}


def differences(batch: Batch) -> list[str]:
    """Say what this process would make reports with that is otherwise at the client of the batch."""
    here = data()
    files = sorted(f for f in {*here, *batch.data} if here.get(f) != batch.data.get(f))
    found = tools.differences(tools.used(), batch.used)
    found += [f"other data: {', '.join(tools.some(files, 'files'))}"] if files else []
    return found + (_otherwise_printed(batch.pdf) if batch.pdf else [])


def _otherwise_printed(wanted: dict[str, str]) -> list[str]:
    """Say why a PDF made here would have other bytes, or could not be made."""
    try:
        return printed.differences(printed.made_with(), wanted)
    except NkrefugeesError as error:
        return [str(error)]


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
