import json

import pandas as pd
import pytest

from nkrefugees import frames, io, resolve
from nkrefugees.analysis.families import families
from nkrefugees.analysis.rules import RULES
from nkrefugees.site.explore.data import APART, COUNTED, DISPUTED, OPEN_HIGH, OPEN_LOW
from nkrefugees.site.explore.data import record as load


def named(record, row):
    """The incident, quantity, subgroup and unit of a row."""
    place, quantity, subgroup, unit, *_ = row
    lists = (record["quantities"], record["subgroups"], record["units"])
    codes = [codes[at] for codes, at in zip(lists, (quantity, subgroup, unit), strict=True)]
    return record["incidents"][place][0], *codes


def told(record, rule):
    """Each row's figures under a rule, by what names it."""
    at = record["rules"].index(rule)
    return {named(record, row): record["figures"][row[-1][at]] for row in record["rows"] if row[-1][at] >= 0}


def given(row):
    """What the explorer should show of a row of `resolve`: bounds, and flags."""
    bounds = [None if pd.isna(n) else int(n) for n in (row.n_low, row.n_best, row.n_high)]
    flags = {OPEN_LOW: row.open_low, OPEN_HIGH: row.open_high, DISPUTED: row.disputed, COUNTED: row.n_claims}
    return bounds, sum(flag for flag, is_so in flags.items() if is_so)


@pytest.mark.parametrize("rule", RULES)
def test_each_row_has_the_figures_of_resolve_under_each_rule(whole, rule):
    resolved = [row for row in resolve(frames.claims(), rule).itertuples() if row.claim_ids]
    expected = {(row.incident_id, row.quantity, row.subgroup, row.unit): given(row) for row in resolved}
    shown = {key: (figure[:3], figure[3] & ~APART) for key, figure in told(whole, rule).items()}
    assert shown == expected


def test_every_incident_and_every_act_is_shown(whole):
    assert {incident[0] for incident in whole["incidents"]} == set(frames.incidents()["incident_id"])
    assert {named(whole, row)[0] for row in whole["rows"]} == set(frames.claims()["incident_id"].dropna())
    assert {act[0] for act in whole["acts"]} == set(frames.policies()["policy_id"])


def test_what_is_missing_stays_missing_and_is_no_zero(whole):
    silent = [figure for figure in whole["figures"] if figure[-1] == "not recorded"]
    assert silent
    assert all(figure[:3] == [None, None, None] for figure in silent)
    assert not any(n == 0 for figure in whole["figures"] for n in figure[:3])


def test_what_totals_leave_out_is_marked(whole):
    recalled = frames.claims(consent="recalled")["incident_id"].dropna()
    flags = [figure[3] for key, figure in told(whole, "bounds").items() if key[0] == recalled.iloc[0]]
    assert flags
    assert all(flag & APART for flag in flags)


def test_every_incident_has_a_row_that_is_no_part_of_another(whole):
    standing = {row[0] for row in whole["rows"] if row[-2]}
    assert standing == {row[0] for row in whole["rows"]}


def test_a_part_of_a_group_is_no_row_of_the_first_view_where_the_whole_is_told(whole):
    keys = {named(whole, row): row[-2] for row in whole["rows"]}
    for (incident, quantity, subgroup, unit), stands in keys.items():
        assert stands == (subgroup == "all" or (incident, quantity, "all", unit) not in keys)


def test_families_of_a_row_are_those_of_the_origins_of_its_claims(whole):
    claims = frames.claims(incident="2021-07-14-dandong", quantity="repatriated")
    [row] = [row for row in whole["rows"] if named(whole, row)[:2] == ("2021-07-14-dandong", "repatriated")]
    assert {whole["families"][f][0] for f in row[5]} == set(families(claims["origin_id"]))


def test_a_record_is_json_without_nan_and_the_same_twice(record, invented):
    with io.using(invented):
        again = load()
    assert json.dumps(again, allow_nan=False) == json.dumps(record, allow_nan=False)
