import re

import pandas as pd
import pytest
from nbformat import v4

from nkrefugees.reports.artefacts import artefacts
from nkrefugees.reports.page import page
from nkrefugees.reports.prose import Prose, self_contained


def test_a_second_title_becomes_a_lesser_heading():
    prose = Prose()
    assert "<h2" in [prose("# One"), prose("# Two")][1]


def test_a_heading_that_stands_twice_has_two_ids():
    prose = Prose()
    assert 'id="a-2"' in [prose("## A"), prose("## A")][1]


def test_a_picture_from_elsewhere_becomes_a_link():
    assert Prose()("![x](https://a.org/b.png)").startswith('<p><a href="https://a.org/b.png">x</a>')


def test_prose_that_loads_a_script_is_shown_as_text():
    assert "<script" not in Prose()('<script src="https://a.org/x.js"></script>')


@pytest.mark.parametrize(
    "html",
    [
        "<script>1</script>",
        "<img src='//a.org/b.png'>",
        "<a onclick='x()'>",
        "<style>@import 'https://a.org/a.css'</style>",
        "<p style='background: url(https://a.org/a.png)'>",
        "<iframe></iframe>",
    ],
)
def test_html_that_draws_on_other_places_is_known(html):
    assert not self_contained(html)


@pytest.mark.parametrize(
    "html", ["<a href='https://a.org'>", "<g clip-path='url(#p1)'/>", "<img src='data:image/png;'>"]
)
def test_links_and_own_parts_are_no_fault(html):
    assert self_contained(html)


@pytest.fixture(scope="module")
def html(made):
    return (made("pictures") / "index.html").read_text()


@pytest.mark.slow
@pytest.mark.parametrize("name", ["ok", "pictures", "plain", "reads"])
def test_the_page_has_one_title(made, name):
    assert len(re.findall("<h1", (made(name) / "index.html").read_text())) == 1


@pytest.mark.slow
def test_a_page_of_a_notebook_without_title_has_its_name(made):
    assert "<h1>plain</h1>" in (made("plain") / "index.html").read_text()


@pytest.mark.slow
def test_a_figure_is_shown_from_its_file_with_its_text(html):
    assert re.findall(r'<img src="(figures/[^"]*)" alt="a dot"', html) == [
        "figures/dots.svg",
        "figures/dots-2.svg",
    ]


@pytest.mark.slow
def test_the_page_has_no_script(html):
    assert "<script" not in html


@pytest.mark.slow
def test_nothing_is_loaded_but_files_beside_the_page(html):
    loaded = re.findall(r'\b(?:src|srcset|data|poster)="([^"]*)"', html)
    assert [place for place in loaded if not place.startswith("figures/")] == []
    assert "@import" not in html


@pytest.mark.slow
def test_an_output_that_cannot_be_shown_is_shown_as_text(html):
    assert '<pre class="stdout">only words</pre>' in html


@pytest.mark.slow
def test_code_stands_behind_a_click(html):
    shown = re.sub(r"<details class=\"code\">.*?</details>", "", html, flags=re.DOTALL)
    assert "IPython" in html
    assert "IPython" not in shown


@pytest.mark.slow
def test_no_code_is_open_from_the_start(html):
    assert "<details open" not in html


@pytest.mark.slow
def test_the_page_shows_the_parameters_of_the_run_with_their_meaning(made):
    text = (made("ok") / "index.html").read_text()
    assert "<dt>country</dt><dd>PRK</dd>" in text
    assert '<dd class="meaning">' in text


@pytest.mark.slow
def test_the_page_says_what_it_rests_on(made):
    text = (made("reads") / "index.html").read_text()
    assert re.search(r"Data release 0\.1\.0; digest of the rows read: [0-9a-f]{64}", text)


@pytest.mark.slow
def test_the_page_lists_what_was_read(made):
    text = (made("reads") / "index.html").read_text()
    assert re.search(r'<th scope="row">\w+</th><td class="long">[^<]+</td><td class="n">\d+</td>', text)


@pytest.mark.slow
def test_every_heading_of_the_prose_is_in_the_contents(made):
    text = (made("ok") / "index.html").read_text()
    body = text[text.index("<main") : text.index("</main>")]
    for name in re.findall(r'<h[23] id="([^"]+)"', body):
        assert text.count(f'href="#{name}"') >= 2


@pytest.mark.slow
@pytest.mark.parametrize("name", ["ok", "pictures", "reads"])
def test_no_id_stands_twice_and_every_place_on_the_page_is_there(made, name):
    text = (made(name) / "index.html").read_text()
    ids = re.findall(r'\bid="([^"]+)"', text)
    assert len(ids) == len(set(ids))
    assert {*re.findall(r'href="#([^"]+)"', text)} <= {*ids}


@pytest.mark.slow
def test_every_file_that_the_page_leads_to_is_there(made):
    folder = made("pictures")
    named = re.findall(r'(?:href|src)="([^"#:]+)"', (folder / "index.html").read_text())
    beside = [name for name in named if not name.startswith("../")]
    assert beside
    assert [name for name in beside if not (folder / name).is_file()] == []


@pytest.mark.slow
@pytest.mark.parametrize("what", ["How to cite this report", "nkrefugees lab report.ipynb", "@misc{"])
def test_the_page_says_how_to_cite_and_to_open_it(html, what):
    assert what in html


@pytest.mark.slow
def test_the_style_is_below_20_kilobytes(html):
    assert len(re.search(r"<style>(.*?)</style>", html, re.DOTALL)[1]) < 20_000


@pytest.fixture
def written(monkeypatch):
    """The page of a notebook with one table of so many rows."""

    def write(rows: int, words: int = 8) -> str:
        from nkrefugees.shown import Shown

        frame = pd.DataFrame({"name": [f"row {n}{' word' * words}" for n in range(rows)], "n": range(rows)})
        table = Shown(frame, "Rows.", pd.DataFrame({"source_id": []}))
        data = {"text/html": table.to_html(), "text/csv": table.to_csv()}
        notebook = v4.new_notebook(
            cells=[
                v4.new_markdown_cell("# <b>A</b> & \u202eb\n\n## Part", id="p"),
                v4.new_code_cell(
                    "x = '</code><script>1</script>'", id="t", outputs=[v4.new_output("display_data", data)]
                ),
            ]
        )
        return page(notebook, RUN, artefacts(notebook))

    return write


RUN = {
    "notebook": "made",
    "run": "a-1",
    "title": '<b>A</b> & \u202eb "quoted"',
    "parameters": {"text": "<script>alert(1)</script>"},
    "differing": ["text"],
    "version": "1.0",
    "key": "0" * 64,
    "data": {"release": "0.1.0", "digest": "1" * 64, "read": []},
}


def test_a_title_and_a_value_with_markup_are_text(written):
    text = written(1)
    assert "<script>" not in text
    assert "<h1>&lt;b&gt;A&lt;/b&gt; &amp;" in text
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in text


def test_a_short_table_is_whole(written):
    assert "Shown:" not in written(50)


def test_a_page_with_a_long_table_stays_below_400_kilobytes(written):
    text = written(9000, words=500)
    assert 200_000 < len(text.encode()) < 400_000
    assert re.search(r'Shown: [\d,]+ of 9,000 rows; <a href="tables/t.csv">', text)


def test_the_same_run_gives_the_same_page(written):
    assert written(9) == written(9)


def test_values_that_are_not_the_default_head_the_page(written):
    head = written(1).split("</header>")[0]
    assert head.index("Choices that differ") < head.index("1 choice that this report")
