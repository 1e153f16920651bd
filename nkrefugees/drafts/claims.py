"""Claims out of what stands in one sentence: a figure, who says it, when and where."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from nkrefugees.drafts import acts
from nkrefugees.drafts.proposal import Figure, Found, Proposal, Voice

_T = TypeVar("_T", Found, Voice)
_SUBGROUPS = frozenset(("women", "men", "children", "orphans"))
_HELD = frozenset(("repatriated", "at_risk", "detained", "released", "removed"))
_HOSTS = ("CHN", "RUS", "LAO", "THA", "VNM", "MNG", "MMR", "KHM")
_CATEGORY = ("refugee", "migrant", "defector", "crosser")


@dataclass(frozen=True)
class Sentence:
    """What was found in one sentence of a text."""

    text: str
    start: int
    end: int
    figures: tuple[Figure, ...]
    voices: tuple[Voice, ...]
    found: tuple[Found, ...]

    def of(self, *kinds: str) -> list[Found]:
        """What was found of some kinds."""
        return [f for f in self.found if f.kind in kinds]


@dataclass(frozen=True)
class Paper:
    """What is known of the document: who publishes it, and when."""

    publisher: str = ""
    published: str = ""


def propose(sentence: Sentence, paper: Paper) -> Iterator[Proposal]:
    """Propose a claim for each figure of a sentence, and for each denial or refusal to speak."""
    affirming = [v for v in sentence.voices if v.stance == "affirms"]
    for figure in sentence.figures:
        yield _claim(sentence, figure, _nearest(figure, affirming), paper)
    for voice in sentence.voices:
        if voice.stance != "affirms":
            yield _claim(sentence, None, voice, paper)


def _claim(sentence: Sentence, figure: Figure | None, voice: Voice | None, paper: Paper) -> Proposal:
    """One claim with all that its sentence gives."""
    anchor: Figure | Voice = figure or voice  # type: ignore[assignment]
    words = sentence.text[anchor.start : anchor.end]
    within = Figure(anchor.start, anchor.end, anchor.end, None, None, None, words, "")
    quantity, act = acts.quantity(sentence.text, figure or within, sentence.of("act", "risk"))
    when, said = _dates(sentence, anchor, act, voice)
    where = _nearest(anchor, sentence.of("place", "crossing"))
    fields = {
        "quantity": quantity,
        **_people(figure),
        **_claimant(voice, paper),
        **_denial(voice, sentence),
        **_when(when, said, voice, paper),
        **_countries(sentence, quantity, anchor),
        "place": where.value if where else "",
        **(_figures(figure) if figure else {}),
    }
    parts = tuple(part for part in (figure, act, voice, _name(voice), when, said, where) if part is not None)
    return Proposal("claim", spans(parts), {k: v for k, v in fields.items() if v not in ("", None)}, parts)


def _name(voice: Voice | None) -> Found | None:
    """Where the name of who speaks stands."""
    return Found(*voice.name, "actor", voice.actor) if voice and voice.name else None


def _people(figure: Figure | None) -> dict[str, Any]:
    if figure is None:
        return {}
    subgroup = figure.group if figure.group in _SUBGROUPS else ""
    return {"subgroup": subgroup, "population": figure.group if figure.group in ("escapee", "worker") else ""}


def _claimant(voice: Voice | None, paper: Paper) -> dict[str, Any]:
    """Who claims: the actor that speaks, or the paper in its own voice."""
    if voice is None:
        return {"claimant": paper.publisher}
    return {"claimant": voice.actor, "stance": voice.stance if voice.stance != "affirms" else ""}


def _denial(voice: Voice | None, sentence: Sentence) -> dict[str, Any]:
    if voice is None or voice.stance != "denies":
        return {}
    behind = sentence.text[voice.start : sentence.end].lower()
    return {"denied": "category" if any(word in behind for word in _CATEGORY) else "event"}


def _when(when: Found | None, said: Found | None, voice: Voice | None, paper: Paper) -> dict[str, Any]:
    """When it happened, and was said; if only the saying is dated, the event is open before it."""
    spoken = said.value if said else ("" if voice else paper.published)
    before = _last(spoken) or _last(paper.published)
    last = f"../{_last(paper.published)}" if paper.published else ""
    return {
        "date": when.value if when and when.value else (f"../{before}" if before else ""),
        "said": spoken or last,
    }


def _last(edtf: str) -> str:
    """The later side of a date."""
    return edtf.rpartition("/")[2]


def _dates(
    sentence: Sentence, anchor: Figure | Voice, act: Found | None, voice: Voice | None
) -> tuple[Found | None, Found | None]:
    """The date of the event and of the saying: each date goes to what it stands nearest to."""
    known = [d for d in sentence.of("date") if d.value]
    mark: Found | Figure | Voice = act or anchor
    if voice is None or voice is mark:
        return (_nearest(mark, known), None) if voice is None else (None, _nearest(mark, known))
    said = [d for d in known if _gap(d, voice) < min(_gap(d, mark), _gap(d, anchor))]
    return _nearest(mark, [d for d in known if d not in said]), _nearest(voice, said)


def _countries(sentence: Sentence, quantity: str, anchor: Figure | Voice) -> dict[str, Any]:
    """Where people were held, and where they went."""
    hosts = [c for c in sentence.of("country") if c.value in _HOSTS]
    host = _nearest(anchor, hosts)
    if quantity in _HELD:
        home = "PRK" if quantity in ("repatriated", "at_risk") else ""
        return {"country": host.value if host else "", "destination": home}
    if quantity == "arrived":
        return {"destination": "KOR" if any(c.value == "KOR" for c in sentence.of("country")) else ""}
    return {"country": host.value if host and quantity in ("stock", "asylum_sought") else ""}


def _figures(figure: Figure) -> dict[str, Any]:
    unit = figure.unit if figure.unit != "persons" else ""
    if figure.group == "families":
        unit = "families"
    words = " ".join(figure.words.split())
    return {"n_low": figure.low, "n": figure.best, "n_high": figure.high, "n_text": words, "unit": unit}


def _gap(one: Found | Figure | Voice, other: Found | Figure | Voice) -> int:
    """Characters between two places of the text; none where they overlap."""
    return max(0, one.start - other.end, other.start - one.end)


def _nearest(anchor: Found | Figure | Voice, others: Sequence[_T]) -> _T | None:
    return min(others, key=lambda other: _gap(anchor, other), default=None)


def spans(parts: Iterable[Found | Figure | Voice]) -> tuple[tuple[int, int], ...]:
    """Where the parts of a proposal stand, in order; those that touch become one.

    Examples
    --------
    >>> spans([Found(9, 12, "date", "2013"), Found(3, 8, "place", "tumen")])
    ((3, 12),)
    """
    found: list[tuple[int, int]] = []
    for part in sorted(parts, key=lambda p: (p.start, p.end)):
        start, end = part.start, part.noun_end if isinstance(part, Figure) else part.end
        if found and start <= found[-1][1] + 1:
            found[-1] = found[-1][0], max(end, found[-1][1])
        else:
            found.append((start, end))
    return tuple(found)


def merged(proposals: Iterable[Proposal]) -> list[Proposal]:
    """Join claims that say the same by the same claimant into one with several spans."""
    rows: dict[tuple[tuple[str, Any], ...], Proposal] = {}
    for proposal in proposals:
        key = tuple(sorted((k, str(v)) for k, v in proposal.fields.items()))
        if (other := rows.get(key)) is None or not proposal.fields.get("claimant"):
            rows[key if other is None else (*key, ("", str(len(rows))))] = proposal
        else:
            parts = (*other.parts, *proposal.parts)
            rows[key] = Proposal("claim", spans(parts), other.fields, parts)
    return list(rows.values())
