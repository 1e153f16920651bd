import pandas as pd
import pytest
from matplotlib.colors import to_hex
from matplotlib.patches import Rectangle

import nkrefugees as nk
from nkrefugees.errors import BadValue, MissingColumns, UnknownName
from nkrefugees.plot.canvas import BAND
from nkrefugees.plot.intervals import _NEEDED, _SAME

from .conftest import boxes, texts


def with_figures(claim, **figures):
    """The claim with other figures."""
    none = {"n_low": pd.NA, "n_best": pd.NA, "n_high": pd.NA, "n_text": None}
    return claim.assign(**{**none, **figures}).astype(claim.dtypes)


def marks(ax):
    """The marks of the axes, and where they stand."""
    return [(line.get_marker(), *line.get_xdata()) for line in ax.lines if line.get_marker() != "None"]


def ranges(ax):
    """The lines from low to high."""
    return [tuple(line.get_xdata()) for line in ax.lines if line.get_marker() == "None"]


def bands(ax):
    found = [p for p in ax.patches if isinstance(p, Rectangle) and to_hex(p.get_facecolor()) == BAND]
    return [(p.get_x(), p.get_x() + p.get_width()) for p in found]


def test_a_figure_is_a_dot_at_its_number(claim):
    assert marks(nk.plot.intervals(claim)) == [("o", 50)]


def test_nobody_has_a_figure_of_its_own_and_room_beside_it(claim):
    ax = nk.plot.intervals(with_figures(claim, n_best=0))
    assert marks(ax) == [("o", 0)]
    assert ax.get_xlim()[1] > 1


def test_a_figure_that_is_doubted_is_a_cross(claim):
    assert marks(nk.plot.intervals(claim.assign(stance="cannot_confirm"))) == [("x", 50)]


def test_at_least_is_an_arrow_at_the_right_edge(claim):
    ax = nk.plot.intervals(with_figures(claim, n_low=500))
    assert (">", ax.get_xlim()[1]) in marks(ax)
    assert ranges(ax) == [(500, ax.get_xlim()[1])]


def test_up_to_is_an_arrow_at_zero(claim):
    ax = nk.plot.intervals(with_figures(claim, n_high=60))
    assert ("<", 0) in marks(ax)
    assert ranges(ax) == [(0, 60)]


def test_a_line_with_an_open_end_is_dashed_and_one_without_is_not(claim):
    styles = [
        next(line for line in nk.plot.intervals(with_figures(claim, **figures)).lines).get_linestyle()
        for figures in ({"n_low": 500}, {"n_low": 40, "n_high": 60})
    ]
    assert styles == ["--", "-"]


def test_a_range_is_a_line_without_arrow(claim):
    ax = nk.plot.intervals(with_figures(claim, n_low=40, n_high=60))
    assert (marks(ax), ranges(ax)) == ([], [(40, 60)])


@pytest.mark.parametrize("figures", [{"n_low": 40, "n_best": 50}, {"n_best": 50, "n_high": 60}])
def test_a_best_closes_the_end_that_nobody_gives(claim, figures):
    ax = nk.plot.intervals(with_figures(claim, **figures))
    assert marks(ax) == [("o", 50)]
    assert ranges(ax) == [tuple(figures.values())]


def test_the_label_of_an_open_range_stands_clear_of_its_line(claim):
    ax = nk.plot.intervals(with_figures(claim, n_low=500))
    label = next(text for text in ax.texts if "at least 500" in text.get_text())
    line = next(line for line in ax.lines if len(line.get_xdata()) == 2)
    assert not boxes(ax, [label])[0].overlaps(line.get_window_extent())


def test_words_stay_words(claim):
    assert "“dozens”" in texts(nk.plot.intervals(with_figures(claim, n_text="dozens")))


def test_a_claim_without_figure_and_words_says_so(claim):
    assert "no figure" in texts(nk.plot.intervals(with_figures(claim)))


def test_a_denial_says_what_it_denies(claim):
    denial = with_figures(claim).assign(stance="denies", denied="request", claim_id="made-c2")
    assert "denies the request" in texts(nk.plot.intervals(pd.concat([claim, denial])))


def test_a_label_gives_the_day_that_the_claim_has(claim):
    assert "50 · 2021-07" in texts(nk.plot.intervals(claim))


