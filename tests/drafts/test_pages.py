"""The pages coded by hand: offsets, values and hashes, never a text."""

from __future__ import annotations

import csv
import hashlib
import os
import re
import tomllib
from itertools import pairwise
from pathlib import Path

import pytest

from nkrefugees import dates, texts
from nkrefugees.vocab import Quantity, Stance

ROOT = Path(__file__).parent.parent.parent
PAGES = sorted((ROOT / "tests" / "cases" / "drafts" / "pages").glob("*.toml"))
HALVES = ("tune", "held")
FEWEST = 15  # pages in a half
LISTS = ("figure", "date", "place", "actor", "policy", "attribution")
HEAD = {"url", "access", "publisher", "published", "half", "text_sha256", "n_chars"}
KEYS = {
    "figure": {"spans", "n_low", "n_best", "n_high", "n_text", "quantity"},
    "date": {"span", "edtf", "role"},
    "place": {"span", "place_id"},
    "actor": {"span", "actor_id"},
    "policy": {"span", "policy_id"},
    "attribution": {"span", "stance"},
}
# The longest words for a number: "tens of thousands"; a sentence would not pass.
NUMBER_WORDS = re.compile(r"[a-z]+( [a-z]+){0,3}")


def ids(table: str) -> set[str]:
    """First column of a register."""
    with (ROOT / "data" / f"{table}.csv").open(encoding="utf-8", newline="") as lines:
        return {row[0] for row in csv.reader(lines)}


KNOWN = {"place": ids("places"), "actor": ids("actors"), "policy": ids("policies")}


def load(path):
    return tomllib.loads(path.read_text(encoding="utf-8"))


def items(page):
    return [(name, item) for name in LISTS for item in page.get(name, [])]


def spans(item):
    return item["spans"] if "spans" in item else [item["span"]]


def within(start, end, length):
    return 0 <= start < end <= length


@pytest.fixture(params=PAGES, ids=lambda path: path.stem)
def page(request):
    return load(request.param)


def test_both_halves_are_large_enough():
    halves = [load(path)["half"] for path in PAGES]
    assert all(halves.count(half) >= FEWEST for half in HALVES)


def test_halves_alternate_in_the_order_of_the_hashes_of_names():
    by_hash = sorted(PAGES, key=lambda path: hashlib.sha256(path.stem.encode()).hexdigest())
    assert [load(path)["half"] for path in by_hash] == [HALVES[i % 2] for i in range(len(PAGES))]


def test_no_text_is_coded_twice():
    hashes = [load(path)["text_sha256"] for path in PAGES]
    assert len(hashes) == len(set(hashes))


def test_head_has_the_fixed_keys(page):
    assert set(page) - set(LISTS) <= HEAD
    assert {"publisher", "half", "text_sha256", "n_chars"} <= set(page)
    assert page["half"] in HALVES
    assert re.fullmatch(r"[0-9a-f]{64}", page["text_sha256"])


def test_a_page_has_an_address_or_is_restricted(page):
    assert ("url" in page) != (page.get("access") == "restricted")


def test_a_page_is_dated_in_edtf(page):
    assert "published" not in page or dates.parse(page["published"])


def test_items_have_known_keys(page):
    assert [(name, item) for name, item in items(page) if not set(item) <= KEYS[name]] == []


def test_spans_lie_in_the_text(page):
    pairs = [pair for _, item in items(page) for pair in spans(item)]
    assert [pair for pair in pairs if not within(*pair, page["n_chars"])] == []


def test_items_stand_in_the_order_of_the_text(page):
    for name in LISTS:
        starts = [spans(item)[0] for item in page.get(name, [])]
        assert starts == sorted(starts)


def test_spans_of_one_kind_do_not_overlap(page):
    for name in LISTS:
        pairs = sorted(pair for item in page.get(name, []) for pair in spans(item))
        assert [two for two in pairwise(pairs) if two[0][1] > two[1][0]] == []


def test_a_figure_counts_something_of_the_codebook(page):
    assert {item["quantity"] for item in page.get("figure", [])} <= {member.value for member in Quantity}


def test_a_figure_has_a_number_or_its_words(page):
    for item in page.get("figure", []):
        assert {"n_low", "n_best", "n_high", "n_text"} & set(item)
        assert item.get("n_low", 0) <= item.get("n_high", item.get("n_low", 0))


def test_all_other_values_are_codes_without_a_space(page):
    kept = [value for _, item in items(page) for key, value in item.items() if key != "n_text"]
    head = [page[key] for key in HEAD & set(page)]
    assert [value for value in kept + head if isinstance(value, str) and " " in value] == []


def test_words_are_kept_for_numbers_only(page):
    words = [item["n_text"] for item in page.get("figure", []) if "n_text" in item]
    assert [text for text in words if not NUMBER_WORDS.fullmatch(text)] == []


def test_dates_are_edtf(page):
    assert all(dates.parse(item["edtf"]) for item in page.get("date", []))
    assert {item.get("role", "text") for item in page.get("date", [])} <= {"text", "header", "name"}


@pytest.mark.parametrize("name", KNOWN)
def test_ids_are_in_the_registers(page, name):
    assert {item[f"{name}_id"] for item in page.get(name, [])} - KNOWN[name] <= {""}


def test_a_stance_is_of_the_codebook(page):
    assert {item["stance"] for item in page.get("attribution", [])} <= {member.value for member in Stance}


@pytest.mark.skipif("NKREFUGEES_TEXTS" not in os.environ, reason="texts of pages are not in the repository")
def test_hashes_are_of_the_texts():
    found = texts.load(Path(os.environ["NKREFUGEES_TEXTS"]))
    for path in PAGES:
        page = load(path)
        assert len(found[page["text_sha256"]]) == page["n_chars"], path.stem
