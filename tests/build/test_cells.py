"""Defaults, computed columns and words for numbers."""

import csv

import pytest

from nkrefugees.build import cells
from nkrefugees.csvfile import Row
from tests.conftest import CASES

WORDS = list(csv.DictReader((CASES / "build" / "words.csv").read_text().splitlines()))


@pytest.fixture(scope="module")
def claims(built):
    return {row.values["claim_id"].rpartition("-")[2]: row.values for row in built.rows["claims"][:6]}


@pytest.mark.parametrize("case", WORDS, ids=lambda c: c["n_text"])
def test_words_for_a_number_become_this_interval(case):
    row = Row("a.toml", 1, {"n_text": case["n_text"]})
    cells._words(row)
    assert (row.values.get("n_low", ""), row.values.get("n_high", "")) == (case["n_low"], case["n_high"])


def test_a_figure_beside_the_words_keeps_the_interval_away():
    row = Row("a.toml", 1, {"n_text": "dozens, 50 by one count", "n_best": "50"})
    cells._words(row)
    assert "n_low" not in row.values


def test_words_never_make_a_best(claims):
    assert (claims["c6"]["n_best"], claims["c6"]["n_text"]) == ("", "dozens")


def test_a_blank_takes_the_default_of_the_codebook(claims):
    assert (claims["c1"]["subgroup"], claims["c1"]["stance"], claims["c1"]["unit"]) == (
        "all",
        "affirms",
        "persons",
    )


def test_a_claim_without_origin_comes_from_its_claimant(claims):
    assert claims["c4"]["origin_id"] == "relief-network"


def test_a_date_is_read_into_days(claims):
    assert (claims["c1"]["first_day"], claims["c1"]["last_day"]) == ("2091-05-01", "2091-05-31")


def test_an_open_date_has_an_empty_day(claims):
    assert (claims["c4"]["first_day"], claims["c4"]["last_day"]) == ("", "2091-05-03")


def test_a_mark_on_a_date_makes_it_approximate(claims):
    assert [claims[c]["approximate"] for c in ("c1", "c3")] == ["false", "true"]


def test_the_days_of_publication_have_names_of_their_own(built):
    row = next(r for r in built.rows["sources"] if r.values["source_id"] == "2092-interior-office-table")
    assert (row.values["published_first"], row.values["published_last"]) == ("2092-01-01", "2092-03-31")


def test_one_figure_sets_the_best_alone(claims):
    assert [claims["c1"][c] for c in ("n_low", "n_best", "n_high")] == ["", "9", ""]
