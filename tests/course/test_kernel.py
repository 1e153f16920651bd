"""Lessons in a real kernel, as a student runs them."""

import tempfile
import time

import nbformat
import pytest
from nbclient import NotebookClient
from traitlets.config import Config

from .lessons import SOURCES, lecturer, student

pytestmark = pytest.mark.slow
# Not what getrusage says: that begins with the memory of the process that started the kernel.
PEAK = "print(open('/proc/self/status').read().partition('VmHWM:')[2].split()[0])"
ONE = "3-fifty-reports-eight-origins"


def run(notebook, folder):
    """Run a notebook in a kernel of its own; give its cells, seconds, and the most memory in MB."""
    book = nbformat.reads(notebook.decode(), as_version=4)
    book.cells.append(nbformat.v4.new_code_cell(PEAK))
    with tempfile.TemporaryDirectory() as sockets:  # of a short name, as that of a socket must be
        files = Config({"ConnectionFileMixin": {"transport": "ipc", "ip": f"{sockets}/kernel"}})
        where = {"metadata": {"path": str(folder)}}
        began = time.monotonic()
        NotebookClient(book, config=files, kernel_name="python3", timeout=120, resources=where).execute()
    return book.cells, time.monotonic() - began, int(printed(book.cells[-1])) / 1024


def printed(cell):
    return "".join(o.get("text", "") or o.get("data", {}).get("text/plain", "") for o in cell.outputs)


def told(notebook, name, folder):
    """What each check of a lesson answers."""
    (folder / f"{name}.ipynb").write_bytes(notebook)
    found, seconds, memory = run(notebook, folder)
    print(f"{name}: {seconds:.1f} s, {memory:.0f} MB")
    assert memory < 1024
    return {c.id.removeprefix("check-"): printed(c) for c in found if c.id.startswith("check-")}


@pytest.mark.parametrize(
    "lesson", [pytest.param(name, marks=[] if name == ONE else [pytest.mark.long]) for name in SOURCES]
)
def test_the_lecturers_version_passes_its_own_checks_in_a_kernel(lesson, tmp_path):
    answers = told(lecturer(lesson), lesson, tmp_path)
    assert answers
    assert [a for a in answers.values() if "All test cases passed!" not in a] == []


@pytest.mark.long
@pytest.mark.parametrize("lesson", SOURCES)
def test_an_untouched_lesson_runs_to_its_end_with_hints(lesson, tmp_path):
    answers = told(student(lesson), lesson, tmp_path)
    assert answers
    assert [a for a in answers.values() if "message:" not in a] == []
