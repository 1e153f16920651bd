"""How a lesson is built, and what must not stand in it."""

import ast
import json
import re

import pytest

import nkrefugees as nk
from nkrefugees.reports import declared

from .lessons import SOURCES, cells, lecturer, made, names, questions, student, text

every_lesson = pytest.mark.parametrize("lesson", SOURCES)
READ = ("claims", "incidents", "policies", "observations", "mentions", "panel")
PAST = {"incident", "until", "as_of"}
WORD = re.compile(r"[A-Za-z][\w’'-]*")


def source(lesson):
    return SOURCES[lesson].read_bytes()


def prose(lesson):
    """What a student reads."""
    return "\n\n".join(text(cell) for cell in cells(student(lesson), "markdown"))


def code(lesson):
    return "\n".join(text(cell) for cell in cells(source(lesson), "code"))


def test_lessons_are_numbered_from_one():
    assert [int(name.partition("-")[0]) for name in SOURCES] == sorted(
        {int(name.partition("-")[0]) for name in SOURCES}
    )


@every_lesson
def test_a_lesson_has_no_outputs(lesson):
    found = cells(source(lesson), "code")
    assert [c["id"] for c in found if c["outputs"] or c["execution_count"] is not None] == []


@every_lesson
def test_the_metadata_of_a_lesson_name_no_machine(lesson):
    kernel = json.loads(source(lesson))["metadata"]["kernelspec"]
    assert kernel == {"display_name": "Python 3", "language": "python", "name": "python3"}


@every_lesson
def test_the_title_is_a_question_and_the_only_one(lesson):
    titles = re.findall(r"^# (.+)$", prose(lesson), re.M)
    assert len(titles) == 1
    assert titles[0].endswith("?")


@every_lesson
def test_a_lesson_has_one_cell_of_parameters_as_reports_declare_them(lesson):
    tagged = [c for c in cells(source(lesson)) if "parameters" in c["metadata"].get("tags", [])]
    assert len(tagged) == 1
    assert declared(SOURCES[lesson])


@every_lesson
def test_ids_of_cells_are_words_so_that_a_change_is_a_small_diff(lesson):
    assert [c["id"] for c in cells(source(lesson)) if re.fullmatch(r"[0-9a-f]{8}(-.*)?", c["id"])] == []


@every_lesson
def test_a_lesson_takes_three_quarters_of_an_hour(lesson):
    assert 1000 <= len(WORD.findall(prose(lesson))) <= 1800


@every_lesson
def test_terms_stand_in_bold(lesson):
    assert len(set(re.findall(r"\*\*([^*\n]+)\*\*", prose(lesson)))) >= 5


@every_lesson
def test_a_lesson_has_three_to_six_exercises_of_which_the_last_is_open(lesson):
    asked = [text(c) for c in cells(source(lesson), "raw") if text(c).startswith("# BEGIN QUESTION")]
    assert 3 <= len(asked) <= 6
    assert [bool(re.search(r"^manual: true$", a, re.M)) for a in asked][-1]


@every_lesson
@pytest.mark.parametrize("words", ["Aims", "Time", "You need", "Further reading", "What this cannot say"])
def test_a_lesson_says(lesson, words):
    assert re.search(rf"^(#+ |[-*_]*){words}", prose(lesson), re.M)


@every_lesson
def test_a_lesson_points_to_the_note_on_care(lesson):
    assert "docs/teaching.md" in prose(lesson)


def last_year():
    return max(int(day.year) for day in nk.sources()["published_last"].dropna())


@every_lesson
def test_nothing_of_the_last_three_years_of_data_stands_in_a_lesson(lesson):
    before, _, _ = prose(lesson).partition("Further reading")
    open_years = {str(last_year() - back) for back in range(3)}
    assert open_years & set(re.findall(r"(?<!\d)20\d\d(?!\d)", before + code(lesson))) == set()


@every_lesson
def test_a_lesson_reads_of_the_record_one_incident_or_past_years(lesson):
    calls = [n for n in ast.walk(ast.parse(code(lesson))) if isinstance(n, ast.Call)]
    reads = [c for c in calls if ast.unparse(c.func) in {f"nk.{name}" for name in READ}]
    assert [ast.unparse(c) for c in reads if not PAST & {k.arg for k in c.keywords}] == []


@every_lesson
def test_the_students_version_has_no_solution_and_no_hidden_check(lesson):
    given = student(lesson).decode()
    secret = [c for c in cells(lecturer(lesson)) if "otter_assign_solution_cell" in str(c["metadata"])]
    lines = [
        line.strip()
        for c in secret
        for line in text(c).splitlines()
        if line.rstrip().endswith("# SOLUTION") or c["cell_type"] == "markdown"
    ]
    assert [line for line in lines if line and json.dumps(line)[1:-1] in given] == []
    assert re.findall(r"SOLUTION|HIDDEN|hidden=True", given) == []


@every_lesson
def test_every_check_that_is_written_is_made(lesson):
    """Two checks of one question with one name would be one: the second hides the first."""
    inside, asked = False, 0
    for cell in cells(source(lesson)):
        inside = "# BEGIN TESTS" in text(cell) or (inside and "# END TESTS" not in text(cell))
        asked += inside and cell["cell_type"] == "code"
    tests = json.loads(lecturer(lesson))["metadata"]["otter"]["tests"].values()
    bodies = [set(re.findall(r"^def (\w+)", test, re.M)) for test in tests]
    assert sum(map(len, bodies)) == asked


@every_lesson
def test_a_lesson_has_files_for_both(lesson):
    assert set(made(lesson).student) == {f"{lesson}.ipynb"}
    assert set(made(lesson).lecturer) == {f"{lesson}.ipynb", f"{lesson}-autograder.zip"}


def given_away(test, answers):
    """Asserts that say what is right: the line of one that fails is shown."""
    for function in (n for n in ast.walk(ast.parse(test)) if isinstance(n, ast.FunctionDef)):
        inputs = {a.arg for a in function.args.args} - answers | {"nk"}
        for line in (n for n in ast.walk(function) if isinstance(n, ast.Assert)):
            calls = [n.func for n in ast.walk(line) if isinstance(n, ast.Call)]
            roots = {
                n.id
                for c in calls
                if isinstance(c, ast.Attribute)
                for n in ast.walk(c)
                if isinstance(n, ast.Name)
            }
            if roots & inputs:
                yield ast.unparse(line)


@every_lesson
def test_a_check_that_fails_shows_no_answer(lesson):
    """What is right is computed a line above the assert, and compared by name."""
    tests = json.loads(student(lesson))["metadata"]["otter"]["tests"]
    answers = set().union(*(names(q.untouched) for q in questions(lesson)))
    assert [line for test in tests.values() for line in given_away(test, answers)] == []
