"""The codebook read for what the package needs of it."""

import json

import pytest

from nkrefugees import schema


@pytest.fixture(scope="module")
def package(built):
    return json.loads(built.files["datapackage.json"])


def test_the_tables_are_those_of_the_design(package):
    assert sorted(schema.tables(package)) == sorted(
        "sources claims origins incidents links policies mentions series observations actors places".split()
    )


def test_columns_stand_in_the_order_of_the_file(package, built):
    header = built.files["claims.csv"].split(b"\n")[0].decode()
    assert list(schema.fields(package, "claims")) == header.split(",")


def test_counts_may_be_missing_and_text_is_text(package):
    types = schema.dtypes(package, "claims")
    assert (types["n_best"], types["approximate"], types["note"]) == ("Int64", "boolean", "str")


def test_days_are_the_built_columns_of_dates(package):
    assert schema.dates(package, "claims") == ["first_day", "last_day"]


def test_a_key_may_have_several_columns(package):
    assert schema.key(package, "links") == ["from_id", "to_id", "relation"]


def test_a_foreign_key_names_a_table_and_its_key(package):
    assert schema.foreign_keys(package, "claims")["claimant_id"] == ("actors", "actor_id")


def test_a_key_into_the_same_table_is_resolved(package):
    assert schema.foreign_keys(package, "actors") == {"parent_id": ("actors", "actor_id")}


def test_a_closed_column_has_its_codes_with_meanings(package):
    stance = schema.fields(package, "claims")["stance"]
    assert schema.vocabulary(stance)["denies"].startswith("says that it is not so")


def test_an_open_column_has_no_codes(package):
    assert schema.vocabulary(schema.fields(package, "claims")["note"]) == {}


def test_the_pattern_of_dates_is_that_of_the_parser(package):
    from nkrefugees.dates import PATTERN

    assert schema.fields(package, "claims")["date_edtf"]["constraints"]["pattern"] == PATTERN


def test_every_column_says_what_it_means(package):
    described = [
        f.get("description") for t in schema.tables(package) for f in schema.fields(package, t).values()
    ]
    assert all(described)
