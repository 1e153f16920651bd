import pandas as pd
import pytest

from nkrefugees.htmltable import cell, link, table


def test_a_row_with_figures_says_what_they_rest_on():
    page = table(pd.DataFrame({"n": [7], "claim_ids": ["a-c1;b-c2"]}))
    assert '<tr data-rests="claim:a-c1 claim:b-c2"><td class="n">7</td></tr>' in page


def test_a_row_of_words_rests_on_nothing():
    assert "data-rests" not in table(pd.DataFrame({"incident_id": ["a"], "stance": ["affirms"]}))


def test_an_index_of_ids_counts_as_a_column():
    rows = pd.DataFrame({"n": [7]}, index=pd.Index(["a"], name="incident_id"))
    assert 'data-rests="incident:a"' in table(rows, indexed=True)


def test_a_year_that_heads_a_row_has_no_thousands():
    rows = pd.DataFrame({"n": [7000]}, index=pd.Index([2013], name="year"))
    assert '<th scope="row">2013</th><td class="n">7,000</td>' in table(rows, indexed=True)


def test_an_index_without_a_name_has_an_empty_corner():
    assert "<thead><tr><td></td><th" in table(pd.DataFrame({"n": [7]}, index=["a"]), indexed=True)


def test_a_line_break_in_a_cell_is_a_space():
    assert cell("a\nb") == "<td>a b</td>"


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "data:text/html,x", "ftp://a.org", "//a.org", "", None]
)
def test_only_pages_of_the_web_are_links(url):
    assert link(url, "x") == ""


def test_an_address_with_quotes_stays_inside_its_attribute():
    assert link('https://a.org/"><script>', "x") == ('<a href="https://a.org/&quot;&gt;&lt;script&gt;">x</a>')


def test_an_address_is_shown_by_its_host():
    assert cell("https://a.org/long/way", "url") == '<td><a href="https://a.org/long/way">a.org</a></td>'


def test_an_address_that_is_no_link_is_text():
    assert "<a " not in cell("javascript:alert(1)", "url")


def test_long_words_may_wrap():
    assert cell("word " * 20).startswith('<td class="long">')


@pytest.mark.parametrize(
    ("value", "written"),
    [(0.159747, "0.1597"), (599.288, "599.3"), (1130.5, "1,130.5"), (1077.0, "1,077"), (2.5e6, "2,500,000")],
)
def test_a_fraction_has_four_figures_and_a_count_all_of_its_own(value, written):
    assert cell(value) == f'<td class="n">{written}</td>'
