"""Analyses of claims, whatever they are given."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import nkrefugees as nk
from nkrefugees.analysis.rules import RULES

from .given import answers, any_claims, claims, day, named, parameter, whatever

rule = named(*RULES)
freq = named("MS", "QS", "YS", "W", "2QS", "D", "x")


@given(any_claims, rule)
def test_resolve(claims, rule):
    assert answers(nk.resolve, claims, rule)


resolved = claims().map(nk.resolve)


@given(whatever(resolved), freq, named("country", "quantity", "n_low", "nothing"), parameter)
def test_totals(rows, freq, by, include):
    assert answers(nk.totals, rows, freq, by)
    assert answers(nk.totals, rows, include=include)


@given(whatever(resolved), freq, named("n_low", "n_best", "incident_id"), st.booleans())
def test_spread(rows, freq, value, parts):
    assert answers(nk.spread, rows, freq, value, parts=parts)


@given(whatever(resolved))
def test_support(rows):
    assert answers(nk.support, rows)


@given(any_claims, st.sampled_from([1, 3, 0, None, "3"]), parameter, freq, named("all", "tier", "none"))
def test_draws(claims, n, seed, freq, inclusion):
    assert answers(nk.draws, claims, n)
    assert answers(nk.draws, claims, 3, seed, freq=freq, inclusion=inclusion)


@given(any_claims, parameter, rule, named("QS", "YS"), named("scan", "blocks"), day)
def test_waves(claims, least, rules, widths, detectors, as_of):
    assert answers(nk.waves, claims, n=2, twins=20)
    assert answers(nk.waves, claims, n=2, twins=20, least=least, rules=rules, widths=widths,
                   detectors=detectors, as_of=as_of)  # fmt: skip


CHOICES = st.dictionaries(
    st.sampled_from(["rule", "tier", "width", "longest", "nothing", "dates"]),
    st.one_of(st.lists(st.sampled_from(["bounds", "all", "QS", 24, None, "first"]), max_size=2), parameter),
    max_size=2,
)
SMALL = {"rule": ["bounds"], "population": ["everybody"], "without": ["nobody"], "tier": ["all"]}


@settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture])
@given(any_claims, named("people", "handovers", "change_point", "waves"), CHOICES, day, day)
def test_multiverse(claims, what, choices, since, until):
    assert answers(nk.multiverse, claims, SMALL | choices, what=what, since=since, until=until)


@pytest.mark.parametrize("name", ["genealogy", "stances", "search_lists", "bound_by_choice"])
@given(claims=any_claims)
def test_of_claims_alone(name, claims):
    assert answers(getattr(nk, name), claims)


@given(any_claims, day)
def test_fates(claims, as_of):
    assert answers(nk.fates, claims, as_of)


@given(any_claims, rule)
def test_estimates(claims, rule):
    assert answers(nk.estimates, claims, rule)


@given(any_claims, named("stock", "nothing"), rule, day)
def test_reconcile(claims, series, rule, as_of):
    assert answers(nk.reconcile, claims)
    assert answers(nk.reconcile, claims, series, rule=rule, as_of=as_of)


@given(any_claims, named("year", "country", "place", "publisher", "family", "code"), parameter)
def test_coverage(claims, by, expected):
    assert answers(nk.coverage, claims, by=by)
    assert answers(nk.coverage, claims, expected=expected)


@given(freq, named("country", "place", "nothing"), rule, day, day)
def test_panel(freq, by, rule, since, until):
    assert answers(nk.panel, freq, by, rule=rule, since=since, until=until)


@given(any_claims, named("nobody"))
def test_bibliography_and_citations(claims, format_):
    assert answers(nk.bibliography, claims)
    assert answers(nk.cite, claims, format_)


@given(any_claims, rule, day)
def test_explain(claims, rule, as_of):
    assert answers(nk.explain, claims, rule, as_of=as_of)
