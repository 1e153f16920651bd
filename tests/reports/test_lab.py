"""JupyterLab, and what it is started with: read by a stand-in of that name, once by the real one."""

import json
import os
import shutil
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest

from nkrefugees.errors import MissingLibrary, UnknownName
from nkrefugees.reports.find import folder
from nkrefugees.reports.lab import AS_ROOT, NO_TEMPLATE, open_lab
from nkrefugees.reports.template import template

from .conftest import report_all

pytestmark = pytest.mark.slow
STAND_IN = """
import json, os, pathlib, sys

places = os.environ["JUPYTER_CONFIG_PATH"].split(os.pathsep)
own = pathlib.Path(places[0])
files = {str(p.relative_to(own)): p.read_text() for p in own.rglob("*") if p.is_file()}
said = {"arguments": sys.argv[1:], "data": os.environ.get("NKREFUGEES_DATA")}
said |= {"settings": files, "places": places}
pathlib.Path(os.environ["SAID"]).write_text(json.dumps(said))
"""
ONLY_HERE = "--ServerApp.ip=127.0.0.1"
PRINTS = 'import os\nprint(os.environ["NKREFUGEES_DATA"])'


@pytest.fixture
def lab(tmp_path, monkeypatch):
    """Open the stand-in and give what it was started with."""
    (tmp_path / "jupyterlab.py").write_text(STAND_IN)
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(tmp_path), os.environ.get("PYTHONPATH", "")]))
    monkeypatch.setenv("SAID", str(tmp_path / "said"))
    monkeypatch.setattr("nkrefugees.reports.lab._is_root", lambda: False)
    monkeypatch.chdir(tmp_path)

    def start(notebook=None, **options):
        assert open_lab(tmp_path / "copy", notebook, **options) == 0
        return json.loads((tmp_path / "said").read_text())

    return start


@pytest.fixture
def kept(tmp_path, taking, data):
    """The path of what was kept of a run that failed, in a folder with a space."""
    to = tmp_path / "my reports" / "reports"
    path = taking('since: "day" = ""  # first', PRINTS, "1 / 0")
    [failure] = report_all([path], {"since": "2005"}, to=to)
    return Path(failure.kept)


@pytest.fixture
def package(tmp_path, monkeypatch):
    """The notebooks of a package, to be changed: two, and the template."""
    place = tmp_path / "package"
    shutil.copytree(folder() / "template", place / "template")
    for name in ("01-the-record", "02-waves"):
        shutil.copy(folder() / f"{name}.ipynb", place)
    monkeypatch.setattr("nkrefugees.reports.lab.folder", lambda: place)
    return place


def rewrite(path, old, new):
    """Put a text for another in a file."""
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new))


def test_without_a_notebook_the_copy_is_opened(lab, tmp_path, data):
    said = lab()
    assert said["arguments"] == [ONLY_HERE, f"--ServerApp.root_dir={tmp_path / 'copy'}"]
    assert said["data"] == str(data.resolve())
    assert {p.name for p in (tmp_path / "copy").glob("*.ipynb")} == {p.name for p in folder().glob("*.ipynb")}


def test_root_may_open_it_and_is_told(lab, monkeypatch):
    told = []
    monkeypatch.setattr("nkrefugees.reports.lab._is_root", lambda: True)
    assert "--allow-root" in lab(tell=told.append)["arguments"]
    assert AS_ROOT in told


def test_no_news_no_updates_and_no_list_of_extensions_are_asked_for(lab):
    settings = {name: json.loads(text) for name, text in lab()["settings"].items() if name.endswith(".json")}
    assert settings["jupyter_server_config.json"]["LabApp"] == {
        "news_url": None,
        "check_for_updates_class": "jupyterlab.NeverCheckForUpdate",
        "extension_manager": "readonly",
    }
    without = settings["labconfig/page_config.json"]["disabledExtensions"]
    assert {name.split("/")[1] for name, off in without.items() if off} == {
        "apputils-extension:announcements",
        "extensionmanager-extension:plugin",
    }


def test_settings_that_are_in_force_stay_behind_ours(lab, monkeypatch):
    monkeypatch.setenv("JUPYTER_CONFIG_PATH", "elsewhere")
    assert lab()["places"][1:] == ["elsewhere"]


def test_the_template_is_handed_to_the_launcher_as_it_is(lab):
    files = lab()["settings"]
    shown = json.loads(files["jupyter_server_config.json"])["JupyterLabTemplates"]
    assert shown["include_default"] is False
    assert files["templates/nkrefugees/analysis.ipynb"] == template().read_text()


