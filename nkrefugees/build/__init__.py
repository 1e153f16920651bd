"""seeds/ -> data/: read every sheet and register, check each cell and key, write the tables.

The build is pure and total: the same seeds give the same bytes, and every seed row lands in a
table or in the list of faults. With one fault or more nothing is written.
"""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path

from nkrefugees.build import cells, codebook, registers, relations, sheets, tables
from nkrefugees.csvfile import Row
from nkrefugees.errors import BadData, Fault, MissingFile
from nkrefugees.schema import Descriptor


@dataclass(frozen=True)
class Built:
    """What seeds make: the bytes of each file of ``data/``, the rows behind them, the faults."""

    files: dict[str, bytes]
    rows: dict[str, list[Row]]
    faults: list[Fault]


def from_seeds(seeds: Path) -> Built:
    """Make the data from the seeds in memory, with every fault found on the way.

    Parameters
    ----------
    seeds : Path
        The folder of the seeds.

    Returns
    -------
    Built
        ``files`` is empty where there are faults.
    """
    if not seeds.is_dir():
        raise MissingFile(seeds, "seeds are needed; run this in a checkout of the repository")
    descriptor, faults = codebook.read(seeds)
    if faults:
        return Built({}, {}, faults)
    rows, faults = _read(seeds, descriptor)
    faults += cells.complete(rows, descriptor)
    faults += relations.check(rows, descriptor)
    if faults:
        return Built({}, rows, faults)
    return Built(tables.files(rows, descriptor), rows, [])


def build(seeds: Path, data: Path) -> list[str]:
    """Write ``data/`` from the seeds, whole or not at all.

    Parameters
    ----------
    seeds, data : Path
        The folder read and the folder written.

    Returns
    -------
    list of str
        The names of the files that changed.

    Raises
    ------
    BadData
        If the seeds have faults; nothing is written then.
    """
    return write(from_seeds(seeds), data)


def write(built: Built, data: Path) -> list[str]:
    """Write what seeds make, as `build` does.

    Parameters
    ----------
    built : Built
        What `from_seeds` made.
    data : Path
        The folder written.

    Returns
    -------
    list of str
        The names of the files that changed.

    Raises
    ------
    BadData
        If there are faults; nothing is written then.
    """
    if built.faults:
        raise BadData(built.faults)
    changed = [name for name, content in built.files.items() if _differs(data / name, content)]
    if changed:
        _replace(data, built.files)
    return changed


def _read(seeds: Path, descriptor: Descriptor) -> tuple[dict[str, list[Row]], list[Fault]]:
    """All rows of all tables, as they stand in the seeds."""
    rows, faults = registers.read(seeds, descriptor)
    from_sheets, more = sheets.read(seeds, descriptor)
    return {**rows, **from_sheets}, faults + more


def _differs(path: Path, content: bytes) -> bool:
    return not path.is_file() or path.read_bytes() != content


def _replace(data: Path, files: dict[str, bytes]) -> None:
    """Put the new files in place of the old folder by renaming."""
    data.parent.mkdir(parents=True, exist_ok=True)
    fresh = Path(tempfile.mkdtemp(prefix=".data-", dir=data.parent))
    try:
        for name, content in files.items():
            (fresh / name).write_bytes(content)
        fresh.chmod(0o755)
        if data.exists():
            old = fresh.with_name(fresh.name + "-old")
            data.rename(old)
            fresh.replace(data)
            shutil.rmtree(old)
        else:
            fresh.replace(data)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)
