from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from nkrefugees.analysis.waves.together import half, together

some = settings(max_examples=40, deadline=None, derandomize=True)
span = st.tuples(st.integers(0, 60), st.integers(0, 20)).map(lambda s: (s[0], s[0] + s[1]))
spans = st.lists(span, min_size=1, max_size=12)


def ends(rows):
    first, last = np.array(rows).T
    return first, last


def test_an_overlap_of_half_of_the_shorter_is_enough():
    assert half(np.array([1]), np.array([10]), 6, 40).tolist() == [True]


def test_an_overlap_of_less_is_not():
    assert half(np.array([1]), np.array([10]), 7, 40).tolist() == [False]


@some
@given(spans)
def test_every_interval_is_of_one_wave(rows):
    numbers = together(*ends(rows))
    assert set(numbers) == set(range(numbers.max() + 1))


@some
@given(spans, st.randoms())
def test_the_order_of_intervals_does_not_matter(rows, random):
    order = random.sample(range(len(rows)), len(rows))
    shuffled = together(*ends([rows[k] for k in order]))
    assert together(*ends(rows))[order].tolist() == shuffled.tolist()


@some
@given(spans)
def test_the_same_interval_is_of_the_same_wave(rows):
    numbers = together(*ends(rows + rows))
    assert numbers[: len(rows)].tolist() == numbers[len(rows) :].tolist()


def test_no_interval_is_of_no_wave():
    assert together(np.array([], int), np.array([], int)).tolist() == []
