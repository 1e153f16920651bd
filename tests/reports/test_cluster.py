"""A batch on a real scheduler and real workers of this machine: the same reports, whatever is killed."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest
from distributed import KilledWorker

from nkrefugees.errors import BadValue, MissingLibrary, NoCluster
from nkrefugees.reports import cluster, make_all, plan, printing
from nkrefugees.reports.record import last_attempts, log_path

from .conftest import NOTEBOOKS, report_all
from .test_batch import alive, printed, wait_for
from .test_publish import contents

pytestmark = pytest.mark.slow
ROOT = Path(__file__).parent.parent.parent
GOOD = ("ok", "pictures")
MEET = """
import os, pathlib, time
here = pathlib.Path({folder!r})
(here / f"{name}.met").write_text(str(os.getppid()))
while len(list(here.glob("*.met"))) < {n} or not (here / "go").exists():
    time.sleep(0.05)
print(os.getppid())
"""


class Dask:
    """A scheduler and its workers, of one thread each, in a folder of their own."""

    def __init__(self, folder):
        self.folder, self.processes = folder, []
        self.start("scheduler", "--port", "0", "--scheduler-file", folder / "scheduler.json")
        wait_for(lambda: (folder / "scheduler.json").exists())
        self.address = json.loads((folder / "scheduler.json").read_text())["address"]

    def start(self, what, *options, **variables):
        command = [sys.executable, "-m", "dask", what, "--host", "127.0.0.1", *map(str, options)]
        with (self.folder / "dask.log").open("ab") as log:
            process = subprocess.Popen(
                [*command, "--no-dashboard"],
                cwd=self.folder,
                stdout=log,
                stderr=log,
                env=os.environ | {"PYTHONPATH": str(ROOT)} | variables,
            )
        self.processes.append(process)
        return process

    def worker(self, *options, **variables):
        own = (self.address, "--nthreads", "1", "--local-directory", self.folder)
        return self.start("worker", *own, *options, **variables)

    def kill(self, pid):
        """Kill a worker; one without a nanny gets a successor."""
        os.kill(pid, signal.SIGKILL)
        for process in [own for own in self.processes if own.pid == pid]:
            process.wait()
            self.worker("--no-nanny")

    def stop(self):
        for process in reversed(self.processes):
            process.terminate()
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


@pytest.fixture(scope="module")
def started():
    """Start clusters; all are gone in the end."""
    running = []

    def start():
        running.append(Dask(Path(tempfile.mkdtemp(prefix="nk-dask-"))))
        return running[-1]

    yield start
    for dask in running:
        dask.stop()
        shutil.rmtree(dask.folder, ignore_errors=True)


@pytest.fixture(scope="module")
def dask(started):
    """Two workers, one of them a daemon of a nanny."""
    two = started()
    two.worker()
    two.worker("--no-nanny")
    return two


@pytest.fixture(scope="module")
def batch(dask, tmp_path_factory):
    """The fixture notebooks, made on the cluster, with the failures."""
    to = tmp_path_factory.mktemp("cluster") / "reports"
    failures = report_all([NOTEBOOKS / f"{n}.ipynb" for n in (*GOOD, "failing")], to=to, cluster=dask.address)
    return to, failures


@pytest.fixture
def pair(notebook, tmp_path):
    """Two notebooks that wait for each other and for the file ``go``, then print whose child they are."""
    cells = {name: MEET.format(folder=str(tmp_path), name=name, n=2) for name in ("one", "two")}
    return [notebook("# Meet", cell, name=name) for name, cell in cells.items()]


def met(folder):
    """The fork servers of the kernels that have met."""
    paths = list(folder.glob("*.met"))
    return [int(path.read_text()) for path in paths if path.read_text()]


def lines(folder):
    """The log of the reports of a folder."""
    return [json.loads(line) for line in log_path(folder / "reports").read_text().splitlines()]


def parent(pid):
    """The process that started another."""
    listed = subprocess.run(["ps", "-o", "ppid=", "-p", str(pid)], capture_output=True, text=True, check=True)
    return int(listed.stdout)


def kernels(servers):
    """The children of fork servers."""
    listed = subprocess.run(["ps", "-eo", "pid=,ppid="], capture_output=True, text=True, check=True).stdout
    pairs = [tuple(map(int, line.split())) for line in listed.splitlines()]
    return {child for child, its_parent in pairs if its_parent in servers}


@pytest.mark.parametrize("name", GOOD)
def test_a_worker_makes_the_same_bytes_as_this_process(made, batch, name):
    assert contents(batch[0] / name / "default") == contents(made(name))


def test_a_notebook_that_fails_is_told_as_locally(failed, batch):
    [failure] = batch[1]
    here = failed("failing")
    assert (str(failure), vars(failure) | {"kept": here.kept}) == (str(here), vars(here))


def test_workers_of_a_host_share_one_fork_server_that_goes_with_the_batch(dask, pair, tmp_path):
    (tmp_path / "go").touch()
    assert report_all(pair, to=tmp_path / "reports", cluster=dask.address) == []
    assert len({line["pid"] for line in lines(tmp_path)}) == 2
    [server] = {int(printed(tmp_path / "reports", name)) for name in ("one", "two")}
    assert not alive([server])


@pytest.mark.parametrize("whose", ["starter", "other"])
def test_a_batch_outlives_a_worker_that_is_killed(dask, pair, tmp_path, whose):
    with ThreadPoolExecutor(1) as pool:
        done = pool.submit(report_all, pair, to=tmp_path / "reports", cluster=dask.address)
        wait_for(lambda: len(met(tmp_path)) == 2)
        [server] = set(met(tmp_path))
        starter = parent(server)
        [other] = {line["pid"] for line in lines(tmp_path)} - {starter}
        killed = {"starter": starter, "other": other}[whose]
        dask.kill(killed)
        (tmp_path / "go").touch()
        assert done.result(60) == []
    [begun, *_] = [line for line in lines(tmp_path) if line["pid"] == killed]
    told = [line["state"] for line in lines(tmp_path) if line["notebook"] == begun["notebook"]]
    assert told == ["begun", "begun", "ok"]
    assert [line["state"] for line in lines(tmp_path) if line["notebook"] != begun["notebook"]] == [
        "begun",
        "ok",
    ]
    assert {a["state"] for a in last_attempts(tmp_path / "reports").values()} == {"ok"}
    assert all(printed(tmp_path / "reports", name) for name in ("one", "two"))
    assert [p.name for p in (tmp_path / "reports").iterdir() if p.name.startswith(".tmp-")] == []
    assert not alive([server])


@pytest.fixture
def client(dask, pair, tmp_path):
    """A client whose two reports are at work, each on its worker."""
    command = [sys.executable, "-m", "nkrefugees", "report", *map(str, pair), "--cluster", dask.address]
    process = subprocess.Popen(command, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    wait_for(lambda: len(met(tmp_path)) == 2)
    yield process, set(met(tmp_path))
    process.kill()
    process.communicate()


@pytest.mark.long
@pytest.mark.parametrize(("number", "code"), [(signal.SIGTERM, 143), (signal.SIGINT, 130)])
def test_a_signal_at_the_client_stops_the_kernels_on_the_workers(client, tmp_path, number, code):
    process, servers = client
    at_work = kernels(servers) | servers
    assert len(at_work) >= 3
    process.send_signal(number)
    assert process.wait(20) == code
    assert not alive(at_work)
    assert {a["state"] for a in last_attempts(tmp_path / "reports").values()} == {"killed"}


@pytest.mark.long
def test_a_client_that_is_killed_leaves_no_kernel_and_no_server(client, tmp_path):
    process, servers = client
    at_work = kernels(servers) | servers
    process.kill()
    wait_for(lambda: not alive(at_work), 10)
    wait_for(lambda: [line["state"] for line in lines(tmp_path)].count("killed") == 2)


def test_workers_of_other_code_are_refused_by_name(started, notebook, tmp_path):
    shutil.copytree(ROOT / "nkrefugees", tmp_path / "other" / "nkrefugees")
    (tmp_path / "other" / "nkrefugees" / "dates.py").write_text("# otherwise\n")
    other = started()
    other.worker("--no-nanny", PYTHONPATH=str(tmp_path / "other"))
    with pytest.raises(NoCluster, match=r"tcp://.*: code of the package changed"):
        report_all([notebook("# Quick", "1")], to=tmp_path / "reports", cluster=other.address)
    assert not log_path(tmp_path / "reports").exists()


def test_a_cluster_without_workers_is_told(started, notebook, tmp_path, monkeypatch):
    monkeypatch.setattr(cluster, "_SECONDS", 1)
    with pytest.raises(NoCluster, match="no workers; start some by `dask worker tcp://"):
        report_all([notebook("# Quick", "1")], to=tmp_path / "reports", cluster=started().address)


def test_an_address_where_nobody_answers_is_told(notebook, tmp_path, monkeypatch):
    monkeypatch.setattr(cluster, "_SECONDS", 1)
    with pytest.raises(NoCluster, match="no Dask scheduler answers"):
        report_all([notebook("# Quick", "1")], to=tmp_path / "reports", cluster="tcp://127.0.0.1:9")


@pytest.mark.parametrize(
    "address", ["", "nonsense", "127.0.0.1:8786", "tcp://127.0.0.1", "tcp://a:b", "http://a:1"]
)
def test_what_is_no_address_is_refused(notebook, tmp_path, address):
    with pytest.raises(BadValue, match="give the address of a Dask scheduler"):
        report_all([notebook("# Quick", "1")], to=tmp_path / "reports", cluster=address)


def test_without_dask_the_extra_is_named(notebook, tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(MissingLibrary, match=r"nkrefugees\[cluster\]"):
        report_all([notebook("# Quick", "1")], to=tmp_path / "reports", cluster="tcp://127.0.0.1:9")


def test_a_report_that_takes_its_workers_with_it_is_noted_as_killed(notebook, tmp_path):
    last = SimpleNamespace(address="tcp://a:1")
    asked, told = Future(), Future()
    asked.set_exception(KilledWorker("key", last, 3))
    cluster._tell(told, plan(notebook("# Quick", "1"), to=tmp_path / "reports"), asked)
    assert (told.exception().status, str(told.exception())) == (
        "killed",
        "made: 4 workers died at it, the last one tcp://a:1",
    )
    assert [line["state"] for line in lines(tmp_path)] == ["killed"]


def test_jobs_are_the_workers_business(notebook, tmp_path):
    with pytest.raises(BadValue, match="threads of its workers"):
        report_all([notebook("# Quick", "1")], to=tmp_path / "reports", cluster="tcp://127.0.0.1:9", jobs=2)


def test_a_folder_that_is_a_link_is_refused(notebook, tmp_path, monkeypatch):
    (tmp_path / "elsewhere" / "reports").mkdir(parents=True)
    (tmp_path / "reports").symlink_to(tmp_path / "elsewhere" / "reports")
    monkeypatch.chdir(tmp_path)
    with pytest.raises(BadValue, match="must not be a link"):
        report_all([notebook("# Quick", "1")], cluster="tcp://127.0.0.1:9")


@pytest.mark.long
def test_workers_print(dask, tmp_path):
    planned = printing([plan(NOTEBOOKS / "ok.ipynb", to=tmp_path / "reports")])
    assert make_all(planned, cluster=dask.address) == []
    assert (planned[0].folder / "report.pdf").exists()


@pytest.mark.long
def test_workers_that_print_with_other_fonts_are_refused(dask, tmp_path):
    planned = printing([plan(NOTEBOOKS / "ok.ipynb", to=tmp_path / "reports")])
    with pytest.raises(NoCluster, match="other fonts"):
        make_all([replace(planned[0], pdf={**planned[0].pdf, "fonts": "0"})], cluster=dask.address)
