from __future__ import annotations

import pandas as pd
from matplotlib.figure import Figure

from nkrefugees.plot.periods import Periods, along, numbers


def test_a_year_as_a_number_stands_in_the_middle_of_its_bar():
    found = Periods.of(pd.Index([2091, 2092]))
    assert list(zip(found.left, found.right, strict=True)) == [(2090.5, 2091.5), (2091.5, 2092.5)]


def test_a_month_is_as_long_as_it_is():
    found = Periods.of(pd.period_range("2091-01", periods=3, freq="M"))
    assert (found.right - found.left).tolist() == [31, 28, 31]


def test_first_days_reach_to_the_next():
    found = Periods.of(pd.date_range("2091-01-01", periods=3, freq="YS"))
    assert (found.right - found.left).tolist() == [365, 366, 365.5]


def test_words_stand_in_their_order_and_are_written():
    found = Periods.of(pd.Index(["early", "late"]))
    ax = Figure().add_subplot()
    found.axis(ax)
    assert [tick.get_text() for tick in ax.get_xticklabels()] == ["early", "late"]


def test_a_period_is_found_by_its_name():
    assert Periods.of(pd.Index([2091, 2093])).place(2093) == 1


def test_days_are_numbers_of_the_axis():
    values, dated = numbers(pd.to_datetime(["1970-01-02"]))
    assert (values.tolist(), dated) == ([1.0], True)


def test_an_axis_of_years_has_whole_years():
    ax = Figure().add_subplot()
    along(ax, 2001.0, 2011.0, dated=False)
    assert all(float(tick).is_integer() for tick in ax.get_xticks())
