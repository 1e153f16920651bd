import json
import platform
import shutil
from importlib.metadata import version

import pytest

from nkrefugees.errors import ReportFailed
from nkrefugees.reports import Limits, report, status
from nkrefugees.reports.state import STATES
from nkrefugees.reports.tools import libraries

from .conftest import NOTEBOOKS, TABLES, report_all, write_data

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("undeclared")]


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
    assert states(tmp_path / "reports")["reads"] == ("stale", "incidents.csv: 1 row")
    write_data(package, version="0.2.0")
    assert states(tmp_path / "reports")["reads"][1] == "data release was 0.1.0, is 0.2.0"
    path.write_bytes(source.replace(b"print(", b"print(1 + "))
    assert states(tmp_path / "reports")["reads"][1].startswith("the notebook changed; ")


def test_a_comment_or_a_tag_leaves_a_report_fresh(tmp_path, notebook):
    path, to = notebook("# Fresh?", "print(1)"), tmp_path / "reports"
    report(path, to=to)
    notebook("# Fresh?", "print(1)  # one", tags=("noted",))
    assert states(to)["made"] == ("fresh", "")


def test_prose_that_changed_makes_a_report_stale(tmp_path, notebook):
    path, to = notebook("# Fresh?", "print(1)"), tmp_path / "reports"
    report(path, to=to)
    notebook("# Stale?", "print(1)")
    assert states(to)["made"] == ("stale", "the notebook changed")


@pytest.fixture
def standing(made, to, tmp_path):
    """A copy of a folder of reports with figures, to be changed."""
    made("pictures")
    copy = tmp_path / "reports"
    shutil.copytree(to / "pictures", copy / "pictures")
    return copy


def test_a_file_of_a_report_that_is_gone_is_named(standing):
    (standing / "pictures" / "default" / "figures" / "dots.svg").unlink()
    assert states(standing)["pictures"] == ("stale", "figures/dots.svg: missing")


def test_a_file_of_a_report_that_was_changed_is_named(standing):
    (standing / "pictures" / "default" / "index.html").write_text("by hand")
    assert states(standing)["pictures"] == ("stale", "index.html: changed")


def test_a_report_of_other_code_is_stale(standing, monkeypatch):
    monkeypatch.setattr("nkrefugees.reports.tools.code", lambda: "")
    assert states(standing)["pictures"] == ("stale", "code of the package changed")


def test_a_report_of_another_python_is_stale(standing, monkeypatch):
    monkeypatch.setattr("nkrefugees.reports.tools.python_version", lambda: "3.99.0")
    assert states(standing)["pictures"] == ("stale", f"python {platform.python_version()} -> 3.99.0")


def test_a_report_of_another_library_is_stale(standing, monkeypatch):
    now = libraries() | {"pandas": "99.0"}
    monkeypatch.setattr("nkrefugees.reports.tools.libraries", lambda: now)
    assert states(standing)["pictures"] == ("stale", f"pandas {version('pandas')} -> 99.0")


def test_a_report_of_a_version_that_named_no_libraries_is_stale(standing):
    path = standing / "pictures" / "default" / "run.json"
    run = json.loads(path.read_text())
    del run["code"], run["libraries"]
    path.write_text(json.dumps(run))
    assert states(standing)["pictures"] == ("stale", "code of the package changed")


def test_an_error_of_several_lines_is_one_line_of_the_status(tmp_path, notebook):
    path, to = notebook("raise ValueError('a\\nb')"), tmp_path / "reports"
    with pytest.raises(ReportFailed):
        report(path, to=to)
    assert states(to)["made"] == ("failed", "made, cell 1: ValueError: a; b")


@pytest.mark.long
@pytest.mark.parametrize(
    ("source", "limits", "state"),
    [
        ("1 / 0", {}, "failed"),
        ("import os\nos.kill(os.getpid(), 9)", {}, "killed"),
        ("import time\ntime.sleep(60)", {"cell": 1}, "timed_out"),
    ],
)
def test_a_failure_over_a_good_report_says_that_it_stands_and_of_which_release(
    package, tmp_path, notebook, source, limits, state
):
    to = tmp_path / "reports"
    report(notebook("print(1)"), to=to)
    write_data(package, version="0.2.0")
    report_all([notebook(source)], to=to, limits=Limits(**limits))
    found, why = states(to)["made"]
    assert found == state
    assert found in STATES
    assert why.startswith("made, cell 1: ")
    assert why.endswith("; last good stands, of data release 0.1.0")


def test_a_failure_without_a_good_report_says_of_none(failed, to):
    failed("failing")
    assert "last good" not in states(to)["failing"][1]


def test_a_notebook_of_the_package_without_a_report_is_missing(tmp_path, monkeypatch):
    monkeypatch.setattr("nkrefugees.reports.runs.keys", lambda: {("02-waves", "default")})
    assert status(tmp_path) == [{"notebook": "02-waves", "run": "default", "state": "missing", "why": ""}]
