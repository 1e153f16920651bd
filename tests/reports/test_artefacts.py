import pytest

pytestmark = pytest.mark.slow


def test_figures_and_tables_are_named_by_their_cells(made):
    folder = made("pictures")
    found = [str(f.relative_to(folder)) for f in folder.rglob("*") if f.suffix in (".svg", ".csv")]
    assert sorted(found) == ["figures/dots-2.svg", "figures/dots.svg", "tables/rows.csv"]


def test_a_table_is_the_csv_that_was_shown(made):
    assert (made("pictures") / "tables" / "rows.csv").read_bytes() == b"a\n1\n"
