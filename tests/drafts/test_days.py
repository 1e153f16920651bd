"""Dates as they are written, resolved from the day of publication."""

import csv

import pytest

from nkrefugees.drafts import days
from nkrefugees.drafts.pipeline import read
from nkrefugees.drafts.reckoning import Published

from .conftest import CASES

DATES = list(csv.DictReader((CASES / "dates.csv").read_text(encoding="utf-8").splitlines()))


@pytest.mark.parametrize("case", DATES, ids=lambda case: f"{case['published']} {case['phrase']}")
def test_a_date_is_resolved_from_the_day_of_publication(case):
    found = days.find(read(f"They fled {case['phrase']}."), Published.of(case["published"]))
    assert [date.value for date in found] == [case["edtf"]]


@pytest.mark.parametrize(
    "text", ["They may march there.", "The sun sat.", "Resolution 2010 passed.", "2000 people"]
)
def test_other_words_and_numbers_are_no_dates(text):
    assert days.find(read(text), Published.of("2013-06-04")) == []


def test_the_next_day_is_the_day_behind_the_date_before():
    found = days.find(read("They fled on May 10, 2013 and came back a day later."), None)
    assert [date.value for date in found] == ["2013-05-10", "2013-05-11"]
