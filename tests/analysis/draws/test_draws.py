from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import nkrefugees as nk
from nkrefugees.errors import BadValue, UnknownName
from tests.analysis.voices.made_claims import claims

some = settings(max_examples=8, deadline=None, derandomize=True)
NO_LINKS = pd.DataFrame({c: pd.Series(dtype="str") for c in ("from_id", "to_id", "relation")})
SAID = "2015-bureau-table"


def told(incident, family, n=None, **more):
    row = {"incident_id": incident, "origin_id": family, "n_best": n, "source_id": SAID, "said_edtf": "2015"}
    return row | more


def toy(incidents=20):
    """Two families, one of which sees a third of what the other sees, everywhere."""
    pairs = [(f"i{k:02d}", family, n) for k in range(incidents) for family, n in (("few", 40), ("many", 120))]
    return claims(*(told(*pair) for pair in pairs))


def sums(found):
    return found.totals.sum(axis="columns")


def drawn(rows, n=200, **more):
    return nk.draws(rows, n, **{"inclusion": "all", "links": NO_LINKS} | more)


HOW = {"exact": "n_best", "least": "n_low", "most": "n_high"}
row = st.tuples(st.sampled_from("ij"), st.sampled_from("abc"), st.integers(1, 99), st.sampled_from(list(HOW)))


def frame(rows):
    return claims(*(told(i, family, None, **{HOW[how]: n}) for i, family, n, how in rows))


some_rows = st.lists(row, min_size=1, max_size=8).map(frame)


def test_one_ranking_for_all_incidents_spreads_wider_than_one_for_each():
    once, each = (sums(drawn(toy(), ranking=ranking)) for ranking in ("once", "each"))
    assert set(once) == {800, 2400}
    assert 1200 < each.quantile(0.05) < each.quantile(0.95) < 2000


@some
@given(some_rows, st.randoms())
def test_the_order_of_rows_does_not_matter(rows, random):
    order = random.sample(range(len(rows)), len(rows))
    pd.testing.assert_frame_equal(drawn(rows.iloc[order], 9).totals, drawn(rows, 9).totals)


@some
@given(some_rows)
def test_the_same_seed_makes_the_same_draws(rows):
    one, other = (drawn(rows, 9, inclusion=None).totals for _ in range(2))
    pd.testing.assert_frame_equal(one, other)


@some
@given(some_rows)
def test_no_draw_leaves_the_bounds_of_all_low_and_all_high(rows):
    found = drawn(rows, 20)
    ends = found.frame()
    assert (found.totals.min().to_numpy() >= ends["all_low"].to_numpy(int)).all()
    assert (found.totals.max().to_numpy() <= ends["all_high"].to_numpy(int)).all()


@some
@given(some_rows)
def test_a_claim_that_is_repeated_changes_nothing(rows):
    twice = pd.concat([rows, rows.iloc[:1]])
    pd.testing.assert_frame_equal(drawn(twice, 9).totals, drawn(rows, 9).totals)


def test_an_open_end_stays_at_its_bound_and_the_sum_is_printed_with_a_sign():
    found = drawn(claims(told("i", "a", n_low=500))).frame()
    assert found["text"].tolist() == ["≥ 500"]


def test_an_up_to_stays_at_its_bound():
    assert drawn(claims(told("i", "a", n_high=900))).frame()["text"].tolist() == ["≤ 900"]


def test_no_total_holds_an_incident_and_its_part():
    links = pd.DataFrame({"from_id": ["part"], "to_id": ["whole"], "relation": ["part_of"]})
    found = drawn(claims(told("whole", "a", 90), told("part", "a", 40)), 5, links=links)
    assert set(sums(found)) == {90}


def test_of_incidents_that_share_people_the_greatest_counts():
    links = pd.DataFrame({"from_id": ["x"], "to_id": ["y"], "relation": ["overlaps"]})
    found = drawn(claims(told("x", "a", 90), told("y", "a", 40)), 5, links=links)
    assert set(sums(found)) == {90}


def test_two_origins_leave_out_what_one_alone_says():
    rows = claims(told("i", "a", 10), told("j", "a", 20), told("j", "b", 20))
    assert set(sums(drawn(rows, 5, inclusion="two_origins"))) == {20}


