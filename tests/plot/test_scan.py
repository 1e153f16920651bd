from __future__ import annotations

import pandas as pd
import pytest

import nkrefugees as nk
from nkrefugees.plot.scan import chance

from .conftest import words

DAYS = pd.Timestamp("2091-01-01") + pd.to_timedelta([0, 100, 200, 201, 202, 203, 300, 400], unit="D")


@pytest.fixture(scope="module")
def found():
    return nk.scan(DAYS, 30)


@pytest.fixture(scope="module")
def ax(found):
    return nk.plot.scan(found)


def test_a_stem_is_as_high_as_its_window_is_full(found, ax):
    heights = sorted(y for line in ax.lines for y in line.get_ydata())
    assert heights == sorted(found.windows["count"])


def test_the_fullest_window_is_shaded(found, ax):
    band = next(patch for patch in ax.patches)
    days = pd.Timestamp("1970-01-01") + pd.to_timedelta(
        [band.get_x(), band.get_x() + band.get_width()], unit="D"
    )
    assert days[0] <= found.first
    assert days[1] >= found.last


def test_the_p_value_stands_in_words(found, ax):
    assert any(chance(found.p_value) in text for text in words(ax))


@pytest.mark.parametrize(
    ("p", "said"),
    [
        (0.9, "more often than not"),
        (0.25, "about 1 in 4 "),
        (0.001, "about 1 in 1,000"),
        (1e-6, "rarer than 1 in 10,000"),
    ],
)
def test_chance_is_told_as_odds(p, said):
    assert said in chance(p)


def test_the_description_says_how_full_where_and_by_what_chance(ax):
    said = nk.plot.describe(ax)
    assert "holds 4 of 8 events, 2091-07-20 to 2091-08-18" in said
    assert "may be one of reporting" in said


def test_numbers_are_taken_too():
    ax = nk.plot.scan(nk.scan([0.0, 0.5, 0.51, 0.52, 0.53, 0.54, 0.8, 1.0], window=0.1))
    assert ax.get_ylabel() == "events in the 0.1 that begin here"
