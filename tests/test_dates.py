"""The EDTF profile, with the ``edtf`` package as oracle."""

import csv
import re
import warnings
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nkrefugees.dates import PATTERN, Span, day, parse, told
from nkrefugees.errors import BadDate
from tests.conftest import CASES

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # edtf trips over pyparsing's warnings when it is imported
    from edtf import EDTFParseException, parse_edtf

FORMS = list(csv.DictReader((CASES / "dates" / "forms.csv").read_text().splitlines()))
REFUSED = list(csv.DictReader((CASES / "dates" / "refused.csv").read_text().splitlines()))

years = st.integers(1900, 2099).map(str)
months = st.builds("{}-{:02}".format, years, st.integers(1, 12))
full_days = st.dates(date(1900, 1, 1), date(2099, 12, 31)).map(date.isoformat)
decades = st.integers(190, 209).map("{}X".format)
centuries = st.sampled_from(["19XX", "20XX"])
quarters = st.builds("{}-{}".format, years, st.integers(33, 36))
seasons = st.builds("{}-{}".format, years, st.integers(21, 24))
marks = st.sampled_from(["", "", "~", "?", "%"])
points = st.builds(
    "{}{}".format, st.one_of(years, months, full_days, decades, centuries, quarters, seasons), marks
)
intervals = st.one_of(st.builds("{}/{}".format, points, points), points.map("{}/..".format))
texts = st.one_of(points, intervals, points.map("../{}".format))


@pytest.mark.parametrize("form", FORMS, ids=lambda f: f["text"])
def test_a_form_has_these_days(form):
    first, last, approximate = parse(form["text"])
    assert (str(first or ""), str(last or "")) == (form["first_day"], form["last_day"])
    assert str(approximate).lower() == form["approximate"]


@pytest.mark.parametrize("case", REFUSED, ids=lambda c: repr(c["text"]))
def test_a_text_outside_the_profile_is_refused(case):
    with pytest.raises(BadDate, match=re.escape(case["reason"])):
        parse(case["text"])


def in_days(bound) -> date:
    return date(*bound[:3])


@given(points)
def test_a_point_has_the_days_that_edtf_gives_it_but_for_winters(text):
    # Our winter runs from December to February of the next year; edtf ends it in December.
    if re.match(r"\d{4}-24", text):
        return
    try:
        oracle = parse_edtf(text)
    except EDTFParseException:  # edtf reads no qualified season or quarter
        assert re.fullmatch(r"\d{4}-(2[1-4]|3[3-6])[~?%]", text)
        return
    span = parse(text)
    assert (span.first_day, span.last_day) == (in_days(oracle.lower_strict()), in_days(oracle.upper_strict()))


@given(st.tuples(st.one_of(years, months, full_days), marks, st.one_of(years, months, full_days), marks))
def test_an_interval_has_the_days_that_edtf_gives_it(parts):
    text = "{}{}/{}{}".format(*parts)
    span, _ = reading(text)
    if span is None:
        return
    oracle = parse_edtf(text)
    assert (span.first_day, span.last_day) == (in_days(oracle.lower_strict()), in_days(oracle.upper_strict()))


def reading(text: str) -> tuple[Span | None, str]:
    """What parse makes of a text, or why it refuses it."""
    try:
        return parse(text), ""
    except BadDate as error:
        return None, error.reason


@given(texts)
def test_a_text_of_the_profile_is_refused_for_its_order_alone(text):
    assert reading(text)[1] in ("", "it ends before it begins")


@given(texts)
def test_first_day_is_never_after_last_day(text):
    first, last, _ = reading(text)[0] or (None, None, False)
    assert first is None or last is None or first <= last


@given(texts)
def test_a_mark_and_nothing_else_makes_a_date_approximate(text):
    span, _ = reading(text)
    assert span is None or span.approximate == any(mark in text for mark in "~?%")


@given(st.one_of(texts, st.text("0123456789-/.X~?%", max_size=12), st.from_regex(PATTERN, fullmatch=True)))
def test_parse_accepts_what_the_pattern_accepts_up_to_calendar_and_order(text):
    reason = reading(text)[1]
    up_to = reason == "" or reason.endswith(("is not in the calendar", "it ends before it begins"))
    assert (re.fullmatch(PATTERN, text) is not None) == up_to


@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)))
def test_a_day_is_itself(value):
    assert parse(value.isoformat())[:2] == (value, value)


@pytest.mark.parametrize("last", [False, True])
def test_a_bound_may_be_a_date_or_a_moment(last):
    assert day(date(2013, 5, 28), last=last) == day(datetime(2013, 5, 28, 9), last=last) == date(2013, 5, 28)


@pytest.mark.parametrize(("value", "last", "bound"), [(2013, False, "01-01"), ("2013", True, "12-31")])
def test_a_year_is_bounded_by_its_first_and_last_day(value, last, bound):
    assert day(value, last=last) == date.fromisoformat(f"2013-{bound}")


@pytest.mark.parametrize("value", [True, None, 3.5, "May 2013", [2013], 13])
def test_a_bound_that_is_no_date_is_refused(value):
    with pytest.raises(BadDate):
        day(value)


def test_an_open_end_is_no_bound():
    with pytest.raises(BadDate, match="its last day is open"):
        day("2013-06/..", last=True)


@given(texts)
def test_a_frame_reads_every_text_of_the_profile_alike(text):
    try:
        expected = parse(text)
    except BadDate:
        with pytest.raises(BadDate):
            told(text)
    else:
        assert told(text) == expected


@pytest.mark.parametrize("text", ["2113", "2113-05-28", "../2113-05~", "211X"])
def test_years_of_twins_are_read_in_frames_and_refused_in_the_record(text):
    assert told(text).last_day.year in (2113, 2119)
    with pytest.raises(BadDate):
        parse(text)


@pytest.mark.parametrize("text", ["2213", "1899", "soon", None])
def test_no_other_year_is_read_in_a_frame(text):
    with pytest.raises(BadDate):
        told(text)
