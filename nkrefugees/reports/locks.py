"""Two engines at one folder of reports: one waits for the other, and neither trips over what one left."""

from __future__ import annotations

import os
import platform
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from nkrefugees.errors import BadValue
from nkrefugees.reports import record

_PREFIX = ".tmp-"


@contextmanager
def locked(to: Path, name: str) -> Iterator[None]:
    """Hold a report, or the list of reports, while it is written; who comes second waits.

    The lock lies beside the log. Where none can be made, the work goes on without, and that is said.
    """
    from filelock import FileLock

    digest = record.digest(f"{to.resolve()} {name}".encode())[:16]
    path = record.log_path(to).parent / "locks" / f"{digest}.lock"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        lock = FileLock(path)
        lock.acquire()
    except OSError as error:
        print(f"{path} cannot be made: {error.strerror or error}; nobody is kept waiting", file=sys.stderr)
        yield
        return
    try:
        yield
    finally:
        lock.release()


@contextmanager
def scratch(to: Path) -> Iterator[Path]:
    """Make a folder beside the reports, on their file system, gone when the run is over.

    Raises
    ------
    BadValue
        If none can be made there.
    """
    try:
        to.mkdir(parents=True, exist_ok=True)
        folder = Path(tempfile.mkdtemp(prefix=f"{_PREFIX}{_machine()}-{os.getpid()}-", dir=to))
    except OSError as error:
        raise BadValue("to", str(to), f"no folder can be made there: {error.strerror}") from None
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def sweep(to: Path) -> None:
    """Remove what engines of this machine left that were killed."""
    for path in to.glob(f"{_PREFIX}{_machine()}-*"):
        owner = path.name.removeprefix(f"{_PREFIX}{_machine()}-").split("-")[0]
        if owner.isdecimal() and not record.lives(platform.node(), int(owner)):
            if path.is_dir():
                shutil.rmtree(path, ignore_errors=True)
            else:
                path.unlink(missing_ok=True)


def beside(path: Path) -> Path:
    """Name a new file beside another, to be moved over it; `sweep` knows it."""
    handle, name = tempfile.mkstemp(prefix=f"{_PREFIX}{_machine()}-{os.getpid()}-", dir=path.parent)
    os.close(handle)
    return Path(name)


def write_over(path: Path, text: str) -> Path:
    """Write beside and move over, so that a reader never sees half a file."""
    new = beside(path)
    try:
        new.write_bytes(text.encode(errors="replace"))
        new.chmod(0o644)
        return new.replace(path)
    finally:
        new.unlink(missing_ok=True)


def _machine() -> str:
    """The name of this machine, without what could not stand in the name of a file."""
    return "".join(c if c.isalnum() else "_" for c in platform.node())
