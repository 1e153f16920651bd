from __future__ import annotations

import ast
import importlib.util
import subprocess
import sys
from pathlib import Path

import pytest

import nkrefugees as nk

STUB = Path(nk.__file__).with_name("__init__.pyi")
HEAVY = ("pandas", "numpy", "matplotlib", "papermill", "nbformat", "frictionless", "pycountry", "scipy")
NAMES = [name for name in nk.__all__ if name not in ("plot", "report")]


def run(code):
    """What a fresh interpreter prints."""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return done.stdout.split()


def test_importing_the_package_loads_nothing_heavy():
    loaded = run("import sys, nkrefugees; print(*sys.modules)")
    assert not set(HEAVY) & {name.partition(".")[0] for name in loaded}


def test_importing_the_package_loads_none_of_its_modules():
    loaded = run("import sys, nkrefugees; print(*sys.modules)")
    assert [name for name in loaded if name.startswith("nkrefugees.")] == []


def test_asking_for_a_report_loads_no_pandas():
    assert "pandas" not in run("import sys, nkrefugees; nkrefugees.report; print(*sys.modules)")


@pytest.mark.parametrize("name", NAMES)
def test_a_public_name_resolves(name):
    assert getattr(nk, name) is not None


@pytest.mark.parametrize("name", [n for n in NAMES if n != "__version__"])
def test_a_public_function_says_what_it_does(name):
    assert callable(getattr(nk, name))
    assert getattr(nk, name).__doc__


@pytest.mark.parametrize(("name", "home"), [("plot", "nkrefugees.plot"), ("report", "nkrefugees.reports")])
def test_a_public_name_of_a_folder_resolves(name, home):
    if importlib.util.find_spec(home) is None:
        pytest.skip(f"{home} is not there yet")
    assert getattr(nk, name) is not None


def test_no_public_name_is_hidden_by_a_module_of_the_package():
    modules = {path.stem for path in Path(nk.__file__).parent.iterdir()}
    assert modules & set(nk.__all__) <= {"plot"}


def test_dir_lists_the_public_names():
    assert dir(nk) == sorted(nk.__all__)


def test_a_name_that_is_asked_for_twice_is_the_same():
    assert nk.claims is nk.claims


def test_an_unknown_name_offers_the_nearest():
    with pytest.raises(AttributeError, match="'nkrefugees' has no 'claim'; did you mean 'claims'"):
        nk.claim  # noqa: B018


def test_the_stub_names_what_is_public():
    tree = ast.parse(STUB.read_text(encoding="utf-8"))
    named = {alias.asname for node in tree.body if isinstance(node, ast.ImportFrom) for alias in node.names}
    named |= {node.target.id for node in tree.body if isinstance(node, ast.AnnAssign)}
    assert named == set(nk.__all__)


@pytest.mark.parametrize("name", NAMES)
def test_the_stub_says_where_a_name_lives(name):
    tree = ast.parse(STUB.read_text(encoding="utf-8"))
    homes = {a.asname: n.module for n in tree.body if isinstance(n, ast.ImportFrom) for a in n.names}
    assert homes.get(name, "nkrefugees") == getattr(getattr(nk, name), "__module__", "nkrefugees").replace(
        "builtins", "nkrefugees"
    )


def test_the_version_is_that_of_the_project():
    import tomllib

    project = Path(nk.__file__).parents[1] / "pyproject.toml"
    if not project.is_file():
        pytest.skip("the package is installed without its checkout")
    assert nk.__version__ == tomllib.loads(project.read_text(encoding="utf-8"))["project"]["version"]
