"""Several reports at a time, in forked kernels; and an engine that is stopped or killed."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import time

import pytest

from nkrefugees.errors import BadValue
from nkrefugees.reports import Limits, make_all, plan, status
from nkrefugees.reports.events import Begun, Cell, Ended, lines
from nkrefugees.reports.record import last_attempts, log, log_path

from .conftest import NOTEBOOKS, report_all
from .test_publish import contents

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("undeclared")]
GOOD = ("ok", "pictures", "machine")
LIFE = "import os, time\nprint(os.getppid())\n"


@pytest.fixture(scope="module")
def batch(tmp_path_factory):
    """Good notebooks made in one batch, with forked kernels."""
    to = tmp_path_factory.mktemp("batch") / "reports"
    assert report_all([NOTEBOOKS / f"{name}.ipynb" for name in GOOD], to=to, jobs=2) == []
    return to


@pytest.fixture
def twins(notebook):
    """Two notebooks that print whose children their kernels are."""
    return [notebook("# Whose child?", LIFE, name=name) for name in ("one", "two")]


def printed(to, name):
    """What the cells of a report printed."""
    cells = json.loads((to / name / "default" / "report.ipynb").read_text())["cells"]
    return "".join("".join(o.get("text", "")) for c in cells for o in c.get("outputs", []))


def children(pid):
    """Processes whose parent is that one, or a child of it."""
    listed = subprocess.run(["ps", "-eo", "pid=,ppid="], capture_output=True, text=True, check=True).stdout
    pairs = [tuple(map(int, line.split())) for line in listed.splitlines()]
    first = {child for child, parent in pairs if parent == pid}
    return first | {child for child, parent in pairs if parent in first}


def wait_for(condition, seconds=30):
    """Wait until something holds."""
    until = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < until, "it never came to be"
        time.sleep(0.05)


@pytest.mark.parametrize("name", GOOD)
def test_a_forked_kernel_makes_the_same_bytes_as_a_cold_one(made, batch, name):
    assert contents(batch / name / "default") == contents(made(name))


@pytest.mark.long
def test_kernels_of_a_batch_are_children_of_one_server(twins, tmp_path):
    report_all(twins, to=tmp_path / "reports", jobs=2)
    parents = {printed(tmp_path / "reports", name).strip() for name in ("one", "two")}
    assert len(parents) == 1
    assert parents != {str(os.getpid())}


@pytest.mark.long
def test_the_server_is_gone_when_the_batch_is_over(twins, tmp_path):
    report_all(twins, to=tmp_path / "reports", jobs=2)
    parent = int(printed(tmp_path / "reports", "one"))
    with pytest.raises(ProcessLookupError):
        os.kill(parent, 0)


def test_one_that_is_killed_leaves_the_others_alone(twins, notebook, tmp_path):
    killer = notebook("# Dies", "import os, signal\nos.kill(os.getpid(), signal.SIGKILL)", name="dies")
    failures = report_all([*twins, killer], to=tmp_path / "reports", jobs=2)
    assert [(f.notebook, f.status) for f in failures] == [("dies", "killed")]
    assert printed(tmp_path / "reports", "two")


@pytest.mark.long
def test_a_report_leaves_nothing_for_the_next(notebook, tmp_path):
    leaves = notebook("# Leaves", "import pandas\npandas.left = 1", name="leaves")
    finds = notebook("# Finds", "import pandas\nprint(hasattr(pandas, 'left'))", name="finds")
    report_all([leaves, finds], to=tmp_path / "reports", jobs=1)
    assert printed(tmp_path / "reports", "finds") == "False\n"


@pytest.mark.long
def test_random_numbers_of_two_kernels_are_not_the_same(notebook, tmp_path):
    source = "import random, numpy\nprint(random.random(), numpy.random.random())"
    report_all([notebook("# Random", source, name=n) for n in ("one", "two")], to=tmp_path / "reports")
    assert printed(tmp_path / "reports", "one") != printed(tmp_path / "reports", "two")


@pytest.fixture
def sleeper(notebook):
    """A notebook that takes a minute."""
    return notebook("# Slow", "import time\ntime.sleep(60)", name="sleeper")


@pytest.mark.parametrize(
    ("limits", "why"),
    [(Limits(cell=1), "the cell took too long"), (Limits(run=3), "the run took more than 3 s")],
)
def test_what_takes_too_long_is_stopped(sleeper, tmp_path, limits, why):
    [failure] = report_all([sleeper], to=tmp_path / "reports", limits=limits)
    assert failure.status == "timed_out"
    assert why in str(failure)


def test_a_run_whose_kernel_died_is_tried_again(notebook, tmp_path):
    flag = tmp_path / "flag"
    once = f"""
import os, pathlib, signal
flag = pathlib.Path({str(flag)!r})
if not flag.exists():
    flag.touch()
    os.kill(os.getpid(), signal.SIGKILL)
