"""What a report says in words: its headings, its prose, and what its code printed."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any, NamedTuple, TypeAlias

from nkrefugees.reports.compare.wordwise import GONE, NEW, Piece, pieces, plain
from nkrefugees.reports.document import Cell
from nkrefugees.reports.document import read as read_document

Output: TypeAlias = dict[str, Any]

HEADING, PROSE, PRINTED, CAPTION = "heading", "prose", "printed", "caption"
PICTURES = ("image/svg+xml", "image/png", "image/jpeg")
_FENCE = re.compile(r"\s{0,3}(```|~~~)")
_HEADING = re.compile(r"#{1,6}[ \t]+(.+?)[ \t#]*")
_TAG = re.compile(r"<(script|style)\b.*?</\1\s*>|<!--.*?-->|<[^>]*>", re.DOTALL | re.IGNORECASE)
_CAPTIONS = re.compile(r"<figcaption\b.*?</figcaption>", re.DOTALL)
_FOLDED = re.compile(r"<details\b.*?</details>", re.DOTALL)


class Passage(NamedTuple):
    """Words that stand together: where they stand, what they are, the heading above them."""

    place: str
    kind: str
    under: str
    text: str


class PassageChange(NamedTuple):
    """A passage that differs, as words that stayed, went and came."""

    kind: str
    under: str
    words: list[Piece]


def cells(path: Path) -> list[Cell]:
    """Read the cells of an executed notebook, with their outputs.

    Raises
    ------
    MissingFile, BadValue
        If the file is not there, or is no notebook.
    """
    found: list[Cell] = read_document(path)["cells"]
    for cell, raw in zip(found, json.loads(path.read_bytes())["cells"], strict=True):
        outputs = raw.get("outputs")
        cell["outputs"] = [o for o in outputs if isinstance(o, dict)] if isinstance(outputs, list) else []
    return found


def passages(found: list[Cell]) -> list[Passage]:
    """List what the cells of a notebook say, in reading order; tables and pictures are left out."""
    listed: list[Passage] = []
    under = ""
    for cell in found:
        said = _blocks(cell["source"]) if cell["cell_type"] == "markdown" else map(_said, cell["outputs"])
        for number, (kind, text) in enumerate(said):
            under = plain(text) if kind == HEADING else under
            listed.append(Passage(f"{cell['id']}/{kind}/{number}", kind, under, plain(text)))
    return [passage for passage in listed if passage.text]


def compare(before: list[Passage], after: list[Passage]) -> list[PassageChange]:
    """Compare what two notebooks say.

    Passages that are the same are paired wherever they stand; the others by cell and place in it.
    """
    old, new = ([(p.kind, p.text) for p in found] for found in (before, after))
    steps = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    return [
        change for tag, i, j, m, n in steps if tag != "equal" for change in _pairs(before[i:j], after[m:n])
    ]


def visible(page: str) -> str:
    """Give the words that a page shows, without its tags.

    Examples
    --------
    >>> visible("<p>a &lt; b</p><style>p {}</style>").split()
    ['a', '<', 'b']
    """
    return html.unescape(_TAG.sub(" ", page))


def joined(value: object) -> str:
    """A text of a notebook, which may stand there as a list of lines."""
    lines = value if isinstance(value, list) else [value]
    return "".join(line for line in lines if isinstance(line, str))


def data(output: Output) -> dict[str, Any]:
    """The forms in which an output shows itself, by media type; none if it is a stream."""
    found = output.get("data")
    return found if isinstance(found, dict) else {}


def _blocks(source: str) -> Iterator[tuple[str, str]]:
    """Headings and the prose between them; what looks like a heading in a block of code is none."""
    prose: list[str] = []
    fence = ""
    for line in source.splitlines():
        if (mark := _FENCE.match(line)) and fence in ("", mark[1]):
            fence = "" if fence else mark[1]
        heading = None if fence else _HEADING.fullmatch(line)
        if heading is None:
            prose.append(line)
            continue
        yield PROSE, "\n".join(prose)
        yield HEADING, re.sub(r"[*`]", "", heading[1])
        prose = []
    yield PROSE, "\n".join(prose)


def _said(output: Output) -> tuple[str, str]:
    """The words of an output as the page shows it; of a table, the caption without its sources."""
    shown = data(output)
    if "text/csv" in shown or any(kind in shown for kind in PICTURES):
        found = _CAPTIONS.findall(joined(shown.get("text/html")))
        return CAPTION, visible(_FOLDED.sub("", " ".join(found)))
    for kind in ("text/html", "text/markdown", "text/plain"):
        if kind in shown:
            text = joined(shown[kind])
            return PRINTED, visible(text) if kind == "text/html" else text
    if output.get("output_type") == "error":
        return PRINTED, f"{output.get('ename')}: {output.get('evalue')}"
    return PRINTED, joined(output.get("text"))


def _pairs(before: list[Passage], after: list[Passage]) -> Iterator[PassageChange]:
    """Passages of one place word by word; those that have no counterpart whole."""
    places = {passage.place for passage in after}
    old = {passage.place: passage for passage in before}
    for gone in before:
        if gone.place not in places:
            yield PassageChange(gone.kind, gone.under, [Piece(GONE, gone.text)])
    for came in after:
        was = old.get(came.place)
        if words := pieces(was.text, came.text) if was else [Piece(NEW, came.text)]:
            yield PassageChange(came.kind, came.under, words)
