from __future__ import annotations

from fractions import Fraction
from math import factorial

import numpy as np
import pandas as pd
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from nkrefugees.analysis.counts.change_point import change_point
from nkrefugees.errors import BadValue, Refusal, UnknownName
from tests.analysis.counts.published import coal, nile, refused_counts

counts = st.lists(st.integers(0, 9), min_size=3, max_size=12).filter(lambda found: sum(found) > 1)


@pytest.fixture(scope="module")
def disasters():
    return change_point(coal())


@pytest.fixture(scope="module")
def flow():
    return change_point(nile(), family="normal")


def test_the_coal_disasters_are_191():
    assert (len(coal()), coal().sum()) == (112, 191)


def test_coal_changes_most_probably_after_1891(disasters):
    assert disasters.mode == disasters.estimate == 1891
    assert disasters.posterior[1891] == pytest.approx(0.245, abs=5e-4)


def test_coal_changes_between_1886_and_1896(disasters):
    assert disasters.interval == (1886, 1896)


def test_the_rates_of_coal_are_posterior_means(disasters):
    assert disasters.rates == pytest.approx((3.06, 0.92), abs=5e-3)


def test_the_evidence_for_a_change_of_coal_is_overwhelming(disasters):
    assert disasters.log_bayes_factor > 25
    assert "BIC prefers one change" in disasters.summary()


def test_a_normal_family_puts_the_change_of_coal_five_years_early():
    assert change_point(coal(), family="normal").mode == 1886


def test_the_nile_breaks_after_1898(flow):
    assert flow.mode == flow.estimate == 1898


def test_the_break_of_the_nile_has_the_interval_of_bai(flow):
    assert flow.interval == (1895, 1902)


def test_the_means_of_the_nile(flow):
    assert flow.rates == pytest.approx((1097.75, 849.97), abs=5e-3)


def test_the_residual_sums_of_squares_of_the_nile(flow):
    assert flow.fits["rss"].round().tolist() == [2835157, 1597457]


def test_the_bic_of_the_nile_is_that_of_strucchange(flow):
    assert flow.fits["bic"].round().tolist() == [1318, 1270]


def test_a_normal_series_has_no_bayes_factor(flow):
    assert flow.log_bayes_factor is None
    assert "10^" not in flow.summary()


def exact(values):
    """Weights of all positions with Gamma(1, 1) rates, in fractions."""

    def evidence(part):
        return Fraction(factorial(sum(part)), (len(part) + 1) ** (sum(part) + 1))

    return [evidence(values[:at]) * evidence(values[at:]) for at in range(1, len(values))], evidence(values)


@given(counts)
def test_the_posterior_is_that_of_exact_fractions(values):
    weights, _ = exact(values)
    expected = [float(weight / sum(weights)) for weight in weights]
    assert change_point(values).posterior.tolist() == pytest.approx(expected)


@given(counts)
def test_the_bayes_factor_is_that_of_exact_fractions(values):
    weights, none = exact(values)
    expected = sum(weights) / len(weights) / none
    assert np.exp(change_point(values).log_bayes_factor) == pytest.approx(float(expected))


@given(counts)
def test_the_posterior_sums_to_one(values):
    assert change_point(values).posterior.sum() == pytest.approx(1)


@given(counts)
def test_a_series_read_backwards_changes_at_the_same_place(values):
    there, back = change_point(values).posterior, change_point(values[::-1]).posterior
    assert there.tolist() == pytest.approx(back.tolist()[::-1])


@given(counts, st.floats(0.1, 50))
def test_an_even_exposure_with_a_prior_to_match_changes_nothing(values, exposure):
    plain = change_point(values)
    found = change_point(values, exposure=[exposure] * len(values), prior=(1.0, exposure))
    assert found.posterior.tolist() == pytest.approx(plain.posterior.tolist())
    assert found.likelihood_ratio == pytest.approx(plain.likelihood_ratio, abs=1e-6)


@given(st.lists(st.integers(-50, 50), min_size=6, max_size=20), st.floats(0.01, 100), st.floats(-1e4, 1e4))
def test_units_do_not_move_a_break_of_the_mean(values, scale, shift):
    assume(len(set(values)) > 4)
    plain = change_point(values, family="normal")
    moved = change_point([shift + scale * value for value in values], family="normal")
    assert moved.posterior.tolist() == pytest.approx(plain.posterior.tolist(), abs=1e-5)


