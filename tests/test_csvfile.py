"""CSV files byte by byte."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nkrefugees import csvfile

COLUMNS = ["id", "title"]
cells = st.text(st.characters(codec="utf-8", categories=["L", "N", "P", "S"]), min_size=1, max_size=12)


def faults(raw: bytes) -> list[str]:
    return [str(f) for f in csvfile.read(raw, "a.csv", COLUMNS)[1]]


@given(st.lists(st.tuples(cells, cells), max_size=5))
def test_what_is_written_is_read_again(rows):
    rows = [row for row in rows if not any(map(csvfile.strange, row))]
    read, found = csvfile.read(csvfile.write(COLUMNS, rows), "a.csv", COLUMNS)
    assert ([tuple(row.values.values()) for row in read], found) == (rows, [])


@given(st.binary(max_size=60))
def test_any_bytes_are_read_with_faults_and_without_an_exception(raw):
    rows, found = csvfile.read(b"id,title\n" + raw, "a.csv", COLUMNS)
    assert found or csvfile.write(COLUMNS, [r.values.values() for r in rows]).count(b"\n") == len(rows) + 1


def test_a_row_knows_its_line_behind_a_cell_of_two_lines():
    rows, _ = csvfile.read(b'id,title\na,"x\ny"\nb,z\n', "a.csv", COLUMNS)
    assert [row.line for row in rows] == [2, 4]


def test_a_fault_gives_the_line_of_its_column_where_it_has_one():
    row = csvfile.Row("a.toml", 10, {}, {"title": 12})
    assert (row.fault("title", "x").line, row.fault("id", "x").line) == (12, 10)


@pytest.mark.parametrize(
    ("character", "told"),
    [
        ("\x00", "control character U+0000"),
        ("\x7f", "control character U+007F"),
        ("\x85", "control character U+0085"),
        ("\u200b", "invisible character U+200B"),
        ("\u202e", "invisible character U+202E"),
        ("\u2028", "invisible character U+2028"),
        ("e\u0301", "text is not in Unicode form NFC"),
    ],
)
def test_a_strange_character_is_told_with_its_line(character, told):
    assert faults(f"id,title\na,b\nc,d{character}d\n".encode()) == [f"a.csv, line 3: {told}"]


def test_every_stray_byte_is_told_with_its_line():
    assert [f.split(":")[0] for f in faults(b"id,title\na,\xe9\nb,c\nc,\xff\n")] == [
        "a.csv, line 2",
        "a.csv, line 4",
    ]


def test_a_column_that_stands_twice_is_told():
    assert faults(b"id,title,id\na,b,c\n") == ["a.csv, line 1, column id: column stands twice"]


def test_a_byte_order_mark_is_no_part_of_the_first_column():
    assert faults(b"\xef\xbb\xbfid,title\n") == [
        "a.csv, line 1: a byte-order mark stands at the start; save as UTF-8 without it"
    ]


@given(st.lists(st.lists(cells, min_size=2, max_size=2), max_size=4))
def test_other_readers_read_what_is_written(rows):
    text = csvfile.write(COLUMNS, rows).decode()
    assert list(csv.reader(io.StringIO(text, newline=""), strict=True))[1:] == rows
