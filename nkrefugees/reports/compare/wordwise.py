"""Two texts word by word."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from typing import NamedTuple

SAME, GONE, NEW = "same", "gone", "new"
_CONTEXT = 8
_EXACT = 4000
_ALIKE = 0.25
_ANSI = re.compile(r"\x1b\[[0-9;?]*[ -/]*[@-~]")
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")
# Chinese and Japanese set no space between words: there each character is one.
_HAN = "\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
# Ids are joined by semicolons.
_WORD = re.compile(rf"(?:[{_HAN}]|[^\s;{_HAN}]*;|[^\s;{_HAN}]+)\s*")


class Piece(NamedTuple):
    """Words that stand in both texts (same), in the first (gone) or in the second (new)."""

    change: str
    text: str


def plain(text: str) -> str:
    r"""Put a text on one line, without what steers a terminal or cannot be written.

    Examples
    --------
    >>> plain("\x1b[31mred\x1b[0m\n  words ")
    'red words'
    """
    visible = _CONTROL.sub("", " ".join(_ANSI.sub("", text).split()))
    return visible.encode("utf-8", "replace").decode()


def pieces(before: str, after: str) -> list[Piece]:
    """Cut two texts into words that stayed, went and came.

    Long stretches that stayed are shortened. Texts that share few words are told one after the other.

    Parameters
    ----------
    before, after : str
        The texts; how their words are spaced does not matter.

    Returns
    -------
    list of Piece
        In reading order; empty if no word differs.

    Examples
    --------
    >>> [tuple(piece) for piece in pieces("at least 7 people", "at least 9 people")]
    [('same', 'at least '), ('gone', '7 '), ('new', '9 '), ('same', 'people ')]
    """
    old, new = _words(before), _words(after)
    if _bare(old) == _bare(new):
        return []
    steps = _steps(_bare(old), _bare(new))
    stayed = sum(j - i for tag, i, j, _, _ in steps if tag == "equal")
    if stayed < _ALIKE * min(len(old), len(new)):
        return [piece for piece in (Piece(GONE, "".join(old)), Piece(NEW, "".join(new))) if piece.text]
    found: list[Piece] = []
    for tag, i, j, m, n in steps:
        if tag == "equal":
            found.append(Piece(SAME, _shortened(new[m:n], first=not i + m, last=n == len(new))))
            continue
        found += [Piece(GONE, "".join(old[i:j])), Piece(NEW, "".join(new[m:n]))]
    return [piece for piece in found if piece.text]


def marked(found: list[Piece]) -> str:
    """Write pieces as one line: ``[-gone-]``, ``{+new+}``.

    Examples
    --------
    >>> marked(pieces("at least 7 people", "at least 9 people now"))
    'at least [-7-] {+9+} people {+now+}'
    """
    marks = {SAME: "{}", GONE: "[-{}-]", NEW: "{{+{}+}}"}
    texts = []
    for piece in found:
        words = piece.text.rstrip()
        texts.append(marks[piece.change].format(words) + piece.text[len(words) :])
    return "".join(texts).rstrip()


def _words(text: str) -> list[str]:
    """The words, each with the space behind it; the last has one too, so that it is like the others."""
    return _WORD.findall(f"{plain(text)} ")


def _bare(words: list[str]) -> list[str]:
    return [word.rstrip() for word in words]


def _steps(old: list[str], new: list[str]) -> list[tuple[str, int, int, int, int]]:
    """Opcodes of difflib; in very long texts frequent words are passed over, for speed."""
    head = _alike(old, new)
    tail = _alike(old[head:][::-1], new[head:][::-1])
    i, m = len(old) - tail, len(new) - tail
    long = i + m - 2 * head > _EXACT
    steps = SequenceMatcher(None, old[head:i], new[head:m], autojunk=long).get_opcodes()
    middle = [(tag, a + head, b + head, c + head, d + head) for tag, a, b, c, d in steps]
    ends = ("equal", 0, head, 0, head), ("equal", i, len(old), m, len(new))
    return [*ends[: bool(head)], *middle, *ends[1 : 1 + bool(tail)]]


def _alike(old: list[str], new: list[str]) -> int:
    """How many words are the same from the start."""
    pairs = enumerate(zip(old, new, strict=False))
    return next((n for n, (a, b) in pairs if a != b), min(len(old), len(new)))


def _shortened(words: list[str], first: bool, last: bool) -> str:
    """The words next to a change; what is far from any is left out."""
    head = [] if first else words[:_CONTEXT]
    tail = [] if last else words[-_CONTEXT:]
    if len(words) <= len(head) + len(tail) + 1:
        return "".join(words)
    return "".join([*head, "… ", *tail])
