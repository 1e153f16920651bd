from __future__ import annotations

import pandas as pd
import pytest

import nkrefugees as nk

from .conftest import words

TIMES = [*range(10), *range(20, 120, 10)]
DAYS = pd.Timestamp("2091-01-01") + pd.to_timedelta(TIMES, unit="D")


@pytest.fixture(scope="module")
def found():
    return nk.bayesian_blocks(TIMES, kind="times")


@pytest.fixture(scope="module")
def ax(found):
    return nk.plot.bayesian_blocks(found)


def lines(ax):
    return [line for line in ax.lines if line.get_linewidth() == 2.4]


def test_each_block_has_a_line_at_its_rate(found, ax):
    assert [line.get_ydata()[0] for line in lines(ax)] == found.rates.tolist()


def test_each_rate_has_a_band_around_it(found, ax):
    for rate, band in zip(found.rates, ax.collections, strict=True):
        heights = band.get_paths()[0].vertices[:, 1]
        assert heights.min() < rate < heights.max()


def test_events_are_ticks(ax):
    ticks = next(line for line in ax.lines if line.get_marker() == "|")
    assert len(ticks.get_xdata()) == len(TIMES)


def test_the_inner_edges_are_named(ax):
    assert "9.5" not in words(ax)
    assert "8.5" in words(ax)


def test_rates_of_dates_are_a_year():
    found = nk.bayesian_blocks(DAYS)
    ax = nk.plot.bayesian_blocks(found)
    assert lines(ax)[0].get_ydata()[0] == pytest.approx(found.rates[0] * 365.25)
    assert ax.get_ylabel().startswith("events a year")


def test_counts_are_bars():
    counts = pd.Series([9, 8, 9, 8, 0, 1, 0, 0], pd.period_range("2091-01", periods=8, freq="M"))
    assert len(nk.plot.bayesian_blocks(nk.bayesian_blocks(counts)).patches) == len(counts)


def test_over_draws_each_edge_says_how_often_it_is_found():
    best = pd.Series(TIMES, dtype=float)
    draws = pd.DataFrame({0: best, 1: best * 3})
    ax = nk.plot.bayesian_blocks(nk.blocks_over_draws(best, draws, within=1))
    assert "8.5 (50% of draws)" in words(ax)
    assert "50% of draws" in nk.plot.describe(ax)


def test_the_description_names_the_highest_and_the_lowest_block(ax):
    assert "in 2 blocks of constant rate: highest" in nk.plot.describe(ax)
    assert "lowest 0.108" in nk.plot.describe(ax)


def test_one_block_is_said():
    ax = nk.plot.bayesian_blocks(nk.bayesian_blocks([0.0, 10, 20, 30, 40]))
    assert "one block, no change of rate" in nk.plot.describe(ax)


def test_a_block_without_events_has_a_scale_from_zero():
    counts = pd.Series([0] * 30 + [60] * 8, range(2001, 2039))
    ax = nk.plot.bayesian_blocks(nk.bayesian_blocks(counts))
    assert (ax.get_yscale(), ax.get_ylim()[0]) == ("linear", 0)
