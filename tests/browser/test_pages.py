"""What holds of every kind of page for a reader: on a small screen, on paper, by keyboard, without scripts."""

from __future__ import annotations

import pytest

from .kinds import NAVIGATION, every_kind

pytestmark = pytest.mark.slow

SMALL = {"width": 320, "height": 640}
PAPER = {"width": 718, "height": 1000}  # A4 with margins of 1 cm, in pixels of CSS
CUT = """() => [...document.body.querySelectorAll("*")].filter(e => {
    const box = e.getBoundingClientRect(), style = getComputedStyle(e);
    const hides = style.overflowX !== "visible" && e.scrollWidth > e.clientWidth + 1;
    return box.width && !e.closest(".skip, svg *") && (hides || box.right > innerWidth + 1 || box.left < -1);
}).map(e => e.outerHTML.slice(0, 120))"""
WIDE = """() => document.documentElement.scrollWidth <= innerWidth ? [] : [...document.body.querySelectorAll("*")]
    .filter(e => e.getBoundingClientRect().right > innerWidth + 1 && !e.closest("svg *"))
    .filter(e => !e.parentElement.closest(".output")).map(e => e.outerHTML.slice(0, 120))"""
FOLDED = """() => [...document.querySelectorAll("main details:not([open]) li")]
    .filter(e => !e.checkVisibility()).map(e => e.outerHTML.slice(0, 120))"""
UNPRINTED = """() => [...document.querySelectorAll("main a[href^=http]")].filter(e => e.checkVisibility())
    .filter(e => !e.textContent.includes(e.href) && !getComputedStyle(e, "::after").content.includes(e.href))
    .map(e => e.href)"""
TINY = """() => [...document.body.querySelectorAll("*")].filter(e => !e.closest("svg") && e.checkVisibility()
    && [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim())
    && parseFloat(getComputedStyle(e).fontSize) < 12).map(e => e.outerHTML.slice(0, 120))"""
UNLOADED = """() => [...document.images].filter(e => !(e.complete && e.naturalWidth)).map(e => e.alt)"""
FOCUSED = """() => {
    const e = document.activeElement, box = e.getBoundingClientRect(), style = getComputedStyle(e);
    const all = [...document.querySelectorAll("*")];
    return {
        place: all.indexOf(e), tag: e.outerHTML.slice(0, 120), body: e === document.body,
        seen: box.width > 0 && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
        marked: (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0) || style.boxShadow !== "none",
    };
}"""


@every_kind
def test_a_page_of_320_pixels_is_never_scrolled_sideways_and_no_letter_is_tiny(opened, site, kind):
    page = opened(viewport=SMALL)
    page.goto(site.file(kind))
    assert page.evaluate(WIDE) == []
    assert page.evaluate("document.documentElement.scrollWidth") == SMALL["width"]
    assert page.evaluate(TINY) == []


@every_kind
def test_what_scrolls_by_itself_on_a_small_screen_can_be_reached_by_keyboard(opened, site, kind):
    page = opened(viewport=SMALL)
    page.goto(site.file(kind))
    scrolled = """() => [...document.body.querySelectorAll("*")].filter(
        e => /auto|scroll/.test(getComputedStyle(e).overflowX) && e.scrollWidth > e.clientWidth + 1
        && e.tabIndex < 0 && !e.querySelector("a, button, input")).map(e => e.outerHTML.slice(0, 120))"""
    assert page.evaluate(scrolled) == []


@every_kind
def test_nothing_of_a_page_is_cut_or_folded_on_paper_and_addresses_are_printed(opened, site, kind):
    page = opened(viewport=PAPER)
    page.emulate_media(media="print")
    page.goto(site.file(kind))
    assert page.evaluate(CUT) == []
    assert page.evaluate(FOLDED) == []
    assert page.evaluate(UNPRINTED) == []


@every_kind
def test_a_page_can_be_read_without_scripts(opened, site, kind):
    """What a script adds, such as a chart, may be missing; words, tables and pictures may not."""
    bare, full = opened(java_script_enabled=False), opened()
    texts = []
    for page in (bare, full):
        page.goto(site.file(kind))
        assert page.locator("h1").is_visible()
        texts.append(page.locator("main").inner_text())
    assert bare.evaluate(UNLOADED) == []
    assert len(texts[0]) >= 0.9 * len(texts[1]) > 100


@every_kind
def test_a_page_leads_to_all_parts_of_the_site_that_there_are(page, site, kind):
    page.goto(site.http(kind) if kind != "changes" else site.file(kind))
    hrefs = page.locator("nav a").evaluate_all("links => links.map(e => e.href)")
    parts = [] if kind == "changes" else [site.http(name) for name in NAVIGATION]
    assert [part for part in parts if part not in hrefs and part != page.url] == []


@every_kind
def test_the_first_key_leads_past_the_head_of_a_page(page, site, kind):
    page.goto(site.file(kind))
    page.keyboard.press("Tab")
    assert page.evaluate(FOCUSED)["seen"]
    assert page.evaluate("document.activeElement.getAttribute('href')") == "#content"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    after = "main => main.contains(document.activeElement) || document.activeElement === document.body"
    assert page.locator("#content").evaluate(after + " || !!document.activeElement.closest('footer')")


@every_kind
def test_tab_goes_through_a_page_in_its_order_and_shows_where_it_is(page, site, kind):
    page.goto(site.file(kind))
    steps = []
    for _ in range(40):
        page.keyboard.press("Tab")
        steps.append(page.evaluate(FOCUSED))
        if steps[-1]["body"]:
            break
    stops = [step for step in steps if not step["body"]]
    assert [step["tag"] for step in stops if not (step["seen"] and step["marked"])] == []
    places = [step["place"] for step in stops]
    assert len(places) > 1
    assert places == sorted(places)


@every_kind
def test_a_page_says_its_language_and_title_and_has_one_heading_of_the_first_rank(page, site, kind):
    page.goto(site.file(kind))
    assert page.evaluate("document.documentElement.lang") == "en"
    assert page.title().strip()
    assert page.locator("h1").count() == 1
