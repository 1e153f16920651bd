import json
from pathlib import Path

import pytest
from nbformat import v4

from nkrefugees.reports.clean import _basenames, _scrubber, without_dots


def outputs(folder, name):
    cells = json.loads((folder / "report.ipynb").read_text())["cells"]
    return ["".join(o["text"]) for c in cells for o in c.get("outputs", []) if o.get("name") == name]


HOME, TEMPORARY = "/" + "home/somebody", "/" + "tmp"


@pytest.fixture
def scrub(tmp_path, monkeypatch):
    monkeypatch.setattr("platform.node", lambda: "vm-17")
    monkeypatch.setenv("HOME", HOME)
    return _scrubber(tmp_path)


def test_addresses_go(scrub):
    assert scrub("<object at 0x7f00aa11bb22>") == "<object at 0x…>"


def test_short_hexadecimal_numbers_stay(scrub):
    assert scrub("0xff") == "0xff"


def test_home_and_host_go(scrub):
    assert scrub(f"{HOME}/x on vm-17") == "~/x on <host>"


def test_a_name_that_begins_like_home_stays(scrub):
    assert scrub(f"{HOME}-else") == f"{HOME}-else"


def test_the_folder_of_the_run_goes(scrub, tmp_path):
    assert scrub(str(tmp_path / "work" / "a.csv")) == "./a.csv"


def test_a_host_that_is_a_word_stays_in_the_text(tmp_path, monkeypatch):
    monkeypatch.setattr("platform.node", lambda: "China")
    assert _scrubber(tmp_path)("China") == "China"


def test_the_file_of_a_cell_goes(scrub):
    assert scrub(f"{TEMPORARY}/ipykernel_31/99.py:3: UserWarning") == "<cell>:3: UserWarning"


@pytest.mark.parametrize("text", ["https://a.org/b/c", "and/or", "1/2/2005", "a /b"])
def test_what_is_no_path_stays_in_warnings(text):
    assert _basenames(text) == text


def test_paths_in_warnings_keep_their_last_part():
    assert _basenames("/opt/some/where.py:3: said") == "where.py:3: said"


@pytest.mark.slow
def test_warnings_are_kept(made):
    assert "<cell>:11: UserWarning: look here" in outputs(made("machine"), "stderr")[0]


@pytest.mark.slow
def test_no_place_of_this_machine_is_in_a_report(made, to):
    text = "".join(f.read_text() for f in made("machine").rglob("*.*") if f.is_file())
    assert not [place for place in (str(to), str(Path.home()) + "/") if place in text]


@pytest.mark.slow
def test_the_notebook_holds_no_timing(made):
    text = (made("ok") / "report.ipynb").read_text()
    assert not [word for word in ("papermill", "start_time", "duration") if word in text]


def kinds_kept(**data):
    """The forms of an output that stay in the notebook."""
    output = v4.new_output("display_data", data)
    notebook = v4.new_notebook(cells=[v4.new_code_cell(outputs=[output])])
    return set(without_dots(notebook).cells[0].outputs[0].data)


def test_a_picture_in_dots_is_left_to_its_file_where_there_are_lines():
    assert kinds_kept(**{"image/svg+xml": "<svg/>", "image/png": "aa"}) == {"image/svg+xml"}


def test_a_picture_in_dots_alone_stays():
    assert kinds_kept(**{"image/png": "aa"}) == {"image/png"}
