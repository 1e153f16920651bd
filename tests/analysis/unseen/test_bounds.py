from __future__ import annotations

import math

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


def independent(*chances, units=100_000):
    """Expected counts of the patterns of independent lists."""
    cells = range(1, 2 ** len(chances))
    parts = [[p if cell >> i & 1 else 1 - p for i, p in enumerate(chances)] for cell in cells]
    return table(len(chances), [round(units * math.prod(part)) for part in parts])


chance = st.floats(0.05, 0.8)


@given(st.lists(chance, min_size=2, max_size=4))
def test_of_independent_lists_of_any_lengths_the_unlike_form_is_the_truth(chances):
    assert lower_bound(independent(*chances), "count", form="unlike").estimate == pytest.approx(1e5, rel=0.01)


def test_of_independent_lists_of_unlike_lengths_the_form_for_alike_ones_is_above_the_truth():
    assert lower_bound(independent(0.8, 0.1, 0.1), "count").estimate > 1.1e5


@given(some, some, some)
def test_the_unlike_form_of_two_lists_is_lincoln_and_petersens(first, second, both):
    lists = table(2, [first, second, both])
    bound = lower_bound(lists, "count", form="unlike").estimate
    assert bound == pytest.approx(two_lists(lists, "count").estimate)


def test_of_alike_lists_both_forms_are_one():
    lists = table(3, [20, 20, 4, 20, 4, 4, 5])
    forms = [lower_bound(lists, "count", form=form).estimate for form in ("lists", "unlike")]
    assert forms[0] == pytest.approx(forms[1])


def test_units_that_differ_in_chance_are_more_than_the_bound_of_unlike_lists():
    cells = [(0.6**k * 0.4 ** (3 - k) + 0.1**k * 0.9 ** (3 - k)) * 1000 for k in (1, 1, 2, 1, 2, 2, 3)]
    found = lower_bound(table(3, [round(c) for c in cells]), "count", form="unlike")
    assert found.seen < found.estimate < 2000


def test_a_bound_says_when_it_is_none():
    lists = table(3, [20, 20, 4, 20, 4, 4, 5])
    assert "or matches are missed, it is none" in lower_bound(lists, "count", form="unlike").summary()


@pytest.mark.parametrize(("form", "warns"), [("lists", True), ("limit", True), ("unlike", False)])
def test_a_form_for_alike_lists_says_so(form, warns):
    lists = table(3, [20, 20, 4, 20, 4, 4, 5])
    assert ("lists to be of one length" in lower_bound(lists, "count", form=form).summary()) is warns


@pytest.mark.parametrize("method", [lower_bound, two_lists])
def test_a_result_has_one_row_with_its_interval(method):
    found = method(table(2, [18, 8, 2]), "count")
    row = found.frame().iloc[0]
    assert (row["seen"], row["low"], row["high"]) == (28, *found.interval)


def test_two_lists_say_on_what_they_rest():
    assert (
        "if being on one list makes the other no likelier"
        in two_lists(table(2, [18, 8, 2]), "count").summary()
    )
