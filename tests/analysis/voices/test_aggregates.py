from __future__ import annotations

import pytest

import nkrefugees as nk
from nkrefugees.analysis.voices.aggregates import published, why_not
from tests.analysis.voices.made_claims import claims, said, with_rows

SERIES = {"population": "escapee", "unit": "persons", "title": "Made", "producer_id": "bureau"}
ALL = [
    SERIES | {"series_id": "by-year", "measure": "flow", "frequency": "annual"},
    SERIES | {"series_id": "in-all", "measure": "cumulative", "frequency": "irregular"},
    SERIES | {"series_id": "at-a-rate", "measure": "flow", "frequency": "irregular"},
    SERIES | {"series_id": "in-a-period", "measure": "flow", "frequency": "irregular"},
]


@pytest.fixture(autouse=True)
def more(record, tmp_path, monkeypatch):
    rows = [
        {"series_id": "in-all", "period_edtf": "1998", "area": "CHN", "sex": "total", "value": "947"},
    ]
    days = {"first_day": "1998-01-01", "last_day": "1998-12-31", "status": "reported"}
    rows = [row | days | {"source_id": "2015-bureau-table"} for row in rows]
    rates = [{**row, "series_id": "made-rate"} for row in ALL if row["series_id"] == "at-a-rate"]
    return with_rows(record, tmp_path, monkeypatch, series=ALL + rates, observations=rows)


def row(series="by-year", n=50, **more):
    cells = {"first_day": "2013-01-01", "last_day": "2013-12-31", "incident_id": None, **more}
    rows = claims(said("2014-01-01", n, series_id=series, **cells))
    return next(published(rows, []).itertuples())


@pytest.mark.parametrize("series", ["by-year", "in-all", "in-a-period"])
def test_a_count_of_a_whole_period_can_be_compared(series):
    assert why_not(row(series)) == ""


@pytest.mark.parametrize(
    ("cells", "reason"),
    [
        ({"stance": "denies"}, "not affirmed"),
        ({"unit": "percent"}, "no count"),
        ({"quantity": "arrived"}, "no incident counts"),
        ({"series": "stock"}, "at one time"),
        ({"series": "made-rate"}, "a rate"),
        ({"series": "in-a-period", "n_text": "about 150 a week"}, "a rate"),
        ({"series": "in-all", "n_text": "2,000 a year"}, "a rate"),
        ({"n": None, "n_text": "many"}, "in words"),
        ({"place_id": "alphaville"}, "a part"),
        ({"extent": "once"}, "one time"),
        ({"last_day": None}, "no last day"),
        ({"first_day": "2012-01-01"}, "several years"),
        ({"first_day": None}, "several years"),
        ({"series": "in-a-period", "first_day": None}, "no first day"),
        ({"n": 0}, "zero"),
    ],
    ids=lambda value: value if isinstance(value, str) else None,
)
def test_what_cannot_be_compared_says_why(cells, reason):
    assert reason in why_not(row(**cells))


def test_a_figure_by_year_in_a_yearly_series_is_no_rate():
    assert why_not(row(n_text="about 2,000 a year")) == ""


def test_a_cumulative_figure_needs_no_first_day():
    assert why_not(row("in-all", first_day=None)) == ""


def test_an_observation_of_a_sum_begins_at_the_beginning():
    [seen] = published(nk.claims(series="arrivals"), ["in-all"]).itertuples()
    assert (seen.best, str(seen.first_day), f"{seen.last_day:%Y}") == (947, "NaT", "1998")


def test_an_observation_counts_what_the_claims_about_its_series_count():
    rows = claims(said("2014", 50, series_id="in-all", incident_id=None))
    seen = published(rows, ["in-all"])
    assert seen["quantity"].tolist() == ["repatriated", "repatriated"]


def test_an_observation_of_which_nobody_says_what_it_counts_says_so():
    [seen] = published(claims(), ["in-all"]).itertuples()
    assert "does not say what" in why_not(seen)


def test_what_a_producer_does_not_report_is_not_zero():
    rows = list(published(claims(), ["arrivals"]).itertuples())
    assert "the producer gives no figure" in [why_not(seen) for seen in rows]


def test_what_had_not_been_published_is_left_out():
    assert published(claims(), ["arrivals"], as_of="2014").empty
