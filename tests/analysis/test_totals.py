from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import nkrefugees as nk
from nkrefugees.analysis.resolve import FIGURES, resolve
from nkrefugees.analysis.totals import LEFT_OUT, totals
from nkrefugees.errors import BadValue, MissingColumns, UnknownName
from tests.analysis import CASES

RESOLVED = pd.read_csv(CASES / "totals-resolved.csv", dtype="str")
LINKS = pd.read_csv(CASES / "totals-links.csv", dtype="str")
EXPECTED = pd.read_csv(CASES / "totals-expected.csv", dtype="str")
NO_LINKS = LINKS.iloc[:0]
some = settings(max_examples=30, deadline=None, derandomize=True)


def typed(rows):
    """Rows of text with the types of `resolve`."""
    flags = {c: rows[c] == "True" for c in ("open_low", "open_high")}
    days = {c: pd.to_datetime(rows[c]) for c in ("first_day", "last_day")}
    return rows.assign(**flags, **days, **{c: rows[c].astype("Int64") for c in FIGURES})


def case(name):
    rows = RESOLVED[RESOLVED["case"] == name].drop(columns="case").reset_index(drop=True)
    return typed(rows), LINKS[LINKS["case"] == name]


def summed(name, **more):
    rows, links = case(name)
    return totals(rows, links=links, **more)


@pytest.mark.parametrize("name", EXPECTED["case"].unique())
def test_case(name):
    expected = EXPECTED[EXPECTED["case"] == name].reset_index(drop=True)
    by = expected["by"].dropna().unique().tolist()
    found = summed(name, freq=expected["freq"][0], by=by).reset_index()
    expected = expected.drop(columns=["case", "freq", "by"]).dropna(axis=1, how="all")
    texts = found.assign(period=found["period"].dt.strftime("%Y-%m-%d"))[list(expected)].astype("str")
    pd.testing.assert_frame_equal(
        texts.fillna("-").replace("", None), expected.replace("", None), check_dtype=False
    )


def test_every_case_has_rows_and_a_result():
    assert set(RESOLVED["case"]) == set(EXPECTED["case"])


def test_every_link_is_of_a_case():
    assert set(LINKS["case"]) <= set(EXPECTED["case"])


def test_six_hundred_in_six_months_are_certain_in_no_month():
    found = summed("six hundred in six months", freq="MS")
    assert found["n_low"].tolist() == [0] * 6


def test_six_hundred_in_six_months_are_the_best_of_no_month():
    found = summed("six hundred in six months", freq="MS")
    assert found["n_best"].isna().all()


@pytest.mark.parametrize(("word", "low"), [("stated_voluntary", 9), ("recalled", 10)])
def test_what_is_left_out_is_counted_where_asked(word, low):
    found = summed("a wish a recall and an abduction are left out", include=[word])
    assert found["n_low"].tolist() == [low]


def test_the_abducted_stand_apart_where_asked():
    found = summed("a wish a recall and an abduction are left out", include=["abducted"])
    assert dict(zip(found["quantity"], found["n_low"], strict=True)) == {"abducted": 4, "repatriated": 8}


def test_subgroups_stand_apart_where_asked():
    found = summed("subgroups are not added to their whole", by="subgroup")
    assert dict(zip(found["subgroup"], found["n_low"], strict=True)) == {"all": 9, "women": 5}


def test_a_column_that_stands_apart_keeps_its_type():
    assert summed("countries stand apart where asked", by="country")["country"].dtype == "str"


def test_several_columns_stand_apart():
    found = summed("countries stand apart where asked", by=["country", "consent"])
    assert list(found)[:4] == ["quantity", "unit", "country", "consent"]


def test_every_period_from_first_to_last_has_a_row():
    found = summed("years between are missing and not zero", freq="QS")
    assert found.index.tolist() == pd.date_range("2013-04-01", "2015-07-01", freq="QS").tolist()


def test_undated_incidents_are_in_no_period_but_counted():
    rows = resolve(nk.claims()).assign(first_day=pd.NaT, last_day=pd.NaT)
    assert totals(rows).attrs["undated"] == 4


def test_the_links_of_the_record_are_used_by_default():
    rows, _ = case("incidents of one year add up")
    rows = rows.assign(incident_id=["2013-05-alphaville", "2014-01-alphaville"])
    assert totals(rows)["n_low"].tolist() == [10]


