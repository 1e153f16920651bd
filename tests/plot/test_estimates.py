from __future__ import annotations

import pandas as pd
import pytest

import nkrefugees as nk
from nkrefugees.errors import BadValue, MissingColumns

from .conftest import words, written


@pytest.fixture(scope="module")
def stock():
    return nk.plot.estimates(nk.claims(series="stock-in-china"))


@pytest.fixture(scope="module")
def arrivals():
    return nk.plot.estimates(nk.observations("arrived-in-rok-yearly"))


@pytest.fixture
def figure():
    """A claim of a series, dated to a month."""
    rows = nk.claims(series="stock-in-china", actor="uscri")
    return rows[rows["date_edtf"] == "2003-05"].iloc[[0]]


def told(figure, *rows):
    made = [
        figure.assign(claim_id=f"made-c{n}", **cells).astype(figure.dtypes) for n, cells in enumerate(rows)
    ]
    return nk.plot.estimates(pd.concat(made))


def marks(ax):
    return [line.get_marker() for line in ax.lines if line.get_marker() not in ("None", "_")]


def arrows(ax):
    return [text for text in ax.texts if not text.get_text() and text.arrow_patch is not None]


def test_a_figure_is_a_dot(figure):
    ax = told(figure, {"n_low": pd.NA, "n_best": 500, "n_high": pd.NA})
    assert marks(ax) == ["o"]
    assert arrows(ax) == []


def test_an_interval_is_an_upright_bar(figure):
    ax = told(figure, {"n_low": 300, "n_best": pd.NA, "n_high": 900})
    upright = [line for line in ax.lines if list(line.get_ydata()) == [300, 900]]
    assert len(upright) == 1
    assert len(set(upright[0].get_xdata())) == 1


def test_the_ends_of_an_interval_bear_the_mark_of_their_family(figure):
    ax = told(
        figure, {"n_low": 300, "n_best": pd.NA, "n_high": 900}, {"origin_id": "unhcr-estimate", "n_best": 5}
    )
    ends = {line.get_marker() for line in ax.lines if list(line.get_ydata()) in ([300], [900])}
    (figures,) = {line.get_marker() for line in ax.lines if list(line.get_ydata()) == [5]}
    assert len(ends) == 1
    assert not ends & {"_", "None", figures}


def test_at_least_is_an_arrow_upwards(figure):
    (arrow,) = arrows(told(figure, {"n_low": 300, "n_best": pd.NA, "n_high": pd.NA}))
    assert arrow.xyann[1] > 0


def test_up_to_is_an_arrow_downwards(figure):
    (arrow,) = arrows(told(figure, {"n_low": pd.NA, "n_best": pd.NA, "n_high": 900}))
    assert arrow.xyann[1] < 0


def test_a_denial_is_a_cross_on_the_floor_and_no_zero(figure):
    none = dict.fromkeys(["n_low", "n_best", "n_high"], pd.NA)
    ax = told(figure, {"n_best": 500}, {"stance": "denies", **none})
    assert "denied" in words(ax)
    assert "x" in marks(ax)
    assert "1 denial is a cross." in nk.plot.describe(ax)


def test_families_have_a_colour_and_a_mark_each(figure):
    ax = told(figure, {"origin_id": "rfa", "n_best": 500}, {"origin_id": "unhcr-estimate", "n_best": 600})
    looks = {(line.get_color(), line.get_marker()) for line in ax.lines if line.get_marker() in "os"}
    assert len({color for color, _ in looks}) == 2


def test_names_stand_beside_the_axes_and_no_legend_is_needed(stock):
    assert stock.get_legend() is None
    assert any("United Nations" in text for text in words(stock))


def test_names_do_not_lie_on_one_another(stock):
    named = [text for text in stock.texts if text.get_text() and text.arrow_patch is not None]
    spots = written(stock, named)
    assert len(named) > 4
    assert not any(a.overlaps(b) for n, a in enumerate(spots) for b in spots[n + 1 :])


def test_claims_that_differ_widely_have_a_scale_of_logarithms(stock):
    assert stock.get_yscale() == "log"
    assert "logarithmic" in stock.get_ylabel()


def test_a_series_has_a_scale_from_zero(arrivals):
    assert (arrivals.get_yscale(), arrivals.get_ylim()[0]) == ("linear", 0)


def test_a_series_is_joined_along_its_usual_period(arrivals):
    line = max(arrivals.lines, key=lambda line: len(line.get_xdata()))
    assert len(line.get_xdata()) > 25


def test_what_is_said_twice_is_drawn_once(figure):
    assert marks(told(figure, {"n_best": 500, "n_low": pd.NA}, {"n_best": 500, "n_low": pd.NA})) == ["o"]


def test_women_alone_are_not_drawn_as_all(figure):
    assert "No dated figure" in nk.plot.describe(told(figure, {"subgroup": "women"}))


def test_men_and_women_of_a_series_are_left_to_the_total():
    rows = nk.observations("arrived-in-rok-yearly")
    total = rows[rows["sex"] == "total"]
    ends = [nk.plot.describe(nk.plot.estimates(frame)).split("; ")[1] for frame in (rows, total)]
    assert ends[0].split(".")[0] == ends[1].split(".")[0]


def test_what_is_not_reported_is_counted_and_no_zero():
    rows = nk.observations("arrived-in-rok-yearly")
    none = rows[rows["status"] == "not_reported"]
    assert "cannot be drawn" in nk.plot.describe(nk.plot.estimates(none))


def test_unlike_units_are_refused():
    with pytest.raises(BadValue, match="one unit at a time"):
        nk.plot.estimates(nk.observations(["arrived-in-rok-yearly", "un-general-assembly-votes-yes"]))


def test_several_countries_are_areas():
    said = nk.plot.describe(
        nk.plot.estimates(nk.observations("unhcr-refugees-origin-prk", area=["GBR", "DEU"]))
    )
    assert "of 2 areas" in said
    assert "United Kingdom" in said


@pytest.mark.parametrize("frame", ["claims", "observations"])
def test_nothing_recorded_is_said(frame):
    rows = getattr(nk, frame)()[:0]
    assert nk.plot.describe(nk.plot.estimates(rows)) == "No dated figure is recorded for this choice."


def test_the_description_names_the_lowest_the_highest_and_the_years(arrivals):
    said = nk.plot.describe(arrivals)
    assert "1989 to 2025" in said
    assert "the highest 2,958" in said


def test_the_order_of_rows_does_not_matter(stock):
    mixed = nk.claims(series="stock-in-china").sample(frac=1, random_state=4)
    assert nk.plot.describe(nk.plot.estimates(mixed)) == nk.plot.describe(stock)


def test_a_frame_without_days_is_refused():
    with pytest.raises(MissingColumns, match="first_day"):
        nk.plot.estimates(nk.claims().drop(columns="first_day"))