def test_effort_explains_a_change_of_counts():
    found = change_point([2, 2, 2, 2, 20, 20, 20, 20], exposure=[1, 1, 1, 1, 10, 10, 10, 10])
    assert found.log_bayes_factor < 0
    assert "BIC prefers no change" in found.summary()


def test_the_posterior_is_indexed_by_the_last_period_of_the_first_segment(disasters):
    assert disasters.posterior.index.tolist() == list(range(1851, 1962))


def test_periods_may_be_months():
    months = pd.period_range("2091-01", periods=8, freq="M")
    assert change_point(pd.Series([9, 8, 9, 9, 0, 1, 0, 0], index=months)).mode == months[3]


def test_ten_thousand_periods_have_a_posterior():
    values = np.repeat([3, 5], 5000)
    assert change_point(values).mode == 4999


def test_great_counts_do_not_overflow():
    found = change_point([10**12, 10**12, 10**12, 2 * 10**12, 2 * 10**12], prior=(1, 1e-12))
    assert (found.mode, found.posterior[2]) == (2, pytest.approx(1))


def test_a_prior_that_does_not_suit_is_seen_in_the_summary():
    found = change_point([1000, 1000, 1000, 1100, 1100])
    assert (found.mode, found.estimate) == (0, 2)
    assert "The likelihood alone puts it after 2." in found.summary()


def test_the_frame_has_a_row_for_each_position(disasters):
    assert list(disasters.frame()) == ["posterior", "likelihood_ratio"]
    assert len(disasters.frame()) == 111


def test_a_result_renders_as_html(disasters):
    assert "after 1891" in disasters._repr_html_()
    assert "<table" in disasters._repr_html_()


@refused_counts
def test_bad_counts_are_refused(counts, words):
    with pytest.raises((BadValue, Refusal), match=words):
        change_point(counts)


def test_an_unknown_family_offers_the_nearest():
    with pytest.raises(UnknownName, match="did you mean 'poisson'"):
        change_point([1, 2, 3], family="poison")


@pytest.mark.parametrize("changes", [0, -1, 1.5, True, None, "2"])
def test_a_number_of_changes_is_whole_and_positive(changes):
    with pytest.raises(BadValue, match="changes"):
        change_point([1, 2, 3, 4], changes=changes)


@pytest.mark.parametrize("level", [0, 1, 95, float("nan")])
def test_a_level_lies_between_0_and_1(level):
    with pytest.raises(BadValue, match="level"):
        change_point([1, 2, 3, 4], level=level)


@pytest.mark.parametrize("prior", [(0, 1), (1, -1), (1,), 1, None])
def test_a_prior_is_two_positive_numbers(prior):
    with pytest.raises(BadValue, match="prior"):
        change_point([1, 2, 3, 4], prior=prior)


@pytest.mark.parametrize("exposure", [[1, 1, 1], [1, 0, 1, 1], [1, -1, 1, 1], [1, float("nan"), 1, 1]])
def test_an_exposure_is_positive_for_each_period(exposure):
    with pytest.raises(BadValue, match="exposure"):
        change_point([1, 2, 3, 4], exposure=exposure)


def test_an_exposure_of_other_periods_is_refused():
    with pytest.raises(BadValue, match="exposure"):
        change_point(pd.Series([1, 2, 3]), exposure=pd.Series([1, 1, 1], index=[1, 2, 3]))


def test_measurements_have_no_exposure():
    with pytest.raises(BadValue, match="only Poisson counts"):
        change_point([1.5, 2, 3, 4, 5], family="normal", exposure=[1] * 5)


@pytest.mark.parametrize("values", [[7.0] * 6, [1.0, 1, 1, 5, 5, 5]])
def test_measurements_without_noise_are_refused(values):
    with pytest.raises(Refusal, match="needs noise"):
        change_point(values, family="normal")


def test_a_frame_is_no_series():
    with pytest.raises(TypeError, match="not DataFrame"):
        change_point(pd.DataFrame({"n": [1, 2, 3]}))
