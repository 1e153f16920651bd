from __future__ import annotations

import inspect

import pytest
from matplotlib.figure import Figure

import nkrefugees as nk
from nkrefugees.analysis.attempt import Refused

from .conftest import texts

REFUSED = Refused("scan", "no event is recorded")


def takes_a_result(name):
    parameters = inspect.signature(getattr(nk.plot, name)).parameters
    return next(iter(parameters)) == "result"


FIGURES = [name for name in nk.plot.__all__ if takes_a_result(name)]
every_figure = pytest.mark.parametrize("name", FIGURES)


def test_there_are_figures_of_results():
    assert {"fates", "genealogy", "reconcile", "refused"} <= set(FIGURES)


@every_figure
def test_a_figure_of_a_refusal_says_why(name):
    ax = getattr(nk.plot, name)(REFUSED)
    assert nk.plot.describe(ax) == "No answer: no event is recorded (scan refuses)."
    assert nk.plot.describe(ax) in texts(ax)


@every_figure
def test_a_figure_of_a_refusal_has_no_axis_to_read_a_number_from(name):
    assert not getattr(nk.plot, name)(REFUSED).axison


@every_figure
def test_a_refusal_is_drawn_on_the_axes_that_are_given(name):
    given = Figure().add_subplot()
    assert getattr(nk.plot, name)(REFUSED, ax=given) is given


def test_a_long_reason_stays_on_the_sheet():
    ax = nk.plot.refused(Refused("scan", "a reason in words " * 30))
    figure = ax.get_figure(root=True)
    figure.draw_without_rendering()
    (reason,) = [text for text in ax.texts if text.get_text().startswith("No answer")]
    box = reason.get_window_extent()
    assert 0 <= box.x0 <= box.x1 <= figure.bbox.x1
    assert 0 <= box.y0 <= box.y1 <= figure.bbox.y1
