import json
import re
import shutil
import subprocess
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nkrefugees.site.evidence.record import Record
from nkrefugees.site.look import script_hash
from nkrefugees.site.search import entries, in_page

from .conftest import made

BROWSER = shutil.which("chromium")
RESULTS = re.compile(r'<li><a href="([^"]*)">(.*?)</a>')


def ids(kind):
    """The ids of a kind, put together again as the script does."""
    found = [""]
    for shared, rest, *_ in kind["rows"]:
        found.append(found[-1][:shared] + rest)
    return found[1:]


def search(site, query):
    """What a browser finds: addresses and names, and what is announced."""
    address = f"file://{site / 'search.html'}?q={quote(query)}"
    options = ("--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking")
    page = subprocess.run(
        [BROWSER, *options, "--dump-dom", address], capture_output=True, text=True, check=True, timeout=120
    ).stdout
    found = re.search(r'<ul id="found"[^>]*>(.*?)</ul>', page, re.DOTALL)[1]
    return RESULTS.findall(found), re.search(r'aria-live="polite">(.*?)</p>', page)[1]


def test_every_row_of_six_tables_can_be_found(record):
    found = {kind["word"]: ids(kind) for kind in entries(record)["kinds"]}
    assert found["incident"] == ["2091-05-bridge", "2091-05-greyford"]
    assert {word: len(names) for word, names in found.items()} == {
        "incident": 2, "policy": 2, "source": 3, "series": 2, "place": 2, "actor": 4
    }  # fmt: skip


def test_a_place_is_found_by_all_its_names_and_so_is_an_incident_there(record):
    index = entries(record)
    kinds = {kind["word"]: kind["rows"] for kind in index["kinds"]}
    assert kinds["place"][1][2] == "Greyford · 회색나루 · 灰津"
    assert index["names"][kinds["incident"][0][3]] == "Greyford · 회색나루 · 灰津"


def test_a_record_without_rows_has_an_empty_index():
    assert [kind["rows"] for kind in entries(Record({}, {}))["kinds"]] == [[]] * 6


@given(st.text())
def test_no_text_ends_the_script_that_it_stands_in(text):
    assert not set(in_page(text)) & set("<>&\u2028\u2029")
    assert json.loads(in_page(text)) == text


def test_the_page_allows_its_own_script_and_no_other(page):
    html = page("search.html")
    policy = re.search(r'Content-Security-Policy" content="(.*?)"', html)[1]
    script = re.search(r"<script>\n(.*?)</script>", html, re.DOTALL)[1]
    named = script_hash(f"\n{script}")
    assert f"script-src '{named}'" in policy
    assert "unsafe-eval" not in policy


def test_without_scripts_the_page_leads_to_the_lists(page):
    assert (
        '<a href="evidence/index.html">' in re.search(r"<noscript>(.*?)</noscript>", page("search.html"))[1]
    )


@pytest.mark.slow
@pytest.mark.skipif(not BROWSER, reason="chromium is not installed")
class TestInABrowser:
    @pytest.mark.parametrize("query", ["GREYFÖRD bridge", "회색 bridge", "灰 bridge"])
    def test_an_incident_is_found_whatever_the_script_accents_and_case(self, site, query):
        assert search(site, query) == (
            [("evidence/incident/2091-05-bridge.html", "People at the bridge of Greyford")],
            "1 is found.",
        )

    def test_what_is_not_there_is_announced(self, site):
        assert search(site, "atlantis") == ([], "Nothing is found. Fewer or shorter words find more.")

    def test_marks_in_a_name_are_shown_as_text(self, with_cells, tmp_path):
        title = "</script><script>document.title='run'</script>\u202eevil 🙂"
        with with_cells("incidents", "incident_id", "2091-05-bridge", title=title):
            found, _ = search(made(tmp_path / "reports"), "evil")
        assert [name for _, name in found] == [title.replace("<", "&lt;").replace(">", "&gt;")]
