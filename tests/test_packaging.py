import importlib.util
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

import nkrefugees
from nkrefugees import io
from nkrefugees.crate.contents import PROJECT

from .made import NOTEBOOKS, ROOT

pytestmark = pytest.mark.slow


def python(*arguments, cwd, **variables):
    """Run this interpreter in a folder; warnings of pip on its own age are of no interest."""
    environment = {k: v for k, v in os.environ.items() if k not in ("NKREFUGEES_DATA", "PYTHONPATH")}
    environment |= {"PIP_DISABLE_PIP_VERSION_CHECK": "1", "PIP_ROOT_USER_ACTION": "ignore", **variables}
    command = [sys.executable, *map(str, arguments)]
    done = subprocess.run(command, cwd=cwd, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="session")
def wheel(tmp_path_factory):
    """The wheel of this checkout."""
    if not (ROOT / "pyproject.toml").is_file():
        pytest.skip("the package is installed without its checkout")
    folder = tmp_path_factory.mktemp("wheel")
    missing = [name for name in ("build", "hatchling") if importlib.util.find_spec(name) is None]
    if missing:
        pytest.skip(f"{' and '.join(missing)} not installed: no wheel can be made here")
    python("-m", "build", "--wheel", "--no-isolation", "--outdir", folder, ROOT, cwd=folder)
    (path,) = folder.glob("*.whl")
    return path


@pytest.fixture(scope="session")
def files(wheel):
    return set(zipfile.ZipFile(wheel).namelist())


@pytest.fixture(scope="session")
def installed(wheel, tmp_path_factory):
    """The folder that the wheel is installed into."""
    target = tmp_path_factory.mktemp("installed")
    python(
        "-m", "pip", "install", "--quiet", "--no-deps", "--no-index", "--target", target, wheel, cwd=target
    )
    return target


def test_the_wheel_has_every_file_of_the_data(files):
    data = {f"nkrefugees/data/{path.name}" for path in io.data_dir().glob("*")}
    assert "nkrefugees/data/datapackage.json" in files
    assert data - files == set()


def test_the_wheel_has_every_notebook(files):
    assert {f"nkrefugees/notebooks/{path.name}" for path in NOTEBOOKS} - files == set()


def test_the_wheel_has_every_lesson(files):
    lessons = {
        f"nkrefugees/notebooks/course/{path.name}" for path in (ROOT / "notebooks" / "course").iterdir()
    }
    assert lessons
    assert lessons - files == set()


def test_the_wheel_has_the_template(files):
    assert "nkrefugees/notebooks/template/analysis.ipynb" in files


def test_the_wheel_has_the_runs_that_are_declared(files):
    assert "nkrefugees/notebooks/reports.toml" in files


def test_the_wheel_has_every_module_and_template(files):
    package = Path(nkrefugees.__file__).parent
    wanted = [
        path
        for path in package.rglob("*")
        if path.suffix in (".py", ".pyi", ".html", ".css", ".typed", ".json")
    ]
    assert {path.relative_to(package.parent).as_posix() for path in wanted} - files == set()


def test_the_wheel_has_what_goes_into_a_zip_of_the_site(files):
    assert {f"nkrefugees/project/{name}" for name in PROJECT} - files == set()


def test_the_wheel_says_that_it_is_typed(files):
    assert "nkrefugees/py.typed" in files


def test_the_wheel_has_both_licences(files):
    assert {name.rsplit("/")[-1] for name in files if "/licenses/" in name} == {"LICENSE", "LICENSE-DATA"}


def test_the_wheel_has_nothing_but_the_package(files):
    assert {name.split("/")[0].split("-")[0] for name in files} == {"nkrefugees"}


def test_the_wheel_has_no_seeds_tests_texts_or_reports_that_were_made(files):
    inside = {name.split("/")[1] for name in files if name.startswith("nkrefugees/")}
    assert inside & {"seeds", "tests", "texts", "shared", "cases"} == set()
    made = [name for name in files if name.endswith((".toml", ".pyc", "run.json"))]
    rules = [name for name in made if name.startswith("nkrefugees/drafts/")]
    assert [name for name in made if name not in rules] == ["nkrefugees/notebooks/reports.toml"]
    assert len(rules) == 2


def test_the_installed_package_uses_its_own_data(installed, tmp_path):
    program = "import nkrefugees; from nkrefugees import io; print(nkrefugees.__file__); print(io.data_dir())"
    said = python("-c", program, cwd=tmp_path, PYTHONPATH=str(installed)).splitlines()
    assert [path for path in said if not Path(path).is_relative_to(installed / "nkrefugees")] == []


def test_the_installed_package_knows_its_version(installed, tmp_path):
    program = "import nkrefugees; print(nkrefugees.__version__)"
    assert python("-c", program, cwd=tmp_path, PYTHONPATH=str(installed)).strip() == nkrefugees.__version__


def test_the_installed_package_makes_a_report_where_it_is_called(installed, tmp_path):
    one = ("02-waves", "-p", "rule=bounds")
    python("-m", "nkrefugees", "report", *one, cwd=tmp_path, PYTHONPATH=str(installed))
    made = tmp_path / "reports" / "02-waves" / "default"
    assert {path.name for path in made.iterdir()} == {
        "figures",
        "index.html",
        "report.ipynb",
        "run.json",
        "tables",
    }
    assert {path.name for path in tmp_path.iterdir()} == {".nkrefugees", "reports"}


def test_a_report_leaves_the_installed_package_as_it_was(installed, tmp_path):
    before = {path for path in installed.rglob("*") if path.suffix != ".pyc" and path.is_file()}
    python("-m", "nkrefugees", "cite", cwd=tmp_path, PYTHONPATH=str(installed))
    assert {path for path in installed.rglob("*") if path.suffix != ".pyc" and path.is_file()} == before
