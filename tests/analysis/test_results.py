from __future__ import annotations

from dataclasses import dataclass

import pandas as pd
import pytest

from nkrefugees.analysis.results import Result, label, number, page


@dataclass(frozen=True, repr=False, eq=False)
class Few(Result):
    rows: int = 1

    def summary(self):
        return "few & far <between>"

    def frame(self):
        return pd.DataFrame({"n": range(self.rows)})


def test_a_result_prints_its_summary():
    assert repr(Few()) == str(Few()) == "few & far <between>"


def test_a_result_renders_its_summary_and_its_frame():
    assert Few()._repr_html_().startswith("<p>few &amp; far &lt;between&gt;</p>\n<table")


def test_a_long_frame_says_how_many_rows_are_not_shown():
    assert "<p>3 more rows stand in" in Few(43)._repr_html_()


def test_a_short_frame_is_shown_whole():
    assert "more rows" not in Few(40)._repr_html_()


def test_a_line_of_the_summary_is_a_paragraph():
    assert page("One.\nTwo.", pd.DataFrame()).startswith("<p>One.</p>\n<p>Two.</p>\n")


def test_rows_without_names_are_shown_without_numbers():
    assert '<th scope="row">0</th>' not in page("", pd.DataFrame({"n": [7]}))


def test_rows_with_names_keep_them():
    assert '<th scope="row">Laos</th>' in page("", pd.DataFrame({"n": [7]}, index=["Laos"]))


def test_a_result_without_a_frame_cannot_be_made():
    with pytest.raises(TypeError, match="abstract"):
        type("Bare", (Result,), {"summary": lambda self: ""})()


@pytest.mark.parametrize(
    ("value", "words"), [(0.2450, "0.245"), (12345.6, "12,346"), (0, "0"), (-1500, "-1,500")]
)
def test_a_number_has_four_figures(value, words):
    assert number(value) == words


@pytest.mark.parametrize(
    ("value", "words"),
    [(pd.Timestamp("2091-05-28 06:00"), "2091-05-28 06:00:00"), (1890.146, "1890.15"), ("a", "a")],
)
def test_a_label_is_written_as_it_is(value, words):
    assert label(value) == words
