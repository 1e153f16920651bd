"""Days, weeks and months counted from a day of publication."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nkrefugees import dates
from nkrefugees.drafts import reckoning
from nkrefugees.drafts.reckoning import WEEKDAYS, Published

DAYS = st.dates(date(1990, 1, 1), date(2040, 1, 1))


@given(DAYS, st.sampled_from(WEEKDAYS))
def test_a_weekday_is_that_day_within_the_last_week(day, name):
    found = dates.parse(reckoning.weekday(Published(day, day), name)).first_day
    assert WEEKDAYS[found.weekday()] == name
    assert 0 <= (day - found).days < 7


@given(DAYS)
def test_the_last_week_ends_before_this_one_does(day):
    published = Published(day, day)
    last, this = dates.parse(reckoning.week(published, 1)), dates.parse(reckoning.week(published, 0))
    assert last.first_day < this.first_day <= day == this.last_day


@given(DAYS, st.integers(0, 40))
def test_months_back_are_whole_months(day, back):
    found = dates.parse(reckoning.month(Published(day, day), back))
    assert found.first_day.day == 1
    assert (day.year - found.first_day.year) * 12 + day.month - found.first_day.month == back


@pytest.mark.parametrize("edtf", ["", "../2013-06", "2013/.."])
def test_an_open_date_of_publication_is_none(edtf):
    assert Published.of(edtf) is None
