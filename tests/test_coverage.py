"""The page of ``make coverage`` rests on the script alone, and its conditions are run."""

from __future__ import annotations

import re

import pytest

from tests.coverage.__main__ import PAGE, _one
from tests.coverage.case import Outcome
from tests.coverage.cases import CASES
from tests.coverage.page import row

every_case = pytest.mark.parametrize(
    "number",
    # One in six is enough for each commit.
    [pytest.param(n, id=c.condition, marks=[pytest.mark.long] if n % 6 else []) for n, c in enumerate(CASES)],
)


@every_case
def test_a_condition_runs_on_a_twin(number):
    outcome = _one(number, 0)
    said = outcome.refused or outcome.covered is not None or outcome.found is not None
    assert said or CASES[number].above, "only a row on another's waves may have none to speak of"


@every_case
def test_a_row_that_shares_twins_stands_below_one_of_its_own(number):
    case = CASES[number]
    assert not CASES[number - case.above].above
    assert case.twins <= CASES[number - case.above].twins


@every_case
def test_what_is_to_be_refused_is_refused(number):
    if "to be refused" in CASES[number].condition:
        assert _one(number, 1).refused


@every_case
def test_the_page_has_a_row_of_each_condition(number):
    case = CASES[number]
    assert f"| {case.analysis} | {case.condition} |" in PAGE.read_text(encoding="utf-8")


def test_the_page_has_a_row_of_nothing_else():
    rows = re.findall(r"^\| `", PAGE.read_text(encoding="utf-8"), flags=re.MULTILINE)
    assert len(rows) == len(CASES)


def test_a_share_outside_its_aim_is_missed():
    assert row(CASES[0], [Outcome(covered=True)] * 900 + [Outcome(covered=False)] * 100).missed


def test_an_aim_is_not_settled_by_a_part_of_the_twins():
    found = row(CASES[0], [Outcome(covered=False)] * 999)
    assert "not settled" in found.cells[5]
    assert not found.missed


def test_a_condition_without_an_aim_misses_nothing():
    assert not row(CASES[1], [Outcome(covered=False)]).missed


def test_a_condition_that_nothing_was_run_of_has_an_empty_row():
    assert row(CASES[0], []).cells[2] == "0 of 1,000"
