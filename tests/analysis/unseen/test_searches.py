from __future__ import annotations

import pandas as pd
import pytest

import nkrefugees as nk
from nkrefugees.analysis.unseen import search_lists
from nkrefugees.analysis.unseen.searches import overlaps
from nkrefugees.errors import BadValue, MissingColumns, Refusal


def claims(*rows):
    return pd.DataFrame(rows, columns=["incident_id", "origin_id", "found_by"])


ROWS = (
    ("a", "one", "blind"),
    ("a", "two", "blind"),
    ("a", "two", "blind"),
    ("b", "one", "blind"),
    ("c", "three", "blind"),
    ("b", "two", "follow_up"),
)


def test_each_family_has_a_list_of_its_incidents():
    found = search_lists(claims(*ROWS))
    assert found["one"].to_dict() == {"a": True, "b": True, "c": False}


def test_a_follow_up_is_left_out_and_counted():
    found = search_lists(claims(*ROWS))
    assert found["two"].to_dict() == {"a": True, "b": False, "c": False}
    assert found.attrs["left_out"] == 1


def test_the_families_with_few_incidents_are_one_list():
    assert list(search_lists(claims(*ROWS), most=1)) == ["one", "others"]


def test_claims_about_series_or_without_an_origin_are_left_out():
    found = search_lists(claims(*ROWS, (None, "one", "blind"), ("d", None, "blind")))
    assert "d" not in found.index
    assert found.attrs["left_out"] == 3


def test_lists_of_the_record_are_boolean():
    found = search_lists(nk.claims())
    assert list(found.select_dtypes("bool")) == list(found)
    assert found.any(axis=1).all()


def test_claims_that_were_all_looked_for_are_refused():
    with pytest.raises(Refusal, match="without looking for it"):
        search_lists(claims(("b", "two", "follow_up")))


def test_a_needed_column_is_named():
    with pytest.raises(MissingColumns, match="found_by"):
        search_lists(claims(*ROWS).drop(columns="found_by"))


@pytest.mark.parametrize("most", [0, 1.5, "2", True])
def test_the_number_of_families_is_whole(most):
    with pytest.raises(BadValue, match="most"):
        search_lists(claims(*ROWS), most=most)


def test_overlaps_count_every_incident_once():
    lists = search_lists(claims(*ROWS))
    assert overlaps(lists)["n_incidents"].sum() == len(lists)


def test_overlaps_name_the_lists_and_how_many_they_are():
    rows = overlaps(search_lists(claims(*ROWS)))
    both = rows[rows["one"] & rows["two"]].iloc[0]
    assert (both["n_lists"], both["n_incidents"]) == (2, 1)
