"""Coded dates in words."""

from __future__ import annotations

import re
from functools import lru_cache

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
)  # fmt: skip
_SEASONS = ("spring", "summer", "autumn", "winter")
_QUARTERS = ("first", "second", "third", "fourth")
_DOUBT = {"~": "about {}", "?": "perhaps {}", "%": "perhaps about {}", "": "{}"}


@lru_cache(maxsize=8192)
def in_words(date: str | None) -> str:
    """Write a date of the EDTF profile for a reader.

    Parameters
    ----------
    date : str or None
        A coded date; see `nkrefugees.dates`. Text outside the profile is given back as it is.

    Returns
    -------
    str
        Words, such as ``about May 2013``; ``no date is recorded`` where there is none.

    Examples
    --------
    >>> in_words("2013-05-28"), in_words("2013-05~"), in_words("../2013-06")
    ('28 May 2013', 'about May 2013', 'in or before June 2013')
    >>> in_words("2091-04/2091-05"), in_words("2012-02-28/.."), in_words("199X")
    ('April 2091 to May 2091', 'from 28 February 2012 on', 'the 1990s')
    """
    if not date:
        return "no date is recorded"
    start, _, end = date.partition("/")
    if not end:
        return _point(start)
    if start == "..":
        return f"in or before {_point(end)}"
    return f"from {_point(start)} on" if end == ".." else f"{_point(start)} to {_point(end)}"


def _point(text: str) -> str:
    """One side of a date."""
    doubt = text[-1:] if text[-1:] in _DOUBT else ""
    return _DOUBT[doubt].format(_plain(text.removesuffix(doubt)))


def _plain(point: str) -> str:
    """A point without doubt: century, decade, year, month, day, season or quarter."""
    if re.fullmatch(r"\d\dXX", point):
        return f"{point[:2]}00 to {point[:2]}99"
    if re.fullmatch(r"\d{3}X", point):
        return f"the {point[:3]}0s"
    found = re.fullmatch(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?", point)
    if not found or not found[2]:
        return point
    part = _part(int(found[2]))
    day = f"{int(found[3])} " if found[3] else ""
    return f"{day}{part} {found[1]}" if part else point


def _part(number: int) -> str:
    """The part of a year that a number stands for; empty if none."""
    names = {
        **dict(enumerate(_MONTHS, 1)),
        **dict(enumerate(_SEASONS, 21)),
        **{33 + n: f"{name} quarter of" for n, name in enumerate(_QUARTERS)},
    }
    return names.get(number, "")
