"""Laying figures out and drawing them."""

from __future__ import annotations

import io

import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.backends.backend_svg import FigureCanvasSVG

from nkrefugees.plot.canvas import sheet
from nkrefugees.plot.measure import drawn, lay_out


@pytest.fixture
def figure():
    ax = sheet(9, 3)
    ax.set_title("a long title that needs room")
    ax.set_ylabel("people")
    ax.bar([1, 2, 3], [10, 2000, 30])
    return ax.figure


def places(figure):
    return [axes.get_position().bounds for axes in figure.axes]


def test_parts_lie_where_a_picture_of_that_fineness_would_have_them(figure):
    lay_out(figure, 720)
    ours = places(figure)
    figure.set_layout_engine("constrained")
    FigureCanvasAgg(figure)
    figure.set_dpi(720)
    for _ in range(3):
        figure.draw_without_rendering()
    assert ours == places(figure)


def test_a_figure_keeps_its_own_canvas(figure):
    canvas = figure.canvas
    lay_out(figure, 720)
    drawn(figure, io.StringIO(), 144)
    assert figure.canvas is canvas


def test_no_canvas_with_room_for_the_picture_is_made(figure, monkeypatch):
    sizes = []
    made = FigureCanvasAgg.get_renderer
    monkeypatch.setattr(FigureCanvasAgg, "get_renderer", lambda canvas: sizes.append(1) or made(canvas))
    lay_out(figure, 720)
    assert sizes == []


def test_what_is_laid_out_stays_where_it_is(figure):
    lay_out(figure, 720)
    before = places(figure)
    drawn(figure, io.StringIO(), 144)
    assert places(figure) == before


def test_the_drawing_is_what_matplotlib_saves(figure):
    lay_out(figure, 720)
    ours, theirs = io.StringIO(), io.StringIO()
    drawn(figure, ours, 144)
    figure.savefig(theirs, format="svg", dpi=144, metadata={"Date": None, "Creator": None})
    strip = [line for line in ours.getvalue().splitlines() if "id=" not in line and "#" not in line]
    assert strip == [line for line in theirs.getvalue().splitlines() if "id=" not in line and "#" not in line]


def test_an_svg_canvas_is_not_left_behind(figure):
    lay_out(figure, 720)
    drawn(figure, io.StringIO(), 144)
    assert not isinstance(figure.canvas, FigureCanvasSVG)
