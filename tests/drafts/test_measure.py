"""The measure of drafts, and what it finds where the texts are there."""

import pytest

from nkrefugees.drafts.draft import propose

from . import measure
from .gold import Coded, pages

NINE = Coded("figure", (None, 9, None), ((10, 14),))


def test_a_proposal_is_accepted_where_it_overlaps_with_the_same_value():
    assert measure.same(NINE, Coded("figure", (None, 9, None), ((12, 20),)))


@pytest.mark.parametrize(
    "other",
    [
        Coded("figure", (None, 9, None), ((14, 20),)),
        Coded("figure", (9, None, None), ((10, 14),)),
        Coded("date", (None, 9, None), ((10, 14),)),
    ],
    ids=["apart", "another value", "another kind"],
)
def test_and_nowhere_else(other):
    assert not measure.same(NINE, other)


def test_words_of_a_figure_may_be_part_of_one_another():
    dozens = Coded("figure", ("dozens",), ((0, 6),))
    assert measure.same(dozens, Coded("figure", ("dozens of them",), ((0, 14),)))


def test_things_drafted_are_counted_once_each():
    items = measure.items(propose("On Monday nine people fled. On Monday police spoke.", "2013-06-04"))
    assert [i.kind for i in items] == ["figure", "date"]


def test_every_coded_page_has_its_half():
    assert {page.half for page in pages()} <= set(measure.HALVES)


def test_most_figures_of_the_coded_sheets_are_proposed(shared):
    """A floor below what is measured; the figures themselves are in docs/drafts.md."""
    count, scores = measure.measure(shared, ["sheets"])["sheets"]
    figures = scores["figure"]
    assert count == 5
    assert figures.found / figures.coded > 0.8
    assert figures.accepted / figures.proposed > 0.6
