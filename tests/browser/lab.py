"""A real JupyterLab, as `nkrefugees lab` starts it, and what a reader does in it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .conftest import Watched

PANEL = ".jp-NotebookPanel:not(.lm-mod-hidden)"
COPY = "nkrefugees-lab"
SERVER = {"ServerApp": {"open_browser": False}}
THEMES = "config/lab/user-settings/@jupyterlab/apputils-extension/themes.jupyterlab-settings"
# Every cell of code that is not empty has the number of its run.
_RAN = r"""panel => {
    const cells = [...document.querySelectorAll(`${panel} .jp-CodeCell`)];
    const prompt = cell => cell.querySelector(".jp-InputPrompt").textContent;
    const source = cell => cell.querySelector(".cm-content")?.textContent.trim() ?? "not drawn";
    return cells.length > 0 && cells.every(cell => /\d/.test(prompt(cell)) || source(cell) === "");
}"""
# What JupyterLab says by itself; the reason to pass over it stands beside it.
NOT_OURS = {
    "Canceled future for": "a page that is closed no longer waits for what it asked of the kernel",
    "Connection lost, reconnecting": "a kernel that is started anew leaves its connection",
    "_runOnIdleTime": "a cell that the template has just replaced is still drawn when there is time",
}


class WatchedLab(Watched):
    """What a browser did that neither a page of ours nor JupyterLab may make it do."""

    def _console(self, message: Any) -> None:
        if not any(words in message.text for words in NOT_OURS):
            super()._console(message)

    def _error(self, error: Any) -> None:
        if not any(words in error.error.stack for words in NOT_OURS):
            super()._error(error)


@dataclass
class Lab:
    """A server that runs: its folder, and what it says of itself."""

    folder: Path
    said: dict[str, Any]

    @property
    def copy(self) -> Path:
        """The working copy."""
        return self.folder / COPY

    def theme(self, name: str) -> None:
        """Choose light or dark for pages that are opened next."""
        path = self.folder / THEMES
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps({"theme": f"JupyterLab {name}"}), encoding="utf-8")

    def asked(self, path: str, method: str = "GET") -> Any:
        """What the server answers."""
        request = urllib.request.Request(f"{self.said['url']}api/{path}", method=method)
        request.add_header("Authorization", f"token {self.said['token']}")
        with urllib.request.urlopen(request, timeout=60) as answer:
            return json.loads(answer.read() or b"null")

    def end_kernels(self) -> None:
        """End what the last page left running."""
        for session in self.asked("sessions"):
            self.asked(f"sessions/{session['id']}", "DELETE")

    def open(self, page: Any, notebook: str = "") -> None:
        """Open the launcher or a notebook, and wait until it can be used."""
        place = f"lab/tree/{notebook}" if notebook else "lab"
        page.goto(f"{self.said['url']}{place}?token={self.said['token']}&reset")
        if notebook:
            ready(page)
        else:
            page.wait_for_selector(".jp-LauncherCard")


def ready(page: Any) -> None:
    """Wait for the notebook that is open, and for its kernel."""
    page.wait_for_selector(f"{PANEL} .jp-Notebook .jp-Cell")
    page.wait_for_selector("#jp-main-statusbar >> text=| Idle", timeout=60_000)


def begin_all(page: Any) -> None:
    """Start the kernel anew and run all cells, by the button."""
    page.locator(f"{PANEL} [data-command='notebook:restart-run-all']").first.click()
    page.locator(".jp-Dialog .jp-mod-accept").click()


def run_all(page: Any) -> None:
    """The same, and wait until all have run."""
    begin_all(page)
    page.wait_for_timeout(500)
    page.wait_for_function(_RAN, arg=PANEL, timeout=120_000)


def cell(page: Any, number: int) -> Any:
    """A cell of the notebook that is open, counted from 0."""
    return page.locator(f"{PANEL} .jp-Notebook .jp-Cell").nth(number)


def write(page: Any, number: int, source: str) -> None:
    """Write a cell anew, by the keyboard, and run it."""
    cell(page, number).locator(".cm-content").click()
    page.keyboard.press("Control+a")
    page.keyboard.insert_text(source)
    page.keyboard.press("Shift+Enter")


@contextmanager
def started(folder: Path, fill: Callable[[Path], None] = lambda copy: None) -> Iterator[Lab]:
    """Run ``nkrefugees lab`` in a folder with settings of its own, until the block ends.

    ``fill`` puts more notebooks into the working copy before.
    """
    fill(folder / COPY)
    runtime = folder / "runtime"
    (folder / "config").mkdir()
    (folder / "config" / "jupyter_server_config.json").write_text(json.dumps(SERVER), encoding="utf-8")
    own = {"RUNTIME_DIR": runtime, "CONFIG_DIR": folder / "config", "DATA_DIR": folder / "data"}
    variables = {f"JUPYTER_{name}": str(place) for name, place in own.items()}
    with (folder / "log").open("wb") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", "nkrefugees", "lab"],
            cwd=folder,
            env={**os.environ, **variables, "IPYTHONDIR": str(folder / "ipython")},
            stdout=log,
            stderr=log,
            start_new_session=True,
        )
        try:
            yield Lab(folder, _said(runtime, process))
        finally:
            os.killpg(process.pid, 15)
            process.wait(60)


def _said(runtime: Path, process: subprocess.Popen[bytes]) -> dict[str, Any]:
    """What the server says of itself, once it listens."""
    until = time.monotonic() + 120
    while time.monotonic() < until and process.poll() is None:
        for path in runtime.glob("jpserver-*.json"):
            if text := path.read_text(encoding="utf-8"):
                return dict(json.loads(text))
        time.sleep(0.1)
    raise AssertionError(f"JupyterLab did not begin to listen: see {runtime.parent / 'log'}")
