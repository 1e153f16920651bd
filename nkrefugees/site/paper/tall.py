"""Figures too tall for a page, cut where the fewest marks stand, so that their words stay legible."""

from __future__ import annotations

import base64
import math
import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple
from xml.etree.ElementTree import Element, fromstring, tostring

from nkrefugees.site.paper.nodes import parents

_PACKED = "data:image/svg+xml;base64,"
_SVG = "{http://www.w3.org/2000/svg}"
_SHIFT = re.compile(r"translate\([-\d.]+[ ,]+([-\d.]+)\)(?! *rotate)")
_POINT = re.compile(r"[-\d.]+ ([-\d.]+)")
_LETTER, _DEEP = 8.0, 3.0  # points that a line of words reaches above and below where it stands
_MARK = 40.0  # points; what is taller, such as a frame, may be cut
_PLAY = 0.15  # how far from an even cut one may lie


class Page(NamedTuple):
    """The points of a line, and of the tallest figure that is left whole, and of the tallest part."""

    line: float
    whole: float
    part: float


# As in print.css.
UPRIGHT, TURNED = Page(493, 630, 630), Page(735, 510, 425)


def split(tree: Element) -> None:
    """Cut each drawing that a page could only hold by making it much smaller.

    Parameters
    ----------
    tree : Element
        A page that `nkrefugees.site.paper.sheets.fit` has set; it is changed. The first part keeps the
        alternative text, the others say which part they are.
    """
    above = parents(tree)
    for part in [node for node in tree.iter("div") if "part" in (node.get("class") or "").split()]:
        page = TURNED if "turned" in (part.get("class") or "").split() else UPRIGHT
        for image in [*part.iter("img")]:
            source = image.get("src") or ""
            if source.startswith(_PACKED):
                _cut(above[image], image, fromstring(base64.b64decode(source[len(_PACKED) :])), page)


def _cut(parent: Element, image: Element, drawing: Element, page: Page) -> None:
    """Put parts in the place of a picture."""
    width, height = (_points(drawing.get(side)) for side in ("width", "height"))
    scale = min(1.0, page.line / width) if width else 0.0
    if height * scale <= page.whole:
        return
    edges = cuts([*extents(drawing)], height, page.part / scale)
    at, told = [*parent].index(image), image.get("alt", "")
    for number, (top, bottom) in enumerate(pairwise(edges), 1):
        drawing.set("viewBox", f"0 {top:g} {width:g} {bottom - top:g}")
        drawing.set("height", f"{bottom - top:g}pt")
        packed = base64.b64encode(tostring(drawing)).decode()
        said = told if number == 1 else f"The same figure, part {number} of {len(edges) - 1}."
        parent.insert(
            at + number, Element("img", {"class": "piece", "src": f"{_PACKED}{packed}", "alt": said})
        )
    parent.remove(image)


def cuts(marks: list[tuple[float, float]], height: float, room: float) -> list[float]:
    """Say where to cut: into as few parts as have room, of about one height, through the fewest marks.

    Examples
    --------
    >>> cuts([(0, 48), (49, 100)], 100, 70)
    [0.0, 49.0, 100]
    """
    edges = [0.0]
    for left in range(math.ceil(height / room), 1, -1):
        even = (height - edges[-1]) / left
        first, last = edges[-1] + even * (1 - _PLAY), edges[-1] + min(room, even * (1 + _PLAY))
        tried = [float(math.ceil(first) + step) for step in range(int(last - math.ceil(first)) + 1)]
        edges.append(min(tried, key=lambda y: (sum(top < y < bottom for top, bottom in marks), -y)))
    return [*edges, height]


def extents(drawing: Element) -> Iterator[tuple[float, float]]:
    """Give the top and the bottom of each mark and line of words of a drawing."""
    for node in drawing.iter():
        words = _SHIFT.match(node.get("transform") or "") if node.tag == f"{_SVG}g" else None
        if words:
            yield float(words[1]) - _LETTER, float(words[1]) + _DEEP
        elif node.tag == f"{_SVG}use" and "y" in node.attrib and "transform" not in node.attrib:
            yield float(node.attrib["y"]) - _DEEP, float(node.attrib["y"]) + _DEEP
        elif node.tag == f"{_SVG}path":
            found = [float(y) for y in _POINT.findall(node.get("d") or "")]
            if found and max(found) - min(found) < _MARK:
                yield min(found), max(found)


def _points(size: str | None) -> float:
    return float(size[:-2]) if size and size.endswith("pt") else 0.0
