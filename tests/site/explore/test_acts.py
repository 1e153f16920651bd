from itertools import pairwise

import pandas as pd

from nkrefugees.site.explore.acts import acts, lanes

ACTS = pd.DataFrame(
    {
        "policy_id": ["b", "a", "c"],
        "title": ["Reply", "Letter", "Old law"],
        "actor_id": ["chn-mfa", "chn-mfa", "chn-mfa"],
        "kind": ["reply", "letter", "statute"],
        "direction": ["restrictive", "protective", "neutral"],
        "first_day": pd.to_datetime(["2013-05-02", "2013-05-01", None]),
        "last_day": pd.to_datetime(["2013-05-02", "2013-05-30", None]),
    }
)


def test_acts_are_in_the_order_of_time_and_the_undated_come_last():
    assert [act[0] for act in acts(lanes(ACTS))] == ["a", "b", "c"]


def test_an_undated_act_has_no_level_and_says_so():
    *_, undated = acts(lanes(ACTS))
    assert undated[8:] == [None, "undated"]


def test_acts_whose_days_overlap_stand_on_different_levels():
    first, second, _ = acts(lanes(ACTS))
    assert first[8] != second[8]


def test_lanes_lie_under_one_another_and_hold_their_acts(whole):
    tops = [lane[2:] for lane in whole["lanes"]]
    assert all(end < head for (_, end), (head, _) in pairwise(tops))
    for *_, level, _ in (act for act in whole["acts"] if act[8] is not None):
        assert any(head < level < end for head, end in tops)


def test_nothing_dated_makes_no_lane():
    assert lanes(ACTS.iloc[2:]).names == []
