from __future__ import annotations

from itertools import product

import pandas as pd
import pytest

from nkrefugees.analysis.unseen import lower_bound, search_lists
from nkrefugees.analysis.unseen.choices import bound_by_choice
from nkrefugees.errors import BadValue, MissingColumns


def claims(patterns, document=None):
    """Blind claims: for each pattern of origins, so many incidents, half of them in 2091."""
    rows = [
        (f"{origins}-{i}", origin, "blind", document or f"{origins}-{i}-{origin}", 2091 + i % 2)
        for origins, times in patterns.items()
        for i, origin in product(range(times), origins)
    ]
    frame = pd.DataFrame(rows, columns=["incident_id", "origin_id", "found_by", "source_id", "year"])
    return frame.assign(last_day=pd.to_datetime(frame.pop("year").astype(str) + "-05-01"))


SOME = claims({"a": 30, "b": 20, "c": 10, "ab": 12, "bc": 8, "abc": 4})


def by_choice(rows=SOME, **named):
    return bound_by_choice(rows, **{"most": [2, 1], "years": [2092], **named})


def option(found, choice, name):
    rows = found.frame()
    return rows[(rows["choice"] == choice) & (rows["option"] == name)].iloc[0]


def test_the_base_is_the_bound_of_unlike_lists():
    expected = lower_bound(search_lists(SOME, 2), form="unlike")
    assert option(by_choice(), "families", "2")["estimate"] == pytest.approx(expected.estimate)


def test_a_family_that_is_left_out_takes_its_incidents_with_it():
    assert option(by_choice(), "without", "a")["seen"] == 20 + 10 + 12 + 8 + 4


def test_each_family_with_a_list_is_left_out_once():
    rows = by_choice().frame()
    assert sorted(rows.loc[rows["choice"] == "without", "option"]) == sorted(
        name for name in search_lists(SOME, 2).columns if name != "others"
    )


def test_years_are_apart_and_added_up():
    rows = by_choice().frame()
    years = rows[rows["choice"] == "years"].set_index("option")["estimate"]
    assert list(years.index) == ["to 2091", "from 2092", "added up"]
    assert years["added up"] == pytest.approx(years.iloc[:2].sum())


def test_a_missed_match_makes_one_of_two():
    """20 are on two lists: of 25 % missed, 7 more would be, in place of 14 on one."""
    row = option(by_choice(missed_matches=[0.25]), "missed matches", "0.25")
    assert (row["twice"], row["once"], row["seen"]) == (27, 60 - 14, 84 - 7)


def test_missed_matches_make_the_bound_too_high():
    rows = by_choice(missed_matches=[0.1, 0.2]).frame()
    estimates = rows.loc[rows["choice"] == "missed matches", "estimate"].tolist()
    assert option(by_choice(), "families", "2")["estimate"] > estimates[0] > estimates[1]


def test_more_missed_matches_than_there_can_be_are_refused():
    few = claims({"a": 2, "b": 1, "ab": 20})
    assert "are more than" in option(by_choice(few, missed_matches=[0.5]), "missed matches", "0.5")["refused"]


def test_incidents_that_one_document_puts_on_several_lists_are_counted():
    together = claims({"ab": 3, "abc": 2}, document="one")
    assert by_choice(pd.concat([together, claims({"a": 5, "bc": 4})])).together == (9, 5)


def test_follow_ups_are_left_out():
    more = claims({"ac": 9}).assign(found_by="follow_up", incident_id=lambda f: f["incident_id"] + "-x")
    found, expected = by_choice(pd.concat([SOME, more])), by_choice()
    pd.testing.assert_frame_equal(found.frame(), expected.frame())


def test_the_same_choice_twice_is_one():
    rows = by_choice(most=[2, 2, 1]).frame()
    assert rows.loc[rows["choice"] == "families", "option"].tolist() == ["2", "1"]


def test_a_summary_names_the_ends_and_what_was_seen():
    assert "where 84 incidents were seen" in by_choice().summary()


def test_no_claim_is_refused_in_words():
    found = by_choice(SOME.head(0))
    assert (found.frame()["refused"] != "").all()
    assert found.summary().startswith("Every choice is refused: no claim about an incident")


@pytest.mark.parametrize("wrong", [{"most": []}, {"years": [2092, 2091]}, {"missed_matches": [1.0]}])
def test_a_choice_that_is_none_is_refused(wrong):
    with pytest.raises(BadValue):
        by_choice(**wrong)


def test_claims_without_days_are_refused():
    with pytest.raises(MissingColumns, match="last_day"):
        by_choice(SOME.drop(columns="last_day"))
