from __future__ import annotations

import pandas as pd

from nkrefugees.analysis.voices.sentences import MOST, counted, listed, page, spread_of


def test_a_page_escapes_what_it_says():
    assert page("a < b", pd.DataFrame()).startswith("<p>a &lt; b</p>")


def test_a_long_frame_says_how_many_rows_are_not_shown():
    assert "3 more rows" in page("", pd.DataFrame({"n": range(MOST + 3)}))


def test_a_short_frame_is_shown_whole():
    assert "more rows" not in page("", pd.DataFrame({"n": range(MOST)}))


def test_words_are_counted_in_the_order_of_the_nouns():
    nouns = {"b": ("bee", "bees"), "a": ("ay", "ays")}
    assert counted(["a", "b", "a"], nouns) == "1 bee and 2 ays"


def test_nothing_is_listed_as_nothing():
    assert listed([]) == ""


def test_a_range_of_counts_has_both_ends():
    assert spread_of(1, 2, "origin") == "1 to 2 origins"
