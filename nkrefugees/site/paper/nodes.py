"""What every step on a tree of elements needs: who stands above, what is said, how to take out."""

from __future__ import annotations

from xml.etree.ElementTree import Element


def parents(tree: Element) -> dict[Element, Element]:
    """Map each element to the one above it."""
    return {child: parent for parent in tree.iter() for child in parent}


def text_of(node: Element) -> str:
    r"""What an element says, in one line.

    Examples
    --------
    >>> from xml.etree.ElementTree import XML
    >>> text_of(XML("<p>one\n <b>two</b> three</p>"))
    'one two three'
    """
    return " ".join("".join(node.itertext()).split())


def remove(parent: Element, node: Element) -> None:
    """Take an element out, but not the text behind it.

    Examples
    --------
    >>> from xml.etree.ElementTree import XML, tostring
    >>> tree = XML("<p>one<b>two</b> three</p>")
    >>> remove(tree, tree[0])
    >>> tostring(tree).decode()
    '<p>one three</p>'
    """
    at = [*parent].index(node)
    if node.tail and at:
        parent[at - 1].tail = (parent[at - 1].tail or "") + node.tail
    elif node.tail:
        parent.text = (parent.text or "") + node.tail
    parent.remove(node)


def grid(table: Element) -> tuple[list[Element], list[list[Element]]]:
    """Give the heads of a table and the cells of its rows."""
    heads = table.findall("./thead/tr/*")
    return heads, [[*row] for row in table.findall("./tbody/tr")]
