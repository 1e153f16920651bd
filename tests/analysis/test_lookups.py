from __future__ import annotations

from nkrefugees.analysis.lookups import rows


def test_only_rows_with_these_ids_are_given():
    assert rows("origins", "origin_id", ["lamp", "herder"])["origin_id"].tolist() == ["herder", "lamp"]


def test_what_is_missing_is_passed_over():
    assert rows("origins", "origin_id", [None, float("nan")]).empty


def test_what_had_not_been_published_is_not_found():
    assert rows("sources", "source_id", ["2015-bureau-table"], as_of="2014-12-31").empty
