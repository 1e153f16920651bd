import os
import re
import shlex
import shutil
import subprocess
import sys
from configparser import ConfigParser
from datetime import date
from pathlib import Path

import pytest
import yaml

from nkrefugees.errors import BadValue, UnknownName
from nkrefugees.reports.schedule import KINDS, PACES, schedule

ROOT = Path(__file__).parents[2]
ACTIONS = {"actions/checkout", "actions/setup-python", "actions/upload-artifact"}
AWKWARD = 'a b 100% $HOME ${HOME} it\'s "so"; 한'
every_pace = pytest.mark.parametrize("every", PACES)


def needs(program):
    return pytest.mark.skipif(not shutil.which(program), reason=f"{program} is not on this machine")


@pytest.fixture
def awkward(tmp_path, monkeypatch):
    """A folder with an awkward name and a Python in it that says where it was started, and with what."""
    folder = tmp_path / AWKWARD
    folder.mkdir()
    python = folder / "python"
    python.write_text('#!/bin/sh\npwd\nprintf "%s\\n" "$@" "data=$NKREFUGEES_DATA"\n')
    python.chmod(0o755)
    monkeypatch.delenv("NKREFUGEES_DATA", raising=False)
    monkeypatch.setattr(sys, "executable", str(python))
    return folder


def commands(text):
    """The lines of a schedule that are no comments."""
    return [line for line in text.splitlines() if line and not line.startswith("#")]


@pytest.mark.parametrize("kind", KINDS)
def test_a_schedule_begins_by_saying_where_to_put_it(kind):
    assert schedule(kind).startswith("# ")


@pytest.mark.parametrize("kind", KINDS)
def test_without_a_promise_only_stale_reports_are_made(kind):
    assert "--force" not in schedule(kind)


# systemd


@pytest.fixture
def units(tmp_path):
    """Write the units that a text holds, by the command that stands in its comments."""

    def write(text):
        (tmp_path / "schedule.txt").write_text(text, encoding="utf-8")
        (line,) = re.findall(r"^#   (awk .*)$", text, re.M)
        subprocess.run(["sh", "-c", line], cwd=tmp_path, check=True)
        return [tmp_path / f"nkrefugees-report.{kind}" for kind in ("service", "timer")]

    return write


def parsed(path):
    """A unit, as sections of keys."""
    parser = ConfigParser(interpolation=None, strict=True)
    parser.optionxform = str
    parser.read(path, encoding="utf-8")
    return {name: dict(parser[name]) for name in parser.sections()}


def verified(units):
    """What systemd has to say of units."""
    done = subprocess.run(
        ["systemd-analyze", "verify", *map(str, units)], capture_output=True, text=True, check=False
    )
    return done.returncode, done.stderr


@needs("systemd-analyze")
@every_pace
def test_systemd_has_nothing_to_say_of_the_units(units, every):
    assert verified(units(schedule("systemd", every, 60))) == (0, "")


@needs("systemd-analyze")
def test_systemd_has_nothing_to_say_of_units_with_awkward_paths(units, awkward):
    assert verified(units(schedule("systemd", folder=awkward))) == (0, "")


@needs("systemd-analyze")
def test_systemd_would_have_named_a_fault(units):
    text = schedule("systemd").replace("Persistent=", "Persistant=")
    assert "Persistant" in verified(units(text))[1]


@needs("systemd-analyze")
@every_pace
def test_a_timer_runs_at_least_as_often_as_its_pace_says(every):
    command = ["systemd-analyze", "calendar", "--iterations=2", PACES[every].calendar]
    said = subprocess.run(command, capture_output=True, text=True, check=True, env={"TZ": "UTC"}).stdout
    first, second = map(date.fromisoformat, re.findall(r"\d{4}-\d\d-\d\d", said)[-2:])
    assert 1 <= (second - first).days <= PACES[every].days


def test_the_service_runs_this_python_once_in_this_folder(units, tmp_path, monkeypatch):
    monkeypatch.delenv("NKREFUGEES_DATA", raising=False)
    service = parsed(units(schedule("systemd", folder=tmp_path))[0])["Service"]
    command = f':"{sys.executable}" -m nkrefugees report'
    assert service == {"Type": "oneshot", "WorkingDirectory": str(tmp_path), "ExecStart": command}


def test_the_timer_makes_up_for_a_run_that_was_missed(units):
    timer = parsed(units(schedule("systemd", "daily"))[1])
    assert timer["Timer"] == {"OnCalendar": "*-*-* 04:17", "Persistent": "true"}
    assert timer["Install"] == {"WantedBy": "timers.target"}


