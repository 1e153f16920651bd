"""Universes of waves, held against the verdict on waves."""

from __future__ import annotations

from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

import pandas as pd
import pytest
from pandas.testing import assert_frame_equal

import nkrefugees as nk
from nkrefugees.analysis.multiverse.preparation import prepared
from nkrefugees.analysis.waves.detect import NAMES
from nkrefugees.errors import Refusal, UnknownName
from tests.analysis.waves.planted import PLANTED, QUIET, WAVE, told

ONE = {"rule": ["bounds"], "origins": ["any"], "population": ["everybody"], "tier": ["all"],
       "dates": ["middle"], "width": ["QS"], "longest": [24]}  # fmt: skip
NOBODY = ONE | {"without": ["nobody"]}


def looked(claims, choices=NOBODY, **more):
    return nk.multiverse(claims, choices, what="waves", **more).frame()


@pytest.mark.parametrize("detector", NAMES)
@pytest.mark.parametrize("days", [PLANTED, QUIET], ids=["planted", "quiet"])
def test_a_universe_finds_the_waves_of_the_verdict(even, detector, days):
    rows = told(days, "a", "b")
    options = {"rules": "bounds", "inclusion": "all", "widths": "QS", "detectors": detector}
    verdict = nk.waves(rows, n=1, **options).frame()
    found = looked(rows, NOBODY | {"detector": [detector]})
    assert found["value"].tolist() == [len(verdict)]
    assert found["in_waves"].tolist() == [verdict["events"].sum()]


def test_the_fullest_wave_is_told_with_its_year(even):
    row = looked(told(PLANTED, "a", "b"), NOBODY | {"detector": ["kleinberg"]}).iloc[0]
    quarter = sum("2008-07" <= str(day) < "2008-10" for day in PLANTED)
    assert quarter >= len(WAVE)
    assert (row["fullest"], row["fullest_from"], row["handovers"]) == (quarter, 2008, len(PLANTED))


def test_a_wave_that_one_family_tells_is_gone_without_it(even):
    wave = told(WAVE, "c").assign(incident_id=lambda f: "w" + f["incident_id"])
    wave["claim_id"] = "w" + wave["claim_id"]
    rows = pd.concat([told(QUIET, "a", "b"), wave])
    found = looked(rows, ONE | {"without": ["nobody", "c"]}).groupby("without")["value"].max()
    assert found.to_dict() == {"c": 0, "nobody": 1}


def test_universes_at_once_are_those_one_by_one(even):
    outcome, options, _ = prepared(told(PLANTED, "a", "b"), None, "waves", (None, None), None)
    universe = {name: options[name][-1] for name in options}
    (at_once,) = outcome.several([universe])
    assert outcome(**universe) == at_once.numbers


def test_rows_are_the_same_in_other_processes(even):
    rows = told(PLANTED, "a", "b")
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as pool:
        assert_frame_equal(looked(rows, ONE, executor=pool), looked(rows, ONE))


def test_too_few_handovers_are_a_reason(even):
    found = looked(told(QUIET[:5], "a"), NOBODY)
    assert set(found["reason"]) == {"5 dated handovers are too few; 8 are the least"}


def test_too_few_publishers_are_a_reason():
    (reason,) = set(looked(told(PLANTED, "a"), NOBODY)["reason"])
    assert "in no month are 5 families" in reason


def test_one_universe_refuses_in_words():
    outcome, options, _ = prepared(told(QUIET, "a"), None, "waves", (None, None), None)
    with pytest.raises(Refusal, match="5 families"):
        outcome(**{name: options[name][0] for name in options})


@pytest.mark.parametrize("choice", [{"width": ["W"]}, {"detector": ["scans"]}, {"longest": [7]}])
def test_an_unknown_way_to_look_is_refused(choice):
    with pytest.raises(UnknownName):
        looked(told(QUIET, "a"), choice)


def test_the_curve_is_of_waves(even):
    ax = nk.plot.multiverse(nk.multiverse(told(PLANTED, "a", "b"), ONE, what="waves"))
    assert ax.child_axes[0].get_ylabel() == "waves of handovers"
