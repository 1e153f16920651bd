"""Which runs there are to make: what is declared, what a call asks for, and what a dry run says of them."""

from __future__ import annotations

import importlib
import shutil
import subprocess
import sys

import pytest

from nkrefugees import io
from nkrefugees.analysis.rules import RULES
from nkrefugees.errors import BadValue, MissingFile, UnknownName
from nkrefugees.reports import Asked, BadParameters, foreseen, names, parameters_in, plan, plans, status
from nkrefugees.reports.runs import keys

from .conftest import NOTEBOOKS, report_all

CELL = """\
since: "day" = ""  # first day
until: "day" = ""  # last day
country: "country" = ""  # where
rule: "rule" = "bounds"  # how
incident: "incident" = ""  # what
loud: "flag" = False  # whether
name: "text" = ""  # a word
sizes: "list[int]" = [1]  # sizes
"""


@pytest.fixture
def package(tmp_path, notebook, monkeypatch):
    """A package with two notebooks that take the same parameters."""
    for name in ("01-one", "02-two"):
        notebook(CELL, name=name, tags=("parameters",))
    for name in ("find", "runs", "runs_file"):
        module = importlib.import_module(f"nkrefugees.reports.{name}")
        monkeypatch.setattr(module, "folder", lambda: tmp_path)
    return tmp_path


@pytest.fixture
def declare(package):
    """Write the declaration of its runs."""

    def write(text):
        (package / "reports.toml").write_text(text, encoding="utf-8")

    return write


@pytest.fixture
def of_package(monkeypatch):
    """The data of the package instead of that of the tests."""
    monkeypatch.delenv("NKREFUGEES_DATA")


def named(planned):
    return [one.name for one in planned]


def runs(planned):
    return [one.run for one in planned]


def each(**values):
    return plans(["01"], Asked(each=values))


YEAR = '[[run]]\nnotebook = "02-two"\nparameters.since = 2013\n'


def test_where_nothing_is_declared_every_notebook_has_its_default_run(package):
    assert named(plans()) == ["01-one/default", "02-two/default"]


def test_a_notebook_that_is_mentioned_has_the_runs_that_are_declared(declare):
    declare(YEAR)
    assert named(plans()) == ["01-one/default", "02-two/since-2013"]


def test_a_notebook_that_is_named_has_its_default_run_as_well(declare):
    declare(YEAR)
    assert named(plans(["two"])) == ["02-two/default", "02-two/since-2013"]


def test_a_notebook_of_the_package_may_be_named_by_its_path(declare, package):
    declare(YEAR)
    assert named(plans([package / "02-two.ipynb"])) == ["02-two/default", "02-two/since-2013"]


def test_another_notebook_of_the_same_name_has_its_default_run_alone(declare, package):
    declare(YEAR)
    (package / "mine").mkdir()
    shutil.copy(package / "02-two.ipynb", package / "mine")
    assert named(plans([package / "mine" / "02-two.ipynb"])) == ["02-two/default"]


def test_what_is_asked_takes_the_place_of_what_is_declared(declare):
    declare(YEAR)
    assert named(plans(["two"], Asked({"country": "CHN"}))) == ["02-two/country-chn"]


def test_what_is_asked_without_a_name_is_asked_of_every_notebook(declare):
    declare(YEAR)
    assert named(plans(asked=Asked({"since": 2004}))) == ["01-one/since-2004", "02-two/since-2004"]


def test_two_declarations_of_one_run_are_one(declare):
    declare(YEAR + '[[run]]\nnotebook = "02-two"\neach.since = ["2013", 2014]\n')
    assert runs(plans(["two"])) == ["default", "since-2013", "since-2014"]


def test_a_declaration_of_the_default_is_the_default_run(declare):
    declare('[[run]]\nnotebook = "02-two"\nparameters.rule = "bounds"\n')
    assert runs(plans(["two"])) == ["default"]


def test_a_notebook_that_is_named_twice_is_planned_once(package):
    (package / "link").symlink_to(package)
    assert named(plans(["one", "01-one", package / "link" / "01-one.ipynb"])) == ["01-one/default"]


def test_a_matrix_has_a_run_for_every_combination(declare):
    declare('[[run]]\nnotebook = "01-one"\neach.since = [2004, 2013]\neach.country = ["CHN", ""]\n')
    assert sorted(runs(plans(["one"]))[1:]) == [
        "since-2004",
        "since-2004_country-chn",
        "since-2013",
        "since-2013_country-chn",
    ]


def test_a_matrix_keeps_the_single_values(declare):
    declare('[[run]]\nnotebook = "01-one"\nparameters.country = "CHN"\neach.since = [2004]\n')
    assert runs(plans(["one"])) == ["default", "since-2004_country-chn"]


def test_values_of_a_text_are_split_at_commas(package):
    assert runs(each(since="2004, 2013", loud="true")) == ["since-2004_loud-true", "since-2013_loud-true"]


