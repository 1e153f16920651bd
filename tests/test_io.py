"""Opening data, and the record of what was handed out."""

import hashlib
import json

import pytest

from nkrefugees import io, schema
from nkrefugees.errors import BadData, MissingFile, UnknownName


@pytest.fixture(autouse=True)
def invented(data, monkeypatch):
    """The data of the invented record, named by the environment."""
    monkeypatch.setenv("NKREFUGEES_DATA", str(data))
    monkeypatch.delenv(io.READS_VARIABLE, raising=False)


def test_the_folder_that_the_environment_names_comes_first(data):
    assert io.data_dir() == data.resolve()


def test_a_named_folder_without_data_is_refused_and_no_other_taken(tmp_path, monkeypatch):
    monkeypatch.setenv("NKREFUGEES_DATA", str(tmp_path))
    with pytest.raises(MissingFile, match="NKREFUGEES_DATA names this folder"):
        io.data_dir()


def test_the_release_is_that_of_the_codebook(data):
    assert io.release() == json.loads((data / "datapackage.json").read_bytes())["version"]


@pytest.mark.parametrize("table", ["claims", "sources", "observations", "places", "links", "mentions"])
def test_a_table_has_the_types_of_the_codebook(table):
    types = {
        c: "datetime64" if c in schema.dates(io.descriptor(), table) else t
        for c, t in schema.dtypes(io.descriptor(), table).items()
    }
    found = io.table(table).dtypes.astype(str)
    assert {c: found[c].split("[")[0] for c in found.index} == types


def test_an_empty_cell_is_missing_and_never_zero():
    observations = io.table("observations").set_index("period_edtf")
    assert observations["value"].isna().tolist() == [False, False, True]


def test_text_that_looks_like_a_missing_value_stays_text():
    titles = io.table("sources")["title"]
    assert titles.str.endswith("NA").sum() == 1


def test_a_table_handed_out_is_a_copy():
    frame = io.table("claims")
    frame["n_best"] = 0
    assert io.table("claims")["n_best"].max() == 25


def test_a_file_that_changed_is_read_again(data):
    before = len(io.table("actors"))
    path = data / "actors.csv"
    path.write_text(path.read_text() + "zenith,Zenith,media,,\n")
    assert len(io.table("actors")) == before + 1


def test_an_unknown_table_comes_with_the_nearest():
    with pytest.raises(UnknownName, match="did you mean 'claims'"):
        io.table("claim")


def test_a_table_without_its_file_is_told(data):
    (data / "actors.csv").unlink()
    with pytest.raises(MissingFile, match="the data is not whole"):
        io.table("actors")


def test_what_is_handed_out_is_kept_in_memory():
    io.record({"table": "actors", "filters": {"actor": "post"}}, io.table("actors"))
    assert io.reads()[-1]["filters"] == {"actor": "post"}


def test_the_last_thousand_reads_are_kept_and_no_more():
    frame = io.table("actors").head(0)
    for number in range(1001):
        io.record({"table": "actors", "filters": {"number": number}}, frame)
    assert [io.reads()[0]["filters"], len(io.reads())] == [{"number": 1}, 1000]


def test_what_a_report_reads_goes_to_the_file_that_is_named(tmp_path, monkeypatch):
    monkeypatch.setenv(io.READS_VARIABLE, str(tmp_path / "reads.jsonl"))
    io.record({"table": "actors"}, io.table("actors"))
    assert json.loads((tmp_path / "reads.jsonl").read_text())["rows"] == 4


def test_the_digest_is_of_the_rows_as_csv():
    frame = io.table("actors").head(2)
    io.record({"table": "actors"}, frame)
    text = frame.to_csv(index=False, lineterminator="\n")
    assert io.reads()[-1]["sha256"] == hashlib.sha256(text.encode()).hexdigest()


def test_ids_are_read_without_types(data):
    assert io.ids("claims") == io.table("claims")["claim_id"].tolist()


def test_a_missing_cell_of_a_column_is_empty_text():
    assert "" in io.column("actors", "parent_id")


def test_every_file_of_the_data_has_its_digest(data):
    found = io.files()
    assert found["claims.csv"] == hashlib.sha256((data / "claims.csv").read_bytes()).hexdigest()
    assert {"datapackage.json", *(f"{t}.csv" for t in schema.tables(io.descriptor()))} == set(found)


def test_a_codebook_that_cannot_be_read_is_told_with_its_file(data):
    (data / "datapackage.json").write_text('{"resources": [}')
    with pytest.raises(BadData, match=r"datapackage\.json: no codebook"):
        io.descriptor()


def test_a_cell_of_another_type_is_told_with_its_file(data):
    path = data / "policies.csv"
    path.write_text(path.read_text().replace(",7,", ",seven,"))
    with pytest.raises(BadData, match=r"policies\.csv: .*names every fault"):
        io.table("policies")