def test_the_service_knows_the_data_that_the_environment_names(units, monkeypatch):
    monkeypatch.setenv("NKREFUGEES_DATA", "some 5%")
    service = parsed(units(schedule("systemd"))[0])["Service"]
    assert service["Environment"] == f'"NKREFUGEES_DATA={Path.cwd()}/some 5%%"'


# cron


def cron_line(text):
    """The five fields and the command of the one line."""
    (line,) = commands(text)
    *fields, command = line.split(maxsplit=5)
    return " ".join(fields), command


def as_cron_runs(command, *, eats_backslash):
    """Run a command as cron does: up to a bare %, by sh, with little around it."""
    assert not re.search(r"(?<!\\)%", command)
    text = command.replace("\\%", "%") if eats_backslash else command
    environment = {"PATH": os.defpath, "PYTHONPATH": os.environ.get("PYTHONPATH", "")}
    return subprocess.run(
        ["/bin/sh", "-c", text], cwd="/", env=environment, capture_output=True, text=True, check=False
    )


@every_pace
def test_cron_gets_one_line_with_the_fields_of_its_pace(every):
    assert cron_line(schedule("cron", every))[0] == PACES[every].cron


def test_the_words_of_the_line_are_a_folder_a_lock_and_this_python(tmp_path, monkeypatch):
    monkeypatch.delenv("NKREFUGEES_DATA", raising=False)
    folder = tmp_path / "a b"
    words = shlex.split(cron_line(schedule("cron", folder=folder))[1])
    assert words[:3] == ["cd", str(folder), "&&"]
    assert [Path(words[3]).name, *words[4:]] == [
        *["flock", "-n", ".", sys.executable],
        *["-m", "nkrefugees", "report"],
    ]


@needs("flock")
@pytest.mark.parametrize("eats_backslash", [True, False])
def test_the_line_runs_in_a_folder_with_an_awkward_name(awkward, eats_backslash):
    done = as_cron_runs(cron_line(schedule("cron", folder=awkward))[1], eats_backslash=eats_backslash)
    assert done.stderr == ""
    assert done.stdout.splitlines() == [str(awkward), "-m", "nkrefugees", "report", "data="]


@needs("flock")
def test_the_line_knows_the_data_that_the_environment_names(awkward, monkeypatch):
    monkeypatch.setenv("NKREFUGEES_DATA", str(awkward))
    done = as_cron_runs(cron_line(schedule("cron", folder=awkward))[1], eats_backslash=True)
    assert done.stdout.splitlines()[-1] == f"data={awkward}"


@needs("flock")
@pytest.mark.slow
def test_the_line_starts_this_package(tmp_path, monkeypatch):
    monkeypatch.delenv("NKREFUGEES_DATA")
    (tmp_path / "a b").mkdir()
    command = cron_line(schedule("cron", folder=tmp_path / "a b"))[1]
    done = as_cron_runs(command.replace("nkrefugees report", "nkrefugees status"), eats_backslash=True)
    assert (done.returncode, done.stderr) == (0, "")
    assert {line.split()[0] for line in done.stdout.splitlines()} == {"missing"}


