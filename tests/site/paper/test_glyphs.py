from xml.etree.ElementTree import XML

from nkrefugees.site.paper.glyphs import places

HEADS, ROW = "<tr><th>who</th><th>what</th></tr>", "<tr><td>a</td><td>b€</td></tr>"
TABLE = f"<table><thead>{HEADS}</thead><tbody>{ROW}</tbody></table>"


def found(inside):
    return [*places(XML(f"<body>{inside}</body>"), "€")]


def test_a_letter_of_prose_stands_under_its_heading():
    assert found("<h2>One</h2><p>x</p><h2>Two</h2><p>x€</p>") == ["under 'Two'"]


def test_a_letter_of_a_table_stands_in_a_column_and_row_of_a_cell():
    told = found(f'<h2>One</h2><section id="cell-claims">{TABLE}</section>')
    assert told == ["under 'One', column what, row 1, cell claims"]


def test_a_letter_behind_a_part_of_a_sentence_is_found():
    assert found("<p>x<b>y</b>€</p>") == ["at the top"]


def test_a_letter_of_a_heading_stands_under_itself():
    assert found("<h2>One €</h2>") == ["under 'One €'"]
