"""The lessons and their cases, and a walk through a lesson in one process, without a kernel."""

from __future__ import annotations

import ast
import copy
import json
import re
import warnings
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import pandas as pd

from nkrefugees.course.assign import Versions, versions

ROOT = Path(__file__).parents[2]
SOURCES = {path.stem: path for path in sorted((ROOT / "notebooks" / "course").glob("*.ipynb"))}
CASES = ROOT / "tests" / "cases" / "course"
CHECK = re.compile(r'grader\.check\("([\w-]+)"\)')
ANSWER, INIT = "otter_answer_cell", "# Initialize Otter"
Cell = dict[str, Any]
Namespace = dict[str, Any]


class Failed(NamedTuple):
    """A check that an answer did not pass."""

    hint: str
    hidden: bool


class Question(NamedTuple):
    """A question that is checked: where its check stands, its answer as a student finds it, and solved."""

    name: str
    untouched: str
    solution: str


def text(cell: Cell) -> str:
    return "".join(cell["source"])


def cells(notebook: bytes, kind: str = "") -> list[Cell]:
    found: list[Cell] = json.loads(notebook)["cells"]
    return [cell for cell in found if kind in ("", cell["cell_type"])]


def is_answer(cell: Cell) -> bool:
    return ANSWER in cell["metadata"].get("tags", [])


@cache
def made(lesson: str, seed: int | None = None) -> Versions:
    return versions(SOURCES[lesson], seed)


def student(lesson: str, seed: int | None = None) -> bytes:
    return made(lesson, seed).student[f"{lesson}.ipynb"]


def lecturer(lesson: str, seed: int | None = None) -> bytes:
    return made(lesson, seed).lecturer[f"{lesson}.ipynb"]


def cases(lesson: str, question: str = "*") -> list[Path]:
    return sorted((CASES / lesson).glob(f"{question}/*.py"))


def steps(lesson: str, seed: int | None = None) -> Iterator[str | Question]:
    """The code of a lesson in order; a question stands where its check does."""
    solved = {cell["id"]: text(cell) for cell in cells(lecturer(lesson, seed))}
    waiting: list[Cell] = []
    for cell in cells(student(lesson, seed), "code"):
        check = CHECK.search(text(cell))
        if is_answer(cell):
            waiting.append(cell)
        elif check:
            parts = ("\n".join(map(text, waiting)), "\n".join(solved[c["id"]] for c in waiting))
            yield Question(check[1], *parts)
            waiting = []
        elif not text(cell).startswith(INIT):
            yield text(cell)


def asked(lesson: str) -> list[str]:
    """The questions that are checked, as the source asks them: nothing is made for it."""
    raw = [text(cell) for cell in cells(SOURCES[lesson].read_bytes(), "raw")]
    configs = [config for config in raw if config.startswith("# BEGIN QUESTION")]
    return [re.search(r"name: (\S+)", config)[1] for config in configs if "manual: true" not in config]  # type: ignore[index]


def questions(lesson: str) -> list[Question]:
    return [step for step in steps(lesson) if isinstance(step, Question)]


def names(code: str) -> set[str]:
    """What a cell defines."""
    nodes = list(ast.walk(ast.parse(code)))
    stored = {n.id for n in nodes if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Store)}
    return stored | {n.name for n in nodes if isinstance(n, ast.FunctionDef | ast.ClassDef)}


def used(code: str) -> set[str]:
    """What a cell looks up."""
    return {
        n.id for n in ast.walk(ast.parse(code)) if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Load)
    }


@cache
def verdicts(lesson: str, seed: int | None = None) -> dict[tuple[str, str], list[Failed] | str]:
    """Run a lesson with the right answers; at each question judge every answer on a copy of the names.

    Keys are a question and ``solution``, ``untouched`` or the name of a case. A value lists the checks, also
    hidden ones, that the answer does not pass; it is a text where the answer itself raised.
    """
    judge = _judges(lesson)
    found: dict[tuple[str, str], list[Failed] | str] = {}
    running: Namespace = {"__name__": "__main__"}
    untouched: Namespace = {}
    for step in steps(lesson, seed):
        if isinstance(step, str):
            _run(step, running)
            continue
        before = _copied(running) | untouched
        answers = {path.stem: path.read_text(encoding="utf-8") for path in cases(lesson, step.name)}
        for name, code in answers.items() | {"solution": step.solution}.items():
            found[step.name, name] = judge[step.name](code, _copied(running))
        found[step.name, "untouched"] = judge[step.name](step.untouched, before)
        untouched |= {name: before[name] for name in names(step.untouched) if name in before}
        _run(answers.get("right", step.solution), running)
    _close_figures()
    return found


def _judges(lesson: str) -> dict[str, Any]:
    tests = json.loads(lecturer(lesson))["metadata"]["otter"]["tests"]
    return {name: _judge(source) for name, source in tests.items()}


def _judge(source: str) -> Any:
    """Otter's own grader of a question."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from otter.test_files.exception_test import ExceptionTestFile

    def judged(answer: str, namespace: Namespace) -> list[Failed] | str:
        try:
            _run(answer, namespace)
        except Exception as error:
            return f"{type(error).__name__}: {error}"
        checks = ExceptionTestFile.from_string(source)
        checks.run(namespace)
        bad = [result.test_case for result in checks.test_case_results if not result.passed]
        return [Failed(case.failure_message or "", case.hidden) for case in bad]

    return judged


def _run(code: str, namespace: Namespace) -> None:
    exec(compile(code, "<cell>", "exec"), namespace)


def _copied(namespace: Namespace) -> Namespace:
    """The same names; what an answer changes in place is its own."""
    kinds = (pd.DataFrame, pd.Series, list, dict, set)
    return {k: copy.copy(v) if isinstance(v, kinds) else v for k, v in namespace.items()}


def _close_figures() -> None:
    import matplotlib.pyplot as plt

    plt.close("all")


def checks(lesson: str, question: str) -> list[tuple[str, bool]]:
    """The checks of a question: the hint of each, and whether it is hidden."""
    from otter.test_files.exception_test import ExceptionTestFile

    source = json.loads(lecturer(lesson))["metadata"]["otter"]["tests"][question]
    return [(c.failure_message or "", c.hidden) for c in ExceptionTestFile.from_string(source).test_cases]
