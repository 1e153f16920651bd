from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import nkrefugees as nk
from nkrefugees.analysis.spread import spread
from nkrefugees.errors import BadValue, MissingColumns

some = settings(max_examples=25, deadline=None, derandomize=True)
FREQS = st.sampled_from(["D", "W", "MS", "QS", "YS"])
day = st.dates(pd.Timestamp("2009-01-01").date(), pd.Timestamp("2013-12-31").date())


@st.composite
def dated(draw):
    """Rows with spans of up to two years and a whole number of people."""
    rows = draw(st.lists(st.tuples(day, st.integers(0, 700), st.integers(0, 5000)), min_size=1, max_size=6))
    first = pd.to_datetime([r[0] for r in rows])
    last = first + pd.to_timedelta([r[1] for r in rows], unit="D")
    people = pd.array([r[2] for r in rows], dtype="Int64")
    return pd.DataFrame({"first_day": first, "last_day": last, "n": people})


def span(first, last, **more):
    return pd.DataFrame({"first_day": [first], "last_day": [last], **more})


@some
@given(dated(), FREQS)
def test_the_expected_values_add_up_to_the_rows(rows, freq):
    assert abs(spread(rows, freq)["expected"].sum() - len(rows)) < 1e-9


@some
@given(dated(), FREQS)
def test_the_expected_values_add_up_to_the_people(rows, freq):
    assert abs(spread(rows, freq, value="n")["expected"].sum() - rows["n"].sum()) < 1e-9 * (
        1 + rows["n"].sum()
    )


@some
@given(dated(), st.sampled_from(["D", "MS", "QS"]))
def test_splitting_a_year_conserves_it(rows, fine):
    years = spread(rows, "YS")["expected"]
    split = spread(rows, fine)["expected"].groupby(lambda day: day.replace(month=1, day=1)).sum()
    assert (years - split).abs().max() < 1e-9


@some
@given(dated(), FREQS)
def test_what_is_expected_lies_between_certain_and_possible(rows, freq):
    found = spread(rows, freq)
    assert (found["certain"] <= found["expected"] + 1e-9).all()
    assert (found["expected"] <= found["possible"] + 1e-9).all()


@some
@given(dated(), FREQS, st.randoms())
def test_the_order_of_rows_does_not_matter(rows, freq, random):
    order = random.sample(range(len(rows)), len(rows))
    pd.testing.assert_frame_equal(spread(rows.iloc[order], freq), spread(rows, freq))


@some
@given(day, FREQS)
def test_a_date_of_one_day_weighs_one_in_one_bin(when, freq):
    assert spread(span(when, when), freq).values.tolist() == [[1.0, 1.0, 1.0]]


def test_a_span_of_ten_days_weighs_a_tenth_on_each():
    found = spread(span("2013-01-01", "2013-01-10"), "D")
    assert found["expected"].tolist() == pytest.approx([0.1] * 10)


def test_a_span_of_days_101_to_110_weighs_a_tenth_on_each():
    found = spread(span("2013-04-11", "2013-04-20"), "D")
    assert found["expected"].to_dict() == pytest.approx(
        dict.fromkeys(pd.date_range("2013-04-11", "2013-04-20"), 0.1)
    )


def test_six_hundred_in_six_months_are_a_hundred_a_month():
    found = spread(span("2013-01-01", "2013-06-30", n=[600]), "MS", value="n")
    assert found["expected"].between(90, 105).all()


def test_a_leap_day_is_a_day():
    found = spread(span("2012-02-01", "2012-03-01"), "MS")
    assert found["expected"].tolist() == pytest.approx([29 / 30, 1 / 30])


def test_a_value_weighs_a_row():
    assert spread(span("2013-05-31", "2013-06-01", n=[10]), value="n")["expected"].tolist() == [5, 5]


@pytest.mark.parametrize(("first", "last"), [(None, "2013-01-01"), ("2013-01-01", None), (None, None)])
def test_a_span_that_is_open_is_left_out_and_counted(first, last):
    rows = pd.concat([span(first, last), span("2013-05-01", "2013-05-02")])
    found = spread(rows)
    assert (found["expected"].sum(), found.attrs["left_out"]) == (1, 1)


def test_a_row_without_a_value_is_left_out_and_counted():
    rows = pd.concat([span("2013-05-01", "2013-05-02", n=[pd.NA]), span("2013-05-01", "2013-05-02", n=[3])])
    found = spread(rows, value="n")
    assert (found["expected"].sum(), found.attrs["left_out"]) == (3, 1)


def test_bins_between_have_rows_of_nothing():
    rows = pd.concat([span("2013-01-01", "2013-01-01"), span("2013-04-01", "2013-04-01")])
    assert spread(rows)["expected"].tolist() == [1, 0, 0, 1]


def test_the_last_numeric_column_is_the_expected_value():
    found = spread(span("2013-05-01", "2013-05-02"))
    assert list(found.select_dtypes("number"))[-1] == "expected"


def test_the_index_is_the_period():
    assert spread(span("2013-05-07", "2013-05-08")).index.equals(
        pd.DatetimeIndex(["2013-05-01"], name="period")
    )


def test_no_rows_make_no_bins():
    found = spread(span("2013-05-07", "2013-05-08").iloc[:0])
    assert (len(found), list(found)) == (0, ["certain", "possible", "expected"])


def test_frames_of_the_record_are_spread():
    found = spread(nk.incidents(), "YS")
    assert found["expected"].tolist() == [1, 1, 1]


@pytest.mark.parametrize("column", ["first_day", "last_day"])
def test_a_frame_without_days_is_refused(column):
    with pytest.raises(MissingColumns, match=f"spread needs the columns {column}"):
        spread(span("2013-05-07", "2013-05-08").drop(columns=column))


def test_a_value_that_is_no_column_is_refused():
    with pytest.raises(MissingColumns, match="people"):
        spread(span("2013-05-07", "2013-05-08"), value="people")


@pytest.mark.parametrize("rows", [0, 1])
def test_a_frequency_of_ends_is_refused_however_many_rows(rows):
    with pytest.raises(BadValue, match="did you mean 'MS'"):
        spread(span("2013-05-07", "2013-05-08").iloc[:rows], freq="ME")


def test_the_incidents_behind_a_bin_are_named():
    rows = pd.DataFrame(
        {"incident_id": ["b", "a"], "first_day": ["2091-05-31"] * 2, "last_day": ["2091-06-01"] * 2}
    )
    assert spread(rows)["incident_ids"].tolist() == ["a;b", "a;b"]


def test_times_of_day_do_not_count():
    rows = pd.DataFrame({"first_day": ["2013-05-31 18:00"], "last_day": ["2013-06-02 06:00"]})
    assert spread(rows)["expected"].sum() == pytest.approx(1)


def test_parts_may_be_left_out(monkeypatch):
    rows = pd.DataFrame(
        {"incident_id": ["whole", "part"], "first_day": "2091-05-01", "last_day": "2091-05-01"}
    )
    rows = rows.assign(n_low=[10, 1], n_best=[10, 1], n_high=[10, 1])
    links = pd.DataFrame({"from_id": ["part"], "to_id": ["whole"], "relation": ["part_of"]})
    monkeypatch.setattr("nkrefugees.frames.links", lambda: links)
    assert spread(rows, parts=False)["expected"].tolist() == [1]


def test_without_their_ids_wholes_cannot_be_told_from_parts():
    rows = pd.DataFrame({"first_day": ["2013-05-31"], "last_day": ["2013-06-01"]})
    with pytest.raises(MissingColumns, match="incident_id"):
        spread(rows, parts=False)
