"""Dates with a month or year of their own, read by dateparser; the only door to it."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime

from nkrefugees.drafts.pipeline import Span
from nkrefugees.drafts.reckoning import MONTHS, Published
from nkrefugees.errors import MissingLibrary

try:
    import dateparser
except ImportError as missing:
    raise MissingLibrary("dateparser", "code") from missing

_AHEAD = frozenset("will due scheduled plans planned expected set next coming upcoming".split())
_ALMOST_A_YEAR, _HALF_A_YEAR = 334, 183
_WHOLE = re.compile(r"\b(?:19|20)\d\d\b")


def ahead(span: Span) -> bool:
    """Whether the words before a date speak of what is to come."""
    first = max(span.sent.start, span.start - 12)
    return not _AHEAD.isdisjoint(token.lower_ for token in span.doc[first : span.start])


def _iso(span: Span, _: Published | None) -> str:
    year, month, day = (int(part) for part in re.split("-", span.text))
    return f"{year}-{month:02}-{day:02}"


def _slashed(span: Span, _: Published | None) -> str:
    """A date with slashes, where it is clear which number is the day."""
    one, other, year = (int(part) for part in span.text.split("/"))
    month, day = sorted((one, other))
    return f"{year}-{month:02}-{day:02}" if month <= 12 < day or one == other else ""


def _words(span: Span) -> str:
    return re.sub(r"[.,]|\bthe\b|\bof\b", " ", span.text)


def _parsed(text: str, published: Published | None, coming: bool = False) -> date | None:
    """What dateparser reads; a day without a year is the last before the end of publication.

    What then lies eleven months back or more, but next time within a month, is meant as the next.
    """
    whole = _WHOLE.search(text)
    if not published and not whole:
        return None
    last = published.last if published else date(2000, 1, 1)
    base = datetime.combine(last, datetime.min.time())
    settings = {"RELATIVE_BASE": base, "PREFER_DATES_FROM": "past", "PREFER_DAY_OF_MONTH": "first"}
    parsed = dateparser.parse(" ".join(text.split()), languages=["en"], settings=settings)
    found: date | None = parsed.date() if parsed else None
    least = _HALF_A_YEAR if coming else _ALMOST_A_YEAR
    if found is None or whole or (last - found).days <= least or (found.month, found.day) == (2, 29):
        return found
    return found.replace(year=found.year + 1)


def _day(span: Span, published: Published | None) -> str:
    found = _parsed(_words(span), published, ahead(span))
    return found.isoformat() if found else ""


def _span_of_days(span: Span, published: Published | None) -> str:
    month = next(t.text for t in span if t.text[0].isalpha() and t.lower_.rstrip(".") in MONTHS)
    days = [t.text for t in span if re.fullmatch(r"\d{1,2}(?:st|nd|rd|th)?", t.lower_)]
    year = next((t.text for t in span if re.fullmatch(r"(?:19|20)\d\d", t.text)), "")
    ends = [_parsed(f"{month.rstrip('.')} {day} {year}".strip(), published, ahead(span)) for day in days]
    return f"{ends[0].isoformat()}/{ends[1].isoformat()}" if len(ends) == 2 and ends[0] and ends[1] else ""


def _month(span: Span, published: Published | None) -> str:
    words = _words(span)
    relative = re.search(r"\b(?:this|last) year\b|^(?:this|last)\b", words, re.I)
    name = re.sub(r"\b(?:this|last|year)\b", "", words, flags=re.I).strip()
    if relative and relative[0].lower().endswith("year") and published:
        name = f"{name} {published.last.year - relative[0].lower().startswith('last')}"
    found = _parsed(name if re.search(r"\d{4}", name) else f"1 {name}", published)
    return f"{found:%Y-%m}" if found else ""


def _months(span: Span, published: Published | None) -> str:
    names = [t.text.rstrip(".") for t in span if t.lower_.rstrip(".") in MONTHS]
    year = next((t.text for t in span if re.fullmatch(r"(?:19|20)\d\d", t.text)), "")
    ends = [_parsed(f"1 {name} {year}".strip(), published) for name in names]
    return f"{ends[0]:%Y-%m}/{ends[1]:%Y-%m}" if all(ends) else ""


def _year(span: Span, _: Published | None) -> str:
    return span.text


def _years(span: Span, _: Published | None) -> str:
    return f"{span[0].text}/{span[-1].text}"


def _decade(span: Span, _: Published | None) -> str:
    year = int(re.sub(r"\D", "", span.text))
    part = re.match(r"early|mid|late", span.text.lower())
    if not part:
        return f"{year // 10}X"
    first, last = {"early": (0, 3), "mid": (4, 6), "late": (7, 9)}[part[0]]
    return f"{year + first}~/{year + last}~"


def _part(span: Span, published: Published | None) -> str:
    words = _words(span).split()
    rest = " ".join(word for word in words[1:] if word not in ("-", "in"))
    if re.fullmatch(r"(?:19|20)\d\d", rest):
        return f"{rest}~"
    found = _parsed(rest if re.search(r"\d{4}", rest) else f"1 {rest}", published)
    return f"{found:%Y-%m}" if found else ""


READERS: dict[str, Callable[[Span, Published | None], str]] = {
    "iso": _iso,
    "slashed": _slashed,
    "day": _day,
    "days": _span_of_days,
    "month": _month,
    "months": _months,
    "part": _part,
    "year": _year,
    "years": _years,
    "decade": _decade,
}
