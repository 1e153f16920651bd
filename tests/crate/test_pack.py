import os
import shutil
import subprocess
import time
import zipfile

import pytest

from nkrefugees.crate import export
from nkrefugees.crate.contents import PROJECT
from nkrefugees.errors import BadSite, BadValue
from nkrefugees.reports import index

from .conftest import ABOUT, NOTEBOOK, TABLE

pytestmark = pytest.mark.slow


def names(path):
    with zipfile.ZipFile(path) as archive:
        return archive.namelist()


def test_the_zip_holds_site_data_notebooks_lock_licences_description_and_sums(whole):
    found = {*names(whole)}
    assert {TABLE, "reports/index.html", "data/actors.csv", "data/datapackage.json"} <= found
    assert {"notebooks/counts.ipynb", *PROJECT, "README.md"} <= found
    assert {"ro-crate-metadata.json", "SHA256SUMS"} <= found


def test_nothing_of_the_engine_is_in_the_zip(whole):
    assert [name for name in names(whole) if "/." in name or name.startswith(".")] == []


def test_the_same_site_gives_the_same_bytes_at_another_time(site, whole, tmp_path):
    for path in site.rglob("*"):
        os.utime(path, (time.time() + 90, time.time() + 90))
    export(tmp_path / "again.zip", site)
    assert (tmp_path / "again.zip").read_bytes() == whole.read_bytes()


def test_entries_are_sorted_and_have_one_date_and_mode(whole):
    with zipfile.ZipFile(whole) as archive:
        entries = archive.infolist()
    assert [entry.filename for entry in entries] == sorted(entry.filename for entry in entries)
    assert {(entry.date_time, entry.external_attr >> 16) for entry in entries} == {
        ((2026, 11, 22, 0, 0, 0), 0o100644)
    }


@pytest.mark.skipif(not shutil.which("sha256sum"), reason="sha256sum is not on this machine")
def test_sha256sum_finds_every_file_as_it_was(whole, tmp_path):
    with zipfile.ZipFile(whole) as archive:
        archive.extractall(tmp_path)
    done = subprocess.run(["sha256sum", "-c", "--strict", "SHA256SUMS"], cwd=tmp_path, capture_output=True)
    assert (done.returncode, done.stdout.count(b": OK\n")) == (0, len(names(whole)) - 1)


def test_the_readme_names_release_and_page(whole):
    with zipfile.ZipFile(whole) as archive:
        text = archive.read("README.md").decode()
    assert text.startswith(f"# {ABOUT['title']}\n\nData release 0.1.0; 2 reports")
    assert "`reports/index.html`" in text


def test_a_promise_of_the_site_stays_in_the_zip(site, tmp_path):
    index.write(site, 8)
    export(tmp_path / "record.zip", site)
    with zipfile.ZipFile(tmp_path / "record.zip") as archive:
        assert b"status --max-age 8<" in archive.read("reports/index.html")


# What is refused


@pytest.fixture
def refused(site, tmp_path):
    """Say why a site is refused, and that the zip that stands is left as it is."""

    def why():
        (tmp_path / "record.zip").write_bytes(b"the last one")
        with pytest.raises(BadSite) as caught:
            export(tmp_path / "record.zip", site)
        assert (tmp_path / "record.zip").read_bytes() == b"the last one"
        return str(caught.value)

    return why


def test_a_site_without_its_list_is_refused(site, refused):
    (site / "index.html").unlink()
    assert "holds no index.html" in refused()


def test_a_stale_report_is_refused_and_named(site, refused):
    (site / "counts" / "default" / "index.html").write_text("<p>other</p>")
    assert refused().startswith("counts/default is stale: index.html: changed\n")


def test_a_failed_report_is_refused_though_the_last_good_one_stands(site, refused):
    log = site.parent / ".nkrefugees" / "log.jsonl"
    last = log.read_text().splitlines()[-1]
    log.write_text(log.read_text() + last.replace('"state": "ok"', '"state": "failed"') + "\n")
    assert refused().startswith("counts/most-1 is failed")


def test_every_report_that_is_not_fresh_is_named(site, refused):
    for run in ("default", "most-1"):
        (site / "counts" / run / "index.html").unlink()
    assert refused().count(" is stale: index.html: missing") == 2


@pytest.mark.parametrize("name", ["counts/default/note.csv", "interview.docx", "counts/notes.html"])
def test_a_file_that_no_report_has_written_is_refused_and_named(site, refused, name):
    (site / name).write_text("not for others")
    assert refused() == f"{site / name}: no report has written it; move it elsewhere"


def test_a_link_out_of_the_site_is_refused(site, refused, tmp_path):
    (site / "more.html").symlink_to(tmp_path)
    assert "it is a link" in refused()


def test_two_notebooks_of_one_name_are_refused(site, refused, tmp_path):
    other, log = tmp_path / "counts.ipynb", site.parent / ".nkrefugees" / "log.jsonl"
    other.write_text(NOTEBOOK.read_text().replace("# rows", "# how many rows"))
    *first, last = log.read_text().splitlines()
    log.write_text("\n".join([*first, last.replace(str(NOTEBOOK), str(other)), ""]))
    assert "counts: made from" in refused()


def test_an_empty_site_is_refused(tmp_path):
    index.write(tmp_path)
    with pytest.raises(BadSite, match="holds no report"):
        export(tmp_path.parent / "record.zip", tmp_path)


def test_a_zip_inside_the_site_is_refused(site):
    with pytest.raises(BadValue, match="folder of reports"):
        export(site / "record.zip", site)
