import re

import pytest

from nkrefugees.htmltable import table
from nkrefugees.reports import rested
from nkrefugees.reports.rested import Rested

pd = pytest.importorskip("pandas")
COLUMNS = {
    ("incidents", "incident_id"): ["2091-laos", "2092-russia"],
    ("policies", "policy_id"): ["act-one"],
    ("series", "series_id"): ["stock"],
    ("sources", "source_id"): ["2091-daily"],
    ("claims", "claim_id"): ["2091-daily-c1", "2091-daily-c2", "2091-daily-c3"],
    ("claims", "incident_id"): ["2091-laos", "2091-laos", ""],
    ("claims", "series_id"): ["", "", "stock"],
}


@pytest.fixture
def links(monkeypatch):
    """The links of a page on a small record."""
    monkeypatch.setattr(rested.io, "column", lambda table, name: COLUMNS[table, name])
    return Rested("../../")


def targets(links, **columns):
    """Where the cells of a frame lead."""
    page = links(table(pd.DataFrame({name: [value] for name, value in columns.items()})))
    return re.findall(r'href="([^"]*)">([^<]*)<', page)


@pytest.mark.parametrize(
    ("column", "name", "page"),
    [
        ("incident_id", "2091-laos", "incident/2091-laos.html"),
        ("policy_id", "act-one", "policy/act-one.html"),
        ("series_id", "stock", "series/stock.html"),
        ("source_id", "2091-daily", "source/2091-daily.html"),
        ("claim_id", "2091-daily-c1", "incident/2091-laos.html#2091-daily-c1"),
        ("claim_id", "2091-daily-c3", "series/stock.html#2091-daily-c3"),
    ],
)
def test_an_id_and_the_numbers_beside_it_lead_to_its_page(links, column, name, page):
    where = f"../../evidence/{page}"
    assert targets(links, **{column: name}, n=7) == [(where, name), (where, "7")]


def test_a_number_on_several_claims_leads_to_an_entry_that_lists_them(links):
    assert targets(links, n=7, claim_ids="2091-daily-c1;2091-daily-c3") == [("#nk-rests-1", "7")]
    [entry] = links.sets()
    assert entry["claims"] == 2
    assert [page["name"] for page in entry["pages"]] == ["2091-laos", "stock"]


def test_the_same_claims_have_one_entry(links):
    for _ in range(2):
        targets(links, n=7, claim_ids="2091-daily-c1;2091-daily-c3")
    assert len(links.sets()) == 1


def test_a_number_on_one_claim_of_a_list_leads_to_that(links):
    where = "../../evidence/incident/2091-laos.html#2091-daily-c2"
    assert targets(links, n=7, claim_ids="2091-daily-c2") == [(where, "7")]


def test_a_number_without_ids_leads_to_what_was_read(links):
    assert targets(links, n=7) == [("#nk-read", "7")]


def test_an_invented_id_is_no_link(links):
    assert targets(links, incident_id="syn-2091-laos", n=7) == [("#nk-read", "7")]


def test_words_are_no_links(links):
    assert targets(links, incident_id="2091-laos", stance="denies")[1:] == []


def test_numbers_of_a_table_of_others_lead_to_what_was_read(links):
    page = links("<table><tr><td>1,200.5</td><td>x</td><td style='a'>-3 %</td></tr></table>")
    assert re.findall(r'href="#nk-read">([^<]*)<', page) == ["1,200.5", "-3 %"]


def test_no_attribute_for_the_page_is_left_on_it(links):
    page = links(table(pd.DataFrame({"incident_id": ["2091-laos"], "n": [7]})))
    assert "data-" not in page


def test_ids_in_an_explanation_are_links(links):
    page = links("<pre>2091-laos: somebody affirms [2091-daily-c1], not 2091-nowhere-c1</pre>")
    assert page.count("<a ") == 2


def test_a_cell_that_looks_like_markup_stays_text(links):
    page = links(table(pd.DataFrame({"incident_id": ['"><script>'], "n": [7]})))
    assert "<script>" not in page
    assert "&lt;script&gt;" in page


def test_data_without_tables_have_no_addresses():
    assert Rested("../../")._known.keys() <= {"incident:2021-07-14-dandong"}


@pytest.mark.parametrize(("name", "look"), [("2091-laos", ""), (f"2091-{'far-' * 8}laos", ' class="id"')])
def test_a_long_id_may_be_broken(links, name, look):
    linked = links(table(pd.DataFrame({"incident_id": [name]})))
    assert re.search(rf"<td{look}>(<a [^>]*>)?{name}<", linked)
