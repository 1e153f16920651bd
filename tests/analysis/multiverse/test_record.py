"""Outcomes over the record, held against `resolve` and `totals`."""

from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import nkrefugees as nk
from nkrefugees import filters
from nkrefugees.analysis.families import families
from nkrefugees.analysis.multiverse.record import POPULATIONS, TIERS
from nkrefugees.analysis.rules import RULES
from nkrefugees.errors import BadDate, BadValue, MissingColumns, UnknownName

FIGURES = ["low", "best", "high", "open_low", "open_high"]
NO_LINKS = pd.DataFrame(columns=["from_id", "to_id", "relation"])
one_universe = {
    "rule": ["bounds"], "origins": ["any"], "population": ["everybody"], "tier": ["all"],
    "without": ["nobody"], "dates": ["span"],
}  # fmt: skip


def made(*rows):
    """Claims of one origin each: incident, first day, last day, least, best, most."""
    names = ["incident_id", "first_day", "last_day", "n_low", "n_best", "n_high"]
    frame = pd.DataFrame([dict(zip(names, row, strict=True)) for row in rows])
    count = [f"c{n}" for n in range(len(rows))]
    same = {"quantity": "repatriated", "stance": "affirms", "population": "escapee"}
    return frame.assign(claim_id=count, source_id=count, origin_id=count, **same)


def found(claims, links=NO_LINKS, what="people", since=2013, until=2013, **chosen):
    """What one universe of some claims gives."""
    choices = one_universe | {name: [option] for name, option in chosen.items()}
    return nk.multiverse(claims, choices, what=what, since=since, until=until, links=links).frame().iloc[0]


def by_totals(claims, year, rule, tier, without, population, origins):
    """The same universe by `resolve` and `totals`."""
    sources = filters.rows("sources", "source_id", claims["source_id"]).set_index("source_id")["tier"]
    told = claims[claims["incident_id"].notna()]
    kept = told[families(told["origin_id"].fillna(told["claim_id"])) != without]
    if TIERS[tier] is not None:
        kept = kept[kept["source_id"].map(sources).isin(TIERS[tier])]
    support = nk.resolve(kept).set_index(["incident_id", "subgroup"])["n_origins_max"]
    rows = nk.resolve(kept, rule)
    enough = [
        support[key] >= (2 if origins == "two" else 1)
        for key in zip(rows["incident_id"], rows["subgroup"], strict=True)
    ]
    rows = rows[enough]
    if POPULATIONS[population] is not None:
        rows = rows[rows["population"].isin(POPULATIONS[population])]
    summed = nk.totals(rows).rename(columns=lambda name: name.removeprefix("n_"))
    day = pd.Timestamp(f"{year}-01-01")
    if day not in summed.index or pd.isna(summed.loc[day, "high"]):
        return None
    return [None if pd.isna(value) else int(value) for value in summed.loc[day, FIGURES]]


