"""The codebook -> the descriptor of the data package."""

import json

import pytest

from nkrefugees import schema, vocab
from nkrefugees.build import codebook, codebook_faults


@pytest.fixture(scope="module")
def package(root):
    return codebook.read(root / "seeds")[0]


def test_the_codebook_of_the_record_has_no_fault(root):
    assert codebook.read(root / "seeds")[1] == []


def test_the_descriptor_is_a_data_package_of_version_2(package):
    assert package["$schema"] == "https://datapackage.org/profiles/2.0/datapackage.json"


def test_a_closed_column_lists_every_code_of_its_vocabulary(package):
    field = schema.fields(package, "claims")["quantity"]
    assert field["constraints"]["enum"] == list(vocab.Quantity)


def test_every_vocabulary_but_that_of_words_is_used(package):
    used = {
        tuple(schema.vocabulary(f))
        for t in schema.tables(package)
        for f in schema.fields(package, t).values()
    }
    named = set(vocab.__all__) - {"Vocabulary", "WordCount"}
    assert [name for name in sorted(named) if tuple(getattr(vocab, name)) not in used] == []


def test_the_columns_that_rules_need_are_in_the_codebook(package):
    lacking = {
        table: [c for c in columns.split() if c not in schema.fields(package, table)]
        for table, columns in codebook_faults.NEEDED.items()
    }
    assert not any(lacking.values())


def test_the_descriptor_holds_the_size_of_each_table(built):
    package = json.loads(built.files["datapackage.json"])
    assert {r["path"]: r["bytes"] for r in package["resources"]} == {
        name: len(raw) for name, raw in built.files.items() if name.endswith(".csv")
    }
