"""Phrases that say who says, denies, cannot confirm or will not speak of something."""

from __future__ import annotations

import re
from collections.abc import Sequence

from nkrefugees.drafts import names
from nkrefugees.drafts.pipeline import Doc, Span, filter_spans, runs
from nkrefugees.drafts.proposal import Found, Voice

_FIRMER = ("cannot_confirm", "no_comment", "retracts", "denies")
_AFTER = re.compile(r"according to|cit\w+|quot\w+|told by|told")
_PRONOUNS = frozenset("he she it they".split())
_SAME = frozenset(
    "group organization organisation ministry agency statement spokesman spokeswoman spokesperson report "
    "official office".split()
)
_NOUNS = frozenset("claim claims report reports".split())
_OF_NOUNS = frozenset(
    "the a an this that these those news such other recent annual asylum to their its and".split()
)
_REFUSED = frozenset("access entry them asylum visas permission refugees protection".split())
_OWNS = frozenset(("'s", "’s"))
_REACH, _NEAR = 160, 40


def find(doc: Doc, named: Sequence[Found]) -> list[Voice]:
    """Find every phrase of saying, and the actor that it belongs to.

    Examples
    --------
    >>> from nkrefugees.drafts.pipeline import read
    >>> doc = read("China denied it. The State Department said that it could not confirm the reports.")
    >>> [(voice.stance, voice.actor) for voice in find(doc, names.find(doc))]
    [('denies', 'chn-government'), ('cannot_confirm', 'usa-state-department')]
    """
    found: list[Voice] = []
    for span in _spans(doc):
        seat = None if _is_after(span) else _seat(doc, span, named)
        name = seat or _actor(doc, span, named)
        actor = name.value if name else _same(doc, span, found)
        where = (name.start, name.end) if name else None
        found.append(Voice(span.start_char, span.end_char, span.label_, actor, where))
    return found


def _spans(doc: Doc) -> list[Span]:
    """Phrases of saying; where "said" and "could not confirm" stand in one clause, the firmer."""
    found = [span for span in runs(doc, "stances") if not span.text.isupper() and not _of_access(doc, span)]
    firm = [span for span in found if span.label_ in _FIRMER]
    weak = [s for s in found if s.label_ == "affirms" and not any(_leads(s, f) for f in firm)]
    return sorted(filter_spans([*firm, *weak]), key=lambda span: span.start)


def _of_access(doc: Doc, span: Span) -> bool:
    """Whether something other than a fact is denied: access, entry, a claim to asylum."""
    behind = {token.lower_ for token in doc[span.end : span.end + 4]}
    before = doc[span.start - 1].lower_ if span.start else ""
    refused = span.label_ == "denies" and not behind.isdisjoint(_REFUSED)
    return refused or (span[0].lower_ in _NOUNS and before in _OF_NOUNS)


def _leads(saying: Span, firm: Span) -> bool:
    """Whether a word of saying stands right before what is said with another stance."""
    return (
        saying.sent.start == firm.sent.start
        and 0 <= firm.start - saying.end <= 4
        and saying.text.lower() != "according to"
    )


def _is_after(span: Span) -> bool:
    """Whether who speaks stands behind: "according to"."""
    return _AFTER.match(span.text.lower()) is not None


def _actor(doc: Doc, span: Span, named: Sequence[Found]) -> Found | None:
    """The nearest actor in the sentence: behind "according to", before most other phrases."""
    actors = [n for n in named if n.kind == "actor" and _may_speak(doc, span, n)]
    before = [n for n in actors if 0 <= span.start_char - n.end < _REACH]
    behind = [n for n in actors if 0 <= n.start - span.end_char < _REACH]
    if _is_after(span) and behind and not (span.text.lower() == "told" and before):
        return behind[0]
    if before:
        return before[-1]
    return behind[0] if behind and behind[0].start - span.end_char < _NEAR else None


def _may_speak(doc: Doc, span: Span, name: Found) -> bool:
    """Whether a name stands in the sentence of a phrase, and is not spoken to."""
    first, last = span.sent.start_char, span.sent.end_char
    return first <= name.start and name.end <= last and not _is_told(doc.text[first : name.start])


def _is_told(before: str) -> bool:
    """Whether an actor is spoken to: "told The New York Sun"."""
    return re.search(r"\b(?:told|telling)(?: the)? $", before, re.I) is not None


def _seat(doc: Doc, span: Span, named: Sequence[Found]) -> Found | None:
    """The government whose country or capital stands right before a phrase: "Beijing on Monday denied"."""
    seats = names.seats()
    inside = [n for n in named if n.kind in ("actor", "policy")]
    for start in range(span.start - 1, max(span.sent.start, span.start - 4) - 1, -1):
        for end in range(start + 1, min(start + 4, span.start) + 1):
            seat = doc[start:end]
            value = seats.get(seat.text.lower())
            found = Found(seat.start_char, seat.end_char, "actor", value or "")
            if value and doc[end].lower_ not in _OWNS and not any(_overlap(found, n) for n in inside):
                return found
    return None


def _overlap(one: Found, other: Found) -> bool:
    return one.start < other.end and other.start < one.end


def _same(doc: Doc, span: Span, found: Sequence[Voice]) -> str:
    """The last actor that spoke, where a pronoun or "the group" speaks now."""
    before = {token.lower_ for token in doc[max(span.sent.start, span.start - 4) : span.start]}
    last = next((voice.actor for voice in reversed(found) if voice.actor), "")
    return last if before & (_PRONOUNS | _SAME) else ""
