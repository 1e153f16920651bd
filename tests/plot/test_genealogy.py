from __future__ import annotations

import pandas as pd
import pytest

import nkrefugees as nk
from nkrefugees.errors import BadValue
from nkrefugees.plot.genealogy import _MARKS, _WORDS

from .conftest import boxes, texts
from .test_canvas import contrast

YANTAI = "2003-01-18-yantai"


def draw(**filters):
    return nk.plot.genealogy(nk.genealogy(nk.claims(**filters)))


def told(claim, *rows):
    """Claims like one of the record, with other cells, and how they are drawn."""
    made = [claim.assign(claim_id=f"made-c{n}", **cells).astype(claim.dtypes) for n, cells in enumerate(rows)]
    return nk.plot.genealogy(nk.genealogy(pd.concat(made)))


def marks(ax):
    """The marks in the order of drawing, without those that only join others."""
    return [line.get_marker() for line in ax.lines if line.get_marker() != "None"]


def styles(ax):
    """The styles of lines that join claims of one origin."""
    return {
        line.get_linestyle() for line in ax.lines if len(line.get_xdata()) > 1 and line.get_linewidth() == 0.9
    }


def test_lanes_are_origins():
    rows = nk.claims(incident=YANTAI, quantity="repatriated")
    assert len(draw(incident=YANTAI, quantity="repatriated").get_yticks()) == rows["origin_id"].nunique()


def test_quantities_have_headings():
    assert {"repatriated", "detained", "helpers detained"} <= set(texts(draw(incident=YANTAI)))


def test_a_figure_that_grows_has_a_mark_of_its_own(claim):
    ax = told(claim, {"n_best": 80, "said_edtf": "2021-08-01"}, {"n_best": 90, "said_edtf": "2021-09-01"})
    assert marks(ax) == ["o", "^"]


def test_a_figure_that_is_said_again_stands_once_in_words(claim):
    ax = told(claim, {"said_edtf": "2021-08-01"}, {"said_edtf": "2021-09-01"})
    assert texts(ax).count("50") == 1


def test_what_is_cited_twice_on_one_day_is_one_mark_with_how_often(claim):
    assert "50 ×2" in texts(told(claim, {}, {}))


@pytest.mark.parametrize(("stance", "mark"), [("denies", "x"), ("retracts", "X"), ("cannot_confirm", "s")])
def test_what_is_not_affirmed_has_a_mark_of_its_own(claim, stance, mark):
    assert marks(told(claim, {"stance": stance})) == [mark]


def test_an_origin_that_is_not_traced_is_dashed_and_marked(claim):
    lone = nk.origins()
    name = lone.loc[~lone["traced"], "origin_id"].iloc[0]
    days = {"said_edtf": "2021-08-01"}, {"said_edtf": "2021-09-01"}
    ax = told(claim, *(day | {"origin_id": name} for day in days))
    assert styles(ax) == {"--"}
    assert ax.get_yticklabels()[0].get_text().endswith(" ?")


def test_a_traced_origin_is_solid(claim):
    known = nk.origins()
    name = known.loc[known["traced"], "origin_id"].iloc[0]
    days = {"said_edtf": "2021-08-01"}, {"said_edtf": "2021-09-01"}
    assert styles(told(claim, *(day | {"origin_id": name} for day in days))) == {"-"}


def test_a_claim_that_rests_on_another_has_an_arrow():
    rows = nk.claims(incident="2023-10-09-northeast-china", quantity="repatriated")
    ax = nk.plot.genealogy(nk.genealogy(rows))
    assert any(text.arrow_patch is not None for text in ax.texts)


def test_words_of_sixty_claims_do_not_lie_on_one_another():
    ax = draw(incident="2012-02-china")
    figures = [text for text in ax.texts if text.get_fontsize() == 7 and text.get_text().strip()]
    spots = boxes(ax, [t for t in figures if not t.get_text().startswith("Source")])
    over = [(a, b) for n, a in enumerate(spots) for b in spots[n + 1 :] if a.shrunk(0.9, 0.8).overlaps(b)]
    assert over == []


def test_marks_of_one_colour_differ_in_shape_or_filling():
    dresses = [(d["marker"], d.get("markerfacecolor", d["color"])) for d in _MARKS.values()]
    assert len(set(dresses)) == len(dresses)


def test_marks_stand_out_from_paper():
    assert min(contrast(dress["color"], "#ffffff") for dress in _MARKS.values()) >= 3


def test_every_mark_is_explained():
    assert set(_WORDS) == set(_MARKS)


def test_two_incidents_are_refused():
    with pytest.raises(BadValue, match="one at a time"):
        draw(incident=[YANTAI, "2013-05-vientiane"])


def test_nothing_claimed_is_said_and_no_failure():
    assert "No claim is recorded for this choice." in texts(draw(country="NOR"))


def test_a_claim_without_a_day_stands_at_the_end(claim):
    ax = told(claim, {}, {"said_edtf": None, "source_id": "stranger"})
    assert ax.get_xticklabels()[-1].get_text() == "no day"


def test_the_description_tells_figures_in_the_order_of_saying():
    said = nk.plot.describe(draw(incident=YANTAI))
    assert "48 by 2003-01-19, 58 by 2003-01-20" in said
