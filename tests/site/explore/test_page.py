import base64
import hashlib
import re
from html import unescape

from nkrefugees import io
from nkrefugees.site.explore import write

from ...reports.conftest import write_data
from .conftest import inlined

MEGABYTE = 1_000_000
SCRIPTS = r"<script[^>]*>(.*?)</script>"


def test_the_page_names_each_of_its_scripts_by_its_hash_and_allows_no_other(html):
    scripts = re.findall(SCRIPTS, html, re.DOTALL)
    hashes = [base64.b64encode(hashlib.sha256(script.encode()).digest()).decode() for script in scripts]
    policy = unescape(re.search(r'Content-Security-Policy" content="([^"]+)"', html)[1])
    assert re.search(r"script-src (.*)", policy)[1].split() == [f"'sha256-{found}'" for found in hashes]
    assert "default-src 'none'" in policy
    assert "unsafe-eval" not in policy


def test_no_file_is_loaded_from_anywhere(html):
    page = re.sub(SCRIPTS, "", html, flags=re.DOTALL)
    assert not re.search(r"<(?:script|img|iframe|video|object|embed)[^>]*\ssrc=|<link\b|@import|url\(", page)


def test_the_page_of_the_whole_record_is_under_two_and_a_half_megabytes(tmp_path):
    assert write(tmp_path, "0.0").stat().st_size < 2.5 * MEGABYTE


def test_the_same_data_give_the_same_bytes(html, invented, tmp_path):
    with io.using(invented):
        assert write(tmp_path, "0.0").read_text(encoding="utf-8") == html


def test_the_table_has_every_incident_without_a_script_and_each_row_leads_to_its_page(html):
    linked = set(re.findall(r'<th scope="row"><a href="evidence/incident/([^"]+)\.html">', html))
    assert linked == {incident[0] for incident in inlined(html)["incidents"]}


def test_the_table_has_every_act_without_a_script_and_each_row_leads_to_its_page(html):
    linked = set(re.findall(r'<th scope="row"><a href="evidence/policy/([^"]+)\.html">', html))
    assert linked == {act[0] for act in inlined(html)["acts"]}


def test_the_still_picture_says_what_it_shows(html):
    picture = re.search(r'<figure id="timeline".*?</figure>', html, re.DOTALL)[0]
    told = unescape(re.search(r'role="img" aria-label="([^"]+)"', picture)[1])
    assert told == re.search(r'id="count"[^>]*>([^<]+)<', html)[1]
    assert re.fullmatch(r"Shown: \d+ figures? of \d+ incidents? over \d+ acts?\..*", told)


def test_every_row_says_how_many_in_words_and_none_says_zero(html):
    rows = re.findall(r"<td>([^<]*)</td><td>[^<]*</td><td>(?:disputed)?</td></tr>", html)
    assert "not recorded" in rows
    assert not {"", "0"} & set(rows)


def test_data_of_two_tables_show_that_nothing_is_recorded(tmp_path):
    write_data(tmp_path)
    with io.using(tmp_path):
        page = write(tmp_path, "0.0").read_text(encoding="utf-8")
    assert "Nothing is recorded." in page
    assert "<script" not in page


NASTY = '</script><script>alert(1)</script> & "quoted" <b>bold</b> ‮right to left'


def test_a_title_is_text_wherever_it_stands(with_cells, tmp_path):
    with with_cells("incidents", "incident_id", "2091-05-bridge", title=NASTY):
        page = write(tmp_path, "0.0").read_text(encoding="utf-8")
    assert NASTY in {incident[1] for incident in inlined(page)["incidents"]}
    assert "<script>alert" not in page
    assert "<b>bold" not in page
