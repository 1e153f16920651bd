import json
import sys

import pytest

from nkrefugees.errors import ReportFailed
from nkrefugees.reports.document import read
from nkrefugees.reports.run import _reads, execute

from .conftest import NOTEBOOKS

pytestmark = pytest.mark.slow


def test_a_failed_cell_is_named_with_its_heading_and_error(failed):
    text = "failing, cell 4: KeyError: 'no such claim' (under \"The third part\")"
    assert str(failed("failing")) == text


def test_an_error_of_several_lines_shows_three_and_its_heading_behind_the_first(tmp_path, notebook):
    path = notebook("# Why", "raise ValueError('2 faults\\na.csv\\nb.csv\\nc.csv')")
    with pytest.raises(ReportFailed) as caught:
        execute(read(path), "made", {}, tmp_path)
    text = 'made, cell 2: ValueError: 2 faults (under "Why")\n  a.csv\n  b.csv …'
    assert str(caught.value) == text


def test_a_failed_cell_carries_its_parts(failed):
    error = failed("failing")
    assert (error.notebook, error.cell, error.status) == ("failing", 4, "failed")


def test_a_killed_kernel_is_killed_and_never_complete(failed):
    assert (failed("killed").status, failed("killed").cell) == ("killed", 2)


def test_a_notebook_that_leaves_early_has_failed(failed):
    assert failed("leaves").status == "failed"


def test_a_kernel_that_never_starts_is_killed(tmp_path, monkeypatch):
    monkeypatch.setattr(sys, "executable", "/bin/false")
    with pytest.raises(ReportFailed, match="did not start") as caught:
        execute(read(NOTEBOOKS / "plain.ipynb"), "plain", {}, tmp_path)
    assert (caught.value.status, caught.value.cell) == ("killed", None)


def test_a_kernel_that_dies_between_cells_is_killed(tmp_path, notebook):
    later = "import os, threading\nthreading.Timer(0.2, os._exit, [0]).start()"
    path = notebook(later, "import time\ntime.sleep(5)")
    with pytest.raises(ReportFailed) as caught:
        execute(read(path), "made", {}, tmp_path)
    assert caught.value.status == "killed"


def test_the_injected_cell_is_not_counted(tmp_path):
    with pytest.raises(ReportFailed) as caught:
        execute(read(NOTEBOOKS / "failing.ipynb"), "failing", {"x": 1}, tmp_path)
    assert caught.value.cell == 4


def test_the_kernel_is_this_interpreter_and_sees_no_secret(tmp_path, notebook, monkeypatch):
    fake = tmp_path / "jupyter" / "kernels" / "python3"
    fake.mkdir(parents=True)
    (fake / "kernel.json").write_text(
        json.dumps({"argv": ["/bin/false"], "display_name": "x", "language": "python"})
    )
    monkeypatch.setenv("JUPYTER_PATH", str(tmp_path / "jupyter"))
    monkeypatch.setenv("A_TOKEN", "secret")
    path = notebook("import os, sys\nprint(sys.executable, os.environ.get('A_TOKEN'))")
    cell = execute(read(path), "made", {}, tmp_path).notebook.cells[0]
    assert cell.outputs[0].text == f"{sys.executable} None\n"


def test_a_note_of_what_was_read_that_is_cut_is_no_smaller_reading(tmp_path):
    (tmp_path / "reads.jsonl").write_text('{"table": "claims"}\n{"tab')
    with pytest.raises(ReportFailed, match="could not be noted"):
        _reads(tmp_path, "made")
