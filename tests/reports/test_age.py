import json
from datetime import UTC, datetime, timedelta

import pytest

from nkrefugees.errors import BadValue
from nkrefugees.reports import status
from nkrefugees.reports.age import checked, late, overdue
from nkrefugees.reports.record import log, log_path

from .conftest import report_all

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
ONE = ("one", "default")
pytestmark = pytest.mark.usefixtures("undeclared")


def attempt(state, days, **more):
    """An attempt of some days ago."""
    time = (datetime.now(UTC) - timedelta(days=days)).isoformat(timespec="seconds")
    return {"notebook": "one", "run": "default", "state": state, "time": time, **more}


@pytest.mark.parametrize("days", [0, -1, 3661, 10**30])
def test_a_promise_that_is_no_number_of_days_is_refused(days):
    with pytest.raises(BadValue, match="from 1 to 3660"):
        checked(days)


def test_the_status_refuses_it_too(tmp_path):
    with pytest.raises(BadValue, match="max-age"):
        status(tmp_path, max_age=0)


@pytest.mark.parametrize(
    ("hours", "why"),
    [(0, ""), (24 * 7, ""), (24 * 7 + 1, "last made 7 days ago"), (24 * 30, "last made 30 days ago")],
)
def test_a_report_is_late_once_its_days_are_over(hours, why):
    assert late((NOW - timedelta(hours=hours)).isoformat(), 7, NOW) == why


def test_one_day_is_written_as_one():
    assert late((NOW - timedelta(hours=30)).isoformat(), 1, NOW) == "last made 1 day ago"


def test_a_clock_that_was_a_little_ahead_makes_nothing_late():
    assert late((NOW + timedelta(hours=1)).isoformat(), 1, NOW) == ""


def test_a_time_that_is_yet_to_come_is_no_proof():
    assert (
        late("2030-01-01T00:00:00+00:00", 7, NOW)
        == "last made on 2030-01-01 by the log, which is yet to come"
    )


@pytest.mark.parametrize("made", ["", "yesterday", "2026-11-22T11:00:00", 5, None])
def test_a_time_that_cannot_be_read_is_no_proof(made):
    assert late(made, 7, NOW) == "the log does not say when it was last made"


def test_the_last_good_attempt_counts(tmp_path):
    for days, state in ((30, "ok"), (9, "ok"), (1, "failed")):
        log(tmp_path / "reports", attempt(state, days))
    assert overdue(tmp_path / "reports", [ONE], 8) == {ONE: "last made 9 days ago"}
    assert overdue(tmp_path / "reports", [ONE], 10) == {}


def test_an_attempt_elsewhere_does_not_count(tmp_path):
    log(tmp_path / "reports", attempt("ok", 0, to=str(tmp_path / "other")))
    assert overdue(tmp_path / "reports", [ONE], 8) == {ONE: "the log does not say when it was last made"}


def test_without_a_promise_nothing_is_overdue(tmp_path):
    assert overdue(tmp_path / "reports", [ONE], None) == {}


@pytest.fixture
def old(notebook, tmp_path):
    """A report that was made ten days ago, by the log."""
    path, to = notebook("# How old?", "print(1)", name="one"), tmp_path / "reports"
    report_all([path], to=to)
    lines = [json.loads(line) for line in log_path(to).read_text().splitlines()]
    time = attempt("ok", 10)["time"]
    log_path(to).write_text("".join(json.dumps(line | {"time": time}) + "\n" for line in lines))
    return path, to


def row(to, max_age):
    (found,) = [r for r in status(to, max_age) if r["notebook"] == "one"]
    return found["state"], found["why"]


@pytest.mark.slow
def test_an_old_report_is_stale_only_by_a_promise(old):
    _, to = old
    assert row(to, None) == row(to, 11) == ("fresh", "")
    assert row(to, 9) == ("stale", "last made 10 days ago")


@pytest.mark.slow
def test_age_stands_behind_other_reasons(old):
    path, to = old
    path.write_text(path.read_text().replace("print(", "print(1 + "))
    assert row(to, 9) == ("stale", "the notebook changed; last made 10 days ago")


@pytest.mark.slow
def test_a_report_older_than_promised_is_made_anew_and_then_keeps_the_promise(old):
    path, to = old
    said = []
    report_all([path], to=to, echo=said.append, force=False, max_age=11)
    report_all([path], to=to, echo=said.append, force=False, max_age=9)
    assert said == ["one/default: fresh", f"one/default: {to / 'one' / 'default'}"]
    assert row(to, 1) == ("fresh", "")


@pytest.mark.slow
def test_a_failure_after_a_good_report_is_told_before_its_age(old):
    path, to = old
    log(to, attempt("failed", 0, path=str(path), error="KeyError"))
    assert row(to, 9) == ("failed", "KeyError; last good stands, of data release 0.1.0")


def files(to):
    """The bytes of all that stands in a folder of reports."""
    return {str(f.relative_to(to)): f.read_bytes() for f in to.rglob("*") if f.is_file()}


@pytest.mark.slow
def test_a_promise_is_stated_by_the_list_and_two_runs_have_the_same_bytes(old):
    path, to = old
    report_all([path], to=to, max_age=9)
    first = files(to)
    report_all([path], to=to, max_age=9)
    assert files(to) == first
    assert b"anew within 9 days; <code>nkrefugees status --max-age 9</code>" in first["index.html"]


@pytest.mark.slow
def test_a_promise_touches_nothing_but_the_list(old):
    path, to = old
    first = files(to)
    report_all([path], to=to, max_age=9)
    assert [name for name, content in files(to).items() if content != first[name]] == ["index.html"]


@pytest.mark.slow
def test_a_promise_is_stated_and_taken_back_where_all_is_fresh(old):
    path, to = old
    first = files(to)
    report_all([path], to=to, force=False, max_age=30)
    assert files(to) != first
    report_all([path], to=to, force=False)
    assert files(to) == first
