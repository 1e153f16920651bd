"""The word lists beside this module, and whether a word is an ordinary one."""

from __future__ import annotations

from functools import cache
from importlib import resources

_ENDINGS = {
    "s": ("",),
    "es": ("",),
    "ed": ("", "e"),
    "d": ("",),
    "ing": ("", "e"),
    "ly": ("",),
    "er": ("", "e"),
    "ers": ("", "e"),
    "ies": ("y",),
    "ied": ("y",),
}
_ABSTRACT = ("tion", "tions", "ment", "ments", "ness", "ities", "ism", "ists", "ship")
_SHORTEST_STEM = 3
_DERIVED = (
    "ously",
    "tively",
    "ingly",
    "ally",
    "edly",
    "able",
    "ible",
    "ous",
    "ive",
    "ful",
    "less",
    "ical",
    "ized",
    "ised",
    "izing",
    "ising",
    "izes",
    "ises",
    "ization",
    "isation",
    "ology",
    "graphy",
    "ality",
    "ability",
    "tional",
    "ists",
    "eers",
)
_SHORTEST_DERIVED = 7


@cache
def listed(name: str) -> tuple[str, ...]:
    """Read the words of one list, in its order.

    Examples
    --------
    >>> "margaret" in listed("first"), "grace" in listed("ambiguous")
    (True, True)
    """
    text = resources.files(__package__).joinpath(f"{name}.txt").read_text(encoding="utf-8")
    return tuple(w for line in text.splitlines() if not line.startswith("#") for w in line.split())


@cache
def among(name: str) -> frozenset[str]:
    """The words of one list as a set."""
    return frozenset(listed(name))


@cache
def is_ordinary(word: str) -> bool:
    """Whether a word is an English one, with or without an ending, or a place or paper.

    Examples
    --------
    >>> is_ordinary("Activists"), is_ordinary("Beijing"), is_ordinary("Finchley")
    (True, True, False)
    """
    word = word.lower().removesuffix("'s").removesuffix("’s")
    if len(word) < _SHORTEST_STEM or word in among("proper") or word.endswith(_ABSTRACT):
        return True
    return not among("ordinary").isdisjoint(_stems(word))


def is_surname_too(word: str) -> bool:
    """Whether an ordinary word is a surname as well: Baker, Young."""
    return word.lower() in among("surnames")


def _stems(word: str) -> set[str]:
    """The word, and what is left without its ending."""
    stems = {word}
    for ending, added in _ENDINGS.items():
        stem = word.removesuffix(ending)
        if stem != word and len(stem) >= _SHORTEST_STEM:
            stems |= {stem + more for more in added}
            if stem[-1] == stem[-2]:
                stems.add(stem[:-1])
    return stems


@cache
def is_known(word: str) -> bool:
    """Whether a word is in any list of words that are no names: ordinary, of news and law, or of places.

    Examples
    --------
    >>> is_known("Rapporteur"), is_known("Kowalczyk")
    (True, False)
    """
    word = word.lower().removesuffix("'s").removesuffix("’s")
    if is_ordinary(word) or word in among("places"):
        return True
    if len(word) >= _SHORTEST_DERIVED and word.endswith(_DERIVED):
        return True
    return not among("common").isdisjoint(_stems(word))
