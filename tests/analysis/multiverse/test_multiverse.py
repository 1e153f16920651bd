from __future__ import annotations

from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from multiprocessing import get_context

import pandas as pd
import pytest
from pandas.testing import assert_frame_equal

import nkrefugees as nk
from nkrefugees.errors import BadValue, UniverseFailed, UnknownName
from tests.reports.test_cluster import Dask

from .test_choices import shuffled
from .worlds import GRID, added, failing, nothing, refusing, seeded


@pytest.fixture(scope="module")
def processes():
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as pool:
        yield pool


@pytest.fixture(scope="module")
def dask(tmp_path_factory):
    """The executor of a client of a real scheduler with two workers."""
    from distributed import Client

    cluster = Dask(tmp_path_factory.mktemp("dask"))
    cluster.worker()
    cluster.worker()
    try:
        with Client(cluster.address) as client:
            client.wait_for_workers(2, timeout=60)
            yield client.get_executor(pure=False)
    finally:
        cluster.stop()


@pytest.fixture
def threads():
    with ThreadPoolExecutor(3) as pool:
        yield pool


@pytest.mark.parametrize("outcome", [added, seeded, refusing])
@pytest.mark.parametrize("executor", ["threads", "processes", pytest.param("dask", marks=pytest.mark.slow)])
def test_rows_are_the_same_on_every_executor(executor, outcome, request):
    here = nk.multiverse(outcome, GRID)
    there = nk.multiverse(outcome, GRID, request.getfixturevalue(executor))
    assert_frame_equal(here.frame(), there.frame())


@pytest.mark.slow
@pytest.mark.parametrize("executor", ["processes", "dask"])
def test_the_record_gives_the_same_in_other_processes(executor, request, real):
    choices = {"without": ["nobody"], "tier": ["all"]}
    here = nk.multiverse(choices=choices, since=2013)
    there = nk.multiverse(None, choices, request.getfixturevalue(executor), since=2013)
    assert_frame_equal(here.frame(), there.frame())


@pytest.mark.parametrize("executor", ["threads", "processes"])
def test_an_error_names_the_first_universe_on_every_executor(executor, request):
    with pytest.raises(UniverseFailed, match="early=False, lag=0, rule='bounds': ZeroDivisionError"):
        nk.multiverse(failing, GRID, request.getfixturevalue(executor))


@pytest.mark.parametrize("seed", range(5))
@pytest.mark.parametrize("outcome", [added, seeded, refusing])
def test_shuffling_choices_changes_nothing(outcome, seed):
    one, other = nk.multiverse(outcome, GRID), nk.multiverse(outcome, shuffled(GRID, seed))
    assert_frame_equal(one.frame(), other.frame())
    assert_frame_equal(one.variance(), other.variance())
    assert one.summary() == other.summary()


def test_a_seed_does_not_hang_on_the_other_universes():
    whole, part = nk.multiverse(seeded, GRID), nk.multiverse(seeded, GRID | {"lag": [6]})
    assert whole.only(lag=6).frame()["value"].tolist() == part.frame()["value"].tolist()


def test_refused_universes_are_rows_with_their_reason_and_no_number():
    rows = nk.multiverse(refusing, GRID).frame()
    refused = rows[rows["lag"] == 0]
    assert len(refused) == 4
    assert set(refused["reason"]) == {"no lag, no number"}
    assert refused[["low", "high"]].isna().all(axis=None)


def test_refused_universes_are_counted_in_the_summary():
    assert "4 universes have no number: no lag, no number (4)." in nk.multiverse(refusing, GRID).summary()


def test_universes_without_a_number_are_counted_as_such():
    said = nk.multiverse(nothing, GRID).summary()
    assert said.endswith("12 universes have no number: the outcome gives no number (12).")


def test_the_summary_says_which_choice_explains_most():
    said = nk.multiverse(added, GRID).summary()
    assert "lag explains most (79%, Shapley share), then rule (13%), early (7%)" in said
    assert "0% is left to what choices do only together" in said


def test_an_open_end_is_told():
    assert "(read: at least) in 4 universes" in nk.multiverse(refusing, GRID).summary()


def test_the_share_of_a_verdict_is_a_share_of_universes():
    found = nk.multiverse(lambda lag: lag > 6, {"lag": [0, 6, 12, 18]})
    assert found.frame()["value"].mean() == 0.5


def test_only_keeps_the_universes_of_some_options():
    part = nk.multiverse(added, GRID).only(rule="median", lag=[0, 6])
    assert len(part.frame()) == 4
    assert part.choices == {"early": (False, True), "lag": (0, 6), "rule": ("median",)}


def test_the_curve_is_in_order():
    assert nk.multiverse(added, GRID).curve()["value"].is_monotonic_increasing


def test_bounds_by_option_hold_every_universe():
    found = nk.multiverse(refusing, GRID)
    options = found.options().set_index(["choice", "option"])
    assert options.loc[("lag", "6"), ["least", "most"]].tolist() == [6, 12]
    assert options.loc[("lag", "0"), "n_without_number"] == 4
    assert pd.isna(options.loc[("lag", "0"), "least"])


@pytest.mark.parametrize("given", [{"colour": "red"}, {"lag": 7}])
def test_only_refuses_what_no_universe_chose(given):
    with pytest.raises(UnknownName):
        nk.multiverse(added, GRID).only(**given)


@pytest.mark.parametrize("method", ["variance", "curve"])
def test_a_number_that_is_not_there_is_refused(method):
    with pytest.raises(UnknownName, match="llowed: value"):
        getattr(nk.multiverse(added, GRID), method)("lowest")


@pytest.mark.parametrize(
    ("call", "words"),
    [
        ({"outcome": added}, "give at least one"),
        ({"outcome": added, "choices": GRID, "since": 2013}, "are for claims"),
        ({"outcome": 3}, "a function, or claims"),
        ({"outcome": added, "choices": GRID, "executor": 3}, "concurrent.futures.Executor"),
        ({"choices": ["rule"]}, "give names of choices"),
    ],
)
def test_a_call_that_makes_no_sense_is_refused_with(call, words):
    with pytest.raises(BadValue, match=words):
        nk.multiverse(**call)
