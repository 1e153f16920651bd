import json

import pytest

from nkrefugees.reports import index, report

from .conftest import report_all, write_data

pytestmark = pytest.mark.slow


@pytest.fixture
def html(made, failed, to):
    made("ok"), failed("failing"), made("pictures")
    return (to / "index.html").read_text()


def test_the_site_links_to_each_report(html):
    assert '<a href="ok/default/index.html">default</a>' in html


def test_reports_are_grouped_under_the_title_of_their_notebook(html):
    assert '<h3 id="ok"><a href="ok/default/index.html">What is printed?</a></h3>' in html


def test_a_failed_attempt_shows_with_its_error(html):
    assert "KeyError: &#39;no such claim&#39;" in html


def test_the_site_names_the_data_release(html):
    assert "Data release 0.1.0" in html


def test_a_failure_over_a_good_report_leads_to_that_with_its_release(data, tmp_path, notebook):
    to = tmp_path / "reports"
    report(notebook("print(1)"), to=to)
    report_all([notebook("1 / 0")], to=to)
    row = next(li for li in (to / "index.html").read_text().split("<li>") if "ZeroDivisionError" in li)
    assert '<span class="state failed">failed</span>' in row
    assert '<a href="made/default/index.html">last good</a>, of data release 0.1.0' in row
    assert (to / "made" / "default" / "index.html").is_file()


def test_a_failure_without_a_good_report_leads_nowhere(html):
    [row] = [line for line in html.splitlines() if "no such claim" in line]
    assert "last good" not in row


def test_the_site_says_how_many_files_were_the_same(tmp_path, monkeypatch):
    counted = {"files": 40, "same": 39, "python": ["3.11.7"], "release": "2026.11.0"}
    monkeypatch.setattr(index, "NOTED", tmp_path / "noted.json")
    (tmp_path / "noted.json").write_text(json.dumps({"twice": counted}))
    assert "39 of 40 files were equal" in index.write(tmp_path).read_text()


def test_a_list_that_shows_the_same_is_not_written_again(tmp_path):
    page = index.write(tmp_path)
    page.touch()
    before = page.stat().st_mtime_ns
    assert index.write(tmp_path).stat().st_mtime_ns == before


def test_a_list_that_somebody_changed_is_written_again(tmp_path):
    page = index.write(tmp_path)
    whole = page.read_text()
    page.write_text(whole.replace("Reports", "Rumours"))
    assert index.write(tmp_path).read_text() == whole


def test_the_record_is_counted(html):
    assert "<dt>incidents</dt><dd>1</dd>" in html


def test_the_site_has_one_title(html):
    assert html.count("<h1") == 1


def test_the_page_knows_where_it_stands(html):
    assert '<a href="index.html" aria-current="page">Reports</a>' in html


def test_other_data_are_counted_anew(tmp_path, monkeypatch):
    to, other = tmp_path / "reports", tmp_path / "data"
    to.mkdir()
    other.mkdir()
    first = index.write(to).read_text()
    write_data(other, "0.2.0")
    monkeypatch.setenv("NKREFUGEES_DATA", str(other))
    (other / "incidents.csv").write_text("incident_id\na\nb\n")
    assert "<dt>incidents</dt><dd>2</dd>" not in first
    assert "<dt>incidents</dt><dd>2</dd>" in index.write(to).read_text()


@pytest.mark.parametrize(
    ("differing", "about"), [(["incident"], "Buses"), (["since"], ""), (["incident", "since"], ""), ([], "")]
)
def test_a_run_of_one_incident_is_called_by_its_title(differing, about):
    values = {"incident": "a", "since": "2013"}
    run = {"parameters": values, "differing": differing, "title": "What?", "data": {"release": "1"}}
    row = index._row({"notebook": "n", "run": "r"}, run, {"a": "Buses"})
    assert row["about"] == about
