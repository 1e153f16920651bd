from __future__ import annotations

import pandas as pd
import pytest

import nkrefugees as nk

from .conftest import words

COUNTS = pd.Series([4, 5, 3, 6, 5, 4, 0, 1, 0, 1, 0, 1], range(2091, 2103), name="reports")


@pytest.fixture(scope="module")
def found():
    return nk.change_point(COUNTS)


@pytest.fixture(scope="module")
def ax(found):
    return nk.plot.change_point(found)


def rates(ax):
    return [line.get_ydata()[0] for line in ax.lines if line.get_linewidth() == 2.4]


def test_bars_are_the_counts(ax):
    assert [bar.get_height() for bar in ax.patches if bar.get_width() == 1][: len(COUNTS)] == COUNTS.tolist()


def test_each_segment_has_a_line_at_its_rate_and_its_rate_in_words(found, ax):
    assert rates(ax) == list(found.rates)
    assert f"{found.rates[0]:.3g}" in words(ax)


def test_the_segments_meet_at_the_end_of_the_last_period_before_the_change(found, ax):
    ends = [line.get_xdata() for line in ax.lines if line.get_linewidth() == 2.4]
    assert ends[0][1] == ends[1][0] == found.mode + 0.5


def test_the_posterior_stands_beneath(found, ax):
    strip = ax.figure.axes[1]
    assert [bar.get_height() for bar in strip.patches] == found.posterior.tolist()


def test_a_band_holds_the_interval(found, ax):
    band = next(patch for patch in ax.patches if patch.get_height() == 1)
    assert band.get_x() < found.interval[0] + 0.5
    assert band.get_x() + band.get_width() > found.interval[1] + 0.5


def test_the_axis_is_named_by_what_is_counted(ax):
    assert ax.get_ylabel() == "reports"


def test_several_changes_have_a_rate_each_and_no_posterior():
    found = nk.change_point(pd.Series([9, 8, 9, 8, 1, 0, 1, 0, 9, 8, 9, 9], range(2091, 2103)), changes=3)
    ax = nk.plot.change_point(found)
    assert rates(ax) == list(found.rates)
    assert len(ax.figure.axes) == 1


def test_an_exposure_is_divided_by():
    found = nk.change_point(COUNTS, exposure=[2.0] * len(COUNTS))
    assert nk.plot.change_point(found).patches[1].get_height() in (COUNTS / 2).tolist()


def test_the_description_says_when_how_sure_and_between_which_rates(ax):
    said = nk.plot.describe(ax)
    assert "Counts of 12 periods, 2091 to 2102" in said
    assert "most probably after 2096 (" in said
    assert "BIC prefers 1 change." in said


def test_no_change_is_said():
    found = nk.change_point(pd.Series([3, 2, 3, 2, 3, 2]), changes=2)
    assert "by BIC the rate does not change" in nk.plot.describe(nk.plot.change_point(found))


def test_months_have_an_axis_of_time():
    months = pd.Series([5, 6, 5, 0, 1, 0], pd.period_range("2091-01", periods=6, freq="M"))
    ax = nk.plot.change_point(nk.change_point(months))
    assert "2091-01 to 2091-06" in nk.plot.describe(ax)
    assert ax.patches[-1].get_width() == 30
