import json
import os
import shutil
import subprocess
import sys
import tomllib
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from .reports.conftest import write_data

CASES = Path(__file__).parent / "cases"
NONSENSE = tomllib.loads((CASES / "cli" / "nonsense.toml").read_text(encoding="utf-8"))
VERBS = (
    "build",
    "check",
    "code",
    "report",
    "status",
    "params",
    "explain",
    "cite",
    "diff",
    "export",
    "verify",
    "lab",
    "new",
    "schedule",
)


def nkrefugees(*arguments, cwd, **variables):
    """Run the command line in a folder."""
    command = [sys.executable, "-m", "nkrefugees", *arguments]
    environment = {**os.environ, "COLUMNS": "200", **variables}
    return subprocess.run(command, cwd=cwd, env=environment, capture_output=True, text=True, check=False)


def contents(folder):
    return {str(f.relative_to(folder)): f.read_bytes() for f in folder.rglob("*") if f.is_file()}


@pytest.fixture(scope="session")
def place(tmp_path_factory):
    """A folder with the files that nonsense is asked of."""
    folder = tmp_path_factory.mktemp("place")
    for name in ("folder", "folder.ipynb"):
        (folder / name).mkdir()
    for name, text in NONSENSE["files"].items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def answers(place):
    """The answer to each case of nonsense, two at a time."""
    data = {name: case["data"] for name, case in NONSENSE["cases"].items() if "data" in case}

    def ask(name):
        variables = {"NKREFUGEES_DATA": str(place / data[name])} if name in data else {}
        return name, nkrefugees(*NONSENSE["cases"][name]["args"], cwd=place, **variables)

    with ThreadPoolExecutor(2 * (os.cpu_count() or 1)) as pool:
        return dict(pool.map(ask, NONSENSE["cases"]))


@pytest.fixture(scope="session")
def built(tmp_path_factory):
    """A folder with the seeds of the invented record, and the data that the command makes of them."""
    folder = tmp_path_factory.mktemp("built")
    shutil.copytree(CASES / "seeds", folder / "seeds")
    done = nkrefugees("build", cwd=folder)
    assert done.returncode == 0, done.stderr
    return folder


@pytest.fixture
def checkout(built, tmp_path):
    """A copy of it, to be changed."""
    return Path(shutil.copytree(built, tmp_path / "checkout"))


@pytest.mark.parametrize("name", NONSENSE["cases"])
def test_nonsense_is_answered_in_words(answers, name):
    done, case = answers[name], NONSENSE["cases"][name]
    said = done.stdout + done.stderr
    assert case["says"] in said
    assert "Traceback" not in said
    assert done.returncode == case["code"]


def test_nonsense_writes_nothing(answers, place):
    files = {str(path.relative_to(place)) for path in place.rglob("*") if path.is_file()}
    assert answers
    assert files == set(NONSENSE["files"])


def test_faults_go_to_the_error_stream(answers):
    assert answers["explain an unknown id"].stdout == ""


@pytest.mark.parametrize("flag", ["--help", "-h"])
def test_help_names_every_verb(tmp_path, flag):
    done = nkrefugees(flag, cwd=tmp_path)
    assert done.returncode == 0
    assert [verb for verb in VERBS if f"  {verb} " not in done.stdout] == []


def test_params_prints_type_default_and_meaning(tmp_path):
    lines = nkrefugees("params", "waves", cwd=tmp_path).stdout.splitlines()
    assert lines[0].split()[:3] == ["since", "day", "''"]
    assert "first day" in lines[0]


CHOICE = ("report", "02-waves", "-f", "choice.toml", "--dry-run")


@pytest.mark.parametrize(
    ("more", "runs"),
    [
        ((), ["since-2005"]),
        (("-p", "since=2013"), ["since-2013"]),
        (("--each", "since=2004,2013"), ["since-2004", "since-2013"]),
        (("--each", "country=CHN,RUS"), ["since-2005_country-chn", "since-2005_country-rus"]),
        (("-p", "since=", "-p", "country=CHN"), ["country-chn"]),
    ],
)
def test_the_command_line_wins_over_a_file_of_parameters(place, more, runs):
    done = nkrefugees(*CHOICE, *more, cwd=place)
    assert done.returncode == 0
    assert done.stdout.splitlines() == [f"02-waves/{run}: would be made: missing" for run in runs]


