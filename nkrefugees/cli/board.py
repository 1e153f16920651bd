"""A batch of reports on a terminal: one board of what runs, under the lines of what has ended."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock
from typing import TYPE_CHECKING, NamedTuple

from nkrefugees.cli.told import say
from nkrefugees.reports.events import Begun, Cell, Ended, Event, Observe, lines

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.live import Live

_A_SECOND = 2
_CELL, _SECONDS = len("cell 10 of 10"), len("1000 s")


@contextmanager
def watched() -> Iterator[Observe]:
    """Give the observer of a batch: a board where one can be drawn, else a line on each report."""
    if not _is_drawable():
        yield lines(say)
        return
    board = Board()
    try:
        yield board
    finally:
        board.close()


def _is_drawable() -> bool:
    """Whether standard output is a terminal that can move its cursor, and writes Unicode."""
    is_dumb = os.environ.get("TERM", "").lower() in ("dumb", "unknown")
    return sys.stdout.isatty() and not is_dumb and "utf" in sys.stdout.encoding.lower()


class _Running(NamedTuple):
    """A report that runs: since when, and the cell that it is at."""

    since: float
    cell: str = ""


class Board:
    """An observer that draws; nothing is loaded or drawn before the first report begins.

    Cells are told from other threads. No lock is held while something is printed: the thread that
    renews the board would wait for it.
    """

    def __init__(self) -> None:
        self._live: Live | None = None
        self._lock = Lock()
        self._running: dict[str, _Running] = {}
        self._done = self._failed = self._waiting = self._widest = 0

    def __call__(self, event: Event) -> None:
        """Take what has happened."""
        with self._lock:
            self._note(event)
        if isinstance(event, Begun) and self._live is None:
            self._draw()
        if isinstance(event, Ended):
            self._say(str(event))

    def close(self) -> None:
        """Take the board away; the lines above it stay."""
        if self._live is not None:
            self._live.stop()

    def _note(self, event: Event) -> None:
        if isinstance(event, Begun):
            self._running[event.name] = _Running(time.monotonic())
            self._waiting = event.waiting
            self._widest = max(self._widest, len(event.name))
        elif isinstance(event, Cell):
            if one := self._running.get(event.name):
                self._running[event.name] = one._replace(cell=f"cell {event.number} of {event.of}")
        elif event.state != "fresh":
            self._running.pop(event.name, None)
            self._done += event.state == "ok"
            self._failed += event.state != "ok"

    def _draw(self) -> None:
        """Begin to draw; what is written to the error stream goes above the board if both are one screen."""
        from rich.live import Live

        self._live = Live(
            get_renderable=self._board,
            refresh_per_second=_A_SECOND,
            transient=True,
            redirect_stderr=sys.stderr.isatty(),
        )
        self._live.start()

    def _say(self, line: str) -> None:
        """Write a line above the board, whole, so that it can be copied."""
        if self._live is None:
            say(line)
        else:
            self._live.console.print(line, markup=False, highlight=False, emoji=False, soft_wrap=True)

    def _board(self) -> RenderableType:
        """The counts, and a row for each report that runs."""
        from rich.console import Group
        from rich.table import Table

        with self._lock:
            running = dict(self._running)
        # Columns that grow, but never move back and forth.
        rows = Table.grid(padding=(0, 2))
        width, most = self._room()
        rows.add_column(no_wrap=True, min_width=min(self._widest + 2, width))
        rows.add_column(no_wrap=True, min_width=_CELL, style="dim")
        rows.add_column(no_wrap=True, min_width=_SECONDS, style="dim", justify="right")
        shown = list(running.items())[:most]
        for name, one in shown:
            rows.add_row(f"  {name}", one.cell, f"{time.monotonic() - one.since:.0f} s")
        more = [f"  and {len(running) - len(shown)} more"] if len(running) > len(shown) else []
        return Group("", self._counts(len(running)), rows, *more)

    def _counts(self, running: int) -> RenderableType:
        from rich.text import Text

        counted = f"{self._done} done, {running} running, {self._waiting} waiting, "
        return Text.assemble(counted, (f"{self._failed} failed", "bold red" if self._failed else ""))

    def _room(self) -> tuple[int, int]:
        """How wide a name may be, and how many rows leave half of the screen to the lines above."""
        from rich import get_console

        screen = get_console().size
        return max(1, screen.width - _CELL - _SECONDS - 6), max(1, screen.height // 2 - 3)