@settings(
    max_examples=25,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(st.data())
def test_a_universe_of_a_year_is_the_total_of_that_year(real, data):
    claims = nk.claims(quantity="repatriated")
    chosen = {
        "rule": data.draw(st.sampled_from(RULES)),
        "tier": data.draw(st.sampled_from(list(TIERS))),
        "without": data.draw(st.sampled_from(["nobody", "rok-government", "daily-nk"])),
        "population": data.draw(st.sampled_from(list(POPULATIONS))),
        "origins": data.draw(st.sampled_from(["any", "two"])),
    }
    year = data.draw(st.integers(1995, 2025))
    row = found(claims, nk.links(), since=year, until=year, **chosen)
    given = None if pd.isna(row.get("high")) else [None if pd.isna(row[c]) else int(row[c]) for c in FIGURES]
    assert given == by_totals(claims, year, **chosen)


def test_each_choice_about_claims_is_one_of_the_defaults(real):
    found = nk.multiverse(since=2013, until=2013)
    assert list(found.choices) == ["dates", "origins", "population", "rule", "tier", "without"]
    assert len(found.frame()) == 3 * 2 * 3 * 6 * 3 * 6


def test_without_a_period_dates_are_no_choice(real):
    assert "dates" not in nk.multiverse(choices={"without": ["nobody"]}).choices


def test_at_least_adds_what_is_known_to_both_ends_and_leaves_the_upper_one_open():
    row = found(made(("a", "2013-05-01", "2013-05-01", 200, None, None)))
    assert (row["low"], row["high"], row["open_high"]) == (200, 200, True)


def test_an_event_that_may_lie_outside_adds_to_the_high_end_only():
    row = found(made(("a", "2013-12-01", "2014-01-31", None, 30, None)))
    assert (row["low"], row["high"]) == (0, 30)


@pytest.mark.parametrize(("dates", "high"), [("first", 30), ("middle", 30), ("last", None)])
def test_a_choice_of_the_date_puts_the_whole_event_on_one_day(dates, high):
    row = found(made(("a", "2013-12-01", "2014-01-30", None, 30, None)), dates=dates)
    assert (None if pd.isna(row.get("high")) else row["high"]) == high


def test_a_whole_period_holds_what_is_not_dated():
    row = found(made(("a", None, None, None, 30, None)), since=None, until=None)
    assert row["low"] == 30


def test_an_incident_of_one_origin_leaves_where_two_are_needed():
    claims = made(("a", "2013-05-01", "2013-05-01", None, 30, None))
    assert found(claims, origins="two")["reason"] == "no handover is recorded"


def test_a_part_is_not_counted_beside_its_whole():
    claims = made(
        ("a", "2013-05-01", "2013-05-01", None, 30, None), ("b", "2013-05-01", "2013-05-01", None, 9, None)
    )
    links = pd.DataFrame({"from_id": ["b"], "to_id": ["a"], "relation": ["part_of"]})
    assert found(claims, links)["high"] == 30


def test_handovers_that_share_people_may_be_one():
    claims = made(
        ("a", "2013-05-01", "2013-05-01", None, 30, None), ("b", "2013-05-02", "2013-05-02", None, 9, None)
    )
    links = pd.DataFrame({"from_id": ["b"], "to_id": ["a"], "relation": ["overlaps"]})
    row = found(claims, links, what="handovers")
    assert (row["low"], row["high"]) == (1, 2)


def test_a_handover_without_any_figure_has_no_total():
    row = found(made(("a", "2013-05-01", "2013-05-01", None, None, None)))
    assert row["reason"] == "no counted handover has a figure"


def test_the_change_point_is_that_of_the_yearly_number_of_handovers():
    years = [2001] + [y for y in range(2005, 2011) for _ in range(3)]
    claims = made(*((f"i{n}", f"{y}-05-01", f"{y}-05-01", None, 1, None) for n, y in enumerate(years)))
    row = found(claims, what="change_point", since=2001, until=2010, dates="first")
    counts = pd.Series({y: years.count(y) for y in range(2001, 2011)})
    direct = nk.change_point(counts)
    assert (row["low"], row["best"], row["high"]) == (direct.interval[0], direct.mode, direct.interval[1])


def test_where_a_method_refuses_its_reason_stands_in_the_row():
    row = found(made(("a", "2013-05-01", "2013-05-01", None, 1, None)), what="change_point", dates="span")
    assert row["reason"].startswith("a span of days has no one day")


@pytest.mark.parametrize("what", ["people", "handovers", "change_point"])
def test_where_nothing_is_recorded_every_universe_says_so(what):
    nothing = nk.claims(quantity="repatriated", country="NOR")
    result = nk.multiverse(nothing, what=what, until=1950)
    assert not result.numbered.any()
    assert len(result.claims) == 0
    assert "have no number" in result.summary()


def test_the_order_of_claims_changes_nothing(real):
    claims = nk.claims(quantity="repatriated", country="CHN")
    few = {"without": ["nobody"], "tier": ["all"]}
    one, other = (nk.multiverse(rows, few, since=2013) for rows in (claims, claims[::-1]))
    pd.testing.assert_frame_equal(one.frame(), other.frame())


def test_the_claims_are_those_that_some_universe_may_count(real):
    result = nk.multiverse(since=2013, until=2013)
    days = nk.resolve(nk.claims(quantity="repatriated")).set_index("incident_id")[["first_day", "last_day"]]
    near = days.loc[list(set(result.claims["incident_id"]))]
    assert ((near["last_day"].dt.year >= 2012) | near["last_day"].isna()).all()
    assert 0 < len(result.claims) < len(nk.claims(quantity="repatriated"))


def test_what_processes_compute_was_read_here(real):
    """A universe reads nothing: the record of what a report rests on is whole in the calling process."""
    from nkrefugees import io

    claims = nk.claims(quantity="repatriated")
    few = {"without": ["nobody"], "tier": ["all"], "rule": ["bounds"]}
    before = len(io.reads())
    nk.multiverse(claims, few | {"origins": ["any"]}, since=2013)
    once = len(io.reads()) - before
    nk.multiverse(claims, few, since=2013)
    assert len(io.reads()) - before == 2 * once


@pytest.mark.parametrize(
    ("more", "error", "words"),
    [
        ({"choices": {"rul": ["bounds"]}}, UnknownName, "'rule'"),
        ({"choices": {"rule": ["bound"]}}, UnknownName, "'bounds'"),
        ({"choices": {"rule": []}}, BadValue, "at least one option"),
        ({"choices": {"without": ["nobdy"]}}, UnknownName, "'nobody'"),
        ({"choices": {"dates": "first"}}, BadValue, "as a list"),
        ({"what": "persons"}, UnknownName, "people"),
        ({"since": 2014, "until": 2013}, BadValue, "must not lie before"),
        ({"since": "soon"}, BadDate, "soon"),
    ],
)
def test_what_is_not_there_is_refused_with(more, error, words):
    with pytest.raises(error, match=words):
        nk.multiverse(made(("a", "2013-05-01", "2013-05-01", None, 1, None)), **more)


def test_unlike_quantities_are_refused():
    claims = made(("a", None, None, None, 1, None), ("b", None, None, None, 1, None))
    with pytest.raises(BadValue, match="look at one at a time"):
        nk.multiverse(claims.assign(quantity=["repatriated", "detained"]))


def test_a_claim_that_stands_twice_is_refused():
    claims = made(("a", None, None, None, 1, None))
    with pytest.raises(BadValue, match="each claim stands once"):
        nk.multiverse(pd.concat([claims, claims]))


def test_claims_without_their_columns_are_refused():
    with pytest.raises(MissingColumns, match="origin_id"):
        nk.multiverse(made(("a", None, None, None, 1, None)).drop(columns="origin_id"))
