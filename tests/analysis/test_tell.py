from __future__ import annotations

import pandas as pd
import pytest

import nkrefugees as nk
from nkrefugees.analysis.attempt import Refused
from nkrefugees.analysis.tell import tell


class Said:
    def summary(self):
        return "One & one.\nTwo."


def test_a_result_is_told_in_its_own_sentences():
    assert repr(tell(Said())) == "One & one.\nTwo."


def test_a_line_is_a_paragraph():
    assert tell(Said())._repr_html_() == '<p class="nk-told">One &amp; one.</p>\n<p class="nk-told">Two.</p>'


def test_a_refusal_is_told_as_one():
    told = tell(Refused("scan", "no event"))
    assert told._repr_html_() == '<p class="nk-refused">No answer: no event (scan refuses).</p>'


def test_a_frame_is_not_told():
    with pytest.raises(TypeError, match=r"not DataFrame; nk\.show takes frames"):
        tell(pd.DataFrame())


def test_a_figure_is_told_by_its_description():
    ax = nk.plot.waves(nk.totals(nk.resolve(nk.claims(quantity="repatriated"))))
    assert repr(tell(ax)) == nk.plot.describe(ax)
