"""Answers kept as files, right and typically wrong, judged by otter's own grader."""

import pytest

from . import lessons
from .lessons import CASES, SOURCES, Failed, asked, cases, questions, verdicts

FILES = [(path.parts[-3], path.parts[-2], path.stem) for path in sorted(CASES.glob("*/*/*.py"))]
ASKED = [(lesson, question) for lesson in SOURCES for question in asked(lesson)]
RIGHT = [case for case in FILES if case[2] == "right"]
WRONG = [case for case in FILES if case[2] != "right"]
every_question = pytest.mark.parametrize(("lesson", "question"), ASKED)


def hint(lesson, question, case):
    """The words that a wrong answer's file asks for."""
    first, *_ = (CASES / lesson / question / f"{case}.py").read_text(encoding="utf-8").splitlines()
    assert first.startswith("# hint: "), "the first line of a wrong answer is `# hint: …`"
    return first.removeprefix("# hint: ")


def test_every_case_belongs_to_a_question():
    assert {case[:2] for case in FILES} <= set(ASKED)


@every_question
def test_a_question_has_a_right_answer_and_at_least_three_wrong_ones(lesson, question):
    names = [path.stem for path in cases(lesson, question)]
    assert names.count("right") == 1
    assert sum(name.startswith("wrong-") for name in names) >= 3
    assert len([n for n in names if n != "right" and not n.startswith("wrong-")]) == 0


@every_question
def test_the_solution_passes_all_checks_visible_and_hidden(lesson, question):
    assert verdicts(lesson)[question, "solution"] == []


@pytest.mark.parametrize(("lesson", "question", "case"), RIGHT)
def test_a_right_answer_passes_all_checks_visible_and_hidden(lesson, question, case):
    assert verdicts(lesson)[question, case] == []


@pytest.mark.parametrize(("lesson", "question", "case"), WRONG)
def test_a_wrong_answer_fails_a_visible_check_whose_hint_helps(lesson, question, case):
    failed = verdicts(lesson)[question, case]
    assert isinstance(failed, list), f"the answer itself raised {failed}"
    hints = [f.hint for f in failed if not f.hidden]
    assert [h for h in hints if hint(lesson, question, case).casefold() in h.casefold()], hints


@every_question
def test_an_untouched_question_fails_every_check_with_a_hint(lesson, question):
    expected = [Failed(*check) for check in lessons.checks(lesson, question)]
    assert verdicts(lesson)[question, "untouched"] == expected
    assert [check for check in expected if not check.hint and not check.hidden] == []


@every_question
def test_no_hint_stands_for_two_checks(lesson, question):
    hints = [words for words, hidden in lessons.checks(lesson, question) if not hidden]
    assert len(hints) == len(set(hints)) > 0


@pytest.mark.parametrize("lesson", SOURCES)
def test_no_cell_between_needs_an_answer_so_that_an_untouched_lesson_runs(lesson):
    answers = set().union(*(lessons.names(q.untouched) for q in questions(lesson)))
    between = [step for step in lessons.steps(lesson) if isinstance(step, str)]
    assert set().union(*map(lessons.used, between)) & answers == set()


@pytest.mark.long
@pytest.mark.parametrize("seed", [2, 21])
@every_question
def test_with_another_seed_the_right_answers_pass_too(lesson, question, seed):
    """Each class may get a record of its own."""
    found = verdicts(lesson, seed)
    assert [found[question, name] for name in ("solution", "right")] == [[], []]
