"""The pages of the whole record, written once."""

import pytest

from nkrefugees import io
from nkrefugees.site.addresses import address
from nkrefugees.site.links import broken

from .conftest import made

pytestmark = pytest.mark.slow
LARGEST = 400_000


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    return made(tmp_path_factory.mktemp("whole") / "reports")


def test_every_link_leads_somewhere(whole):
    assert broken(whole) == []


def test_no_page_is_too_large(whole):
    pages = [whole / "search.html", *whole.glob("evidence/**/*.html")]
    assert [path.name for path in pages if path.stat().st_size > LARGEST] == []


def test_every_claim_can_be_led_to(whole):
    about = zip(*(io.column("claims", c) for c in ("claim_id", "incident_id", "series_id")), strict=True)
    pages = {}
    for claim, incident, series in about:
        page = address("incident_id", incident) if incident else address("series_id", series)
        pages.setdefault(page, []).append(claim)
    read = {page: (whole / page).read_text(encoding="utf-8") for page in pages}
    assert [c for page, claims in pages.items() for c in claims if f' id="{c}">' not in read[page]] == []


def test_no_restricted_source_has_an_address(whole):
    sources = zip(io.ids("sources"), io.column("sources", "access"), strict=True)
    closed = [name for name, access in sources if access == "restricted"]
    shown = {name: (whole / address("source_id", name)).read_text(encoding="utf-8") for name in closed}
    assert closed
    assert [
        name for name, html in shown.items() if 'href="http' in html or "http" in html[html.index("<main") :]
    ] == []
