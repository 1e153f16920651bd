"""Nasty texts at the door: which no sheet may hold, and that the others come through unchanged."""

import csv
import shutil

import pytest

from nkrefugees import build

from ..conftest import CASES
from ..nasty import ADDRESSES, REFUSED, TEXTS, quoted, sow

SHEET = "documents/2092/2092-relief-network-brief.toml"


@pytest.fixture(scope="module")
def sown(tmp_path_factory):
    folder = tmp_path_factory.mktemp("sown") / "seeds"
    return build.from_seeds(sow(shutil.copytree(CASES / "seeds", folder)))


@pytest.mark.parametrize("case", REFUSED, ids=lambda case: case["fault"][:50])
def test_a_text_that_no_sheet_may_hold_is_refused_with_its_place(seeds, case):
    sheet = seeds / SHEET
    lines = [line for line in sheet.read_text().split("\n") if not line.startswith(f"{case['key']} =")]
    sheet.write_text("\n".join([f"{case['key']} = {quoted(case['text'])}", *lines]), encoding="utf-8")
    told = [str(fault) for fault in build.from_seeds(seeds).faults]
    assert any(line.startswith(f"seeds/{SHEET}, line 1, {case['fault']}") for line in told), told


@pytest.mark.parametrize("raw", [b"\x00", b"\x1b", b"\x08"], ids=repr)
def test_a_control_character_itself_is_refused_in_a_sheet(seeds, raw):
    sheet = seeds / SHEET
    sheet.write_bytes(sheet.read_bytes().replace(b"Yearly brief", b"Yearly" + raw + b"brief"))
    told = [str(fault) for fault in build.from_seeds(seeds).faults]
    assert told[0].startswith(f"seeds/{SHEET}, line 1: control character U+00{raw.hex().upper()}")


def test_what_a_sheet_may_hold_is_built_without_a_fault(sown):
    assert sown.faults == []


@pytest.mark.parametrize(
    ("table", "column"),
    [("sources", "title"), ("sources", "author"), ("incidents", "title"), ("places", "name_ko")],
)
def test_every_text_stands_in_the_data_as_it_was_written(sown, table, column):
    found = {row[column] for row in csv.DictReader(sown.files[f"{table}.csv"].decode().split("\n"))}
    assert set(TEXTS.values()) <= found


def test_every_address_stands_in_the_data_as_it_was_written(sown):
    found = {row["url"] for row in csv.DictReader(sown.files["sources.csv"].decode().split("\n"))}
    assert set(ADDRESSES.values()) <= found
