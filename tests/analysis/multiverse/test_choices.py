from __future__ import annotations

import random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nkrefugees.analysis.multiverse.choices import checked, combinations, seed_of, told
from nkrefugees.errors import BadValue

names = st.sampled_from(["rule", "lag", "tier", "dates"])
options = st.lists(
    st.integers(-3, 3) | st.sampled_from("abc") | st.none(), min_size=1, max_size=4, unique=True
)
some = settings(max_examples=50, deadline=None, derandomize=True)


def shuffled(choices, seed):
    """The same choices with names and options in another order."""
    order = random.Random(seed)
    names = order.sample(list(choices), len(choices))
    return {name: order.sample(choices[name], len(choices[name])) for name in names}


@some
@given(st.dictionaries(names, options, min_size=1), st.integers(0, 99))
def test_the_order_in_which_choices_are_given_changes_nothing(choices, seed):
    one, other = checked(choices), checked(shuffled(choices, seed))
    assert list(one.items()) == list(other.items())


@some
@given(st.dictionaries(names, options, min_size=1))
def test_every_combination_stands_once(choices):
    universes = combinations(checked(choices))
    assert len({told(universe) for universe in universes}) == len(universes)
    assert len(universes) == np.prod([len(options) for options in choices.values()])


def test_numbers_are_in_order_as_numbers():
    assert checked({"lag": [12, 6, 0.5]}) == {"lag": (0.5, 6, 12)}


def test_numbers_of_numpy_are_options():
    assert checked({"lag": np.array([6, 12])}) == {"lag": (6, 12)}


def test_seeds_differ_between_universes():
    universes = combinations(checked({"rule": ["a", "b"], "lag": list(range(50))}))
    assert len({seed_of(universe) for universe in universes}) == 100


def test_a_seed_is_the_same_on_every_machine():
    assert seed_of({"lag": 6, "rule": "bounds"}) == 1399815612


@pytest.mark.parametrize(
    ("choices", "words"),
    [
        ({}, "give at least one"),
        (None, "give at least one"),
        (["rule"], "give at least one"),
        ({"rule": []}, "at least one option"),
        ({"rule": "bounds"}, "give the options as a list"),
        ({"rule": 3}, "give the options as a list"),
        ({"rule": ["a", "a"]}, "stands twice"),
        ({"lag": [1, 1.0]}, "stands twice"),
        ({"rule": [["a"]]}, "options are text"),
        ({"lag": [float("nan")]}, "options are text"),
        ({"two words": [1]}, "name of an argument"),
        ({"class": [1]}, "name of an argument"),
        ({"seed": [1]}, "not universe, reason, seed"),
        ({3: [1]}, "name of an argument"),
        ({"a": range(1000), "b": range(1000)}, "1,000,000 combinations"),
        ({f"c{n}": [0, 1] for n in range(13)}, "at most 12 may vary"),
    ],
)
def test_choices_that_cannot_be_used_are_refused_with(choices, words):
    with pytest.raises(BadValue, match=words):
        checked(choices)
