from __future__ import annotations

import numpy as np
import pytest

import nkrefugees as nk
from tests.analysis.multiverse.worlds import GRID, added, nothing, refusing

from .conftest import texts

FEW = {"without": ["nobody"], "tier": ["all"], "rule": ["bounds", "median", "official"]}


@pytest.fixture(scope="module")
def record():
    return nk.multiverse(choices=FEW)


@pytest.fixture(scope="module")
def many():
    return nk.multiverse(lambda a, b: (a, a + b), {"a": list(range(30)), "b": [0, 1, 2, 3]})


def lines(ax, marker):
    return [line for line in ax.lines if line.get_marker() == marker]


def labels(ax):
    return [text.get_text() for text in ax.get_yticklabels()]


def test_the_curve_is_in_order():
    curve = nk.plot.multiverse(nk.multiverse(added, GRID)).child_axes[0]
    (dots,) = lines(curve, "o")
    assert dots.get_ydata().tolist() == sorted(dots.get_ydata())
    assert len(dots.get_ydata()) == 12


def test_a_universe_with_bounds_is_a_bar_between_them(many):
    curve = nk.plot.multiverse(many).child_axes[0]
    ends = curve.lines[0].get_ydata().reshape(-1, 3)
    rows = many.curve()
    np.testing.assert_array_equal(ends[:, :2], rows[["low", "high"]].to_numpy(float))


def test_an_open_end_is_an_arrow():
    found = nk.multiverse(refusing, GRID)
    (arrows,) = lines(nk.plot.multiverse(found).child_axes[0], "^")
    assert len(arrows.get_xdata()) == found.frame()["open_high"].sum() == 4


def test_open_ends_of_many_universes_are_a_row(record, real_many):
    assert "high: at least" in labels(nk.plot.multiverse(real_many))


@pytest.fixture(scope="module")
def real_many():
    return nk.multiverse(choices={"without": ["nobody"]})


def test_each_option_of_a_choice_that_varies_has_a_row():
    found = nk.multiverse(added, GRID | {"rule": ["median"]})
    assert labels(nk.plot.multiverse(found)) == ["False", "True", "0", "6", "12"]


def test_a_mark_stands_where_a_universe_takes_an_option():
    found = nk.multiverse(added, GRID)
    ax = nk.plot.multiverse(found)
    marks = lines(ax, "s")[labels(ax).index("12")]
    assert marks.get_xdata().tolist() == np.flatnonzero(found.curve()["lag"] == 12).tolist()


def test_shades_of_many_universes_are_shares_of_those_that_take_an_option(many):
    ax = nk.plot.multiverse(many)
    shade = ax.images[labels(ax).index("29")].get_array()
    assert (shade.sum(), shade[0, -4:].tolist()) == (4, [1, 1, 1, 1])


def test_what_a_choice_explains_stands_beside_it():
    assert "lag  (explains 79%)" in texts(nk.plot.multiverse(nk.multiverse(added, GRID)))


def test_the_least_and_the_most_are_written(many):
    written = texts(nk.plot.multiverse(many).child_axes[0])
    assert written == ["least 0", "most 32"]


def test_the_description_tells_the_ends_and_what_matters(record):
    alt = nk.plot.describe(nk.plot.multiverse(record))
    ends = record.ends()
    assert f"from {ends['least']:,} to {ends['most']:,}" in alt
    assert "explains most of the variance" in alt


def test_universes_without_a_number_are_counted_in_the_description():
    alt = nk.plot.multiverse(nk.multiverse(refusing, GRID)).alt
    assert "4 universes without one, most often: no lag, no number." in alt


def test_where_no_universe_has_a_number_the_figure_says_so():
    ax = nk.plot.multiverse(nk.multiverse(nothing, GRID))
    assert ax.alt.startswith("No universe has a number. 12 universes without one")


def test_a_function_of_unknown_sources_counts_none():
    source = next(t for t in texts(nk.plot.multiverse(nk.multiverse(added, GRID))) if t.startswith("Source"))
    assert "sources" not in source


def test_the_sources_behind_the_record_are_counted(record):
    source = next(t for t in texts(nk.plot.multiverse(record)) if t.startswith("Source"))
    assert f"from {record.claims['source_id'].nunique()} sources" in source


def test_years_are_written_as_years():
    found = nk.multiverse(choices=FEW | {"origins": ["any"], "dates": ["first"]}, what="change_point")
    ends = found.ends()
    assert texts(nk.plot.multiverse(found).child_axes[0])[0] == f"least {ends['least']}"


def test_equal_results_give_equal_bytes(record):
    assert nk.plot.multiverse(record).to_svg() == nk.plot.multiverse(record).to_svg()


def test_a_family_that_is_left_out_is_named_and_not_coded(record):
    varied = nk.multiverse(choices=FEW | {"without": ["nobody", "rok-government"]})
    assert "Government of the Republic of Korea" in labels(nk.plot.multiverse(varied))
