"""Notebooks made from the template: what they are called, and that they run as ours do."""

import json
from pathlib import Path

import pytest

from nkrefugees import build
from nkrefugees.errors import BadValue
from nkrefugees.reports import find
from nkrefugees.reports.template import new, question, template

from ..conftest import CASES
from ..made import run


def source(path, cell):
    return "".join(json.loads(path.read_text(encoding="utf-8"))["cells"][cell]["source"])


@pytest.mark.parametrize("name", ["14-who-was-asked", "borders", "what-of-2013"])
def test_a_notebook_has_the_name_and_asks_its_question(tmp_path, name):
    path = new(name, tmp_path)
    assert path == tmp_path / f"{name}.ipynb"
    assert source(path, 0).splitlines()[0] == f"# {question(name)}"


def test_a_notebook_is_the_template_but_for_its_title(tmp_path):
    made, given = (json.loads(p.read_bytes()) for p in (new("borders", tmp_path), template()))
    made["cells"][0]["source"][0] = given["cells"][0]["source"][0]
    assert made == given


def test_a_notebook_is_written_as_ours_are(tmp_path):
    text = new("borders", tmp_path).read_text(encoding="utf-8")
    assert text == template().read_text(encoding="utf-8").replace("What do I want to know?", "Borders?")


def test_a_folder_that_is_not_there_is_made(tmp_path):
    assert new("borders", tmp_path / "my" / "work").is_file()


def test_a_notebook_that_is_there_is_not_replaced(tmp_path):
    (tmp_path / "borders.ipynb").write_text("mine")
    with pytest.raises(BadValue, match="it is there already, and is not replaced"):
        new("borders", tmp_path)
    assert (tmp_path / "borders.ipynb").read_text() == "mine"


@pytest.mark.parametrize(
    "name", ["", "Borders", "a b", "../borders", "a/b", "borders.ipynb", "1-a", "14", "-a"]
)
def test_a_name_that_is_no_question_is_refused(tmp_path, name):
    with pytest.raises(BadValue, match="as in 14-who-was-asked"):
        new(name, tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_name_of_the_package_is_refused(tmp_path):
    with pytest.raises(BadValue, match="the package has one of this name"):
        new("02-waves", tmp_path)


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """A notebook made by the command."""
    folder = tmp_path_factory.mktemp("new")
    assert run("nkrefugees", "new", "14-who-was-asked", cwd=folder).returncode == 0
    return folder / "14-who-was-asked.ipynb"


@pytest.fixture(scope="module")
def invented(tmp_path_factory):
    """The data of the invented record, by its variable."""
    folder = tmp_path_factory.mktemp("invented")
    build.build(CASES / "seeds", folder)
    return {"NKREFUGEES_DATA": str(folder)}


@pytest.mark.slow
def test_a_new_notebook_makes_a_report_and_one_of_nothing(made, invented):
    done = run("nkrefugees", "report", made.name, "--each", "until=2099,1950", cwd=made.parent, **invented)
    assert done.returncode == 0, done.stderr
    pages = [path.read_text() for path in made.parent.glob("reports/14-who-was-asked/*/index.html")]
    assert ["<title>Who was asked?" in page for page in pages] == [True, True]


@pytest.mark.long
def test_a_new_notebook_runs_under_plain_papermill(made, invented):
    done = run("papermill", made, "out.ipynb", cwd=made.parent, **invented)
    assert done.returncode == 0, done.stderr


def test_the_command_says_how_to_open_and_run_what_it_made(tmp_path):
    said = run("nkrefugees", "new", "borders", "--to", "mine", cwd=tmp_path).stdout
    path = Path("mine") / "borders.ipynb"
    assert f"`nkrefugees lab {path}`" in said
    assert f"`nkrefugees report {path}`" in said
    assert find(tmp_path / path).is_file()
