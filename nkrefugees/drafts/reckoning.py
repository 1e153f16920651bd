"""Days, weeks, months and years reckoned from the date of publication, as EDTF of the profile."""

from __future__ import annotations

import calendar
from datetime import date, timedelta
from typing import NamedTuple

from nkrefugees import dates

_ONE = timedelta(days=1)
_FULL = "january february march april may june july august september october november december".split()
MONTHS = (*_FULL, *(name[:3] for name in _FULL), "sept")
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


class Published(NamedTuple):
    """The first and last day on which a document can have been published."""

    first: date
    last: date

    @classmethod
    def of(cls, edtf: str) -> Published | None:
        """Read a date of publication; None where a side is open or nothing is given.

        Examples
        --------
        >>> Published.of("2004-11").last
        datetime.date(2004, 11, 30)
        """
        if not edtf:
            return None
        span = dates.parse(edtf)
        return cls(span.first_day, span.last_day) if span.first_day and span.last_day else None


def between(first: date, last: date, mark: str = "") -> str:
    """Write a span of days.

    Examples
    --------
    >>> between(date(2013, 5, 1), date(2013, 5, 31)), between(date(2013, 5, 1), date(2013, 5, 1))
    ('2013-05', '2013-05-01')
    """
    if first == last:
        return first.isoformat() + mark
    if (first.day, last) == (1, _end(first.year, first.month)):
        return f"{first:%Y-%m}{mark}"
    if (first.month, first.day) == (1, 1) and last == date(first.year, 12, 31):
        return f"{first:%Y}{mark}"
    return f"{first.isoformat()}{mark}/{last.isoformat()}"


def _end(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])


def month(published: Published, back: int) -> str:
    """Write the month that lies so many months back.

    Examples
    --------
    >>> month(Published.of("2004-01-15"), 1)
    '2003-12'
    """
    low, high = _month_back(published.first, back), _month_back(published.last, back)
    return between(low, _end(high.year, high.month))


def _month_back(day: date, back: int) -> date:
    years, index = divmod(day.year * 12 + day.month - 1 - back, 12)
    return date(years, index + 1, 1)


def year(published: Published, back: int) -> str:
    """Write the year that lies so many years back.

    Examples
    --------
    >>> year(Published.of("2004-01-15"), 1)
    '2003'
    """
    return between(date(published.first.year - back, 1, 1), date(published.last.year - back, 12, 31))


def week(published: Published, back: int) -> str:
    """Write the week that lies so many weeks back, wide enough for weeks that begin on Sunday or Monday.

    This week ends with the publication; the next (-1) is from Monday to Sunday.

    Examples
    --------
    >>> week(Published.of("2013-06-04"), 1)
    '2013-05-26/2013-06-02'
    """
    if back > 0:
        weeks = [_week(day, back) for day in published]
        return between(min(first for first, _ in weeks), max(last for _, last in weeks))
    monday = published.first - timedelta(days=published.first.weekday() + 7 * back)
    sunday = published.last + timedelta(days=6 - published.last.weekday() - 7 * back)
    return between(monday, sunday if back else published.last)


def _week(day: date, back: int) -> tuple[date, date]:
    """First and last day of a week, taken from the Sunday before it to the Sunday at its end."""
    monday = day - timedelta(days=day.weekday())
    sunday = day - timedelta(days=(day.weekday() + 1) % 7)
    return min(monday, sunday) - timedelta(weeks=back), max(monday, sunday) + timedelta(days=6 - 7 * back)


def days(published: Published, back: int, mark: str = "") -> str:
    """Write the day that lies so many days back.

    Examples
    --------
    >>> days(Published.of("2013-06-04"), 1), days(Published.of("2004-11"), 1)
    ('2013-06-03', '2004-10-31/2004-11-29')
    """
    return between(published.first - back * _ONE, published.last - back * _ONE, mark)


def weekday(published: Published, name: str, *, before: bool = False, ahead: bool = False) -> str:
    """Write the last such day of the week; today, if it is one, unless ``before``; the next if ``ahead``.

    Examples
    --------
    >>> weekday(Published.of("2013-06-04"), "monday"), weekday(Published.of("2013-06-03"), "monday")
    ('2013-06-03', '2013-06-03')
    """
    number = WEEKDAYS.index(name)
    first, last = (_weekday(day, number, before, ahead) for day in (published.first, published.last))
    return between(first, last)


def _weekday(day: date, number: int, before: bool, ahead: bool) -> date:
    if ahead:
        return day + timedelta(days=(number - day.weekday() - 1) % 7 + 1)
    back = (day.weekday() - number) % 7
    return day - timedelta(days=back or (7 if before else 0))


def past(published: Published, count: int, unit: str) -> str:
    """Write the last so many days, weeks, months or years up to publication.

    Examples
    --------
    >>> past(Published.of("2002-05-12"), 2, "month"), past(Published.of("2002-05-12"), 2, "week")
    ('2002-03/2002-05', '2002-04-28~/2002-05-12')
    """
    if unit == "month":
        return f"{_month_back(published.first, count):%Y-%m}/{published.last:%Y-%m}"
    if unit == "year":
        return f"{published.first.year - count}~/{published.last:%Y-%m}"
    length = timedelta(weeks=count) if unit == "week" else timedelta(days=count)
    return f"{(published.first - length).isoformat()}~/{published.last.isoformat()}"
