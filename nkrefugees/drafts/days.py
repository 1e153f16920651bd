"""Dates as English writes them, resolved from the date of publication."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date, datetime
from functools import cache

from nkrefugees import dates
from nkrefugees.check.numerals import numbers
from nkrefugees.drafts import reckoning
from nkrefugees.drafts.reckoning import WEEKDAYS, Published
from nkrefugees.drafts.pipeline import Doc, Matcher, Span, filter_spans, read
from nkrefugees.drafts.proposal import Found
from nkrefugees.errors import BadDate, MissingLibrary

try:
    import dateparser
except ImportError as missing:
    raise MissingLibrary("dateparser", "code") from missing

_FULL = "january february march april may june july august september october november december".split()
_SHORT = [name[:3] for name in _FULL] + ["sept"]
_MONTH = {"LOWER": {"REGEX": rf"^(?:{'|'.join(_FULL + _SHORT)})\.?$"}, "TEXT": {"REGEX": "^[A-Z]"}}
_DAY = {"LOWER": {"REGEX": r"^(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?$"}}
_YEAR = {"LOWER": {"REGEX": r"^(?:19|20)\d\d$"}}
_COMMA = {"LOWER": {"IN": [",", "of", "."]}, "OP": "?"}
_DOT = {"LOWER": ".", "OP": "?"}
_THE = {"LOWER": {"IN": ["the", "of"]}, "OP": "?"}
_TO = {"LOWER": {"IN": ["-", "–", "to", "and", "until", "through"]}}
_WEEKDAY = {"LOWER": {"REGEX": rf"^(?:{'|'.join(WEEKDAYS)}|mon|tues?|wed|thurs?|fri)\.?$"}, "TEXT": {"REGEX": "^[A-Z]"}}
_LAST = {"LOWER": {"IN": ["last", "past", "previous"]}}
_THIS = {"LOWER": "this"}
_UNIT = {"LOWER": {"REGEX": "^(?:day|week|month|year)s?$"}}
_COUNT = {"LOWER": {"REGEX": r"^(?:\d{1,2}|a|an|one|two|three|four|five|six|seven|eight|nine|ten|twelve|few|several)$"}}
_EARLY = {"LOWER": {"IN": ["early", "mid", "late", "mid-", "middle"]}}
_DASH = {"LOWER": {"IN": ["-", "of", "in"]}, "OP": "?"}
_ENDS = {"LOWER": {"IN": ["end", "beginning", "start"]}}
_MATCHED = {
    "iso": [[{"LOWER": {"REGEX": r"^(?:19|20)\d\d$"}}, {"LOWER": "-"}, {"LOWER": {"REGEX": r"^[01]?\d$"}}, {"LOWER": "-"}, _DAY]],
    "days": [
        [_MONTH, _DAY, _TO, _DAY, _COMMA, {**_YEAR, "OP": "?"}],
        [_DAY, _TO, _DAY, _THE, _MONTH, _COMMA, {**_YEAR, "OP": "?"}],
    ],
    "day": [
        [_MONTH, {"LOWER": "the", "OP": "?"}, _DAY],
        [_MONTH, _DOT, _DAY, _COMMA, _YEAR],
        [_DAY, _THE, _MONTH],
        [_DAY, _THE, _MONTH, _COMMA, _YEAR],
    ],
    "months": [[_MONTH, _TO, _MONTH, _COMMA, {**_YEAR, "OP": "?"}]],
    "month": [[_MONTH], [_MONTH, _COMMA, _YEAR], [{"LOWER": {"IN": ["this", "last"]}}, _MONTH], [_MONTH, {"LOWER": {"IN": ["this", "last"]}}, {"LOWER": "year"}]],
    "part": [[_EARLY, _DASH, _MONTH], [_EARLY, _DASH, _MONTH, _COMMA, _YEAR], [_EARLY, _DASH, _YEAR]],
    "year": [[_YEAR]],
    "years": [[_YEAR, {"LOWER": {"IN": ["-", "–", "to"]}}, _YEAR]],
    "slashed": [[{"LOWER": {"REGEX": r"^\d{1,2}/\d{1,2}/(?:19|20)\d\d$"}}]],
    "decade": [[{"LOWER": {"REGEX": r"^(?:early-?|mid-?|late-?)?(?:19|20)\d0['’]?s$"}}], [_EARLY, _DASH, {"LOWER": {"REGEX": r"^(?:19|20)\d0['’]?s$"}}]],
    "dayafter": [[{"LOWER": {"IN": ["comes", "came", "come"]}}, {"LOWER": "a"}, {"LOWER": "day"}, {"LOWER": "after"}]],
    "today": [[{"LOWER": {"IN": ["today", "tonight", "yesterday"]}}], [_THIS, {"LOWER": {"IN": ["morning", "afternoon", "evening"]}}], [{"LOWER": "last"}, {"LOWER": "night"}]],
    "weekday": [[_WEEKDAY], [{"LOWER": {"IN": ["last", "next", "this", "coming"]}}, _WEEKDAY], [{"LOWER": "the"}, {"LOWER": "previous"}, _WEEKDAY]],
    "last": [[_LAST, {"LOWER": {"IN": ["week", "month", "year", "weekend"]}}], [_THIS, {"LOWER": {"IN": ["week", "month", "year"]}}], [{"LOWER": "next"}, {"LOWER": {"IN": ["week", "month", "year"]}}]],
    "earlier": [[{"LOWER": {"IN": ["earlier", "early", "later", "late"]}}, {"LOWER": {"IN": ["this", "last"]}}, {"LOWER": {"IN": ["week", "month", "year"]}}]],
    "past": [[_LAST, _COUNT, _UNIT]],
    "ago": [[_COUNT, _UNIT, {"LOWER": "ago"}], [_COUNT, _UNIT, {"LOWER": "earlier"}]],
    "later": [
        [{"LOWER": "a"}, {"LOWER": "day"}, {"LOWER": "later"}],
        [{"LOWER": "the"}, {"LOWER": {"IN": ["next", "following"]}}, {"LOWER": "day"}],
    ],
}
_AHEAD = frozenset("will due scheduled plans planned expected set next coming upcoming".split())
_ALMOST_A_YEAR, _HALF_A_YEAR = 334, 183
_NOT_MAY = frozenset("may march".split())
_BEFORE_MONTH = frozenset("in of since by until during early mid late on last this from and between through to before after every ( , – - for next : around".split())
_PARTS = {"early": (0, 1), "beginning": (0, 1), "mid": (1, 2), "middle": (1, 2), "late": (2, 3), "end": (2, 3)}


@cache
def _matcher() -> Matcher:
    made = Matcher(read("").vocab)
    for label, patterns in _MATCHED.items():
        made.add(label, patterns, greedy="LONGEST")
    return made


def find(doc: Doc, published: Published | None) -> list[Found]:
    """Find every date; those that need the date of publication have no value where it is not known.

    Examples
    --------
    >>> doc = read("Yesterday, on May 10 and in the mid-1990s")
    >>> [date.value for date in find(doc, Published.of("2013-06-04"))]
    ['2013-06-03', '2013-05-10', '1994~/1996~']
    """
    spans = sorted(filter_spans(_matcher()(doc, as_spans=True)), key=lambda span: span.start)
    found: list[Found] = []
    for span in spans:
        if not _is_date(doc, span):
            continue
        value = _checked(_value(span, published, found[-1].value if found else ""))
        found.append(Found(span.start_char, span.end_char, "date", value))
    return found


def _checked(edtf: str) -> str:
    """A date of the profile, or nothing."""
    try:
        dates.parse(edtf)
    except BadDate:
        return ""
    return edtf


def _is_date(doc: Doc, span: Span) -> bool:
    """Whether a month alone is no verb or name, and a year no other number."""
    before = doc[span.start - 1].lower_ if span.start else ""
    after = doc[span.end].lower_ if span.end < len(doc) else ""
    if span.label_ == "month" and len(span) == 1:
        return span.text.lower() not in _NOT_MAY or before in _BEFORE_MONTH
    if span.label_ == "year":
        return not (before in ("$", "no.", "resolution", "article", "law") or after in ("%", "percent", "yuan", "koreans", "people") or _is_joined(doc, span))
    return not (span.label_ == "weekday" and after in ("school", "times", "telegraph"))


def _is_joined(doc: Doc, span: Span) -> bool:
    """Whether a dash without spaces ties a year to a word."""
    behind = doc[span.end : span.end + 2]
    return len(behind) == 2 and behind[0].text == "-" and not span[-1].whitespace_ and behind[1].is_alpha


def _value(span: Span, published: Published | None, before: str) -> str:
    """The date that a phrase means."""
    if span.label_ in _ABSOLUTE and (value := _ABSOLUTE[span.label_](span, published)):
        return value
    if span.label_ == "later":
        return _later(before)
    return _RELATIVE[span.label_](span, published) if published and span.label_ in _RELATIVE else ""


def _later(before: str) -> str:
    """The day behind the date before."""
    span = dates.parse(before) if before else None
    if span is None or span.first_day is None or span.first_day != span.last_day:
        return ""
    return date.fromordinal(span.first_day.toordinal() + 1).isoformat()


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


def _parsed(text: str, published: Published | None, ahead: bool = False) -> date | None:
    """What dateparser reads; a day without a year is the last before the end of publication.

    What then lies eleven months back or more, but next time within a month, is meant as the next.
    """
    whole = re.search(r"\b(?:19|20)\d\d\b", text)
    if not published and not whole:
        return None
    last = published.last if published else date(2000, 1, 1)
    base = datetime.combine(last, datetime.min.time())
    settings = {"RELATIVE_BASE": base, "PREFER_DATES_FROM": "past", "PREFER_DAY_OF_MONTH": "first"}
    parsed = dateparser.parse(" ".join(text.split()), languages=["en"], settings=settings)
    found = parsed.date() if parsed else None
    least = _HALF_A_YEAR if ahead else _ALMOST_A_YEAR
    if found is None or whole or (last - found).days <= least or (found.month, found.day) == (2, 29):
        return found
    return found.replace(year=found.year + 1)


def _day(span: Span, published: Published | None) -> str:
    found = _parsed(_words(span), published, _ahead(span))
    return found.isoformat() if found else ""


def _span_of_days(span: Span, published: Published | None) -> str:
    month = next(t.text for t in span if t.text[0].isalpha() and t.lower_.rstrip(".") in [*_FULL, *_SHORT])
    days = [t.text for t in span if re.fullmatch(r"\d{1,2}(?:st|nd|rd|th)?", t.lower_)]
    year = next((t.text for t in span if re.fullmatch(r"(?:19|20)\d\d", t.text)), "")
    ends = [_parsed(f"{month.rstrip('.')} {day} {year}".strip(), published, _ahead(span)) for day in days]
    return f"{ends[0].isoformat()}/{ends[1].isoformat()}" if len(ends) == 2 and ends[0] and ends[1] else ""


def _ahead(span: Span) -> bool:
    """Whether the words before a date speak of what is to come."""
    first = max(span.sent.start, span.start - 12)
    return not _AHEAD.isdisjoint(token.lower_ for token in span.doc[first : span.start])


def _month(span: Span, published: Published | None) -> str:
    words = _words(span)
    relative = re.search(r"\b(?:this|last) year\b|^(?:this|last)\b", words, re.I)
    name = re.sub(r"\b(?:this|last|year)\b", "", words, flags=re.I).strip()
    if relative and relative[0].lower().endswith("year") and published:
        name = f"{name} {published.last.year - relative[0].lower().startswith('last')}"
    found = _parsed(name if re.search(r"\d{4}", name) else f"1 {name}", published)
    return f"{found:%Y-%m}" if found else ""


def _months(span: Span, published: Published | None) -> str:
    names = [t.text.rstrip(".") for t in span if t.lower_.rstrip(".") in [*_FULL, *_SHORT]]
    year = next((t.text for t in span if re.fullmatch(r"(?:19|20)\d\d", t.text)), "")
    ends = [_parsed(f"1 {name} {year}".strip(), published) for name in names]
    return f"{ends[0]:%Y-%m}/{ends[1]:%Y-%m}" if all(ends) else ""


def _year(span: Span, _: Published | None) -> str:
    return span.text


def _years(span: Span, _: Published | None) -> str:
    return f"{span[0].text}/{span[-1].text}"


def _decade(span: Span, _: Published | None) -> str:
    year = int(re.search(r"\d{4}", span.text)[0])  # type: ignore[index]
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


def _today(span: Span, published: Published) -> str:
    return reckoning.days(published, int(span.text.lower() in ("yesterday", "last night")))


def _weekday(span: Span, published: Published) -> str:
    name = span[-1].lower_.rstrip(".")
    full = next(day for day in WEEKDAYS if day.startswith(name[:3]))
    first = span[0].lower_
    ahead = first in ("next", "coming") or (len(span) == 1 and _ahead(span))
    return reckoning.weekday(published, full, before=first in ("last", "the"), ahead=ahead)


def _last(span: Span, published: Published) -> str:
    back, unit = {"this": 0, "next": -1}.get(span[0].lower_, 1), span[1].lower_
    if unit == "weekend":
        return _weekend(published)
    return {"week": reckoning.week, "month": reckoning.month, "year": reckoning.year}[unit](published, back)


def _weekend(published: Published) -> str:
    saturday = reckoning.weekday(published, "saturday", before=True)
    sunday = reckoning.weekday(published, "sunday", before=True)
    return f"{saturday[:10]}/{sunday[-10:]}" if saturday[:10] <= sunday[-10:] else ""


def _earlier(span: Span, published: Published) -> str:
    back = int(span[1].lower_ == "last")
    return {"week": reckoning.week, "month": reckoning.month, "year": reckoning.year}[span[2].lower_](published, back)


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


_ABSOLUTE: dict[str, Callable[[Span, Published | None], str]] = {
    "iso": _iso,
    "day": _day,
    "days": _span_of_days,
    "month": _month,
    "months": _months,
    "part": _part,
    "year": _year,
    "years": _years,
    "decade": _decade,
    "slashed": _slashed,
}
_RELATIVE: dict[str, Callable[[Span, Published], str]] = {
    "today": _today,
    "dayafter": lambda _, published: reckoning.days(published, 1),
    "weekday": _weekday,
    "last": _last,
    "earlier": _earlier,
    "past": _past,
    "ago": _ago,
}
