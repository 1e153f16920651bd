"""Rows -> the bytes of data/."""

import csv
import hashlib
import json

import pytest

from nkrefugees import schema


@pytest.fixture(scope="module")
def package(built):
    return json.loads(built.files["datapackage.json"])


def rows(raw: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(raw.decode().splitlines()))


def test_rows_are_sorted_by_key(built, package):
    keys = {t: schema.key(package, t) for t in schema.tables(package)}
    found = {t: [tuple(r[c] for c in key) for r in rows(built.files[f"{t}.csv"])] for t, key in keys.items()}
    assert [t for t, names in found.items() if names != sorted(names)] == []


def test_every_file_ends_with_one_line_feed_and_has_no_carriage_return(built):
    assert [
        n for n, raw in built.files.items() if raw[-2:] == b"\n\n" or raw[-1:] != b"\n" or b"\r" in raw
    ] == []


def test_the_descriptor_holds_the_digest_of_each_table(built, package):
    assert {r["path"]: r["hash"] for r in package["resources"]} == {
        name: f"sha256:{hashlib.sha256(raw).hexdigest()}"
        for name, raw in built.files.items()
        if name.endswith(".csv")
    }


def test_what_is_not_written_is_empty(built):
    row = next(r for r in rows(built.files["observations.csv"]) if r["sex"] == "female")
    assert (row["value"], row["status"]) == ("", "not_reported")
