from __future__ import annotations

import pandas as pd
import pytest

import nkrefugees as nk
from nkrefugees.errors import MissingColumns

from .conftest import words


@pytest.fixture(scope="module")
def ax():
    return nk.plot.votes(nk.policies())


def one(**cells):
    """One roll call with other votes."""
    row = nk.policies().query("policy_id == 'un-general-assembly-2014-dprk-rights'")
    return row.assign(**cells).astype(row.dtypes)


def widths(ax):
    return [bar.get_width() for bar in ax.patches]


def test_votes_that_are_all_known_fill_the_bar():
    ax = nk.plot.votes(one(vote_yes=60, vote_no=10, vote_abstain=30))
    assert widths(ax) == pytest.approx([0.6, 0.3, 0.1])


def test_numbers_stand_in_the_bars():
    assert {"60", "30", "10"} <= set(words(nk.plot.votes(one(vote_yes=60, vote_no=10, vote_abstain=30))))


def test_votes_against_differ_in_hatching():
    ax = nk.plot.votes(one(vote_yes=60, vote_no=10, vote_abstain=30))
    assert [bar.get_hatch() or None for bar in ax.patches] == [None, None, "////"]


def test_what_is_not_recorded_is_said_and_no_zero():
    ax = nk.plot.votes(one(vote_yes=60, vote_no=pd.NA, vote_abstain=pd.NA))
    assert "abstaining and against: not recorded" in words(ax)
    assert sum(widths(ax)) < 1


def test_none_against_is_a_vote():
    ax = nk.plot.votes(one(vote_yes=60, vote_no=0, vote_abstain=40))
    assert not any("not recorded" in text for text in words(ax))


def test_each_roll_call_of_the_record_has_a_row(ax):
    rows = nk.policies()
    voted = rows[["vote_yes", "vote_no", "vote_abstain"]].notna().any(axis=1)
    assert len(ax.get_yticks()) == voted.sum()


def test_bodies_are_headings(ax):
    assert {"UN General Assembly", "UN Human Rights Council"} <= set(words(ax))


def test_words_in_the_bars_lie_in_their_bars(ax):
    ax.figure.draw_without_rendering()
    for text in ax.texts:
        if text.get_text().isdigit():
            box = text.get_window_extent()
            assert any(bar.get_window_extent().padded(2).contains(*box.min) for bar in ax.patches)


def test_no_vote_is_said():
    said = nk.plot.describe(nk.plot.votes(nk.policies(since=1990, until=1991)))
    assert said.startswith("No roll call is recorded for this choice")


def test_the_order_of_rows_does_not_matter(ax):
    mixed = nk.policies().sample(frac=1, random_state=5)
    assert nk.plot.votes(mixed).to_svg() == ax.to_svg()


def test_the_description_tells_the_first_and_the_last_vote_of_the_body_with_most(ax):
    assert "In the UN General Assembly, 88 voted in favour in 2005 and 119 in 2015." in nk.plot.describe(ax)


def test_one_roll_call_is_described_as_one():
    said = nk.plot.describe(nk.plot.votes(one()))
    assert said == "1 roll call of 1 body, 2014. In the UN General Assembly, 116 voted in favour in 2014."


def test_bodies_with_few_roll_calls_are_not_described_as_one_body():
    rows = nk.policies()
    few = rows[rows["policy_id"].isin(["rok-2012-assembly-resolution", "usa-2002-hconres213"])]
    assert nk.plot.describe(nk.plot.votes(few)).count("voted in favour") == 1


def test_a_frame_without_a_needed_column_is_refused():
    with pytest.raises(MissingColumns, match="vote_no"):
        nk.plot.votes(nk.policies().drop(columns="vote_no"))
