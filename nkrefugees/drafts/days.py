"""Dates as English writes them, resolved from the date of publication."""

from __future__ import annotations

from datetime import date
from functools import cache

from nkrefugees import dates
from nkrefugees.drafts import absolute, relative
from nkrefugees.drafts.pipeline import Doc, Matcher, Span, filter_spans, phrases, read, tokens
from nkrefugees.drafts.proposal import Found
from nkrefugees.drafts.reckoning import MONTHS, WEEKDAYS, Published
from nkrefugees.errors import BadDate

_WORDS = {
    "MONTHS": rf"(?:{'|'.join(MONTHS)})\.?",
    "WEEKDAY": rf"(?:{'|'.join(WEEKDAYS)}|mon|tues?|wed|thurs?|fri)\.?",
    "DAY": r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?",
    "YEAR": r"(?:19|20)\d\d",
    "COUNT": r"(?:\d{1,2}|an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|few|several)",
    "UNIT": r"(?:day|week|month|year)s?",
}
_NOT_BEFORE_YEAR = frozenset("$ no. resolution article law".split())
_NOT_BEHIND_YEAR = frozenset("% percent yuan koreans people".split())
_SMALL = frozenset((*MONTHS, *WEEKDAYS, "mon", "tue", "wed", "thu", "fri"))
_VERBS = frozenset("may march".split())
_BEFORE_MONTH = frozenset(
    "in of since by until during early mid late on last this from and between through to before after every "
    "( , – - for next : around".split()
)


@cache
def _matcher() -> Matcher:
    made = Matcher(read("").vocab)
    for label, rows in phrases()["dates"].items():
        made.add(label, [tokens(_filled(row)) for row in rows], greedy="LONGEST")
    return made


def _filled(phrase: str) -> str:
    """A phrase with patterns for its words in capitals."""
    for word, pattern in _WORDS.items():
        phrase = phrase.replace(word, pattern)
    return phrase


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
    if any(token.text.rstrip(".") in _SMALL for token in span):
        return False
    if span.label_ == "month" and len(span) == 1:
        return span.text.lower() not in _VERBS or before in _BEFORE_MONTH
    if span.label_ == "year":
        return not (before in _NOT_BEFORE_YEAR or after in _NOT_BEHIND_YEAR or _is_joined(doc, span))
    return not (span.label_ == "weekday" and after in ("school", "times", "telegraph"))


def _is_joined(doc: Doc, span: Span) -> bool:
    """Whether a dash without spaces ties a year to a word."""
    behind = doc[span.end : span.end + 2]
    return len(behind) == 2 and behind[0].text == "-" and not span[-1].whitespace_ and behind[1].is_alpha


def _value(span: Span, published: Published | None, before: str) -> str:
    """The date that a phrase means."""
    if span.label_ == "later":
        return _later(before)
    if reader := absolute.READERS.get(span.label_):
        return reader(span, published)
    return relative.READERS[span.label_](span, published) if published else ""


def _later(before: str) -> str:
    """The day behind the date before."""
    span = dates.parse(before) if before else None
    if span is None or span.first_day is None or span.first_day != span.last_day:
        return ""
    return date.fromordinal(span.first_day.toordinal() + 1).isoformat()
