"""A run at work: how far it has come, and the watch that ends one that takes too long."""

from __future__ import annotations

from collections.abc import Callable
from threading import Timer
from typing import TYPE_CHECKING, TypeAlias

from nkrefugees.reports.document import Document

if TYPE_CHECKING:
    from nbformat import NotebookNode

    from nkrefugees.reports.kernel import ReportKernel

OnCell: TypeAlias = Callable[[int, int], object]


class Ran:
    """How far a notebook ran: the cells that have started, with what they have put out by now."""

    def __init__(self, document: Document, on_cell: OnCell) -> None:
        self.document, self.on_cell = document, on_cell
        self.given: NotebookNode | None = None
        self.at = 1
        self.started: list[NotebookNode] = []

    def begin(self, cell: NotebookNode, cell_index: int) -> None:
        """Note a cell that starts."""
        self.started.append(cell)
        self.at = self.number(cell.id) or self.at
        self.on_cell(self.at, len(self.document["cells"]))

    def number(self, cell: str) -> int | None:
        """Find the place of a cell in the file, counted from 1; None for the injected one."""
        ids = [c["id"] for c in self.document["cells"]]
        return ids.index(cell) + 1 if cell in ids else None

    def so_far(self) -> NotebookNode | None:
        """Give the notebook with its parameters, and what its cells have put out; None before it has any."""
        if self.given is None:
            return None
        started = {cell.id: cell for cell in self.started}
        self.given.cells = [started.get(cell.id, cell) for cell in self.given.cells]
        return self.given


class Watch:
    """Kills the kernel of a run that takes too long."""

    def __init__(self, manager: type[ReportKernel], seconds: float | None) -> None:
        self.manager, self.seconds, self.rang = manager, seconds, False
        self.timer = Timer(seconds or 0, self._ring)

    def _ring(self) -> None:
        from nkrefugees.reports.kernel import kill

        self.rang = True
        kill(self.manager.process)

    def __enter__(self) -> None:
        if self.seconds:
            self.timer.start()

    def __exit__(self, *_: object) -> None:
        self.timer.cancel()