def test_without_the_extension_the_lab_opens_and_says_how_to_get_the_template(lab, monkeypatch):
    monkeypatch.setattr("nkrefugees.reports.lab.find_spec", lambda name: None)
    said = []
    assert "JupyterLabTemplates" not in lab(tell=said.append)["settings"]["jupyter_server_config.json"]
    assert said == [NO_TEMPLATE]


def test_a_newer_notebook_takes_the_place_of_one_that_was_only_run(lab, tmp_path, package):
    lab()
    rewrite(tmp_path / "copy" / "02-waves.ipynb", '"outputs": []', '"outputs": [ ]')
    rewrite(package / "02-waves.ipynb", "When were the waves", "When, again, were the waves")
    said = []
    lab(tell=said.append)
    assert "When, again," in (tmp_path / "copy" / "02-waves.ipynb").read_text()
    assert said == [f"{tmp_path / 'copy'}: renewed, as you had not changed them: 02-waves.ipynb"]


def test_a_notebook_that_was_changed_is_kept_and_one_line_says_that_there_is_a_newer_one(
    lab, tmp_path, package
):
    lab()
    rewrite(
        tmp_path / "copy" / "02-waves.ipynb", "import nkrefugees as nk", "import nkrefugees as nk  # mine"
    )
    said = []
    lab(tell=said.append)
    assert said == []
    rewrite(package / "02-waves.ipynb", "When were the waves", "When, again, were the waves")
    lab(tell=said.append)
    [line] = said
    assert line.endswith("(rename yours to get those): 02-waves.ipynb")
    assert "# mine" in (tmp_path / "copy" / "02-waves.ipynb").read_text()


@pytest.fixture
def course(package):
    """Lessons, made of one source; ``made`` counts how often."""

    def make(to):
        make.made += 1
        (to / "tests").mkdir(parents=True)
        (to / "tests" / "q1.py").write_text((package / "course" / "1-lesson.ipynb").read_text())

    (package / "course").mkdir()
    (package / "course" / "1-lesson.ipynb").write_text("first")
    make.made = 0
    return make


def test_the_lessons_of_the_course_stand_in_the_copy_and_are_not_made_twice(lab, tmp_path, course):
    lab(course=course)
    lab(course=course)
    assert (tmp_path / "copy" / "course" / "tests" / "q1.py").read_text() == "first"
    assert course.made == 1


def test_lessons_are_made_again_when_their_sources_changed_or_one_is_missing(lab, tmp_path, course, package):
    lab(course=course)
    (package / "course" / "1-lesson.ipynb").write_text("second")
    lab(course=course)
    lesson = tmp_path / "copy" / "course" / "tests" / "q1.py"
    assert lesson.read_text() == "second"
    lesson.unlink()
    lab(course=course)
    assert (lesson.read_text(), course.made) == ("second", 3)


def test_a_lesson_that_was_changed_is_kept(lab, tmp_path, course, package):
    lab(course=course)
    (tmp_path / "copy" / "course" / "tests" / "q1.py").write_text("mine")
    (package / "course" / "1-lesson.ipynb").write_text("second")
    lab(course=course)
    assert (tmp_path / "copy" / "course" / "tests" / "q1.py").read_text() == "mine"


def test_without_a_library_of_the_course_the_lab_opens_and_says_so(lab, tmp_path):
    def course(to):
        raise MissingLibrary("otter-grader", "lab")

    said = []
    lab(course=course, tell=said.append)
    assert said == [
        f"{tmp_path / 'copy'}: without the course; otter-grader is not installed; "
        "run `pip install nkrefugees[lab]`"
    ]


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
    assert lab("./made.ipynb")["arguments"] == [ONLY_HERE, f"--ServerApp.root_dir={tmp_path}", str(path)]
    assert not (tmp_path / "copy").exists()


def test_a_run_that_failed_is_opened_on_the_data_that_it_read(kept, lab, tmp_path, data, monkeypatch):
    monkeypatch.setenv("NKREFUGEES_DATA", str(tmp_path))
    said = lab(kept)
    assert said["arguments"] == [ONLY_HERE, f"--ServerApp.root_dir={kept.parent}", str(kept)]
    assert said["data"] == str(data.resolve())


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
    (config / "jupyter_server_config.json").write_text(json.dumps({"ServerApp": {"open_browser": False}}))
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
