import hashlib
import json
import os
import subprocess
import sys

import pytest

from nkrefugees.errors import BadValue, ReportFailed, UnknownName
from nkrefugees.reports import is_fresh, plan, report
from nkrefugees.reports.record import key, log_path

from .conftest import NOTEBOOKS, report_all

OK = NOTEBOOKS / "ok.ipynb"


def contents(folder):
    return {str(f.relative_to(folder)): f.read_bytes() for f in folder.rglob("*") if f.is_file()}


def run_json(folder):
    return json.loads((folder / "run.json").read_text())


def test_a_plan_names_the_run_after_what_differs(tmp_path):
    planned = plan(OK, {"since": 2005, "most": "3"}, tmp_path)
    assert planned.folder == tmp_path / "ok" / "since-2005"


def test_a_bad_value_is_refused_before_anything_is_written(tmp_path):
    with pytest.raises(UnknownName):
        report(OK, {"sinse": "2005"}, to=tmp_path / "reports")
    assert not list(tmp_path.iterdir())


def test_a_target_that_is_a_file_is_refused(tmp_path):
    (tmp_path / "reports").write_text("")
    with pytest.raises(BadValue, match="no folder"):
        report(OK, to=tmp_path / "reports")


@pytest.mark.slow
def test_parameters_reach_the_notebook(tmp_path):
    folder = report(OK, {"since": "2005", "most": "7", "name": "NO"}, to=tmp_path)
    assert "since='2005' most=7 name='NO'" in (folder / "report.ipynb").read_text()


@pytest.mark.slow
def test_run_json_gives_the_digest_of_every_other_file(made):
    files = contents(made("pictures"))
    del files["run.json"]
    digests = {path: hashlib.sha256(content).hexdigest() for path, content in files.items()}
    assert run_json(made("pictures"))["files"] == digests


@pytest.mark.slow
def test_run_json_lists_what_was_read_once(made):
    reads = run_json(made("reads"))["data"]["read"]
    assert [(read["table"], read["rows"]) for read in reads] == [("incidents", 1)]


@pytest.mark.slow
def test_run_json_holds_no_clock_and_no_path(made):
    keys = {"data", "differing", "files", "key", "notebook", "notebook_sha256", "parameters"}
    keys |= {"code", "libraries", "python", "run", "title", "version"}
    assert run_json(made("ok")).keys() == keys


@pytest.mark.slow
@pytest.mark.parametrize("name", ["pictures", "machine"])
def test_another_run_elsewhere_has_the_same_bytes(made, tmp_path, name):
    program = "import sys; from nkrefugees.reports import report; report(sys.argv[1], to='r')"
    other = {"HOME": str(tmp_path), "TZ": "Asia/Seoul", "PYTHONHASHSEED": "77", "LC_ALL": "C"}
    command = [sys.executable, "-c", program, str(NOTEBOOKS / f"{name}.ipynb")]
    subprocess.run(command, cwd=tmp_path, env={**os.environ, **other}, check=True)
    assert contents(tmp_path / "r" / name / "default") == contents(made(name))


@pytest.mark.slow
def test_a_failure_leaves_the_last_report_and_no_temporary_folder(tmp_path, notebook):
    to = tmp_path / "reports"
    before = contents(report(notebook("print(1)"), to=to))
    with pytest.raises(ReportFailed):
        report(notebook("1 / 0"), to=to)
    assert contents(to / "made" / "default") == before
    assert [path.name for path in to.iterdir() if path.name.startswith(".")] == []


@pytest.mark.slow
def test_each_attempt_is_a_line_of_the_log(to, made, failed):
    made("ok"), failed("killed")
    lines = [json.loads(line) for line in log_path(to).read_text().splitlines()]
    states = {line["notebook"]: line["state"] for line in lines}
    assert (states["ok"], states["killed"]) == ("ok", "killed")


@pytest.mark.slow
def test_several_reports_go_on_after_a_failure(tmp_path):
    said = []
    failures = report_all([NOTEBOOKS / "leaves.ipynb", OK], to=tmp_path, echo=said.append)
    assert [failure.notebook for failure in failures] == ["leaves"]
    assert f"ok/default: {tmp_path / 'ok' / 'default'}" in said


@pytest.mark.slow
def test_a_fresh_report_need_not_be_made_again(made, to):
    made("ok")
    said = []
    report_all([OK], to=to, echo=said.append, force=False)
    assert said == ["ok/default: fresh"]


@pytest.mark.slow
def test_a_report_whose_page_was_changed_is_made_again(tmp_path):
    page = report(OK, to=tmp_path / "reports") / "index.html"
    page.write_text("")
    report_all([OK], to=tmp_path / "reports", force=False)
    assert "What is printed?" in page.read_text()


@pytest.mark.slow
def test_another_code_of_the_package_is_another_key(made):
    run = run_json(made("ok"))
    assert key(run) == run["key"]
    assert key(run | {"code": ""}) != run["key"]


@pytest.mark.slow
def test_other_libraries_are_another_key(made):
    run = run_json(made("ok"))
    assert key(run | {"libraries": {**run["libraries"], "pandas": "0"}}) != run["key"]


@pytest.mark.slow
def test_other_values_are_another_report(made, to):
    made("ok")
    assert not is_fresh(plan(OK, {"most": 9}, to))
