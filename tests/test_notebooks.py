import ast
import html
import json
import re
import socket
from itertools import pairwise

import pytest

import nkrefugees as nk
from nkrefugees.reports import declared
from nkrefugees.reports.template import template

from .made import AGAIN, NOTEBOOKS, reports, run

NAMES = [path.stem for path in NOTEBOOKS]
EVERY = ("since", "until", "country", "rule", "as_of")
PLAIN = ("02-waves",)
every_notebook = pytest.mark.parametrize("path", [*NOTEBOOKS, template()], ids=[*NAMES, "template"])
every_run = pytest.mark.parametrize("name", NAMES)


def cells(path, kind=None):
    found = json.loads(path.read_text(encoding="utf-8"))["cells"]
    return [cell for cell in found if kind in (None, cell["cell_type"])]


def source(cell):
    return "".join(cell["source"])


def headings(path, level):
    prose = "\n".join(source(cell) for cell in cells(path, "markdown"))
    return re.findall(rf"^{'#' * level} (.+)$", prose, re.MULTILINE)


def contents(folder):
    """The files of a folder of reports."""
    return {str(f.relative_to(folder)): f.read_bytes() for f in folder.rglob("*") if f.is_file()}


@pytest.fixture(scope="session")
def made(tmp_path_factory):
    return reports(tmp_path_factory.getbasetemp())


def loopback() -> bool:
    """Whether plain papermill can talk to its kernels: by TCP, on this machine alone."""
    with socket.socket() as server, socket.socket() as client:
        server.bind(("127.0.0.1", 0))
        server.listen()
        client.settimeout(1)
        return client.connect_ex(server.getsockname()) == 0


@pytest.fixture(scope="session")
def tcp():
    if not loopback():
        pytest.skip("the loopback interface is down: plain papermill and nbconvert need it for their kernels")


def test_there_are_notebooks():
    assert [name for name in NAMES if not re.fullmatch(r"\d\d-[a-z0-9-]+", name)] == []
    assert "02-waves" in NAMES


@every_notebook
def test_a_notebook_has_no_outputs(path):
    assert [c["id"] for c in cells(path, "code") if c["outputs"] or c["execution_count"] is not None] == []


@every_notebook
def test_the_metadata_of_a_notebook_names_no_machine(path):
    metadata = json.loads(path.read_text(encoding="utf-8"))["metadata"]
    kernel = {"display_name": "Python 3", "language": "python", "name": "python3"}
    assert metadata == {"kernelspec": kernel, "language_info": {"name": "python"}}


@every_notebook
def test_cells_carry_no_metadata_but_the_tag_of_parameters(path):
    assert [c["metadata"] for c in cells(path) if c["metadata"]] == [{"tags": ["parameters"]}]


@every_notebook
def test_the_ids_of_cells_are_unique_slugs(path):
    ids = [cell["id"] for cell in cells(path)]
    assert len(set(ids)) == len(ids)
    assert [name for name in ids if not re.fullmatch(r"[a-z]+(-[a-z]+)*", name)] == []


@every_notebook
def test_a_notebook_has_one_title_and_it_is_a_question(path):
    (title,) = headings(path, 1)
    assert title.endswith("?")


@every_notebook
def test_a_notebook_begins_with_its_title(path):
    assert source(cells(path)[0]).startswith("# ")


@every_notebook
def test_a_notebook_says_what_it_cannot_say_just_before_its_bibliography(path):
    assert headings(path, 2)[-2:] == ["What this cannot say", "Bibliography"]


@every_notebook
def test_a_notebook_ends_with_the_bibliography(path):
    assert source(cells(path)[-1]).startswith("nk.show(nk.bibliography(")


@every_notebook
def test_prose_stands_above_every_cell_of_code_but_the_import(path):
    kinds = [cell["cell_type"] for cell in cells(path) if cell["id"] != "setup"]
    assert ("code", "code") not in list(pairwise(kinds))


