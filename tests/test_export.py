"""Exports of the invented record, read back with the readers of pandas."""

from __future__ import annotations

import subprocess
import sys

import pandas as pd
import pytest

import nkrefugees as nk
from nkrefugees import io, schema
from nkrefugees.errors import BadValue, MissingLibrary, UnknownName
from nkrefugees.export import COMPUTED, export
from nkrefugees.shown import CAUTION

TABLES = [*schema.tables(io.descriptor()), *COMPUTED]


@pytest.fixture(autouse=True)
def _invented(data, monkeypatch):
    monkeypatch.setenv("NKREFUGEES_DATA", str(data))


@pytest.fixture
def book(tmp_path):
    export(tmp_path / "record.xlsx")
    return pd.read_excel(tmp_path / "record.xlsx", sheet_name=None)


def test_a_workbook_holds_every_table(book):
    assert list(book) == ["about", "codebook", *TABLES]


def test_a_workbook_holds_every_row(book):
    assert len(book["claims"]) == len(nk.claims())


def test_a_workbook_carries_the_caution(book):
    assert CAUTION in set(book["about"]["says"])


def test_missing_figures_stay_missing(book):
    assert book["claims"]["n_best"].isna().sum() == nk.claims()["n_best"].isna().sum()


def test_text_that_begins_like_a_formula_stays_text(tmp_path, data):
    path = data / "actors.csv"
    text = path.read_text(encoding="utf-8").splitlines(keepends=True)
    key, _, *rest = text[1].split(",")
    path.write_text("".join([text[0], ",".join([key, "=1+1", *rest]), *text[2:]]), encoding="utf-8")
    export(tmp_path / "record.xlsx", "actors")
    assert pd.read_excel(tmp_path / "record.xlsx", sheet_name="actors").loc[0, "name"] == "=1+1"


@pytest.mark.parametrize("ending", ["xlsx", "dta"])
def test_two_exports_are_the_same_bytes(tmp_path, ending):
    files = [tmp_path / f"{n}.{ending}" for n in "ab"]
    for file in files:
        export(file, "claims")
    assert files[0].read_bytes() == files[1].read_bytes()


@pytest.mark.parametrize("table", TABLES)
def test_every_table_goes_to_stata_and_back(tmp_path, table):
    assert export(tmp_path / f"{table}.dta") == [table]
    frame = pd.read_stata(tmp_path / f"{table}.dta")
    expected = COMPUTED[table]() if table in COMPUTED else io.table(table)
    assert frame.shape == expected.shape


def test_days_reach_stata_as_days(tmp_path):
    export(tmp_path / "sources.dta")
    days = pd.read_stata(tmp_path / "sources.dta")["published_last"]
    assert days.tolist() == nk.sources()["published_last"].tolist()


def test_stata_has_the_meaning_of_each_column(tmp_path):
    export(tmp_path / "claims.dta")
    with pd.read_stata(tmp_path / "claims.dta", iterator=True) as reader:
        labels = reader.variable_labels()
        assert reader.data_label.startswith("Claims, not facts")
    assert labels["quantity"] == "What is counted."


def test_without_pyarrow_parquet_names_the_extra(tmp_path):
    code = (
        "import sys; sys.modules['pyarrow'] = None; "
        "from nkrefugees.export import export; export('claims.parquet')"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert "pip install nkrefugees[export]" in done.stderr


def test_without_openpyxl_a_workbook_names_the_extra(tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    with pytest.raises(MissingLibrary, match=r"nkrefugees\[export\]"):
        export(tmp_path / "record.xlsx")


def test_another_ending_is_refused(tmp_path):
    with pytest.raises(BadValue, match=r"\.xlsx, \.dta, \.parquet"):
        export(tmp_path / "claims.sav")


def test_a_table_with_a_slip_is_named(tmp_path):
    with pytest.raises(UnknownName, match="did you mean 'claims'"):
        export(tmp_path / "claim.dta")


def test_what_is_refused_writes_nothing(tmp_path):
    with pytest.raises(UnknownName):
        export(tmp_path / "x.xlsx", "nothing")
    assert not (tmp_path / "x.xlsx").exists()
