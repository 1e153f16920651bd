"""What a figure counts."""

import csv

import pytest

from nkrefugees.drafts.draft import propose
from nkrefugees.vocab import Quantity

from .conftest import CASES

SAID = list(csv.DictReader((CASES / "quantities.csv").read_text(encoding="utf-8").splitlines()))


@pytest.mark.parametrize("case", SAID, ids=lambda case: case["text"])
def test_a_figure_counts_what_the_words_near_it_tell(case):
    [claim] = [p for p in propose(case["text"]) if p.block == "claim"]
    assert claim.fields["quantity"] == case["quantity"]


def test_every_quantity_of_the_codebook_is_tried():
    assert {case["quantity"] for case in SAID} == {str(q) for q in Quantity}


def test_what_is_not_told_is_left_open():
    [claim] = [p for p in propose("There were nine North Koreans.") if p.block == "claim"]
    assert "quantity" not in claim.fields
