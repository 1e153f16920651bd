"""What stands for a choice, where it begins, and what is refused."""

import pandas as pd
import pytest

from nkrefugees.errors import BadValue, UnknownName
from nkrefugees.live.choices import read


def asked(rule="bounds", since=None, until=None, on: "Day" = None, n=3, parts=False, frame=None):  # noqa: F821
    """What the tests ask."""


def only(**given):
    """The choice that is read of one value."""
    ([choice], rest) = read(asked, given)
    assert rest == {}
    return choice


def test_a_list_is_one_of_its_values_and_begins_at_the_first():
    choice = only(rule=["latest", "bounds"])
    assert (choice.kind, choice.value(choice.begin), choice.value(1)) == ("one of", "latest", "bounds")


def test_what_stands_twice_in_a_list_is_one_choice_in_its_first_place():
    assert list(only(rule=["latest", "bounds", "latest"]).options) == ["latest", "bounds"]


def test_nothing_is_called_any():
    assert only(rule=[None, "latest"]).options == {"any": None, "latest": "latest"}


def test_a_list_of_lists_chooses_between_lists():
    assert only(rule=[["a", "b"], ["a"]]).options == {"a, b": ["a", "b"], "a": ["a"]}


def test_a_dict_names_what_has_no_name_of_its_own():
    frames = {"one": pd.DataFrame({"x": [1]}), "none": pd.DataFrame()}
    assert only(frame=frames).value(1) is frames["none"]


def test_two_whole_numbers_begin_at_the_default_of_the_function():
    choice = only(n=(1, 9))
    assert (choice.kind, choice.begin, choice.ends) == ("whole number", 3, (1, 9))


@pytest.mark.parametrize(("name", "begin"), [("since", 1998), ("until", 2026), ("on", 1998)])
def test_two_whole_numbers_without_a_default_begin_where_they_leave_nothing_out(name, begin):
    assert only(**{name: (1998, 2026)}).begin == begin


def test_a_truth_is_a_flag():
    assert (only(parts=True).kind, only(parts=True).begin) == ("flag", True)


@pytest.mark.parametrize("name", ["since", "on"])
@pytest.mark.parametrize(("given", "begin"), [(None, ""), (2013, "2013"), ("2013-05~", "2013-05~")])
def test_a_text_for_a_day_is_a_day_by_its_name_or_as_it_is_declared(name, given, begin):
    assert (only(**{name: given}).kind, only(**{name: given}).begin) == ("day", begin)


def test_anything_else_is_handed_on_as_it_is():
    frame = pd.DataFrame()
    found, rest = read(asked, {"rule": "latest", "frame": frame, "n": 4})
    assert found == []
    assert rest["frame"] is frame
    assert (rest["rule"], rest["n"]) == ("latest", 4)


def test_a_day_is_taken_without_the_blanks_around_it():
    assert only(since="").value(" 2013-05 ") == "2013-05"


def test_a_day_that_is_none_is_refused_with_what_is_allowed():
    with pytest.raises(BadValue, match="as of: '2013-13' is not allowed; write a year, month, day"):
        read(lambda as_of: None, {"as_of": ""})[0][0].value("2013-13")


def test_a_first_day_that_is_none_is_refused():
    with pytest.raises(BadValue, match="since: 'soon' is not allowed"):
        read(asked, {"since": "soon"})


def test_a_name_that_the_function_does_not_take_is_answered_with_the_nearest():
    with pytest.raises(UnknownName, match="unknown choice of asked 'rul'; did you mean 'rule'"):
        read(asked, {"rul": ["latest"]})


def test_a_function_that_takes_any_name_is_left_to_refuse_it():
    assert read(lambda **more: None, {"anything": [1]})[0][0].name == "anything"


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({"rule": []}, "nothing can be chosen from it"),
        ({"rule": {}}, "nothing can be chosen from it"),
        ({"n": (9, 1)}, "the lower end first"),
        ({"frame": [pd.DataFrame()]}, "'DataFrame' is not allowed; it has no name in a list"),
    ],
)
def test_what_cannot_be_chosen_from_is_refused(given, says):
    with pytest.raises(BadValue, match=says):
        read(asked, given)


def test_words_say_what_is_chosen():
    assert [only(rule=["latest"]).words(0), only(since="").words(""), only(parts=True).words(False)] == [
        "rule latest",
        "since any",
        "parts no",
    ]
