"""Analyses of counts and times, whatever they are given."""

from __future__ import annotations

import datetime as dt

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nkrefugees.analysis.counts.bayesian_blocks import bayesian_blocks
from nkrefugees.analysis.counts.blocks_over_draws import blocks_over_draws
from nkrefugees.analysis.counts.change_point import change_point
from nkrefugees.analysis.counts.kleinberg import kleinberg, kleinberg_gaps
from nkrefugees.analysis.counts.scan import scan, scan_tail
from nkrefugees.errors import NkrefugeesError

from .given import answers, numbers, odd, parameter

dates = st.one_of(st.dates(), st.datetimes(), st.just(pd.NaT), st.dates().map(pd.Timestamp))
values = st.one_of(
    st.lists(st.integers(0, 12), max_size=12),
    st.lists(st.floats(-1e3, 1e3), max_size=12),
    st.lists(numbers, max_size=12),
    st.lists(dates, max_size=8),
    st.lists(st.dates(dt.date(2091, 1, 1), dt.date(2091, 3, 1)), max_size=12),
    st.lists(st.one_of(numbers, dates, odd), max_size=8),
)


def labelled(data):
    """A series of the values, with one of many indexes."""
    return st.sampled_from(
        [
            None,
            range(1851, 1851 + len(data)),
            pd.date_range("2091-01-01", periods=len(data), freq="MS"),
            pd.date_range("2091-01-31", periods=len(data), freq="YE"),
            pd.period_range("2091-01", periods=len(data), freq="Q"),
            [1] * len(data),
            [float("nan")] * len(data),
            [str(n) for n in range(len(data))],
            [[1.0], ["a"]][len(data) % 2] * len(data),
        ]
    ).map(lambda index: pd.Series(data, index=index, dtype=object if not data else None))


whatever = st.one_of(values, values.flatmap(labelled), values.map(tuple), odd, st.just(np.zeros((2, 2))))
family = st.sampled_from(["poisson", "normal", "gamma", None, 3])


@given(whatever, family, parameter)
def test_change_point(counts, family, changes):
    assert answers(change_point, counts, family, changes)


@given(values.flatmap(labelled), st.sampled_from(["poisson", "normal"]), st.sampled_from([1, 2, 3]))
def test_change_point_of_series(counts, family, changes):
    assert answers(change_point, counts, family, changes)


@given(st.lists(st.integers(0, 9), min_size=4, max_size=4), values, parameter, parameter, parameter)
def test_change_point_with_settings(counts, exposure, level, shortest, shape):
    assert answers(change_point, counts, exposure=exposure)
    assert answers(change_point, counts, level=level, shortest=shortest, prior=(shape, level))


@given(whatever, parameter, st.sampled_from([None, None, "times", "counts", 3]))
def test_bayesian_blocks(times, p0, kind):
    assert answers(bayesian_blocks, times, p0, kind=kind)
    assert answers(bayesian_blocks, times)


@given(whatever, st.lists(values, max_size=3), parameter)
def test_blocks_over_draws(times, drawn, within):
    longest = max(map(len, drawn), default=0)
    draws = pd.DataFrame({n: [*column, *[None] * (longest - len(column))] for n, column in enumerate(drawn)})
    assert answers(blocks_over_draws, times, draws, within)


@given(whatever, parameter, parameter, st.one_of(st.none(), whatever), st.sampled_from([2, 3, 0, 2.5, None]))
def test_kleinberg(counts, s, gamma, totals, states):
    assert answers(kleinberg, counts, s, gamma, totals, states)
    assert answers(kleinberg, counts)


@given(whatever, parameter, parameter)
def test_kleinberg_gaps(times, s, gamma):
    assert answers(kleinberg_gaps, times, s, gamma)
    assert answers(kleinberg_gaps, times)


@given(whatever, parameter, st.one_of(st.none(), whatever))
def test_scan(times, window, period):
    assert answers(scan, times, window, period=period, draws=99)
    assert answers(scan, times, 7, draws=99)


@given(parameter, parameter, parameter, st.sampled_from(["auto", "exact", "monte carlo", "other"]))
def test_scan_tail(count, n, window, method):
    try:
        assert 0 <= scan_tail(count, n, window, method=method, draws=99) <= 1
    except (NkrefugeesError, TypeError):
        return


@pytest.mark.parametrize("call", [change_point, bayesian_blocks, kleinberg, kleinberg_gaps])
def test_nothing_is_refused_in_words(call):
    with pytest.raises(NkrefugeesError):
        call([])
