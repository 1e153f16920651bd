from __future__ import annotations

import csv
from pathlib import Path
from types import SimpleNamespace

import pandas as pd
import pytest

from nkrefugees.wording import bounds, number, plural

with (Path(__file__).parent / "cases" / "analysis" / "wording.csv").open(encoding="utf-8") as file:
    CASES = list(csv.DictReader(file))


@pytest.mark.parametrize("case", CASES, ids=[case["words"] for case in CASES])
def test_bounds_in_words(case):
    figures = {c: int(case[c]) if case[c] else pd.NA for c in ("n_low", "n_best", "n_high")}
    flags = {c: case[c] == "True" for c in ("open_low", "open_high")}
    assert bounds(SimpleNamespace(**figures, **flags)) == case["words"]


def test_bounds_without_flags_are_closed():
    assert bounds(SimpleNamespace(n_low=1, n_best=pd.NA, n_high=2)) == "1 to 2"


@pytest.mark.parametrize(("count", "words"), [(0, "0 claims"), (1, "1 claim"), (1170, "1,170 claims")])
def test_a_count_of_things(count, words):
    assert plural(count, "claim") == words


@pytest.mark.parametrize(("value", "words"), [(60000, "60,000"), (60000.0, "60,000"), (0.25, "0.25")])
def test_a_number_has_its_thousands_apart(value, words):
    assert number(value) == words
