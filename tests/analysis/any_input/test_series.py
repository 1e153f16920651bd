"""Analyses of observations, votes and interrupted series, whatever they are given."""

from __future__ import annotations

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

import nkrefugees as nk

from .given import answers, day, named, numbers, odd, parameter, whatever

PERIODS = [None, range(2001, 2031), pd.period_range("2001-01", periods=30, freq="M"),
           pd.date_range("2001-01-01", periods=30, freq="MS"), [1] * 30]  # fmt: skip


@st.composite
def series(draw):
    """Thirty counts, or fewer, with one of many indexes."""
    length = draw(st.sampled_from([30, 30, 20, 3, 0]))
    values = st.one_of(st.integers(0, 30), numbers) if draw(st.booleans()) else st.integers(0, 30)
    index = draw(st.sampled_from(PERIODS))
    counts = draw(st.lists(values, min_size=length, max_size=length))
    return pd.Series(counts, None if index is None else index[:length], dtype=None if counts else float)


counted = st.one_of(series(), series(), odd, st.just([1, 2, 3]))
moment = st.one_of(st.sampled_from([2015, "2015", "2002-03", 2012]), day, st.lists(st.just(2015), max_size=2))


@given(counted, moment, st.one_of(st.none(), counted), st.one_of(st.none(), counted))
def test_policy_effect(counts, on, control, exposure):
    assert answers(nk.policy_effect, counts, on)
    assert answers(nk.policy_effect, counts, on, control, exposure=exposure)


@given(series(), moment, parameter, parameter, parameter, named("quasipoisson", "poisson", "normal"))
def test_policy_effect_with_settings(counts, on, lag, anticipation, harmonics, family):
    assert answers(nk.policy_effect, counts, on, lag=lag, anticipation=anticipation)
    assert answers(nk.policy_effect, counts, on, harmonics=harmonics, family=family, bandwidth=lag)


@st.composite
def observations(draw):
    """Published figures of one series or two."""
    cell = st.none() | st.integers(0, 500).map(float)
    rows = []
    for _ in range(draw(st.integers(0, 8))):
        year = draw(st.integers(1998, 2006))
        rows.append({
            "series_id": draw(st.sampled_from(["arrivals", "votes"])), "period_edtf": str(year),
            "area": "KOR", "sex": "total", "value": draw(cell),
            "source_id": draw(st.sampled_from(["s1", "s2"])),
            "value_low": draw(cell), "value_high": draw(cell), "note": None,
            "first_day": pd.Timestamp(year, 1, 1), "last_day": pd.Timestamp(year, 12, 31),
            "status": draw(st.sampled_from(["reported", "zero_reported", "not_reported", "revised"])),
        })  # fmt: skip
    return pd.DataFrame(rows, columns=nk.observations().columns)


any_observations = whatever(observations())


@given(any_observations, named("median", "lowest", "highest", "latest"), parameter, parameter)
def test_annual(rows, choose, first, last):
    assert answers(nk.annual, rows, choose)
    assert answers(nk.annual, rows, first=first, last=last)


@given(any_observations, named("bounds", "latest", "official"))
def test_figures(rows, rule):
    assert answers(nk.figures, rows, rule)


@given(any_observations, moment, st.one_of(parameter, st.lists(parameter, max_size=2)))
def test_effects_by_choice(rows, on, first):
    assert answers(nk.effects_by_choice, rows, on)
    assert answers(nk.effects_by_choice, rows, on, first=first)


@st.composite
def policies(draw):
    """Resolutions with counts or without."""
    cell = st.none() | st.integers(0, 190)
    rows = [
        {"policy_id": f"p{n}", "title": "-", "actor_id": draw(st.sampled_from(["assembly", "lamp", None])),
         "kind": draw(st.sampled_from(["resolution", "statute"])), "status": "adopted",
         "date_edtf": "2013", "first_day": pd.Timestamp(2013, 1, 1), "last_day": pd.Timestamp(2013, 12, 31),
         "vote_yes": draw(cell), "vote_no": draw(cell), "vote_abstain": draw(cell)}
        for n in range(draw(st.integers(0, 5)))
    ]  # fmt: skip
    frame = pd.DataFrame(rows, columns=nk.policies().columns)
    return frame.astype(dict.fromkeys(("vote_yes", "vote_no", "vote_abstain"), "Int64"))


@given(whatever(policies()), st.one_of(st.none(), any_observations))
def test_votes(policies, observations):
    assert answers(nk.votes, policies, observations)
