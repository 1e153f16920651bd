from importlib.metadata import distribution, version
from pathlib import Path

import pytest

from nkrefugees.reports.tools import _needs, code, differences, libraries, used

WAS = {"version": "1.0", "code": "a", "python": "3.11.7", "libraries": {"pandas": "3.1.1", "x": "1"}}


@pytest.fixture
def package(tmp_path):
    """The code of a small package."""
    (tmp_path / "templates").mkdir()
    for name in ("a.py", "templates/page.html", "templates/style.css", "notes.txt"):
        (tmp_path / name).write_text("1")
    return tmp_path


@pytest.mark.parametrize("name", ["a.py", "templates/page.html", "templates/style.css"])
def test_a_changed_module_or_template_is_other_code(package, name):
    before = code(package)
    (package / name).write_text("2")
    assert code(package) != before


def test_a_module_of_another_name_is_other_code(package):
    before = code(package)
    (package / "a.py").rename(package / "b.py")
    assert code(package) != before


def test_what_is_neither_module_nor_template_is_no_code(package):
    before = code(package)
    (package / "notes.txt").write_text("2")
    assert code(package) == before


def test_libraries_are_those_needed_and_those_that_they_need():
    assert {"pandas", "nbconvert", "markupsafe"} <= set(libraries())


def test_what_an_extra_needs_counts_where_it_is_asked_for():
    assert set(_needs(distribution("jsonschema"), "format-nongpl")) - set(
        _needs(distribution("jsonschema"), "")
    ) >= {("fqdn", "")}


def test_the_extras_that_are_asked_of_a_library_are_followed():
    assert ("jsonschema", "format-nongpl") in set(_needs(distribution("jupyter-events"), ""))


def test_the_tools_of_developers_are_no_libraries_of_a_report():
    assert {"nkrefugees", "pytest", "ruff", "mypy"} & set(libraries()) == set()


def test_a_library_has_the_version_that_is_installed():
    assert libraries()["pandas"] == version("pandas")


def test_libraries_are_sorted():
    assert list(libraries()) == sorted(libraries())


def test_a_package_that_is_not_installed_needs_nothing():
    assert libraries("no-such-package") == {}


def test_nothing_differs_where_nothing_changed():
    assert differences(used(Path("reports")), used(Path("reports"))) == []


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"code": "b"}, "code of the package changed"),
        ({"version": "1.1"}, "nkrefugees 1.0 -> 1.1"),
        ({"python": "3.13.0"}, "python 3.11.7 -> 3.13.0"),
        ({"libraries": {"pandas": "3.1.2", "x": "1"}}, "pandas 3.1.1 -> 3.1.2"),
        ({"libraries": {"pandas": "3.1.1"}}, "x 1 -> none"),
        ({"libraries": {"pandas": "3.1.1", "x": "1", "y": "2"}}, "y none -> 2"),
    ],
)
def test_what_differs_is_named_with_both(change, reason):
    assert differences(WAS, WAS | change) == [reason]


def test_of_many_libraries_three_are_named():
    now = WAS | {"libraries": dict.fromkeys("abcdef", "2")}
    assert differences(WAS, now)[3] == "5 more libraries"


def test_what_is_installed_is_looked_up_once(tmp_path, monkeypatch):
    (tmp_path / ".nkrefugees").mkdir()
    first = used(tmp_path / "reports")
    monkeypatch.setattr("nkrefugees.reports.tools.libraries", dict)
    assert used(tmp_path / "reports") == first


def test_what_is_installed_is_looked_up_again_when_it_changed(tmp_path, monkeypatch):
    (tmp_path / ".nkrefugees").mkdir()
    used(tmp_path / "reports")
    monkeypatch.setattr("nkrefugees.reports.tools.libraries", dict)
    (tmp_path / "site" / "new-1.0.dist-info").mkdir(parents=True)
    monkeypatch.syspath_prepend(tmp_path / "site")
    assert used(tmp_path / "reports")["libraries"] == {}


def test_what_is_installed_is_kept_only_beside_a_log(tmp_path):
    used(tmp_path / "reports")
    assert list(tmp_path.iterdir()) == []
