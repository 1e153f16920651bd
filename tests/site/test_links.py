import pytest

from nkrefugees.site.links import broken

PAGE = "02-waves/default/index.html"


def faults(to, html, **others):
    """What is wrong on the page of a report beside other pages."""
    for name, text in {PAGE: html, "evidence/index.html": '<p id="a">x</p>', **others}.items():
        path = to / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return [fault for fault in broken(to) if fault.file == str(to / PAGE)]


@pytest.mark.parametrize(
    "html",
    [
        '<a href="../../evidence/index.html#a">x</a>',
        "<a class=x href='../../evidence/'>x</a>",
        '<a href="#b">x</a><p id="b">',
        '<a href="#%EA%B0%80">x</a><p id="가">',
        '<a href="https://example.org/x#y">x</a><a href="mailto:a@example.org">x</a>',
        '<img alt="" src="data:image/png;base64,AA==">',
        '<svg><use xlink:href="#m"/><path id="m"/></svg>',
        "<script>let a = '<a href=\"nowhere.html\">'</script>",
        '<!-- <a href="nowhere.html"> -->',
        '<pre>&lt;a href="nowhere.html"&gt;</pre>',
        '<p title="x" data-href="nowhere.html">',
        "<a href>x</a>",
    ],
)
def test_a_link_that_leads_somewhere_is_no_fault(tmp_path, html):
    assert faults(tmp_path, html) == []


@pytest.mark.parametrize(
    ("link", "why"),
    [
        ("../../evidence/gone.html", "leads to no page"),
        ("../../evidence/index.html#b", "leads to no place on its page"),
        ("#b", "leads to no place on its page"),
        ("tables/", "leads to no page"),
        ("../../../secret.html", "leads to no page"),
        ("javascript:alert(1)", "is no address of the web"),
        ("file:///etc/passwd", "is no address of the web"),
        ("http://[x", "is no address"),
    ],
)
def test_a_link_that_leads_nowhere_is_named_with_its_page_and_line(tmp_path, link, why):
    (fault,) = faults(tmp_path, f'<p>\n<a href="{link}">x</a>')
    assert fault.line == 2
    assert fault.message.startswith(f"the link {link!r} {why}")


def test_a_figure_that_is_not_there_is_named(tmp_path):
    (fault,) = faults(tmp_path, '<figure>\n<img alt="bars" src="figures/gone.svg">\n</figure>')
    assert (fault.line, fault.message.split(" leads")[0]) == (2, "the link 'figures/gone.svg'")


def test_a_link_that_stands_twice_is_named_once(tmp_path):
    assert len(faults(tmp_path, '<a href="gone.html">x</a>' * 2)) == 1


def test_a_script_before_a_link_does_not_shift_its_line(tmp_path):
    (fault,) = faults(tmp_path, '<script>\n\n</script>\n<a href="gone.html">x</a>')
    assert fault.line == 4


def test_for_a_report_it_is_said_how_to_make_it_anew(tmp_path):
    (fault,) = faults(tmp_path, '<a href="gone.html">x</a>')
    assert fault.message.endswith("make it anew: `nkrefugees report 02-waves --force`")


def test_pages_of_the_record_are_passed_over_where_they_are_as_they_were(tmp_path):
    other = {"evidence/places.html": '<a href="gone.html">x</a>'}
    assert faults(tmp_path, "", **other) == []
    assert [f.file for f in broken(tmp_path)] == [str(tmp_path / "evidence/places.html")]
    assert broken(tmp_path, whole=False) == []


def test_every_link_of_the_site_of_the_invented_record_leads_somewhere(site):
    assert broken(site) == []
