"""What holds for the files of the repository."""

import ast
import json
import re
import subprocess
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
NOTEBOOKS = sorted(
    [*(ROOT / "notebooks").glob("*.ipynb"), ROOT / "notebooks" / "template" / "analysis.ipynb"]
)
# Put together from pieces, so that this file does not match itself.
MACHINE = r"(^|[^A-Za-z0-9_.~}-])/(wo" + r"rk|tm" + r"p|ro" + r"ot|ho" + r"me)/"
REGISTRY = "|".join(
    [r"--(extra-)?index" + "-url", "/sim" + "ple/", r'"resolved"' + r': "http', "--find" + "-links"]
)
every_notebook = pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda p: p.name)


def git(*arguments: str) -> list[str]:
    """Lines that git prints."""
    if not (ROOT / ".git").exists():
        pytest.skip("this is no checkout: git has nothing to say")
    done = subprocess.run(["git", *arguments], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode in (0, 1), done.stderr
    return [line for line in done.stdout.split("\0" if "-z" in arguments else "\n") if line]


def tracked() -> dict[str, str]:
    """Every text file that is or would be committed."""
    names = git("ls-files", "-z", "--cached", "--others", "--exclude-standard")
    files = {name: ROOT / name for name in names if (ROOT / name).is_file()}
    return {name: path.read_text(encoding="utf-8", errors="replace") for name, path in files.items()}


@pytest.fixture(scope="module")
def files() -> dict[str, str]:
    return tracked()


@pytest.mark.parametrize("pattern", [MACHINE, REGISTRY], ids=["machine", "registry"])
def test_no_file_holds_a_path_of_a_machine_or_the_address_of_a_registry(files, pattern):
    found = [
        f"{name}:{number}"
        for name, text in files.items()
        for number, line in enumerate(text.split("\n"), start=1)
        if re.search(pattern, line)
    ]
    assert found == []


def test_git_ignores_no_source_file():
    sources = [
        p for d in ("nkrefugees", "tests", "seeds", "data") for p in (ROOT / d).rglob("*") if p.is_file()
    ]
    names = [str(p.relative_to(ROOT)) for p in sources if not {"__pycache__", ".hypothesis"} & set(p.parts)]
    assert git("check-ignore", *names) == []


@pytest.mark.parametrize("name", ["run", "dev", "peers"])
def test_every_requirement_is_pinned_with_its_hashes(name):
    text = (ROOT / "requirements" / f"{name}.txt").read_text().replace("\\\n", " ")
    pins = text.splitlines()
    assert len(pins) > 20
    assert [pin for pin in pins if not re.match(r"[\w.\[\]-]+==\S+ .*--hash=sha256:", pin)] == []


def test_requirements_hold_nothing_but_pins_and_hashes():
    names = ("run", "dev", "peers", "uv")
    text = "".join((ROOT / "requirements" / f"{name}.txt").read_text() for name in names)
    line = r"([\w.\[\]-]+==[^\s:]+( ; [^:/]+)? \\|    --hash=sha256:[0-9a-f]{64}( \\)?|)"
    assert [row for row in text.split("\n") if not re.fullmatch(line, row)] == []


def test_packages_of_npm_are_pinned_with_their_digests_and_no_address():
    folder = ROOT / "requirements" / "browser"
    lock = json.loads((folder / "package-lock.json").read_text())
    wanted = json.loads((folder / "package.json").read_text())["dependencies"]
    pins = {name.removeprefix("node_modules/"): pin for name, pin in lock["packages"].items() if name}
    assert {name: pin["version"] for name, pin in pins.items()} == wanted
    assert [name for name, pin in pins.items() if not pin["integrity"].startswith("sha512-")] == []
    assert "://" not in "".join(path.read_text() for path in folder.iterdir())


def test_run_and_dev_pin_the_same_versions():
    pins = [
        dict(re.findall(r"^([\w.-]+)==(\S+)", (ROOT / "requirements" / f).read_text(), re.M))
        for f in ("run.txt", "dev.txt")
    ]
    assert {name: v for name, v in pins[0].items() if pins[1].get(name) != v} == {}


def test_the_uv_that_installs_is_that_of_dev_with_every_hash():
    folder = ROOT / "requirements"
    assert "uv==" in (folder / "uv.txt").read_text()
    assert (folder / "uv.txt").read_text() in (folder / "dev.txt").read_text()


@every_notebook
def test_a_notebook_has_no_outputs(path):
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    code = [c for c in cells if c["cell_type"] == "code"]
    assert [c for c in code if c["outputs"] or c["execution_count"] is not None] == []


@every_notebook
def test_a_notebook_has_one_cell_of_parameters(path):
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    assert sum("parameters" in c["metadata"].get("tags", []) for c in cells) == 1


@every_notebook
def test_a_notebook_has_one_title(path):
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    prose = "\n".join("".join(c["source"]) for c in cells if c["cell_type"] == "markdown")
    assert len(re.findall(r"^# \S", prose, re.M)) == 1


@every_notebook
def test_the_code_of_a_notebook_parses(path):
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    code = ["".join(c["source"]) for c in cells if c["cell_type"] == "code"]
    assert [type(ast.parse(c)) for c in code] == [ast.Module] * len(code)


@every_notebook
def test_a_notebook_is_valid(path):
    import nbformat

    assert nbformat.read(path, as_version=4).nbformat == 4
    nbformat.validate(nbformat.read(path, as_version=4))


@every_notebook
def test_a_notebook_needs_no_loop_and_no_function(path):
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    code = "\n".join("".join(c["source"]) for c in cells if c["cell_type"] == "code")
    banned = (ast.For, ast.While, ast.FunctionDef, ast.ClassDef)
    assert [type(n).__name__ for n in ast.walk(ast.parse(code)) if isinstance(n, banned)] == []


def test_the_version_to_cite_is_that_of_the_package():
    path = ROOT / "CITATION.cff"
    if not path.is_file():
        pytest.skip("CITATION.cff is not written yet")
    version = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["version"]
    assert re.search(r'^version: "?([^"\s]+)"?$', path.read_text(), re.M)[1] == version


def test_the_public_names_are_those_of_the_stub():
    import nkrefugees

    stub = ast.parse((ROOT / "nkrefugees" / "__init__.pyi").read_text())
    named = [a.asname or a.name for n in stub.body if isinstance(n, ast.ImportFrom) for a in n.names]
    named += [n.target.id for n in stub.body if isinstance(n, ast.AnnAssign)]
    assert sorted(named) == sorted(nkrefugees.__all__)


def test_the_package_is_marked_as_typed():
    assert (ROOT / "nkrefugees" / "py.typed").is_file()
