"""The verb and the functions that write the course into folders."""

import json
import subprocess
import sys
import zipfile

import pytest

from nkrefugees.course import course, student
from nkrefugees.course import put as module
from nkrefugees.course.lessons import sources
from nkrefugees.errors import BadValue, MissingFile, MissingLibrary
from nkrefugees.reports.find import names

from .lessons import SOURCES

ONE = "3-fifty-reports-eight-origins"
LESSON = f"student/{ONE}.ipynb"


@pytest.fixture(autouse=True)
def alone(monkeypatch):
    """One lesson stands for all: what is written depends on none."""
    monkeypatch.setattr(module, "sources", lambda: [SOURCES[ONE]])


def contents(folder):
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def test_every_lesson_is_found():
    assert sources() == list(SOURCES.values())


def test_the_students_versions_lie_apart_from_the_lecturers(tmp_path):
    course(tmp_path)
    lecturer = {f"lecturer/{ONE}.ipynb", f"lecturer/{ONE}-autograder.zip"}
    assert set(contents(tmp_path)) == {LESSON, "made.json"} | lecturer


def test_a_second_call_writes_the_same_bytes(tmp_path):
    course(tmp_path / "a")
    course(tmp_path / "b")
    course(tmp_path / "b")
    assert contents(tmp_path / "a") == contents(tmp_path / "b")


def test_what_is_made_knows_no_place(tmp_path):
    course(tmp_path)
    graders = [zipfile.ZipFile(path) for path in tmp_path.rglob("*.zip")]
    packed = [archive.read(name) for archive in graders for name in archive.namelist()]
    assert [text for text in [*contents(tmp_path).values(), *packed] if str(tmp_path).encode() in text] == []


def test_the_grader_holds_the_tests_of_every_question_that_is_checked(tmp_path):
    course(tmp_path)
    names = zipfile.ZipFile(tmp_path / "lecturer" / f"{ONE}-autograder.zip").namelist()
    assert [name for name in names if name.startswith("tests/")] == [f"tests/q{n}.py" for n in range(1, 6)]


def test_a_folder_with_work_in_it_is_never_written_to(tmp_path):
    course(tmp_path)
    (tmp_path / LESSON).write_text("my answers", encoding="utf-8")
    before = contents(tmp_path)
    with pytest.raises(BadValue, match=f"{LESSON}; give another folder"):
        course(tmp_path, seed=2)
    assert contents(tmp_path) == before


def test_a_notebook_that_this_call_did_not_make_is_work(tmp_path):
    (tmp_path / "student").mkdir()
    (tmp_path / LESSON).write_text("{}", encoding="utf-8")
    with pytest.raises(BadValue, match="or made by somebody else"):
        course(tmp_path)


def test_what_nobody_changed_is_made_anew(tmp_path):
    course(tmp_path)
    before = contents(tmp_path)
    course(tmp_path, seed=2)
    assert contents(tmp_path)[LESSON] != before[LESSON]


def test_a_seed_changes_the_parameter_alone(tmp_path):
    course(tmp_path / "own")
    course(tmp_path / "two", seed=2)
    own, two = (json.loads((tmp_path / f / LESSON).read_text())["cells"] for f in ("own", "two"))
    assert [(a["id"], "".join(b["source"])) for a, b in zip(own, two, strict=True) if a != b] == [
        ("parameters", 'seed: "int" = 2  # which invented record')
    ]


def test_a_seed_is_not_negative(tmp_path):
    with pytest.raises(BadValue, match="zero or more"):
        course(tmp_path, seed=-1)


def test_the_students_versions_alone_are_put_where_they_are_not(tmp_path):
    assert student(tmp_path / "course") == [tmp_path / "course" / f"{ONE}.ipynb"]


def test_what_a_student_has_is_kept_whatever_it_holds(tmp_path):
    (tmp_path / f"{ONE}.ipynb").write_text("my answers", encoding="utf-8")
    assert student(tmp_path) == []
    assert contents(tmp_path) == {f"{ONE}.ipynb": b"my answers"}


def test_without_otter_the_extra_is_named(tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "otter.assign", None)
    with pytest.raises(MissingLibrary, match=r"pip install nkrefugees\[lab\]"):
        student(tmp_path)
    assert contents(tmp_path) == {}


def test_without_lessons_the_place_is_named(tmp_path, monkeypatch):
    monkeypatch.setattr("nkrefugees.course.lessons.folder", lambda: tmp_path)
    with pytest.raises(MissingFile, match="without the lessons"):
        sources()


def test_what_otter_does_not_take_is_told_in_its_words(tmp_path):
    source = tmp_path / "bad.ipynb"
    source.write_bytes(SOURCES[ONE].read_bytes().replace(b"# END QUESTION", b"# END TESTS", 1))
    with pytest.raises(BadValue, match="otter-grader says: Found an end tests cell"):
        module.versions(source)


def test_lessons_are_no_reports():
    assert set(names()).isdisjoint(SOURCES)


@pytest.mark.slow
def test_the_verb_says_what_it_wrote_and_refuses_over_work(tmp_path):
    def call():
        command = [sys.executable, "-m", "nkrefugees", "course", "mine"]
        return subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)

    first = call()
    made = [p for p in (tmp_path / "mine").rglob("*") if p.is_file()]
    assert (first.returncode, first.stdout) == (0, f"mine: {len(made)} files\n")
    (tmp_path / "mine" / LESSON).write_text("my answers", encoding="utf-8")
    again = call()
    assert (again.returncode, again.stdout) == (2, "")
    assert LESSON in again.stderr
