import pytest

from nkrefugees.errors import BadValue
from nkrefugees.reports.needs import given, in_order, known_ends


def test_no_day_has_no_end_to_know():
    known_ends("since", "", "since")


def test_a_fault_says_what_to_write():
    with pytest.raises(BadValue, match="write a date whose last day is known"):
        known_ends("until", "2013/..", "until")


@pytest.mark.parametrize("values", [{}, {"since": "2013"}, {"since": "2013", "until": ""}])
def test_days_are_in_order_where_one_is_none(values):
    in_order(values, "the notebook")


def test_where_incidents_are_many_the_default_is_the_example(monkeypatch):
    monkeypatch.setattr("nkrefugees.reports.needs._known_names", lambda word: [str(n) for n in range(21)])
    with pytest.raises(BadValue, match="an incident is needed, such as '2013-05-vientiane'"):
        given("incident", "2013-05-vientiane", "", "x")
