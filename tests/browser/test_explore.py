"""The explorer in a browser: what its script shows is what the package says of the same choice."""

from __future__ import annotations

import csv
from urllib.parse import unquote

import pandas as pd
import pytest

from nkrefugees import frames, resolve
from nkrefugees.analysis.overlap import contributions
from nkrefugees.analysis.totals import wanted
from nkrefugees.plot.spots import handovers
from nkrefugees.site.explore.looks import COLOURS, FAINT
from nkrefugees.wording import number

pytestmark = pytest.mark.slow

DRAWN = "html[data-drawn]"
FOCUSED = "document.activeElement.getAttribute('aria-label')"
KEY = ["incident_id", "quantity", "subgroup", "unit"]
CHOICES = {
    "": {},
    "rule=conservative&country=CHN": {"country": "CHN", "rule": "conservative"},
    "rule=official&two=1": {"two": True, "rule": "official"},
    "from=2011&to=2012": {"years": (2011, 2013)},
}


@pytest.fixture
def explore(page, site):
    """Open the explorer with a choice in its address; wait until its charts are drawn."""

    def opened(fragment=""):
        page.goto(f"{site.file('explore')}#{fragment}")
        page.wait_for_selector(DRAWN)
        return page

    return opened


def rows(page, table="incidents"):
    """The cells of a table."""
    return page.eval_on_selector_all(
        f"#{table} tbody tr", "rows => rows.map(row => [...row.cells].map(cell => cell.textContent))"
    )


def test_the_script_says_of_each_row_what_the_page_says_without_it(explore, opened, site):
    bare = opened(java_script_enabled=False)
    bare.goto(site.file("explore"))
    page = explore("sort-incidents=first&sort-acts=first")  # an order in the address: tables are made anew
    for table in ("incidents", "acts"):
        assert sorted(rows(page, table)) == sorted(rows(bare, table)) != []


@pytest.mark.long
def test_there_is_a_mark_for_each_dated_row(explore):
    page = explore()
    marks = page.eval_on_selector_all(
        "#timeline [role=graphics-symbol]", "all => all.map(e => e.getAttribute('aria-label'))"
    )
    dated = [row for table in ("incidents", "acts") for row in rows(page, table) if row[0] != "undated"]
    assert sorted(mark.split(":")[0] for mark in marks) == sorted(row[0] for row in dated)


def totals(rule="bounds", country=None, two=False, years=None):
    """The sums of whole groups by quantity, as the package adds them; of years, what is inside is sure."""
    found = resolve(frames.claims(), rule)
    since, until = (pd.Timestamp(f"{year}") for year in years or (1900, 2100))
    where = frames.incidents().set_index("incident_id")["country"]
    keep = found["claim_ids"].ne("") & (found["unit"] == "persons")
    keep &= (found["incident_id"].map(where) == country) if country else True
    keep &= (found["n_origins_min"] >= 2) if two else True
    keep &= ~(found["last_day"] < since) & ~(found["first_day"] >= until)
    sums = {}
    kept = contributions(wanted(found[keep], set(), []), frames.links(), ["quantity"])
    for quantity, group in kept.groupby("quantity"):
        inside = ~(group["first_day"] < since) & ~(group["last_day"] >= until)
        inside &= (group[["first_day", "last_day"]].notna().all(axis=1)) if years else True
        high = group["add_high"].fillna(group["n_low"].astype("Float64"))
        sums[quantity] = (group.loc[inside, "add_low"].sum(), high.sum(), len(group))
    return sums


def in_words(low, high, count):
    """The least and the greatest as the page writes them, and the number of incidents."""
    plain = [number(float(n)) for n in ((low, high) if low != high else (low,))]
    return *plain, f"{count:,} incident{'' if count == 1 else 's'}"


@pytest.mark.parametrize("fragment", CHOICES)
def test_totals_are_those_of_the_package(explore, fragment):
    shown = explore(fragment).eval_on_selector_all(
        "#totals dl > div", "all => all.map(e => [...e.children].map(c => c.textContent))"
    )
    expected = totals(**CHOICES[fragment])
    assert {what.replace(" ", "_") for what, *_ in shown} == set(expected)
    for what, many, words in shown:
        *bounds, count = in_words(*expected[what.replace(" ", "_")])
        assert words.split(",")[0] == count
        assert (
            many == "not recorded" or many.split(" or ")[0].removeprefix("at least ").split(" to ") == bounds
        )


