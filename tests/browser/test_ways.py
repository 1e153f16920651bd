"""Ways through the site as a reader goes them: from a question to a source, by filters, by words, by keys."""

from __future__ import annotations

import re
from operator import attrgetter
from typing import Any

import pytest

import nkrefugees as nk

pytestmark = pytest.mark.slow
QUESTION = "10-incident"
of = attrgetter("incident_id", "quantity", "unit")
SHOWN = "rows => rows.filter(e => e.checkVisibility()).length"


def rows_of(page: Any, table: str) -> int:
    """How many rows of a table of the explorer are shown."""
    return int(page.locator(f"#{table} tbody tr").evaluate_all(SHOWN))


def figures(country: str = "", quantity: str = "") -> int:
    """How many figures there are: of whole groups, or of parts whose whole nobody tells of."""
    at = nk.incidents().set_index("incident_id")["country"].to_dict()
    found = [row for row in nk.resolve(nk.claims()).itertuples() if row.claim_ids]
    whole = {of(row) for row in found if row.subgroup == "all"}
    stands = [row for row in found if row.subgroup == "all" or of(row) not in whole]
    asked = [row for row in stands if quantity in ("", row.quantity)]
    return sum(country in ("", at[row.incident_id]) for row in asked)


def test_a_question_leads_to_a_number_to_its_claim_to_its_source_and_out(page, site):
    page.goto(site.http("index"))
    page.locator(f"main a[href^='{QUESTION}/default/']").first.click()
    number = page.locator("td.n a").first
    told = number.inner_text()
    number.click()
    if "/evidence/" not in page.url:
        page.locator(":target a[href*='evidence/']").first.click()
    page.wait_for_url("**/evidence/incident/*")
    assert told in page.locator("main").inner_text()
    page.locator("main a[href*='/source/'], main a[href*='../source/']").first.click()
    page.wait_for_url("**/evidence/source/*")
    outside = page.locator("main a[href^='http']").evaluate_all(
        "(links, own) => links.map(e => e.href).filter(href => !href.startsWith(own))", site.served
    )
    assert set(outside) & set(nk.sources()["url"].dropna())


def test_a_source_leads_back_to_the_claims_that_rest_on_it(page, site):
    page.goto(site.file("source"))
    source = page.url.split("/")[-1].removesuffix(".html")
    page.locator(f"main a[href*='#{source}-c']").first.click()
    assert re.search(rf"/evidence/(incident|series)/[^/]+#{source}-c\d+$", page.url)
    assert page.locator(":target").is_visible()


def test_a_restricted_source_has_no_address_and_no_digest(page, site):
    page.goto(site.file("source-restricted"))
    assert page.locator("main a[href^='http']").count() == 0
    assert re.search("[0-9a-f]{64}", page.locator("main").inner_text()) is None


def test_a_number_of_a_series_leads_to_the_source_that_printed_it(page, site):
    page.goto(site.file("series"))
    page.locator("table a[href*='/source/'], table a[href*='../source/']").first.click()
    assert "/evidence/source/" in page.url
    assert page.locator("h1").is_visible()


@pytest.mark.parametrize("choice", [{"country": "RUS"}, {"quantity": "released", "country": "CHN"}])
def test_a_filter_of_the_explorer_leaves_the_rows_that_meet_it_and_its_address_gives_them_again(
    opened, site, choice
):
    page = opened()
    site.open(page, "explore")
    for name, value in choice.items():
        page.locator(f"#filters [name={name}]").select_option(value)
    left = rows_of(page, "incidents")
    assert left == figures(**choice)
    assert 0 < left < figures()
    again = opened()
    again.goto(page.locator("#link").evaluate("e => e.href"))
    again.wait_for_selector("html[data-drawn]", state="attached")
    assert rows_of(again, "incidents") == left
    assert again.locator("#count").inner_text() == page.locator("#count").inner_text()


def test_the_explorer_is_worked_by_keys_alone(page, site):
    site.open(page, "explore")
    page.locator("#filters [name=from]").focus()
    page.keyboard.type("2023")
    page.keyboard.press("Tab")
    assert rows_of(page, "incidents") < figures()
    head = page.locator("#incidents thead th").nth(1)
    head.locator("button").focus()
    page.keyboard.press("Enter")
    assert head.get_attribute("aria-sort") == "ascending"
    titles = page.locator("#incidents tbody th").all_inner_texts()
    assert len(set(titles)) > 5
    assert titles == page.evaluate("titles => titles.sort((a, b) => a.localeCompare(b, 'en'))", titles)
    page.locator("#timeline").focus()
    page.keyboard.press("ArrowRight")
    assert page.evaluate("document.activeElement.closest('#timeline svg') !== null")
    assert page.evaluate("document.activeElement.getAttribute('aria-label')")
    page.keyboard.press("Enter")
    page.wait_for_url("**/evidence/*/*.html")


@pytest.mark.parametrize(
    ("words", "leads"),
    [
        ("dandong", "evidence/incident/2021-07-14-dandong.html"),
        ("도문", "evidence/places.html#tumen"),
        ("图们", "evidence/places.html#tumen"),
        ("refugee convention", "evidence/policy/un-1951-refugee-convention.html"),
        ("zzzz-no-such-word", ""),
    ],
)
def test_the_search_finds_by_any_name_in_any_of_the_languages(page, site, words, leads):
    page.goto(site.file("search"))
    page.locator("input[type=search]").focus()
    page.keyboard.type(words)
    page.locator("[role=status]:not(:empty)").wait_for()
    hrefs = page.locator("#found a").evaluate_all("links => links.map(e => e.getAttribute('href'))")
    assert any(href.startswith(leads) for href in hrefs) if leads else hrefs == []


def test_what_the_search_finds_is_opened_by_keys_alone(page, site):
    page.goto(site.file("search"))
    page.locator("input[type=search]").focus()
    page.keyboard.type("dandong")
    page.locator("#found a").first.wait_for()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/evidence/**")
    assert page.locator("h1").is_visible()


def test_the_code_of_a_report_is_folded_and_is_shown_by_a_key(page, site):
    page.goto(site.file("report"))
    folded = page.locator("main details:has(pre code)").first
    assert not folded.locator("pre").is_visible()
    folded.locator("summary").focus()
    page.keyboard.press("Enter")
    assert folded.locator("pre").is_visible()


@pytest.mark.long
def test_a_report_is_printed_with_its_title_and_without_the_navigation(page, site):
    page.goto(site.file("report"))
    title = page.locator("h1").inner_text()
    page.emulate_media(media="print")
    assert page.locator("h1").inner_text() == title
    assert not page.locator("nav").first.is_visible()
    assert page.pdf(format="A4").startswith(b"%PDF-")
