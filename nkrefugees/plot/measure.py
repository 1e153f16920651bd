"""Laying a figure out, and drawing it: each thing is measured as often as it must be, and drawn once."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property
from typing import IO, Any

from matplotlib.backends.backend_agg import FigureCanvasAgg, RendererAgg
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.figure import Figure
from matplotlib.text import Text

_ROUNDS = 3


class _Tape(FigureCanvasAgg):
    """Tells how much room words take; a picture of so many dots would take a hundred megabytes, unseen."""

    @cached_property
    def _words(self) -> RendererAgg:
        return RendererAgg(1, 1, self.figure.dpi)  # type: ignore[no-untyped-call]

    def get_renderer(self) -> RendererAgg:
        return self._words


def lay_out(figure: Figure, dpi: float) -> None:
    """Place the parts of a figure, words measured in so many dots an inch, and leave them there.

    Words move axes and axes move words: one round is not enough, and one that moves nothing is the last.
    """
    figure.set_dpi(dpi)
    engine: Any = figure.get_layout_engine()
    with _own_canvas_after(figure):
        _Tape(figure)
        before: list[Any] = []
        for _ in range(_ROUNDS):
            _take_no_formula(figure)
            engine.execute(figure)
            places = [axes.get_position(asked).bounds for axes in figure.axes for asked in (True, False)]
            if places == before:
                break
            before = places
    _take_no_formula(figure)
    figure.set_layout_engine("none")


def drawn(figure: Figure, file: IO[str], dpi: float) -> None:
    """Write a figure that has been laid out as SVG; what is drawn in dots has so many an inch."""
    fine = figure.dpi
    with _own_canvas_after(figure):
        figure.set_dpi(dpi)
        canvas: Any = FigureCanvasSVG(figure)
        canvas.print_svg(file, metadata={"Date": None, "Creator": None})
    figure.set_dpi(fine)


def _take_no_formula(figure: Figure) -> None:
    """Let a dollar of the record be a dollar, not the sign of a formula; powers on logarithmic axes stay."""
    for text in figure.findobj(Text):
        text.set_parse_math(r"\mathdefault{" in text.get_text())


@contextmanager
def _own_canvas_after(figure: Figure) -> Iterator[None]:
    """Give a figure its own canvas back after a block."""
    own: Any = figure.canvas
    try:
        yield
    finally:
        figure.set_canvas(own)
