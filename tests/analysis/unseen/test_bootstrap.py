from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import bootstrap as scipy_bootstrap

from nkrefugees.analysis.unseen.bootstrap import acceleration, bca, interval, resample

COUNTS = np.array([200.0, 300, 100])


def petersen(tables):
    """Lincoln and Petersen's estimates of tables of two lists."""
    with np.errstate(divide="ignore"):
        return tables.sum(axis=1) + tables[:, 0] * tables[:, 1] / tables[:, 2]


def test_the_same_seed_gives_the_same_draws():
    assert np.array_equal(resample(COUNTS, 1200, 50, 7), resample(COUNTS, 1200, 50, 7))


def test_another_seed_gives_other_draws():
    assert not np.array_equal(resample(COUNTS, 1200, 50, 7), resample(COUNTS, 1200, 50, 8))


def test_the_number_seen_varies_as_if_each_unit_were_seen_or_not():
    seen = resample(COUNTS, 1200, 4000, 0).sum(axis=1)
    assert seen.mean() == pytest.approx(600, abs=2)
    assert seen.std() == pytest.approx(np.sqrt(1200 * 0.5 * 0.5), rel=0.05)


def test_where_all_are_seen_the_number_does_not_vary():
    assert set(resample(COUNTS, 600.0, 20, 0).sum(axis=1)) == {600}


def test_an_estimate_without_measure_is_drawn_from():
    assert resample(COUNTS, 1e300, 10, 0).shape == (10, 3)


def test_draws_without_an_estimate_leave_no_upper_end():
    low, high = interval(
        COUNTS, 1200, lambda t: np.where(np.arange(len(t)) % 3, 1200.0, np.inf), 100, 0, 0.95
    )
    assert (low, high) == (1200, np.inf)


def test_an_interval_never_falls_below_what_was_seen():
    assert interval(COUNTS, 700, lambda t: np.linspace(1, 1400, len(t)), 100, 0, 0.95)[0] == 600


def test_an_interval_covers_as_often_as_it_says():
    """Two independent lists of 1,000 units, 120 times: 95 % within three standard errors."""
    random = np.random.default_rng(3)
    cells = np.array([0.3 * 0.6, 0.7 * 0.4, 0.3 * 0.4, 0.7 * 0.6])
    held = 0
    for _ in range(120):
        counts = random.multinomial(1000, cells)[:3].astype(float)
        estimate = petersen(counts[None])[0]
        low, high = interval(counts, estimate, petersen, 400, 0, 0.95)
        held += low <= 1000 <= high
    assert held / 120 == pytest.approx(0.95, abs=0.06)


@given(st.lists(st.floats(1, 1000), min_size=10, max_size=50), st.floats(1, 1000), st.floats(-0.3, 0.3))
def test_corrected_shares_stay_in_order_between_0_and_1(drawn, estimate, skew):
    low, high = bca(np.sort(drawn), estimate, skew, np.array([0.025, 0.975]))
    assert 0 <= low <= high <= 1


def test_without_bias_and_skew_the_shares_are_those_asked_for():
    assert bca(np.arange(101.0), 50.0, 0.0, np.array([0.05, 0.95])) == pytest.approx([0.05, 0.95])


def test_the_correction_is_that_of_scipy():
    """A mean of skewed numbers: the shares cut scipy's own draws where scipy cuts them."""
    data = np.random.default_rng(0).exponential(size=40)
    theirs = scipy_bootstrap((data,), np.mean, n_resamples=2000, rng=np.random.default_rng(1))
    left_out = (data.sum() - data) / 39
    change = left_out.mean() - left_out
    skew = (change**3).sum() / (6 * (change**2).sum() ** 1.5)
    shares = bca(theirs.bootstrap_distribution, data.mean(), skew, np.array([0.025, 0.975]))
    ends = np.quantile(theirs.bootstrap_distribution, shares)
    assert ends == pytest.approx(theirs.confidence_interval, abs=1e-3)


def test_the_jackknife_leaves_out_each_unit_once():
    """Patterns weighed by their units are the units one by one, the unseen among them."""
    values = np.concatenate(
        [np.repeat(petersen(COUNTS - np.eye(3)), COUNTS.astype(int)), np.full(600, 1200.0)]
    )
    change = values.mean() - values
    expected = (change**3).sum() / (6 * (change**2).sum() ** 1.5)
    assert acceleration(COUNTS, 1200.0, petersen) == pytest.approx(expected)


def test_estimates_that_never_change_have_no_acceleration():
    assert acceleration(COUNTS, 600.0, lambda t: np.full(len(t), 600.0)) == 0
