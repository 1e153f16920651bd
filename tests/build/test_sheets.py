"""Sheets -> rows."""

import pytest

from nkrefugees.build import codebook, sheets
from tests.conftest import CASES


@pytest.fixture(scope="module")
def package():
    return codebook.read(CASES / "seeds")[0]


def test_a_key_is_the_column_without_its_ending(package):
    keys = sheets.keys(package, "claims")
    assert [keys[k] for k in ("incident", "date", "said", "place")] == [
        "incident_id",
        "date_edtf",
        "said_edtf",
        "place_id",
    ]


def test_n_is_the_best_number(package):
    assert sheets.keys(package, "claims")["n"] == "n_best"


def test_id_is_the_key_of_a_claim_and_claim_is_not(package):
    keys = sheets.keys(package, "claims")
    assert (keys["id"], keys.get("claim")) == ("claim_id", None)


def test_built_columns_are_no_keys(package):
    assert not {"first_day", "last_day", "approximate"} & set(sheets.keys(package, "claims").values())


def test_every_column_that_is_written_by_hand_may_appear(package):
    columns = {f["name"] for f in package["resources"][1]["schema"]["fields"] if not f.get("built")}
    assert set(sheets.keys(package, "claims").values()) == columns - {"source_id"}


def test_a_claim_id_is_the_sheet_and_the_id_in_it(built):
    assert built.rows["claims"][0].values["claim_id"] == "2091-05-04-harbour-post-border-town-c1"


def test_spans_are_written_as_pairs(built):
    assert built.rows["claims"][1].values["spans"] == "83-103;153-175"


def test_a_row_knows_the_line_of_each_key(built):
    row = built.rows["claims"][0]
    lines = (CASES / "seeds" / "documents" / "2091" / row.file.rpartition("/")[2]).read_text().split("\n")
    assert lines[row.lines["n_best"] - 1] == "n = 9"