def test_explain_prints_the_chain_to_the_source(tmp_path):
    done = nkrefugees("explain", "2021-07-14-dandong", cwd=tmp_path)
    assert done.returncode == 0
    assert "claimed by rule bounds" in done.stdout
    assert "source: 2022-03-15-rfa-un-letter" in done.stdout


def test_cite_prints_the_sources_of_an_incident(tmp_path):
    done = nkrefugees("cite", "2021-07-14-dandong", "--format", "bibtex", cwd=tmp_path)
    assert done.stdout.count("\n@") >= 1
    assert "{2022-03-15-rfa-un-letter," in done.stdout


def test_the_status_of_a_new_folder_is_missing(tmp_path):
    done = nkrefugees("status", cwd=tmp_path)
    assert done.returncode == 0
    assert {line.split()[0] for line in done.stdout.splitlines()} == {"missing"}


def test_missing_reports_fail_a_status_that_is_asked_to(tmp_path):
    done = nkrefugees("status", "--fail-if-stale", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (1, "")
    assert done.stdout == nkrefugees("status", cwd=tmp_path).stdout


def test_a_status_writes_its_verdict(tmp_path):
    nkrefugees("status", "--summary", "verdict.json", "--max-age", "3", cwd=tmp_path)
    found = json.loads((tmp_path / "verdict.json").read_text())
    assert (found["fresh"], found["max_age"]) == (False, 3)
    assert found["counts"]["missing"] == len(found["reports"]) > 0


def test_a_report_that_fails_is_in_the_verdict(tmp_path):
    shutil.copy(CASES.parent / "notebooks" / "failing.ipynb", tmp_path)
    done = nkrefugees("report", "failing.ipynb", "--summary", "verdict.md", cwd=tmp_path)
    assert done.returncode == 1
    assert "| failing | default | failed | failing, cell " in (tmp_path / "verdict.md").read_text()


@pytest.mark.parametrize(
    ("arguments", "code"),
    [(["plain.ipynb"], 0), (["plain.ipynb", "failing.ipynb"], 1), (["nope"], 2)],
    ids=["all made", "one failed", "wrong usage"],
)
def test_the_exit_code_of_a_report(few_rows, reported, arguments, code):
    assert nkrefugees("report", *arguments, cwd=reported).returncode == code


@pytest.fixture
def few_rows(tmp_path, monkeypatch):
    """A record of two tables, whose site is soon made."""
    (tmp_path / "few").mkdir()
    write_data(tmp_path / "few")
    monkeypatch.setenv("NKREFUGEES_DATA", str(tmp_path / "few"))


@pytest.fixture(scope="module")
def reported(tmp_path_factory):
    """A folder with notebooks that the reports of a few calls are made of; signals are in test_batch."""
    folder = tmp_path_factory.mktemp("reported")
    for name in ("plain", "failing"):
        shutil.copy(CASES.parent / "notebooks" / f"{name}.ipynb", folder)
    return folder


@pytest.mark.parametrize("kind", ["systemd", "cron", "github"])
def test_a_schedule_is_printed_and_nothing_is_written(tmp_path, kind):
    done = nkrefugees("schedule", "print", kind, "--every", "monthly", "--max-age", "40", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert "--max-age 40" in done.stdout
    assert not list(tmp_path.iterdir())


def test_a_schedule_is_printed_without_loading_frames(tmp_path):
    program = (
        "import sys; from nkrefugees.reports.schedule import schedule; schedule('cron'); print(*sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert not {"pandas", "matplotlib", "papermill"} & set(done.stdout.split())


def test_build_writes_data_beside_the_seeds_and_nothing_else(built):
    assert {path.name for path in built.iterdir()} == {"seeds", "data"}


def test_build_leaves_the_seeds_as_they_were(built):
    assert contents(built / "seeds") == contents(CASES / "seeds")


def test_a_second_build_changes_nothing(checkout):
    before = contents(checkout)
    assert nkrefugees("build", cwd=checkout).stdout == "data: nothing changed\n"
    assert contents(checkout) == before


def test_a_build_names_what_changed(checkout):
    (checkout / "data" / "claims.csv").write_bytes(b"")
    assert nkrefugees("build", cwd=checkout).stdout == "data: claims.csv changed\n"


def test_a_build_of_seeds_with_faults_leaves_the_data(checkout):
    before = contents(checkout / "data")
    (checkout / "seeds" / "registers" / "places.csv").write_bytes(b"place_id\n")
    done = nkrefugees("build", cwd=checkout)
    assert done.returncode == 1
    assert "seeds/registers/places.csv" in done.stderr
    assert contents(checkout / "data") == before


def test_a_build_of_seeds_with_a_private_name_is_stopped_in_the_words_of_check(checkout):
    path = checkout / "seeds" / "registers" / "incidents.csv"
    path.write_text(path.read_text().replace("Known by two pages, both", "Seen by Mr. Baker"))
    before = contents(checkout)
    done = nkrefugees("build", cwd=checkout)
    fault = "seeds/registers/incidents.csv, line 3, column note: 'Mr. Baker' looks like a person's name"
    assert (done.returncode, done.stdout, done.stderr) == (1, "", f"1 fault\n{fault}\n")
    assert contents(checkout) == before
    assert fault in nkrefugees("check", cwd=checkout).stderr


def test_check_says_and_writes_nothing_where_there_is_no_fault(checkout):
    before = contents(checkout)
    done = nkrefugees("check", "--texts", str(CASES / "texts"), cwd=checkout)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert contents(checkout) == before


def test_check_names_every_file_of_data_that_was_changed(checkout):
    changed = [checkout / "data" / name for name in ("claims.csv", "README.md")]
    for path in changed:
        path.write_bytes(path.read_bytes().replace(b"e", b"E", 1))
    done = nkrefugees("check", cwd=checkout)
    assert done.returncode == 1
    assert [path.name for path in changed if f"data/{path.name}, line " not in done.stderr] == []


def test_check_names_a_codebook_that_was_changed_and_a_table_that_is_gone(checkout):
    path = checkout / "data" / "datapackage.json"
    path.write_bytes(path.read_bytes().replace(b"e", b"E", 1))
    (checkout / "data" / "places.csv").unlink()
    said = nkrefugees("check", cwd=checkout).stderr
    assert "data/datapackage.json, line " in said
    assert "data/places.csv: file is missing" in said


def test_two_runs_are_compared_without_loading_frames(place):
    program = "import sys; from nkrefugees import cli; sys.argv[1:] = ['diff', 'run', 'run']\n"
    program += "try: cli.main()\nexcept SystemExit: print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=place, capture_output=True, text=True, check=True
    )
    said, modules = done.stdout.splitlines()[:-1], set(done.stdout.splitlines()[-1].split())
    assert said == ["a/default", "the same bytes"]
    assert not {"pandas", "matplotlib", "papermill", "nbformat", "jinja2"} & modules


def test_a_page_of_what_changed_is_written_where_it_is_asked_for(place, tmp_path):
    done = nkrefugees("diff", "run", "run", "--html", str(tmp_path / "page.html"), cwd=place)
    assert done.stdout.splitlines()[-1] == f"written to {tmp_path / 'page.html'}"
    assert "<p>The same bytes.</p>" in (tmp_path / "page.html").read_text(encoding="utf-8")


def test_importing_the_package_loads_no_command_line_and_no_kernel():
    program = "import nkrefugees, sys; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert not {"pandas", "matplotlib", "papermill", "typer", "rich"} & set(done.stdout.split())


def test_a_wrong_verb_is_answered_without_loading_frames():
    program = "import sys; from nkrefugees import cli; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert not {"pandas", "matplotlib", "papermill"} & set(done.stdout.split())
