"""Tables set as wide as they are: as they stand, smaller, on their side, or on turned pages."""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple
from xml.etree.ElementTree import Element, SubElement

from nkrefugees.site.paper.nodes import grid, text_of

_BREAK = re.compile(r"([_/;]|-(?!\d))(?!$)")  # not inside a day
_COMFORT, _ENOUGH = 12, 36  # letters that a column of words has at least, and at most
_MOST_STOOD = 3  # rows of a table that may stand on its side
_PADDING = 7.5  # points between two columns
_WIDE, _BOLD = 0.55, 1.15  # of a letter's size is its width; a bold one is so much wider


class Setting(NamedTuple):
    """A way to set a table: the class in the style, points of a letter, points of the line."""

    name: str
    letter: float
    line: float


class Column(NamedTuple):
    """The letters that a column needs at least, those that let it be read well, and those it could fill."""

    need: float
    well: float
    want: float


# As in print.css: A4 with its margins, upright and turned.
UPRIGHT = (Setting("plain", 8.5, 490), Setting("small", 7, 490))
TURNED = (Setting("turned", 7.5, 735), Setting("turned small", 6.5, 735))


def fit(tree: Element) -> None:
    """Set each table of a page, and put what stands around a turned one with it.

    Parameters
    ----------
    tree : Element
        The page; it is changed. Tables get the class of their setting, and the widths of their columns.
    """
    for table in [*tree.iter("table")]:
        heads, rows = grid(table)
        if heads:
            _set(table, heads, rows)
    _turn(tree)


def _set(table: Element, heads: list[Element], rows: list[list[Element]]) -> None:
    found = columns(heads, rows)
    chosen = setting(found)
    _align(heads, rows)
    if not rows:
        _name(table, heads)
    elif chosen.name.startswith("turned") and len(rows) <= _MOST_STOOD:
        _stand(table, heads, rows)
    else:
        table.set("class", chosen.name)
        _measure(table, widths(found, chosen))
    _breakable(table)


def setting(found: list[Column]) -> Setting:
    """Choose the first setting in which columns have room; the last, if they have it in none.

    Examples
    --------
    >>> setting([Column(10, 10, 20)] * 2).name, setting([Column(10, 10, 10)] * 14).name
    ('plain', 'turned')
    """
    every = (*UPRIGHT, *TURNED)
    room = (one for one in every if sum(_points(c.well, one) for c in found) <= one.line)
    return next(room, every[-1])


def widths(found: list[Column], chosen: Setting) -> list[float]:
    """Give each column its points: what it needs, and a share of what is left by what it could fill.

    Examples
    --------
    >>> [round(width) for width in widths([Column(10, 10, 10), Column(10, 12, 200)], UPRIGHT[0])]
    [54, 436]
    """
    needs = [_points(c.need, chosen) for c in found]
    more = [_points(c.want, chosen) - need for c, need in zip(found, needs, strict=True)]
    left = chosen.line - sum(needs)
    share = min(1.0, max(0.0, left / sum(more))) if sum(more) > 0 else 0.0
    given = [need + share * extra for need, extra in zip(needs, more, strict=True)]
    return [width * min(1.0, chosen.line / sum(given)) for width in given]


def _points(letters: float, chosen: Setting) -> float:
    return letters * chosen.letter * _WIDE + _PADDING


def columns(heads: list[Element], rows: list[list[Element]]) -> list[Column]:
    """Measure the columns of a table; the name of one may break where its words do."""
    found = [Column(*[_BOLD * _word(text_of(head))] * 3) for head in heads]
    for row in rows:
        for at, cell in enumerate(row[: len(found)]):
            text, was = text_of(cell), found[at]
            word, letters = _word(text), _letters(text)
            seen = word, max(word, min(letters, _COMFORT)), max(word, min(letters, _ENOUGH))
            found[at] = Column(*map(max, zip(was, seen, strict=True)))
    return found


def _word(text: str) -> float:
    """Letters of the longest part of a text that is not broken."""
    return max(map(_letters, _BREAK.sub(r"\1 ", text).split()), default=0)


def _letters(word: str) -> float:
    return sum(1.75 if unicodedata.east_asian_width(letter) in "WF" else 1 for letter in word)


def _measure(table: Element, points: list[float]) -> None:
    """Write the widths of columns in front of the rows, where layout takes them as they are."""
    group = Element("colgroup")
    for width in points:
        SubElement(group, "col", style=f"width: {width:.1f}pt")
    caption = [part for part in table if part.tag == "caption"]
    table.insert(len(caption), group)
    table.set("style", f"width: {sum(points):.1f}pt")


def _align(heads: list[Element], rows: list[list[Element]]) -> None:
    """Put the head of a column of figures, and what says that one is missing, over the figures."""
    for at, head in enumerate(heads):
        column = [row[at] for row in rows if at < len(row)]
        if any("n" in (cell.get("class") or "").split() for cell in column):
            for cell in [head, *column]:
                cell.set("class", "n" if cell.tag == "td" else "right")


def _breakable(table: Element) -> None:
    """Let words break behind the marks that join them."""
    for node in [*table.iter()]:
        if node.tag in ("th", "td", "a", "span") and len(_BREAK.findall(node.text or "")):
            first, *others = _BREAK.sub("\\1\n", node.text or "").split("\n")
            node.text = first
            for at, part in enumerate(others):
                node.insert(at, Element("wbr"))
                node[at].tail = part


def _name(table: Element, heads: list[Element]) -> None:
    """Of a table without rows, say what its columns would be."""
    named, tail = ", ".join(map(text_of, heads)), table.tail
    table.clear()
    table.tag, table.text, table.tail = "p", f"No rows. Columns: {named}.", tail
    table.set("class", "empty")


def _stand(table: Element, heads: list[Element], rows: list[list[Element]]) -> None:
    """Make of each column a row, its head in front."""
    for part in [*table]:
        if part.tag in ("thead", "tbody"):
            table.remove(part)
    body = SubElement(table, "tbody")
    for at, head in enumerate(heads):
        row = SubElement(body, "tr")
        head.attrib = {"scope": "row"}
        row.append(head)
        row.extend(cells[at] for cells in rows if at < len(cells))
    table.set("class", "stood")


def _turn(tree: Element) -> None:
    """Put a turned table with its heading and the words before it on turned pages."""
    main = next(tree.iter("main"), None)
    if main is None:
        return
    groups: list[list[Element]] = [[]]
    for node in [*main]:
        if node.tag in ("h2", "h3"):
            groups.append([])
        groups[-1].append(node)
        main.remove(node)
    for group in groups:
        turned = any("turned" in (t.get("class") or "") for node in group for t in node.iter("table"))
        SubElement(main, "div", {"class": "part turned" if turned else "part"}).extend(group)