@pytest.mark.long
def test_places_are_counted_as_on_the_map_of_the_package(explore):
    shown = explore().eval_on_selector_all("#spots li", "all => all.map(e => e.textContent)")
    claims = frames.claims(quantity="repatriated")
    claims = claims[claims["incident_id"].notna() & ~claims["consent"].isin(["stated_voluntary", "recalled"])]
    disputed = resolve(frames.claims()).query("disputed and quantity == 'repatriated'")["incident_id"]
    spots = handovers(claims, disputed)
    most = sorted(int(text.split(": ")[1].split(" (")[0].split(" to ")[-1]) for text in shown)
    assert most == sorted(spots["most"])
    sure = sorted(int(text.split(": ")[1].split(" (")[0].split(" to ")[0]) for text in shown)
    assert sure == sorted(spots["sure"])


def test_a_choice_stands_in_the_address_and_the_address_gives_the_view_again(explore, opened):
    page = explore()
    page.select_option("[name=country]", "CHN")
    page.select_option("[name=quantity]", "repatriated")
    page.fill("[name=from]", "2013")
    page.keyboard.press("Tab")
    fragment = page.url.partition("#")[2]
    assert fragment == "from=2013&country=CHN&quantity=repatriated"
    assert page.get_attribute("#link", "href") == f"#{fragment}"
    again = opened()
    again.goto(page.url)
    assert rows(again) == rows(page)
    assert {(row[2], row[3].split(" (")[0]) for row in rows(again)} == {("China", "repatriated")}


@pytest.mark.long
def test_what_an_address_must_not_choose_is_passed_over(explore):
    page = explore("country=%3Cscript%3E&from=abc&rule=none&sort-acts=x&other=1")
    assert page.get_attribute("#link", "href") == "#"
    assert len(rows(page)) == len(rows(explore()))


@pytest.mark.long
def test_a_choice_without_any_row_says_so(explore):
    page = explore("country=FRA&quantity=deaths&actor=jpn-government&from=1990&to=1990")
    assert page.inner_text("#count") == "Nothing is recorded for this choice."
    assert page.inner_text("#where") == "No handover is recorded for this choice."


def test_only_the_keyboard_leads_from_mark_to_mark_and_to_a_page(explore, site):
    page = explore("country=LAO")
    page.focus("#timeline")
    page.keyboard.press("ArrowRight")
    first = page.evaluate(FOCUSED)
    page.keyboard.press("ArrowRight")
    assert first < page.evaluate(FOCUSED)
    page.keyboard.press("ArrowDown")
    assert page.evaluate(FOCUSED).endswith(("protective", "restrictive", "neutral", "mixed"))
    page.keyboard.press("Home")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Home")
    assert page.evaluate(FOCUSED) == first
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert page.inner_text("h1") in first
    assert "/evidence/incident/" in page.url


def test_a_click_on_a_mark_opens_its_page(explore):
    page = explore("country=LAO&quantity=repatriated&actor=eu")
    mark = page.locator("#timeline [role=graphics-symbol]").first
    title = mark.get_attribute("aria-label")
    with page.expect_navigation():
        mark.click(force=True)
    assert page.inner_text("h1") in title


def test_headers_sort_and_say_so(explore):
    page = explore("quantity=repatriated")
    header = page.locator("#incidents [data-key=title]")
    header.get_by_role("button").click()
    assert header.get_attribute("aria-sort") == "ascending"
    up = [row[1] for row in rows(page)]
    header.get_by_role("button").press("Enter")
    assert header.get_attribute("aria-sort") == "descending"
    assert sorted(row[1] for row in rows(page)) == sorted(up)
    assert up[0] == rows(page)[-1][1]
    assert unquote(page.url).endswith("sort-incidents=-title")


@pytest.mark.long
def test_the_file_of_a_view_has_its_rows(explore):
    page = explore("country=LAO&rule=median")
    with page.expect_download() as download:
        page.click("#incidents .csv")
    with open(download.value.path(), encoding="utf-8", newline="") as file:  # noqa: PTH123
        found = list(csv.DictReader(file))
    assert [row["title"] for row in found] == [row[1] for row in rows(page)]
    assert {row["country"] for row in found} == {"LAO"}
    assert {row["rule"] for row in found} == {"median"}
    low = resolve(frames.claims(), "median").set_index(["incident_id", "quantity", "subgroup", "unit"])[
        "n_low"
    ]
    for row in found:
        key = low[tuple(row[part] for part in ("id", "quantity", "subgroup", "unit"))]
        assert row["n_low"] == ("" if pd.isna(key) else str(key))


@pytest.mark.long
def test_a_dark_page_has_dark_charts(opened, site):
    page = opened(color_scheme="dark")
    page.goto(site.file("explore"))
    page.wait_for_selector(DRAWN)
    inks = set(page.eval_on_selector_all("#timeline svg text", "all => all.map(e => e.getAttribute('fill'))"))
    assert inks == {COLOURS[FAINT]}
