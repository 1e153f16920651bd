"""A process that has imported the heavy libraries once, and forks a kernel from itself when asked.

It has one thread, so that a fork is safe; it is told over a Unix socket what to fork, and says there how
each kernel ended. A kernel whose asker has gone is killed, and so are all when the engine has gone. A server
that several processes ask holds no more than its starter does: when that one has gone it takes no new wish,
lets the kernels of the others end, and goes.
"""

from __future__ import annotations

import contextlib
import gc
import json
import os
import selectors
import signal
import socket
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any, NoReturn

SHARED = "--shared"
_LINE = 1 << 16
_WARM = (
    "ipykernel.kernelapp", "matplotlib.backends.backend_svg", "matplotlib_inline.backend_inline",
    "nkrefugees.analysis.panel", "nkrefugees.analysis.spread", "nkrefugees.evidence", "nkrefugees.plot",
    "nkrefugees.shown",
)  # fmt: skip


class ForkServer:
    """Forks kernels until the engine, which holds the other end of standard input, is gone."""

    def __init__(self, address: str, shared: bool = False) -> None:
        self.address, self.shared, self.closing = Path(address), shared, False
        self.events = selectors.DefaultSelector()
        self.kernels: dict[int, socket.socket] = {}
        self.listener = socket.socket(socket.AF_UNIX)
        self.listener.bind(address)
        self.listener.listen()
        self.bell, ring = os.pipe()
        for end in (self.bell, ring):
            os.set_blocking(end, False)
        signal.set_wakeup_fd(ring)
        signal.signal(signal.SIGCHLD, lambda *_: None)

    def serve(self) -> None:
        """Answer until standard input ends."""
        self._watch(self.listener, self._accept)
        self._watch(self.bell, self._reap)
        self._watch(sys.stdin.fileno(), self._leave)
        while True:
            for key, _ in self.events.select():
                key.data()

    def _watch(self, what: Any, then: Callable[[], None]) -> None:
        self.events.register(what, selectors.EVENT_READ, then)

    def _accept(self) -> None:
        """Fork what the asker wants, and keep its line open until the kernel ends."""
        if self.closing:
            return
        asker, _ = self.listener.accept()
        wish = _read(asker)
        if wish is None:
            asker.close()
            return
        threads = count_threads()
        if threads != 1:
            _tell(asker, {"refused": f"the server has {threads} threads"})
            asker.close()
            return
        server = os.getpid()
        pid = os.fork()
        if pid == 0:
            self._become(wish, server)
        self.kernels[pid] = asker
        _tell(asker, {"pid": pid})
        self._watch(asker, lambda: self._gone(pid))

    def _become(self, wish: dict[str, Any], server: int) -> NoReturn:
        """Be the kernel: nothing of the server is left open."""
        signal.set_wakeup_fd(-1)
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        os.setsid()
        self.events.close()
        for line in (self.listener, *self.kernels.values()):
            line.close()
        be_kernel(wish, server)

    def _reap(self) -> None:
        """Say how kernels ended."""
        with contextlib.suppress(BlockingIOError):
            os.read(self.bell, _LINE)
        with contextlib.suppress(ChildProcessError):
            while True:
                pid, status, usage = os.wait4(-1, os.WNOHANG)
                if not pid:
                    return
                self._ended(pid, os.waitstatus_to_exitcode(status), usage.ru_maxrss)

    def _ended(self, pid: int, code: int, peak: int) -> None:
        asker = self.kernels.pop(pid, None)
        if asker is not None:
            self.events.unregister(asker)
            _tell(asker, {"code": code, "peak": peak})
            asker.close()
        if self.closing and not self.kernels:
            raise SystemExit(0)

    def _gone(self, pid: int) -> None:
        """The asker hung up: its kernel has nobody to work for."""
        if self.kernels[pid].recv(_LINE):
            return
        kill_group(pid)

    def _leave(self) -> None:
        """The starter is gone: kill every kernel and go; if others have kernels here, wait for these."""
        if os.read(sys.stdin.fileno(), _LINE):
            return
        if not self.shared or not self.kernels:
            for pid in self.kernels:
                kill_group(pid)
            raise SystemExit(0)
        self.closing = True
        self.address.unlink(missing_ok=True)
        for closed in (sys.stdin, self.listener):
            self.events.unregister(closed)
            closed.close()


def count_threads() -> int:
    """Count the threads of this process, also those that Python did not start, where the system tells."""
    tasks = Path("/proc/self/task")
    return len(list(tasks.iterdir())) if tasks.is_dir() else threading.active_count()


def be_kernel(wish: dict[str, Any], server: int) -> NoReturn:
    """Turn this process into a kernel: its folder, its environment, its error file, a seed of its own.

    It leaves when the server is gone, whether anybody is left to kill it or not.
    """
    import random

    import numpy as np

    code = 1
    try:
        errors = os.open(wish["errors"], os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        nothing = os.open(os.devnull, os.O_RDONLY)
        for source, target in ((nothing, 0), (errors, 1), (errors, 2)):
            os.dup2(source, target)
        os.chdir(wish["folder"])
        os.environ.clear()
        os.environ.update(wish["environment"])
        random.seed()
        np.random.seed()
        from ipykernel.kernelapp import launch_new_instance

        launch_new_instance(argv=["-f", wish["connection"], f"--IPKernelApp.parent_handle={server}"])
        code = 0
    except SystemExit as leaving:
        code = leaving.code if isinstance(leaving.code, int) else int(leaving.code is not None)
    except BaseException:
        import traceback

        traceback.print_exc()
    finally:
        with contextlib.suppress(OSError):  # the disk may be full
            sys.stdout.flush()
            sys.stderr.flush()
        os._exit(code)


def warm() -> None:
    """Import what reports need, and read the tables, before anything is forked."""
    from importlib import import_module

    from nkrefugees import io, schema

    for name in _WARM:
        import_module(name)
    with contextlib.suppress(Exception):
        for table in schema.tables(io.descriptor()):
            io.table(table)
    gc.collect()
    gc.freeze()


def _read(asker: socket.socket) -> dict[str, Any] | None:
    """One line of JSON; None if the asker went away."""
    asker.settimeout(10)
    try:
        with asker.makefile("r", encoding="utf-8") as lines:
            line = lines.readline()
    except OSError:
        return None
    return json.loads(line) if line.endswith("\n") else None


def _tell(asker: socket.socket, what: dict[str, Any]) -> None:
    with contextlib.suppress(OSError):
        asker.sendall(json.dumps(what).encode() + b"\n")


def kill_group(pid: int) -> None:
    """Kill a kernel with all that it started; one that was just forked has no group of its own yet."""
    try:
        os.killpg(pid, signal.SIGKILL)
    except OSError:
        with contextlib.suppress(OSError):
            os.kill(pid, signal.SIGKILL)


def main() -> None:
    """Warm up, then serve at the address that is the first argument."""
    warm()
    ForkServer(sys.argv[1], shared=SHARED in sys.argv).serve()


if __name__ == "__main__":
    main()