def test_the_figures_are_whole_numbers_that_may_be_missing():
    types = summed("incidents of one year add up")[FIGURES].dtypes.astype("str")
    assert set(types) == {"Int64"}


def test_the_index_is_the_first_day_of_the_period():
    assert summed("incidents of one year add up").index.name == "period"


@pytest.mark.parametrize("by", [None, "country"])
def test_an_empty_frame_has_the_columns_and_types_of_a_full_one(by):
    rows, links = case("incidents of one year add up")
    empty, full = (
        totals(r, by=by, links=links).dtypes.astype("str").to_dict() for r in (rows.iloc[:0], rows)
    )
    assert empty == full


def test_the_frame_handed_in_stays_as_it_is():
    rows, links = case("overlaps add the greatest low and all highs")
    before = rows.copy(deep=True)
    totals(rows, links=links)
    pd.testing.assert_frame_equal(rows, before)


def test_a_frame_of_the_needed_columns_alone_is_summed():
    rows, links = case("incidents of one year add up")
    needed = rows[["incident_id", *FIGURES, "first_day", "last_day"]]
    assert totals(needed, links=links)["n_best"].tolist() == [17]


@pytest.mark.parametrize("column", ["incident_id", *FIGURES, "first_day", "last_day"])
def test_a_frame_without_a_needed_column_is_refused(column):
    rows, links = case("incidents of one year add up")
    with pytest.raises(MissingColumns, match=f"totals needs the columns {column}$"):
        totals(rows.drop(columns=column), links=links)


def test_a_column_to_keep_apart_must_be_there():
    with pytest.raises(MissingColumns, match="province"):
        summed("incidents of one year add up", by="province")


def test_an_unknown_word_of_include_names_the_nearest():
    with pytest.raises(UnknownName, match="did you mean 'recalled'"):
        summed("incidents of one year add up", include=["recaled"])


@pytest.mark.parametrize("rows", [0, 2])
def test_a_frequency_of_ends_is_refused_however_many_rows(rows):
    frame, links = case("incidents of one year add up")
    with pytest.raises(BadValue, match="did you mean 'YS'"):
        totals(frame.iloc[:rows], freq="YE", links=links)


def test_of_free_will_recalled_and_abducted_are_what_is_left_out():
    assert set(LEFT_OUT) == {"stated_voluntary", "recalled", "abducted"}


spans = st.tuples(
    st.dates(pd.Timestamp("2011-01-01").date(), pd.Timestamp("2015-12-31").date()), st.integers(0, 500)
)
row = st.tuples(spans, st.lists(st.integers(0, 900), min_size=3, max_size=3).map(sorted))


@st.composite
def resolved(draw):
    rows = draw(st.lists(row, min_size=1, max_size=6))
    first = pd.to_datetime([span[0] for span, _ in rows])
    frame = pd.DataFrame([n for _, n in rows], columns=FIGURES, dtype="Int64")
    length = pd.to_timedelta([span[1] for span, _ in rows], unit="D")
    return frame.assign(incident_id=[f"i{n}" for n in frame.index], first_day=first, last_day=first + length)


@some
@given(resolved(), st.sampled_from([("YS", "Y"), ("QS", "Q"), ("MS", "M"), ("D", "D")]))
def test_lows_add_up_to_those_of_incidents_inside_a_period(rows, freqs):
    start, period = freqs
    inside = rows["first_day"].dt.to_period(period) == rows["last_day"].dt.to_period(period)
    assert totals(rows, start, links=NO_LINKS)["n_low"].sum() == rows.loc[inside, "n_low"].sum()


@some
@given(resolved(), st.sampled_from(["YS", "QS", "MS", "W"]))
def test_every_incident_touches_a_period_and_lies_inside_one_at_most(rows, freq):
    found = totals(rows, freq, links=NO_LINKS)
    assert found["n_incidents"].sum() <= len(rows)
    assert set(";".join(found["incident_ids"]).split(";")) - {""} == set(rows["incident_id"])


@some
@given(resolved(), st.sampled_from(["YS", "MS"]))
def test_low_best_and_high_stand_in_order_in_every_period(rows, freq):
    found = totals(rows, freq, links=NO_LINKS)
    known = found[found["n_high"].notna()]
    assert (known["n_low"] <= known["n_best"].fillna(known["n_low"])).all()
    assert (known["n_best"].fillna(known["n_low"]) <= known["n_high"]).all()


