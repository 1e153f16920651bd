"""Controls in a kernel: with a front end, and without."""

import os
import sys
from pathlib import Path

import nbformat
import pytest

import nkrefugees as nk
from nkrefugees.errors import BadValue

from ..made import run

pytestmark = pytest.mark.slow

CASE = Path(__file__).parent.parent / "cases" / "lab" / "controls.ipynb"
ASKED = """
def asked(rule, until=None):
    return nk.series(as_of=until).head(2) if rule == "short" else nk.series(as_of=until).head(4)

nk.controls(asked, rule=["short", "long"], until="")
"""
WIDGET = "application/vnd.jupyter.widget-view+json"


def kinds(sent):
    return [message["type"] for message in sent if message["type"] not in ("status", "execute_input")]


@pytest.fixture
def opened(kernel):
    """What a cell with controls puts out in a notebook that somebody has open, and its controls by label."""
    sent = kernel.run(ASKED, cell="a")
    states = {m["comm_id"]: m["data"]["state"] for m in sent if m["type"] == "comm_open"}
    return sent, {state["description"]: comm for comm, state in states.items() if "description" in state}


def test_without_a_front_end_the_result_is_all_there_is(kernel):
    sent = kernel.run(ASKED)
    assert kinds(sent) == ["display_data"]
    assert "2 rows" in sent[-1]["data"]["text/plain"]


def test_with_a_front_end_the_result_comes_first_and_is_the_same(kernel, opened):
    shown = [message for message in opened[0] if message["type"] == "display_data"]
    assert shown[0]["data"] == kernel.run(ASKED)[-1]["data"]
    assert len(shown) == 2


def test_words_stand_where_controls_cannot_be_drawn(opened):
    shown = opened[0][-1]["data"]
    assert set(shown) == {WIDGET, "text/plain"}
    assert shown["text/plain"].startswith("Controls of what is shown above")


def test_a_change_renews_the_output_that_is_there(kernel, opened):
    sent, controls = opened
    [place] = [m["transient"]["display_id"] for m in sent if m.get("transient", {}).get("display_id")]
    [renewed] = [
        m for m in kernel.change(controls["rule"], {"index": 1}) if m["type"] == "update_display_data"
    ]
    assert renewed["transient"]["display_id"] == place
    assert "4 rows" in renewed["data"]["text/plain"]


def test_a_day_that_is_none_leaves_the_output_and_is_told_in_a_line(kernel, opened):
    sent = kernel.change(opened[1]["until"], {"value": "2013-13"})
    assert "update_display_data" not in kinds(sent)
    lines = [m["data"]["state"].get("value", "") for m in sent if m["type"] == "comm_msg"]
    assert [line for line in lines if 'role="alert"' in line and "2013-13" in line]


def test_an_error_of_the_first_choices_is_an_error_of_the_cell(kernel):
    [error] = [
        m for m in kernel.run("nk.controls(nk.series, as_of='soon')", cell="a") if m["type"] == "error"
    ]
    assert error["ename"] == "BadValue"


def test_a_function_that_gives_nothing_is_refused():
    with pytest.raises(BadValue, match="'print' is not allowed; it gives nothing"):
        nk.controls(print)


def executed(folder, program, seed):
    """The bytes of the notebook of the case, executed."""
    folder.mkdir()
    run(*program, cwd=folder, PYTHONHASHSEED=seed)
    return (folder / "out.ipynb").read_bytes()


@pytest.mark.long
def test_nbconvert_makes_the_same_bytes_each_time_and_keeps_no_widget(tmp_path):
    program = ["nbconvert", "--to=notebook", "--execute", "--output-dir=.", "--output=out", CASE]
    program += ["--ExecutePreprocessor.record_timing=False"]
    first, second = (executed(tmp_path / seed, program, seed) for seed in "12")
    assert first == second
    assert b"widget" not in first


def test_papermill_makes_the_same_outputs_as_a_call_of_the_function_itself(tmp_path):
    executed(tmp_path / "made", ["papermill", CASE, "out.ipynb"], "1")
    notebook = nbformat.read(tmp_path / "made" / "out.ipynb", as_version=4)
    controlled, plain = (cell.outputs for cell in notebook.cells[-2:])
    assert [output.data for output in controlled] == [output.data for output in plain]
    assert "widgets" not in notebook.metadata


def test_outside_of_a_notebook_the_result_is_printed(tmp_path):
    code = "import nkrefugees as nk; nk.controls(nk.series, population=['escapee'])"
    (tmp_path / "script.py").write_text(code)
    done = run("script", cwd=tmp_path, PYTHONPATH=os.pathsep.join([str(tmp_path), *filter(None, sys.path)]))
    assert "series_id" in done.stdout
    assert done.returncode == 0
