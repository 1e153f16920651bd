from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

import nkrefugees as nk
from nkrefugees.errors import BadValue, UnknownName
from tests.analysis.voices.made_claims import claims

from .planted import PLANTED, QUIET, WAVE, handover, told

LIGHT = {"n": 3, "twins": 40, "rules": "bounds"}


@pytest.fixture
def found(even):
    return nk.waves(told(PLANTED, "a", "b"), **LIGHT)


def test_a_planted_wave_is_found_in_most_universes(found):
    (wave,) = found.frame().itertuples()
    assert wave.in_most
    assert wave.share >= found.least


def test_the_days_of_a_planted_wave_are_its_own(found):
    (wave,) = found.frame().itertuples()
    assert wave.first_earliest <= pd.Timestamp("2008-07-03") <= wave.first_latest
    assert wave.last_earliest <= pd.Timestamp("2008-08-20") <= wave.last_latest


def test_a_wave_that_two_families_tell_survives_the_loss_of_each(found):
    (wave,) = found.frame().itertuples()
    assert wave.survives
    assert set(found.without["family"]) == {"a", "b"}


def test_a_wave_that_one_family_tells_is_lost_without_it(even):
    rows = pd.concat(
        [told(QUIET, "a", "b"), told(WAVE, "c").assign(incident_id=lambda f: "w" + f["incident_id"])]
    )
    (wave,) = nk.waves(rows, **LIGHT, inclusion="all").frame().itertuples()
    assert not wave.survives
    assert wave.lost_without == "c"


def test_even_handovers_make_no_wave(even):
    found = nk.waves(told(QUIET, "a", "b"), **LIGHT)
    assert found.frame().empty
    assert "No wave of handovers" in found.summary()


def test_a_convoy_of_five_hundred_is_one_handover(even):
    rows = pd.concat([told(QUIET, "a"), claims(*handover(999, pd.Timestamp("2008-07-03"), "a", n_best=500))])
    assert nk.waves(rows, **LIGHT).frame().empty


def test_people_are_bounds_with_a_sign_where_an_end_is_open(even):
    rows = told(PLANTED, "a", "b", n_best=None, n_low=5)
    found = nk.waves(rows, **LIGHT)
    (wave,) = found.frame().itertuples()
    assert wave.open_high
    assert "≥" in found.summary()


def test_a_control_that_is_the_series_itself_has_its_wave_as_often(even):
    found = nk.waves(told(PLANTED, "a", "b"), **LIGHT, control=PLANTED)
    assert found.frame()["control"].iloc[0] == found.without["share_with"].iloc[0] > 0


def test_a_control_without_a_wave_then_is_told(even):
    (wave,) = nk.waves(told(PLANTED, "a", "b"), **LIGHT, control=QUIET).frame().itertuples()
    assert wave.control == 0


def test_shares_per_choice_average_to_the_share_of_all_universes(found):
    mean = found.choices().groupby(["wave", "choice"])["share"].mean()
    assert mean.to_numpy() == pytest.approx(np.full(5, found.frame()["share"].iloc[0]))


def test_universes_are_every_combination(found):
    assert found.universes == 3 * 1 * 3 * 2 * 3


def test_detectors_may_be_chosen(even):
    found = nk.waves(told(PLANTED, "a", "b"), **LIGHT, detectors="blocks")
    assert set(found.null["detector"]) == {"blocks"}


def test_the_scan_raises_a_false_alarm_on_about_one_twin_in_twenty(even):
    found = nk.waves(told(QUIET, "a"), n=1, rules="bounds", inclusion="all", detectors="scan", twins=1000)
    rates = found.null.loc[found.null["noise"] == "negative binomial", "share_of_twins"]
    assert (rates <= 0.09).all()
    assert (rates > 0).all()


def test_the_same_seed_makes_the_same_verdict(even):
    one, other = (nk.waves(told(PLANTED, "a", "b"), **LIGHT) for _ in range(2))
    pd.testing.assert_frame_equal(one.frame(), other.frame())
    assert one.summary() == other.summary()


def test_the_order_of_rows_does_not_matter(even):
    rows = told(PLANTED, "a", "b")
    found = nk.waves(rows.sample(frac=1, random_state=1), **LIGHT)
    pd.testing.assert_frame_equal(found.frame(), nk.waves(rows, **LIGHT).frame())


def test_a_wave_is_never_called_a_probability(found):
    assert "probab" not in found.summary() + " ".join(found.frame().columns)


def test_too_few_handovers_are_refused_in_words():
    found = nk.waves(told(QUIET[:3], "a"))
    assert found.summary() == "No verdict on waves: 3 dated handovers are too few; 8 are the least."
    assert found.frame().empty


def test_nothing_is_recorded_is_said():
    assert "nothing is recorded" in nk.waves(nk.claims(incident=[])).summary()


def test_too_few_publishers_are_refused_in_words():
    assert "in no month are 5 families" in nk.waves(told(PLANTED, "a")).summary()


def test_unlike_quantities_are_refused():
    with pytest.raises(BadValue, match="one quantity at a time"):
        nk.waves(pd.concat([told(QUIET, "a"), told(QUIET, "a", quantity="detained")]))


@pytest.mark.parametrize(
    ("name", "value"), [("rules", "bound"), ("inclusion", ["al"]), ("widths", "W"), ("detectors", "scans")]
)
def test_an_unknown_name_is_refused(name, value):
    with pytest.raises(UnknownName):
        nk.waves(told(QUIET, "a"), **{name: value})


@pytest.mark.parametrize("more", [{"n": 0}, {"twins": 3}, {"least": 1.5}, {"rules": []}, {"longest": 0}])
def test_a_bad_value_is_refused(more):
    with pytest.raises(BadValue):
        nk.waves(told(QUIET, "a"), **more)


def test_handovers_before_enough_publishers_are_said_to_be_left_out(even):
    early = told(pd.to_datetime(["1980-05-01"]), "a").assign(incident_id="early")
    found = nk.waves(pd.concat([told(QUIET, "a"), early]), **LIGHT)
    assert "1 earlier handover is not judged" in found.summary()
