"""The floors of the house, read from the source without importing it.

A module imports from lower floors, from its own folder, or, on its own floor, from a module that lies
directly in ``nkrefugees/``; never in a circle. One outside library, one
door. Modules and functions are short.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import lru_cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "nkrefugees"
FLOORS = (
    "errors vocab",
    "dates schema countries csvfile texts wording rests htmltable",
    "io",
    "build check columns frames filters vintage",
    "analysis",
    "evidence citations lines shown plot live diff export quality",
    "site",
    "reports",
    "crate course",
    "cli",
    "__init__ __main__",
)
FLOOR = {part: number for number, parts in enumerate(FLOORS) for part in parts.split()}
CHECK_IS_USED_BY = {
    ("cli", "nkrefugees.check"),
}
DOORS = {
    "papermill": {"reports"},
    "nbconvert": {"reports"},
    "nbclient": {"reports"},
    "nbformat": {"reports"},
    "jupyter_client": {"reports"},
    "jupyter_core": {"reports"},
    "filelock": {"reports"},
    "distributed": {"reports"},
    "rocrate": {"crate"},
    "otter": {"course"},
    "matplotlib": {"plot"},
    "seaborn": {"plot"},
    "PIL": {"plot"},
    "altair": {"site"},
    "vl_convert": {"site"},
    "frictionless": {"check"},
    "openpyxl": {"export"},
    "weasyprint": {"site"},
    "ipywidgets": {"live"},
    "IPython": {"live"},
    "typer": {"cli"},
    "rich": {"cli"},
}


def name_of(path: Path) -> str:
    """Dotted name of a module."""
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


MODULES = {name_of(path): path for path in sorted(PACKAGE.rglob("*.py"))}
every_module = pytest.mark.parametrize("module", MODULES)


@lru_cache
def tree(module: str) -> ast.Module:
    return ast.parse(MODULES[module].read_text(encoding="utf-8"))


def part(module: str) -> str:
    """The part of the house that a module lies in: its file or folder directly in nkrefugees/."""
    return module.split(".")[1] if "." in module else "__init__"


def is_folder(module: str) -> bool:
    """Whether a module lies in a folder of the package."""
    return (PACKAGE / part(module)).is_dir()


def imports(module: str) -> Iterator[str]:
    """Every module that a module imports, also inside functions."""
    for node in ast.walk(tree(module)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, f"{module} imports relatively"
            base = node.module or ""
            names = [f"{base}.{alias.name}" for alias in node.names]
            yield from (name if name in MODULES else base for name in names)


def own(module: str) -> set[str]:
    """The modules of the package that a module imports."""
    return {name for name in imports(module) if name in MODULES}


def allowed(module: str, other: str) -> bool:
    here, there = part(module), part(other)
    if here == there:
        return True
    if there == "check":
        return any(here == user and other.startswith(what) for user, what in CHECK_IS_USED_BY)
    if (here, there) == ("check", "build") or FLOOR[there] < FLOOR[here]:
        return True
    return FLOOR[there] == FLOOR[here] and not is_folder(other)


@every_module
def test_a_module_stands_on_a_floor(module):
    assert part(module) in FLOOR


@every_module
def test_a_module_imports_from_lower_floors_or_its_own_folder(module):
    assert [other for other in sorted(own(module)) if not allowed(module, other)] == []


def test_no_module_imports_itself_in_a_circle():
    graph = {module: own(module) - {module} for module in MODULES}
    try:
        order = list(TopologicalSorter(graph).static_order())
    except CycleError as error:
        pytest.fail(" -> ".join(error.args[1]))
    assert len(order) == len(MODULES)


@every_module
def test_an_outside_library_has_one_door(module):
    libraries = {name.split(".")[0] for name in imports(module)}
    assert [lib for lib in libraries & set(DOORS) if part(module) not in DOORS[lib]] == []


@every_module
def test_io_build_and_check_alone_know_the_files_of_data(module):
    texts = [
        n.value for n in ast.walk(tree(module)) if isinstance(n, ast.Constant) and isinstance(n.value, str)
    ]
    named = [text for text in texts if text == "datapackage.json"]
    assert named == [] or part(module) in ("io", "build", "check")


@every_module
def test_what_reports_rest_on_is_read_by_recorded_calls(module):
    """``io.table`` hands out rows unrecorded: analyses, figures and evidence use ``filters.rows``."""
    may = ("io", "filters", "vintage", "diff", "export", "quality", "reports")
    calls = [ast.unparse(n.func) for n in ast.walk(tree(module)) if isinstance(n, ast.Call)]
    assert "io.table" not in calls or part(module) in may


@every_module
def test_a_module_has_fewer_than_250_lines(module):
    assert MODULES[module].read_text(encoding="utf-8").count("\n") < 250


def functions(module: str) -> list[ast.FunctionDef]:
    return [n for n in ast.walk(tree(module)) if isinstance(n, ast.FunctionDef | ast.AsyncFunctionDef)]


def length(function: ast.FunctionDef) -> int:
    """Lines of the body without its docstring."""
    body = function.body[1:] if ast.get_docstring(function) else function.body
    return body[-1].end_lineno - body[0].lineno + 1 if body else 0


def test_nine_functions_in_ten_are_under_20_lines():
    lengths = [length(function) for module in MODULES for function in functions(module)]
    assert sum(n < 20 for n in lengths) / len(lengths) >= 0.9


@every_module
def test_no_function_is_over_60_lines(module):
    assert [f"{f.name}: {length(f)}" for f in functions(module) if length(f) > 60] == []


@every_module
def test_every_public_name_has_a_docstring(module):
    top = tree(module)
    kinds = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
    inner = [n for c in top.body if isinstance(c, ast.ClassDef) for n in c.body if not c.name.startswith("_")]
    named = [n for n in [*top.body, *inner] if isinstance(n, kinds) and not n.name.startswith("_")]
    assert [n.name for n in named if not ast.get_docstring(n)] == []


@every_module
def test_a_module_says_what_it_is(module):
    assert ast.get_docstring(tree(module))


def test_every_module_of_the_design_that_is_there_is_read():
    assert {"nkrefugees", "nkrefugees.errors", "nkrefugees.build.cells", "nkrefugees.check.spans"} <= set(
        MODULES
    )
