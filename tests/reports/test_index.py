import json

import pytest

from nkrefugees.reports import index, report

from .conftest import report_all

pytestmark = pytest.mark.slow


@pytest.fixture
def html(made, failed, to):
    made("ok"), failed("failing"), made("pictures")
    return (to / "index.html").read_text()


def test_the_site_links_to_each_report(html):
    assert '<a href="ok/default/index.html">default</a>' in html


def test_reports_are_grouped_under_the_title_of_their_notebook(html):
    assert '<h2 id="ok">What is printed?</h2>' in html


def test_a_failed_attempt_shows_with_its_error(html):
    assert "KeyError: &#39;no such claim&#39;" in html


def test_the_site_names_the_data_release(html):
    assert "Data release 0.1.0" in html


def test_a_failure_over_a_good_report_leads_to_that_with_its_release(data, tmp_path, notebook):
    to = tmp_path / "reports"
    report(notebook("print(1)"), to=to)
    report_all([notebook("1 / 0")], to=to)
    row = next(line for line in (to / "index.html").read_text().splitlines() if "ZeroDivisionError" in line)
    assert row.startswith("<td>failed<br>")
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