def test_values_of_a_list_are_not_split_at_commas(package):
    with pytest.raises(BadValue, match="each sizes of 01-one: '1,2' is not allowed; it takes a list"):
        each(sizes="1,2")


def test_a_declaration_may_list_lists(declare):
    declare('[[run]]\nnotebook = "01-one"\neach.sizes = [[1, 2], [3]]\n')
    assert [one.values["sizes"] for one in plans(["one"])] == [[1], [1, 2], [3]]


def test_a_value_between_commas_must_not_be_empty(package):
    with pytest.raises(BadValue, match="a value is empty"):
        each(since="2004,")


def test_all_rules_are_those_of_the_package(package):
    assert [one.values["rule"] for one in each(rule="*")] == list(RULES)


def test_all_flags_are_two(package):
    assert runs(each(loud="*")) == ["default", "loud-true"]


def test_all_incidents_are_those_of_the_data(package):
    assert runs(each(incident="*")) == ["incident-2021-07-14-dandong"]


def test_all_countries_are_those_of_incidents(package, of_package):
    found = {one.values["country"] for one in each(country="*")}
    assert found == set(io.table("incidents")["country"])


@pytest.mark.parametrize("name", ["name", "since", "sizes"])
def test_a_word_that_is_not_closed_has_no_all(package, name):
    with pytest.raises(BadValue, match="only country, flag, incident, rule are closed"):
        each(**{name: "*"})


def test_an_unknown_parameter_of_a_matrix_is_refused_and_the_nearest_offered(package):
    with pytest.raises(UnknownName, match="parameter of 01-one 'sinse'; did you mean 'since'"):
        each(sinse="2004,2013")


def test_every_fault_of_a_matrix_is_named_once(package):
    with pytest.raises(BadParameters) as caught:
        each(since="2004,soon,later", country="NO,CHN")
    assert len(caught.value.faults) == 3


def test_a_combination_whose_days_are_not_in_order_is_refused(package):
    with pytest.raises(BadValue, match=r"until of 01-one: '2010' .* before since \(2013\)"):
        each(since="2004,2013", until="2010")


def test_a_fault_of_a_declared_value_names_the_run_and_the_file(declare, package):
    declare(YEAR + '[[run]]\nnotebook = "01-one"\nparameters.since = "soon"\n')
    with pytest.raises(BadValue) as caught:
        plans()
    assert caught.value.what == f"parameter since of 01-one in run 2 of {package / 'reports.toml'}"


def test_a_fault_of_a_declared_matrix_names_the_run_and_the_file(declare, package):
    declare('[[run]]\nnotebook = "01-one"\neach.name = "*"\n')
    with pytest.raises(BadValue) as caught:
        plans()
    assert caught.value.what == f"each name of 01-one in run 1 of {package / 'reports.toml'}"


def test_faults_of_several_declarations_are_named_at_once(declare):
    declare(YEAR.replace("2013", "true") + YEAR.replace("since", "sinse"))
    with pytest.raises(BadParameters) as caught:
        plans()
    assert len(caught.value.faults) == 2


def test_a_value_of_a_file_is_told_from_one_of_the_command_line(package):
    asked = Asked({"since": "soon", "country": "NO"}, where={"since": "choice.toml"})
    with pytest.raises(BadParameters) as caught:
        plans(["one"], asked)
    starts = [fault.split(":")[0] for fault in caught.value.faults]
    assert starts == ["parameter since of 01-one in choice.toml", "parameter country of 01-one"]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("runs = 3", "reports.toml: unknown key 'runs'; did you mean 'run'?"),
        ("run = 3", "reports.toml: write each run as a table of its own, under [[run]]"),
        ("[run]\nnotebook = '01-one'", "reports.toml: write each run as a table of its own"),
        ("[[run]]", "reports.toml, run 1: no notebook is named"),
        ("[[run]]\nnotebook = '02-too'", "run 1: unknown notebook '02-too'; did you mean '02-two'?"),
        ("[[run]]\nnotebook = ['01-one']", "run 1: unknown notebook ['01-one']"),
        ("[[run]]\nnotebook = '01-one'\nsince = 1", "run 1: unknown key 'since'"),
        ("[[run]]\nnotebook = '01-one'\neach = 1", "run 1: each is no table"),
        ("[[run]]\nnotebook = '01-one'\nparameters = 1", "run 1: parameters is no table"),
        ("[[run]]\nnotebook = '01-one'\neach.since = []", "run 1: each.since: [] is not allowed"),
        ("[[run]]\nnotebook = '01-one'\neach.since = '1,2'", "run 1: each.since: '1,2' is not allowed"),
        (
            "[[run]]\nnotebook = '01-one'\neach.since = [1]\nparameters.since = 1",
            "run 1: since stands under [run.parameters] and under [run.each]",
        ),
    ],
)
def test_a_declaration_that_is_not_written_as_it_must_be_is_refused(declare, text, says):
    declare(text)
    with pytest.raises(BadParameters) as caught:
        plans()
    assert says in caught.value.faults[0]


