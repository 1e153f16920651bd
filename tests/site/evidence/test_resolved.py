from nkrefugees import io
from nkrefugees.analysis.rules import RULES
from nkrefugees.site.evidence.record import Record
from nkrefugees.site.evidence.resolved import MEANINGS, resolved


def outcomes(invented, record, incident, quantity):
    with io.using(invented):
        found = resolved(record)[incident]
    return next(one.outcomes for one in found if (one.quantity, one.subgroup) == (quantity, "all"))


def test_every_rule_is_explained():
    assert tuple(MEANINGS) == RULES


def test_rules_that_come_to_the_same_stand_together(invented, record):
    named = [o.rules for o in outcomes(invented, record, "2091-05-greyford", "repatriated")]
    assert named == ["bounds and ngo", "conservative and median", "latest", "official"]


def test_a_figure_says_on_how_many_claims_and_origins_it_rests(invented, record):
    bounds = outcomes(invented, record, "2091-05-greyford", "repatriated")[0]
    assert bounds[1:] == ("7 to 9, best 9", "2 claims", "2 origins")


def test_a_rule_that_counts_no_claim_says_so(invented, record):
    found = outcomes(invented, record, "2091-05-greyford", "repatriated")
    assert next(o.figure for o in found if o.rules == "official") == "no such claim"


def test_a_denial_alone_is_no_figure_and_is_told(invented, record):
    (only,) = outcomes(invented, record, "2091-05-bridge", "repatriated")
    assert (only.figure, only.support) == ("no figure", "disputed; denied in 1 claim")


def test_data_without_claims_resolve_to_nothing():
    assert resolved(Record({}, {})) == {}
