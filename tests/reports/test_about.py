import pytest

from nkrefugees.reports.about import bibliography, citation, read
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
