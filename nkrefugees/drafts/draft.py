"""Everything that a text is proposed to say, as rows that a curator can confirm."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from nkrefugees.drafts import acts, claims, days, figures, names, statements, voices
from nkrefugees.drafts.claims import Paper, Sentence
from nkrefugees.drafts.pipeline import read
from nkrefugees.drafts.proposal import Figure, Found, Proposal, Voice
from nkrefugees.drafts.reckoning import Published
from nkrefugees.texts import normalise

_BLOCKS = {"date": "date", "place": "place", "crossing": "crossing", "actor": "actor", "policy": "mention"}


def propose(text: str, published: str = "", publisher: str = "") -> list[Proposal]:
    """Propose claims, mentions, and the dates, places, actors and attributions that no claim has taken up.

    Parameters
    ----------
    text : str
        English text, as `nkrefugees.texts.normalise` makes it: offsets are into it.
    published : str
        EDTF of its publication; relative dates have no value without it.
    publisher : str
        The id of its publisher, who claims what nobody else is said to claim.

    Returns
    -------
    list of Proposal
        Claims, then dates, places, crossings, actors, mentions and attributions, each in order.

    Examples
    --------
    >>> found = propose("On Monday China sent 26 refugees back, Yonhap reported.", "2013-06-04")
    >>> found[0].fields["n"], found[0].fields["claimant"], found[0].fields["quantity"]
    (26, 'yonhap', 'repatriated')
    """
    text = normalise(text.encode())
    doc = read(text)
    named = names.find(doc)
    dated = [d for d in days.find(doc, Published.of(published)) if not _within(d, named)]
    said = voices.find(doc, named)
    ends = [(s.start_char, s.end_char) for s in doc.sents]
    named += statements.find(named, dated, ends)
    found = [*named, *dated, *acts.find(doc)]
    paper = Paper(publisher, published)
    counted = [f for f in figures.find(doc) if not any(_overlap(f, d) for d in dated)]
    sentences = [_sentence(text, first, last, counted, said, found) for first, last in ends]
    claimed = claims.merged(p for sentence in sentences for p in claims.propose(sentence, paper))
    return [*sorted(claimed, key=lambda p: p.spans), *_rest(claimed, [*named, *dated], said)]


def _within(date: Found, named: Iterable[Found]) -> bool:
    """Whether a date is part of the name of something: the year of a convention."""
    return any(n.kind == "policy" and n.start <= date.start and date.end <= n.end for n in named)


def _overlap(one: Found | Figure, other: Found | Figure) -> bool:
    return one.start < other.end and other.start < one.end


def _sentence(
    text: str, first: int, last: int, counted: Sequence[Figure], said: Sequence[Voice], found: Sequence[Found]
) -> Sentence:
    """What was found between two offsets."""
    return Sentence(
        text,
        first,
        last,
        tuple(f for f in counted if first <= f.start < last),
        tuple(v for v in said if first <= v.start < last),
        tuple(f for f in found if first <= f.start < last),
    )


def _rest(claimed: Sequence[Proposal], found: Sequence[Found], said: Sequence[Voice]) -> Iterator[Proposal]:
    """What no claim has taken up, one row for each value; of dates each, as it may be another's."""
    taken = {part for claim in claimed for part in claim.parts}
    spoken = [voice for voice in said if voice not in taken]
    used = {(part.kind, part.value) for part in taken if isinstance(part, Found) and part.kind != "date"}
    used |= {("actor", voice.actor) for voice in spoken if voice.name}
    left = sorted(f for f in set(found) - taken if (f.kind, f.value) not in used)
    for kind, block in _BLOCKS.items():
        for value in dict.fromkeys(f.value for f in left if f.kind == kind):
            yield _row(block, kind, value, tuple(f for f in left if (f.kind, f.value) == (kind, value)))
    yield from _attributions(spoken)


def _row(block: str, kind: str, value: str, parts: tuple[Found, ...]) -> Proposal:
    key = {"crossing": "place"}.get(kind, kind)
    return Proposal(block, claims.spans(parts), {key: value} if value else {}, parts)


def _attributions(said: Sequence[Voice]) -> Iterator[Proposal]:
    """Phrases of saying, one row for each actor and stance."""
    grouped: dict[tuple[str, str], list[Voice]] = {}
    for voice in said:
        grouped.setdefault((voice.actor, voice.stance), []).append(voice)
    for (actor, stance), voices_ in grouped.items():
        fields = {"claimant": actor, "stance": stance} if actor else {"stance": stance}
        speaking = [Found(*v.name, "actor", actor) for v in voices_ if v.name]
        parts: tuple[Found | Voice, ...] = (*voices_, *speaking)
        yield Proposal("attribution", claims.spans(parts), fields, parts)
