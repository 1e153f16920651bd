from __future__ import annotations

from itertools import chain, combinations

import numpy as np
import pandas as pd
import pytest
from astropy.stats import bayesian_blocks as oracle
from hypothesis import assume, given
from hypothesis import strategies as st

from nkrefugees.analysis.counts.blocks import cells_of_counts, cells_of_events, partition, penalty
from nkrefugees.analysis.counts.times import timed
from nkrefugees.errors import BadValue, Refusal

cells = st.lists(st.tuples(st.integers(0, 9), st.floats(0.01, 10)), min_size=2, max_size=8)


def fitness(edges, counts, cuts, cost):
    n = np.add.reduceat(counts, cuts[:-1])
    return (n * np.log(np.maximum(n, 1) / np.diff(edges[cuts])) - cost).sum()


@given(cells, st.floats(0.01, 4))
def test_no_partition_is_fitter(made, cost):
    counts, edges = np.array([n for n, _ in made], float), np.cumsum([0, *(width for _, width in made)])
    inner = range(1, len(counts))
    every = chain.from_iterable(combinations(inner, size) for size in range(len(counts)))
    best = max(fitness(edges, counts, [0, *cuts, len(counts)], cost) for cuts in every)
    assert fitness(edges, counts, partition(edges, counts, cost), cost) == pytest.approx(best)


@given(st.lists(st.integers(0, 6), min_size=3, max_size=60).filter(any), st.sampled_from([0.01, 0.05, 0.5]))
def test_counts_at_points_have_the_edges_of_astropy(counts, p0):
    points = np.arange(len(counts), dtype=float)
    edges = np.array([points[0], *(points[1:] + points[:-1]) / 2, points[-1]])
    found = edges[partition(edges, np.array(counts, float), penalty(p0, len(counts)))]
    assume(len(found) <= len(counts))
    assert found.tolist() == oracle(points, np.array(counts), fitness="events", p0=p0).tolist()


def test_forgetting_starts_changes_nothing():
    times = np.sort(
        np.concatenate([np.random.default_rng(n).uniform(n, n + 1, 5 + 90 * (n % 3)) for n in range(20)])
    )
    assert cut(times).tolist() == oracle(times).tolist()


def cut(times):
    edges, counts = cells_of_events(timed(times, "bayesian_blocks"))
    return edges[partition(edges, counts, penalty(0.05, len(counts)))]


def test_cells_of_events_meet_halfway():
    edges, counts = cells_of_events(timed([1, 1, 2, 4], "bayesian_blocks"))
    assert (edges.tolist(), counts.tolist()) == ([1, 1.5, 3, 4], [2, 1, 1])


def test_times_that_cannot_be_told_apart_are_refused():
    with pytest.raises(Refusal, match="too close"):
        cells_of_events(timed([0.0, 1e-16, 1.0], "bayesian_blocks"))


def days(index):
    return cells_of_counts(pd.Series(1, index=index))[0]


@pytest.mark.parametrize(
    "index",
    [
        pd.date_range("1970-01-01", periods=3, freq="MS"),
        pd.DatetimeIndex(["1970-01-01", "1970-02-01", "1970-03-01"]),
        pd.period_range("1970-01", periods=3, freq="M"),
    ],
    ids=["freq", "inferred", "periods"],
)
def test_months_are_cells_as_long_as_they_are(index):
    assert days(index).tolist() == [0, 31, 59, 90]


def test_years_as_numbers_are_cells():
    assert days([1851, 1852, 1853]).tolist() == [1851, 1852, 1853, 1854]


@pytest.mark.parametrize(
    "index",
    [
        [1851, 1852, 1854],
        pd.DatetimeIndex(["2091-01-01", "2091-01-02", "2091-01-09"]),
        pd.PeriodIndex(["2091-01", "2091-02", "2091-04"], freq="M"),
        ["a", "b", "c"],
        pd.date_range("2091-01-01", periods=3, freq="MS", tz="Asia/Seoul"),
    ],
    ids=["numbers", "days", "periods", "text", "zone"],
)
def test_periods_with_gaps_are_refused(index):
    with pytest.raises(BadValue, match="do not follow each other evenly"):
        days(index)


@pytest.mark.parametrize("freq", ["ME", "YE"])
def test_periods_named_by_their_ends_are_refused(freq):
    with pytest.raises(BadValue, match="by first days"):
        days(pd.date_range("2091-01-31", periods=3, freq=freq))
