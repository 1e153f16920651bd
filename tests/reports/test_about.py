import pytest
from nbformat import v4

from nkrefugees.reports.about import bibliography, choices, citation, read
from nkrefugees.reports.artefacts import Artefact
from nkrefugees.reports.news import changelog, news

RUN = {
    "notebook": "02-waves",
    "run": "default",
    "title": "When?",
    "key": "0123456789abcdef",
    "version": "1.2",
    "data": {"release": "2026.11.0"},
}


def called(**call):
    return {"data": {"read": [{"sha256": "", "rows": 3, "table": "claims"} | call]}}


@pytest.mark.parametrize("part", ["When?", "02-waves/default", "0123456789ab", "2026.11.0", "nkrefugees 1.2"])
@pytest.mark.parametrize("form", ["text", "bibtex"])
def test_a_citation_names_the_report_and_its_releases(part, form):
    assert part in citation(RUN)[form]


def test_a_selection_is_told_by_its_filters():
    [row] = read(called(filters={"quantity": "repatriated", "since": "2013"}))
    assert row == {"table": "claims", "chosen": "quantity: repatriated; since: 2013", "rows": 3}


def test_all_rows_are_told_as_such():
    assert read(called())[0]["chosen"] == "all rows"


def test_look_ups_by_one_column_are_one_line():
    calls = [called(where={"claim_id": ids})["data"]["read"][0] for ids in (["a", "b"], ["b", "c"])]
    [row] = read({"data": {"read": calls}})
    assert row == {"table": "claims", "chosen": "looked up by claim_id", "rows": 3}


def test_a_look_up_of_nothing_is_not_told():
    assert read(called(where={"claim_id": []})) == []


def test_the_bibliography_is_the_longest_table_of_sources():
    head = "source_id,publisher,author\n"
    files = [
        Artefact("a", 0, "tables/a.csv", f"{head}1,,\n".encode()),
        Artefact("b", 0, "tables/b.csv", f"{head}1,,\n2,,\n".encode()),
    ]
    assert bibliography(files) == {"sources": 2, "cell": "b"}


def test_the_changelog_is_found():
    assert changelog().startswith("# Changelog")


def test_a_release_of_which_nothing_is_written_has_no_news():
    assert news("0.1.0", "### Data 2026.11.0\n- More.\n") == []


def test_news_end_where_the_next_heading_begins():
    assert news("1", "### Data 1\n- One\n  line.\n- Two.\n\n## 0.1\n- Three.\n") == ["One line.", "Two."]


def test_an_incident_that_was_chosen_has_its_page_and_title(monkeypatch):
    monkeypatch.setattr("nkrefugees.reports.about.incidents", lambda: {"2091-bridge": "People held"})
    cell = v4.new_code_cell('incident: "text" = ""\nsince: "text" = ""', metadata={"tags": ["parameters"]})
    run = RUN | {"parameters": {"incident": "2091-bridge", "since": "2091-bridge"}, "differing": ["incident"]}
    incident, since = choices(v4.new_notebook(cells=[cell]), run)
    assert incident["page"] == {"href": "evidence/incident/2091-bridge.html", "title": "People held"}
    assert since["page"] is None


def test_an_incident_that_the_record_does_not_have_is_no_link():
    cell = v4.new_code_cell('incident: "text" = ""', metadata={"tags": ["parameters"]})
    run = RUN | {"parameters": {"incident": "2091-nowhere"}, "differing": ["incident"]}
    assert choices(v4.new_notebook(cells=[cell]), run)[0]["page"] is None
