"""The files of data/ byte by byte."""

import json

import pytest

from nkrefugees.check import check_data, files


def told(data, built) -> list[str]:
    return [str(fault) for fault in check_data(data, built.files)]


def change(path, old: str, new: str) -> None:
    text = path.read_text()
    assert text.count(old) >= 1
    path.write_text(text.replace(old, new, 1))


def test_a_changed_byte_is_told_with_file_and_line(data, built):
    change(data / "actors.csv", "The Harbour Post", "The Harbour Past")
    assert "data/actors.csv, line 2: differs from what seeds/ makes; run `nkrefugees build`" in told(
        data, built
    )


def test_rows_that_changed_places_are_told_with_file_and_line(data, built):
    header, first, second, *rest = (data / "actors.csv").read_text().splitlines(keepends=True)
    (data / "actors.csv").write_text("".join([header, second, first, *rest]))
    assert "data/actors.csv, line 3, column actor_id: rows are not sorted by key" in told(data, built)


def test_a_row_that_is_gone_is_told_with_the_line_where_it_stood(data, built):
    lines = (data / "actors.csv").read_text().splitlines(keepends=True)
    (data / "actors.csv").write_text("".join(lines[:-1]))
    assert any(fault.startswith("data/actors.csv, line 5: differs") for fault in told(data, built))


def test_a_missing_table_is_told_once(data, built):
    (data / "claims.csv").unlink()
    assert told(data, built) == ["data/claims.csv: file is missing; run `nkrefugees build`"]


def test_a_missing_codebook_is_told(data, built):
    (data / "datapackage.json").unlink()
    assert "data/datapackage.json: file is missing; run `nkrefugees build`" in told(data, built)


def test_a_folder_that_is_not_there_is_told(tmp_path, built):
    assert told(tmp_path / "data", built) == [
        "data/datapackage.json: file is missing; run `nkrefugees build`"
    ]


def test_a_stray_file_is_told(data, built):
    (data / "copy of claims.csv").write_text("a\n")
    assert told(data, built) == ["data/copy of claims.csv: the build makes no such file"]


def test_several_faults_are_told_in_one_go(data, built):
    (data / "stray.csv").write_text("a\n")
    (data / "links.csv").unlink()
    change(data / "README.md", "Release", "release")
    assert len({fault.split(":")[0].split(",")[0] for fault in told(data, built)}) == 3


def test_data_without_seeds_are_checked_for_themselves(data):
    change(data / "actors.csv", "Relief Network", "Relief\u200b Network")
    assert [str(f) for f in check_data(data, {})] == ["data/actors.csv, line 4: invisible character U+200B"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('"resources": [', '"resources": 5, "x": ['),
        ('"type": "string"', '"type": "strinh"'),
        ('"primaryKey"', '"primarzKey"'),
        ('"path": "sources.csv"', '"path": 5'),
        ('"fields": [', '"fields": 5, "x": ['),
        ("{", ""),
        ('"required": true', '"required": "x"'),
        ('"minimum": 0', '"minimum": "a"'),
        ('"enum"', '"enun"'),
        ('"pattern": "[a-z0-9]+(', '"pattern": "[a-z0-9+('),
    ],
)
def test_a_codebook_that_was_edited_is_told_and_stops_nothing(data, old, new):
    change(data / "datapackage.json", old, new)
    assert [fault.file for fault in check_data(data, {})][:1] == ["data/datapackage.json"]


def test_a_codebook_without_tables_is_told(data):
    (data / "datapackage.json").write_text(json.dumps({"resources": []}))
    assert [str(f) for f in files.check(data)] == [
        "data/datapackage.json: no codebook: it describes no table"
    ]
