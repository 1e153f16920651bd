from __future__ import annotations

import pandas as pd
import pytest

import nkrefugees as nk
from nkrefugees.plot.verdict import verdict
from tests.analysis.record import invented_data, record
from tests.analysis.waves.planted import PLANTED, QUIET, even
from tests.analysis.waves.test_waves import LIGHT, told

__all__ = ["even", "invented_data", "record"]


@pytest.fixture
def found(even):
    return nk.waves(told(PLANTED, "a", "b"), **LIGHT)


def test_a_band_says_in_which_share_of_universes_a_wave_is_found(found):
    texts = " ".join(text.get_text() for text in verdict(found).texts)
    assert f"in {found.frame()['share'].iloc[0]:.0%}" in texts
    assert "of universes" in texts


def test_effort_hangs_beneath_the_axis(found):
    low, high = verdict(found).get_ylim()
    assert low < 0 < high


def test_without_a_wave_the_figure_says_so(even):
    ax = verdict(nk.waves(told(QUIET, "a"), **LIGHT))
    assert any("no wave is found" in text.get_text() for text in ax.texts)


def test_a_verdict_that_is_refused_says_why(record):
    ax = verdict(nk.waves(told(QUIET[:2], "a")))
    assert "too few" in nk.plot.describe(ax)


def test_waves_draws_a_verdict_too(found):
    assert nk.plot.describe(nk.plot.waves(found)) == nk.plot.describe(verdict(found))


def test_the_description_names_days_people_and_the_rate_of_false_waves(found):
    said = nk.plot.describe(verdict(found))
    assert f"{pd.Timestamp('2008-07-03'):%Y-%m}" in said
    assert "people" in said
    assert "twins without waves" in said


def test_a_verdict_makes_the_same_bytes_twice(found):
    assert verdict(found).to_svg() == verdict(found).to_svg()


def test_the_axis_and_the_description_name_the_length_of_a_period(found):
    ax = verdict(found)
    assert ax.get_ylabel() == "handovers per quarter"
    assert nk.plot.describe(ax).startswith("Handovers per quarter, ")


def test_the_description_names_the_fullest_period(found):
    most = int(found.periods["events"].max())
    assert f"at most {most} handovers, in that of 2008-" in nk.plot.describe(verdict(found))
