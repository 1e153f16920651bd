import re

import pytest

from nkrefugees import io
from nkrefugees.site.addresses import address
from nkrefugees.site.evidence.said import said
from nkrefugees.site.look import environment

from ..conftest import made

CLAIM = "2091-05-04-harbour-post-border-town-c1"
HELD, BRIDGE = address("incident_id", "2091-05-greyford"), address("incident_id", "2091-05-bridge")
NEWS = address("source_id", "2091-05-04-harbour-post-border-town")
TABLE = address("source_id", "2092-interior-office-table")
REPLY = address("policy_id", "westmark-2091-reply")
HASH = "3d29fe0ec5d6c20d05e29a3cee552c9e8f5e2d0d1840cf7307c7b7a2945882ab"


def words(html: str) -> str:
    """A page without marks, its spaces as one."""
    return " ".join(re.sub(r"<[^>]*>", " ", html).split())


def claim(html: str, name: str) -> str:
    """The part of a page that shows a claim."""
    return re.search(rf'<article class="claim" id="{name}">.*?</article>', html, re.DOTALL)[0]


def test_every_incident_policy_source_and_series_has_a_page(site, record):
    keys = {
        "incident_id": "incidents",
        "policy_id": "policies",
        "source_id": "sources",
        "series_id": "series",
    }
    names = {address(key, row[key]) for key, table in keys.items() for row in record.all(table)}
    assert {p.relative_to(site).as_posix() for p in site.glob("evidence/*/*.html")} == names


def test_an_incident_shows_its_date_in_words_and_as_coded(page):
    assert "April 2091 to May 2091 (coded 2091-04/2091-05)" in words(page(HELD))


def test_an_incident_leads_to_its_place_by_all_its_names(page):
    assert '<a href="../../evidence/places.html#greyford">Greyford 회색나루 灰津</a>' in page(HELD)


def test_a_claim_stands_under_its_id_and_says_who_claims_what(page):
    assert "Relief Network: 9 repatriated" in words(claim(page(HELD), CLAIM))


def test_a_claim_shows_its_origin_and_whether_the_chain_was_seen(page):
    shown = words(claim(page(HELD), CLAIM))
    assert "witness: was there; traced: the chain to it was seen" in shown


def test_a_claim_in_words_shows_the_words_and_how_they_are_read(page):
    shown = words(claim(page(HELD), "2091-05-04-harbour-post-border-town-c6"))
    assert "24 to 99 persons (in the source: “dozens”)" in shown


def test_a_denial_says_what_is_denied(page):
    shown = words(claim(page(BRIDGE), "2091-05-04-harbour-post-border-town-c3"))
    assert "Interior Office of Westmark, denies the event: repatriated" in shown
    assert "What is denied event (that it happened)" in shown


def test_codes_stand_with_their_meaning(page):
    shown = words(claim(page(HELD), CLAIM))
    assert "repatriated (handed to the DPRK by another state)" in shown
    assert "blind (met without looking for this incident)" in shown


def test_spans_stand_with_the_hash_of_their_text(page):
    assert f"Characters 83–126 of the text with SHA-256 {HASH}" in words(claim(page(HELD), CLAIM))


def test_no_page_has_a_word_of_a_text(site, texts):
    read = "".join(path.read_text(encoding="utf-8") for path in site.rglob("*.html"))
    lines = [line for text in texts.rglob("*.txt") for line in text.read_text(encoding="utf-8").splitlines()]
    sentences = [line for line in lines[1:] if len(line) > 60]
    assert sentences
    assert [line for line in sentences if line in read] == []


def test_claims_that_repeat_each_other_are_linked_in_both_directions(page):
    other = "2092-relief-network-brief-c1"
    assert "repeats or reworks Relief Network: 7 to 9 repatriated" in words(claim(page(HELD), CLAIM))
    assert "is repeated or reworked by Relief Network: 9 repatriated" in words(claim(page(HELD), other))


def test_related_incidents_are_linked_in_both_directions(page):
    assert "This incident lies inside People held in Greyford" in words(page(BRIDGE))
    assert "This incident holds People at the bridge of Greyford" in words(page(HELD))


def test_a_claim_leads_to_its_source_and_the_source_back_to_the_claim(page):
    assert f'href="../../{NEWS}"' in claim(page(HELD), CLAIM)
    assert f'href="../../{HELD}#{CLAIM}"' in page(NEWS)


def test_a_policy_leads_to_its_sources_and_they_back_to_it(page):
    assert f'href="../../{NEWS}"' in page(REPLY)
    assert f'href="../../{REPLY}"' in page(NEWS)


