"""Put a new report where the last one stands, so that at no moment there is none.

Two renames, the old report away and the new one in, leave a moment between them in which a reader finds
nothing, and in which a kill would take the last good report along. Linux can exchange two folders in one
step (``renameat2`` with ``RENAME_EXCHANGE``, since 3.15); Python has no name for it, so it is called in the C
library. Links or a folder of versions would close the hole everywhere, but then a report would no longer be
a plain folder that one can copy. Where the system or the file system cannot exchange, the two renames
remain; the old report then waits in the engine's scratch folder under its own name, and whoever comes next
puts it back (`nkrefugees.reports.locks.restore`).
"""

from __future__ import annotations

import ctypes
import errno
import os
from collections.abc import Iterator
from pathlib import Path

_HERE = -100  # AT_FDCWD: paths are taken as they are
_EXCHANGE = 2  # RENAME_EXCHANGE
_CANNOT = (errno.EINVAL, errno.ENOSYS, errno.ENOTSUP, errno.EPERM)
_NEW, _OLD = "report", "old"


def swap(folder: Path, target: Path) -> None:
    """Move ``folder/report`` to ``target``; what stood there is left in ``folder``.

    Parameters
    ----------
    folder : Path
        The scratch folder of the engine, on the same file system.
    target : Path
        ``<to>/<notebook>/<run>``, whether a report stands there or not.
    """
    target.parent.mkdir(exist_ok=True)
    if not target.exists():
        (folder / _NEW).rename(target)
    elif not exchange(folder / _NEW, target):
        _one_after_the_other(folder, target)


def exchange(one: Path, other: Path) -> bool:
    """Let two folders change places in one step; False where that cannot be done, and nothing has moved."""
    try:
        call = ctypes.CDLL(None, use_errno=True).renameat2
    except (AttributeError, OSError, TypeError):
        return False
    if call(_HERE, os.fsencode(one), _HERE, os.fsencode(other), ctypes.c_uint(_EXCHANGE)) == 0:
        return True
    number = ctypes.get_errno()
    if number in _CANNOT:
        return False
    raise OSError(number, os.strerror(number), str(other))


def _one_after_the_other(folder: Path, target: Path) -> None:
    """Two renames; the old report goes back if the second fails."""
    old = folder / _OLD / target.parent.name / target.name
    old.parent.mkdir(parents=True)
    target.rename(old)
    try:
        (folder / _NEW).rename(target)
    except OSError:
        old.rename(target)
        raise


def moved_away(folder: Path, to: Path) -> Iterator[tuple[Path, Path]]:
    """List old reports in a scratch folder whose place is empty, each with that place."""
    for old in (folder / _OLD).glob("*/*"):
        target = to / old.parent.name / old.name
        if not target.exists():
            yield old, target
