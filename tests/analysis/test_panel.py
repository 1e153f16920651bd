from __future__ import annotations

import pytest

import nkrefugees as nk
from nkrefugees.analysis.panel import ENDED, LASTING
from nkrefugees.errors import BadValue, UnknownName
from nkrefugees.vocab import PolicyKind, PolicyStatus


def test_every_country_stands_in_every_period():
    rows = nk.panel("MS", quantity="repatriated", since="2013-01", until="2014-12")
    assert rows.groupby("country").size().tolist() == [24]


def test_a_period_without_a_record_has_no_figure_and_is_not_recorded():
    row = nk.panel("MS", since="2013-04", until="2013-06").loc[("CHN", "2013-04-01")]
    assert row[["n_low", "n_best", "n_high"]].isna().all()
    assert not row["recorded"]


def test_figures_are_those_of_the_totals():
    rows = nk.panel("YS").loc["CHN"]
    summed = nk.totals(nk.resolve(nk.claims(quantity="repatriated")), by="country")
    figures = ["n_low", "n_best", "n_high"]
    assert rows[figures].values.tolist() == summed[figures].values.tolist()


def test_bounds_of_the_panel_leave_the_figures_as_they_are():
    whole, part = nk.panel("YS").loc["CHN"], nk.panel("YS", since=2014, until=2014).loc["CHN"]
    assert part["n_high"].tolist() == whole.loc["2014":"2014", "n_high"].tolist()


def test_periods_before_the_first_event_are_there():
    assert nk.panel("10YS", since=1990).index.get_level_values("period").year.min() <= 1990


def test_documents_count_in_the_period_that_holds_their_publication():
    rows = nk.panel("MS", since="2013-05", until="2013-07").loc["CHN"]
    assert rows["n_sources"].tolist() == [0, 1, 0]


def test_documents_without_a_month_are_told():
    assert nk.panel("MS", until="2014-03").attrs["unplaced_sources"] == 1


def test_an_act_is_in_force_from_its_first_day():
    rows = nk.panel("MS", by=None, since="2014-10", until="2015-01")
    assert rows["policies_protective"].tolist() == [0, 0, 1, 1]


def test_an_act_that_is_said_once_is_never_in_force():
    assert nk.panel("YS", by=None, since=2013, until=2013)["policies_protective"].tolist() == [0]


def test_acts_count_for_the_country_of_their_actor():
    assert nk.panel("YS", since=2015, until=2015).loc["CHN", "policies_protective"].tolist() == [0]


def test_nothing_published_gives_no_row():
    assert nk.panel(as_of="1990-01-01").empty


def test_without_a_country_there_is_one_row_a_period():
    rows = nk.panel("YS", by=None, since=2013, until=2014)
    assert rows.index.names == ["period"]
    assert len(rows) == 2


@pytest.mark.parametrize(
    ("choice", "error"),
    [
        ({"by": "province"}, UnknownName),
        ({"quantity": "lost"}, UnknownName),
        ({"rule": "bouds"}, UnknownName),
        ({"freq": "M"}, BadValue),
        ({"since": 2014, "until": 2013}, BadValue),
    ],
)
def test_what_does_not_exist_is_refused(choice, error):
    with pytest.raises(error):
        nk.panel(**choice)


def test_kinds_and_states_of_acts_are_those_of_the_vocabulary():
    assert set(LASTING) <= set(PolicyKind)
    assert set(ENDED) <= set(PolicyStatus)
