import os

import pytest

from nkrefugees.crate import verify
from nkrefugees.errors import BadValue

from .conftest import TABLE

pytestmark = pytest.mark.slow


def test_a_zip_is_what_its_data_and_notebooks_give(found):
    verdict, _ = found
    assert verdict.holds
    assert verdict.reports == 2
    assert verdict.summary().splitlines()[-1] == (
        "2 reports made anew from it: the same bytes, and so is every page of the site"
    )


def test_each_report_that_is_made_anew_is_told(found):
    assert "counts/default: made anew" in found[1]


def test_the_environment_is_as_it_was(found, data):
    assert os.environ["NKREFUGEES_DATA"] == str(data)


def test_a_table_that_was_edited_with_its_sum_is_named_by_its_row(lied):
    assert not lied.holds
    assert "counts/default: tables/counts.csv: 1 row added, 1 removed (by actor_id)" in lied.differences
    assert "counts/default:   - voa" in lied.differences


def test_a_page_that_no_report_gives_is_named(lied):
    assert "rumours.html: in the zip, but not made anew" in lied.differences


def test_a_run_that_was_not_touched_is_not_named(lied):
    assert [line for line in lied.differences if "most-1" in line] == []


def test_what_is_said_of_the_files_must_fit_them(lied):
    assert "ro-crate-metadata.json: other bytes" in lied.differences


def test_the_reasons_are_what_is_otherwise_here(lied):
    [reason] = lied.reasons
    assert reason.startswith("python 3.9.1 -> ")


def test_a_report_whose_notebook_is_gone_is_named(forge):
    verdict = verify(forge(lambda files: files.pop("notebooks/counts.ipynb")))
    assert "counts/default: its notebook is not in the zip" in verdict.differences


def test_notebooks_that_are_not_those_installed_here_are_not_run_unasked(whole):
    with pytest.raises(BadValue, match=r"counts\.ipynb.*add --trust"):
        verify(whole)


def test_what_is_not_whole_is_not_run(forge):
    verdict = verify(forge(lambda files: files.pop(TABLE), right=False), trust=True)
    assert (verdict.faults, verdict.reports) == ([f"{TABLE}: missing"], None)


def test_a_quick_look_runs_nothing(whole):
    verdict = verify(whole, quick=True)
    assert (verdict.holds, verdict.reports) == (True, None)


@pytest.mark.parametrize("name", ["reports/index.html", "data/datapackage.json"])
def test_a_zip_without_a_part_that_is_needed_is_named(forge, name):
    assert verify(forge(lambda files: files.pop(name)), trust=True).faults == [f"{name}: missing"]


def test_a_zip_without_reports_is_named(forge):
    path = forge(lambda files: [files.pop(name) for name in [*files] if name.startswith("reports/counts")])
    assert verify(path, trust=True).faults == ["reports/: holds no report"]


@pytest.mark.parametrize("content", [b"{", b"[]", b'{"notebook": 1}'])
def test_a_run_that_says_nothing_of_itself_is_no_report(forge, content):
    runs = [f"reports/counts/{run}/run.json" for run in ("default", "most-1")]
    verdict = verify(forge(lambda files: files.update(dict.fromkeys(runs, content))), trust=True)
    assert "counts/default/run.json: in the zip, but not made anew" in verdict.differences


def test_other_data_under_the_same_release_are_noted(forge):
    def edit(files):
        files["data/incidents.csv"] = b"incident_id\n2021-07-14-tumen\n"
        del files["notebooks/counts.ipynb"]

    assert verify(forge(edit)).notes == ["its data say release 0.1.0, as those here do, and are not the same"]
