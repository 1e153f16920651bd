from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nkrefugees.analysis.counts.break_interval import break_interval
from nkrefugees.analysis.counts.segments import Normal, one_change

variance = st.floats(0.01, 100)


@pytest.mark.parametrize(("level", "published"), [(0.90, 7.69), (0.95, 11.03)])
def test_with_even_sides_the_quantiles_are_those_of_bai(level, published):
    assert break_interval(0.01, (1.0, 1.0), level) == (pytest.approx(published * 1e4, rel=1e-3),) * 2


@given(variance, variance, st.floats(0.1, 10))
def test_a_series_read_backwards_swaps_the_sides(before, after, shift):
    assert break_interval(shift, (before, after)) == break_interval(-shift, (after, before))[::-1]


@given(variance, variance)
def test_a_greater_shift_has_no_wider_interval(before, after):
    wide, narrow = break_interval(1, (before, after)), break_interval(2, (before, after))
    assert wide >= narrow


@pytest.mark.parametrize(
    ("shift", "variances"), [(1, (0, 1)), (1, (1, 0)), (0, (1, 1)), (1, (1, 1e-9)), (float("nan"), (1, 1))]
)
def test_sides_that_do_not_compare_have_no_interval(shift, variances):
    with pytest.raises(ValueError, match="differ too much, or not at all"):
        break_interval(shift, variances)


def test_the_wide_side_is_the_one_that_holds_the_break_more_often():
    random, covered, swapped = np.random.default_rng(1), 0, 0
    for _ in range(200):
        values = np.concatenate([random.normal(0, 2, 60), random.normal(1.5, 0.7, 60)])
        cut = 2 + int(one_change(Normal.of(values), 2).argmin())
        before, after = values[:cut], values[cut:]
        early, late = break_interval(after.mean() - before.mean(), (before.var(), after.var()))
        covered += cut - early <= 60 <= cut + late
        swapped += cut - late <= 60 <= cut + early
    assert covered > swapped
