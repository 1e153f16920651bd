from __future__ import annotations

from nkrefugees.analysis.voices.genealogy import genealogy
from nkrefugees.analysis.voices.voices import named
from tests.analysis.voices.made_claims import claims, said


def test_untraced_origins_count_as_one_and_as_themselves():
    rows = claims(*(said("2013-06-05", 9, origin_id=o) for o in ("lamp", "weekly", "herder")))
    found = genealogy(rows).voices().iloc[0]
    assert (found["n_origins_min"], found["n_origins_max"]) == (2, 3)


def test_those_who_deny_are_no_origins_of_a_figure():
    rows = claims(said("2013-06-05", 9), said("2013-06-05", 9, origin_id="herder", stance="denies"))
    found = genealogy(rows).voices().iloc[0]
    assert (found["n_origins_max"], found["n_denies"]) == (1, 1)


def test_origins_of_one_state_are_one_family():
    rows = claims(*(said("2013-06-05", 9, origin_id=o) for o in ("cn-ministry", "cn-state")))
    assert genealogy(rows).voices()["n_families"].tolist() == [1]


def test_each_figure_is_one_step_in_the_order_in_which_it_was_first_said():
    days = {"2013-06-20": 90, "2013-06-05": 80, "2013-06-25": 80}
    steps = genealogy(claims(*(said(day, n) for day, n in days.items()))).steps()
    assert steps[["n_best", "n_claims"]].values.tolist() == [[80, 2], [90, 1]]


def test_a_step_names_the_claim_that_was_first():
    steps = genealogy(claims(said("2013-06-20", 9), said("2013-06-05", 9))).steps()
    assert steps["first_claim"].tolist() == ["c1"]


def test_a_claim_without_a_figure_is_no_step():
    assert genealogy(claims(said("2013-06-05"))).steps().empty


def test_the_nodes_are_claims_origins_and_families():
    nodes = genealogy(claims(said("2013-06-05", 9, origin_id="cn-ministry"))).nodes()
    assert nodes.values.tolist() == [["c0", "claim"], ["cn-ministry", "origin"], ["cn-state", "family"]]


def test_the_summary_tells_the_figures_in_the_order_of_saying():
    rows = claims(said("2013-06-20", n_low=250, n_high=300), said("2013-06-05", 80))
    assert "80 (by 2013-06-05) and 250 to 300 (by 2013-06-20)" in genealogy(rows).summary()


def test_the_summary_of_many_incidents_counts_them():
    rows = claims(*(said("2013-06-05", 9, incident_id=f"2013-{n}") for n in range(6)))
    assert genealogy(rows).summary().startswith("About 6 incidents and series: 6 claims")


def test_the_result_shows_itself_in_notebooks():
    found = genealogy(claims(said("2013-06-05", 9)))
    assert found.summary() in found._repr_html_()


def test_a_claim_without_incident_is_about_its_series():
    assert named(claims({"incident_id": None, "series_id": "stock"}))["about"].tolist() == ["stock"]


def test_one_claim_of_one_day_is_told_in_the_singular():
    told = genealogy(claims(said("2013-06-05", 9))).summary()
    assert "1 claim, said by 2013-06-05; 1 affirms, from 1 origin" in told
