"""Titles of incidents: no figure, so that a title never says more than the claims of its day."""

from __future__ import annotations

import re

from nkrefugees.check.numerals import numbers
from nkrefugees.csvfile import Row
from nkrefugees.errors import Fault

_MONTH = (
    "January|February|March|April|May|June|July|August|September|October|November|December|"
    "Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec"
)
_DAY = r"(?:[12]?[0-9]|3[01])(?:st|nd|rd|th)?"
_DAYS = rf"{_DAY}(?:(?: ?[-–] ?| to | and ){_DAY})?"
_DATE = re.compile(
    rf"(?<![\w,.])(?:{_DAYS} (?:{_MONTH})\b|(?:{_MONTH})\.? {_DAYS}\b(?![,.]?\d))"
    r"|(?<![\w,.])(?:19|20)\d\d(?:-\d\d){0,2}(?![\w,.]?\d)"
)
_WORDS = re.compile(r"\b(?:dozens?|scores|hundreds?|thousands?|millions?)\b", re.I)
_HARMLESS = re.compile(r"\b(?:an?|one|single|both)\b", re.I)


def check(rows: dict[str, list[Row]]) -> list[Fault]:
    """Find titles of incidents that carry a figure."""
    return [
        row.fault("title", f"{title!r} says {', '.join(said)}; a title carries no figure")
        for row in rows["incidents"]
        if (said := figures(title := row.values["title"]))
    ]


def figures(title: str) -> list[str]:
    """List the figures that a title says, in digits or in English words; dates are none.

    "A", "one", "single" and "both" are left alone, as they stand in ordinary phrases.

    Examples
    --------
    >>> figures("Nine people of 12,000, held on 28 May 2013")
    ['9', '12000']
    >>> figures("Buses at Dandong, July 2021")
    []
    """
    text = _HARMLESS.sub("…", _DATE.sub("…", title))
    return [str(n) for n in sorted(numbers(text))] or _WORDS.findall(text)
