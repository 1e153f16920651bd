from __future__ import annotations

import pytest

from nkrefugees import frames
from nkrefugees.analysis.accounts.stances import stances
from nkrefugees.errors import MissingColumns


def test_a_ministry_speaks_for_its_state():
    assert "cn-state" in set(stances(frames.claims()).states()["speaker"])


def test_what_is_denied_is_kept_apart():
    denied = stances(frames.claims()).states()
    assert denied.loc[denied["stance"] == "denies", "denied"].tolist() == ["event"]


def test_those_who_are_no_state_stand_in_the_frame():
    assert "lamp" in set(stances(frames.claims()).frame()["speaker"])


def test_a_denial_is_said_in_words():
    assert "denies the event in 1 claim" in stances(frames.claims()).summary()


def test_the_claims_behind_a_row_are_named():
    denied = stances(frames.claims()).states()
    assert denied.loc[denied["stance"] == "denies", "claim_ids"].tolist() == ["2013-06-daily-first-c3"]


def test_a_state_that_only_affirms_is_named_apart():
    claims = frames.claims().assign(stance="affirms", denied=None, claimant_id="bureau")
    assert "Only affirmed, as far as is recorded: Other Example State." in stances(claims).summary()


def test_of_nothing_it_says_so():
    found = stances(frames.claims().iloc[:0])
    assert found.summary() == "No word of a state is recorded for this choice."
    assert found.frame().empty


def test_missing_columns_are_named():
    with pytest.raises(MissingColumns, match="denied"):
        stances(frames.claims().drop(columns="denied"))
