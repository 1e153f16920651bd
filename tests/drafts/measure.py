"""How much of what people coded is proposed, and how much of what is proposed they coded.

A proposal is accepted if it overlaps a coded span of its kind with the same value. Figures are counted by
proposed claim, phrases of saying one by one, all else by distinct value of a document.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from nkrefugees.drafts.draft import propose
from nkrefugees.drafts.proposal import Figure, Found, Proposal, Voice
from nkrefugees.texts import load

from .gold import Coded, Page, pages

KINDS = ("figure", "date", "place", "actor", "policy", "attribution")
HALVES = ("sheets", "tune", "held")
WRITE, LOOK = 30, 8  # seconds: to write one thing with its span by hand; to keep or delete one proposal


class Score(NamedTuple):
    """Counts of one kind: coded, of them proposed; proposed, of them accepted; quantities right."""

    coded: int = 0
    found: int = 0
    proposed: int = 0
    accepted: int = 0
    right: int = 0

    def plus(self, other: Score) -> Score:
        """Add two scores."""
        return Score(*(a + b for a, b in zip(self, other, strict=True)))


def items(proposals: Iterable[Proposal]) -> list[Coded]:
    """What proposals say, thing by thing."""
    found: dict[tuple[str, object], list[tuple[int, int]]] = {}
    figures = []
    for proposal in proposals:
        figures += _figures(proposal)
        for kind, value, span in _parts(proposal):
            found.setdefault((kind, value), []).append(span)
    single = [Coded(kind, value, tuple(dict.fromkeys(spans))) for (kind, value), spans in found.items()]
    return figures + [Coded(c.kind, _stance(c), c.spans) for c in single]


def _stance(coded: Coded) -> object:
    return coded.value[0] if coded.kind == "attribution" else coded.value


def _figures(proposal: Proposal) -> list[Coded]:
    parts = sorted(p for p in proposal.parts if isinstance(p, Figure))
    if not parts:
        return []
    first = parts[0]
    value = first.bounds if any(n is not None for n in first.bounds) else (first.words.lower(),)
    spans = tuple((p.start, p.noun_end) for p in parts)
    return [Coded("figure", value, spans, str(proposal.fields.get("quantity", "")))]


def _parts(proposal: Proposal) -> Iterator[tuple[str, object, tuple[int, int]]]:
    for part in proposal.parts:
        span = (part.start, part.end)
        if isinstance(part, Voice):
            yield "attribution", (part.stance, part.start), span
        elif isinstance(part, Found) and part.kind in ("date", "place", "crossing", "actor", "policy"):
            yield ("place" if part.kind == "crossing" else part.kind), part.value, span


def same(one: Coded, other: Coded) -> bool:
    """Whether two things are of one kind and value and overlap."""
    overlap = any(a < d and c < b for a, b in one.spans for c, d in other.spans)
    return one.kind == other.kind and overlap and _equal(one.value, other.value)


def _equal(one: object, other: object) -> bool:
    if isinstance(one, tuple) and isinstance(other, tuple) and len(one) == len(other) == 1:
        return bool(one[0]) and (one[0] in other[0] or other[0] in one[0])
    return one == other


def score(page: Page, text: str) -> dict[str, Score]:
    """Measure one document."""
    proposed = items(propose(text, page.published, page.publisher))
    scores = {}
    for kind in KINDS:
        coded = [c for c in page.coded if c.kind == kind]
        drafted = [p for p in proposed if p.kind == kind]
        found = [c for c in coded if any(same(c, p) for p in drafted)]
        accepted = sum(any(same(c, p) for c in coded) for p in drafted)
        right = sum(any(same(c, p) and c.quantity == p.quantity for p in drafted) for c in found)
        scores[kind] = Score(len(coded), len(found), len(drafted), accepted, right)
    return scores


def measure(folder: Path, halves: Iterable[str] = HALVES) -> dict[str, tuple[int, dict[str, Score]]]:
    """Measure every coded document whose text is in a folder: how many of each half, and their scores."""
    texts = load(folder)
    totals: dict[str, dict[str, Score]] = {half: dict.fromkeys(KINDS, Score()) for half in halves}
    count: Counter[str] = Counter()
    for page in pages():
        if page.half in totals and page.sha256 in texts:
            count[page.half] += 1
            for kind, got in score(page, texts[page.sha256]).items():
                totals[page.half][kind] = totals[page.half][kind].plus(got)
    return {half: (count[half], scores) for half, scores in totals.items()}


def table(half: str, count: int, scores: dict[str, Score]) -> str:
    """Write the scores of one half as a table."""
    lines = [
        f"{half}: {count} documents",
        f"{'':12} {'coded':>6} {'proposed':>9} {'':>5} {'proposals':>10} {'accepted':>9}",
    ]
    every = Score()
    for kind, got in scores.items():
        every = every.plus(got)
        lines.append(_line(kind, got))
    lines.append(_line("all", every))
    figures = scores["figure"]
    if half != "sheets":
        lines.append(minutes(count, every))
    lines.append(f"quantity right in {figures.right} of {figures.found} figures found")
    return "\n".join(lines)


def minutes(count: int, every: Score) -> str:
    """Estimate what a document takes by hand and from a draft; nobody was timed, the seconds are assumed."""
    by_hand = every.coded * WRITE / 60 / count
    drafted = (every.proposed * LOOK + (every.coded - every.found) * WRITE) / 60 / count
    return f"minutes a document, estimated: {by_hand:.1f} by hand, {drafted:.1f} from a draft"


def _line(name: str, got: Score) -> str:
    found, accepted = _share(got.found, got.coded), _share(got.accepted, got.proposed)
    return (
        f"{name:12} {got.coded:6} {got.found:9} {found:>5} {got.proposed:10} {got.accepted:9} {accepted:>5}"
    )


def _share(part: int, whole: int) -> str:
    return f"{100 * part / whole:.0f} %" if whole else "–"
