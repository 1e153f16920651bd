"""The only module that opens ``data/``; it keeps a record of what it handed out."""

from __future__ import annotations

import csv
import hashlib
import json
import os
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from nkrefugees import schema
from nkrefugees.errors import BadData, Fault, MissingFile, UnknownName

if TYPE_CHECKING:
    import pandas as pd

DESCRIPTOR = "datapackage.json"
READS_VARIABLE = "NKREFUGEES_READS"

_reads: deque[dict[str, Any]] = deque(maxlen=1000)
_chosen: ContextVar[Path | None] = ContextVar("chosen", default=None)


@contextmanager
def using(folder: Path) -> Iterator[None]:
    """Read another version of the data inside a ``with``.

    Parameters
    ----------
    folder : Path
        A folder with ``datapackage.json``.

    Examples
    --------
    >>> with using(data_dir()):
    ...     release() == str(descriptor()["version"])
    True
    """
    token = _chosen.set(folder)
    try:
        yield
    finally:
        _chosen.reset(token)


def data_dir() -> Path:
    """Find the data: that of `using`, ``$NKREFUGEES_DATA``, the installed package, the checkout.

    Raises
    ------
    MissingFile
        If none of these holds a ``datapackage.json``.
    """
    named = _chosen.get() or os.environ.get("NKREFUGEES_DATA")
    package = Path(__file__).parent
    places = [Path(named)] if named else [package / "data", package.parent / "data"]
    for place in places:
        if (place / DESCRIPTOR).is_file():
            return place.resolve()
    why = "NKREFUGEES_DATA names this folder" if named else "run `nkrefugees build` in a checkout"
    raise MissingFile(places[-1] / DESCRIPTOR, why)


def descriptor() -> schema.Descriptor:
    """Read the codebook, ``datapackage.json``."""
    return _descriptor(*_stamp(data_dir() / DESCRIPTOR))


def release() -> str:
    """Name the version of the data.

    Examples
    --------
    >>> release().count(".")
    2
    """
    return str(descriptor()["version"])


def table(name: str) -> pd.DataFrame:
    """Read one table with the types of the codebook.

    Parameters
    ----------
    name : str
        A table of the codebook, such as ``"claims"``.

    Returns
    -------
    pandas.DataFrame
        All rows and columns: text as ``str``, counts as ``Int64``, days as ``datetime64``.

    Raises
    ------
    UnknownName
        If the codebook has no such table.
    """
    return _table(name, *_stamp(_path(name))).copy()


def _path(name: str) -> Path:
    """The file of a table."""
    if name not in schema.tables(descriptor()):
        raise UnknownName("table", name, schema.tables(descriptor()))
    path = data_dir() / str(schema.resource(descriptor(), name)["path"])
    if not path.is_file():
        raise MissingFile(path, "the data is not whole; run `nkrefugees build`")
    return path


def record(call: dict[str, Any], frame: pd.DataFrame) -> None:
    """Note that rows were handed out: the call that gives them again, how many, and their SHA-256.

    Notes go to the file that ``$NKREFUGEES_READS`` names, one JSON object a line, where a report
    is being made; the last thousand are kept in memory otherwise (see `reads`).

    Parameters
    ----------
    call : dict
        ``table``, and ``filters``, ``where`` or ``columns`` as `nkrefugees.filters.select` takes them.
    frame : pandas.DataFrame
        The rows.
    """
    note = {**call, "rows": len(frame), "sha256": digest(frame)}
    target = os.environ.get(READS_VARIABLE)
    if not target:
        _reads.append(note)
        return
    with Path(target).open("a", encoding="utf-8") as file:
        file.write(json.dumps(note, sort_keys=True) + "\n")


def digest(frame: pd.DataFrame) -> str:
    """SHA-256 of rows, written as CSV."""
    return hashlib.sha256(frame.to_csv(index=False, lineterminator="\n").encode()).hexdigest()


def reads() -> list[dict[str, Any]]:
    """List what was handed out in this process, the last thousand times."""
    return list(_reads)


def ids(name: str) -> list[str]:
    """List the values of the first key of a table, without pandas.

    Examples
    --------
    >>> "2013-05-vientiane" in ids("incidents")
    True
    """
    return column(name, schema.key(descriptor(), name)[0])


def column(name: str, which: str) -> list[str]:
    """List the values of one column as text, without pandas; a missing one is empty."""
    return list(_column(which, *_stamp(_path(name))))


def files() -> dict[str, str]:
    """SHA-256 of each file of the data, by its name."""
    folder, package = data_dir(), descriptor()
    names = [DESCRIPTOR, *(str(schema.resource(package, t)["path"]) for t in schema.tables(package))]
    found = {name: folder / name for name in names}
    return {name: _sha256(*_stamp(path)) for name, path in found.items() if path.is_file()}


def _stamp(path: Path) -> tuple[Path, int, int]:
    """Path, time and size: what a cached reading rests on."""
    status = path.stat()
    return path, status.st_mtime_ns, status.st_size


@lru_cache(maxsize=8)
def _descriptor(path: Path, _time: int, _size: int) -> schema.Descriptor:
    try:
        package: dict[str, Any] = json.loads(path.read_bytes())
        for table in schema.tables(package):
            schema.dtypes(package, table)
        str(package["version"])
    except (ValueError, LookupError, TypeError, StopIteration) as error:
        raise BadData([Fault(str(path), None, None, f"no codebook: {error!r}")]) from None
    return package


@lru_cache(maxsize=8)
def _column(which: str, path: Path, _time: int, _size: int) -> tuple[str, ...]:
    with path.open(encoding="utf-8", newline="") as file:
        return tuple(row[which] for row in csv.DictReader(file))


@lru_cache(maxsize=64)
def _sha256(path: Path, _time: int, _size: int) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


@lru_cache(maxsize=64)
def _table(name: str, path: Path, _time: int, _size: int) -> pd.DataFrame:
    try:
        return _typed(name, path)
    except (ValueError, LookupError) as error:
        why = f"{str(error).splitlines()[0]}; `nkrefugees check` names every fault"
        raise BadData([Fault(str(path), None, None, why)]) from None


def _typed(name: str, path: Path) -> pd.DataFrame:
    """Read a table as the codebook has it."""
    import pandas as pd

    types = schema.dtypes(descriptor(), name)
    frame = pd.read_csv(
        path,
        dtype=types,
        keep_default_na=False,
        na_values=[""],
        true_values=["true"],
        false_values=["false"],
    )
    for column in schema.dates(descriptor(), name):
        frame[column] = pd.to_datetime(frame[column], format="%Y-%m-%d")
    return frame
