import importlib

import pytest

from nkrefugees.errors import BadValue, MissingFile, UnknownName
from nkrefugees.reports import find, names


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    """A package with three notebooks."""
    for name in ("01-record", "02-waves", "02-record"):
        (tmp_path / f"{name}.ipynb").write_text("{}")
    module = importlib.import_module("nkrefugees.reports.find")
    monkeypatch.setattr(module, "folder", lambda: tmp_path)
    return tmp_path


def test_names_are_sorted():
    assert names() == ["01-record", "02-record", "02-waves"]


@pytest.mark.parametrize("name", ["02-waves", "waves"])
def test_a_notebook_is_found_by_its_name_or_a_part_that_is_no_others(folder, name):
    assert find(name) == folder / "02-waves.ipynb"


def test_the_number_is_enough_if_no_other_has_it(folder):
    assert find("01") == folder / "01-record.ipynb"


@pytest.mark.parametrize("name", ["02", "record"])
def test_a_part_that_several_have_is_refused(name):
    with pytest.raises(BadValue, match=r"02-record"):
        find(name)


def test_the_nearest_name_is_offered():
    with pytest.raises(UnknownName, match="'waves'"):
        find("wave")


def test_any_notebook_is_found_by_its_path(folder):
    assert find(str(folder / "01-record.ipynb")) == folder / "01-record.ipynb"


def test_a_path_without_a_file_is_a_missing_file(folder):
    with pytest.raises(MissingFile):
        find(folder / "03.ipynb")


def test_a_file_that_is_no_notebook_is_refused(folder):
    (folder / "notes.txt").write_text("")
    with pytest.raises(BadValue, match=r"must end in \.ipynb"):
        find(folder / "notes.txt")


def test_a_script_of_the_current_folder_is_refused_as_a_path(folder, monkeypatch):
    (folder / "script.py").write_text("")
    monkeypatch.chdir(folder)
    with pytest.raises(BadValue, match=r"must end in \.ipynb"):
        find("./script.py")


def test_a_name_that_looks_like_a_file_is_told_how_a_path_ends():
    with pytest.raises(UnknownName, match=r"a path that ends in \.ipynb"):
        find("script.py")
