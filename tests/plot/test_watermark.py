"""A figure that is drawn from invented data says so, and no other does."""

from __future__ import annotations

import pandas as pd
import pytest

import nkrefugees as nk
from nkrefugees import io
from nkrefugees.plot import canvas
from nkrefugees.plot.watermark import WORDS

from .conftest import FIGURES, texts

TWIN = nk.synthetic(2, years=6)


def busiest():
    """The claims about the incident that most are about."""
    return TWIN.claims[TWIN.claims["incident_id"] == TWIN.claims["incident_id"].mode()[0]]


def months():
    rows = nk.resolve(TWIN.claims[TWIN.claims["quantity"] == "repatriated"])
    return nk.totals(rows, freq="MS", links=TWIN.links)


def renamed(rows):
    """The same rows under ids that tell nothing."""
    return rows.assign(incident_ids="", claim_ids="")


DRAWN = {
    "claims side by side": lambda: nk.plot.intervals(busiest()),
    "people per month": lambda: nk.plot.waves(months()),
    "people per month whose ids are gone": lambda: nk.plot.waves(renamed(months())),
    "who cites whom": lambda: nk.plot.genealogy(nk.genealogy(busiest())),
}
every_drawing = pytest.mark.parametrize("name", DRAWN)


@every_drawing
def test_it_stands_across_a_figure_of_a_twin(name):
    assert WORDS in texts(DRAWN[name]())


@every_drawing
def test_it_begins_the_description(name):
    assert nk.plot.describe(DRAWN[name]()).startswith(f"{WORDS}. ")


@every_drawing
def test_such_a_figure_names_no_source(name):
    assert not [text for text in texts(DRAWN[name]()) if text.startswith("Source:")]


@pytest.mark.parametrize("name", FIGURES)
def test_no_figure_of_the_record_has_it(drawn, name):
    assert not [text for text in [*texts(drawn(name)), nk.plot.describe(drawn(name))] if WORDS in text]


@pytest.mark.parametrize("column", ["incident_ids", "claim_id", "source_id"])
def test_rows_with_an_invented_id_are_enough(column):
    rows = pd.DataFrame({column: ["2013-05-vientiane", "syn-i0000001"]})
    ax = canvas.finish(canvas.sheet(3, 2), "Nothing is named here.", 1, of=rows)
    assert WORDS in texts(ax)


def test_an_id_in_the_description_is_enough():
    assert WORDS in texts(canvas.finish(canvas.sheet(3, 2), "Claims about syn-i0000001.", 1))


def test_a_word_that_ends_like_the_mark_is_not():
    assert WORDS not in texts(canvas.finish(canvas.sheet(3, 2), "Claims about 2013-05-hsyn-a.", 1))


def test_an_empty_figure_of_a_folder_of_invented_data_has_it(tmp_path):
    with io.using(TWIN.write(tmp_path)):
        assert WORDS in texts(canvas.nothing(None, "Nothing is recorded for this choice."))
