"""What the project says of itself: dependencies, release, decisions."""

import ast
import re
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
PROGRAMS = {"ipykernel", "jupyterlab"}  # started as programs, not imported
DECISIONS = sorted((ROOT / "docs" / "decisions").glob("*.md"))


def modules(tree: ast.AST) -> set[str]:
    """Outermost names of all modules that a program imports."""
    plain = [a.name for n in ast.walk(tree) if isinstance(n, ast.Import) for a in n.names]
    parts = [str(n.module) for n in ast.walk(tree) if isinstance(n, ast.ImportFrom) and not n.level]
    return {name.split(".")[0] for name in plain + parts}


@pytest.fixture(scope="module")
def imported() -> set[str]:
    """The distributions that the package imports."""
    names = set().union(*(modules(ast.parse(p.read_text())) for p in (ROOT / "nkrefugees").rglob("*.py")))
    homes = packages_distributions()
    return {
        homes[n][0].lower().replace("_", "-") for n in names - set(sys.stdlib_module_names) - {"nkrefugees"}
    }


def declared(*lists: list[str]) -> set[str]:
    return {re.match(r"[\w-]+", line)[0] for lines in lists for line in lines}


def test_every_library_that_is_imported_is_declared(imported):
    extras = [
        PROJECT["optional-dependencies"][name]
        for name in ("cluster", "code", "curate", "export", "lab", "pdf")
    ]
    assert imported - declared(PROJECT["dependencies"], *extras) == set()


def test_every_library_that_is_declared_is_imported(imported):
    assert declared(PROJECT["dependencies"]) - PROGRAMS - imported == set()


def test_what_is_not_released_has_no_date_of_release():
    open_version = f"## {PROJECT['version']} (unreleased)" in (ROOT / "CHANGELOG.md").read_text()
    assert open_version != ("date-released" in (ROOT / "CITATION.cff").read_text())


@pytest.mark.parametrize("page", DECISIONS, ids=lambda p: p.stem)
def test_the_heading_of_a_decision_is_its_number_and_a_name(page):
    number = int(page.name[:4])
    assert re.match(rf"# {number}\. [A-Z]", page.read_text())


@pytest.mark.parametrize("page", DECISIONS, ids=lambda p: p.stem)
def test_a_decision_speaks_of_nothing_that_its_readers_do_not_have(page):
    assert re.findall(r"the design\b|\bprompt\b", page.read_text(), re.I) == []


def test_a_settled_reading_gives_its_rule_and_not_whose_it_is():
    assert "editor" not in (ROOT / "seeds" / "decisions" / "coding.csv").read_text()
