"""What figures of results have in common."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ElementTree

import pandas as pd
import pytest
from matplotlib.axes import Axes
from matplotlib.figure import Figure

import nkrefugees as nk
from nkrefugees import io
from nkrefugees.analysis.attempt import Refused
from nkrefugees.errors import BadValue

from .conftest import words

COUNTS = [4, 5, 3, 6, 5, 4, 0, 1, 0, 1, 12, 11, 0, 1]
STEPS = [60, 55, 63, 58, 61, 57, 62, 59, 64, 57, 30, 28, 33, 29, 31, 30, 27, 32]
DAYS = pd.to_datetime("2091-01-01") + pd.to_timedelta([*range(0, 400, 40), *range(500, 510)], unit="D")
LISTS = pd.DataFrame({"a": [True, True, False], "b": [True, False, True], "n": [10, 20, 30]})


def result(name):
    """The result that a figure is of."""
    if name in ("change_point", "kleinberg"):
        return getattr(nk, name)(pd.Series(COUNTS, range(2091, 2105)))
    if name == "bayesian_blocks":
        return nk.bayesian_blocks(DAYS)
    if name == "scan":
        return nk.scan(DAYS, 30)
    if name == "policy_effect":
        return nk.policy_effect(pd.Series(STEPS, range(2001, 2019)), 2011)
    return nk.unseen(LISTS, count="n", n_boot=50) if name == "unseen" else nk.sensitivity(LISTS, count="n")


RESULTS = ("change_point", "bayesian_blocks", "kleinberg", "scan", "policy_effect", "unseen", "sensitivity")
FRAMES = ("estimates", "coverage", "votes", "map")
every_result = pytest.mark.parametrize("name", RESULTS)
every_figure = pytest.mark.parametrize("name", [*RESULTS, *FRAMES])


def draw_anew(name, ax=None):
    if name == "estimates":
        return nk.plot.estimates(nk.claims(series="stock-in-china"), ax)
    if name == "coverage":
        return nk.plot.coverage(nk.sources(since=2019), nk.claims(since=2019), ax)
    if name == "votes":
        return nk.plot.votes(nk.policies(actor="un-security-council"), ax)
    if name == "map":
        return nk.plot.map(nk.claims(quantity="repatriated", since=2015), ax)
    return getattr(nk.plot, name)(result(name), ax)


@pytest.fixture(scope="module")
def drawn():
    """Draw the figure of a name, once."""
    done = {}

    def draw(name):
        return done[name] if name in done else done.setdefault(name, draw_anew(name))

    return draw


@every_figure
def test_a_figure_is_axes_that_describe_themselves_in_a_few_sentences(drawn, name):
    ax = drawn(name)
    assert isinstance(ax, Axes)
    assert 40 < len(nk.plot.describe(ax)) < 420
    assert nk.plot.describe(ax).endswith(".")


@every_figure
def test_a_figure_carries_its_source_and_the_data_release(drawn, name):
    assert sum(f"nkrefugees data {io.release()}" in text for text in words(drawn(name))) == 1


@every_figure
def test_equal_figures_have_equal_bytes_without_a_day(drawn, name):
    svg = drawn(name).to_svg()
    assert draw_anew(name).to_svg() == svg
    assert "<dc:date>" not in svg


@every_figure
def test_the_title_of_the_svg_is_the_description(drawn, name):
    assert ElementTree.fromstring(drawn(name).to_svg())[0].text == nk.plot.describe(drawn(name))


@every_figure
def test_everything_that_is_drawn_lies_on_the_sheet(drawn, name):
    figure = drawn(name).figure
    drawn(name).to_svg()
    sheet = figure.bbox.padded(2)
    for part in figure.axes:
        box = part.get_tightbbox()
        assert sheet.contains(*box.min), name
        assert sheet.contains(*box.max), name


@every_figure
def test_no_word_is_smaller_than_six_points(drawn, name):
    sizes = [text.get_fontsize() for part in drawn(name).figure.axes for text in part.texts]
    assert min(sizes) >= 6


@every_figure
def test_a_figure_can_be_drawn_on_axes_that_are_given(name):
    given = Figure(figsize=(9, 9)).add_subplot()
    assert draw_anew(name, given) is given
    given.figure.draw_without_rendering()


@every_result
def test_nothing_recorded_is_said_in_words(name):
    ax = getattr(nk.plot, name)(None)
    assert nk.plot.describe(ax).startswith("Nothing is recorded for this choice")
    assert nk.plot.describe(ax) in words(ax)


@every_result
def test_a_refusal_is_told_with_its_reason(name):
    ax = getattr(nk.plot, name)(Refused(name, "too few"))
    assert nk.plot.describe(ax) == f"No answer: too few ({name} refuses)."


@pytest.mark.parametrize("name", RESULTS[:-1])
def test_another_result_is_refused_by_name(name):
    with pytest.raises(BadValue, match=rf"plot\.{name}: 'int' is not allowed; pass what"):
        getattr(nk.plot, name)(3)


@pytest.mark.parametrize("name", RESULTS[:5])
def test_counts_that_were_given_are_not_said_to_rest_on_sources(drawn, name):
    line = next(text for text in words(drawn(name)) if text.startswith("Source:"))
    assert re.search(r"counts as they were given", line)
