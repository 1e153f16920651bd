"""The zip of the whole record, by the commands a user gives."""

import zipfile

import pytest

from .made import NOTEBOOKS, ONCE, reports, run

pytestmark = pytest.mark.long


@pytest.fixture(scope="module")
def packed(tmp_path_factory):
    """The zip of all reports."""
    made = reports(tmp_path_factory.getbasetemp())
    path = tmp_path_factory.mktemp("zip") / "record.zip"
    done = run("nkrefugees", "export", path, "--to", made.here, cwd=path.parent)
    assert done.returncode == 0, done.stderr
    return path


def test_the_whole_record_made_anew_from_its_zip_is_the_same(packed):
    done = run("nkrefugees", "verify", packed, cwd=packed.parent)
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.splitlines()[-1].endswith("the same bytes, and so is every page of the site")


def test_reports_made_elsewhere_give_the_same_zip(tmp_path, tmp_path_factory):
    made = reports(tmp_path_factory.getbasetemp())
    assert run("nkrefugees", "report", *ONCE, cwd=tmp_path).returncode == 0
    for name, folder in (("here.zip", tmp_path / "reports"), ("there.zip", made.elsewhere)):
        assert run("nkrefugees", "export", name, "--to", folder, cwd=tmp_path).returncode == 0
    assert (tmp_path / "here.zip").read_bytes() == (tmp_path / "there.zip").read_bytes()


def test_the_zip_of_the_whole_record_holds_every_notebook(packed):
    with zipfile.ZipFile(packed) as archive:
        names = [name for name in archive.namelist() if name.endswith("report.ipynb")]
    assert {name.split("/")[1] for name in names} == {path.stem for path in NOTEBOOKS}
