from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import nkrefugees as nk
from nkrefugees.analysis.resolve import COLUMNS, FIGURES, resolve
from nkrefugees.analysis.rules import RULES
from nkrefugees.errors import MissingColumns, UnknownName
from tests.analysis import CASES

CLAIMS = pd.read_csv(CASES / "resolve-claims.csv", dtype="str")
EXPECTED = pd.read_csv(CASES / "resolve-expected.csv", dtype="str")
NEEDED = ["incident_id", "quantity", "origin_id", "stance", *FIGURES]
some = settings(max_examples=30, deadline=None, derandomize=True)


def case(name):
    """The claims of a case, without the columns that it leaves empty."""
    rows = CLAIMS[CLAIMS["case"] == name].drop(columns="case").reset_index(drop=True)
    rows = rows[[c for c in rows if c in NEEDED or rows[c].notna().any()]]
    days = {c: pd.to_datetime(rows[c]) for c in ("first_day", "last_day") if c in rows}
    return rows.assign(**days, **{c: rows[c].astype("Int64") for c in FIGURES})


def asked(rows, expected):
    """Cells of ``rows`` that ``expected`` asks for, as text; a dash is a missing cell."""
    texts = rows.reset_index(drop=True)[list(expected)].astype("str").fillna("-")
    return texts.where(expected.reset_index(drop=True).notna())


@pytest.mark.parametrize("name", EXPECTED["case"].unique())
def test_case(name):
    expected = EXPECTED[EXPECTED["case"] == name].drop(columns="case").reset_index(drop=True)
    found = pd.concat([resolve(case(name), rule) for rule in expected["rule"].unique()])
    pd.testing.assert_frame_equal(asked(found, expected), expected, check_dtype=False)


def test_every_case_has_claims_and_a_result():
    assert set(CLAIMS["case"]) == set(EXPECTED["case"])


figure = st.integers(0, 1000)
interval = st.lists(figure, min_size=3, max_size=3).map(sorted)
nothing = st.none()
said = interval | st.tuples(nothing, figure, nothing) | interval.map(lambda n: [n[0], None, n[2]])
one_sided = st.tuples(figure, nothing, nothing) | st.tuples(nothing, nothing, figure)
stances = st.sampled_from(["affirms", "affirms", "affirms", "denies", "retracts"])


def frame(rows, incident="i"):
    """A frame of (origin, stance, figures)."""
    cells = [(incident, "repatriated", origin, stance, *figures) for origin, stance, figures in rows]
    made = pd.DataFrame(cells, columns=NEEDED)
    return made.assign(**{c: made[c].astype("Int64") for c in FIGURES}, denied="event")


def claims_of(figures, origins="abcd", stance=stances):
    return st.lists(st.tuples(st.sampled_from(origins), stance, figures), min_size=1, max_size=7).map(frame)


any_claims = claims_of(said | one_sided | st.tuples(nothing, nothing, nothing))
closed_claims = claims_of(said, stance=st.just("affirms"))


@some
@given(any_claims, st.sampled_from(RULES), st.randoms())
def test_the_order_of_rows_does_not_matter(claims, rule, random):
    order = random.sample(range(len(claims)), len(claims))
    pd.testing.assert_frame_equal(resolve(claims.iloc[order], rule), resolve(claims, rule))


@some
@given(any_claims, st.sampled_from(RULES), st.sampled_from("abcd"))
def test_an_origin_that_is_repeated_changes_no_figure(claims, rule, origin):
    twice = pd.concat([claims, claims[claims["origin_id"] == origin]])
    same = [*FIGURES, "open_low", "open_high", "n_origins_min", "n_origins_max", "disputed"]
    pd.testing.assert_frame_equal(resolve(twice, rule)[same], resolve(claims, rule)[same])


@some
@given(any_claims, st.sampled_from(RULES))
def test_low_best_and_high_stand_in_order(claims, rule):
    known = resolve(claims, rule).iloc[0][FIGURES].dropna().tolist()
    assert known == sorted(known)


@some
@given(any_claims)
def test_the_best_is_a_figure_that_somebody_said(claims):
    affirmed = claims[claims["stance"] == "affirms"]
    best = resolve(claims)["n_best"].dropna()
    assert set(best) <= set(affirmed["n_best"].dropna())


@some
@given(any_claims)
def test_there_is_a_best_where_somebody_says_one(claims):
    said = claims.loc[claims["stance"] == "affirms", "n_best"].notna().any()
    assert resolve(claims)["n_best"].notna().any() == said


@some
@given(closed_claims, claims_of(said, origins="xyz", stance=st.just("affirms")))
def test_another_origin_never_narrows_bounds_that_are_closed(claims, more):
    before, after = resolve(claims).iloc[0], resolve(pd.concat([claims, more])).iloc[0]
    assert after["n_low"] <= before["n_low"]
    assert after["n_high"] >= before["n_high"]


@some
@given(any_claims, any_claims, st.sampled_from(RULES))
def test_other_incidents_change_nothing(claims, others, rule):
    both = pd.concat([claims, others.assign(incident_id="another")])
    found = resolve(both, rule)
    alone = found[found["incident_id"] == "i"].reset_index(drop=True)
    pd.testing.assert_frame_equal(alone, resolve(claims, rule))


@some
@given(any_claims)
def test_traced_origins_are_never_more_than_origins(claims):
    row = resolve(
        claims.assign(origin_id=claims["origin_id"].map({"a": "lamp", "b": "weekly", "c": "herder"}))
    ).iloc[0]
    assert row["n_origins_min"] <= row["n_origins_max"] <= len(claims)


