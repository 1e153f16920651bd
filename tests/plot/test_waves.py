from itertools import combinations

import pandas as pd
import pytest
from matplotlib.colors import to_hex

import nkrefugees as nk
from nkrefugees.errors import BadValue, MissingColumns
from nkrefugees.plot.canvas import BLUE, SKY
from nkrefugees.plot.waves import _NEEDED

from .conftest import boxes, texts


def totals(*figures, freq="MS", start="2000-01-01", **more):
    """Periods, each with its low and its high."""
    periods = pd.date_range(start, periods=len(figures), freq=freq, name="period")
    low, high = ([pair[end] for pair in figures] for end in (0, 1))
    counts = {"n_low": low, "n_best": [pd.NA] * len(low), "n_high": high}
    frame = pd.DataFrame(counts, index=periods, dtype="Int64")
    named = {"quantity": "repatriated", "unit": "persons", "open_high": False}
    return frame.assign(**{**named, "incident_ids": [f"made-{n}" for n in range(len(low))], **more})


def heights(ax, colour):
    return [bar.get_height() for bar in ax.patches if to_hex(bar.get_facecolor()) == colour]


def arrows(ax):
    return [text for text in ax.texts if getattr(text, "arrow_patch", None)]


NOTHING = (pd.NA, pd.NA)


def test_the_dark_part_is_the_low_and_the_light_part_the_high():
    ax = nk.plot.waves(totals((3, 8)))
    assert (heights(ax, BLUE), heights(ax, SKY)) == ([3], [8])


def test_the_light_part_is_hatched():
    ax = nk.plot.waves(totals((3, 8)))
    assert {bar.get_hatch() for bar in ax.patches if to_hex(bar.get_facecolor()) == SKY} == {"///"}


def test_a_period_without_record_has_no_bar():
    assert heights(nk.plot.waves(totals((3, 8), NOTHING, (1, 1))), BLUE) == [3, 1]


def test_a_recorded_zero_has_a_bar():
    assert heights(nk.plot.waves(totals((3, 8), (0, 0))), BLUE) == [3, 0]


def test_at_least_shows_an_arrow():
    assert len(arrows(nk.plot.waves(totals((3, 8), (5, 5), open_high=[False, True])))) == 1


def test_a_closed_total_shows_no_arrow():
    assert arrows(nk.plot.waves(totals((3, 8)))) == []


def test_the_bar_of_the_last_year_is_a_year_wide():
    widths = [bar.get_width() for bar in nk.plot.waves(totals((3, 3), (4, 4), freq="YS")).patches]
    assert widths == pytest.approx([365.5] * 4, abs=0.6)


def test_the_bar_of_a_year_alone_is_a_year_wide():
    assert nk.plot.waves(totals((3, 3), freq="YS")).patches[0].get_width() == 366


def test_a_span_over_several_periods_is_one_bar_over_all_its_days():
    bar = nk.plot.waves(totals((0, 9), (0, 9), (0, 9), incident_ids="made")).patches[0]
    assert bar.get_width() == 31 + 29 + 31


def test_two_incidents_of_like_figures_are_two_bars():
    assert heights(nk.plot.waves(totals((0, 9), (0, 9))), SKY) == [9, 9]


def test_a_label_stands_clear_of_a_higher_bar_beside_it():
    frame = totals((1, 2), *[NOTHING] * 280, (0, 120), (500, 500))
    ax = nk.plot.waves(frame)
    label = next(text for text in ax.texts if text.get_text() == "0 to 120")
    (box,) = boxes(ax, [label])
    highest = max(ax.patches, key=lambda bar: bar.get_height())
    assert not box.padded(-1).overlaps(highest.get_window_extent())


def test_of_many_bars_the_labels_do_not_overlap():
    ax = nk.plot.waves(totals(*[(10, 100 + 37 * n % 61) for n in range(60)]))
    labels = [text for text in ax.texts if " to " in text.get_text()]
    assert len(labels) > 1
    assert not any(one.overlaps(other) for one, other in combinations(boxes(ax, labels), 2))


def test_of_many_bars_the_highest_has_its_label():
    ax = nk.plot.waves(totals(*[(10, 100 + 37 * n % 61) for n in range(60)]))
    assert "10 to 160" in texts(ax)


def test_the_record_stands_under_its_own_months(months):
    rows = months[months["n_high"].notna()]
    assert max(heights(nk.plot.waves(months), SKY)) == rows["n_high"].max()


def test_the_description_counts_the_periods_that_have_a_figure(months):
    known = months["n_low"].notna() | months["n_high"].notna()
    assert f"{known.sum()} of {len(months)} periods" in nk.plot.describe(nk.plot.waves(months))


def test_the_description_names_the_highest_period_and_its_bounds():
    said = nk.plot.describe(nk.plot.waves(totals((3, 8), (5, 1200), (7, 9))))
    assert "2000-01 to 2000-03" in said
    assert "The highest is 2000-02 with 5 to 1,200." in said


def test_years_are_described_as_years():
    assert "2000 to 2001: 1 of 2 periods has" in nk.plot.describe(
        nk.plot.waves(totals((3, 8), NOTHING, freq="YS"))
    )


def test_families_are_not_called_people():
    ax = nk.plot.waves(totals((3, 8), unit="families"))
    assert ax.get_ylabel() == "families repatriated, claimed"
    assert nk.plot.describe(ax).startswith("Families claimed as repatriated")


@pytest.mark.parametrize(
    ("column", "values"), [("quantity", ["repatriated", "at_risk"]), ("unit", ["persons", "families"])]
)
def test_unlike_things_are_refused(column, values):
    with pytest.raises(BadValue, match=f"one {column} at a time"):
        nk.plot.waves(totals((3, 8), (4, 4), **{column: values}))


def test_several_rows_for_one_period_are_refused():
    with pytest.raises(BadValue, match=r"2000-01-01.*stands twice"):
        nk.plot.waves(pd.concat([totals((3, 8)), totals((4, 4))]))


def test_a_frame_without_periods_is_refused():
    with pytest.raises(BadValue, match="indexed by period"):
        nk.plot.waves(totals((3, 8)).reset_index())


@pytest.mark.parametrize("column", _NEEDED)
def test_a_frame_without_a_needed_column_is_refused(column):
    with pytest.raises(MissingColumns, match=column):
        nk.plot.waves(totals((3, 8)).drop(columns=column))


@pytest.mark.parametrize("frame", [totals((3, 8))[:0], totals(NOTHING, NOTHING)], ids=["empty", "no figure"])
def test_nothing_recorded_is_said_and_no_zero(frame):
    ax = nk.plot.waves(frame)
    said = f"No period with a figure of people {'counted' if frame.empty else 'repatriated'} is recorded"
    assert any(text.startswith(said) for text in texts(ax))
    assert heights(ax, BLUE) == []


def test_totals_of_no_claims_can_be_drawn():
    none = nk.totals(nk.resolve(nk.claims(quantity="repatriated", country="NOR")), freq="MS")
    assert nk.plot.describe(nk.plot.waves(none)).startswith("No period with a figure")
