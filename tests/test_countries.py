"""Countries: ISO 3166-1 alpha-3."""

import pytest

from nkrefugees.countries import countries, country
from nkrefugees.errors import BadValue


@pytest.mark.parametrize("code", ["CHN", "PRK", "KOR", "LAO", "NOR"])
def test_a_code_is_itself(code):
    assert country(code) == code


@pytest.mark.parametrize(
    ("value", "meant"), [("NO", "NOR"), (False, "NOR"), ("CN", "CHN"), ("China", "CHN"), ("chn", "CHN")]
)
def test_another_form_is_refused_naming_the_code(value, meant):
    with pytest.raises(BadValue, match=f"did you mean '{meant}'"):
        country(value)


@pytest.mark.parametrize("value", ["XXX", "", None, 156])
def test_what_is_no_country_is_refused(value):
    with pytest.raises(BadValue, match="write the ISO 3166-1 alpha-3 code"):
        country(value)


def test_every_code_has_three_capitals():
    assert [c for c in countries() if not (len(c) == 3 and c.isalpha() and c.isupper())] == []
