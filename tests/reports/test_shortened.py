from nkrefugees.reports.shortened import Shortened

ITEMS = "".join(f"<li>{n}</li>" for n in range(30))
LIST = f"<details><summary>30 sources</summary><ol>{ITEMS}</ol></details>"
TABLE = "<table>\n<tbody>\n<tr>a</tr>\n<tr>b</tr>\n<tr>c</tr>\n</tbody>\n</table>"


def test_a_table_keeps_its_first_rows_and_its_end():
    short = Shortened(2)(TABLE, "tables/a.csv")
    assert short.startswith("<table>\n<tbody>\n<tr>a</tr>\n<tr>b</tr>\n</tbody>\n</table>")


def test_a_cut_table_says_so_and_leads_to_all_rows():
    assert 'Shown: 2 of 3 rows; <a href="tables/a.csv">' in Shortened(2)(TABLE, "tables/a.csv")


def test_a_table_with_few_rows_is_left_alone():
    assert Shortened(3)(TABLE) == TABLE


def test_a_list_of_sources_is_cut_where_a_bibliography_has_them():
    short = Shortened(9, "#cell-b")(LIST)
    assert short.count("<li>") == 25
    assert '<a href="#cell-b">5 more stand in the bibliography</a>' in short


def test_a_list_of_sources_is_whole_where_there_is_no_bibliography():
    assert Shortened(9)(LIST) == LIST