def test_a_series_leads_to_the_sources_of_its_numbers_and_they_back_to_it(page):
    series = address("series_id", "arrivals-eastmark")
    assert f'href="../../{TABLE}"' in page(series)
    assert f'href="../../{series}"' in page(TABLE)


def test_a_number_that_is_not_reported_is_no_zero(page):
    series = page(address("series_id", "arrivals-eastmark"))
    assert re.findall(r'<td class="n">(.*?)</td><td>(.*?)</td>', series) == [
        ("0", "zero reported"),
        ("25", "reported"),
        ("–", "not reported"),
    ]


def test_a_claim_on_a_series_stands_on_the_page_of_the_series(page):
    shown = claim(page(address("series_id", "held-in-westmark")), "2091-05-04-harbour-post-border-town-c4")
    assert "at least 1,170 persons (in the source: “at least 1,170”)" in words(shown)


def test_a_source_is_cited_as_a_line_bibtex_and_csl(page):
    html = page(NEWS)
    assert "Staff. Border town sends group back. The Harbour Post, 2091-05-04." in html
    assert "<summary>BibTeX</summary><pre>@article{2091-05-04-harbour-post-border-town," in html
    assert "&#34;type&#34;: &#34;article-newspaper&#34;" in html


def test_a_source_leads_to_its_address_and_tells_nobody_who_came(page):
    address = "https://example.org/2091/border-town-sends-group-back"
    assert f'<a href="{address}" rel="external noreferrer">{address}</a>' in page(NEWS)


def test_a_restricted_source_has_no_address(page):
    assert "Address not given (access is restricted: names somebody in reach" in words(page(TABLE))


def test_an_address_and_a_hash_that_slipped_into_a_restricted_source_do_not_pass(with_cells, tmp_path):
    key, name = "source_id", "2091-05-04-harbour-post-border-town"
    with with_cells("sources", key, name, access="restricted", archive_url="https://secret.example"):
        to = made(tmp_path / "reports")
    html = "".join(path.read_text() for path in to.glob("evidence/*/*.html"))
    assert HASH not in html
    assert "secret.example" not in html
    assert "example.org" not in html


def test_votes_of_a_policy_are_those_that_are_recorded(page):
    assert "Votes 7 yes" in words(page(address("policy_id", "delegates-2091-letter")))


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,<script>alert(1)</script>"])
def test_an_address_that_is_not_of_the_web_is_text(with_cells, tmp_path, url):
    with with_cells("sources", "source_id", "2091-05-04-harbour-post-border-town", url=url):
        html = (made(tmp_path / "reports") / NEWS).read_text()
    assert f"<span>{url.replace('<', '&lt;').replace('>', '&gt;')}</span>" in html
    assert f'href="{url[:4]}' not in html


def test_marks_in_a_title_are_text(with_cells, tmp_path):
    title = "</title><script>alert('1')</script>\u202eevil\"🙂"
    with with_cells("incidents", "incident_id", "2091-05-greyford", title=title):
        to = made(tmp_path / "reports")
    assert (
        "&lt;/title&gt;&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;\u202eevil&#34;🙂"
        in (to / HELD).read_text()
    )
    assert all("<script>alert" not in path.read_text() for path in to.rglob("*.html"))


def test_a_row_that_names_nothing_known_has_its_page(with_cells, tmp_path):
    lost = {"claimant_id": "nobody", "origin_id": "nowhere", "place_id": "atlantis", "source_id": "unknown"}
    with with_cells("claims", "claim_id", CLAIM, **lost):
        html = (made(tmp_path / "reports") / HELD).read_text()
    assert "nobody: 9 repatriated" in words(claim(html, CLAIM))


def test_pages_have_the_words_of_a_data_release(page, invented):
    with io.using(invented):
        assert f"Data release {io.release()}" in page(HELD)


@pytest.mark.parametrize(("count", "listed"), [(5, 0), (6, 6)])
def test_many_claims_are_listed_before_they_are_told(record, count, listed):
    claim = said(record, record.row("claims", "claim_id", CLAIM))
    html = environment().get_template("parts.html").module.claims("../../", [claim] * count, "")
    assert html.count(f'<li><a href="#{CLAIM}">') == listed
    assert html.count('<article class="claim"') == count


def test_a_page_of_the_record_stands_under_evidence_in_the_navigation(page):
    assert 'evidence/index.html" aria-current="true">Evidence' in page(HELD)
    assert page(HELD).count("aria-current") == 1
