from pathlib import Path

import pytest

from nkrefugees.reports.record import last_attempts, log, log_path

ATTEMPT = {"notebook": "ok", "run": "default", "state": "ok"}


def test_the_log_of_the_default_folder_is_in_the_current_one(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert log_path(Path("reports")) == tmp_path / ".nkrefugees" / "log.jsonl"


def test_the_log_stays_in_the_current_folder_where_reports_is_a_link(tmp_path, monkeypatch):
    here, there = tmp_path / "here", tmp_path / "there" / "site"
    here.mkdir(), there.mkdir(parents=True)
    (here / "reports").symlink_to(there)
    monkeypatch.chdir(here)
    assert log_path(Path("reports")) == here / ".nkrefugees" / "log.jsonl"


def test_the_log_of_another_folder_is_beside_it(tmp_path):
    assert log_path(tmp_path / "some" / "dir") == tmp_path / "some" / ".nkrefugees" / "log.jsonl"


def test_the_last_attempt_counts(tmp_path):
    for state in ("failed", "ok"):
        log(tmp_path / "reports", ATTEMPT | {"state": state})
    assert last_attempts(tmp_path / "reports")["ok", "default"]["state"] == "ok"


@pytest.fixture
def blocked(tmp_path):
    """A folder of reports whose log cannot be written, for a file stands in its way."""
    (tmp_path / ".nkrefugees").write_text("")
    return tmp_path / "reports"


def test_a_log_that_cannot_be_written_is_one_line_of_the_error_stream(blocked, capsys):
    log(blocked, ATTEMPT)
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith(f"{log_path(blocked)} cannot be written: ")


def test_a_log_that_cannot_be_read_holds_no_attempt(blocked):
    assert last_attempts(blocked) == {}


def test_broken_lines_of_the_log_are_passed_over(tmp_path):
    log(tmp_path / "reports", ATTEMPT)
    with log_path(tmp_path / "reports").open("ab") as file:
        file.write(b"\xff{\n")
    assert len(last_attempts(tmp_path / "reports")) == 1


def test_a_line_of_the_log_that_was_cut_spoils_no_other(tmp_path):
    log(tmp_path / "reports", ATTEMPT | {"notebook": "before"})
    with log_path(tmp_path / "reports").open("a") as file:
        file.write('{"notebook": "half')
    log(tmp_path / "reports", ATTEMPT)
    assert {name for name, _ in last_attempts(tmp_path / "reports")} == {"before", "ok"}
