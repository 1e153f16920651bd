from __future__ import annotations

import pandas as pd
import pytest

from nkrefugees import frames
from nkrefugees.analysis.accounts.support import support
from nkrefugees.analysis.resolve import resolve
from nkrefugees.errors import MissingColumns


def counted(**filters):
    return support(resolve(frames.claims(**filters))).frame().set_index("quantity")


def test_rows_with_a_figure_are_counted():
    assert counted(incident="2013-05-alphaville").loc["repatriated", "n_figured"] == 1


def test_a_figure_with_an_open_end_is_counted_as_open():
    assert counted(incident="2012-betaville").loc["detained", "n_open"] == 1


def test_a_low_that_is_missing_is_not_apart_from_its_high():
    assert counted(incident="2012-betaville").loc["detained", "n_apart"] == 0


def test_a_denial_alone_is_a_row_without_a_figure():
    claims = frames.claims(incident="2013-05-alphaville")
    only = support(resolve(claims[claims["stance"] == "denies"]))
    assert only.frame()[["n_figured", "n_without"]].to_numpy().tolist() == [[0, 1]]


def test_of_nothing_it_says_so():
    assert support(resolve(frames.claims().iloc[:0])).summary() == "No incident is recorded for this choice."


def test_a_frame_that_is_not_resolved_is_refused():
    with pytest.raises(MissingColumns):
        support(pd.DataFrame({"quantity": []}))


def test_one_row_has_a_verb_of_its_own():
    said = support(resolve(frames.claims(incident="2013-05-alphaville", quantity="repatriated"))).summary()
    assert "Of 1 resolved row 1 has a figure" in said
