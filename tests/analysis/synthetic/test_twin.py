from __future__ import annotations

import pandas as pd
import pytest

import nkrefugees as nk
from nkrefugees import io
from nkrefugees.analysis.synthetic import synthetic

TABLES = ("claims", "sources", "incidents", "origins", "actors", "places", "links")


@pytest.fixture
def twin():
    return synthetic(9, years=6)


@pytest.mark.parametrize("table", TABLES)
def test_frames_read_what_was_written(twin, tmp_path, table):
    with io.using(twin.write(tmp_path)):
        pd.testing.assert_frame_equal(getattr(nk, table)(), getattr(twin, table))


@pytest.mark.parametrize("table", ["policies", "mentions", "series", "observations"])
def test_tables_that_it_has_nothing_for_are_empty(twin, tmp_path, table):
    with io.using(twin.write(tmp_path)):
        assert getattr(nk, table)().empty


def test_the_version_of_its_data_says_what_it_is(twin, tmp_path):
    with io.using(twin.write(tmp_path)):
        assert io.release() == "synthetic-9"


def test_kinds_of_claimants_are_known_where_it_was_written(twin, tmp_path):
    alone = nk.resolve(twin.claims, "ngo")["n_claims"].sum()
    with io.using(twin.write(tmp_path)):
        assert nk.resolve(nk.claims(), "ngo")["n_claims"].sum() > alone == 0


def test_the_summary_says_that_it_is_invented(twin):
    assert twin.summary().startswith("SYNTHETIC: invented data (seed 9). ")
    assert "SYNTHETIC" in twin._repr_html_()


def test_its_frame_is_a_copy_of_the_claims(twin):
    frame = twin.frame()
    frame["claim_id"] = "another"
    assert "another" not in set(twin.claims["claim_id"])
