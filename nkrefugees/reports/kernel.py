"""The kernel of a report: this interpreter, in a folder and an environment of its own."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Collection
from pathlib import Path
from threading import Lock, get_ident
from typing import Any
from weakref import WeakSet

from jupyter_client.kernelspec import KernelSpec
from jupyter_client.manager import AsyncKernelManager

from nkrefugees import io
from nkrefugees.errors import MissingFile
from nkrefugees.reports import stop
from nkrefugees.reports.warm import ADDRESS, PROVISIONER, dismiss_all

NAME = "python3"
READS, ERRORS, WORK = "reads.jsonl", "kernel.err", "work"

# What a kernel needs to start; the rest of the user's environment would only make runs differ,
# and could be printed into a page.
_KEPT = (
    "PATH", "HOME", "PYTHONPATH", "PYTHONHOME", "VIRTUAL_ENV", "LD_LIBRARY_PATH",
    "DYLD_LIBRARY_PATH", "TMPDIR", "TEMP", "TMP", "SYSTEMROOT", "USERPROFILE", "APPDATA",
    "MPLCONFIGDIR", "XDG_CACHE_HOME",
)  # fmt: skip
_SET = {
    "PYTHONHASHSEED": "0",
    "PYTHONUTF8": "1",
    "TZ": "UTC",
    "LC_ALL": "C.UTF-8",
    "COLUMNS": "80",
    "SOURCE_DATE_EPOCH": "0",
    "MATPLOTLIBRC": os.devnull,
    "OMP_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
    "MKL_NUM_THREADS": "1",
}


def environment(folder: Path) -> dict[str, str]:
    """Give the variables that the kernel sees."""
    own = {"IPYTHONDIR": str(folder / "ipython"), io.READS_VARIABLE: str(folder / READS)}
    return shared() | own


def shared() -> dict[str, str]:
    """Give the variables that every kernel sees, whatever its folder."""
    kept = {name: os.environ[name] for name in _KEPT if name in os.environ}
    return {**kept, **_SET, **_data()}


def _data() -> dict[str, str]:
    """Where the data is, whatever the folder that the kernel works in."""
    try:
        return {"NKREFUGEES_DATA": str(io.data_dir())}
    except MissingFile:
        return {}


_LIVE: WeakSet[ReportKernel] = WeakSet()
_CHANGING = Lock()


class ReportKernel(AsyncKernelManager):
    """A kernel of this interpreter, whatever kernelspecs the user has installed.

    It is spoken to through files where the system can: no port is open, and no network is needed.
    """

    folder: Path
    sockets: Path
    server: Path | None = None
    process: Any = None
    thread: int = 0

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self.connection_file = str(self.folder / "kernel.json")
        if os.name == "posix":
            self.transport, self.ip = "ipc", str(self.sockets / "kernel")

    @property
    def kernel_spec(self) -> KernelSpec:
        """The command that starts this interpreter."""
        command = [sys.executable, "-m", "ipykernel_launcher", "-f", "{connection_file}"]
        warm = {"kernel_provisioner": {"provisioner_name": PROVISIONER}} if self.server else {}
        return KernelSpec(argv=command, display_name="Python 3", language="python", metadata=warm)

    async def start_kernel(self, **options: Any) -> None:  # type: ignore[override]
        """Start the kernel in its folder; what it writes to no cell goes to a file."""
        with _CHANGING:
            _LIVE.add(self)
        self.thread = get_ident()
        work = self.folder / WORK
        work.mkdir(exist_ok=True)
        variables = environment(self.folder) | ({ADDRESS: str(self.server)} if self.server else {})
        with (self.folder / ERRORS).open("wb") as errors:
            await self._async_start_kernel(
                **options, cwd=str(work), env=variables, stdout=errors, stderr=errors
            )
        type(self).process = getattr(self.provisioner, "process", None)
        if stop.asked():
            kill(type(self).process)


def kernel_class(folder: Path, sockets: Path, server: Path | None = None) -> type[ReportKernel]:
    """Make the class of a kernel that lives in a folder; nbclient wants a class, not a kernel.

    ``sockets`` is a folder of a short name: that of a socket has at most some hundred bytes. With the socket
    of a fork ``server`` the kernel is forked from it, else it starts cold.
    """
    parts = {"folder": folder, "sockets": sockets, "server": server}
    return type("KernelOfFolder", (ReportKernel,), parts)


def kill_all(threads: Collection[int] | None = None) -> None:
    """Kill every kernel that this process has started and that lives, and send the servers away.

    With ``threads``, only the kernels that these have started, and no server.
    """
    with _CHANGING:
        live = list(_LIVE)
    for kernel in live:
        if threads is None or kernel.thread in threads:
            kill(kernel.process)
    if threads is None:
        dismiss_all()


def kill(process: Any) -> None:
    """Kill a kernel, if it lives."""
    if process is not None and process.poll() is None:
        process.kill()


def end(process: Any) -> str:
    """Say how a kernel ended, in words: the signal or exit code, and the most memory where it is known."""
    code = getattr(process, "returncode", None)
    how = "was killed or died" if code is None else f"died with exit code {code}"
    if code is not None and code < 0:
        how = f"was killed by {signal.Signals(-code).name}"
    peak = getattr(process, "peak", 0)
    return f"the kernel {how}" + (f" at {peak // 1024} MB" if peak else "")
