"""Numbers in figures and words."""

import csv

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nkrefugees.check.numerals import numbers
from tests.conftest import CASES

SAID = list(csv.DictReader((CASES / "check" / "numbers.csv").read_text().splitlines()))
TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
).split()


def words(n: int) -> str:
    """A number below a thousand million, as it is spoken."""
    for scale, name in ((1_000_000, "million"), (1_000, "thousand"), (100, "hundred")):
        if n >= scale:
            rest = n % scale
            joint = " and " if 0 < rest < 100 else " "
            return f"{words(n // scale)} {name}{joint + words(rest) if rest else ''}"
    if n < 20:
        return SMALL[n]
    return TENS[n // 10 - 2] + (f"-{SMALL[n % 10]}" if n % 10 else "")


@pytest.mark.parametrize("case", SAID, ids=lambda c: c["text"])
def test_a_text_says_these_numbers(case):
    assert numbers(case["text"]) == {int(n) for n in case["numbers"].split()}


@given(st.integers(0, 999_999_999))
def test_a_number_in_words_is_found_whole_and_alone(n):
    assert numbers(f"Some {words(n)} people.") == {n}


@given(st.integers(0, 10**12))
def test_a_figure_is_found_with_and_without_separators(n):
    assert numbers(f"({n:,})") == numbers(f"Of {n}, all") == {n}


@given(st.text(max_size=40))
def test_any_text_gives_whole_numbers(text):
    assert all(type(n) is int and n >= 0 for n in numbers(text))
