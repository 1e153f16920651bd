"""Sources as numbered notes: one list at the end, and under each table the numbers of its own.

Footnotes were tried: where a table brings nine sources they are well, but the first table of a report may
rest on two hundred, whose notes then run over the heading of the next page, and a reader who meets a number
later must find the page where it stood first. The list has each source once, by date, where one looks for it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise
from xml.etree.ElementTree import Element, SubElement

from nkrefugees.site.paper.nodes import grid, parents, remove, text_of

_WEB = ("http://", "https://")
_COUNTED = re.compile(r"\d[\d,]* sources?")
_SOURCE = re.compile(r"evidence/source/([a-z0-9-]+)\.html")


class Sources:
    """The sources of a document, each with its number and the item of the list where it stands."""

    def __init__(self) -> None:
        self.numbers: dict[str, int] = {}
        self.items: list[Element] = []

    def add(self, item: Element, *names: str) -> int:
        """Give a source its number; one that is known by any of its names keeps it."""
        known = [self.numbers[name] for name in names if name in self.numbers]
        if not known:
            self.items.append(item)
            item.set("id", f"source-{len(self.items)}")
        number = known[0] if known else len(self.items)
        self.numbers |= {name: number for name in names if name}
        return number


def number(tree: Element) -> None:
    """Make the bibliography of a page its numbered list of sources, and refer to it under each table.

    Parameters
    ----------
    tree : Element
        The page; it is changed. Where it has no bibliography, or tables rest on sources that are not in it,
        a section of such sources is added at the end.
    """
    sources = Sources()
    above = parents(tree)
    if tables := [table for table in tree.iter("table") if _is_bibliography(table)]:
        _replace(above[tables[-1]], tables[-1], _listed(tables[-1], sources))
    listed = len(sources.items)
    for caption in tree.iter("figcaption"):
        for details in [d for d in caption.iter("details") if _counts_sources(d)]:
            _refer(caption, [_numbered(item, sources) for item in details.iter("li")])
            remove(parents(caption)[details], details)
    _add_section(tree, sources.items[listed:], listed)


def _is_bibliography(table: Element) -> bool:
    heads = {text_of(head) for head in grid(table)[0]}
    return {"publisher", "title"} <= heads and not heads.isdisjoint({"source_id", "url"})


def _listed(table: Element, sources: Sources) -> Element:
    """The rows of a bibliography as a list."""
    heads = [text_of(head) for head in grid(table)[0]]
    for cells in grid(table)[1]:
        row = {head: _told(cell) for head, cell in zip(heads, cells, strict=False)}
        said = f"{row['publisher']}, {row.get('published_edtf', '')}: {row['title']}"
        sources.add(_item(row, said), row.get("source_id", ""), said)
    return _list(sources.items, 1)


def _told(cell: Element) -> str:
    """What a cell says; of a link, the address that it stands for."""
    link = cell.find("./a")
    href = "" if link is None else link.get("href", "")
    return href if href.startswith(_WEB) else text_of(cell)


def _item(row: dict[str, str], said: str) -> Element:
    """One source: who, when, what, how near to the event, and where."""
    item = Element("li")
    author = row.get("author", "–")
    item.text = said if author in ("–", "") else f"{author}. {said}"
    if row.get("tier", "–") != "–":
        item.text += f" ({row['tier']})"
    if row.get("url", "").startswith(_WEB):
        item.text += ". "
        SubElement(item, "a", href=row["url"]).text = row["url"]
    return item


def _list(items: Iterable[Element], start: int) -> Element:
    listed = Element("ol", {"class": "sources", "start": str(start)})
    listed.extend(items)
    return listed


def _replace(parent: Element, old: Element, new: Element) -> None:
    new.tail = old.tail
    parent[[*parent].index(old)] = new


def _counts_sources(details: Element) -> bool:
    summary = details.find("summary")
    return summary is not None and bool(_COUNTED.fullmatch(text_of(summary)))


def _numbered(found: Element, sources: Sources) -> int:
    """The number of a source that stands under a table."""
    item, link = Element("li"), found.find(".//a")
    item.text = text_of(found)
    href = "" if link is None else link.get("href", "")
    if href.startswith(_WEB):
        item.text += ". "
        SubElement(item, "a", href=href).text = href
    named = _SOURCE.search(href)
    return sources.add(item, named[1] if named else "", text_of(found))


def _refer(caption: Element, numbers: list[int]) -> None:
    """Name the numbers of its sources under a table, each stretch as a link to its first."""
    place = SubElement(caption, "span", {"class": "refs"})
    place.text = " Sources: "
    for first, last in stretches(numbers):
        link = SubElement(place, "a", href=f"#source-{first}")
        link.text = str(first) if first == last else f"{first}–{last}"
        link.tail = ", "
    if len(place):
        place[-1].tail = "."


def stretches(numbers: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Write numbers as stretches without a gap.

    Examples
    --------
    >>> list(stretches([3, 1, 2, 7]))
    [(1, 3), (7, 7)]
    """
    found = sorted(set(numbers))
    breaks = [at for at, (one, other) in enumerate(pairwise(found), 1) if other != one + 1]
    for start, end in pairwise([0, *breaks, len(found)]):
        if start < end:
            yield found[start], found[end - 1]


def _add_section(tree: Element, items: list[Element], before: int) -> None:
    """A section of the sources that no bibliography of the page has."""
    if not items:
        return
    section = SubElement(next(tree.iter("main"), tree), "section")
    SubElement(section, "h2", id="sources").text = "Further sources" if before else "Sources"
    section.append(_list(items, before + 1))
