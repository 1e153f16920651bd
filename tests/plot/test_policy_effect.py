from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from matplotlib.collections import PathCollection

import nkrefugees as nk

from .conftest import words

BEFORE = [60, 55, 63, 58, 61, 57, 62, 59, 64, 57, 60, 58, 61, 55, 62, 59, 60, 57, 63, 58]
AFTER = [30, 28, 33, 29, 31, 30, 27, 32]


@pytest.fixture(scope="module")
def found():
    return nk.policy_effect(pd.Series(BEFORE + AFTER, range(1991, 2019)), 2011)


@pytest.fixture(scope="module")
def ax(found):
    return nk.plot.policy_effect(found)


def points(ax):
    return [line for line in ax.lines if line.get_marker() == "o" and line.get_linestyle() == "None"]


def test_dots_are_the_counts(ax):
    assert points(ax)[0].get_ydata().tolist() == BEFORE + AFTER


def test_the_fit_breaks_at_the_date(found, ax):
    fits = [line for line in ax.lines if line.get_linewidth() == 2]
    assert [len(line.get_xdata()) for line in fits] == [len(BEFORE), len(AFTER)]


def test_the_trend_before_goes_on_in_a_band(found, ax):
    band = ax.collections[0].get_paths()[0].vertices[:, 1]
    assert band.min() == pytest.approx(found.forecast["trend_low"].min())
    assert band.max() == pytest.approx(found.forecast["trend_high"].max())
    assert "as the trend before" in words(ax)


def test_the_random_walk_of_a_yearly_series_is_hatched(ax):
    assert [area.get_hatch() for area in ax.collections] == [None, "////"]
    assert "as a random walk" in words(ax)


def test_a_monthly_series_has_no_random_walk():
    months = pd.Series(BEFORE + AFTER, pd.period_range("2001-01", periods=28, freq="M"))
    ax = nk.plot.policy_effect(nk.policy_effect(months, "2002-09", harmonics=0))
    assert "as a random walk" not in words(ax)


def test_each_placebo_date_is_a_dot_of_the_strip(found, ax):
    swarm = next(c for c in ax.figure.axes[1].collections if isinstance(c, PathCollection))
    drawn = sorted(swarm.get_offsets()[:, 0])
    assert drawn == pytest.approx(sorted(np.exp(found.placebo.levels)))


def test_dots_of_the_strip_do_not_hide_each_other(ax):
    strip = ax.figure.axes[1]
    ax.to_svg()
    swarm = next(c for c in strip.collections if isinstance(c, PathCollection))
    spots = strip.transData.transform(swarm.get_offsets())
    apart = [np.hypot(*(a - b)) for n, a in enumerate(spots) for b in spots[n + 1 :]]
    assert min(apart) >= 0.9 * np.sqrt(swarm.get_sizes()[0])


def test_the_step_stands_in_the_strip_with_its_interval(found, ax):
    low, high = found.interval
    assert any(tuple(line.get_xdata()) == (low, high) for line in ax.figure.axes[1].lines)


def test_the_date_is_named(ax):
    assert "from 2011" in words(ax)


def test_no_placebo_date_is_said():
    found = nk.policy_effect(pd.Series(BEFORE[:8] + AFTER, range(2001, 2017)), 2009)
    ax = nk.plot.policy_effect(found)
    assert [label.get_text() for label in ax.figure.axes[1].get_yticklabels()][1] == "no placebo date"
    assert "No placebo date is admissible." in nk.plot.describe(ax)


def test_the_description_does_not_say_what_made_the_difference(ax):
    assert nk.plot.describe(ax).endswith("A difference in time, not what made it.")
