from __future__ import annotations

import pandas as pd
import pytest

from nkrefugees import frames
from nkrefugees.analysis.accounts.votes import votes
from nkrefugees.errors import MissingColumns


def counted(side, value, source="2015-bureau-table", note=None):
    series = f"assembly-votes-{side}"
    return {"series_id": series, "period_edtf": "2013", "value": value, "source_id": source, "note": note}


def test_a_share_is_of_the_votes_cast():
    found = votes(frames.policies()).frame()
    assert found[["cast", "share_yes"]].to_numpy().tolist() == [[37, 81]]


def test_without_all_sides_there_is_no_sum():
    acts = frames.policies()
    found = votes(acts.assign(vote_no=acts["vote_no"].mask(acts["vote_no"].notna()))).frame()
    assert found["cast"].isna().all()
    assert found["counted"].tolist() == ["some sides only"]


def test_a_resolution_without_a_count_has_a_row():
    acts = frames.policies().assign(vote_yes=pd.NA, vote_no=pd.NA, vote_abstain=pd.NA)
    assert votes(acts).frame()["counted"].tolist() == ["no count recorded"]


def test_signatures_are_no_votes():
    assert votes(frames.policies().assign(kind="petition")).frame().empty


def test_documents_that_count_differently_are_told():
    told = pd.DataFrame([counted("yes", 30), counted("yes", 31, source="2014-weekly-second")])
    found = votes(frames.policies(), told)
    assert found.frame()["documents"].tolist() == ["yes 30 to 31; 2 documents"]
    assert "Documents count 1 vote differently." in found.summary()


def test_what_a_document_says_in_place_of_a_count_is_kept():
    told = pd.DataFrame([counted("yes", None, note="Adopted without a vote.")])
    assert "Adopted without a vote." in votes(frames.policies(), told).frame()["documents"][0]


def test_a_body_is_told_from_its_first_to_its_last_count():
    assert "1 with all three sides counted; 2013 30–2–5." in votes(frames.policies()).summary()


def test_no_member_is_said_to_have_voted():
    assert votes(frames.policies()).summary().endswith("No row says how a member voted.")


def test_of_nothing_it_says_so():
    found = votes(frames.policies(until=1950), frames.observations(until=1950))
    assert found.summary() == "No vote is recorded for this choice."
    assert found.frame().empty


def test_missing_columns_are_named():
    with pytest.raises(MissingColumns, match="vote_no"):
        votes(frames.policies().drop(columns="vote_no"))
