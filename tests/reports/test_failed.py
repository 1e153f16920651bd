"""What is kept of a run that failed."""

import json
from pathlib import Path

import pytest

from nkrefugees.errors import ReportFailed
from nkrefugees.reports import Limits, report
from nkrefugees.reports.failed import data_of, place

from .conftest import NOTEBOOKS, report_all

pytestmark = pytest.mark.slow


def failing(path, to, parameters=None, **limits):
    """The error of a report that fails."""
    [failure] = report_all([path], parameters, to, limits=Limits(**limits))
    return failure


def cells(failure):
    return json.loads(Path(failure.kept).read_text(encoding="utf-8"))["cells"]


def printed(cell):
    return "".join("".join(output.get("text", "")) for output in cell["outputs"])


def test_the_notebook_is_kept_beside_the_log_with_its_parameters_and_outputs(tmp_path, taking):
    sources = ['since: "day" = ""  # first', "print('so far', since)\n1 / 0", "print('never')"]
    failure = failing(taking("# Fails", *sources), tmp_path / "reports", {"since": "2005"})
    assert failure.kept == str(tmp_path / ".nkrefugees" / "failed" / "made" / "since-2005" / "made.ipynb")
    _, _, given, failed, never = cells(failure)
    assert 'since = "2005"' in "".join(given["source"])
    assert printed(failed) == "so far 2005\n"
    assert failed["outputs"][-1]["evalue"] == "division by zero"
    assert never["outputs"] == []


@pytest.mark.long
@pytest.mark.parametrize(
    ("end", "status", "limits"),
    [
        ("os.kill(os.getpid(), 9)", "killed", {}),
        ("time.sleep(60)", "timed_out", {"cell": 2}),
        ("time.sleep(60)", "timed_out", {"run": 6}),
    ],
)
def test_outputs_up_to_the_end_of_a_kernel_are_kept(tmp_path, notebook, end, status, limits):
    half = f"import os, time\nprint('half', flush=True)\ntime.sleep(1)\n{end}"
    failure = failing(notebook("print('one')", half), tmp_path / "reports", **limits)
    assert failure.status == status
    assert [printed(cell) for cell in cells(failure)] == ["one\n", "half\n"]


def test_what_was_kept_is_replaced_at_the_next_failure_and_removed_at_the_next_success(tmp_path, notebook):
    to = tmp_path / "reports"
    kept = place(to, "made", "default")
    for text in ("first", "second"):
        failing(notebook(f"print('{text}')\n1 / 0"), to)
        assert f'"{text}\\n"' in kept.read_text()
    report(notebook("print('third')"), to=to)
    assert not kept.parent.exists()


def test_what_was_kept_of_another_run_stays(tmp_path, taking):
    to, path = tmp_path / "reports", taking('n: "int" = 1  # how many', "1 / (n - 2)")
    failure = failing(path, to, {"n": 2})
    report(path, to=to)
    assert place(to, "made", "n-2") == Path(failure.kept)
    assert cells(failure)


def test_no_secret_of_the_environment_is_kept(tmp_path, notebook, monkeypatch):
    monkeypatch.setenv("A_TOKEN", "my-secret")
    failing(notebook("import os\nprint(dict(os.environ))\n1 / 0"), tmp_path / "reports")
    kept = list((tmp_path / ".nkrefugees" / "failed").rglob("*.*"))
    assert len(kept) == 2
    assert not [path for path in kept if "my-secret" in path.read_text()]


def test_the_data_that_the_run_read_is_noted(tmp_path, notebook, data):
    failure = failing(notebook("1 / 0"), tmp_path / "reports")
    kept = place(tmp_path / "reports", "made", "default")
    assert data_of(kept) == data.resolve()
    assert failure.kept == str(kept)


def test_data_that_is_not_noted_is_that_of_here(tmp_path, data, monkeypatch):
    assert data_of(tmp_path / "a.ipynb") == data_of(None) == data.resolve()
    monkeypatch.setenv("NKREFUGEES_DATA", str(tmp_path))
    assert data_of(None) is None


def test_a_failure_that_cannot_be_kept_is_told_all_the_same(tmp_path, notebook, capsys):
    (tmp_path / ".nkrefugees").mkdir()
    (tmp_path / ".nkrefugees" / "failed").write_text("in the way")
    failure = failing(notebook("1 / 0"), tmp_path / "reports")
    assert failure.kept == ""
    assert "nothing is kept" in capsys.readouterr().err


def test_a_kernel_that_never_started_leaves_the_notebook_to_open(tmp_path, notebook, monkeypatch):
    monkeypatch.setattr("sys.executable", "/bin/false")
    with pytest.raises(ReportFailed, match="did not start") as caught:
        report(notebook("1"), to=tmp_path / "reports")
    assert (caught.value.source, cells(caught.value)[0]["outputs"]) == ("", [])


@pytest.mark.parametrize(
    ("sources", "line"),
    [
        (["x = 1\n1 / 0"], 2),
        (["def f():\n    1 / 0\n\nf()"], 2),
        (["def f():\n    1 / 0", "x = 1\n\nf()"], 3),
        (["import json\njson.loads('')"], 2),
        (["x = 1\ny = = 2"], 2),
        (["try:\n    1 / 0\nexcept ZeroDivisionError:\n    [][1]"], 4),
        (["import sys\nsys.exit(3)"], None),
    ],
)
def test_the_line_of_the_cell_that_failed_is_named(tmp_path, notebook, sources, line):
    failure = failing(notebook(*sources), tmp_path / "reports")
    assert (failure.source, failure.line) == (sources[-1], line)


def test_a_report_that_leaves_early_is_kept(tmp_path):
    failure = failing(NOTEBOOKS / "leaves.ipynb", tmp_path / "reports")
    assert (failure.cell, failure.run, Path(failure.kept).name) == (2, "default", "leaves.ipynb")
