from __future__ import annotations

import datetime as dt

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nkrefugees.analysis.counts.times import as_days, holds_dates, timed
from nkrefugees.errors import BadValue, Refusal
from tests.analysis.counts.published import refused_times

DAYS = [dt.date(1970, 1, 3), dt.date(1970, 1, 2), dt.date(1970, 1, 2)]


@pytest.mark.parametrize(
    "given",
    [
        DAYS,
        pd.Series(DAYS),
        pd.to_datetime(DAYS),
        pd.Series(pd.to_datetime(DAYS), index=[7, 5, 6]),
        np.array(DAYS, dtype="datetime64[D]"),
        [np.datetime64(day) for day in DAYS],
        [pd.Timestamp(day) for day in DAYS],
    ],
    ids=lambda given: type(given).__name__,
)
def test_dates_are_days_since_1970_in_order(given):
    found = timed(given, "scan")
    assert (found.values.tolist(), found.dates) == ([1, 1, 2], True)


def test_an_hour_is_a_part_of_a_day():
    found = timed([dt.datetime(1970, 1, 1, 6), dt.datetime(1970, 1, 2)], "scan")
    assert found.values.tolist() == [0.25, 1]


@given(st.lists(st.dates(dt.date(1500, 1, 1), dt.date(2200, 12, 31)), min_size=2, unique=True))
def test_dates_come_back_as_they_were(days):
    found = timed(days, "scan")
    assert list(found.as_given(found.values)) == [pd.Timestamp(day) for day in sorted(days)]


@refused_times
def test_bad_times_are_refused(times, words):
    with pytest.raises((BadValue, Refusal), match=words):
        timed(times, "scan")


def test_a_refusal_names_who_asked():
    with pytest.raises(Refusal, match=r"^scan refuses: ") as caught:
        timed([], "scan")
    assert caught.value.method == "scan"


def test_dates_with_a_zone_are_refused():
    with pytest.raises(BadValue, match="tz_localize"):
        timed(pd.to_datetime(DAYS).tz_localize("Asia/Seoul"), "scan")


def test_a_missing_date_is_refused():
    with pytest.raises(BadValue, match="times"):
        timed(pd.Series([*pd.to_datetime(DAYS), pd.NaT]), "scan")


@pytest.mark.parametrize("given", [None, 3, "2091", {"a": 1}, pd.DataFrame({"n": [1]})], ids=repr)
def test_what_is_no_sequence_is_a_type_error(given):
    with pytest.raises(TypeError, match="sequence of dates"):
        timed(given, "scan")


@pytest.mark.parametrize("length", [30, 30.0, "30D", dt.timedelta(30), pd.Timedelta(days=30)])
def test_a_length_of_days_is_written_in_many_ways(length):
    assert as_days("window", length, dates=True) == 30


@pytest.mark.parametrize("length", [0, -1, "xx", "-3D", None, float("nan"), True, pd.NaT])
def test_what_is_no_length_is_refused(length):
    with pytest.raises(BadValue, match="window"):
        as_days("window", length, dates=True)


def test_a_length_in_days_needs_dates():
    with pytest.raises(BadValue, match="window"):
        as_days("window", "30D", dates=False)


@pytest.mark.parametrize(("given", "dates"), [(DAYS, True), ([1, 2], False), ("text", False), (3, False)])
def test_dates_are_told_from_numbers(given, dates):
    assert holds_dates(given) is dates
