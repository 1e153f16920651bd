from xml.etree.ElementTree import XML, tostring

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nkrefugees.site.paper.nodes import text_of
from nkrefugees.site.paper.sheets import TURNED, UPRIGHT, Column, fit, widths


def page(heads, *rows, missing=""):
    """A page with one table; figures are of the class ``n``."""
    kind = {True: ' class="n"', False: ""}
    body = "".join(
        "<tr>" + "".join(f"<td{kind[isinstance(v, int)]}>{v}</td>" for v in row) + "</tr>" for row in rows
    )
    head = "".join(f'<th scope="col">{name}</th>' for name in heads)
    table = f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
    return XML(f"<body><main><h2>A</h2><p>words</p>{table}<h2>B</h2></main></body>")


def fitted(*given, **named):
    tree = page(*given, **named)
    fit(tree)
    return tree


def parts(tree):
    return [part.get("class") for part in tree.find("main")]


def test_a_small_table_stands_as_it_is():
    assert fitted(["a", "b"], ["one", 2]).find(".//table").get("class") == "plain"


def test_a_wide_table_is_turned_with_its_heading():
    tree = fitted([f"column{n}" for n in range(14)], *[["lengthy-words"] * 14] * 9)
    assert parts(tree) == ["part", "part turned", "part"]
    assert tree.find(".//div[@class='part turned']/h2").text == "A"


def test_few_rows_of_many_columns_stand_on_their_side():
    tree = fitted([f"column{n}" for n in range(19)], ["lengthy-words"] * 19)
    assert [len(row) for row in tree.iter("tr")] == [2] * 19
    assert {head.get("scope") for head in tree.iter("th")} == {"row"}


def test_a_table_without_rows_is_said_in_words():
    assert text_of(fitted(["a", "b"]).find(".//p[@class='empty']")) == "No rows. Columns: a, b."


def test_the_head_of_figures_stands_over_them():
    tree = fitted(["a", "n_low"], ["one", 2], ["two", "–"])
    assert [head.get("class") for head in tree.iter("th")] == [None, "right"]
    assert [row[1].get("class") for row in tree.findall(".//tbody/tr")] == ["n", "n"]


def test_a_name_may_break_behind_an_underscore_and_a_day_nowhere():
    written = tostring(fitted(["first_day"], ["2013-05-28"])).decode()
    assert "first_<wbr />day" in written
    assert ">2013-05-28<" in written


@pytest.mark.parametrize("setting", [*UPRIGHT, *TURNED], ids=lambda s: s.name)
@given(letters=st.lists(st.tuples(st.integers(1, 60), st.integers(0, 60)), min_size=1, max_size=30))
def test_columns_are_never_wider_than_the_line(setting, letters):
    given = widths([Column(a, a, a + b) for a, b in letters], setting)
    assert sum(given) <= setting.line + 0.01
    assert min(given) > 0
