"""Numbers as they are written."""

from hypothesis import given
from hypothesis import strategies as st

from nkrefugees.drafts import counted
from nkrefugees.drafts.pipeline import read


@given(st.integers(2, 2_000_000))
def test_a_figure_is_read_with_and_without_commas(n):
    for written in (f"{n:,}", str(n)):
        assert [number.best for number in counted.find(read(f"They saw {written} there."))] == [n]


@given(st.integers(2, 400), st.integers(1, 400))
def test_a_range_has_a_low_and_a_high(low, more):
    [found] = counted.find(read(f"They saw {low} to {low + more} there."))
    assert (found.low, found.best, found.high) == (low, None, low + more)


def test_two_years_are_no_range():
    assert [n.best for n in counted.find(read("2000 - 2560"))] == [2000, 2560]
