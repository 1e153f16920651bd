"""Claims out of sentences."""

import pytest

from nkrefugees.drafts.draft import propose


def claims(text, published="2013-06-04", publisher="bangkok-post"):
    return [p.fields for p in propose(text, published, publisher) if p.block == "claim"]


def test_figure_speaker_date_and_place_of_a_sentence_are_one_claim():
    [claim] = claims("On May 10 China sent nine refugees back at Tumen, Yonhap reported on Monday.")
    assert claim == {
        "quantity": "repatriated",
        "population": "escapee",
        "claimant": "yonhap",
        "date": "2013-05-10",
        "said": "2013-06-03",
        "country": "CHN",
        "destination": "PRK",
        "place": "tumen",
        "n": 9,
    }


def test_a_paper_in_its_own_voice_is_the_claimant():
    [claim] = claims("China sent nine refugees back.")
    assert (claim["claimant"], claim["said"]) == ("bangkok-post", "2013-06-04")


def test_without_a_date_the_event_is_open_before_the_publication():
    [claim] = claims("China sent nine refugees back.", published="2013-06")
    assert claim["date"] == "../2013-06"


def test_without_any_date_none_is_proposed():
    [claim] = claims("China sent nine refugees back.", published="", publisher="")
    assert claim.keys().isdisjoint({"date", "said", "claimant"})


@pytest.mark.parametrize(
    ("text", "stance", "denied"),
    [
        ("China denied that the nine are refugees.", "denies", "category"),
        ("China denied it.", "denies", "event"),
        ("China could not confirm it.", "cannot_confirm", None),
        ("China declined to comment.", "no_comment", None),
    ],
)
def test_a_denial_or_silence_is_a_claim_without_a_number(text, stance, denied):
    claim = next(c for c in claims(text) if "stance" in c)
    assert (claim["stance"], claim.get("denied"), claim.get("n")) == (stance, denied, None)


def test_the_same_said_twice_is_one_claim_with_two_spans():
    text = "China sent nine refugees back. China sent nine refugees back."
    [claim] = [p for p in propose(text, "2013", "bangkok-post") if p.block == "claim"]
    assert len(claim.spans) == 2
