import re

import pytest

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
def test_the_page_has_one_title(made):
    assert len(re.findall("<h1", (made("ok") / "index.html").read_text())) == 1


@pytest.mark.slow
def test_a_page_of_a_notebook_without_title_has_its_name(made):
    assert "<h1>plain</h1>" in (made("plain") / "index.html").read_text()


@pytest.mark.slow
def test_a_figure_is_on_the_page_once(html):
    assert html.count("<svg") == 2


@pytest.mark.slow
def test_the_page_has_no_script(html):
    assert "<script" not in html


@pytest.mark.slow
def test_an_output_that_cannot_be_shown_is_shown_as_text(html):
    assert '<pre class="stdout">only words</pre>' in html


@pytest.mark.slow
def test_the_page_shows_no_code(html):
    assert "IPython" not in html


@pytest.mark.slow
def test_the_page_shows_the_parameters_of_the_run(made):
    assert "<dt>country</dt><dd>PRK</dd>" in (made("ok") / "index.html").read_text()


@pytest.mark.slow
def test_the_page_says_what_it_rests_on(made):
    text = (made("reads") / "index.html").read_text()
    assert re.search(r"Data release 0\.1\.0; digest of the rows read: [0-9a-f]{64}", text)


@pytest.mark.slow
def test_the_style_is_below_20_kilobytes(html):
    assert len(re.search(r"<style>(.*?)</style>", html, re.DOTALL)[1]) < 20_000
