"""Widgets, changed as a front end changes them."""

import pytest

from nkrefugees.errors import BadValue
from nkrefugees.live.choices import read
from nkrefugees.live.panel import in_a_line, panel


def asked(rule, since, n=3, parts=False):
    """What the tests ask."""


@pytest.fixture
def drawn():
    """A panel, what its function was handed, and what that raises."""
    handed, raised = [], []

    def renew(chosen):
        handed.append(chosen)
        if raised:
            raise raised.pop()

    choices, _ = read(asked, {"rule": ["bounds", "latest"], "since": "", "n": (1, 9), "parts": False})
    return panel(choices, renew), handed, raised


def line(box):
    return box.children[-1].value


def test_a_control_has_the_name_of_its_choice(drawn):
    assert [control.description for control in drawn[0].children[:-1]] == [
        "rule",
        "since",
        "n, 1 to 9",
        "parts",
    ]


def test_nothing_is_asked_before_a_control_changes(drawn):
    box, handed, _ = drawn
    assert (handed, line(box)) == ([], "")


def test_a_change_hands_over_every_choice(drawn):
    box, handed, _ = drawn
    box.children[0].index = 1
    assert handed == [{"rule": "latest", "since": "", "n": 3, "parts": False}]


def test_a_change_says_what_is_shown(drawn):
    drawn[0].children[1].value = "2013"
    assert line(drawn[0]) == '<p role="status">Shown: rule bounds, since 2013, n 3, parts no.</p>'


def test_a_day_that_is_none_is_told_in_a_line_and_asks_nothing(drawn):
    box, handed, _ = drawn
    box.children[1].value = "2013-13"
    assert line(box).startswith('<p role="alert">since: &#x27;2013-13&#x27; is not allowed; write a year')
    assert handed == []


def test_what_the_function_raises_is_told_in_a_line_and_gone_with_the_next_change(drawn):
    box, _, raised = drawn
    raised.append(BadValue("n", "<9>", "too many"))
    box.children[2].value = 9
    assert "n: &#x27;&lt;9&gt;&#x27; is not allowed; too many. What stands above" in line(box)
    box.children[2].value = 8
    assert 'role="status"' in line(box)


def test_an_error_that_is_not_ours_is_told_with_its_kind():
    assert in_a_line(ZeroDivisionError("division\nby zero")) == "ZeroDivisionError: division by zero."