@every_notebook
def test_code_of_a_notebook_has_no_loop_and_defines_nothing(path):
    tree = ast.parse("\n".join(source(cell) for cell in cells(path, "code")))
    refused = (
        ast.For,
        ast.While,
        ast.FunctionDef,
        ast.ClassDef,
        ast.Lambda,
        ast.comprehension,
        ast.Try,
        ast.If,
    )
    assert [ast.unparse(node) for node in ast.walk(tree) if isinstance(node, refused)] == []


@every_notebook
def test_code_of_a_notebook_imports_the_package_alone(path):
    tree = ast.parse("\n".join(source(cell) for cell in cells(path, "code")))
    imports = [ast.unparse(node) for node in ast.walk(tree) if isinstance(node, ast.Import | ast.ImportFrom)]
    assert imports == ["import nkrefugees as nk"]


@every_notebook
def test_a_notebook_takes_the_parameters_that_all_take(path):
    assert [name for name in EVERY if name not in declared(path)] == []


@every_notebook
def test_every_parameter_has_a_meaning(path):
    assert [name for name, parameter in declared(path).items() if not parameter.meaning] == []


@every_notebook
def test_every_parameter_is_used(path):
    code = [source(cell) for cell in cells(path, "code") if not cell["metadata"]]
    used = {node.id for node in ast.walk(ast.parse("\n".join(code))) if isinstance(node, ast.Name)}
    assert set(declared(path)) - used == set()


@pytest.mark.slow
@pytest.mark.parametrize(
    "name", [pytest.param(n, marks=[] if n in PLAIN else pytest.mark.long) for n in NAMES]
)
def test_a_notebook_runs_under_plain_papermill_with_a_year(tcp, tmp_path, name):
    path = NOTEBOOKS[NAMES.index(name)]
    done = run("papermill", path, tmp_path / "out.ipynb", "-p", "since", "2005", cwd=tmp_path)
    assert done.returncode == 0, done.stderr


@pytest.mark.long
def test_every_notebook_runs_under_nbconvert(tcp, tmp_path):
    done = run("nbconvert", "--to=notebook", "--execute", "--output-dir=.", *NOTEBOOKS, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert [name for name in NAMES if f"{name}.ipynb" not in done.stderr] == []


@pytest.mark.slow
def test_plain_papermill_is_told_the_code_of_a_country(tcp, tmp_path):
    path = NOTEBOOKS[NAMES.index("02-waves")]
    done = run("papermill", path, tmp_path / "out.ipynb", "-p", "country", "NO", cwd=tmp_path)
    assert done.returncode != 0
    assert "'NO' is not allowed" in done.stderr
    assert "NOR" in done.stderr


@pytest.mark.slow
def test_every_notebook_makes_a_report(made):
    assert made.answers["here"].returncode == 0, made.answers["here"].stderr
    assert [name for name in NAMES if not (made.here / name / "default" / "index.html").is_file()] == []


@pytest.mark.slow
def test_reports_have_the_same_bytes_in_another_place_zone_language_for_another_user_one_at_a_time(made):
    assert made.answers["elsewhere"].returncode == 0, made.answers["elsewhere"].stderr
    here, there = contents(made.here), contents(made.elsewhere)
    assert {path for path, text in there.items() if here.get(path) != text} <= {"index.html"}
    assert {path.split("/")[0] for path in there} >= {*AGAIN, "evidence", "explore.html"}


@pytest.mark.slow
@every_run
def test_a_choice_that_no_row_meets_still_makes_a_report(made, name):
    assert made.answers["empty"].returncode == 0, made.answers["empty"].stderr
    assert list(made.here.glob(f"{name}/*until-1950*/index.html")) != []


@pytest.mark.slow
def test_a_report_of_nothing_says_that_nothing_is_recorded(made):
    (page,) = made.here.glob("02-waves/*until-1950*/report.ipynb")
    assert "No period with a figure" in page.read_text(encoding="utf-8")


@pytest.mark.slow
@pytest.mark.parametrize("name", ["03-who-says-what", "05-policy-timeline"])
def test_a_page_as_of_a_day_names_no_later_source(made, name):
    page = (made.here / name / "as_of-2014" / "index.html").read_text()
    later = set(nk.sources()["url"].dropna()) - set(nk.sources(as_of=2014)["url"].dropna())
    assert later
    assert not [address for address in later if html.escape(address) in page]
