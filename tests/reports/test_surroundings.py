import subprocess
import sys

import pytest

from nkrefugees.errors import BrokenLinks, ReportFailed
from nkrefugees.reports import report, surroundings

from .conftest import NOTEBOOKS, report_all

pytestmark = pytest.mark.slow
TWICE = """
import sys
from pathlib import Path
from nkrefugees.reports import surroundings

print(surroundings.renew(Path(sys.argv[1])), sorted({"pandas", "jinja2", "papermill"} & set(sys.modules)))
"""


def test_a_report_is_surrounded_by_the_pages_of_the_record(tmp_path, notebook):
    to = tmp_path / "reports"
    report(notebook("print(1)"), to=to)
    assert (to / "evidence" / "incident" / "2021-07-14-dandong.html").is_file()


def test_pages_of_the_record_stand_where_a_report_failed_as_well(tmp_path, notebook):
    to = tmp_path / "reports"
    to.mkdir()
    with pytest.raises(ReportFailed):
        report(notebook("1 / 0"), to=to)
    assert (to / "evidence" / "index.html").is_file()


def test_a_broken_link_fails_the_report_and_is_named(tmp_path, notebook):
    to = tmp_path / "reports"
    with pytest.raises(BrokenLinks) as caught:
        report(notebook("# What?\n\nRead [this](../../evidence/policy/gone.html)."), to=to)
    (fault,) = caught.value.faults
    assert fault.file == str(to / "made" / "default" / "index.html")
    assert "the link '../../evidence/policy/gone.html' leads to no page" in str(caught.value)


def test_a_report_missing_its_figure_is_named(tmp_path, notebook):
    to = tmp_path / "reports"
    page = report(NOTEBOOKS / "pictures.ipynb", to=to) / "index.html"
    figure = min((page.parent / "figures").glob("*.svg"))
    figure.unlink()
    with pytest.raises(BrokenLinks) as caught:
        report_all([notebook("print(1)")], to=to)
    assert {fault.file for fault in caught.value.faults} == {str(page)}
    assert f"the link 'figures/{figure.name}' leads to no page" in str(caught.value)


def test_a_broken_link_fails_every_batch_until_it_is_mended(tmp_path, notebook):
    to, path = tmp_path / "reports", notebook("# What?\n\nRead [this](other.html).")
    for _ in range(2):
        with pytest.raises(BrokenLinks):
            report_all([path], to=to, force=False)
    (to / "made" / "default" / "other.html").touch()
    assert report_all([path], to=to, force=False) == []


def test_where_nothing_changed_nothing_heavy_is_imported(tmp_path):
    call = [sys.executable, "-c", TWICE, str(tmp_path)]
    first, second = (subprocess.run(call, capture_output=True, text=True, check=True).stdout for _ in "12")
    assert first.startswith("True")
    assert second == "False []\n"


def test_a_folder_that_cannot_be_found_in_the_data_is_told_as_such(tmp_path, monkeypatch):
    monkeypatch.setenv("NKREFUGEES_DATA", str(tmp_path))
    with pytest.raises(FileNotFoundError, match="NKREFUGEES_DATA names this folder"):
        surroundings.renew(tmp_path / "reports")
