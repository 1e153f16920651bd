"""A page of HTML made fit for paper: what a reader would have to click, turn or scroll is settled here."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from xml.etree.ElementTree import Element, SubElement, tostring

from nkrefugees.site.paper import notes, sheets, tall
from nkrefugees.site.paper.nodes import parents, remove, text_of

SVG = "{http://www.w3.org/2000/svg}"
_LINKS = ("http://", "https://", "mailto:")


def arrange(tree: Element) -> list[str]:
    """Change a page for paper.

    Parameters
    ----------
    tree : Element
        A page of the print template; it is changed.

    Returns
    -------
    list of str
        What must not be printed: figures without alternative text, each named by its cell.
    """
    faults = list(_figures(tree))
    notes.number(tree)
    _drop(tree)
    _headings(tree)
    sheets.fit(tree)
    tall.split(tree)
    _contents(tree)
    _links(tree)
    return faults


def _drop(tree: Element) -> None:
    """Take away what opens, runs or downloads."""
    for parent in [*tree.iter()]:
        for node in [*parent]:
            if node.tag in ("details", "script", "button", "summary") or node.get("class") == "files":
                remove(parent, node)


def _figures(tree: Element) -> Iterator[str]:
    """Make every drawing a picture of its own, with its alternative text."""
    above = parents(tree)
    for node in [*tree.iter()]:
        over = [*_up(node, above)]
        if node.tag == f"{SVG}svg":
            labels = [part.get("aria-label") for part in [node, *over]]
            _pictured(node, next(filter(None, labels), ""))
        if node.tag == "img" and not node.get("alt", "").strip():
            cells = [n.get("id", "") for n in over if n.get("id", "").startswith("cell-")]
            where = f"cell {cells[0].removeprefix('cell-')}" if cells else "the prose"
            yield f"a figure of {where} has no alternative text"


def _up(node: Element, above: dict[Element, Element]) -> Iterator[Element]:
    while node in above:
        node = above[node]
        yield node


def _pictured(node: Element, label: str) -> None:
    """Turn a drawing inside the page into a picture: its ids are then its own."""
    titled = node.find(f"{SVG}title")
    alt = label or ("" if titled is None else titled.text or "")
    tail = node.tail
    node.tail = None
    packed = base64.b64encode(tostring(node)).decode()
    node.clear()
    node.tag, node.tail = "img", tail
    node.attrib.update(alt=" ".join(alt.split()), src=f"data:image/svg+xml;base64,{packed}")


def _headings(tree: Element) -> None:
    """One title, which heads the cover; no level of heading is left out on the way down."""
    main = next(tree.iter("main"), tree)
    above = parents(tree)
    for title in [*main.iter("h1")][:1]:
        remove(above[title], title)
    level = 1
    for node in main.iter():
        if node.tag in ("h1", "h2", "h3", "h4", "h5", "h6"):
            level = min(max(int(node.tag[1]), 2), level + 1)
            node.tag = f"h{level}"


def _contents(tree: Element) -> None:
    """List the headings on the cover; the style adds their pages."""
    place = next((node for node in tree.iter("nav") if node.get("class") == "contents"), None)
    if place is None:
        return
    listed = SubElement(place, "ul")
    for number, node in enumerate(
        n for n in tree.iter() if n.tag in ("h2", "h3") and n.get("class") != "own"
    ):
        node.attrib.setdefault("id", f"part-{number}")
        item = SubElement(listed, "li", {"class": node.tag})
        SubElement(item, "a", href=f"#{node.get('id')}").text = text_of(node)


def _links(tree: Element) -> None:
    """Keep links that hold on paper: into this document, and to addresses of the world."""
    ids = {node.get("id") for node in tree.iter()}
    for node in tree.iter("a"):
        href = node.get("href", "")
        if not (href.startswith(_LINKS) or (href.startswith("#") and href[1:] in ids)):
            node.tag = "span"
            node.attrib.pop("href", None)
