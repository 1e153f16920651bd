"""Names of the registers in a text."""

import pytest

from nkrefugees import frames
from nkrefugees.drafts import names
from nkrefugees.drafts.pipeline import read


def found(text, *kinds):
    return [(name.kind, name.value) for name in names.find(read(text)) if name.kind in kinds]


@pytest.mark.parametrize("table", ["actors", "places", "policies"])
def test_every_other_name_is_of_something_in_the_register(table):
    key = {"policies": "policy_id"}.get(table, f"{table[:-1]}_id")
    known = set(getattr(frames, table)().reset_index()[key])
    assert set(names.other_names()[table]) - known == set()


@pytest.mark.parametrize("group", ["not_actors", "seats"])
def test_every_exception_is_of_something_in_the_register(group):
    known = set(frames.actors().reset_index()["actor_id"]) | set(frames.places().reset_index()["place_id"])
    assert set(names.other_names()[group]["ids"]) - known == set()


def test_a_capital_is_a_place_behind_a_word_of_place_alone():
    assert found("In Beijing, police. Beijing said no.", "place") == [("place", "beijing")]


def test_a_town_with_its_bridge_or_customs_is_a_crossing():
    assert found("over the Dandong customs house", "crossing") == [("crossing", "dandong")]


@pytest.mark.parametrize(
    "text", ["China's foreign ministry", "China’s Foreign Ministry", "the Chinese foreign ministry"]
)
def test_an_organ_is_known_in_each_of_its_forms(text):
    assert found(text, "actor") == [("actor", "chn-foreign-ministry")]


def test_a_treaty_is_known_by_its_other_names():
    text = "the UN Refugee Convention and the 1967 Protocol"
    assert [v for _, v in found(text, "policy")] == ["un-1951-refugee-convention", "un-1967-refugee-protocol"]


def test_a_policy_is_known_by_its_legal_reference():
    assert found("as H.Res. 1080 (118th) asks", "policy") == [("policy", "usa-2024-hres1080")]


def test_ordinary_words_are_no_newspapers():
    assert found("An independent insight into the world. The World.", "actor") == []
