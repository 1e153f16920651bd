"""Who says, denies, cannot confirm, will not speak."""

import csv

import pytest

from nkrefugees.drafts import names, voices
from nkrefugees.drafts.pipeline import read

from .conftest import CASES

SAID = list(csv.DictReader((CASES / "voices.csv").read_text(encoding="utf-8").splitlines()))


def found(text):
    doc = read(text)
    return voices.find(doc, names.find(doc))


@pytest.mark.parametrize("case", SAID, ids=lambda case: case["text"])
def test_a_phrase_of_saying_has_its_stance_and_actor(case):
    [voice] = found(case["text"])
    assert (voice.stance, voice.actor) == (case["stance"], case["actor"])


def test_a_pronoun_is_the_last_who_spoke():
    assert [voice.actor for voice in found("Yonhap said so. It added that nine fled.")] == ["yonhap"] * 2


def test_who_is_spoken_to_does_not_speak():
    [told, voice] = found("A man told Radio Free Asia that he could not confirm it.")
    assert voice.actor == ""
    assert told.stance == "affirms"


@pytest.mark.parametrize("text", ["China denied them access.", "Their claims to asylum are strong."])
def test_denied_access_and_claims_to_asylum_say_nothing(text):
    assert found(text) == []
