from __future__ import annotations

import pandas as pd
import pytest
from matplotlib.colors import to_rgba

import nkrefugees as nk
from nkrefugees.plot.canvas import BLUE

from .conftest import words

COUNTS = pd.Series([1, 0, 1, 9, 9, 25, 24, 9, 1, 0, 1, 0, 1, 0], range(2091, 2105), name="handovers")


@pytest.fixture(scope="module")
def found():
    return nk.kleinberg(COUNTS, states=3)


@pytest.fixture(scope="module")
def ax(found):
    return nk.plot.kleinberg(found)


def test_bars_are_the_counts_and_dark_in_a_burst(found, ax):
    assert [bar.get_height() for bar in ax.patches] == COUNTS.tolist()
    dark = [bar.get_facecolor() == to_rgba(BLUE) for bar in ax.patches]
    assert dark == (found.states > 0).tolist()


def test_bursts_stand_beneath_on_their_level(found, ax):
    strip = ax.figure.axes[1]
    levels = [round(bar.get_y() + bar.get_height() / 2) for bar in strip.patches]
    assert levels == found.bursts["level"].tolist()


def test_a_burst_lies_over_its_periods(found, ax):
    bar, burst = ax.figure.axes[1].patches[0], found.bursts.iloc[0]
    assert (bar.get_x(), bar.get_x() + bar.get_width()) == (burst["first"] - 0.5, burst["last"] + 0.5)


def test_levels_differ_in_hatching(ax):
    hatches = [bar.get_hatch() for bar in ax.figure.axes[1].patches]
    assert len(set(hatches)) == len(hatches) > 1


def test_bursts_have_their_ends_in_words(found, ax):
    first = next(found.bursts.itertuples())
    assert f"{first.first} to {first.last}" in words(ax)


def test_no_burst_is_said():
    ax = nk.plot.kleinberg(nk.kleinberg([2, 3, 2, 3, 2, 3]))
    assert "no burst" in words(ax)
    assert nk.plot.describe(ax).endswith("there is none.")


def test_of_gaps_each_event_but_the_first_has_a_mark():
    times = [0.0, 10, 20, 30, 31, 32, 33, 34, 35, 45, 55]
    ax = nk.plot.kleinberg(nk.kleinberg_gaps(times, s=3))
    assert ax.collections[1].get_offsets()[:, 0].tolist() == times[1:]
    assert "30 to 35" in words(ax)


def test_the_shorter_a_gap_the_higher_it_stands():
    ax = nk.plot.kleinberg(nk.kleinberg_gaps([0.0, 10, 20, 30, 31, 32, 33, 45], s=3))
    assert ax.yaxis_inverted()


def test_the_description_warns_of_reporting(ax):
    assert "may be one of reporting" in nk.plot.describe(ax)
