"""Numbers as English writes them, found word by word: figures, words, ranges, and words such as "dozens"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from nkrefugees.check.numerals import numbers
from nkrefugees.drafts.pipeline import Doc, Matcher, Span, read, runs

_ONES = "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_SPOKEN = ["one", *_ONES.split(), "seventeen", "eighteen", "nineteen", *_TENS.split()]
_SCALES = ["dozen", "hundred", "thousand", "million"]
_DIGITS = {"LOWER": {"REGEX": r"^(?:\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?)$"}}
_MORE = {"LOWER": {"IN": [*_SPOKEN, *_SCALES, "-", "and"]}, "OP": "*"}
_SCALE = {"LOWER": {"IN": _SCALES}}
_THREE = {"LOWER": {"REGEX": r"^\d{3}$"}}
_PATTERNS: list[list[dict[str, Any]]] = [
    [{"LOWER": {"REGEX": r"^\d{1,3}$"}}, {"LOWER": ","}, _THREE],
    [_DIGITS, {**_SCALE, "OP": "*"}],
    [{"LOWER": {"IN": [*_SPOKEN, "dozen", "hundred"]}}, _MORE],
    [{"LOWER": {"IN": ["a", "an"]}}, {"LOWER": {"IN": [*_SCALES, "couple", "pair"]}}, _MORE],
    [{"LOWER": "half"}, {"LOWER": {"IN": ["a"]}, "OP": "?"}, _SCALE],
]
_YEARS = range(1900, 2100)
_JOINS = ("to", "-", "–", "—", "or", "and")
_BEFORE = {"between": "and", "from": "to"}


@dataclass(frozen=True)
class Number:
    """A number in the text: its tokens (``end`` exclusive), its bounds, and whether words stand around it."""

    start: int
    end: int
    low: int | None
    best: int | None
    high: int | None
    vague: bool = False


@cache
def _matcher() -> Matcher:
    made = Matcher(read("").vocab)
    made.add("number", _PATTERNS, greedy="LONGEST")
    return made


def find(doc: Doc) -> list[Number]:
    """Find every number and every word that stands for one, with the words that bound it.

    Examples
    --------
    >>> from nkrefugees.drafts.pipeline import read
    >>> [(n.low, n.best, n.high) for n in find(read("at least twenty-six of 30 to 40, dozens of them"))]
    [(26, None, None), (30, None, 40), (None, None, None)]
    """
    plain = _joined(doc, list(_plain(doc)))
    vague = [Number(s.start, s.end, None, None, None, True) for s in runs(doc, "figures", "vague")]
    taken = {i for n in plain for i in range(n.start, n.end)}
    vague = [n for n in vague if taken.isdisjoint(range(n.start, n.end))]
    return sorted(_bounded(doc, [*plain, *vague]), key=lambda n: n.start)


def _plain(doc: Doc) -> Iterator[Number]:
    """Single numbers, without what stands around them."""
    for span in sorted(_matcher()(doc, as_spans=True), key=lambda s: s.start):
        while span[-1].lower_ in ("-", "and"):
            span = doc[span.start : span.end - 1]
        said = numbers(re.sub(r"(?<=\d), (?=\d{3}$)", ",", span.text))
        if len(said) == 1:
            yield Number(span.start, span.end, None, said.pop(), None)


def _joined(doc: Doc, found: list[Number]) -> list[Number]:
    """Ranges out of two numbers with "to", "or" or a dash between them."""
    joined: list[Number] = []
    for number in found:
        last = joined[-1] if joined else None
        if last and _is_range(doc, last, number):
            low = _scaled(doc, last, number)
            start = last.start - (doc[last.start - 1].lower_ in _BEFORE if last.start else 0)
            joined[-1] = Number(start, number.end, low, None, number.best)
        else:
            joined.append(number)
    return joined


def _scaled(doc: Doc, low: Number, high: Number) -> int:
    """The lower end of "two to three thousand", which has its scale behind the upper."""
    scale = doc[high.end - 1].lower_
    shares = scale in ("thousand", "hundred", "million") and doc[low.end - 1].lower_ not in _SCALES
    said = numbers(f"{doc[low.start : low.end].text} {scale}") if shares and (low.best or 0) < 100 else set()
    return said.pop() if len(said) == 1 else int(low.best or 0)


def _is_range(doc: Doc, low: Number, high: Number) -> bool:
    between = doc[low.end : high.start].text.lower()
    if between not in _JOINS or low.best is None or high.best is None:
        return False
    before = doc[low.start - 1].lower_ if low.start else ""
    if low.best in _YEARS and not doc[low.end - 1].text.count(","):
        return False
    fits = between in ("-", "–", "—", "to", "or") or _BEFORE.get(before) == between
    return fits and _scaled(doc, low, high) < high.best


def _bounded(doc: Doc, found: list[Number]) -> Iterator[Number]:
    """Numbers with "at least", "up to" or "about" taken in."""
    marks = {span.end: span for span in _marks(doc)}
    for number in found:
        yield _behind(doc, _with(marks, number, doc))


def _marks(doc: Doc) -> list[Span]:
    return runs(doc, "figures", "at_least", "up_to", "about")


def _with(marks: dict[int, Span], number: Number, doc: Doc) -> Number:
    span = marks.get(number.start)
    if span is None:
        return number
    before = marks.get(span.start)
    start = before.start if before is not None else span.start
    label = before.label_ if before is not None and span.label_ == "about" else span.label_
    low, best, high = number.low, number.best, number.high
    if label == "at_least" and best is not None:
        low, best = best, None
    if label == "up_to" and best is not None:
        best, high = None, best
    return Number(start, number.end, low, best, high, number.vague)


_OR_MORE = re.compile(r"or more|-\s?plus|\+")


def _behind(doc: Doc, number: Number) -> Number:
    """Take in "or more" behind a number."""
    after = doc[number.end : number.end + 2]
    if number.best is not None and len(after) == 2 and _OR_MORE.fullmatch(after.text):
        return Number(number.start, number.end + 2, number.best, None, None)
    return number
