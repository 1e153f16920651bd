"""Tables set as wide as they are: as they stand, smaller, on their side, or turned over a page of their own."""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple
from xml.etree.ElementTree import Element, SubElement

from nkrefugees.site.paper.nodes import grid, text_of

_BREAK = re.compile(r"([-_/])(?!\d)")
_COMFORT = 14  # letters that a column of words should have before they break
_MOST_STOOD = 3  # rows of a table that may stand on its side
_PADDING = 7.0  # points between two columns
_WIDE = 0.58  # of a letter's size is its width, as figures of Noto Sans have it


class Setting(NamedTuple):
    """A way to set a table: the class in the style, points of a letter, points of the line."""

    name: str
    letter: float
    line: float


# As in print.css: A4 with its margins, upright and turned.
UPRIGHT = (Setting("plain", 8.5, 490), Setting("small", 7, 490))
TURNED = (Setting("turned", 7.5, 735), Setting("turned small", 6.5, 735))


def fit(tree: Element) -> None:
    """Give each table of a page the class of its setting, and put what stands around a turned one with it.

    Parameters
    ----------
    tree : Element
        The page; it is changed.
    """
    for table in [*tree.iter("table")]:
        heads, rows = grid(table)
        if heads:
            _set(table, heads, rows)
    _turn(tree)


def _set(table: Element, heads: list[Element], rows: list[list[Element]]) -> None:
    found = setting(_widths(heads, rows))
    _align(heads, rows)
    _breakable(table)
    if not rows:
        _name(table, heads)
    elif found.name.startswith("turned") and len(rows) <= _MOST_STOOD:
        _stand(table, heads, rows)
    else:
        table.set("class", " ".join(filter(None, [table.get("class"), found.name])))


def _align(heads: list[Element], rows: list[list[Element]]) -> None:
    """Put the head of a column of figures, and what says that one is missing, over the figures."""
    for at, head in enumerate(heads):
        column = [row[at] for row in rows if at < len(row)]
        if any(cell.get("class") == "n" for cell in column):
            for cell in [head, *column]:
                cell.set("class", "n" if cell.tag == "td" else "right")


def _name(table: Element, heads: list[Element]) -> None:
    """Of a table without rows, say what its columns would be."""
    named = ", ".join(map(text_of, heads))
    table.clear()
    table.tag, table.text = "p", f"No rows. Columns: {named}."
    table.set("class", "empty")


def setting(widths: list[float]) -> Setting:
    """Choose the first setting in which columns have room; the last, if they have it in none.

    Parameters
    ----------
    widths : list of float
        The letters that each column needs.

    Examples
    --------
    >>> setting([10, 10]).name, setting([10] * 14).name
    ('plain', 'turned')
    """
    every = (*UPRIGHT, *TURNED)
    room = (one for one in every if sum(w * one.letter * _WIDE + _PADDING for w in widths) <= one.line)
    return next(room, every[-1])


def _widths(heads: list[Element], rows: list[list[Element]]) -> list[float]:
    widths = [_word(text_of(head)) for head in heads]
    for row in rows:
        for at, cell in enumerate(row[: len(widths)]):
            widths[at] = max(widths[at], _needed(text_of(cell)))
    return widths


def _needed(text: str) -> float:
    """Letters that a cell needs: its longest word, or all of a short one."""
    return max(_word(text), min(_letters(text), _COMFORT))


def _word(text: str) -> float:
    """Letters of the longest part of a text that is not broken."""
    words = _BREAK.sub(r"\1 ", text).split()
    return max(map(_letters, words), default=0)


def _letters(word: str) -> float:
    return sum(2 if unicodedata.east_asian_width(letter) in "WF" else 1 for letter in word)


def _breakable(table: Element) -> None:
    """Let the names of columns break behind an underscore."""
    for head in table.iter("th"):
        if not len(head) and "_" in (head.text or ""):
            first, *others = (head.text or "").split("_")
            head.text = f"{first}_"
            for at, part in enumerate(others):
                SubElement(head, "wbr").tail = f"{part}_" if at < len(others) - 1 else part


def _stand(table: Element, heads: list[Element], rows: list[list[Element]]) -> None:
    """Make of each column a row, its head in front."""
    for part in [*table]:
        if part.tag in ("thead", "tbody"):
            table.remove(part)
    body = SubElement(table, "tbody")
    for at, head in enumerate(heads):
        row = SubElement(body, "tr")
        head.set("scope", "row")
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
