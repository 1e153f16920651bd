from __future__ import annotations

import pandas as pd

from nkrefugees.analysis.families import actor_kinds, families, origin_counts, untraced


def test_a_family_is_the_topmost_parent():
    assert families(pd.Series(["cn-ministry", "bureau"])).tolist() == ["cn-state", "rok-state"]


def test_an_actor_without_a_parent_is_its_own_family():
    assert families(pd.Series(["lamp"])).tolist() == ["lamp"]


def test_an_origin_that_nobody_knows_is_its_own_family():
    assert families(pd.Series(["stranger"])).tolist() == ["stranger"]


def test_a_missing_origin_has_no_family():
    assert families(pd.Series(["lamp", None])).isna().tolist() == [False, True]


def test_families_keep_the_index():
    assert families(pd.Series(["lamp"], index=["c7"])).index.tolist() == ["c7"]


def test_untraced_origins_count_as_one_and_as_themselves():
    assert origin_counts({"lamp", "weekly", "herder"}, untraced(["lamp", "weekly", "herder"])) == (2, 3)


def test_no_origins_count_as_none():
    assert origin_counts(set(), untraced([])) == (0, 0)


def test_an_origin_that_the_record_does_not_know_counts_as_traced():
    assert origin_counts({"stranger", "visitor"}, untraced(["stranger", "visitor"])) == (2, 2)


def test_every_actor_has_a_kind():
    assert actor_kinds(["cn-ministry"])["cn-ministry"] == "state_cn"
