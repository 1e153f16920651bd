"""What holds for the figures of voices: genealogies, fates and reconciliations."""

from __future__ import annotations

import xml.etree.ElementTree as ElementTree

import pytest
from matplotlib.axes import Axes
from matplotlib.figure import Figure

import nkrefugees as nk
from nkrefugees import io

from .conftest import texts

NAMES = ("genealogy", "fates", "reconcile")
every_figure = pytest.mark.parametrize("name", NAMES)


@pytest.fixture(scope="module")
def results():
    return {
        "genealogy": nk.genealogy(nk.claims(incident="2003-01-18-yantai")),
        "fates": nk.fates(nk.claims(since=2013, until=2013)),
        "reconcile": nk.reconcile(nk.claims(quantity="repatriated", country="CHN", until=2002)),
    }


@pytest.fixture(scope="module")
def drawn(results):
    return {name: getattr(nk.plot, name)(result) for name, result in results.items()}


@every_figure
def test_a_figure_is_matplotlib_axes(drawn, name):
    assert isinstance(drawn[name], Axes)


@every_figure
def test_a_figure_carries_its_source_and_the_data_release(drawn, name):
    assert sum(f"nkrefugees data {io.release()}" in text for text in texts(drawn[name])) == 1


@every_figure
def test_a_figure_describes_itself_in_one_to_three_sentences(drawn, name):
    said = nk.plot.describe(drawn[name])
    assert said.endswith(".")
    assert 1 <= said.count(". ") + 1 <= 3


@every_figure
def test_a_figure_is_drawn_on_the_axes_that_are_given(results, name):
    given = Figure().add_subplot()
    assert getattr(nk.plot, name)(results[name], ax=given) is given


@every_figure
def test_the_svg_is_the_same_twice(results, drawn, name):
    assert getattr(nk.plot, name)(results[name]).to_svg() == drawn[name].to_svg()


@every_figure
def test_the_svg_is_xml_whose_title_is_the_description(drawn, name):
    title = ElementTree.fromstring(drawn[name].to_svg())[0]
    assert title.text == nk.plot.describe(drawn[name])


@every_figure
def test_everything_that_is_drawn_lies_on_the_sheet(drawn, name):
    ax = drawn[name]
    ax.figure.draw_without_rendering()
    drawing, sheet = ax.get_tightbbox(), ax.figure.bbox.padded(1)
    assert sheet.contains(*drawing.min)
    assert sheet.contains(*drawing.max)
