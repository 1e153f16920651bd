"""Two engines at one folder of reports: one waits for the other, and neither trips over what one left."""

from __future__ import annotations

import os
import platform
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from nkrefugees.errors import BadValue
from nkrefugees.reports import disk, record, stop, swap

if TYPE_CHECKING:
    from filelock import FileLock

_LONG = 60
_PREFIX = ".tmp-"
_PATIENCE = 0.2


@contextmanager
def locked(to: Path, name: str) -> Iterator[None]:
    """Hold a report, or the list of reports, while it is written; who comes second waits.

    The lock lies beside the log. Where none can be made, the work goes on without, and that is said.

    Raises
    ------
    Stopped
        If the work is being stopped before the lock is held.
    """
    path = lock_path(to, name)
    try:
        lock = _acquired(path)
    except (OSError, NotImplementedError) as error:
        why = getattr(error, "strerror", None) or error
        print(f"{path} cannot be made: {why}; nobody is kept waiting", file=sys.stderr)
        yield
        return
    try:
        yield
    finally:
        lock.release()


def lock_path(to: Path, name: str) -> Path:
    """Where the lock of a report, or of the list of reports, lies."""
    digest = record.digest(f"{to.resolve()} {name}".encode())[:16]
    return record.log_path(to).parent / "locks" / f"{digest}.lock"


def _made(path: Path) -> Path:
    """The path of a lock, whose folder is there."""
    path.parent.mkdir(parents=True, exist_ok=True)
    return path


def _acquired(path: Path) -> FileLock:
    """Wait for a lock until it is held, or the work is being stopped."""
    from filelock import FileLock, Timeout

    lock = FileLock(_made(path))
    while True:
        stop.check()
        with suppress(Timeout):
            lock.acquire(timeout=_PATIENCE)
            return lock


@contextmanager
def scratch(to: Path) -> Iterator[Path]:
    """Make a folder beside the reports, on their file system, gone when the run is over.

    Raises
    ------
    BadValue
        If a file stands in its place.
    OSError
        If none can be made there; it names the folder of reports.
    """
    try:
        with disk.writing(to):
            to.mkdir(parents=True, exist_ok=True)
            folder = Path(tempfile.mkdtemp(prefix=f"{_PREFIX}{_machine()}-{os.getpid()}-", dir=to))
    except (FileExistsError, NotADirectoryError) as error:
        raise BadValue("to", str(to), f"no folder can be made there: {error.strerror}") from None
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def sweep(to: Path) -> None:
    """Remove what engines of this machine left that were killed, but no report that has to go back."""
    restore(to)
    for path in [*_left(to, f"{_PREFIX}{_machine()}-"), *_left(_place(), _short())]:
        if not path.is_dir():
            path.unlink(missing_ok=True)
        elif not any(swap.moved_away(path, to)):
            shutil.rmtree(path, ignore_errors=True)


def restore(to: Path) -> None:
    """Put back each report that a killed engine had moved away and not yet replaced.

    One that another engine is making just now is left to it; so is all where nothing can be written.
    """
    from filelock import FileLock, Timeout

    for folder in _left(to, f"{_PREFIX}{_machine()}-"):
        for old, target in swap.moved_away(folder, to):
            path = lock_path(to, f"{target.parent.name}/{target.name}")
            with suppress(OSError, Timeout), FileLock(_made(path), timeout=0):
                target.parent.mkdir(exist_ok=True)
                old.rename(target)


def _left(place: Path, prefix: str) -> Iterator[Path]:
    """What stands in a folder with a prefix and the number of a process that is gone."""
    for path in place.glob(f"{prefix}*"):
        owner = path.name.removeprefix(prefix).split("-")[0]
        if owner.isdecimal() and not record.lives(platform.node(), int(owner)):
            yield path


@contextmanager
def short() -> Iterator[Path]:
    """Make a folder of a short name for sockets, whose names have at most some hundred bytes.

    It lies in the temporary folder, or where the name of that is long already in the system's own.
    """
    with tempfile.TemporaryDirectory(prefix=f"{_short()}{os.getpid()}-", dir=_place()) as folder:
        yield Path(folder)


def _place() -> Path:
    usual = tempfile.gettempdir()
    return Path(usual if len(os.fsencode(usual)) <= _LONG or os.name != "posix" else "/tmp")


def _short() -> str:
    return f"nk-{record.digest(platform.node().encode())[:6]}-"


def beside(path: Path) -> Path:
    """Name a new file beside another, to be moved over it; `sweep` knows it."""
    handle, name = tempfile.mkstemp(prefix=f"{_PREFIX}{_machine()}-{os.getpid()}-", dir=path.parent)
    os.close(handle)
    return Path(name)


def write_over(path: Path, text: str) -> Path:
    """Write beside and move over, so that a reader never sees half a file."""
    with disk.writing(path):
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
