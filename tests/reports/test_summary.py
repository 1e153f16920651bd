import json
import re

import pytest
from typer.testing import CliRunner

from nkrefugees.cli import app
from nkrefugees.errors import BadValue, UnknownName
from nkrefugees.reports import report, status
from nkrefugees.reports.summary import all_fresh, kept, markdown, place, verdict, write

GOOD = {"notebook": "02-waves", "run": "default", "state": "fresh", "why": ""}
pytestmark = pytest.mark.usefixtures("undeclared")
BAD = {"notebook": "one", "run": "since-2005", "state": "failed", "why": "KeyError: 'a | b' <img src=x>"}


@pytest.mark.parametrize("name", ["verdict.txt", "verdict", "verdict.md.bak", ".md", "verdict.MD", ""])
def test_a_file_with_another_ending_is_refused(name):
    with pytest.raises(BadValue, match=r"must end in \.md or \.json"):
        place(name)


def test_a_folder_is_refused(tmp_path):
    (tmp_path / "a.md").mkdir()
    with pytest.raises(BadValue, match="it is a folder"):
        place(tmp_path / "a.md")


def test_json_holds_counts_of_every_state_the_reports_and_the_release(tmp_path):
    found = json.loads(write(tmp_path / "v.json", [GOOD, BAD], 8).read_text())
    assert found == {
        "fresh": False,
        "counts": {"fresh": 1, "stale": 0, "failed": 1, "killed": 0, "timed_out": 0, "missing": 0},
        "reports": [GOOD, BAD],
        "release": "0.1.0",
        "max_age": 8,
    }


def test_markdown_holds_the_same():
    lines = markdown(verdict([GOOD, BAD], 8)).splitlines()
    assert "1 of 2 are not fresh." in lines
    assert {"- data release: 0.1.0", "- fresh: 1", "- failed: 1", "- missing: 0"} <= set(lines)
    assert "- none may be older than 8 days" in lines
    assert "| 02-waves | default | fresh |  |" in lines


def test_a_reason_cannot_leave_its_cell_or_be_markup():
    last = markdown(verdict([BAD])).splitlines()[-1]
    assert len(re.findall(r"(?<!\\)\|", last)) == 5
    assert not re.search(r"(?<!\\)<", last)


def test_rows_of_a_table_stay_one_line_each():
    text = markdown(verdict([GOOD | {"why": "a\nb"}]))
    assert text.endswith("| 02-waves | default | fresh | a b |\n")


@pytest.mark.parametrize(
    ("rows", "sentence"),
    [([], "No report is known."), ([GOOD], "The only one is fresh."), ([GOOD, GOOD], "All 2 are fresh.")],
)
def test_the_first_sentence_is_the_verdict(rows, sentence):
    assert markdown(verdict(rows)).splitlines()[2] == sentence


def test_no_reports_are_not_fresh_reports():
    assert not all_fresh([])


@pytest.mark.parametrize("state", ["stale", "failed", "killed", "timed_out", "missing"])
def test_one_that_is_not_fresh_is_enough(state):
    assert all_fresh([GOOD])
    assert not all_fresh([GOOD, GOOD | {"state": state}])


def test_a_verdict_without_data_names_no_release(tmp_path, monkeypatch):
    monkeypatch.setenv("NKREFUGEES_DATA", str(tmp_path))
    assert verdict([])["release"] is None
    assert "- data release: none found" in markdown(verdict([]))


def test_the_folder_is_made_and_nothing_else_is_left_in_it(tmp_path):
    write(tmp_path / "a" / "v.md", [GOOD])
    write(tmp_path / "a" / "v.md", [BAD])
    assert [path.name for path in (tmp_path / "a").iterdir()] == ["v.md"]


def test_what_stands_the_same_reads_the_same(tmp_path):
    texts = [write(tmp_path / name, [GOOD, BAD]).read_bytes() for name in ("a.json", "b.json")]
    assert texts[0] == texts[1]


def test_a_verdict_is_written_when_the_work_is_over(tmp_path):
    with kept(tmp_path / "v.json", tmp_path / "reports"):
        assert not list(tmp_path.iterdir())
    rows = json.loads((tmp_path / "v.json").read_text())["reports"]
    assert rows == status(tmp_path / "reports")


def test_a_verdict_is_written_where_work_was_stopped(tmp_path):
    with pytest.raises(KeyboardInterrupt), kept(tmp_path / "v.md", tmp_path / "reports"):
        raise KeyboardInterrupt
    assert (tmp_path / "v.md").is_file()


def test_no_verdict_is_written_where_work_was_refused(tmp_path):
    with pytest.raises(UnknownName), kept(tmp_path / "v.md", tmp_path / "reports"):
        raise UnknownName("notebook", "nope", [])
    assert not list(tmp_path.iterdir())


def test_a_bad_name_is_refused_before_the_work(tmp_path):
    with pytest.raises(BadValue), kept(tmp_path / "v.txt", tmp_path / "reports"):
        pytest.fail("the work has begun")


@pytest.mark.slow
def test_a_status_that_is_asked_to_fail_does_so_until_all_is_fresh(notebook, tmp_path, monkeypatch):
    monkeypatch.setattr("nkrefugees.reports.runs.keys", set)
    asked = ["status", "--fail-if-stale", "--max-age", "1", "--to", str(tmp_path / "reports")]
    path = notebook("# Fresh?", "print(1)")
    codes = [CliRunner().invoke(app, asked).exit_code]
    report(path, to=tmp_path / "reports")
    codes.append(CliRunner().invoke(app, asked).exit_code)
    path.write_text(path.read_text().replace("print(", "print(1 + "))
    codes.append(CliRunner().invoke(app, asked).exit_code)
    assert codes == [1, 0, 1]