def test_every_fault_of_a_declaration_is_named(declare):
    declare("[[run]]\n[[run]]\nnotebook = 'x'\neach = 1\n")
    with pytest.raises(BadParameters) as caught:
        plans()
    assert len(caught.value.faults) == 3


@pytest.mark.parametrize("content", [b"since =", b"\xff", b"x = " + b"[" * 5000])
def test_a_file_that_is_no_toml_is_refused(tmp_path, content):
    path = tmp_path / "choice.toml"
    path.write_bytes(content)
    with pytest.raises(BadValue, match=r"choice\.toml' is not allowed; it cannot be read as TOML"):
        parameters_in(path)


def test_a_file_that_is_not_there_is_a_missing_file(tmp_path):
    with pytest.raises(MissingFile):
        parameters_in(tmp_path / "choice.toml")


def test_dates_and_lists_of_a_file_reach_the_run(package):
    path = package / "choice.toml"
    path.write_text("since = 2005-06-01\nsizes = [1, 2]\nuntil = 2006\nloud = true\n")
    (planned,) = plans(["one"], Asked(parameters_in(path)))
    assert planned.differing == {"since": "2005-06-01", "until": "2006", "loud": True, "sizes": [1, 2]}


@pytest.mark.parametrize("value", [[], {}, ["bounds"], 3])
@pytest.mark.parametrize("name", ["since", "country", "rule", "incident", "name", "loud"])
def test_a_value_of_another_type_is_refused(package, name, value):
    with pytest.raises((BadValue, UnknownName), match=f"parameter {name} of 01-one"):
        plans(["one"], Asked({name: value}))


def test_the_status_lists_declared_runs_that_are_missing(declare, package):
    declare(YEAR)
    rows = [(row["notebook"], row["run"], row["state"]) for row in status(package / "reports")]
    assert rows == [("01-one", "default", "missing"), ("02-two", "since-2013", "missing")]


def test_without_notebooks_no_run_is_declared(package, monkeypatch):
    def gone():
        raise MissingFile("notebooks", "gone")

    for name in ("find", "runs_file"):
        monkeypatch.setattr(importlib.import_module(f"nkrefugees.reports.{name}"), "folder", gone)
    assert keys() == set()


def test_runs_that_the_package_declares_can_be_planned_and_keep_every_default(of_package):
    assert {(name, "default") for name in names()} <= keys()
    assert ("02-waves", "since-2013") in keys()
    assert {(one.notebook, one.run) for one in plans()} == keys()


def test_a_run_that_does_not_stand_is_foreseen_as_missing(tmp_path):
    planned = [plan(NOTEBOOKS / "ok.ipynb", to=tmp_path / "reports")]
    assert list(foreseen(planned)) == ["ok/default: would be made: missing"]
    assert list(tmp_path.iterdir()) == []


@pytest.fixture
def standing(made, to, tmp_path):
    """A copy of a folder of reports, to be changed, and the plan of its one run."""
    made("ok")
    shutil.copytree(to / "ok", tmp_path / "reports" / "ok")
    return plan(NOTEBOOKS / "ok.ipynb", to=tmp_path / "reports")


@pytest.mark.slow
def test_a_run_that_stands_is_foreseen_as_fresh(standing):
    assert list(foreseen([standing])) == ["ok/default: fresh"]


@pytest.mark.slow
def test_a_run_that_is_fresh_and_forced_would_be_made(standing):
    (line,) = foreseen([standing], force=True)
    assert line == "ok/default: would be made: it is fresh, and forced"


@pytest.mark.slow
@pytest.mark.usefixtures("undeclared")
def test_a_run_that_is_stale_would_be_made_for_the_reasons_of_its_status(standing):
    (standing.folder / "index.html").write_text("by hand")
    (row,) = [row for row in status(standing.to) if row["notebook"] == "ok"]
    assert list(foreseen([standing])) == [f"ok/default: would be made: {row['why']}"]


@pytest.mark.slow
def test_a_fault_of_the_declaration_stops_no_other_notebook(declare, package):
    declare("[[run]]\n")
    assert report_all([NOTEBOOKS / "ok.ipynb"], to=package / "made") == []
    assert (package / "made" / "index.html").is_file()


def test_a_dry_run_writes_nothing_and_loads_no_kernel(tmp_path, monkeypatch):
    monkeypatch.delenv("NKREFUGEES_DATA")
    program = (
        "import sys\nfrom nkrefugees.cli import main\nsys.argv = ['nkrefugees', 'report', '--dry-run']\n"
        "try:\n    main()\nfinally:\n    print(*sys.modules, file=sys.stderr)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    assert "02-waves/since-2013: would be made: missing\n" in done.stdout
    assert not {"papermill", "nbclient", "jupyter_client", "pandas"} & set(done.stderr.split())
    assert list(tmp_path.iterdir()) == []
