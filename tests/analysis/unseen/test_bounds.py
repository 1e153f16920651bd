from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nkrefugees.analysis.unseen import lower_bound, two_lists, unseen
from nkrefugees.errors import BadValue, Refusal
from tests.analysis.unseen.conftest import table

some = st.integers(1, 10_000)


@given(some, some, some)
def test_two_lists_as_if_independent_are_lincoln_and_petersens(first, second, both):
    lists = table(2, [first, second, both])
    petersen = (first + both) * (second + both) / both
    assert two_lists(lists, "count").estimate == pytest.approx(petersen)
    assert unseen(lists, "count", n_boot=0).estimate == pytest.approx(petersen)


def test_chapmans_estimate_is_the_printed_formula():
    """(200 + 1)(100 + 1) / (20 + 1) - 1, of 200 and 100 units with 20 on both."""
    assert two_lists(table(2, [180, 80, 20]), "count").chapman == pytest.approx(201 * 101 / 21 - 1)


@given(some, some, some)
def test_an_interval_of_two_lists_holds_the_estimate_and_what_was_seen(first, second, both):
    found = two_lists(table(2, [first, second, both]), "count")
    assert found.seen <= found.interval[0] <= found.chapman <= found.interval[1]


@pytest.mark.parametrize("lists", [1, 3])
def test_two_lists_are_neither_one_nor_three(lists):
    with pytest.raises(Refusal, match="exactly two lists"):
        two_lists(table(lists, [5] * (2**lists - 1)), "count")


def test_chaos_bound_as_first_printed():
    """f1² / 2 f2, of 60 units on one list and 12 on two."""
    lists = table(3, [20, 20, 4, 20, 4, 4, 5])
    assert lower_bound(lists, "count", form="limit").estimate == pytest.approx(77 + 60**2 / 24)


def test_chaos_bound_of_few_lists_is_less():
    lists = table(3, [20, 20, 4, 20, 4, 4, 5])
    assert lower_bound(lists, "count").estimate == pytest.approx(77 + 2 / 3 * 60**2 / 24)


@given(some, some)
def test_chaos_bound_of_two_equal_lists_is_lincoln_and_petersens(alone, both):
    lists = table(2, [alone, alone, both])
    assert lower_bound(lists, "count").estimate == pytest.approx(two_lists(lists, "count").estimate)


def test_units_that_differ_in_chance_are_more_than_the_bound():
    """Half are found with 0.6, half with 0.1 on each of three lists: 2,000 units as expected."""
    cells = [1000 * (0.6**k * 0.4 ** (3 - k) + 0.1**k * 0.9 ** (3 - k)) for k in (1, 1, 2, 1, 2, 2, 3)]
    found = lower_bound(table(3, [round(c) for c in cells]), "count")
    assert found.seen < found.estimate < 2000


def test_no_unit_on_exactly_two_lists_is_refused():
    with pytest.raises(Refusal, match="exactly two"):
        lower_bound(table(3, [5, 5, 0, 5, 0, 0, 5]), "count")


@pytest.mark.parametrize("level", [0, 1, 95, "0.95", True, None])
def test_a_level_is_a_share(level):
    with pytest.raises(BadValue, match="level"):
        lower_bound(table(2, [5, 5, 5]), "count", level=level)


def test_a_form_that_does_not_exist_is_refused():
    with pytest.raises(BadValue, match="lists, limit"):
        lower_bound(table(2, [5, 5, 5]), "count", form="chao")
