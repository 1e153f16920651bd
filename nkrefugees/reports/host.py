"""What a worker process shares in for one batch: a fork server of its host, and an end in time.

The workers of a host find each other by a folder of the batch in the temporary folder. The first that
needs the fork server starts it and holds its standard input; the others ask over its socket.
"""

from __future__ import annotations

import contextlib
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from socket import AF_UNIX, socket
from threading import Event, Thread, get_ident

from nkrefugees.errors import NoCluster
from nkrefugees.reports.forkserver import SHARED
from nkrefugees.reports.kernel import kill_all, shared
from nkrefugees.reports.threads import load
from nkrefugees.reports.warm import can_fork, is_up, start

_EVERY, _SOON, _SECONDS = 1.0, 0.05, 60


class HostServer:
    """The fork server of a batch on this host, as one of its workers sees it."""

    def __init__(self, batch: str) -> None:
        self.folder = Path(tempfile.gettempdir()) / f"nk-{batch}"
        self.address = self.folder / "s"
        self.started: subprocess.Popen[bytes] | None = None

    def reach(self) -> Path | None:
        """Give the socket of the server, started if none listens; None if kernels must start cold."""
        from filelock import FileLock

        if not can_fork() or self._listens():
            return self.address if can_fork() else None
        try:
            self.folder.mkdir(mode=0o700, exist_ok=True)
            with FileLock(self.folder / "lock", timeout=_SECONDS):
                if self._listens() or self._starts():
                    return self.address
            why = "the fork server does not start"
        except OSError as error:
            why = str(error)
        print(f"a kernel starts cold: {why}", file=sys.stderr)
        return None

    def _listens(self) -> bool:
        with socket(AF_UNIX) as line, contextlib.suppress(OSError):
            line.connect(str(self.address))
            return True
        return False

    def _starts(self) -> bool:
        self.address.unlink(missing_ok=True)
        self.leave()
        self.started = start(self.address, shared(), SHARED)
        load()
        return is_up(self.started, self.address)

    def leave(self) -> None:
        """Let go of the server's standard input, if this worker holds it: the server goes."""
        if self.started is not None and self.started.stdin is not None:
            self.started.stdin.close()

    def clear(self) -> None:
        """Wait until the server that this worker started is gone, and take the folder away."""
        self.leave()
        if self.started is not None:
            with contextlib.suppress(subprocess.TimeoutExpired):
                self.started.wait(_SECONDS)
        shutil.rmtree(self.folder, ignore_errors=True)


class Share(Thread):
    """A worker's share in a batch: when the batch is over, its kernels and its fork server are gone.

    Parameters
    ----------
    batch : str
        The name of the batch, short and like no other.
    lives : callable
        Tells whether the client still wants the batch; asked every second.
    warm : bool
        Whether kernels come from a fork server.
    """

    def __init__(self, batch: str, lives: Callable[[], bool], warm: bool) -> None:
        super().__init__(daemon=True, name=f"nk-{batch}")
        self.batch, self.lives = batch, lives
        self.server = HostServer(batch) if warm else None
        self.over = Event()
        self.at_work: set[int] = set()

    def run(self) -> None:
        """Wait for the end of the batch, and bring it about here."""
        while not self.over.wait(_EVERY):
            if not self.lives():
                self.over.set()
        while self.at_work:
            kill_all(self.at_work.copy())
            if self.server:
                self.server.leave()
            time.sleep(_SOON)
        if self.server:
            self.server.clear()

    @contextmanager
    def working(self) -> Iterator[Path | None]:
        """Work on a report in this thread, with the socket of the fork server if there is one."""
        self.at_work.add(get_ident())
        try:
            if self.over.is_set():
                raise NoCluster("the batch was stopped on this worker")
            yield self.server.reach() if self.server else None
        finally:
            self.at_work.discard(get_ident())
