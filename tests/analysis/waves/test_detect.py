from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import nkrefugees as nk
from nkrefugees.analysis.waves.detect import NAMES, blocks, detected, kleinberg, scan, short_and_full

some = settings(max_examples=30, deadline=None, derandomize=True)
series = st.lists(st.integers(0, 9), min_size=12, max_size=30).filter(lambda counts: sum(counts) > 1)
QUIET = [1.0, 0, 1, 0, 1, 1, 0, 1, 0, 1, 1, 0, 1, 0, 1, 0, 1, 1, 0, 1]


def one(counts):
    return np.array([counts], float)


def marked(counts, rows):
    found = np.zeros(len(counts), int)
    for start, stop in rows:
        found[start : stop + 1] = 1
    return found.tolist()


@some
@given(series)
def test_kleinberg_on_even_effort_is_kleinberg_without_effort(counts):
    bursts = nk.kleinberg(pd.Series(counts), s=2, gamma=1).frame()[["first", "last"]].to_numpy().tolist()
    assert kleinberg(one(counts), np.ones((1, len(counts))))[0].astype(int).tolist() == marked(counts, bursts)


@some
@given(series)
def test_blocks_on_even_effort_are_bayesian_blocks_of_twice_the_rate(counts):
    found = nk.bayesian_blocks(pd.Series(counts, dtype=float), kind="counts").frame()
    high = found[(found["rate"] >= 2 * np.mean(counts)) & (found["events"] > 0)]
    bursts = [(int(row.start), int(row.end) - 1) for row in high.itertuples()]
    assert blocks(one(counts), np.ones((1, len(counts))))[0].astype(int).tolist() == marked(counts, bursts)


@pytest.mark.parametrize("name", NAMES)
def test_a_planted_wave_is_found(name):
    counts = [*QUIET, 12.0, 14.0, *QUIET]
    marks = detected(name, one(counts), np.ones((1, len(counts))), 4.0, 4)
    assert np.flatnonzero(marks[0]).tolist() == [20, 21]


@pytest.mark.parametrize("name", NAMES)
def test_a_wave_that_effort_explains_is_none(name):
    counts = [*QUIET, 12.0, 14.0, *QUIET]
    effort = np.array([[*np.full(20, 1.0), 24.0, 24.0, *np.full(20, 1.0)]])
    assert not detected(name, one(counts), effort, 4.0, 4).any()


@pytest.mark.parametrize("name", NAMES)
@some
@given(counts=series, scale=st.sampled_from([0.25, 4.0]))
def test_the_unit_of_effort_does_not_matter(name, counts, scale):
    effort = np.ones((1, len(counts))) * (1 + np.arange(len(counts)) % 3)
    before = detected(name, one(counts), effort, 3.0, 6)
    assert (detected(name, one(counts), scale * effort, 3.0, 6) == before).all()


@pytest.mark.parametrize("name", NAMES)
@some
@given(counts=series, other=series)
def test_each_series_is_judged_alone(name, counts, other):
    length = min(len(counts), len(other))
    both = np.array([counts[:length], other[:length]], float)
    work = np.ones_like(both)
    apart = np.vstack([detected(name, both[k : k + 1], work[:1], 3.0, 6) for k in range(2)])
    assert (detected(name, both, work, 3.0, 6) == apart).all()


def test_a_series_without_events_has_no_wave():
    nothing = np.zeros((1, 12))
    assert not any(detected(name, nothing, np.ones((1, 12)), 0.0, 4).any() for name in NAMES)


def test_windows_that_touch_are_not_found_twice():
    counts = one([0, 0, 9, 0, 8, 0, 0, 0, 0, 0, 0, 0])
    marks = scan(counts, np.ones_like(counts), 2.0, 1)[0]
    assert np.flatnonzero(marks).tolist() == [2, 4]


def test_two_events_are_no_wave():
    marks = np.array([[True, True, False, True]])
    kept = short_and_full(marks, one([1, 1, 0, 3]), 4)
    assert kept.tolist() == [[False, False, False, True]]


def test_what_lasts_too_long_is_no_wave():
    marks = np.array([[True, True, True, False, True]])
    kept = short_and_full(marks, one([5, 5, 5, 0, 5]), 2)
    assert kept.tolist() == [[False, False, False, False, True]]
