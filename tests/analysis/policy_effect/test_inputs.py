"""What `policy_effect` takes, and how a date becomes a period."""

from __future__ import annotations

import datetime

import numpy as np
import pandas as pd
import pytest

from nkrefugees.analysis.policy_effect.inputs import counted
from nkrefugees.analysis.policy_effect.moments import positions
from nkrefugees.errors import BadDate, BadValue, Refusal

YEARS = range(2001, 2021)
COUNTS = pd.Series(range(20), index=YEARS)
MONTHS = pd.period_range("1983-01", periods=24, freq="M")


@pytest.mark.parametrize(
    "index",
    [
        pd.period_range("2001", periods=20, freq="Y"),
        pd.date_range("2001-01-01", periods=20, freq="YS"),
        pd.date_range("2001-01-01", periods=20, freq="YE", tz="Asia/Seoul"),
        pd.DatetimeIndex([f"{year}-01-01" for year in YEARS]),
        pd.Index(list(YEARS), dtype="int16"),
        pd.Index(list(YEARS), dtype="Int64"),
    ],
    ids=lambda index: str(index.dtype),
)
def test_years_may_be_periods_days_or_numbers(index):
    periods = counted(pd.Series(range(20), index=index)).periods
    assert periods.year.tolist() == list(YEARS)


@pytest.mark.parametrize(("freq", "season"), [("Q", 4), ("M", 12), ("W", 365.25 / 7), ("D", 365.25)])
def test_a_year_has_so_many_periods(freq, season):
    index = pd.period_range("2001-01-01", periods=20, freq=freq)
    assert counted(pd.Series(range(20), index=index)).season == season


def test_rows_may_stand_in_any_order():
    assert counted(COUNTS.iloc[::-1]).values.tolist() == list(range(20))


@pytest.mark.parametrize(
    ("series", "words"),
    [
        (COUNTS.drop(2010), "2009.*is followed by no next period"),
        (pd.concat([COUNTS, COUNTS.iloc[:1]]), "2001.*stands twice"),
        (COUNTS - 1, "-1 in 2001"),
        (COUNTS / 2, "0.5 in 2002"),
        (COUNTS.where(COUNTS != 4), "nothing finite in 2005"),
        (COUNTS.astype("Int64").replace(4, pd.NA), "nothing finite in 2005"),
        (COUNTS.replace(4, 2**60), "counts are whole numbers"),
        (COUNTS > 4, "give numbers"),
        (COUNTS.astype(str), "give numbers"),
        (COUNTS * 1j, "give real numbers"),
        (COUNTS.iloc[:0], "give one row a period"),
        (COUNTS.set_axis([f"y{y}" for y in YEARS]), "index the counts by period"),
        (COUNTS.set_axis(pd.period_range("2001", periods=20, freq="h")), "years, quarters, months"),
        (COUNTS.set_axis(pd.bdate_range("2001-01-01", periods=20)), "years, quarters, months"),
        (COUNTS.set_axis(pd.date_range("2001-01-01", periods=20, freq="2MS")), "years, quarters, months"),
    ],
)
def test_a_series_that_holds_no_counts_of_a_row_of_periods_is_refused(series, words):
    with pytest.raises(BadValue, match=words):
        counted(series)


@pytest.mark.parametrize("series", [[1, 2, 3], None, COUNTS.to_frame()], ids=["list", "none", "frame"])
def test_what_is_no_series_is_a_wrong_type(series):
    with pytest.raises(TypeError, match="series as a pandas Series"):
        counted(series)


@pytest.mark.parametrize("beside", ["offset", "exposure"])
def test_an_offset_must_cover_the_series(beside):
    with pytest.raises(BadValue, match=f"index of {beside}.*cover every period"):
        counted(COUNTS, **{beside: COUNTS.iloc[1:] + 1.0})


def test_an_exposure_of_nothing_is_refused():
    with pytest.raises(BadValue, match="above 0"):
        counted(COUNTS, exposure=COUNTS * 1.0)


def test_an_offset_that_is_no_logarithm_is_refused():
    with pytest.raises(BadValue, match="give `exposure`"):
        counted(COUNTS, offset=COUNTS + 50000.0)


def test_an_offset_may_cover_more_than_the_series():
    longer = pd.Series(1.0, index=range(1990, 2030))
    assert counted(COUNTS, offset=longer).offset.tolist() == [0] * 20


@pytest.mark.parametrize("column", [[np.nan] * 20, ["a"] * 20])
def test_a_covariate_without_numbers_is_refused(column):
    with pytest.raises(BadValue, match="covariate 'price'"):
        counted(COUNTS, covariates=pd.DataFrame({"price": column}, index=YEARS))


def test_two_covariates_of_one_name_are_refused():
    frame = pd.DataFrame(np.ones((20, 2)), index=YEARS, columns=[1, "1"])
    with pytest.raises(BadValue, match="name each column once"):
        counted(COUNTS, covariates=frame)


@pytest.mark.parametrize(
    ("on", "month"),
    [
        ("1983-01-31", "1983-02"),
        ("1983-02-01", "1983-02"),
        ("1983-02-10", "1983-02"),
        ("1983-02-20", "1983-03"),
        ("1983-02", "1983-02"),
        ("1983-02~", "1983-02"),
        ("1983-02/..", "1983-02"),
        (datetime.date(1983, 2, 1), "1983-02"),
        (pd.Timestamp("1983-02-01 12:00"), "1983-02"),
        (pd.Period("1983-02", "M"), "1983-02"),
    ],
    ids=str,
)
def test_the_first_period_after_a_date_is_the_first_of_which_half_lies_after(on, month):
    assert str(MONTHS[positions(on, MONTHS)[0]]) == month


@pytest.mark.parametrize(
    ("on", "year"),
    [(2011, 2011), ("2011", 2011), ("2011-12", 2012), ("2011-03", 2011), (np.int64(2011), 2011)],
)
def test_a_month_falls_on_the_nearer_start_of_a_year(on, year):
    years = counted(COUNTS).periods
    assert years[positions(on, years)[0]].year == year


def test_dates_are_put_in_order():
    assert positions(["1984-05", "1983-07"], MONTHS) == [6, 16]


@pytest.mark.parametrize("on", [1983, "1983", "1983-01/1983-04", "198X"])
def test_a_date_wider_than_a_period_is_refused(on):
    with pytest.raises(BadValue, match="wider than a period"):
        positions(on, MONTHS)


@pytest.mark.parametrize("on", [None, pd.NaT, np.nan, True])
def test_a_date_that_is_none_is_refused(on):
    with pytest.raises(BadValue, match="give a day"):
        positions(on, MONTHS)


@pytest.mark.parametrize("on", ["February", "../1983-02", 1983.5, 0])
def test_a_text_that_is_no_date_is_refused(on):
    with pytest.raises(BadDate):
        positions(on, MONTHS)


@pytest.mark.parametrize("on", ["1982-12-31", "1985-01-01"])
def test_a_date_outside_the_series_is_refused(on):
    with pytest.raises(Refusal, match="outside the series"):
        positions(on, MONTHS)
