"""Numbers of people, and numbers of other things."""

import csv

import pytest

from nkrefugees.drafts import figures
from nkrefugees.drafts.pipeline import read

from .conftest import CASES

SAID = list(csv.DictReader((CASES / "figures.csv").read_text(encoding="utf-8").splitlines()))
OTHER = (CASES / "no_figures.txt").read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("case", SAID, ids=lambda case: case["words"])
def test_a_number_of_people_is_found_with_its_bounds(case):
    [found] = figures.find(read(case["text"]))
    assert case["text"][found.start : found.noun_end] == case["words"]
    assert found.bounds == tuple(int(case[b]) if case[b] else None for b in ("low", "best", "high"))


@pytest.mark.parametrize("text", OTHER)
def test_a_number_of_something_else_is_none(text):
    assert figures.find(read(text)) == []


def test_words_that_are_more_than_a_figure_are_kept():
    words = [
        f.words for f in figures.find(read("More than 500 fled. Nine people fled. Dozens of people fled."))
    ]
    assert words == ["More than 500", "", "Dozens"]


def test_a_share_of_people_is_in_percent():
    assert figures.find(read("Ninety percent of them were deported."))[0].unit == "percent"


def test_women_and_children_are_groups_of_their_own():
    text = "Police arrested 13 women and two children, and three orphans."
    assert [f.group for f in figures.find(read(text))] == ["women", "children", "orphans"]
