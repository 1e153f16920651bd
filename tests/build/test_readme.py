"""The page of data/."""

import re

import pytest

from nkrefugees.build import from_seeds, readme
from nkrefugees.csvfile import Row


@pytest.fixture(scope="module")
def page(root):
    return from_seeds(root / "seeds").files["README.md"].decode()


def rows(**tables):
    empty = {name: [] for name in ("incidents", "claims", "policies", "sources")}
    return empty | {t: [Row("", None, values) for values in found] for t, found in tables.items()}


def coverage(**tables):
    package = {"title": "T", "description": "D", "version": "1", "resources": []}
    return readme.page(package, rows(**tables)).split("## Coverage")[1]


def incident(first, last, country="CHN"):
    return {"first_day": first, "last_day": last, "country": country}


def test_every_column_stands_on_the_page(page, built):
    names = {c for raw in built.files.items() if raw[0].endswith(".csv") for c in head(raw[1])}
    assert [c for c in sorted(names) if f"`{c}`" not in page] == []


def head(raw):
    return raw.decode().split("\n", 1)[0].split(",")


def test_gaps_that_the_codebook_names_stand_on_the_page(page):
    assert len(re.findall(r"^- ", page.split("## Known gaps")[1].split("##")[0], re.MULTILINE)) >= 3


def test_a_year_counts_what_lies_wholly_inside_it():
    text = coverage(incidents=[incident("2001-05-01", "2001-05-31"), incident("2001-12-30", "2002-01-02")])
    assert "| 2001 | 1 | not recorded | not recorded | not recorded |" in text
    assert "| 2002 |" not in text


def test_years_without_anything_stand_together_as_not_recorded():
    text = coverage(incidents=[incident("2001-05-01", "2001-05-31"), incident("2005-05-01", "2005-05-31")])
    assert "| 2002–2004 | not recorded |" in text


def test_one_year_without_anything_stands_alone():
    text = coverage(incidents=[incident("2001-05-01", "2001-05-31"), incident("2003-05-01", "2003-05-31")])
    assert "| 2002 | not recorded |" in text


def test_what_is_open_counts_in_no_year():
    assert "| 2001 |" not in coverage(incidents=[incident("", "2001-05-31")])


def test_countries_count_documents_once():
    claim = {"first_day": "", "last_day": "", "country": "LAO", "source_id": "s"}
    assert "| LAO | not recorded | 2 | 1 |" in coverage(claims=[claim, dict(claim)])
