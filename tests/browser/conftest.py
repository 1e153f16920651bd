"""A browser without a network, and a site for it to open."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from ..made import reports
from .kinds import Site

NODE = Path(__file__).parent.parent.parent / ".venv" / "browser" / "node_modules"
FLAGS = (
    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
).split()
NO_NAMES = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"


def command(name: str, package: str) -> str:
    """The path of a program, or the reason to leave a test out."""
    found = shutil.which(name)
    if not found:
        pytest.skip(f"{name} is not here: install Debian's {package}, or run `make test` as root")
    return found


def library(path: str) -> Path:
    """A file of npm's, or the reason to leave a test out."""
    if not (NODE / path).is_file():
        pytest.skip(f"{path.split('/')[0]} is not here: run `make browser`, which needs npm")
    return NODE / path


@contextmanager
def launched() -> Iterator[Any]:
    """Run Debian's Chromium, which finds no other host by its name."""
    from playwright.sync_api import sync_playwright

    program = command("chromium", "chromium")
    with sync_playwright() as playwright:
        yield playwright.chromium.launch(executable_path=program, args=[*FLAGS, NO_NAMES])


@pytest.fixture(scope="package")
def browser() -> Iterator[Any]:
    """Debian's Chromium; ended with the tests of this folder, since others run event loops of their own."""
    with launched() as made:
        yield made


class Watched:
    """What a browser did that no page of ours may make it do."""

    def __init__(self, *own: str) -> None:
        self.own, self.found = own, list[str]()

    def watch(self, context: Any) -> None:
        """Listen to all pages of a context; what goes elsewhere is stopped."""
        context.on("dialog", self._dialog)
        context.on("console", self._console)
        context.on("weberror", self._error)
        context.on("requestfailed", lambda request: self.found.append(f"not loaded: {request.url}"))
        context.route(lambda url: not url.startswith(self.own), self._stop)

    def _stop(self, route: Any) -> None:
        self.found.append(f"asked for {route.request.url}")
        route.abort()

    def _error(self, error: Any) -> None:
        self.found.append(f"error: {error.error}")

    def _dialog(self, dialog: Any) -> None:
        self.found.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    def _console(self, message: Any) -> None:
        if message.type in ("error", "warning"):
            self.found.append(f"{message.type}: {message.text}")


@pytest.fixture
def opened(browser: Any) -> Iterator[Callable[..., Any]]:
    """Make pages in contexts of their own, as `new_context` takes them.

    At the end nothing may have been asked of another host, no script have failed, and no dialog opened.
    """
    watched = Watched("file://", "http://127.0.0.1:", "data:", "blob:", "about:")
    with ExitStack() as stack:

        def page(**options: Any) -> Any:
            context = stack.enter_context(browser.new_context(**options))
            watched.watch(context)
            return context.new_page()

        yield page
    assert watched.found == []


@pytest.fixture
def page(opened: Callable[..., Any]) -> Any:
    """A page of 1000 by 800 pixels."""
    return opened(viewport={"width": 1000, "height": 800})


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing."""


def serve(folder: Path, stack: ExitStack) -> str:
    """Give a folder's files on this machine's own interface, until the stack is closed."""
    server = stack.enter_context(ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=folder)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    stack.callback(thread.join)
    stack.callback(server.shutdown)
    return f"http://127.0.0.1:{server.server_port}"


@pytest.fixture(scope="package")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The site of the whole record, made once for all tests, with a page on what changed between two runs."""
    from nkrefugees.reports.compare import compare

    made = reports(tmp_path_factory.getbasetemp())
    (other,) = made.here.glob("02-waves/*until-1950*")
    changes = tmp_path_factory.mktemp("changes") / "changes.html"
    changes.write_text(compare(made.here / "02-waves/default", other).html(), encoding="utf-8")
    with ExitStack() as stack:
        yield Site(made.here, serve(made.here, stack), changes)
