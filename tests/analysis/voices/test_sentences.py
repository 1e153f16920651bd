from __future__ import annotations

from nkrefugees.analysis.voices.sentences import counted, listed, spread_of


def test_words_are_counted_in_the_order_of_the_nouns():
    nouns = {"b": ("bee", "bees"), "a": ("ay", "ays")}
    assert counted(["a", "b", "a"], nouns) == "1 bee and 2 ays"


def test_nothing_is_listed_as_nothing():
    assert listed([]) == ""


def test_a_range_of_counts_has_both_ends():
    assert spread_of(1, 2, "origin") == "1 to 2 origins"
