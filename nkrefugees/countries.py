"""Countries: ISO 3166-1 alpha-3."""

from __future__ import annotations

from functools import lru_cache

from nkrefugees.errors import BadValue, hint


@lru_cache(maxsize=1)
def countries() -> frozenset[str]:
    """Every ISO 3166-1 alpha-3 code.

    Examples
    --------
    >>> "PRK" in countries(), "NO" in countries()
    (True, False)
    """
    import pycountry

    return frozenset(country.alpha_3 for country in pycountry.countries)


def country(value: object) -> str:
    """Check one code.

    Raises
    ------
    BadValue
        If it is no alpha-3 code; the code that was probably meant is named.

    Examples
    --------
    >>> country("CHN")
    'CHN'
    >>> country("NO")
    Traceback (most recent call last):
    nkrefugees.errors.BadValue: country: 'NO' is not allowed; ... did you mean 'NOR'?
    """
    if isinstance(value, str) and value in countries():
        return value
    text = "NO" if value is False else str(value)
    meant = _meant(text)
    guess = f"; did you mean {meant!r}?" if meant else hint(text.upper(), countries())
    raise BadValue("country", text, f"write the ISO 3166-1 alpha-3 code{guess}")


def country_name(code: str) -> str:
    """The name of a country in English, as commonly used; of other codes the code.

    Examples
    --------
    >>> country_name("LAO"), country_name("WORLD")
    ('Laos', 'WORLD')
    """
    import pycountry

    known = pycountry.countries.get(alpha_3=code)
    return str(getattr(known, "common_name", known.name)) if known else code


def _meant(text: str) -> str | None:
    """The alpha-3 code of an alpha-2 code or a name."""
    import pycountry

    try:
        return str(pycountry.countries.lookup(text).alpha_3)
    except LookupError:
        return None
