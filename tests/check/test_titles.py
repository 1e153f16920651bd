"""Titles of incidents without figures."""

import csv

import pytest

from nkrefugees import build
from nkrefugees.check import titles
from tests.conftest import CASES

LINES = list(csv.DictReader((CASES / "check" / "titles.csv").read_text().splitlines()))


@pytest.mark.parametrize("line", LINES, ids=lambda c: c["title"])
def test_a_title_says_these_figures(line):
    assert titles.figures(line["title"]) == line["figures"].split()


def test_the_titles_of_the_record_carry_no_figure(root):
    assert titles.check(build.from_seeds(root / "seeds").rows) == []
