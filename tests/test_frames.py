from __future__ import annotations

import inspect

import pandas as pd
import pytest

import nkrefugees as nk
from nkrefugees import frames, io, schema
from nkrefugees.errors import UnknownName
from nkrefugees.filters import FILTERS
from tests.analysis.record import invented_data, real, record  # noqa: F401

pytestmark = pytest.mark.usefixtures("record")

TYPES = {"string": "str", "integer": "Int64", "number": "Float64", "boolean": "boolean"}
each_table = pytest.mark.parametrize("table", FILTERS)


def load(table, **filters):
    return getattr(frames, table)(**filters)


def test_every_table_of_the_codebook_has_a_function():
    assert set(schema.tables(io.descriptor())) == set(FILTERS)


@each_table
def test_a_frame_has_the_columns_of_the_codebook_in_order(table):
    assert list(load(table)) == nk.codebook(table)["column"].tolist()


@each_table
def test_a_frame_has_the_types_of_the_codebook(table):
    fields = nk.codebook(table).set_index("column")["type"]
    found = load(table).dtypes.astype("str")
    days = fields[fields == "date"].index
    assert found.drop(days).to_dict() == fields.drop(days).map(TYPES).to_dict()


@each_table
def test_days_are_days(table):
    fields = nk.codebook(table).set_index("column")["type"]
    found = load(table).dtypes.astype("str")[fields[fields == "date"].index]
    assert found.str.startswith("datetime64").all()


@each_table
def test_a_frame_without_rows_has_the_same_types(table):
    assert load(table, as_of=1999).dtypes.equals(load(table).dtypes)


@each_table
def test_the_frame_handed_out_is_a_copy(table):
    mine = load(table)
    mine.iloc[:, 0] = "changed"
    assert "changed" not in set(load(table).iloc[:, 0])


@each_table
def test_the_index_of_a_frame_counts_its_rows(table):
    found = load(table, as_of=2014)
    assert found.index.equals(pd.RangeIndex(len(found)))


@each_table
def test_the_signature_names_every_filter(table):
    named = set(inspect.signature(getattr(frames, table)).parameters) - {"unknown"}
    assert named == set(FILTERS[table])


@each_table
def test_each_call_is_recorded_with_its_filters(table):
    found = load(table, as_of=2014)
    note = io.reads()[-1]
    assert (note["table"], note["filters"], note["rows"]) == (table, {"as_of": 2014}, len(found))


def test_the_same_rows_are_recorded_with_the_same_digest():
    nk.claims(), nk.claims()
    assert io.reads()[-1]["sha256"] == io.reads()[-2]["sha256"]


def test_other_rows_are_recorded_with_another_digest():
    nk.claims(), nk.claims(quantity="detained")
    assert io.reads()[-1]["sha256"] != io.reads()[-2]["sha256"]


def test_a_missing_count_is_missing_and_not_zero():
    rows = nk.claims(incident="2012-betaville")
    assert rows["n_best"].isna().all()


def test_what_is_not_reported_is_missing_and_what_is_zero_is_zero():
    rows = nk.observations("arrivals", since=2014).set_index("status")["value"]
    assert (rows["zero_reported"], rows.isna()["not_reported"]) == (0, True)


def test_series_may_be_named_without_a_keyword():
    assert set(nk.observations("arrivals")["series_id"]) == {"arrivals"}


def test_the_codebook_describes_every_column():
    assert (nk.codebook()["description"] != "").all()


def test_the_codebook_of_all_holds_that_of_each():
    assert nk.codebook()["table"].unique().tolist() == schema.tables(io.descriptor())


def test_the_codebook_says_what_a_code_means():
    codes = nk.codebook("claims").set_index("column").loc["stance", "codes"]
    assert "denies: says that it is not so" in codes


def test_an_unknown_table_of_the_codebook_names_the_nearest():
    with pytest.raises(UnknownName, match="did you mean 'claims'"):
        nk.codebook("claim")


@pytest.mark.usefixtures("real")
def test_the_record_holds_fifty_repatriated_from_dandong():
    rows = nk.claims(incident="2021-07-14-dandong", quantity="repatriated", country="CHN")
    said = rows[rows["source_id"] == "2022-03-15-rfa-un-letter"]
    assert 50 in said["n_best"].tolist()


@pytest.mark.usefixtures("real")
def test_the_record_holds_the_letter_about_seven():
    assert "un-2022-letter-seven" in nk.policies()["policy_id"].tolist()


@each_table
@pytest.mark.usefixtures("real")
def test_every_table_of_the_record_is_read(table):
    assert list(load(table)) == nk.codebook(table)["column"].tolist()
