import pytest

from nkrefugees.reports import report, status

from .conftest import NOTEBOOKS, TABLES, write_data

pytestmark = pytest.mark.slow


def states(to):
    return {row["notebook"]: (row["state"], row["why"]) for row in status(to)}


@pytest.fixture
def package(tmp_path, monkeypatch):
    """Data that a test may change."""
    folder = tmp_path / "data"
    folder.mkdir()
    write_data(folder)
    monkeypatch.setenv("NKREFUGEES_DATA", str(folder))
    return folder


def test_a_report_is_fresh_when_it_is_made(made, to):
    made("reads")
    assert states(to)["reads"] == ("fresh", "")


def test_failed_and_killed_attempts_show(failed, to):
    failed("failing"), failed("killed")
    assert (states(to)["failing"][0], states(to)["killed"][0]) == ("failed", "killed")


def test_a_report_is_stale_when_its_data_or_notebook_changed(package, tmp_path, notebook):
    source = (NOTEBOOKS / "reads.ipynb").read_bytes()
    path = notebook("1", name="reads")
    path.write_bytes(source)
    report(path, to=tmp_path / "reports")
    (package / "actors.csv").write_text("actor_id\n")
    assert states(tmp_path / "reports")["reads"][0] == "fresh"
    (package / "incidents.csv").write_text(TABLES["incidents"] + "2022-01-01-x\n")
    assert states(tmp_path / "reports")["reads"] == ("stale", "incidents changed")
    write_data(package, version="0.2.0")
    assert states(tmp_path / "reports")["reads"][1] == "data release was 0.1.0, is 0.2.0"
    path.write_bytes(source + b"\n")
    assert states(tmp_path / "reports")["reads"][1].startswith("the notebook changed; ")


def test_a_notebook_of_the_package_without_a_report_is_missing(tmp_path, monkeypatch):
    monkeypatch.setattr("nkrefugees.reports.state.names", lambda: ["02-waves"])
    assert status(tmp_path) == [{"notebook": "02-waves", "run": "default", "state": "missing", "why": ""}]
