from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nkrefugees.analysis.counts.scan import scan
from nkrefugees.errors import BadValue, Refusal
from tests.analysis.counts.published import refused_times

TIMES = [0.0, 0.5, 0.51, 0.52, 0.53, 0.54, 0.8, 1.0]
DAYS = pd.to_datetime(
    [f"2091-{day}" for day in ("01-01", "03-01", "03-02", "03-07", "03-08", "04-30", "05-30")]
)
some = st.lists(st.integers(0, 1000), min_size=2, max_size=30).filter(
    lambda found: max(found) - min(found) > 100
)


def test_the_fullest_window_has_its_exact_probability():
    found = scan(TIMES, 0.1)
    assert (found.first, found.last, found.count) == (0.5, 0.6, 5)
    assert (round(found.p_value, 4), found.method) == (0.0176, "exact")


def test_a_longer_period_makes_a_cluster_rarer():
    assert scan(TIMES, 0.1, period=(-1, 2)).p_value < scan(TIMES, 0.1).p_value


def test_a_window_of_seven_days_holds_its_first_day_and_six_more():
    found = scan(DAYS, 7)
    assert (found.first, found.last) == (pd.Timestamp("2091-03-01"), pd.Timestamp("2091-03-07"))
    assert found.count == 3


def test_a_period_of_dates_holds_its_first_and_last_day():
    assert scan(DAYS, 7).length == 150
    assert scan(DAYS, 7, period=(DAYS[0], DAYS[-1] + pd.Timedelta(1, unit="D"))).length == 151


def test_a_window_may_be_written_as_a_length():
    assert scan(DAYS, "8D").count == scan(DAYS, 8).count == 4


def test_without_a_formula_the_probability_is_drawn():
    found = scan(DAYS, 7, draws=999)
    assert (found.method, found.p_value) == ("monte carlo", scan(DAYS, 7, draws=999).p_value)


def test_times_of_day_do_not_count():
    assert scan(DAYS + pd.Timedelta(hours=7), 7).frame().equals(scan(DAYS, 7).frame())


def test_two_moments_of_one_day_are_refused():
    with pytest.raises(Refusal, match="all events fall on one day"):
        scan(pd.to_datetime(["2091-03-01 07:00", "2091-03-01 09:00"]), 1)


def test_two_events_on_one_day_are_in_one_window():
    assert scan([*DAYS, *DAYS[:1]], 1).count == 2


def test_of_windows_as_full_the_earliest_is_named():
    assert scan([0.0, 1, 10, 11, 20], 2).first == 0


@given(some, st.integers(2, 90))
def test_no_window_is_fuller(times, window):
    found = scan(times, window, draws=99)
    held = [sum(start <= time <= start + window for time in times) for start in times]
    assert found.count == max(held)


@given(some, st.integers(2, 90))
def test_a_p_value_is_a_probability(times, window):
    assert 0 < scan(times, window, draws=99).p_value <= 1


@given(some, st.integers(2, 90), st.integers(-500, 500))
def test_a_shift_of_time_changes_nothing(times, window, shift):
    moved = scan([time + shift for time in times], window, draws=99)
    assert moved.p_value == pytest.approx(scan(times, window, draws=99).p_value)


def test_even_events_are_rarely_called_a_cluster():
    random = np.random.default_rng(5)
    tests = [scan(random.random(9), 0.1, period=(0, 1), draws=99).p_value for _ in range(300)]
    assert np.mean(np.array(tests) <= 0.1) < 0.15


def test_the_frame_has_a_window_for_each_event():
    assert scan(TIMES, 0.1).frame()["count"].tolist() == [1, 5, 4, 3, 2, 1, 1, 1]


def test_the_summary_says_window_and_probability():
    assert "holds 5 of 8 events: 0.5 to 0.6" in scan(TIMES, 0.1).summary()
    assert "0.0176 (exact)" in scan(TIMES, 0.1).summary()


def test_a_window_as_long_as_the_period_is_refused():
    with pytest.raises(Refusal, match="does not compare with a period of 1"):
        scan(TIMES, 1)


def test_a_window_of_half_a_day_is_refused():
    with pytest.raises(BadValue, match="whole days"):
        scan(DAYS, 7.5)


@pytest.mark.parametrize("period", [(0.1, 1), (0, 0.9), (0,), 3, (DAYS[0], DAYS[1]), "ab", (0, float("nan"))])
def test_a_period_that_does_not_hold_all_events_is_refused(period):
    with pytest.raises(BadValue):
        scan(TIMES, 0.1, period=period)


@refused_times
def test_bad_times_are_refused(times, words):
    with pytest.raises((BadValue, Refusal), match=words):
        scan(times, 2)
