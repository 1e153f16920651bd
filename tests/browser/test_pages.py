"""What holds of every kind of page for a reader: on a small screen, on paper, by keyboard, bare."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from .kinds import KINDS, NAVIGATION, look, most_kinds_are_long

pytestmark = pytest.mark.slow

SMALL = {"width": 320, "height": 640}
PAPER = {"width": 718, "height": 1000}  # A4 with margins of 1 cm, in pixels of CSS


@most_kinds_are_long
def test_a_page_of_320_pixels_is_never_scrolled_sideways_and_no_letter_is_tiny(opened, site, kind):
    page = opened(viewport=SMALL)
    site.open(page, kind)
    assert look(page, "wide") == []
    assert page.evaluate("document.documentElement.scrollWidth") == SMALL["width"]
    assert look(page, "tiny") == []
    assert look(page, "stuck") == []


@most_kinds_are_long
def test_nothing_of_a_page_is_cut_or_folded_on_paper_and_addresses_are_printed(opened, site, kind):
    page = opened(viewport=PAPER)
    page.emulate_media(media="print")
    site.open(page, kind)
    assert look(page, "cut") == []
    assert look(page, "folded") == []
    assert look(page, "unprinted") == []


@most_kinds_are_long
def test_a_page_bare_of_scripts_has_its_words_tables_and_pictures_or_says_where_they_are(opened, site, kind):
    bare, full = opened(java_script_enabled=False), opened()
    bare.goto(site.file(kind))
    site.open(full, kind)
    assert bare.locator("h1").inner_text() == full.locator("h1").inner_text()
    assert look(bare, "unloaded") == []
    less = len(bare.locator("main").inner_text()) < 0.9 * len(full.locator("main").inner_text())
    assert not less or bare.locator("noscript a[href='evidence/index.html']").count() == 1


@pytest.mark.long
@pytest.mark.parametrize("kind", KINDS)
def test_a_page_leads_to_all_parts_of_the_site_and_shows_its_pictures_from_a_server_as_well(page, site, kind):
    page.goto(site.http(kind))
    hrefs = page.locator("nav a").evaluate_all("links => links.map(e => e.href)")
    assert [part for part in map(site.http, NAVIGATION) if part not in hrefs] == []
    assert look(page, "unloaded") == []


@most_kinds_are_long
def test_tab_leads_past_the_head_of_a_page_then_through_it_in_order_and_shows_where_it_is(page, site, kind):
    site.open(page, kind)
    stops = list(walked(page, 40))
    assert stops[0]["href"] == "#content"
    assert [stop["tag"] for stop in stops if not (stop["seen"] and stop["marked"])] == []
    assert [stop["place"] for stop in stops] == sorted({stop["place"] for stop in stops})
    page.locator("a.skip").focus()
    page.keyboard.press("Enter")
    assert all(stop["place"] > look(page, "place") for stop in walked(page, 1))


def walked(page: Any, most: int) -> Iterator[dict[str, Any]]:
    """Press Tab, and say where it leads, until it leaves the page."""
    for _ in range(most):
        page.keyboard.press("Tab")
        stop = look(page, "focused")
        if not stop:
            return
        yield stop


@most_kinds_are_long
def test_a_page_says_its_language_and_title_and_has_one_heading_of_the_first_rank(page, site, kind):
    page.goto(site.file(kind))
    assert page.evaluate("document.documentElement.lang") == "en"
    assert page.title().strip()
    assert page.locator("h1").count() == 1
