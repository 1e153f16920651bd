"""JupyterLab, and what it is started with: read by a stand-in of that name, once by the real one."""

import json
import os
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest

from nkrefugees.errors import UnknownName
from nkrefugees.reports.find import folder
from nkrefugees.reports.lab import open_lab

from .conftest import report_all

pytestmark = pytest.mark.slow
STAND_IN = """
import json, os, pathlib, sys

said = {"arguments": sys.argv[1:], "data": os.environ.get("NKREFUGEES_DATA")}
pathlib.Path(os.environ["SAID"]).write_text(json.dumps(said))
"""
PRINTS = 'import os\nprint(os.environ["NKREFUGEES_DATA"])'


@pytest.fixture
def lab(tmp_path, monkeypatch):
    """Open the stand-in and give what it was started with."""
    (tmp_path / "jupyterlab.py").write_text(STAND_IN)
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(tmp_path), os.environ.get("PYTHONPATH", "")]))
    monkeypatch.setenv("SAID", str(tmp_path / "said"))
    monkeypatch.chdir(tmp_path)

    def start(notebook=None):
        assert open_lab(tmp_path / "copy", notebook) == 0
        return json.loads((tmp_path / "said").read_text())

    return start


@pytest.fixture
def kept(tmp_path, taking, data):
    """The path of what was kept of a run that failed, in a folder with a space."""
    to = tmp_path / "my reports" / "reports"
    path = taking('since: "day" = ""  # first', PRINTS, "1 / 0")
    [failure] = report_all([path], {"since": "2005"}, to=to)
    return Path(failure.kept)


def test_without_a_notebook_the_copy_is_opened(lab, tmp_path, data):
    assert lab() == {"arguments": [f"--ServerApp.root_dir={tmp_path / 'copy'}"], "data": str(data.resolve())}
    assert {p.name for p in (tmp_path / "copy").iterdir()} == {p.name for p in folder().glob("*.ipynb")}


@pytest.mark.parametrize("name", ["waves", str(folder() / "02-waves.ipynb")])
def test_a_notebook_of_the_package_is_opened_in_the_copy(lab, tmp_path, name):
    assert lab(name)["arguments"][-1] == str(tmp_path / "copy" / "02-waves.ipynb")
    assert (tmp_path / "copy" / "02-waves.ipynb").is_file()


def test_what_was_changed_in_the_copy_is_kept(lab, tmp_path):
    lab()
    (tmp_path / "copy" / "02-waves.ipynb").write_text("mine")
    lab("waves")
    assert (tmp_path / "copy" / "02-waves.ipynb").read_text() == "mine"


def test_any_other_notebook_is_opened_where_it_is_and_nothing_is_copied(lab, tmp_path, notebook):
    path = notebook("1")
    assert lab("./made.ipynb")["arguments"] == [f"--ServerApp.root_dir={tmp_path}", str(path)]
    assert not (tmp_path / "copy").exists()


def test_a_run_that_failed_is_opened_on_the_data_that_it_read(kept, lab, tmp_path, data, monkeypatch):
    monkeypatch.setenv("NKREFUGEES_DATA", str(tmp_path))
    assert lab(kept) == {
        "arguments": [f"--ServerApp.root_dir={kept.parent}", str(kept)],
        "data": str(data.resolve()),
    }


def test_no_such_notebook_is_refused(lab):
    with pytest.raises(UnknownName, match="did you mean 'waves'"):
        lab("wavs")


def _wait(condition, seconds=60):
    until = time.monotonic() + seconds
    while not (found := condition()):
        assert time.monotonic() < until, "it never came to be"
        time.sleep(0.1)
    return found


@pytest.fixture
def server(kept, tmp_path):
    """The real JupyterLab on a run that failed, asked for by the command; what it says of itself."""
    runtime, config = tmp_path / "runtime", tmp_path / "config"
    config.mkdir()
    (config / "jupyter_server_config.json").write_text(
        json.dumps({"ServerApp": {"allow_root": True, "open_browser": False}})
    )
    variables = {"JUPYTER_RUNTIME_DIR": str(runtime), "JUPYTER_CONFIG_DIR": str(config)}
    elsewhere = {"NKREFUGEES_DATA": str(tmp_path)}
    process = subprocess.Popen(
        [sys.executable, "-m", "nkrefugees", "lab", str(kept)],
        cwd=tmp_path,
        env={**os.environ, **variables, **elsewhere},
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    [path] = _wait(lambda: list(runtime.glob("jpserver-*.json")))
    yield _wait(lambda: path.read_text() and json.loads(path.read_text())), runtime
    os.killpg(process.pid, 15)
    process.wait(30)


def asked(said, path, method="GET"):
    """What the server answers."""
    request = urllib.request.Request(
        f"{said['url']}api/{path}", method=method, headers={"Authorization": f"token {said['token']}"}
    )
    with urllib.request.urlopen(request, timeout=60) as answer:
        return json.load(answer)


def test_jupyterlab_shows_the_run_and_its_kernels_read_the_same_data(server, data):
    from jupyter_client import BlockingKernelClient

    said, runtime = server
    shown = asked(said, "contents/made.ipynb")["content"]["cells"]
    assert 'since = "2005"' in shown[1]["source"]
    kernel = asked(said, "kernels", "POST")["id"]
    client = BlockingKernelClient(connection_file=str(runtime / f"kernel-{kernel}.json"))
    client.load_connection_file()
    client.start_channels(hb=False)
    client.wait_for_ready(60)
    texts = []
    client.execute_interactive(
        PRINTS, timeout=60, output_hook=lambda m: texts.append(m["content"].get("text"))
    )
    client.stop_channels()
    assert f"{data.resolve()}\n" in texts
