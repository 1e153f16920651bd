"""What a result holds and says."""

from __future__ import annotations

import re
from functools import cache

import pandas as pd
import pytest

from nkrefugees.analysis.policy_effect import policy_effect
from tests.analysis.policy_effect.effects import curve, twin

CAUSAL = (
    r"\b(effects?|caus\w+|impacts?|led to|leads? to|because|due to|result(s|ed)? (of|in)|respon\w+ for)\b"
)
COLUMNS = ["series", "term", "on", "estimate", "error", "ratio", "low", "high"]
MORE = ["rank", "p_value", "detectable_below", "detectable_above"]


@cache
def made(name):
    """A result: plain, with all that can stand in it, or of months."""
    if name == "plain":
        return policy_effect(twin(0), 2016)
    if name == "full":
        return policy_effect(
            twin(0, n=70, at=40),
            [2041, 2055],
            twin(1, n=70, at=40),
            lag=[0, 1, 30],
            anticipation=2,
            anticipated="modelled",
            chosen="before",
        )
    months = twin(2, n=96, at=60, freq="M")
    return policy_effect(months, "2006-01", anticipation=1, slope=False, family="poisson")


@pytest.fixture
def found(request):
    return made(request.param)


every = pytest.mark.parametrize("found", ["plain", "full", "months"], indirect=True)


@every
def test_a_summary_uses_no_causal_word(found):
    assert re.findall(CAUSAL, found.summary(), re.I) == []


@every
def test_a_summary_says_what_a_series_alone_cannot(found):
    assert "Whatever else changed at the same time is in them" in found.summary()


@every
def test_a_summary_says_what_could_not_have_been_seen(found):
    assert "would be found with 80 % power" in found.summary()


@every
def test_a_frame_is_tidy(found):
    frame = found.frame()
    assert list(frame) == COLUMNS + MORE
    assert not frame.duplicated(["series", "term", "on"]).any()
    assert (frame["low"] <= frame["ratio"]).all()


@every
def test_a_result_shows_itself_in_a_notebook(found):
    assert "<table" in found._repr_html_()


@every
def test_a_result_cannot_be_changed(found):
    with pytest.raises(AttributeError):
        found.dispersion = 1


@every
def test_the_properties_are_those_of_the_first_date(found):
    row = found.frame().iloc[0]
    assert (row["term"], row["on"]) == ("level", found.effects[0].on)
    assert (row["estimate"], row["ratio"], row["low"], row["high"]) == (
        found.level,
        found.ratio,
        *found.interval,
    )


def test_a_frame_holds_a_row_for_each_date_and_series():
    frame = made("full").frame().dropna(subset="on")
    found = frame.groupby("on")[["series", "term"]].apply(lambda g: sorted(map(tuple, g.to_numpy()))).tolist()
    each = [
        ("control", "level"),
        ("difference", "level"),
        *(("series", t) for t in ("anticipation", "level", "slope")),
    ]
    assert found == [each] * 2


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("plain", "No placebo date is admissible: 15 points before; a placebo date needs 16."),
        ("plain", "no season; dispersion"),
        ("plain", r"A random walk with drift, fitted before, would have held \d+ of the 15 counts after"),
        ("full", r"with the date counted in, p = 0\.\d+ \(placebo dates share their points\)"),
        ("full", "Anticipation is modelled: the 2 periods before 2041 stand at"),
        ("full", r"Over lags 0, 1, 30 the ratio runs from [\d.]+ to [\d.]+; 1 refused"),
        ("full", "that of the control"),
        ("months", "a rank and not a p-value, for the date was chosen after the series was seen"),
        ("months", "Before each date, 1 period left out as anticipation"),
        (
            "months",
            r"Poisson regression on 95 points, with [a-z ]+\d?, chosen by the least AIC",
        ),
        ("months", "keeps that distance by assumption"),
        ("months", "the middle 95 % of these steps runs from"),
        ("months", "No random walk stands beside the trend: the random walk is for annual series"),
    ],
)
def test_a_summary_states_its_choices(name, words):
    assert re.search(words, made(name).summary())


def test_where_no_fall_could_be_seen_the_summary_says_so():
    few = pd.Series([1, 0, 0, 2, 0, 1, 0, 0, 1, 0, 0, 1, 0, 0, 1, 0], index=range(2001, 2017))
    assert "No fall, however deep, but a ratio of" in policy_effect(few, 2009).summary()


def test_a_column_with_markup_in_its_name_is_written_as_text():
    noise = pd.DataFrame({"<b>": range(30)}, index=twin(0).index) ** 2
    assert "<b>" not in policy_effect(twin(0), 2016, covariates=noise)._repr_html_()


def test_a_summary_says_how_far_the_line_misses_the_last_count_before():
    series = curve(n=20, at=10, level=1.0).astype(float)
    series.iloc[9] *= 0.5
    said = policy_effect(series.round().astype(int), int(series.index[10])).summary()
    ratio = float(re.search(r"The last count before, that of \d+, already stands at ([\d.]+) times", said)[1])
    assert 0.5 < ratio < 0.7


def test_lags_of_which_one_has_an_answer_are_no_range():
    said = policy_effect(curve(n=20, at=12), 2013, lag=[0, 1]).summary()
    assert "Of lags 0, 1 only 0 has an answer" in said
