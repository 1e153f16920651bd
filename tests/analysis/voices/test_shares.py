from __future__ import annotations

from types import SimpleNamespace

import pandas as pd
import pytest

import nkrefugees as nk
from nkrefugees.analysis.voices.reconcile import reconcile
from nkrefugees.analysis.voices.shares import ends


@pytest.mark.parametrize(
    ("low", "best", "high", "is_open", "words"),
    [
        (None, 947, None, False, "947"),
        (500, None, None, True, "at least 500"),
        (None, None, 600, False, "up to 600"),
        (20, 30, 50, False, "20 to 50"),
        (20, 30, 50, True, "20 to 50+"),
        (1000, None, 1000, True, "1,000+"),
    ],
)
def test_ends_in_words(low, best, high, is_open, words):
    cells = {"low": low, "best": best, "high": high, "open_high": is_open}
    assert ends(SimpleNamespace(**cells), "") == words


def test_the_summary_says_what_is_compared_and_why_the_rest_is_not():
    said = reconcile(nk.claims()).summary()
    assert said.startswith("1 published figure of 1 series: 0 can be compared")
    assert "a number at one time is no sum of events: 1" in said


def test_reasons_are_counted():
    assert reconcile(nk.claims()).reasons().tolist() == [1]


def test_a_sentence_names_both_sides_the_period_and_the_share(real):
    said = reconcile(nk.claims(quantity="repatriated", country="CHN", until=2002)).summary()
    assert "known incidents come to" in said


def test_the_result_shows_itself_in_notebooks():
    found = reconcile(nk.claims())
    assert found.summary() in found._repr_html_()


def test_the_frame_that_is_given_is_a_copy():
    found = reconcile(nk.claims())
    rows = found.frame()
    rows["reason"] = pd.NA
    assert found.rows["reason"].notna().all()
