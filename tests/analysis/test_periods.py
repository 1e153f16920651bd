from __future__ import annotations

import csv

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nkrefugees.analysis.periods import bins, no_bins, overlaps
from nkrefugees.errors import BadValue
from tests.analysis import CASES

with (CASES / "frequencies.csv").open(encoding="utf-8") as file:
    ENDS = [(row["freq"], row["meant"]) for row in csv.DictReader(file)]
DAY = pd.Timestamp("2013-05-28")
days = st.datetimes(pd.Timestamp("1990-01-01"), pd.Timestamp("2030-12-31")).map(
    lambda d: pd.Timestamp(d).normalize()
)


@settings(max_examples=40, deadline=None, derandomize=True)
@given(days, st.integers(0, 900), st.sampled_from(["D", "W", "W-MON", "MS", "QS", "YS", "10YS", "QS-FEB"]))
def test_bins_cover_what_they_are_made_for(first, length, freq):
    last = first + pd.Timedelta(length, unit="D")
    edges = bins(first, last, freq)
    assert edges[0] <= first
    assert edges[-1] > last


@settings(max_examples=40, deadline=None, derandomize=True)
@given(days, st.integers(0, 900), st.sampled_from(["D", "W", "MS", "QS", "YS"]))
def test_days_shared_with_all_bins_are_all_days(first, length, freq):
    last = first + pd.Timedelta(length, unit="D")
    frame = pd.DataFrame({"first_day": [first], "last_day": [last]})
    assert overlaps(frame, bins(first, last, freq)).sum() == length + 1


@pytest.mark.parametrize(("freq", "meant"), ENDS)
def test_a_frequency_of_ends_names_the_one_of_starts(freq, meant):
    with pytest.raises(BadValue, match=f"did you mean '{meant}'"):
        bins(DAY, DAY, freq)


@pytest.mark.parametrize("freq", ["", "xx", "h", "min", "B", "BME", "0D", "-1MS", "W-XXX", "MS;", None, 3])
def test_what_is_no_calendar_bin_is_refused(freq):
    with pytest.raises(BadValue, match="write a pandas frequency that names starts"):
        bins(DAY, DAY, freq)


def test_no_bins_check_their_frequency():
    with pytest.raises(BadValue, match="did you mean 'MS'"):
        no_bins("ME")


def test_a_day_on_an_edge_lies_in_the_bin_that_it_starts():
    frame = pd.DataFrame(
        {"first_day": [pd.Timestamp("2013-06-01")], "last_day": [pd.Timestamp("2013-06-01")]}
    )
    edges = bins(DAY, pd.Timestamp("2013-06-30"), "MS")
    assert overlaps(frame, edges).tolist() == [[0, 1]]
