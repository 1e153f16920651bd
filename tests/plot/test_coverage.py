from __future__ import annotations

import pandas as pd
import pytest
from matplotlib.colors import to_hex

import nkrefugees as nk
from nkrefugees.errors import MissingColumns

from .conftest import words
from .test_canvas import contrast


@pytest.fixture(scope="module")
def ax():
    return nk.plot.coverage(nk.sources(), nk.claims())


def numbers(part):
    return [int(text.get_text()) for text in part.texts if text.get_text().isdigit()]


def rows(part):
    return [label.get_text() for label in part.get_yticklabels()]


def test_every_source_with_a_year_is_in_a_cell(ax):
    assert sum(numbers(ax)) == nk.sources()["published_last"].notna().sum()


def test_every_claim_with_a_year_is_in_a_cell_beneath(ax):
    assert sum(numbers(ax.figure.axes[1])) == nk.claims()["last_day"].notna().sum()


def test_rows_are_families_the_greatest_first_and_the_others_last(ax):
    assert rows(ax)[0] == "The Dong-A Ilbo"
    assert rows(ax)[-1].endswith("others")


def test_rows_beneath_are_tiers_in_the_order_of_the_codebook(ax):
    assert rows(ax.figure.axes[1]) == ["primary", "established", "secondary", "repost"]


def test_an_empty_cell_has_no_number(ax):
    assert 0 not in numbers(ax)
    assert "not recorded, not zero" in nk.plot.describe(ax)


def test_early_years_share_a_column(ax):
    assert ax.get_xticklabels()[0].get_text().startswith("≤ ")


def test_few_years_are_all_named():
    ax = nk.plot.coverage(nk.sources(since=2019, until=2023), nk.claims(since=2019, until=2023))
    named = [label.get_text() for label in ax.get_xticklabels()]
    assert named == [str(year) for year in range(int(named[0]), int(named[-1]) + 1)]


def test_sources_without_claims_are_drawn_and_none_is_said():
    ax = nk.plot.coverage(nk.sources(since=2020), nk.claims(country="NOR"))
    assert "none is recorded" in words(ax)


def test_claims_without_sources_are_drawn():
    ax = nk.plot.coverage(nk.sources()[:0], nk.claims(since=2020))
    assert sum(numbers(ax.figure.axes[1])) > 0


def test_nothing_is_said():
    ax = nk.plot.coverage(nk.sources()[:0], nk.claims(country="NOR"))
    assert nk.plot.describe(ax) == "No source and no claim is recorded for this choice."


def test_the_order_of_rows_does_not_matter(ax):
    mixed = nk.plot.coverage(
        nk.sources().sample(frac=1, random_state=2), nk.claims().sample(frac=1, random_state=2)
    )
    assert mixed.to_svg() == ax.to_svg()


def test_what_has_no_year_is_counted():
    claims = nk.claims(since=2020).assign(last_day=pd.NaT)
    said = nk.plot.describe(nk.plot.coverage(nk.sources(since=2020), claims))
    assert f"{len(claims)} rows without a year" in said


def test_a_frame_without_a_needed_column_is_refused():
    with pytest.raises(MissingColumns, match="tier"):
        nk.plot.coverage(nk.sources().drop(columns="tier"), nk.claims())


def test_numbers_stand_out_from_their_cells(ax):
    cells = ax.collections[0]
    shades = cells.get_facecolors()[~cells.get_array().mask.ravel()]
    pairs = zip(ax.texts, shades, strict=True)
    assert min(contrast(to_hex(text.get_color()), to_hex(shade)) for text, shade in pairs) >= 3.9
