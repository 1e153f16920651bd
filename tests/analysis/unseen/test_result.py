from __future__ import annotations

import dataclasses

import pytest

from nkrefugees.analysis.unseen import unseen
from tests.analysis.unseen.conftest import table


@pytest.fixture
def found():
    return unseen(table(2, [180, 80, 20]), "count", n_boot=0)


def test_a_summary_says_what_was_seen_and_estimated(found):
    assert found.summary().startswith("280 units on 2 lists: 1 A, 2 B\nabout 1,000 in all\n")


def test_the_unseen_are_those_not_seen(found):
    assert found.unseen == pytest.approx(720)


def test_a_frame_is_one_row(found):
    row = found.frame().iloc[0]
    assert (row["seen"], round(row["estimate"]), row["lists"], row["model"]) == (280, 1000, 2, "[1,2]")


def test_without_draws_there_is_no_interval(found):
    assert found.interval is None
    assert found.frame()[["low", "high"]].isna().all(axis=None)


def test_an_interval_without_end_is_said(found):
    endless = dataclasses.replace(found, interval=(300.0, float("inf")))
    assert "(95%: 300 or more, no upper end)" in endless.summary()


def test_a_notebook_shows_the_summary_and_the_models(found):
    assert "about 1,000 in all" in found._repr_html_()
    assert "[1,2]" in found._repr_html_()


def test_names_are_escaped_for_the_notebook(found):
    assert "&lt;b&gt;" in dataclasses.replace(found, lists=("<b>", "c"))._repr_html_()


def test_a_result_cannot_be_changed(found):
    with pytest.raises(dataclasses.FrozenInstanceError):
        found.estimate = 1


def test_a_summary_says_which_share_is_on_a_list(found):
    assert found.share_seen == pytest.approx(0.28)
    assert "28% of the estimate is on a list" in found.summary()