@needs("flock")
def test_a_run_that_is_due_while_another_is_at_work_is_left_out(awkward):
    command = cron_line(schedule("cron", folder=awkward))[1]
    with subprocess.Popen(["flock", str(awkward), "cat"], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as p:
        p.stdin.write(b"held\n")
        p.stdin.flush()
        assert p.stdout.readline() == b"held\n"
        done = as_cron_runs(command, eats_backslash=True)
        p.stdin.close()
    assert (done.returncode, done.stdout, done.stderr) == (1, "", "")


# GitHub Actions


@pytest.fixture
def workflow():
    """The workflow with a promise; its keys as text, for YAML reads a bare `on` as true."""
    return yaml.load(schedule("github", "monthly", 40), yaml.BaseLoader)


def test_the_workflow_starts_by_the_clock_and_by_hand(workflow):
    assert workflow["on"] == {"schedule": [{"cron": PACES["monthly"].cron}], "workflow_dispatch": ""}


def test_the_workflow_may_read_and_nothing_else(workflow):
    assert workflow["permissions"] == {"contents": "read"}


def test_the_workflow_uses_the_actions_of_github_alone(workflow):
    steps = workflow["jobs"]["reports"]["steps"]
    assert {step["uses"].split("@")[0] for step in steps if "uses" in step} == ACTIONS


def test_the_workflow_makes_the_reports_by_the_command_of_the_readme(workflow):
    runs = [step["run"] for step in workflow["jobs"]["reports"]["steps"] if "run" in step]
    assert runs[0] == "make report PYTHON=python"
    assert "make report  " in (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_workflow_states_the_promise_when_the_reports_are_there(workflow):
    runs = [step["run"] for step in workflow["jobs"]["reports"]["steps"] if "run" in step]
    assert runs[1] == ".venv/bin/nkrefugees report --max-age 40"


def test_the_workflow_keeps_the_reports_also_where_some_failed(workflow):
    last = workflow["jobs"]["reports"]["steps"][-1]
    assert (last["if"], last["with"]["path"]) == ("always()", "reports/")


def test_the_workflow_holds_no_path_of_this_machine(monkeypatch):
    monkeypatch.setenv("NKREFUGEES_DATA", str(Path.cwd()))
    assert str(Path.cwd()) not in schedule("github")
    assert sys.prefix not in schedule("github")


# GitHub Pages


@pytest.fixture
def pages():
    return yaml.load(schedule("pages", "monthly", 40), yaml.BaseLoader)


def test_the_workflow_of_the_repository_is_the_one_that_is_printed():
    path = ROOT / ".github" / "workflows" / "publish.yml"
    of_any_python = [
        re.sub(r'(python-version: ").*"', r'\1"', t) for t in (path.read_text(), schedule("pages"))
    ]
    assert of_any_python[0] == of_any_python[1]


def test_the_job_that_publishes_may_do_that_and_nothing_else(pages):
    assert pages["permissions"] == {"contents": "read"}
    assert pages["jobs"]["publish"]["permissions"] == {"pages": "write", "id-token": "write"}
    assert "permissions" not in pages["jobs"]["reports"]


def test_both_workflows_make_the_reports_by_the_same_steps(pages, workflow):
    steps = [one["jobs"]["reports"]["steps"] for one in (pages, workflow)]
    assert steps[0][:5] == steps[1][:5]


def test_what_is_published_is_what_was_packed_and_checked(pages):
    *_, pack, kept, published = pages["jobs"]["reports"]["steps"]
    commands = [line.split()[:2] for line in pack["run"].splitlines()]
    assert commands[:2] == [[".venv/bin/nkrefugees", "export"], [".venv/bin/nkrefugees", "verify"]]
    assert kept["with"]["path"] == "${{ runner.temp }}/record.zip"
    assert published["with"]["path"] == "${{ runner.temp }}/reports"


def test_nothing_is_published_where_a_report_failed(pages):
    assert pages["jobs"]["publish"]["needs"] == "reports"
    assert [step for step in pages["jobs"]["reports"]["steps"][5:] if "if" in step] == []


def test_publishing_uses_the_actions_of_github_alone(pages):
    steps = [step for job in pages["jobs"].values() for step in job["steps"]]
    used = {step["uses"].split("@")[0] for step in steps if "uses" in step}
    assert used == ACTIONS | {"actions/upload-pages-artifact", "actions/deploy-pages"}


# What is refused


def test_a_kind_with_a_slip_is_refused_with_the_nearest():
    with pytest.raises(UnknownName, match="did you mean 'systemd'"):
        schedule("sytemd")


def test_a_pace_with_a_slip_is_refused_with_the_nearest():
    with pytest.raises(UnknownName, match="did you mean 'weekly'"):
        schedule("cron", "weekley")


@every_pace
@pytest.mark.parametrize("kind", KINDS)
def test_a_promise_that_the_pace_cannot_keep_is_refused(kind, every):
    days = PACES[every].days
    with pytest.raises(BadValue, match=f"can promise {days + 1} days or more"):
        schedule(kind, every, days)
    assert f"--max-age {days + 1}" in schedule(kind, every, days + 1)


@pytest.mark.parametrize("kind", ["systemd", "cron"])
def test_with_a_promise_every_run_makes_all_reports(kind):
    assert "-m nkrefugees report --force --max-age 8\n" in schedule(kind, "weekly", 8)


@pytest.mark.parametrize("kind", ["systemd", "cron"])
@pytest.mark.parametrize("name", ["back\\slash", "line\nbreak", "blank "])
def test_a_path_that_would_be_read_otherwise_is_refused(tmp_path, kind, name):
    with pytest.raises(BadValue, match="a schedule cannot hold"):
        schedule(kind, folder=tmp_path / name)
