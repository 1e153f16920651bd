from __future__ import annotations

import dataclasses

import pandas as pd
import pytest
from matplotlib.collections import PolyCollection

import nkrefugees as nk
from nkrefugees.plot.fates import MOST

from .conftest import texts


@pytest.fixture(scope="module")
def some():
    return nk.fates(nk.claims(since=2012, until=2013))


@pytest.fixture(scope="module")
def every():
    return nk.fates(nk.claims())


def only(result, rows):
    return dataclasses.replace(result, lags=rows)


def marks(ax):
    return [line.get_marker() for line in ax.lines if line.get_marker() != "None"]


def test_a_group_has_a_line_each(some):
    usable = some.lags[some.lags["usable"].astype(bool)]
    assert len(nk.plot.fates(some).get_yticks()) == len(usable) <= MOST


def test_a_return_is_a_bar_over_the_days_that_it_may_lie_on(some):
    rows = some.lags[some.lags["incident_id"] == "2013-05-vientiane"]
    ax = nk.plot.fates(only(some, rows))
    widest = max(ax.lines, key=lambda line: line.get_linewidth())
    assert list(widest.get_xdata()) == rows[["lag_low", "lag_high"]].iloc[0].tolist()


def test_a_group_without_a_return_is_open_to_the_right(some):
    rows = some.lags[~some.lags["returned"] & ~some.lags["released"] & some.lags["usable"].astype(bool)]
    assert marks(nk.plot.fates(only(some, rows.iloc[:1]))) == ["|", ">"]


def test_silence_is_dotted(some):
    rows = some.lags[~some.lags["returned"] & ~some.lags["released"] & some.lags["usable"].astype(bool)]
    styles = [line.get_linestyle() for line in nk.plot.fates(only(some, rows.iloc[:1])).lines]
    assert ":" in styles


def test_many_groups_are_a_band(every):
    assert any(isinstance(c, PolyCollection) for c in nk.plot.fates(every).collections)


def test_the_band_ends_where_the_shares_end(every):
    ax = nk.plot.fates(every)
    last = every.curves.groupby(["dates", "leave"])["share"].last()
    ends = sorted(line.get_ydata()[-1] for line in ax.lines)
    assert ends == pytest.approx([last.min(), last.max()])


def test_how_many_groups_are_still_seen_is_written_over_the_band(every):
    usable = every.lags["usable"].astype(bool).sum()
    assert f"still seen: {usable}" in texts(nk.plot.fates(every))


def test_the_edges_of_the_band_differ_in_style(every):
    assert {line.get_linestyle() for line in nk.plot.fates(every).lines} == {"-", "--"}


def test_no_group_is_said_and_no_failure():
    ax = nk.plot.fates(nk.fates(nk.claims(country="NOR")))
    assert any(text.startswith("No group held") for text in texts(ax))


def test_the_description_does_not_take_silence_for_safety(some):
    assert "not known, not none" in nk.plot.describe(nk.plot.fates(some))


def test_the_description_counts_groups_and_returns(some):
    usable = some.lags[some.lags["usable"].astype(bool)]
    said = nk.plot.describe(nk.plot.fates(some))
    assert said.startswith(f"{len(usable)} groups")
    assert f"a return is claimed of {int(usable['returned'].sum())}" in said


def test_the_order_of_rows_does_not_matter(some):
    mixed = only(some, some.lags.sample(frac=1, random_state=1))
    assert nk.plot.fates(mixed).to_svg() == nk.plot.fates(some).to_svg()


def test_a_group_that_cannot_be_measured_is_not_drawn(some):
    assert "No group held" in texts(nk.plot.fates(only(some, some.lags.assign(usable=False))))[0]


def test_days_are_told_until_the_end_of_the_observation(some):
    assert f"{pd.Timestamp(some.until):%Y-%m-%d}" in nk.plot.describe(nk.plot.fates(some))
