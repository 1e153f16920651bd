from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nkrefugees.analysis.annual import CHOICES, annual
from nkrefugees.errors import BadValue, MissingColumns, Refusal, UnknownName


def numbers(*rows, series="s", area="KOR", sex="total"):
    """Published numbers of whole years: (year, value)."""
    frame = pd.DataFrame(rows, columns=["year", "value"])
    return pd.DataFrame(
        {
            "series_id": series,
            "area": area,
            "sex": sex,
            "source_id": [f"d{i}" for i in range(len(frame))],
            "first_day": pd.to_datetime([f"{year}-01-01" for year in frame["year"]]),
            "last_day": pd.to_datetime([f"{year}-12-31" for year in frame["year"]]),
            "value": frame["value"].astype("Float64"),
        }
    )


TWO = numbers((2091, 10), (2091, 30), (2091, 20), (2091, 40), (2092, 5))


@pytest.mark.parametrize(("choose", "value"), [("lowest", 10), ("median", 20), ("highest", 40)])
def test_a_year_of_several_numbers_has_the_one_that_is_chosen(choose, value):
    assert annual(TWO, choose).to_dict() == {2091: value, 2092: 5}


@given(st.lists(st.integers(0, 10_000), min_size=1, max_size=9))
def test_every_choice_is_a_number_that_somebody_published(values):
    rows = numbers(*((2091, value) for value in values))
    assert {annual(rows, choose)[2091] for choose in CHOICES} <= set(values)


def test_the_order_of_rows_does_not_matter():
    assert annual(TWO.iloc[::-1]).equals(annual(TWO))


def test_only_the_years_that_are_asked_for_are_taken():
    assert list(annual(TWO, first=2092).index) == [2092]
    assert list(annual(TWO, last=2091).index) == [2091]


@pytest.mark.parametrize("column", ["first_day", "last_day"])
def test_a_part_of_a_year_or_several_years_are_no_year(column):
    odd = numbers((2092, 900)).assign(**{column: pd.Timestamp("2092-06-30")})
    assert annual(pd.concat([TWO, odd]))[2092] == 5


def test_a_sum_from_the_beginning_is_no_year():
    """The trap of the cumulative number that is printed as one of its last year."""
    odd = numbers((2092, 947)).assign(first_day=pd.NaT)
    assert annual(pd.concat([TWO, odd]))[2092] == 5


def test_a_number_of_one_sex_is_left_out():
    assert annual(pd.concat([TWO, numbers((2092, 3), sex="female")]))[2092] == 5


def test_a_year_in_between_without_a_number_is_refused():
    with pytest.raises(Refusal, match="no number is recorded for 2093, and not reported is not zero"):
        annual(pd.concat([TWO, numbers((2094, 1))]))


def test_a_missing_number_is_not_zero():
    with pytest.raises(Refusal, match="recorded for 2093"):
        annual(pd.concat([TWO, numbers((2093, None), (2094, 1))]))


def test_nothing_recorded_is_refused():
    with pytest.raises(Refusal, match="no number of a whole year is recorded"):
        annual(TWO.head(0))


@pytest.mark.parametrize("other", [{"series": "t"}, {"area": "USA"}])
def test_two_series_are_not_one(other):
    with pytest.raises(BadValue, match="one at a time"):
        annual(pd.concat([TWO, numbers((2093, 1), **other)]))


def test_an_unknown_choice_offers_the_nearest():
    with pytest.raises(UnknownName, match="did you mean 'highest'"):
        annual(TWO, "higest")


def test_a_frame_without_days_is_refused():
    with pytest.raises(MissingColumns, match="first_day"):
        annual(TWO.drop(columns="first_day"))
