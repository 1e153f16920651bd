from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
import statsmodels.formula.api as smf
from hypothesis import given, settings
from hypothesis import strategies as st

from nkrefugees.analysis.unseen import unseen
from nkrefugees.errors import BadValue, NkrefugeesError, Refusal
from tests.analysis.unseen.conftest import table, tables


def test_kosovo_has_113_models_and_the_published_estimate(kosovo):
    found = unseen(kosovo, "count", n_boot=0)
    assert len(found.models) == 113
    assert found.estimate == pytest.approx(10_356.5, abs=0.05)


def test_kosovo_with_pairs_only_has_the_published_estimate(kosovo):
    assert unseen(kosovo, "count", max_order=2, n_boot=0).estimate == pytest.approx(14_341.7, abs=0.05)


def test_the_interval_of_kosovo_holds_the_later_count(kosovo):
    low, high = unseen(kosovo, "count", n_boot=400).interval
    assert low < 10_401 < high


def test_the_interval_with_pairs_only_does_not_hold_it(kosovo):
    """Published as 12,451 to 16,273; draws differ, the ends by a few hundred."""
    low, high = unseen(kosovo, "count", max_order=2, n_boot=400).interval
    assert low == pytest.approx(12_451, abs=500)
    assert high == pytest.approx(16_273, abs=500)


def test_the_best_model_of_kosovo_is_that_of_statsmodels(kosovo):
    best = unseen(kosovo, "count", n_boot=0)
    assert best.model == "[123,14,34]"
    data = kosovo.astype(int)
    oracle = smf.poisson("count ~ E * A * O + E * H + O * H", data).fit(disp=0, tol=1e-12)
    assert best.estimate == pytest.approx(4400 + np.exp(oracle.params["Intercept"]), abs=0.01)


def test_the_western_lists_stepwise_have_the_published_estimate(western):
    found = unseen(western, "count", select="stepwise", threshold=0.02, n_boot=0)
    assert found.estimate == pytest.approx(2_483.4, abs=0.05)


def test_models_have_the_columns_of_the_contract(kosovo):
    models = unseen(kosovo, "count", n_boot=0).models
    assert list(models) == ["model", "estimate", "bic", "deviance", "df", "status"]


def test_models_stand_by_bic_those_without_estimate_last():
    models = unseen(table(3, [40, 30, 6, 20, 0, 0, 0]), "count", n_boot=0).models
    ok = models["status"] == "ok"
    assert ok.is_monotonic_decreasing
    assert models.loc[ok, "bic"].is_monotonic_increasing
    assert models.loc[~ok, "estimate"].isna().all()


@settings(max_examples=10)
@given(tables(least=3, units=40), st.randoms())
def test_the_order_of_lists_changes_names_of_models_only(frame, random):
    names = [c for c in frame if c != "count"]
    order = random.sample(names, len(names))
    try:
        one = unseen(frame, "count", n_boot=0)
    except Refusal:
        with pytest.raises(Refusal):
            unseen(frame[[*order, "count"]], "count", n_boot=0)
        return
    other = unseen(frame[[*order, "count"]], "count", n_boot=0)
    assert sorted(other.models["status"]) == sorted(one.models["status"])
    assert sorted(other.models["bic"].dropna()) == pytest.approx(sorted(one.models["bic"].dropna()), abs=1e-5)


@settings(max_examples=10)
@given(tables(), st.randoms())
def test_the_order_of_rows_changes_nothing(frame, random):
    order = random.sample(range(len(frame)), len(frame))
    try:
        one = unseen(frame, "count", n_boot=0)
    except Refusal:
        return
    pd.testing.assert_frame_equal(unseen(frame.iloc[order], "count", n_boot=0).models, one.models)


@settings(max_examples=10)
@given(st.lists(st.integers(1, 60), min_size=7, max_size=7), st.integers(2, 9))
def test_so_many_times_the_units_are_so_many_times_the_estimate(counts, times):
    frames = (table(3, counts), table(3, [c * times for c in counts]))
    one, many = (unseen(f, "count", n_boot=0).models.sort_values("model") for f in frames)
    assert list(many["estimate"]) == pytest.approx(list(one["estimate"] * times), rel=1e-5)
    assert list(many["deviance"]) == pytest.approx(list(one["deviance"] * times), rel=1e-5, abs=1e-5)


@settings(max_examples=40)
@given(tables(least=1, units=6), st.sampled_from(["bic", "stepwise", "dga"]))
def test_lists_give_an_estimate_with_an_interval_or_an_error_of_ours(frame, how):
    asked = {"method": "dga"} if how == "dga" else {"select": how}
    try:
        found = unseen(frame, "count", n_boot=40, **asked)
    except NkrefugeesError:
        return
    low, high = found.interval
    assert found.seen <= low <= high
    assert found.seen <= found.estimate < float("inf")


def test_the_same_seed_gives_the_same_interval(western):
    one, other = (unseen(western, "count", select="stepwise", n_boot=100, seed=3) for _ in range(2))
    assert one.interval == other.interval


def test_another_seed_gives_another_interval(western):
    one, other = (unseen(western, "count", select="stepwise", n_boot=100, seed=s) for s in (3, 4))
    assert one.interval != other.interval


def test_names_of_lists_mean_nothing(kosovo):
    odd = kosovo.set_axis(["c", "n", "Intercept", "count", "units"], axis=1)
    assert unseen(odd, "units", n_boot=0).estimate == unseen(kosovo, "count", n_boot=0).estimate


def test_names_of_lists_may_be_numbers(kosovo):
    odd = kosovo.set_axis([3, 1, 0, 2, "units"], axis=1)
    assert unseen(odd, "units", n_boot=0).model == "[123,14,34]"


def test_six_lists_are_chosen_stepwise():
    counts = np.random.default_rng(0).integers(1, 9, size=63)
    assert "p-values" in unseen(table(6, counts), "count", n_boot=0).method


def test_all_models_of_six_lists_are_too_many():
    with pytest.raises(BadValue, match="too many"):
        unseen(table(6, [3] * 63), "count", select="bic", n_boot=0)


def test_only_the_best_models_compete_in_the_draws_where_asked(kosovo):
    """With one model the interval is that of the model, and narrower."""
    low, high = unseen(kosovo, "count", n_boot=100, top=1).interval
    wide = unseen(kosovo, "count", n_boot=100).interval
    assert wide[0] < low < high < wide[1]


def test_lists_without_overlap_are_refused():
    with pytest.raises(Refusal, match="do not overlap"):
        unseen(table(3, [5, 5, 0, 5, 0, 0, 0]), "count")


def test_a_list_that_shares_nobody_is_noted():
    found = unseen(table(3, [40, 30, 6, 20, 0, 0, 0]), "count", n_boot=0)
    assert "List C shares no unit with any other" in found.summary()
    assert "2 of 3 pairs" in found.summary()


def test_the_british_lists_stepwise_have_the_published_estimate(published):
    found = unseen(published("uk-five"), "count", select="stepwise", n_boot=0)
    assert found.estimate == pytest.approx(11_312.99, abs=0.05)
