"""What to say where a file cannot be written: which one, why, and what to do."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from nkrefugees.errors import NkrefugeesError, ReportFailed
from nkrefugees.reports import record

_FULL = (errno.ENOSPC, errno.EDQUOT)
_CLOSED = (errno.EROFS, errno.EACCES, errno.EPERM)
_ENOUGH = 1 << 16


@contextmanager
def writing(path: Path) -> Iterator[None]:
    """Let an error of the system name the file; a full disk is told by ``write``, which knows no name."""
    try:
        yield
    except NkrefugeesError:
        raise
    except OSError as error:
        raise OSError(error.errno, error.strerror or str(error), str(path)) from None


@contextmanager
def written(notebook: str) -> Iterator[None]:
    """Make what could not be written a failure of a report, with what to do."""
    try:
        yield
    except NkrefugeesError:
        raise
    except OSError as error:
        raise ReportFailed(notebook, None, told(error)) from None


def fill(folder: Path, contents: Mapping[str, bytes], run: Mapping[str, Any]) -> None:
    """Write the files of a report, and ``run.json`` with the SHA-256 of each.

    Parameters
    ----------
    folder : Path
        Where the report is put together.
    contents : mapping of str to bytes
        The files by their path in it.
    run : mapping
        What ``run.json`` says else.
    """
    files = {path: record.digest(content) for path, content in contents.items()}
    about = record.dumps({**run, "files": files}).encode()
    for path, content in {**contents, record.RUN: about}.items():
        target = folder / path
        with writing(target):
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)


def told(error: OSError) -> str:
    """Say in one line what could not be written, why, and what to do.

    Examples
    --------
    >>> told(OSError(errno.ENOSPC, "No space left on device", "reports/index.html"))
    'reports/index.html: No space left on device; free some space there, then run it again'
    >>> told(OSError(errno.ENOENT, "No such file or directory", "x"))
    'x: No such file or directory'
    """
    why = f"{error.filename or 'file'}: {error.strerror or error}"
    if error.errno in _FULL:
        return f"{why}; free some space there, then run it again"
    if error.errno in _CLOSED:
        return f"{why}; make it writable or choose another folder, then run it again"
    return why


def of_disk(error: BaseException) -> bool:
    """Whether an error says that a disk is full or cannot be written.

    Examples
    --------
    >>> of_disk(OSError(errno.EROFS, "Read-only file system")), of_disk(ConnectionError())
    (True, False)
    """
    return isinstance(error, OSError) and error.errno in (*_FULL, *_CLOSED)


def full(folder: Path, said: str = "") -> str:
    """Say that the disk of a folder is full, if so; empty if not.

    Parameters
    ----------
    folder : Path
        Where something failed.
    said : str
        How it failed; a full disk may be told there, though there is space again.
    """
    if os.strerror(errno.ENOSPC) not in said and _room(folder):
        return ""
    return f"{os.strerror(errno.ENOSPC)}: free some space at {folder.parent}, then run it again"


def _room(folder: Path) -> bool:
    """Whether there is space for some pages, as far as can be told."""
    try:
        return shutil.disk_usage(folder).free >= _ENOUGH
    except OSError:
        return True
