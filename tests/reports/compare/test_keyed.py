import csv

import pytest

from nkrefugees.errors import BadValue
from nkrefugees.reports.compare.keyed import compare, same
from nkrefugees.reports.compare.keys import key_of, read


@pytest.fixture
def write(tmp_path):
    """Write a CSV file of some lines."""

    def file(name, *lines):
        path = tmp_path / f"{name}.csv"
        path.write_bytes("".join(f"{line}\n" for line in lines).encode())
        return path

    return file


@pytest.fixture
def compared(write):
    """Compare two tables, each given as lines."""
    return lambda before, after: compare("t.csv", write("before", *before), write("after", *after))


@pytest.fixture
def key(write):
    """The key of a table that is compared with itself."""

    def found(*lines):
        table = read(write("table", *lines))
        return key_of(table, table)

    return found


def cells(change):
    return [(row.key, row.column, row.before, row.after) for row in change.rows if row.column]


def rows(change, kind):
    return [row.key for row in change.rows if row.change == kind]


def test_a_table_does_not_differ_from_itself(compared):
    assert compared(["a_id,n", "x,1"], ["a_id,n", "x,1"]) is None


def test_a_cell_that_changed_is_told_with_both_values(compared):
    assert cells(compared(["a_id,n", "x,1", "y,2"], ["a_id,n", "x,1", "y,3"])) == [("y", "n", "2", "3")]


def test_a_row_that_came_and_one_that_went_are_told_by_key(compared):
    change = compared(["a_id,n", "x,1", "y,2"], ["a_id,n", "y,2", "z,3"])
    assert (rows(change, "added"), rows(change, "removed")) == (["z"], ["x"])


def test_a_row_that_came_is_told_with_its_cells(compared):
    change = compared(["a_id,n,note,b_ids"], ["a_id,n,note,b_ids", "x,1,,p;q"])
    assert [row.after for row in change.rows] == ["n 1"]


def test_columns_that_came_and_went_are_noted(compared):
    change = compared(["a_id,n", "x,1"], ["a_id,m", "x,2"])
    assert change.notes == ["column m is new", "column n is gone"]
    assert change.rows == []


def test_another_order_of_columns_is_noted(compared):
    assert compared(["a_id,n,m", "x,1,2"], ["a_id,m,n", "x,2,1"]).notes == [
        "the columns stand in another order"
    ]


def test_another_order_of_rows_is_noted(compared):
    change = compared(["a_id,n", "x,1", "y,2"], ["a_id,n", "y,2", "x,1"])
    assert (change.notes, change.rows) == (["the rows stand in another order"], [])


def test_a_row_that_came_in_between_is_no_other_order(compared):
    assert compared(["a_id", "x", "z"], ["a_id", "x", "y", "z"]).notes == []


def test_rows_without_a_key_are_compared_in_their_order(compared):
    change = compared(["n,m", "1,1", "1,1", "5,5"], ["n,m", "1,1", "2,1", "5,5"])
    assert change.key == ()
    assert cells(change) == [("row 2", "n", "1", "2")]


def test_a_row_put_on_top_of_rows_without_a_key_is_one_row(compared):
    change = compared(["n", "1", "1"], ["n", "9", "1", "1"])
    assert (rows(change, "added"), cells(change)) == (["row 1"], [])


@pytest.mark.parametrize(
    ("before", "after"),
    [("0.1", "0.10000000001"), ("1", "1.0"), ("1e3", "1000"), ("5", "5.000000000001"), ("nan", "nan")],
)
def test_numbers_that_are_nearly_the_same_are_the_same(before, after):
    assert same(before, after)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("0.1", "0.1000001"),
        ("12345678901", "12345678902"),
        ("007", "7"),
        ("", "0"),
        ("", "nan"),
        ("0", "-1"),
        ("2021-1", "2021-01"),
    ],
)
def test_other_cells_are_not_the_same(before, after):
    assert not same(before, after)


@pytest.mark.parametrize(
    ("lines", "columns"),
    [
        (["claim_id,actor_id,n", "a,x,1", "b,x,1"], "claim_id"),
        (["source_id,policy_id", "a,x", "a,y", "b,x"], "source_id policy_id"),
        (["incident_id,quantity,n", "a,removed,1", "a,repatriated,1"], "incident_id quantity"),
        (["n,period", "1,2001", "1,2002"], "period"),
        (["kind,begun", "a,2001-02", "a,2001-03"], "begun"),
        (["period,unit,note", "2001,persons,a", "2001,cases,b"], "period unit"),
        (["name,n", "a,1", "b,1"], "name"),
        (["series_id,n,period", "a,1,2001", "a,1,2002"], "series_id period"),
        (["n,kind,name", "1,a,x", "1,a,y", "1,b,x"], "kind name"),
        (["flag,n", "True,1", "False,2"], ""),
        (["n_per_year", "1.5", "2.5"], ""),
        (["a_id", "x", "x"], ""),
    ],
)
def test_the_key_is_the_columns_that_tell_rows_apart(key, lines, columns):
    assert " ".join(key(*lines)) == columns


def test_a_key_tells_the_rows_of_both_tables_apart(compared):
    assert compared(["name,kind,n", "x,a,1"], ["name,kind,n", "x,a,1", "x,b,1"]).key == ("name", "kind")


def test_what_a_short_row_lacks_is_empty(write):
    assert read(write("t", "a,b", "1")).rows == [{"a": "1", "b": ""}]


def test_columns_without_a_name_of_their_own_are_numbered(write):
    assert read(write("t", "a,a,", "1,2,3,4")).columns == ["a", "a (2)", "column (3)", "column (4)"]


def test_an_empty_file_is_a_table_without_rows(write):
    assert read(write("t")) == ([], [])


@pytest.fixture
def small_cells():
    """The length of a cell that csv reads by default; a library in this process may have raised it."""
    before = csv.field_size_limit(131_072)
    yield
    csv.field_size_limit(before)


@pytest.mark.usefixtures("small_cells")
def test_a_table_that_cannot_be_read_is_named(write):
    with pytest.raises(BadValue, match=r"t\.csv.*cannot be read as CSV"):
        read(write("t", "a", "x" * 200_000))
