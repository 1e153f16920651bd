"""The date of publication, as far as the head of a text shows it."""

from __future__ import annotations

import re

from nkrefugees.drafts import days
from nkrefugees.drafts.pipeline import Doc, Span, read

_LABEL = re.compile(r"publish|posted|updated|date|press release|released|by\b", re.I)
_HEAD, _SHORT = 40, 110


def find(text: str) -> str:
    r"""Find a whole day in a short line at the head of a text; empty where there is none.

    Examples
    --------
    >>> find("China Spurns Criticism\n\nBy A. Writer | June 4, 2013 | 4:36 AM\n\nThe group said so.")
    '2013-06-04'
    """
    lines = [line for line in text.split("\n")[:_HEAD] if 0 < len(line.strip()) <= _SHORT]
    found = [(not _LABEL.search(line), day) for line in lines for day in _days(read(line))]
    return min(found, key=lambda pair: pair[0])[1] if found else ""


def _days(doc: Doc) -> list[str]:
    """Whole days in a line that is no sentence."""
    if _is_sentence(doc[:]):
        return []
    return [date.value for date in days.find(doc, None) if re.fullmatch(r"\d{4}-\d\d-\d\d", date.value)]


def _is_sentence(span: Span) -> bool:
    """Whether a line reads as prose: it ends in a stop and has several small words."""
    small = sum(token.lower_ in ("the", "of", "that", "was", "were", "which", "to") for token in span)
    return small > 2
