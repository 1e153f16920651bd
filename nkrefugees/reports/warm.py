"""Warm kernels: a fork server for a batch, and the provisioner by which Jupyter gets a kernel from it."""

from __future__ import annotations

import contextlib
import json
import os
import select
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Lock
from typing import Any

from jupyter_client.provisioning.local_provisioner import LocalProvisioner

from nkrefugees.reports.forkserver import kill_group
from nkrefugees.reports.locks import short

PROVISIONER = "nkrefugees-fork"
ADDRESS = "NKREFUGEES_FORK_SERVER"
_SECONDS = 60
_SERVERS: list[subprocess.Popen[bytes]] = []


class Refused(Exception):
    """The server does not fork: the kernel must start cold."""


@contextmanager
def fork_server(environment: dict[str, str], meanwhile: Callable[[], object]) -> Iterator[Path | None]:
    """Keep a fork server for a batch; none where the system cannot fork.

    Parameters
    ----------
    environment : dict of str to str
        What its kernels see at their start.
    meanwhile : callable
        What to do while the server warms up.

    Yields
    ------
    Path or None
        Its socket. The server and its kernels are gone when the block, or this process, ends.
    """
    if not can_fork():
        yield None
        return
    with short() as folder:
        address = folder / "s"
        server = start(address, environment)
        _SERVERS.append(server)
        try:
            meanwhile()
            yield address if is_up(server, address) else None
        finally:
            _SERVERS.remove(server)
            _dismiss(server)
            with contextlib.suppress(subprocess.TimeoutExpired):
                server.wait(1)
            server.kill()
            server.wait()


def can_fork() -> bool:
    """Whether a fork server can work on this system."""
    return hasattr(os, "fork") and hasattr(socket, "AF_UNIX")


def start(address: Path, environment: dict[str, str], *options: str) -> subprocess.Popen[bytes]:
    """Start a fork server that lives as long as somebody holds its standard input."""
    command = [sys.executable, "-P", "-m", "nkrefugees.reports.forkserver", str(address), *options]
    return subprocess.Popen(
        command, stdin=subprocess.PIPE, stderr=subprocess.DEVNULL, env=environment, cwd=address.parent,
        start_new_session=True,
    )  # fmt: skip


def dismiss_all() -> None:
    """Send every server of this process away, and its kernels with it."""
    for server in list(_SERVERS):
        _dismiss(server)


def _dismiss(server: subprocess.Popen[bytes]) -> None:
    """Hang up: the server kills its kernels and leaves."""
    assert server.stdin is not None
    server.stdin.close()


def is_up(server: subprocess.Popen[bytes], address: Path) -> bool:
    """Wait until the server listens, or is gone."""
    until = time.monotonic() + _SECONDS
    while server.poll() is None and time.monotonic() < until:
        if address.exists():
            return True
        time.sleep(0.01)
    return False


class ForkedProcess:
    """A kernel that the server has forked, with the face of ``subprocess.Popen``.

    Once it has ended, ``peak`` is the most memory that it took, in kilobytes.
    """

    stdin = stdout = stderr = None

    def __init__(self, address: str, wish: dict[str, Any]) -> None:
        self.returncode: int | None = None
        self.peak = 0
        self._asking = Lock()
        self._line = socket.socket(socket.AF_UNIX)
        self._line.settimeout(_SECONDS)
        try:
            self._line.connect(address)
            self._line.sendall(json.dumps(wish).encode() + b"\n")
            answer = self._answer()
        except OSError as error:
            raise Refused(str(error)) from None
        if answer is None or "pid" not in answer:
            raise Refused((answer or {}).get("refused", "the server is gone"))
        self.pid = int(answer["pid"])

    def _answer(self) -> dict[str, Any] | None:
        """The next line that the server says; None if it is gone."""
        said = b""
        while not said.endswith(b"\n"):
            more = self._line.recv(1)
            if not more:
                return None
            said += more
        answer: dict[str, Any] = json.loads(said)
        return answer

    def poll(self) -> int | None:
        """Give the exit code, or None while the kernel lives."""
        with self._asking:
            if self.returncode is None and select.select([self._line], [], [], 0)[0]:
                answer = self._answer()
                if answer is None:
                    self._end_group()
                self.returncode = -signal.SIGKILL if answer is None else int(answer["code"])
                self.peak = int((answer or {}).get("peak", 0))
                self._line.close()
        return self.returncode

    def _end_group(self) -> None:
        """The server died, who would have killed the kernel."""
        kill_group(self.pid)

    def wait(self, timeout: float | None = None) -> int:
        """Wait for the end of the kernel."""
        until = time.monotonic() + (timeout or _SECONDS)
        while self.poll() is None:
            if time.monotonic() > until:
                raise subprocess.TimeoutExpired("kernel", timeout or _SECONDS)
            time.sleep(0.01)
        assert self.returncode is not None
        return self.returncode

    def send_signal(self, number: int) -> None:
        """Send a signal, if it lives."""
        if self.poll() is None:
            with contextlib.suppress(ProcessLookupError):
                os.kill(self.pid, number)

    def kill(self) -> None:
        """Kill it."""
        self.send_signal(signal.SIGKILL)

    def terminate(self) -> None:
        """Ask it to leave."""
        self.send_signal(signal.SIGTERM)


class ForkProvisioner(LocalProvisioner):
    """Forks a kernel from the server that the environment names; starts it cold where that is refused."""

    async def launch_kernel(self, cmd: list[str], **kwargs: Any) -> Any:
        """Launch a kernel; ``cmd`` is what starts it cold."""
        environment = dict(kwargs.get("env") or {})
        address = environment.pop(ADDRESS, "")
        try:
            forked = ForkedProcess(address, _wish(cmd[cmd.index("-f") + 1], environment, kwargs))
        except Refused as why:
            print(f"a kernel starts cold: {why}", file=sys.stderr)
            return await super().launch_kernel(cmd, **(kwargs | {"env": environment}))
        self.process = forked  # type: ignore[assignment]  # it has the face of Popen
        self.pid = self.pgid = forked.pid
        self.cwd = kwargs.get("cwd")
        return self.connection_info


def _wish(connection: str, environment: dict[str, str], kwargs: dict[str, Any]) -> dict[str, Any]:
    return {
        "connection": connection,
        "folder": str(kwargs["cwd"]),
        "environment": environment,
        "errors": kwargs["stderr"].name,
    }
