from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nkrefugees.analysis.multiverse.variance import shares

some = settings(max_examples=50, deadline=None, derandomize=True)
effects = st.lists(st.lists(st.integers(-20, 20), min_size=1, max_size=4), min_size=1, max_size=4)
NAMES = "abcd"


def grid(sizes):
    """Every combination of options by number."""
    cells = np.indices(sizes).reshape(len(sizes), -1).T
    return pd.DataFrame(cells, columns=list(NAMES[: len(sizes)]))


def cube(seed, sizes=(2, 3, 4)):
    """A full factorial of any numbers."""
    chosen = grid(sizes)
    return pd.Series(np.random.default_rng(seed).normal(size=len(chosen))), chosen


@some
@given(effects)
def test_the_shares_of_what_only_adds_up_are_those_of_its_parts(effects):
    chosen = grid([len(e) for e in effects])
    numbers = sum(np.array(e, float)[chosen[n]] for n, e in zip(NAMES, effects, strict=False))
    parts = np.array([np.var(e) for e in effects])
    expected = parts / parts.sum() if parts.sum() else parts
    found = shares(pd.Series(numbers), chosen)
    for kind in ("main", "total", "shapley"):
        np.testing.assert_allclose(found[kind], expected, atol=1e-9)
    assert found.attrs["interactions"] == pytest.approx(0, abs=1e-9)


@some
@given(st.integers(0, 999))
def test_shapley_shares_add_up_to_one(seed):
    assert shares(*cube(seed))["shapley"].sum() == pytest.approx(1)


@some
@given(st.integers(0, 999))
def test_a_shapley_share_lies_between_the_main_and_the_total_effect_of_a_pair(seed):
    found = shares(*cube(seed, (3, 4)))
    np.testing.assert_allclose(found["shapley"], (found["main"] + found["total"]) / 2)


@some
@given(st.integers(0, 999))
def test_main_effects_and_interactions_are_the_whole(seed):
    found = shares(*cube(seed))
    assert found["main"].sum() + found.attrs["interactions"] == pytest.approx(1)


@some
@given(st.integers(0, 999))
def test_a_choice_that_does_nothing_explains_exactly_nothing(seed):
    numbers, chosen = cube(seed, (2, 3))
    twice = pd.concat([chosen.assign(idle=option) for option in "xy"], ignore_index=True)
    found = shares(pd.concat([numbers, numbers], ignore_index=True), twice)
    assert found.loc["idle"].tolist() == [0, 0, 0]


def test_a_pure_interaction_is_no_main_effect_and_shared_evenly():
    found = shares(pd.Series([0.0, 1.0, 1.0, 0.0]), grid((2, 2)))
    assert found["main"].tolist() == [0, 0]
    assert found["shapley"].tolist() == [0.5, 0.5]
    assert found.attrs["interactions"] == 1


def test_shares_do_not_hang_on_unit_or_origin():
    numbers, chosen = cube(1)
    pd.testing.assert_frame_equal(shares(numbers, chosen), shares(1e6 - 1e3 * numbers, chosen), atol=1e-9)


def test_two_by_two_by_hand():
    found = shares(pd.Series([1.0, 2.0, 3.0, 8.0]), grid((2, 2)))
    np.testing.assert_allclose(found["main"], [16 / 29, 9 / 29])
    assert found.attrs == {"interactions": pytest.approx(4 / 29), "complete": True, "variance": 7.25}


def test_a_number_that_does_not_vary_is_explained_by_nothing():
    found = shares(pd.Series([0.1 + 0.2] * 6), grid((2, 3)))
    assert found.to_numpy().tolist() == [[0] * 3] * 2


def test_where_combinations_lack_a_number_interactions_are_not_told():
    numbers, chosen = cube(2)
    found = shares(numbers.mask(numbers.index < 5), chosen)
    assert not found.attrs["complete"]
    assert np.isnan(found.attrs["interactions"])
    assert found["shapley"].sum() == pytest.approx(1)
    assert (found["shapley"] >= 0).all()


def test_without_any_number_nothing_is_explained():
    numbers, chosen = cube(3)
    found = shares(numbers * np.nan, chosen)
    assert found["shapley"].sum() == 0
    assert np.isnan(found.attrs["variance"])
