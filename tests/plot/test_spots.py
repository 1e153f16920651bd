from __future__ import annotations

import pandas as pd
import pytest

import nkrefugees as nk
from nkrefugees.plot.spots import SHOWN, handovers


def told(claim, *rows):
    """Claims like one of the record, each with other cells."""
    made = [claim.assign(claim_id=f"made-c{n}", **cells).astype(claim.dtypes) for n, cells in enumerate(rows)]
    return pd.concat(made, ignore_index=True)


def counts(claims):
    return {spot: (row["sure"], row["most"]) for spot, row in handovers(claims).iterrows()}


def test_a_town_is_raised_to_its_province(claim):
    assert counts(told(claim, {"place_id": "tumen"})) == {"jilin-province": (1, 1)}


def test_a_county_is_raised_to_its_province(claim):
    assert counts(told(claim, {"place_id": "changbai"})) == {"jilin-province": (1, 1)}


def test_a_public_crossing_stays(claim):
    assert counts(told(claim, {"place_id": "sanhe-port"})) == {"sanhe-port": (1, 1)}


def test_what_has_no_place_stands_at_its_country(claim):
    assert counts(told(claim, {"place_id": None})) == {"CHN": (1, 1)}


def test_a_border_region_stands_at_the_country(claim):
    assert counts(told(claim, {"place_id": "china-dprk-border"})) == {"CHN": (1, 1)}


def test_a_handover_that_claims_put_in_two_provinces_is_sure_in_neither(claim):
    rows = told(claim, {"place_id": "tumen"}, {"place_id": "dandong"})
    assert counts(rows) == {"jilin-province": (0, 1), "liaoning-province": (0, 1)}


@pytest.mark.parametrize("coarse", [None, "jilin-province", "tumen"])
def test_a_coarser_place_does_not_make_a_finer_one_less_sure(claim, coarse):
    rows = told(claim, {"place_id": coarse}, {"place_id": "sanhe-port"})
    assert counts(rows) == {"sanhe-port": (1, 1)}


def test_a_handover_that_is_denied_is_not_sure(claim):
    rows = told(claim, {"place_id": "tumen"}, {"place_id": None, "stance": "denies", "denied": "event"})
    assert counts(rows) == {"jilin-province": (0, 1)}


def test_a_claim_said_twice_counts_once(claim):
    assert counts(told(claim, {"place_id": "tumen"}, {"place_id": "tumen"})) == {"jilin-province": (1, 1)}


def test_of_a_whole_and_its_part_one_alone_is_sure(claim):
    links = nk.links()
    part = links[links["relation"] == "part_of"].iloc[0]
    rows = told(
        claim,
        {"incident_id": part["from_id"], "place_id": "tumen"},
        {"incident_id": part["to_id"], "place_id": "tumen"},
    )
    assert counts(rows) == {"jilin-province": (1, 2)}


def test_nothing_of_the_record_is_shown_finer_than_a_crossing_or_province():
    found = handovers(nk.claims(quantity="repatriated"))
    assert set(found["kind"]) <= set(SHOWN)
    towns = set(nk.places().query("kind in ['town', 'county', 'region']")["place_id"])
    assert towns & set(found.index) == set()


def test_what_is_sure_is_never_more_than_what_may_be():
    found = handovers(nk.claims(quantity="repatriated"))
    assert (found["sure"] <= found["most"]).all()