def test_the_inclusion_rule_is_drawn_by_default():
    assert set(drawn(toy(), inclusion=None).inclusion) == {"all", "two_origins", "tier"}


def test_fixing_the_inclusion_rule_leaves_days_as_they_were():
    fixed, free = drawn(toy(), inclusion="all"), drawn(toy(), inclusion=None)
    same = (free.inclusion == "all").to_numpy()
    assert (fixed.days[:, same] == free.days[:, same]).all()


def test_an_arrest_is_drawn_before_the_return():
    rows = claims(told("i", "a", 5), told("i", "a", 5, quantity="detained"))
    days = drawn(rows).dates().droplevel(["unit", "incident_id"])
    assert (days.loc["detained"] <= days.loc["repatriated"]).all()
    assert days.loc["repatriated"].nunique() > 5


def test_a_return_is_drawn_before_it_was_first_told():
    rows = claims(told("i", "a", 5, said_edtf="2013-05-10"))
    assert drawn(rows).dates().max(axis=None) == pd.Timestamp("2013-05-10")


def test_days_lie_inside_their_span():
    days = drawn(claims(told("i", "a", 5))).dates()
    assert days.min(axis=None) == pd.Timestamp("2013-05-01")
    assert days.max(axis=None) == pd.Timestamp("2013-05-31")


def test_draws_of_dates_go_into_bayesian_blocks():
    rows = claims(*(told(f"i{k}", "a", 5) for k in range(6)))
    days = drawn(rows, 3).dates()
    found = nk.blocks_over_draws(days[0], days, within="30D")
    assert len(found.edges_per_draw) == 3


def test_an_event_that_a_rule_leaves_out_has_no_day():
    rows = claims(told("i", "a", 10), told("j", "a", 20), told("j", "b", 20))
    found = drawn(rows, 50, inclusion=None)
    missing = found.dates().isna().loc[("repatriated", "persons", "i")].to_numpy()
    assert (missing == (found.inclusion != "all").to_numpy()).sum() >= (
        found.inclusion == "two_origins"
    ).sum()
    assert missing[(found.inclusion == "two_origins").to_numpy()].all()


def test_unlike_quantities_are_not_added():
    rows = claims(told("i", "a", 5), told("i", "a", 7, quantity="detained"))
    assert drawn(rows, 3).grand().set_index("quantity")["all_high"].to_dict() == {
        "detained": 7,
        "repatriated": 5,
    }


def test_columns_are_sensitivity_ranges():
    columns = " ".join(drawn(toy(), 3).frame().columns)
    assert "sensitivity_05" in columns
    assert "confidence" not in columns


def test_quantiles_are_sums_that_were_drawn():
    found = drawn(toy(), 50).frame()
    assert set(found["sensitivity_50"]) <= {800, 2400}


def test_nothing_is_recorded_is_said():
    found = nk.draws(nk.claims(incident=[]), 5)
    assert found.summary().startswith("Nothing is recorded")
    assert found.frame().empty


def test_the_summary_says_how_far_choices_move_a_sum():
    said = drawn(toy(), 50).summary()
    assert "800 to 2,400 in nine draws of ten" in said
    assert "probab" not in said


@pytest.mark.parametrize(("name", "value"), [("inclusion", "al"), ("ranking", "twice")])
def test_an_unknown_name_is_refused(name, value):
    with pytest.raises(UnknownName, match=value):
        nk.draws(toy(), 5, **{name: value})


@pytest.mark.parametrize("more", [{"n": 0}, {"n": 1.5}, {"seed": -1}, {"freq": "M"}])
def test_a_bad_number_is_refused(more):
    with pytest.raises(BadValue):
        nk.draws(toy(), **more)


def test_the_real_record_has_no_draw_outside_its_bounds(real):
    found = nk.draws(nk.claims(quantity="repatriated"), 200)
    ends = found.frame()
    over = found.totals.max().to_numpy() > ends["all_high"].to_numpy(int)
    assert not over.any()
    assert np.isfinite(found.ranks.to_numpy()).all()
