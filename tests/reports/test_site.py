import pytest

pytestmark = pytest.mark.slow


@pytest.fixture
def html(made, failed, to):
    made("ok"), failed("failing"), made("pictures")
    return (to / "index.html").read_text()


def test_the_site_links_to_each_report(html):
    assert '<a href="ok/default/index.html">default</a>' in html


def test_reports_are_grouped_under_the_title_of_their_notebook(html):
    assert '<h2 id="ok">What is printed?</h2>' in html


def test_a_failed_attempt_shows_with_its_error(html):
    assert "KeyError: &#39;no such claim&#39;" in html


def test_the_site_names_the_data_release(html):
    assert "Data release 0.1.0" in html
