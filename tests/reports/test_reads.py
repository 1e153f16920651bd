"""Which rows a report would read otherwise now, and what that makes of its freshness."""

import json
from contextlib import ExitStack

import pytest

from nkrefugees import build, io
from nkrefugees.filters import load, rows
from nkrefugees.reports import make_all, plan
from nkrefugees.reports.events import lines
from nkrefugees.reports.reads import moved
from nkrefugees.reports.versions import MOST, Folders
from tests.conftest import CASES


@pytest.fixture
def data(tmp_path):
    """The data of the invented record, to be changed."""
    build.build(CASES / "seeds", tmp_path / "data")
    return tmp_path / "data"


@pytest.fixture
def kept(data, monkeypatch, tmp_path):
    """The invented record, whose files are kept."""
    monkeypatch.setenv("NKREFUGEES_DATA", str(data))
    monkeypatch.delenv(io.READS_VARIABLE, raising=False)
    folders = Folders(tmp_path / "reports")
    folders.keep()
    return folders


def read(call, *given, **named):
    """What a report would note of a call."""
    call(*given, **named)
    return {"read": [io.reads()[-1]], "files": io.files()}


def change(data, table, old, new):
    path = data / f"{table}.csv"
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new, 1))


def claims(**filters):
    return load("claims", filters)


def test_rows_that_are_the_same_have_not_moved(kept):
    assert moved(read(claims), kept) == []


def test_a_claim_that_was_corrected_is_counted(kept, data):
    noted = read(claims)
    change(data, "claims", ",25,", ",26,")
    assert moved(noted, kept) == ["claims.csv: 1 row"]


def test_a_row_that_was_not_read_does_not_matter(kept, data):
    name = io.ids("actors")[0]
    noted = read(rows, "actors", "actor_id", [name])
    change(data, "actors", io.ids("actors")[1], "somebody-else")
    assert moved(noted, kept) == []


def test_a_column_that_was_not_read_does_not_matter(kept, data):
    noted = read(rows, "sources", "source_id", io.ids("sources"), columns=("source_id", "tier"))
    change(data, "sources", "news", "ngo_report")
    assert moved(noted, kept) == []


def test_a_row_that_was_read_twice_is_counted_once(kept, data):
    noted = read(claims)
    noted["read"] += read(claims, quantity="repatriated")["read"]
    change(data, "claims", ",25,", ",26,")
    assert moved(noted, kept) == ["claims.csv: 1 row"]


def test_without_the_earlier_file_no_rows_are_counted(data, kept, tmp_path):
    noted = read(claims)
    change(data, "claims", ",25,", ",26,")
    assert moved(noted, Folders(tmp_path / "elsewhere" / "reports")) == ["claims.csv changed"]


def test_an_id_that_is_gone_counts_as_a_change(kept, data):
    name = io.ids("incidents")[0]
    noted = read(load, "incidents", {"incident": name})
    for table in ("incidents", "claims", "links"):
        path = data / f"{table}.csv"
        path.write_text(path.read_text().replace(name, f"{name}-b"))
    assert moved(noted, kept) == ["incidents.csv changed"]


def test_kept_files_give_the_earlier_version_again(kept, data):
    files, before = io.files(), (data / "claims.csv").read_bytes()
    change(data, "claims", ",25,", ",26,")
    with ExitStack() as stack:
        assert (kept.open(files, stack) / "claims.csv").read_bytes() == before


def test_the_files_kept_longest_ago_leave(kept):
    for number in range(MOST):
        (kept.path / f"{number:064}").write_text("")
    kept.keep()
    assert len(list(kept.path.iterdir())) == MOST


READ_ONE = "import nkrefugees as nk\nprint(nk.claims(incident={name!r})['n_best'].tolist())"


@pytest.mark.slow
def test_a_corrected_claim_reruns_the_reports_that_read_it_and_no_other(kept, data, notebook, tmp_path):
    names = sorted(set(io.column("claims", "incident_id")) - {""})[:2]
    paths = [notebook("# One", READ_ONE.format(name=n), name=f"of-{i}") for i, n in enumerate(names)]
    plans = [plan(path, to=tmp_path / "reports") for path in paths]
    assert make_all(plans) == []
    mine = io.column("claims", "claim_id")[io.column("claims", "incident_id").index(names[1])]
    change(data, "claims", f"\n{mine},", f"\n{mine}-b,")
    said = []
    make_all(plans, lines(said.append), force=False)
    assert [line.split(": ")[1] for line in sorted(said)] == ["fresh", str(plans[1].folder)]


@pytest.mark.slow
def test_a_fresh_report_notes_the_files_as_they_are_now(kept, data, notebook, tmp_path):
    planned = plan(notebook("# None", "print(1)"), to=tmp_path / "reports")
    make_all([planned])
    change(data, "claims", ",25,", ",26,")
    make_all([planned], force=False)
    noted = json.loads((planned.folder / "run.json").read_text())
    make_all([planned])
    assert noted == json.loads((planned.folder / "run.json").read_text())
    assert noted["data"]["files"] == io.files()
