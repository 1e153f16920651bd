"""The pages of the record, written by a process of its own while the reports of a batch run."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

_FEW = 2


@contextmanager
def beside(folders: Iterable[Path]) -> Iterator[None]:
    """Begin what surrounds the reports of a batch, and wait for it when they are made.

    Pages rest on data and code, not on reports, so they need not wait for these. What a process of its own
    could not write the end of the batch writes, and says why not. One that is not needed any more, as the
    work is stopped, is killed; the next batch finds that the pages do not stand, and writes them.

    Parameters
    ----------
    folders : iterable of Path
        The folder of each report that is to be made; for a report or two nothing is begun.
    """
    wanted = list(folders)
    with ExitStack() as processes:
        if len(wanted) > _FEW:
            for to in dict.fromkeys(wanted):
                processes.enter_context(_writing(to))
        yield


@contextmanager
def _writing(to: Path) -> Iterator[None]:
    """Write the pages around one folder of reports."""
    command = [sys.executable, "-P", "-m", __name__, str(to.absolute())]
    nowhere = subprocess.DEVNULL
    process = subprocess.Popen(command, stdin=nowhere, stdout=nowhere, stderr=nowhere)
    try:
        yield
    except BaseException:
        process.kill()
        raise
    finally:
        process.wait()


def main(to: Path) -> None:
    """Write the pages around a folder of reports, if they do not stand."""
    from nkrefugees.reports import lean, surroundings

    lean.lean("jsonschema")
    surroundings.renew(to)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