def test_what_each_claimant_says_has_a_row():
    rows = nk.claims(incident="2021-07-14-dandong")
    assert len(nk.plot.intervals(rows).get_yticks()) == len(rows.drop_duplicates(_SAME))


def test_what_a_claimant_says_twice_is_one_row_with_how_often(claim):
    again = claim.assign(claim_id="made-c2", date_edtf="2021-08")
    ax = nk.plot.intervals(pd.concat([claim, again]))
    [label] = [tick.get_text() for tick in ax.get_yticklabels()]
    assert label.endswith(" ×2")
    assert "50" in texts(ax)


def test_a_row_names_the_claimant(claim):
    name = nk.actors().set_index("actor_id").loc[claim["claimant_id"].iloc[0], "name"]
    assert nk.plot.intervals(claim).get_yticklabels()[0].get_text() == f"repatriated · {name}"


def test_a_claimant_that_the_record_does_not_know_keeps_its_id(claim):
    ax = nk.plot.intervals(claim.assign(claimant_id="syn-office"))
    assert ax.get_yticklabels()[0].get_text() == "repatriated · syn-office"


def test_the_band_spans_what_the_rule_makes_of_the_claims(claim):
    other = claim.assign(n_best=80, origin_id="made", claim_id="made-c2").astype(claim.dtypes)
    resolved = nk.resolve(pd.concat([claim, other]))
    (left, right), *more = bands(nk.plot.intervals(pd.concat([claim, other])))
    assert (left, right) == pytest.approx((resolved["n_low"][0], resolved["n_high"][0]), abs=1)
    assert more == []


def test_persons_and_families_have_bands_of_their_own(claim):
    families = claim.assign(unit="families", n_best=10, claim_id="made-c2").astype(claim.dtypes)
    ax = nk.plot.intervals(pd.concat([claim, families]))
    assert len(bands(ax)) == 2
    assert (ax.get_xlabel(), "(families)" in nk.plot.describe(ax)) == ("number claimed", True)


def test_the_order_of_the_rows_does_not_matter():
    rows = nk.claims(incident="2013-05-vientiane")
    assert nk.plot.intervals(rows).to_svg() == nk.plot.intervals(rows[::-1]).to_svg()


def test_the_description_counts_claims_origins_and_denials():
    rows = nk.claims(incident="2013-05-vientiane")
    said = nk.plot.describe(nk.plot.intervals(rows))
    denials = (rows["stance"] == "denies").sum()
    assert f"{len(rows)} claims from {rows['origin_id'].nunique()} origins" in said
    assert f"{denials} denials stand" in said


def test_the_description_has_the_resolved_bounds(claim):
    assert "repatriated 50." in nk.plot.describe(nk.plot.intervals(claim))


def test_denials_alone_come_to_no_figure(claim):
    denial = with_figures(claim).assign(stance="denies", denied="event")
    assert "no figure. 1 denial stands" in nk.plot.describe(nk.plot.intervals(denial))


def test_the_rule_is_that_of_the_caller(claim):
    assert "By the rule ngo" in nk.plot.describe(nk.plot.intervals(claim, rule="ngo"))


def test_an_unknown_rule_is_refused(claim):
    with pytest.raises(UnknownName, match="bounds"):
        nk.plot.intervals(claim, rule="bouds")


def test_two_incidents_are_refused():
    with pytest.raises(BadValue, match="one at a time"):
        nk.plot.intervals(nk.claims(incident=["2013-05-vientiane", "2021-07-14-dandong"]))


@pytest.mark.parametrize("column", _NEEDED)
def test_a_frame_without_a_needed_column_is_refused(claim, column):
    with pytest.raises(MissingColumns, match=column):
        nk.plot.intervals(claim.drop(columns=column))


@pytest.mark.parametrize("rows", [slice(0), slice(None)], ids=["no row", "no incident"])
def test_no_claim_about_an_incident_is_said_and_no_failure(claim, rows):
    ax = nk.plot.intervals(claim.assign(incident_id=None)[rows])
    assert "No claim about an incident is recorded for this choice." in texts(ax)
    assert nk.plot.describe(ax) in texts(ax)


def test_claims_about_series_are_left_out(claim):
    other = claim.assign(incident_id=None, claim_id="made-c2")
    assert len(nk.plot.intervals(pd.concat([claim, other])).get_yticks()) == 1
