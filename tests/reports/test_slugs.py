import re

import pytest

from nkrefugees.reports.slugs import notebook_name, run_name

WORDS = {"x": "text", "n": "int", "c": "country", "s": "list[text]", "long_name": "day"}


def name(**values):
    return run_name(values, WORDS)


def test_parameters_stand_in_order_with_lower_case_values():
    assert name(long_name="2005", c="CHN") == "long_name-2005_c-chn"


@pytest.mark.parametrize(
    "values",
    [
        [{"x": "a b"}, {"x": "a-b"}, {"x": "A b"}, {"x": "a/b"}],
        [{"x": "CHN"}, {"x": "chn"}],
        [{"x": ""}, {"x": "none"}],
        [{"n": 5}, {"n": -5}],
        [{"long_name": "2005"}, {"long_name": "2005~"}, {"long_name": "2005?"}],
        [{"s": ["a", "b"]}, {"s": ["a-b"]}, {"s": ["a+b"]}, {"s": []}, {"s": ["none"]}],
        [{"x": "길"}, {"x": "中"}, {"x": ".."}],
        [{"x": "a_n-5"}, {"x": "a", "n": 5}],
    ],
)
def test_different_values_never_share_a_name(values):
    assert len({name(**each) for each in values}) == len(values)


@pytest.mark.parametrize("text", ["../../etc", "a\0b", "a\nb", "-", "~", "x" * 500, "길", "con."])
def test_any_value_makes_a_safe_name_of_at_most_100_characters(text):
    assert re.fullmatch(r"x-[a-z0-9][a-z0-9.-]{0,97}", name(x=text))


@pytest.mark.parametrize("stem", ["a b", "..", "길", ".hidden", "a" * 300, "-p"])
def test_any_notebook_has_a_safe_folder(stem):
    assert re.fullmatch(r"[a-z0-9][a-z0-9.-]{0,99}", notebook_name(stem))


def test_the_packages_notebooks_keep_their_names():
    assert notebook_name("02-waves") == "02-waves"
