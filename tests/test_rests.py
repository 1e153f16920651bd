import pytest

from nkrefugees.rests import rests


@pytest.mark.parametrize(
    ("row", "tokens"),
    [
        ({"claim_id": "c", "incident_id": "i", "source_id": "s"}, ["claim:c"]),
        ({"incident_id": "i", "claim_ids": "c;d"}, ["incident:i"]),
        ({"incident_id": "i", "policy_id": "p"}, ["incident:i", "policy:p"]),
        ({"claim_ids": "c;d;c"}, ["claim:c", "claim:d"]),
        ({"series_id": "t", "claim_ids": "c"}, ["claim:c"]),
        ({"incident_ids": "i;j", "series_id": "t"}, ["incident:i", "incident:j", "series:t"]),
        ({"claim_id": "c", "incident_ids": "i", "series_id": "t"}, ["claim:c", "incident:i"]),
        ({"policy_id": "p", "source_ids": "s"}, ["policy:p"]),
        ({"series_id": "t", "source_id": "s"}, ["series:t"]),
        ({"source_ids": "s;u"}, ["source:s", "source:u"]),
        ({"claim_id": None, "incident_id": float("nan"), "source_id": "s"}, ["source:s"]),
        ({"incident_ids": "", "n": 1}, []),
    ],
)
def test_figures_rest_on_what_is_nearest_to_the_sources(row, tokens):
    assert rests(row) == tokens
