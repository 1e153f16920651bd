"""What a press says went wrong: letters that no font has, figures and links that are not there."""

from __future__ import annotations

import logging
import unicodedata
from collections.abc import Iterable, Iterator
from xml.etree.ElementTree import Element

_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_MARK = ".notdef"


def told(records: Iterable[logging.LogRecord], tree: Element) -> list[str]:
    """Say in words what is wrong with a page: what pango drew as a box, and every error.

    Parameters
    ----------
    records : iterable of LogRecord
        What WeasyPrint said. It names each letter for which pango found no glyph in any font.
    tree : Element
        The page, in which such letters are looked up.

    Returns
    -------
    list of str
        Each fault once. Words about style are none.
    """
    lacking, errors = [], []
    for record in records:
        if _MARK in str(record.msg):
            lacking.append(chr(record.args[1]))  # type: ignore[index, arg-type]
        elif record.levelno >= logging.ERROR:
            errors.append(record.getMessage()[:200])
    return [_no_glyph(letter, tree) for letter in dict.fromkeys(lacking)] + list(dict.fromkeys(errors))


def _no_glyph(letter: str, tree: Element) -> str:
    found = list(dict.fromkeys(places(tree, letter)))
    where = "; ".join(found[:3]) or "in a figure"
    more = f"; and in {len(found) - 3} more places" if len(found) > 3 else ""
    return f"no font has {described(letter)}: {where}{more}"


def described(letter: str) -> str:
    r"""Name a letter: itself where it can be seen, its code, its name.

    Examples
    --------
    >>> described("\U0010fffd"), described("한")
    ('U+10FFFD (private use)', "'한' U+D55C (HANGUL SYLLABLE HAN)")
    """
    kinds = {"Co": "private use", "Cn": "not assigned", "Cc": "control character"}
    kind = unicodedata.category(letter)
    seen = "" if kind in kinds else f"'{letter}' "
    return f"{seen}U+{ord(letter):04X} ({kinds.get(kind) or unicodedata.name(letter, 'no name')})"


def places(tree: Element, letter: str) -> Iterator[str]:
    """Say where a letter stands on a page: under which heading, in which row and column of a table."""
    heading = ""
    for node, parents in _walked(tree, ()):
        if node.tag in _HEADINGS:
            heading = " ".join("".join(node.itertext()).split())
        own = (node.text or "") + "".join(child.tail or "" for child in node)
        if letter in own and node.tag not in ("style", "title"):
            under = f"under {heading!r}" if heading else "at the top"
            yield ", ".join([under, *_in_table(node, parents), *_in_cell(parents)])


def _walked(node: Element, parents: tuple[Element, ...]) -> Iterator[tuple[Element, tuple[Element, ...]]]:
    yield node, parents
    for child in node:
        yield from _walked(child, (*parents, node))


def _in_table(node: Element, parents: tuple[Element, ...]) -> Iterator[str]:
    chain = [*parents, node]
    tables = [part for part in chain if part.tag == "table"]
    rows = [part for part in chain if part.tag == "tr"]
    cells = [part for part in chain if part.tag in ("td", "th")]
    if tables and rows and cells:
        heads = ["".join(head.itertext()) for head in tables[-1].findall("./thead/tr/th")]
        at = list(rows[-1]).index(cells[-1])
        body = tables[-1].findall("./tbody/tr")
        yield f"column {heads[at] if at < len(heads) else at + 1}"
        yield f"row {body.index(rows[-1]) + 1}" if rows[-1] in body else "head of the table"


def _in_cell(parents: tuple[Element, ...]) -> Iterator[str]:
    ids = [part.get("id", "") for part in parents]
    yield from (f"cell {name.removeprefix('cell-')}" for name in ids if name.startswith("cell-"))
