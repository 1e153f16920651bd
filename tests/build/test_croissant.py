"""The codebook as schema.org and Croissant; tests/test_standards.py puts it before their validator."""

import json

import pytest

from nkrefugees import schema


@pytest.fixture(scope="module")
def package(built):
    return json.loads(built.files["datapackage.json"])


@pytest.fixture(scope="module")
def described(built):
    return json.loads(built.files["croissant.json"])


def test_every_table_is_a_record_set(described, package):
    assert [r["@id"] for r in described["recordSet"]] == schema.tables(package)


def test_every_column_is_a_field(described, package):
    found = {r["@id"]: [f["name"] for f in r["field"]] for r in described["recordSet"]}
    assert found == {t: list(schema.fields(package, t)) for t in schema.tables(package)}


def test_every_file_has_its_digest(described, package):
    assert {f["@id"]: f["sha256"] for f in described["distribution"]} == {
        r["path"]: r["hash"].removeprefix("sha256:") for r in package["resources"]
    }


def test_a_foreign_key_is_a_reference(described):
    claims = next(r for r in described["recordSet"] if r["@id"] == "claims")
    field = next(f for f in claims["field"] if f["name"] == "source_id")
    assert field["references"] == {"field": {"@id": "sources/source_id"}}


def test_the_day_of_publication_is_that_of_the_codebook(described, package):
    assert described["datePublished"] == package["created"][:10]


def test_the_release_is_of_the_month_of_its_making(package):
    year, month, _ = package["version"].split(".")
    assert package["created"].startswith(f"{year}-{int(month):02d}-")
