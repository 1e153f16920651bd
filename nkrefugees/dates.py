r"""Uncertain dates: a closed profile of EDTF, read into days.

The profile: year (``2013``), month (``2013-05``), day (``2013-05-28``), decade (``199X``), century
(``19XX``), quarter (``2013-33`` to ``-36``), season (``2013-21`` spring to ``-24`` winter, which
ends in February of the next year), interval (``2013-05-27/2013-05-29``), open ends (``../2013-06``,
``2013-06/..``), and a trailing ``~`` (approximate), ``?`` (uncertain) or ``%`` (both) on either
side. Years run from 1900 to 2099.

To add a form: widen `_POINT` and give `_within` or `_point` a line that reads it.
"""

from __future__ import annotations

import calendar
import re
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from nkrefugees.errors import BadDate

_YEAR = r"(?:19|20)[0-9][0-9]"
_MONTH = r"(?:0[1-9]|1[0-2])"
_POINT = (
    rf"(?:19XX|20XX|(?:19|20)[0-9]X|{_YEAR}(?:-(?:2[1-4]|3[3-6]|{_MONTH}"
    r"(?:-(?:0[1-9]|[12][0-9]|3[01]))?))?)[~?%]?"
)
PATTERN = rf"(?:{_POINT}|{_POINT}/(?:{_POINT}|\.\.)|\.\./{_POINT})"
_WITH_TWINS = PATTERN.replace("(?:19|20)", "(?:19|20|21)")

_ALLOWED = (
    "write a year, month, day, decade (199X), century (19XX), quarter (2013-33), season (2013-21), "
    "an interval of two with '/', '..' for an open end, and ~ ? % behind, 1900 to 2099"
)


class Span(NamedTuple):
    """First and last day (inclusive; None where open) and whether the text is qualified."""

    first_day: date | None
    last_day: date | None
    approximate: bool


@lru_cache(maxsize=65536)
def parse(text: str) -> Span:
    """Read an EDTF text of the profile.

    Parameters
    ----------
    text : str
        A date of the profile.

    Returns
    -------
    Span
        ``first_day``, ``last_day`` (inclusive, None where open) and ``approximate``.

    Raises
    ------
    BadDate
        If the text is outside the profile, names no day of the calendar, or ends before it begins.

    Examples
    --------
    >>> parse("2013-05~")
    Span(first_day=datetime.date(2013, 5, 1), last_day=datetime.date(2013, 5, 31), approximate=True)
    >>> parse("../2013-06-03").first_day is None
    True
    """
    return _read(text, PATTERN)


@lru_cache(maxsize=65536)
def told(text: str) -> Span:
    """Read an EDTF text of a frame: of the profile, or the same with a year of a twin, 2100 to 2199.

    Nothing that is built into the record passes by here: there such a year is a fault.

    Parameters
    ----------
    text : str
        A date of a frame; see `parse`.

    Raises
    ------
    BadDate
        As `parse` does.

    Examples
    --------
    >>> told("2113-05").last_day
    datetime.date(2113, 5, 31)
    """
    return _read(text, _WITH_TWINS)


def _read(text: str, pattern: str) -> Span:
    if not isinstance(text, str) or not re.fullmatch(pattern, text):
        raise BadDate(text, _ALLOWED)
    start, _, end = text.partition("/")
    first = None if start == ".." else _point(start, text)[0]
    last = None if end == ".." else _point(end or start, text)[1]
    if first and last and first > last:
        raise BadDate(text, "it ends before it begins")
    return Span(first, last, bool(re.search(r"[~?%]", text)))


def _point(point: str, text: str) -> tuple[date, date]:
    """First and last day of one side of a text."""
    point = point.rstrip("~?%")
    if "X" in point:
        low, high = point.replace("X", "0"), point.replace("X", "9")
        return date(int(low), 1, 1), date(int(high), 12, 31)
    year, *rest = (int(part) for part in point.split("-"))
    try:
        return _within(year, *rest)
    except ValueError:
        raise BadDate(text, f"{point} is not in the calendar") from None


def _within(year: int, month: int | None = None, day: int | None = None) -> tuple[date, date]:
    """First and last day of a year, month, season, quarter or day."""
    if month is None:
        return date(year, 1, 1), date(year, 12, 31)
    if day is not None:
        return date(year, month, day), date(year, month, day)
    if month <= 12:
        return _months(year, month, 1)
    if month <= 24:
        return _months(year, 3 * (month - 20), 3)
    return _months(year, 3 * (month - 33) + 1, 3)


def _months(year: int, month: int, count: int) -> tuple[date, date]:
    """First and last day of ``count`` months."""
    years, last = divmod(month + count - 2, 12)
    end = calendar.monthrange(year + years, last + 1)[1]
    return date(year, month, 1), date(year + years, last + 1, end)


def day(value: object, *, last: bool = False) -> date:
    """Read a bound of a period: a date, an int year or a text of the profile.

    Parameters
    ----------
    value : date, int or str
        The bound.
    last : bool
        Whether the last day of the text is meant, rather than the first.

    Examples
    --------
    >>> day(2013), day("2013", last=True)
    (datetime.date(2013, 1, 1), datetime.date(2013, 12, 31))
    """
    if isinstance(value, bool):
        raise BadDate(value, _ALLOWED)
    if hasattr(value, "date") and callable(value.date):
        value = value.date()
    if isinstance(value, date):
        return value
    span = parse(str(value))
    bound = span.last_day if last else span.first_day
    if bound is None:
        raise BadDate(value, f"its {'last' if last else 'first'} day is open")
    return bound
