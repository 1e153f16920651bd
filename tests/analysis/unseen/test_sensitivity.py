from __future__ import annotations

import pytest

from nkrefugees.analysis.unseen import sensitivity, two_lists
from nkrefugees.errors import BadValue, Refusal
from tests.analysis.unseen.conftest import table

LISTS = table(2, [180, 80, 20])


def row(**assumed):
    return sensitivity(LISTS, "count", **{k: [v] for k, v in assumed.items()}).iloc[0]


def test_independence_without_error_is_lincoln_and_petersens():
    assert row(odds_ratios=1, missed_matches=0)["estimate"] == pytest.approx(
        two_lists(LISTS, "count").estimate
    )


def test_the_unseen_are_as_many_times_more_as_the_odds_ratio():
    assert row(odds_ratios=3, missed_matches=0)["unseen"] == pytest.approx(3 * 180 * 80 / 20)


def test_a_missed_match_is_one_unit_counted_twice():
    """A fifth missed: 25 on both, 5 fewer on either alone and in all."""
    found = row(odds_ratios=1, missed_matches=0.2)
    assert found["seen"] == pytest.approx(275)
    assert found["unseen"] == pytest.approx(175 * 75 / 25)


def test_more_missed_matches_leave_fewer_unseen():
    found = sensitivity(LISTS, "count", odds_ratios=[1], missed_matches=[0, 0.1, 0.3, 0.5])
    assert found["estimate"].is_monotonic_decreasing


def test_each_pair_of_assumptions_has_a_row():
    found = sensitivity(LISTS, "count", odds_ratios=[1, 2], missed_matches=[0, 0.1, 0.2])
    assert list(found) == ["odds_ratio", "missed_matches", "seen", "unseen", "estimate"]
    assert not found.duplicated(["odds_ratio", "missed_matches"]).any()
    assert len(found) == 6


def test_more_missed_matches_than_units_are_refused():
    with pytest.raises(Refusal, match=r"180\.0 missed matches"):
        row(missed_matches=0.9)


@pytest.mark.parametrize("ratios", [[0], [-1], [float("nan")], [float("inf")], ["2"], 2, "2", [True]])
def test_an_odds_ratio_is_a_number_above_0(ratios):
    with pytest.raises(BadValue, match="odds_ratios"):
        sensitivity(LISTS, "count", odds_ratios=ratios)


@pytest.mark.parametrize("shares", [[1], [-0.1], [None]])
def test_missed_matches_are_a_share(shares):
    with pytest.raises(BadValue, match="missed_matches"):
        sensitivity(LISTS, "count", missed_matches=shares)


def test_three_lists_are_refused():
    with pytest.raises(Refusal, match="exactly two lists"):
        sensitivity(table(3, [5] * 7), "count")