"""
    dies = notebook("# Dies once", once, name="dies")
    assert report_all([dies], to=tmp_path / "reports", limits=Limits(retry=1)) == []
    states = [json.loads(line)["state"] for line in log_path(tmp_path / "reports").read_text().splitlines()]
    assert states == ["begun", "killed", "begun", "ok"]


def test_a_cell_that_fails_is_not_tried_again(notebook, tmp_path):
    fails = notebook("# Fails", "1 / 0", name="fails")
    assert len(report_all([fails], to=tmp_path / "reports", limits=Limits(retry=3))) == 1
    assert len(log_path(tmp_path / "reports").read_text().splitlines()) == 2


def test_a_killed_kernel_is_told_with_its_signal_and_memory(twins, notebook, tmp_path):
    killer = notebook("# Dies", "import os, signal\nos.kill(os.getpid(), signal.SIGKILL)", name="dies")
    [failure] = report_all([twins[0], killer], to=tmp_path / "reports")
    assert re.search(r"the kernel was killed by SIGKILL at \d+ MB", str(failure))


@pytest.mark.parametrize("jobs", [0, -1])
def test_less_than_one_at_a_time_is_refused(jobs):
    with pytest.raises(BadValue, match="at least one"):
        make_all([], jobs=jobs)


def test_nothing_to_do_says_so_and_starts_nothing(batch):
    said = []
    plans = [plan(NOTEBOOKS / f"{name}.ipynb", to=batch) for name in GOOD]
    make_all(plans, lines(said.append), force=False)
    assert sorted(said) == [f"{name}/default: fresh" for name in sorted(GOOD)]


def test_a_report_whose_last_attempt_was_killed_is_made_again_though_it_stands(notebook, tmp_path):
    planned = plan(notebook("print(1)"), to=tmp_path / "reports")
    make_all([planned])
    cut = {"notebook": planned.notebook, "run": planned.run, "path": str(planned.source), "state": "killed"}
    log(planned.to, cut)
    said = []
    make_all([planned], lines(said.append), force=False)
    assert said == [f"{planned.name}: {planned.folder}"]


@pytest.fixture
def events(notebook, tmp_path):
    """What is told of a batch of three, one at a time, of which the second fails."""
    paths = [notebook("# A", source, name=name) for name, source in (("a", "1"), ("b", "1 / 0"), ("c", "1"))]
    told = []
    make_all([plan(path, to=tmp_path / "reports") for path in paths], told.append, jobs=1)
    return told


def test_each_report_of_a_batch_begins_comes_to_its_cells_and_ends(events):
    order = [(type(event).__name__, event.name[0]) for event in events]
    assert order == [(kind, name) for name in "abc" for kind in ("Begun", "Cell", "Cell", "Ended")]


def test_a_batch_tells_who_waits_the_cell_of_how_many_and_how_it_ended(events):
    assert [event.waiting for event in events if isinstance(event, Begun)] == [2, 1, 0]
    assert [(e.number, e.of) for e in events if isinstance(e, Cell)] == [(1, 2), (2, 2)] * 3
    assert [event.state for event in events if isinstance(event, Ended)] == ["ok", "failed", "ok"]


@pytest.mark.long
def test_no_more_have_begun_and_not_ended_than_run_at_once(notebook, tmp_path):
    plans = [plan(notebook("1", name=f"n{n}"), to=tmp_path / "reports") for n in range(5)]
    open_, most = set(), []

    def watch(event):
        if isinstance(event, Begun):
            open_.add(event.name)
        elif isinstance(event, Ended):
            open_.remove(event.name)
        most.append(len(open_))

    assert make_all(plans, watch, jobs=2) == []
    assert (max(most), open_) == (2, set())


@pytest.fixture
def engine(notebook, tmp_path):
    """An engine at work on two reports that take a minute, each kernel running."""
    slow = [notebook("# Slow", LIFE + "time.sleep(60)", name=name) for name in ("one", "two")]
    command = [sys.executable, "-m", "nkrefugees", "report", *map(str, slow), "-j", "2"]
    process = subprocess.Popen(command, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    wait_for(lambda: len(children(process.pid)) >= 3)
    time.sleep(1)
    yield process, children(process.pid)
    process.kill()
    process.communicate()


def alive(pids):
    """Which of some processes live, as more than a name."""
    found = set()
    for pid in pids:
        listed = subprocess.run(
            ["ps", "-o", "stat=", "-p", str(pid)], capture_output=True, text=True, check=False
        )
        if listed.stdout.strip() and not listed.stdout.startswith("Z"):
            found.add(pid)
    return found


@pytest.mark.long
@pytest.mark.parametrize(("number", "code"), [(signal.SIGTERM, 143), (signal.SIGINT, 130)])
def test_a_signal_stops_every_kernel(engine, tmp_path, number, code):
    process, kernels = engine
    process.send_signal(number)
    assert process.wait(20) == code
    assert not alive(kernels)
    assert {a["state"] for a in last_attempts(tmp_path / "reports").values()} == {"killed"}


def test_an_engine_that_is_killed_leaves_no_kernel_and_the_truth(engine, tmp_path, monkeypatch):
    process, kernels = engine
    process.kill()
    process.wait()
    wait_for(lambda: not alive(kernels), 10)
    monkeypatch.chdir(tmp_path)
    rows = {row["notebook"]: row for row in status() if row["notebook"] in ("one", "two")}
    assert {(row["state"], row["why"]) for row in rows.values()} == {
        ("killed", "the engine was killed or died")
    }


@pytest.mark.long
def test_the_next_run_takes_away_what_a_killed_engine_left(engine, notebook, tmp_path):
    process, _ = engine
    process.kill()
    process.wait()
    left = [p.name for p in (tmp_path / "reports").iterdir() if p.name.startswith(".tmp-")]
    assert len(left) == 2
    report_all([notebook("# Quick", "print(1)", name="quick")], to=tmp_path / "reports")
    assert [p.name for p in (tmp_path / "reports").iterdir() if re.match(r"\.tmp-", p.name)] == []
