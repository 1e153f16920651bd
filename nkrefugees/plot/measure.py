"""A canvas to measure words on: it has the fineness of the figure, and no room for a picture."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property
from typing import Any

from matplotlib.backends.backend_agg import FigureCanvasAgg, RendererAgg
from matplotlib.figure import Figure


class _Tape(FigureCanvasAgg):
    """Tells how much room words take; a picture of so many dots would take a hundred megabytes, unseen."""

    @cached_property
    def _words(self) -> RendererAgg:
        return RendererAgg(1, 1, self.figure.dpi)

    def get_renderer(self) -> RendererAgg:
        return self._words


@contextmanager
def measured(figure: Figure) -> Iterator[None]:
    """Lay a figure out without room for its picture; after the block it has its own canvas again.

    Parameters
    ----------
    figure : matplotlib.figure.Figure
        Its fineness must not change in the block.
    """
    own: Any = figure.canvas
    _Tape(figure)
    try:
        yield
    finally:
        figure.set_canvas(own)