@some
@given(resolved())
def test_a_wider_period_never_lowers_what_is_certain(rows):
    years, months = (totals(rows, freq, links=NO_LINKS)["n_low"].sum() for freq in ("YS", "MS"))
    assert years >= months


@some
@given(resolved(), st.randoms())
def test_the_order_of_rows_does_not_matter(rows, random):
    order = random.sample(range(len(rows)), len(rows))
    pd.testing.assert_frame_equal(
        totals(rows.iloc[order], "MS", links=NO_LINKS),
        totals(rows, "MS", links=NO_LINKS),
    )


@some
@given(resolved(), st.sampled_from(["overlaps", "part_of", "sum_of", "replaces"]))
def test_a_link_never_raises_a_low(rows, relation):
    ids = rows["incident_id"].tolist()
    links = pd.DataFrame({"from_id": ids[:-1], "to_id": ids[1:], "relation": relation})
    wide = "1000YS"
    alone = totals(rows, wide, links=NO_LINKS)["n_low"].sum()
    assert totals(rows, wide, links=links)["n_low"].sum() <= alone


def test_a_whole_without_a_day_does_not_hide_its_dated_part():
    rows = pd.DataFrame(
        {
            "incident_id": ["whole", "part"],
            "first_day": [pd.NaT, pd.Timestamp("2091-05-01")],
            "last_day": [pd.NaT, pd.Timestamp("2091-05-01")],
            "n_low": [100, 10],
            "n_best": [100, 10],
            "n_high": [100, 10],
        }
    )
    links = pd.DataFrame({"from_id": ["part"], "to_id": ["whole"], "relation": ["part_of"]})
    assert totals(rows, links=links)["n_low"].tolist() == [10]


def frame(**columns):
    rows = pd.DataFrame({"incident_id": ["a", "b"], **columns})
    return rows.assign(last_day=rows["first_day"])


OVERLAP = pd.DataFrame({"from_id": ["a"], "to_id": ["b"], "relation": ["overlaps"]})


def test_the_best_of_an_overlap_is_missing_where_the_other_counts():
    rows = frame(first_day=["2091-05-01", "2092-05-01"], n_low=[10, 3], n_best=[12, 8], n_high=[15, 9])
    assert totals(rows, links=OVERLAP)["n_best"].isna().tolist() == [False, True]


def test_a_best_alone_is_low_and_high_as_well():
    rows = frame(first_day=["2091-05-01", "2091-06-01"], n_low=None, n_best=[12, 8], n_high=None)
    assert totals(rows)[["n_low", "n_high"]].values.tolist() == [[20, 20]]


def test_a_span_that_ends_before_it_begins_is_refused():
    rows = frame(first_day=["2091-05-01"] * 2, n_low=1, n_best=1, n_high=1).assign(last_day="2091-04-30")
    with pytest.raises(BadValue, match="before it begins"):
        totals(rows)


def test_times_of_day_do_not_count():
    rows = frame(first_day=["2091-05-01 18:00"] * 2, n_low=1, n_best=1, n_high=1)
    assert totals(rows, freq="D")["n_low"].tolist() == [2]


def test_incidents_with_one_origin_are_counted():
    rows, links = case("six hundred in six months")
    found = totals(rows.assign(n_origins_max=1), links=links, freq="MS")
    assert found["n_single_origin"].tolist() == found["n_crossing"].tolist()


def test_where_origins_are_not_counted_none_is_said_to_stand_alone():
    rows, links = case("six hundred in six months")
    assert (
        totals(rows.drop(columns="n_origins_max", errors="ignore"), links=links)["n_single_origin"]
        .isna()
        .all()
    )


def test_a_claim_of_up_to_some_number_adds_nothing_to_the_low_under_any_rule():
    claim = {"incident_id": "2013-x", "quantity": "repatriated", "origin_id": "a", "stance": "affirms"}
    days = {"first_day": "2013-05-01", "last_day": "2013-05-01", "n_low": None, "n_best": None, "n_high": 900}
    resolved = nk.resolve(pd.DataFrame([claim | days]), rule="median")
    (row,) = nk.totals(resolved, "YS", links=NO_LINKS).dropna(subset="n_high").itertuples()
    assert (row.n_low if pd.notna(row.n_low) else 0, row.n_high, row.open_low) == (0, 900, True)
