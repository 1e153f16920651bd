"""Dates that are reckoned from the date of publication: yesterday, last week, on Monday, two years ago."""

from __future__ import annotations

from collections.abc import Callable

from nkrefugees.check.numerals import numbers
from nkrefugees.drafts import reckoning
from nkrefugees.drafts.absolute import ahead
from nkrefugees.drafts.pipeline import Span
from nkrefugees.drafts.reckoning import WEEKDAYS, Published

_UNITS = {"week": reckoning.week, "month": reckoning.month, "year": reckoning.year}


def _today(span: Span, published: Published) -> str:
    return reckoning.days(published, int(span.text.lower() in ("yesterday", "last night")))


def _weekday(span: Span, published: Published) -> str:
    name = span[-1].lower_.rstrip(".")
    full = next(day for day in WEEKDAYS if day.startswith(name[:3]))
    first = span[0].lower_
    coming = first in ("next", "coming") or (len(span) == 1 and ahead(span))
    return reckoning.weekday(published, full, before=first in ("last", "the"), ahead=coming)


def _last(span: Span, published: Published) -> str:
    back, unit = {"this": 0, "next": -1}.get(span[0].lower_, 1), span[1].lower_
    if unit == "weekend":
        return _weekend(published)
    return _UNITS[unit](published, back)


def _weekend(published: Published) -> str:
    saturday = reckoning.weekday(published, "saturday", before=True)
    sunday = reckoning.weekday(published, "sunday", before=True)
    return f"{saturday[:10]}/{sunday[-10:]}" if saturday[:10] <= sunday[-10:] else ""


def _earlier(span: Span, published: Published) -> str:
    back = int(span[1].lower_ == "last")
    return _UNITS[span[2].lower_](published, back)


def _count(span: Span) -> int:
    said = [n for token in span for n in numbers(token.text)]
    return said[0] if said else 1


def _past(span: Span, published: Published) -> str:
    if span[1].lower_ in ("few", "several"):
        return ""
    return reckoning.past(published, _count(span[1:2]), span[2].lower_.rstrip("s"))


def _ago(span: Span, published: Published) -> str:
    unit, count = span[1].lower_.rstrip("s"), _count(span[:1])
    if span[0].lower_ in ("few", "several"):
        return ""
    if unit == "day":
        return reckoning.days(published, count)
    if unit == "week":
        return reckoning.days(published, 7 * count, "~")
    return (reckoning.month if unit == "month" else reckoning.year)(published, count)


def _day_after(_: Span, published: Published) -> str:
    """The day before publication, of "it came a day after"."""
    return reckoning.days(published, 1)


READERS: dict[str, Callable[[Span, Published], str]] = {
    "today": _today,
    "dayafter": _day_after,
    "weekday": _weekday,
    "last": _last,
    "earlier": _earlier,
    "past": _past,
    "ago": _ago,
}
