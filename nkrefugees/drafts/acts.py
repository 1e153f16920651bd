"""What a figure counts, from the words of an act nearest to it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from nkrefugees.drafts.pipeline import Doc, Span, runs
from nkrefugees.drafts.proposal import Figure, Found

_BREAK = re.compile(r"[,;:]|\b(?:and|but|while|after|before|when|that)\b")
_ONWARD = re.compile(
    r"[^.]{0,40}?\bto (?:china|mongolia|thailand|vietnam|laos|cambodia|a third country)\b", re.I
)
_SOUTH = re.compile(r"(?: \w+){0,2} to (?:the South(?! Korean)|South Korea\b)")
_HELPERS = {"detained": "helpers_detained", "released": "helpers_released", "repatriated": "helpers_released"}
_COST = {"stock": 45, "signatures": 25, "arrived": 5, "asylum_sought": -10, "deaths": 5}
_RISK_BEFORE, _RISK_BEHIND = 55, 20


def find(doc: Doc) -> list[Found]:
    """Find the words of every act, and those that say that a return has not happened.

    Examples
    --------
    >>> from nkrefugees.drafts.pipeline import read
    >>> [act.value for act in find(read("They were arrested and face being sent back."))]
    ['detained', 'risk', 'risk', 'repatriated']
    """
    acts = [_found(span, "act", span.label_) for span in runs(doc, "acts")]
    taken = [(act.start, act.end) for act in acts if act.value != "repatriated"]
    risks = [_found(span, "risk", "risk") for span in runs(doc, "at_risk") if span.text != "May"]
    return sorted([*acts, *(r for r in risks if not any(a < r.end and r.start < b for a, b in taken))])


def _found(span: Span, kind: str, value: str) -> Found:
    return Found(span.start_char, span.end_char, kind, value)


def quantity(text: str, figure: Figure, acts: Sequence[Found]) -> tuple[str, Found | None]:
    """Say what a figure counts, and by which words; empty where no act stands in its sentence.

    Parameters
    ----------
    text : str
        The whole text.
    figure : Figure
        The figure.
    acts : sequence of Found
        The acts and risks of its sentence.
    """
    if figure.unit == "percent":
        return "share", None
    candidates = [act for act in acts if act.kind == "act"]
    if not candidates:
        return "", None
    act = min(candidates, key=lambda act: _distance(text, figure, act))
    if figure.group == "helper":
        return _HELPERS.get(act.value, act.value), act
    return _precise(text, act, acts), act


def _precise(text: str, act: Found, acts: Sequence[Found]) -> str:
    """A return that is feared, or that goes to a third state."""
    if act.value == "escaped" and _SOUTH.match(text, act.end):
        return "arrived"
    if act.value != "repatriated":
        return act.value
    risks = [r for r in acts if r.kind == "risk"]
    if any(_bears_on(risk, act) for risk in risks):
        return "at_risk"
    return "removed" if _ONWARD.match(text, act.end) else "repatriated"


def _bears_on(risk: Found, act: Found) -> bool:
    """Whether words of risk stand close before an act, overlap its begin, or follow at once."""
    before = risk.start < act.start and act.start - risk.end <= _RISK_BEFORE
    return before or 0 <= risk.start - act.end <= _RISK_BEHIND


def _distance(text: str, figure: Figure, act: Found) -> float:
    """How far an act stands from a figure: characters, and more over the joints of a sentence."""
    if act.start >= figure.noun_end:
        gap, weight = text[figure.noun_end : act.start], 1.0
    elif act.end <= figure.start:
        gap, weight = text[act.end : figure.start], 1.2
    else:
        return 30 if act.value == "asylum_sought" else 60
    return weight * len(gap) + 15 * len(_BREAK.findall(gap)) + _COST.get(act.value, 0)
