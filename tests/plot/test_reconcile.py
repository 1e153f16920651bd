from __future__ import annotations

import dataclasses

import pandas as pd
import pytest

import nkrefugees as nk

from .conftest import boxes, texts


@pytest.fixture(scope="module")
def found():
    return nk.reconcile(nk.claims(quantity="repatriated", country="CHN"))


@pytest.fixture(scope="module")
def ax(found):
    return nk.plot.reconcile(found)


def one(found, **cells):
    """One published figure that can be compared, with other cells."""
    row = found.rows[found.rows["comparable"]].iloc[[0]]
    return dataclasses.replace(found, rows=row.assign(**cells).astype(row.dtypes))


def ranges(ax):
    return [
        tuple(line.get_xdata())
        for line in ax.lines
        if line.get_linewidth() == 2.2 and len(line.get_xdata()) == 2
    ]


def marks(ax):
    return [line.get_marker() for line in ax.lines if line.get_marker() != "None"]


def test_a_share_is_a_line_between_its_ends(found):
    drawn = nk.plot.reconcile(one(found, share_low=0.1, share_high=0.5, known_best=pd.NA))
    assert (0.1, 0.5) in ranges(drawn)
    assert marks(drawn) == []


def test_a_share_without_an_upper_end_is_dashed_with_an_arrow(found):
    drawn = nk.plot.reconcile(one(found, share_low=0.1, share_high=pd.NA, known_best=pd.NA))
    assert marks(drawn) == [">"]
    assert "--" in {line.get_linestyle() for line in drawn.lines}


def test_a_share_of_nought_is_an_arrow_to_the_left(found):
    drawn = nk.plot.reconcile(one(found, share_low=0, share_high=0.5, known_best=pd.NA))
    assert marks(drawn) == ["<"]


def test_the_share_of_the_bests_is_a_dot(found):
    drawn = nk.plot.reconcile(one(found, share_low=0.1, share_high=0.5, known_best=20, best=100))
    assert marks(drawn) == ["o"]


def test_both_sides_stand_beside_the_line(found):
    cells = {
        "low": 100,
        "best": pd.NA,
        "high": 200,
        "known_low": 20,
        "known_high": 50,
        "known_open_high": False,
    }
    assert "20 to 50 of 100 to 200" in texts(nk.plot.reconcile(one(found, **cells)))


def test_a_period_up_to_a_day_is_no_year(found):
    drawn = nk.plot.reconcile(one(found, first_day=pd.NaT, last_day=pd.Timestamp("1998-12-31")))
    assert drawn.get_yticklabels()[0].get_text().endswith("up to 1998-12")


def test_series_have_headings_with_their_unit(ax):
    assert any(text.endswith("by year, in persons") for text in texts(ax))


def test_what_cannot_be_compared_is_counted_on_the_figure(ax, found):
    assert f"{(~found.rows['comparable']).sum():,} other published figures" in ax.get_xlabel()


def test_lines_of_words_do_not_lie_on_one_another(ax):
    words = [text for text in ax.texts if " of " in text.get_text() and text.get_fontsize() == 7.5]
    spots = boxes(ax, words)
    assert not any(a.overlaps(b) for n, a in enumerate(spots) for b in spots[n + 1 :])


def test_nothing_to_compare_is_said_with_the_reason():
    drawn = nk.plot.reconcile(nk.reconcile(nk.claims(series="stock-in-china")))
    assert any("a number at one time is no sum of events" in text for text in texts(drawn))


def test_no_claims_are_said_and_no_failure():
    drawn = nk.plot.reconcile(nk.reconcile(nk.claims(country="NOR")))
    assert "No published figure can be compared" in nk.plot.describe(drawn)


def test_the_description_counts_figures_and_series(ax, found):
    compared = found.rows[found.rows["comparable"]]
    said = nk.plot.describe(ax)
    assert f"{len(compared)} published figures of {compared['series_id'].nunique()} series" in said
