from __future__ import annotations

import pandas as pd
import pytest

from nkrefugees.analysis.annual import annual
from nkrefugees.analysis.policy_effect import policy_effect
from nkrefugees.analysis.policy_effect.choices import effects_by_choice
from nkrefugees.errors import BadValue
from tests.analysis.policy_effect.effects import curve
from tests.analysis.test_annual import numbers

SERIES = curve(n=24, at=12, level=0.5)
ROWS = numbers(*SERIES.items())
ONE = {"counts": ["median"], "first": [2001], "last": [2024], "anticipation": [0], "slope": [True]}


def by_choice(on="2013-01", rows=ROWS, **choices):
    return effects_by_choice(rows, on, **{**ONE, **choices})


def test_one_combination_is_the_effect_itself():
    found = policy_effect(annual(ROWS), "2013-01")
    row = by_choice().frame().iloc[0]
    assert (row["ratio"], row["low"], row["high"]) == (found.ratio, *found.interval)


def test_every_combination_has_a_row():
    frame = by_choice(slope=[True, False], anticipation=[0, 1], lag=[0, 1, 2]).frame()
    assert len(frame) == len(frame.drop_duplicates(["slope", "anticipation", "lag"])) == 12


def test_a_combination_that_is_refused_says_why():
    row = by_choice(last=[2018]).frame().iloc[0]
    assert "6 points stand from 2013 on" in row["refused"]
    assert pd.isna(row["ratio"])


def test_the_known_step_is_found_by_every_defensible_choice():
    found = by_choice(slope=[True, False], anticipation=[0, 1], first=[2001, 2003])
    assert found.frame()["ratio"].between(0.49, 0.51).all()


def test_neighbours_of_the_date_are_tried_one_by_one():
    frame = by_choice(["2012-01", "2013-01"]).frame()
    assert frame["on"].tolist() == ["2012-01", "2013-01"]
    assert frame["ratio"].nunique() == 2


def test_the_choice_that_moves_the_step_most_stands_first():
    rows = pd.concat([ROWS, numbers((2013, 3 * SERIES[2013]))])
    moved = by_choice(rows=rows, counts=["lowest", "highest"], first=[2001, 2002]).moved()
    assert moved["choice"].tolist() == ["counts", "first"]
    assert moved.loc[0, "option_highest"] == "highest"


def test_a_choice_with_one_option_moves_nothing():
    assert by_choice(slope=[True, False]).moved()["choice"].tolist() == ["slope"]


def test_random_walks_are_counted():
    row = by_choice().frame().iloc[0]
    found = policy_effect(annual(ROWS), "2013-01").forecast
    assert (row["walk_inside"], row["n_after"]) == (found["inside"].sum(), 12)


def test_a_summary_says_how_far_the_step_runs():
    said = by_choice(last=[2018, 2024], slope=[True, False]).summary()
    assert said.startswith("Of 4 combinations of choices, 2 have an answer. The ratio of the step runs from")
    assert "Refused: 6 points stand from 2013 on" in said


def test_a_summary_of_nothing_says_that_every_combination_is_refused():
    said = by_choice(rows=ROWS.head(0)).summary()
    assert said.startswith("Every combination is refused (1). Refused: no number of a whole year is recorded")


def test_nothing_that_moved_is_a_frame_without_rows():
    assert by_choice(rows=ROWS.head(0)).moved().empty


def test_a_choice_without_an_option_is_refused():
    with pytest.raises(BadValue, match="at least one option"):
        by_choice(slope=[])