@pytest.mark.parametrize("rule", RULES)
def test_a_frame_of_the_needed_columns_alone_is_resolved(rule):
    claims = frame([("a", "affirms", (None, 10, None))])[NEEDED]
    assert list(resolve(claims, rule)) == COLUMNS


@pytest.mark.parametrize("column", NEEDED)
def test_a_frame_without_a_needed_column_is_refused(column):
    claims = frame([("a", "affirms", (None, 10, None))]).drop(columns=column)
    with pytest.raises(MissingColumns, match=f"resolve needs the columns {column}$"):
        resolve(claims)


def test_all_missing_columns_are_named_at_once():
    with pytest.raises(MissingColumns, match="quantity, origin_id, stance, n_low, n_best, n_high"):
        resolve(pd.DataFrame({"incident_id": ["i"]}))


def test_missing_columns_are_a_key_error():
    with pytest.raises(KeyError):
        resolve(pd.DataFrame())


def test_an_unknown_rule_names_the_nearest():
    with pytest.raises(UnknownName, match="did you mean 'conservative'"):
        resolve(frame([]), "conservativ")


@pytest.mark.parametrize("rule", RULES)
def test_an_empty_frame_makes_an_empty_frame_with_types(rule):
    empty = resolve(nk.claims(incident=[]), rule)
    full = resolve(nk.claims(), rule)
    assert empty.empty
    assert empty.dtypes.astype("str").to_dict() == full.dtypes.astype("str").to_dict()


def test_figures_are_whole_numbers_that_may_be_missing():
    types = resolve(nk.claims()).dtypes.astype("str")
    assert set(types[[*FIGURES, "n_claims", "n_origins_min", "n_origins_max", "n_denials"]]) == {"Int64"}


def test_flags_are_never_missing():
    types = resolve(nk.claims()).dtypes.astype("str")
    assert set(types[["open_low", "open_high", "disputed"]]) == {"bool"}


def test_days_are_days():
    types = resolve(nk.claims()).dtypes.astype("str")
    assert all(t.startswith("datetime64") for t in types[["first_day", "last_day"]])


def test_there_is_one_row_an_incident_quantity_subgroup_and_unit():
    rows = resolve(nk.claims())
    assert not rows.duplicated(["incident_id", "quantity", "subgroup", "unit"]).any()


def test_every_incident_that_is_claimed_has_a_row():
    assert set(resolve(nk.claims())["incident_id"]) == set(nk.incidents()["incident_id"])


def test_the_claims_handed_in_stay_as_they_are():
    claims = case("a figure alone is low best and high")
    before = claims.copy(deep=True)
    resolve(claims)
    pd.testing.assert_frame_equal(claims, before)


def test_the_rule_stands_on_each_row():
    assert set(resolve(nk.claims(), "median")["rule"]) == {"median"}


def test_a_cell_without_consent_or_population_says_nothing():
    claims = frame([("a", "affirms", (None, 5, None)), ("b", "affirms", (None, 5, None))])
    row = resolve(claims.assign(consent=["forced", None], population=["escapee", None])).iloc[0]
    assert (row["consent"], row["population"]) == ("forced", "escapee")


@pytest.mark.parametrize("rule", ["bounds", "official", "ngo"])
def test_no_claims_but_denials_have_no_figure_under_any_rule(rule):
    row = resolve(frame([("a", "denies", (None, None, None))]), rule)
    assert row[FIGURES].isna().all(axis=None)


def test_days_may_be_texts():
    claims = case("days that disagree hold all claims")
    texts = claims.assign(**{c: claims[c].astype("str") for c in ("first_day", "last_day")})
    pd.testing.assert_frame_equal(resolve(texts), resolve(claims))


def test_the_record_resolves_by_hand():
    rows = resolve(nk.claims(incident="2013-05-alphaville", quantity="repatriated"))
    assert rows[["n_low", "n_best", "n_high", "n_claims", "disputed"]].values.tolist() == [
        [30, 40, 50, 3, True]
    ]


def test_an_incident_without_a_dated_claim_has_its_own_days(record):
    incident = nk.incidents().iloc[0]
    claims = nk.claims(incident=incident["incident_id"]).assign(first_day=pd.NaT, last_day=pd.NaT)
    assert set(resolve(claims)["first_day"]) == {incident["first_day"]}


def test_a_claim_without_an_origin_is_its_claimants_own():
    rows = pd.DataFrame(
        {"incident_id": ["i"], "quantity": "repatriated", "stance": "affirms", "origin_id": None}
    )
    rows = rows.assign(claimant_id="bureau", n_low=None, n_best=50, n_high=None)
    assert resolve(rows)[["n_best", "n_origins_max"]].values.tolist() == [[50, 1]]


def test_the_best_of_the_conservative_rule_is_the_low_after_bounds_crossed():
    rows = pd.DataFrame(
        {"incident_id": "i", "quantity": "repatriated", "stance": "affirms", "origin_id": ["a", "b"]}
    )
    rows = rows.assign(n_low=[500, None], n_best=None, n_high=[None, 100])
    assert resolve(rows, "conservative")[["n_low", "n_best"]].values.tolist() == [[100, 100]]


def test_an_open_end_is_closed_with_the_days_of_the_incident():
    claims = frame([("lamp", "affirms", (None, 9, None))], "2013-05-alphaville")
    row = resolve(claims.assign(last_day=pd.Timestamp("2013-05-20"))).iloc[0]
    assert (row["first_day"], row["last_day"]) == (pd.Timestamp("2013-05-01"), pd.Timestamp("2013-05-20"))


def test_an_end_stays_open_where_the_incident_begins_later():
    claims = frame([("lamp", "affirms", (None, 9, None))], "2013-05-alphaville")
    assert pd.isna(resolve(claims.assign(last_day=pd.Timestamp("2013-04-20"))).iloc[0]["first_day"])
