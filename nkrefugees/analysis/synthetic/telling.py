"""How claims of a twin are told: dates blur, figures are wrong, rounded, or words."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np

from nkrefugees.analysis.synthetic.events import Events
from nkrefugees.analysis.synthetic.reports import COPIED, DENIED, Reports

Array = np.ndarray[Any, Any]
NAT = np.datetime64("NaT", "D")
_ERROR = 0.2
_FORMS = ("exact", "rounded", "at least", "up to", "dozens", "none")
_WEIGHTS = (0.45, 0.2, 0.12, 0.06, 0.12, 0.05)


class Span(NamedTuple):
    """The days as a claim has them; the first is missing where open."""

    first: Array
    last: Array


class Figures(NamedTuple):
    """People as a claim has them (missing is NaN), and its words."""

    low: Array
    best: Array
    high: Array
    text: Array


def dates(blur: float, events: Events, reports: Reports, rng: np.random.Generator) -> Span:
    """Blur some of the days; every span holds the day of its event."""
    day, said = events.day[reports.event], reports.said
    size = len(day)
    how = rng.choice(4, size, p=[1 - blur, 0.4 * blur, 0.4 * blur, 0.2 * blur])
    start, end = _month(day)
    around = rng.integers(0, 11, (2, size))
    first = np.select([how == 1, how == 2], [day - around[0], start], day)
    last = np.select([how == 1, how == 2, how == 3], [day + around[1], end, said], day)
    first = np.where(how == 3, NAT, first)
    return _retold(Span(first, np.minimum(last, said)), reports, (rng.random(size) < 0.3) & (blur > 0))


def _retold(span: Span, reports: Reports, coarser: Array) -> Span:
    """A copy has the days of what it copies, or the months around them."""
    from_ = np.where(reports.kind == COPIED, reports.copied, np.arange(len(reports.kind)))
    first, last = span.first[from_], span.last[from_]
    wide = coarser & (reports.kind == COPIED)
    return Span(
        np.where(wide, _month(first)[0], first),
        np.where(wide, np.minimum(_month(last)[1], reports.said), last),
    )


def _month(days: Array) -> tuple[Array, Array]:
    month = days.astype("datetime64[M]")
    return month.astype("datetime64[D]"), (month + 1).astype("datetime64[D]") - 1


def figures(events: Events, reports: Reports, rng: np.random.Generator) -> Figures:
    """Tell how many: exactly, rounded, as a bound, in a word, or not at all; a denial has no figure."""
    base = events.imagined[reports.event]
    size = len(base)
    wrong = base * np.exp(rng.normal(0, _ERROR, size) * (rng.random(size) < 0.5))
    people = np.maximum(np.round(wrong), 1)
    form = np.array(_FORMS)[rng.choice(len(_FORMS), size, p=_WEIGHTS)]
    form[(form == "dozens") & ((people < 24) | (people > 99))] = "rounded"
    copy = reports.kind == COPIED
    from_ = np.where(copy, reports.copied, np.arange(size))
    people, form = people[from_], form[from_]
    form[copy & (form == "exact") & (rng.random(size) < 0.3)] = "rounded"
    form[reports.kind == DENIED] = "none"
    return _written(people, form)


def _written(people: Array, form: Array) -> Figures:
    """Put figures into their columns, with the words that they stand for."""
    unit = np.where(people < 20, 1, np.where(people < 200, 10, 100))
    near = np.maximum(np.round(people / unit) * unit, 1)
    under, over = np.floor(people / unit) * unit, np.ceil(people / unit) * unit
    at_least, up_to, dozens = (form == word for word in ("at least", "up to", "dozens"))
    low = np.select([at_least, dozens], [under, 24.0], np.nan)
    best = np.select([form == "exact", form == "rounded"], [people, near], np.nan)
    high = np.select([up_to, dozens], [over, 99.0], np.nan)
    text = np.full(len(form), None, dtype=object)
    for word, values in (("rounded", near), ("at least", under), ("up to", over)):
        chosen = form == word
        said = "about" if word == "rounded" else word
        text[chosen] = [f"{said} {n:.0f}" for n in values[chosen].tolist()]
    text[dozens] = "dozens"
    return Figures(low, best, high, text)


def edtf(span: Span) -> list[str]:
    """Write days as EDTF, in the shortest form; years of a twin lie outside the profile of the record."""
    start, end = _month(span.last)
    whole = (span.first == start) & (span.last == end)
    last, month = np.datetime_as_string(span.last), np.datetime_as_string(span.last.astype("datetime64[M]"))
    first = np.where(np.isnat(span.first), "..", np.datetime_as_string(span.first))
    several = np.char.add(np.char.add(first, "/"), last)
    texts: list[str] = np.where(whole, month, np.where(span.first == span.last, last, several)).tolist()
    return texts
