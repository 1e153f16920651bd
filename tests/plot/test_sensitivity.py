from __future__ import annotations

import pandas as pd
import pytest

import nkrefugees as nk
from nkrefugees.errors import MissingColumns

from .conftest import words

LISTS = pd.DataFrame({"a": [True, True, False], "b": [True, False, True], "n": [10, 20, 30]})


@pytest.fixture(scope="module")
def rows():
    return nk.sensitivity(LISTS, count="n")


@pytest.fixture(scope="module")
def ax(rows):
    return nk.plot.sensitivity(rows)


def curves(ax):
    return [line for line in ax.lines if line.get_marker() == "o"]


def test_each_share_of_missed_matches_is_a_curve_over_odds_ratios(rows, ax):
    assert len(curves(ax)) == rows["missed_matches"].nunique()
    assert curves(ax)[0].get_ydata().tolist() == rows.loc[rows["missed_matches"] == 0, "estimate"].tolist()


def test_curves_differ_in_style(ax):
    assert len({line.get_linestyle() for line in curves(ax)}) == 4


def test_curves_are_named_at_their_ends_and_no_legend_is_needed(ax):
    assert "20% of matches missed: 212" in words(ax)
    assert ax.get_legend() is None


def test_independence_and_what_was_seen_are_lines(rows, ax):
    assert "seen: 60" in words(ax)
    assert any(list(line.get_xdata()) == [1, 1] for line in ax.lines)


def test_the_order_of_rows_does_not_matter(rows, ax):
    assert nk.plot.sensitivity(rows.sample(frac=1, random_state=3)).to_svg() == ax.to_svg()


def test_one_assumption_alone_can_be_drawn():
    rows = nk.sensitivity(LISTS, count="n", odds_ratios=[1], missed_matches=[0])
    assert "120" in nk.plot.describe(nk.plot.sensitivity(rows))


def test_an_empty_frame_is_said(rows):
    assert nk.plot.describe(nk.plot.sensitivity(rows[:0])).startswith("Nothing is recorded")


def test_a_frame_without_a_needed_column_is_refused(rows):
    with pytest.raises(MissingColumns, match="odds_ratio"):
        nk.plot.sensitivity(rows.drop(columns="odds_ratio"))
