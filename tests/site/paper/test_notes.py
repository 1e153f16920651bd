from itertools import chain
from xml.etree.ElementTree import XML

from hypothesis import given
from hypothesis import strategies as st

from nkrefugees.site.paper.nodes import text_of
from nkrefugees.site.paper.notes import number, stretches

HEADS = ("source_id", "publisher", "author", "published_edtf", "title", "tier", "url")
ROWS = (
    ("a", "RFA", "–", "2013", "One", "primary", "https://a.org/1"),
    ("b", "KBS", "Kim", "2014", "Two", "–", "–"),
)
BIBLIOGRAPHY = "<table><thead><tr>{}</tr></thead><tbody>{}</tbody></table>".format(
    "".join(f"<th>{head}</th>" for head in HEADS),
    "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in ROWS),
)


def page(*sources, bibliography=BIBLIOGRAPHY):
    """A page with a table that rests on sources, numbered."""
    items = "".join(f"<li>{source}</li>" for source in sources)
    details = f"<details><summary>{len(sources)} sources</summary><ol>{items}</ol></details>"
    table = f"<figure><table/><figcaption>2 rows.{details}</figcaption></figure>"
    tree = XML(f"<body><main>{table}<section>{bibliography}</section></main></body>")
    number(tree)
    return tree


def test_a_table_names_the_numbers_of_its_sources():
    assert text_of(page("KBS, 2014: Two").find(".//figcaption")) == "2 rows. Sources: 2."


def test_numbers_lead_to_the_sources():
    tree = page("RFA, 2013: One", "KBS, 2014: Two")
    assert tree.find(".//figcaption//a").get("href") == "#source-1"
    assert tree.find(".//li[@id='source-1']") is not None


def test_the_bibliography_is_the_list():
    told = [text_of(item) for item in page().iter("li")]
    assert told == ["RFA, 2013: One (primary). https://a.org/1", "Kim. KBS, 2014: Two"]


def test_a_source_that_the_bibliography_lacks_is_added_at_the_end():
    tree = page("SBS, 2015: Three")
    assert text_of(tree.find(".//figcaption")) == "2 rows. Sources: 3."
    assert [text_of(part) for part in tree.find("main")[-1]] == ["Further sources", "SBS, 2015: Three"]


def test_without_a_bibliography_the_sources_are_listed_once():
    tree = page("SBS, 2015: Three", "SBS, 2015: Three", bibliography="")
    assert [text_of(item) for item in tree.find("main")[-1].iter("li")] == ["SBS, 2015: Three"]


@given(st.sets(st.integers(1, 40)))
def test_stretches_hold_the_numbers_and_no_others(numbers):
    assert [*chain(*(range(a, b + 1) for a, b in stretches(numbers)))] == sorted(numbers)
