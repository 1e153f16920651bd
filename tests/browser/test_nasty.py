"""Nasty texts on every kind of page: shown as they are, never run, loaded or read as markup."""

from __future__ import annotations

import shutil
from contextlib import ExitStack
from urllib.parse import urlencode

import pytest

from nkrefugees import build
from nkrefugees.site.addresses import address

from ..conftest import CASES
from ..made import run
from ..nasty import ADDRESSES, NOTEBOOK, TEXTS, name, sow
from .conftest import serve
from .kinds import Site, look

pytestmark = pytest.mark.slow

REPORT = "nasty-texts/default/index.html"
KEYS = {
    "incident_id": "2091-05-{}",
    "policy_id": "{}",
    "source_id": "2091-{}",
    "series_id": "{}",
}


@pytest.fixture(scope="module")
def grown(tmp_path_factory):
    """The site of the invented record with the nasty texts, made by the commands."""
    base = tmp_path_factory.mktemp("nasty")
    build.build(sow(shutil.copytree(CASES / "seeds", base / "seeds")), base / "data")
    done = run("nkrefugees", "report", NOTEBOOK, cwd=base, NKREFUGEES_DATA=str(base / "data"))
    assert done.returncode == 0, done.stdout + done.stderr
    with ExitStack() as stack:
        yield Site(base / "reports", serve(base / "reports", stack), base)


@pytest.fixture
def words(page, grown):
    """The words of a page, after a look at what it was made of."""

    def read(path: str) -> str:
        page.goto(grown.http(path))
        assert look(page, "made") == []
        return str(look(page, "words"))

    return read


def lacking(words: str) -> list[str]:
    """The texts that words lack."""
    return [key for key, text in TEXTS.items() if " ".join(text.split()) not in words]


@pytest.mark.parametrize("path", [REPORT, "evidence/index.html", "explore.html"])
def test_every_text_stands_on_a_page_as_it_was_written(words, path):
    assert lacking(words(path)) == []


@pytest.mark.long
@pytest.mark.parametrize("key", KEYS)
def test_every_text_stands_on_the_page_of_its_row_as_it_was_written(words, key):
    pages = {each: words(address(key, KEYS[key].format(name(each)))) for each in TEXTS}
    assert [each for each, found in pages.items() if each in lacking(found)] == []


def test_every_text_of_a_title_is_the_heading_of_its_page(page, grown):
    for each, text in TEXTS.items():
        page.goto(grown.http(address("incident_id", KEYS["incident_id"].format(name(each)))))
        assert page.locator("h1").inner_text().split() == text.split()
        assert text.split()[0] in page.title()


def test_addresses_lead_where_the_sheet_says_and_nowhere_else(page, grown):
    found = set()
    for each in TEXTS:
        page.goto(grown.http(address("source_id", KEYS["source_id"].format(name(each)))))
        found |= set(look(page, "outside"))
    assert {href.split(":")[0] for href in found} <= {"http", "https"}
    parsed = {page.evaluate("text => new URL(text).href", text) for text in ADDRESSES.values()}
    assert parsed <= found


def test_every_text_is_found_by_the_search_and_shown_as_it_was_written(page, grown):
    page.goto(grown.http("search.html"))
    for key, text in TEXTS.items():
        page.locator("input[type=search]").fill(text)
        link = page.get_by_role("main").get_by_role("link", name=text, exact=True).first
        link.wait_for(timeout=5000)
        assert name(key) in link.get_attribute("href")
    assert look(page, "made") == []


def test_a_text_in_the_address_of_the_search_is_a_text(page, grown):
    for text in TEXTS.values():
        page.goto(f"{grown.http('search.html')}?{urlencode({'q': text})}")
        assert page.locator("input[type=search]").input_value() == text
    assert look(page, "made") == []


def test_a_text_in_the_address_of_the_explorer_is_no_choice(page, grown):
    for text in TEXTS.values():
        page.goto(
            f"{grown.http('explore.html')}#{urlencode(dict.fromkeys(('country', 'from', 'spot'), text))}"
        )
        assert page.locator("#filters select[name=country]").input_value() == ""
    assert look(page, "made") == []


@pytest.mark.long
@pytest.mark.parametrize("path", [REPORT, "evidence/index.html", "explore.html", "search.html", "index.html"])
def test_a_very_long_word_makes_no_page_wider_than_a_small_screen(opened, grown, path):
    page = opened(viewport={"width": 320, "height": 640})
    page.goto(grown.http(path))
    assert page.evaluate("document.documentElement.scrollWidth") == 320


@pytest.mark.parametrize("key", KEYS)
def test_a_very_long_title_makes_its_page_no_wider_than_a_small_screen(opened, grown, key):
    page = opened(viewport={"width": 320, "height": 640})
    page.goto(grown.http(address(key, KEYS[key].format(name("word")))))
    assert page.evaluate("document.documentElement.scrollWidth") == 320
