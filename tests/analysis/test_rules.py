from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from nkrefugees.analysis.resolve import resolve
from nkrefugees.analysis.rules import RULES, SELECT, lower_median

numbers = st.lists(st.integers(0, 10**6), min_size=1, max_size=9)


@settings(max_examples=50, deadline=None, derandomize=True)
@given(numbers)
def test_the_lower_median_is_one_of_the_values(values):
    assert lower_median(values) in values


@settings(max_examples=50, deadline=None, derandomize=True)
@given(numbers)
def test_at_least_half_of_the_values_are_not_below_the_lower_median(values):
    middle = lower_median(values)
    assert 2 * sum(v >= middle for v in values) >= len(values)
    assert 2 * sum(v <= middle for v in values) >= len(values)


def test_the_lower_median_of_nothing_is_missing():
    assert lower_median([None]) is None


def test_the_lower_median_of_two_is_the_lower():
    assert lower_median([9, 4]) == 4


def test_every_rule_that_selects_is_named():
    assert {*SELECT} < set(RULES)


def test_every_rule_is_described_where_it_is_used():
    assert all(f"``{rule}``" in resolve.__doc__ for rule in RULES)
