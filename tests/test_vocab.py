"""Closed vocabularies."""

import re

import pytest

from nkrefugees import vocab

CLASSES = [getattr(vocab, name) for name in vocab.__all__ if name != "Vocabulary"]
DESIGN = {
    "Quantity": "repatriated removed detained at_risk released asylum_sought escaped abducted deaths "
    "helpers_detained helpers_released stock arrived share signatures",
    "Stance": "affirms denies cannot_confirm no_comment retracts",
    "Denied": "event number category coercion request",
    "Consent": "forced stated_voluntary disputed recalled not_stated",
    "Population": "escapee worker drifter pow accused mixed unknown",
    "Extent": "once throughout",
    "FoundBy": "blind follow_up",
    "Relation": "part_of sum_of overlaps derived_from replaces",
    "Tier": "primary established secondary repost",
    "Access": "open restricted",
    "Measure": "stock flow cumulative",
    "ObservationStatus": "reported zero_reported not_reported withheld provisional revised",
}


@pytest.mark.parametrize("codes", CLASSES, ids=lambda c: c.__name__)
def test_every_code_has_a_meaning(codes):
    assert [code for code in codes if not code.meaning.strip()] == []


@pytest.mark.parametrize("codes", CLASSES, ids=lambda c: c.__name__)
def test_every_code_is_lower_case_words(codes):
    assert [code for code in codes if not re.fullmatch(r"[a-z]+([_ ][a-z]+)*", code)] == []


@pytest.mark.parametrize(("name", "codes"), DESIGN.items(), ids=DESIGN)
def test_a_vocabulary_holds_the_codes_of_the_design(name, codes):
    assert list(getattr(vocab, name)) == codes.split()


def test_every_class_of_the_package_is_exported():
    made = {c.__name__ for c in vocab.Vocabulary.__subclasses__() if c.__module__.startswith("nkrefugees")}
    assert made == {c.__name__ for c in CLASSES}


def test_a_member_is_its_code():
    assert vocab.Quantity("at_risk") == "at_risk"


@pytest.mark.parametrize("word", vocab.WordCount)
def test_the_interval_of_a_word_rises(word):
    low, high = word.bounds
    assert 0 < low < high
