"""Figures must have a text in their place; a report with one that has none is no report."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING, Any

from nkrefugees.errors import ReportFailed
from nkrefugees.reports.document import Document, heading_above

if TYPE_CHECKING:
    from nbformat import NotebookNode

PICTURES = ("image/svg+xml", "image/png", "image/jpeg")
_PLACEHOLDER = re.compile(
    r"\W*no description has been provided for this image\W*|<[^<>]*>|\w+\([\d.,x;\s]*\)"
    r"|(figure|image|picture|plot|chart|graph|untitled)\W*\d*|\S+\.(png|jpe?g|svg|gif)",
    re.IGNORECASE,
)
_IMG = re.compile(r"<img\b[^>]*>", re.IGNORECASE)
_DRAWN = re.compile(r"<svg\b.*?</svg>", re.IGNORECASE | re.DOTALL)
_ALT = re.compile(r"""\balt\s*=\s*(?:"([^"]*)"|'([^']*)')""", re.IGNORECASE)
_LABEL = re.compile(r"""<(?:svg|figure)\b[^>]*\baria-label\s*=\s*(?:"([^"]*)"|'([^']*)')""", re.IGNORECASE)
_TITLE = re.compile(r"<(title|desc)\b[^>]*>(.*?)</\1>", re.DOTALL)
_MARKDOWN = re.compile(r"!\[([^\]]*)\]\((?:attachment|data):")
_TODO = (
    "draw it with nk.plot, or give its text when it is displayed: "
    'display(figure, metadata={"image/png": {"alt": "what it shows"}})'
)


def says(text: str) -> bool:
    """Tell whether a text describes a figure; what a program fills in by itself does not.

    Examples
    --------
    >>> says("Handovers by year, most in 2023."), says("<Figure size 640x480 with 1 Axes>"), says("")
    (True, False, False)
    """
    return bool(text.strip()) and not _PLACEHOLDER.fullmatch(text.strip())


def alt(output: Any) -> str:
    """Give the text in the place of a picture: of its metadata, of the drawing, or the output's plain text.

    Parameters
    ----------
    output : NotebookNode
        An output with a picture.
    """
    noted = output.get("metadata", {})
    data = output.data
    found = [noted.get("alt"), *(noted.get(kind, {}).get("alt") for kind in PICTURES)]
    found += [_of_svg(_joined(data["image/svg+xml"]))] if "image/svg+xml" in data else []
    found += [_joined(data.get("text/plain", ""))]
    return next((str(text) for text in found if text and says(str(text))), "")


def must_be_described(notebook: NotebookNode, name: str, document: Document) -> None:
    """Refuse a report with a figure whose text is missing, or is what a program fills in.

    Parameters
    ----------
    notebook : NotebookNode
        Executed.
    name : str
        Its name in errors.
    document : dict
        The notebook as it stands in its file, in which cells are counted.

    Raises
    ------
    ReportFailed
        Naming the cell.
    """
    for cell in notebook.cells:
        if not all(says(text) for text in _texts(cell)):
            raise _fault(cell, name, document)


def _fault(cell: NotebookNode, name: str, document: Document) -> ReportFailed:
    ids = [known["id"] for known in document["cells"]]
    number = ids.index(cell.id) + 1 if cell.id in ids else None
    heading = heading_above(document, number) if number else None
    under = f' (under "{heading}")' if heading else ""
    return ReportFailed(
        name, number, f"a figure has no text in its place{under}; {_TODO}", source=cell.source
    )


def _texts(cell: NotebookNode) -> list[str]:
    """The text of each picture of a cell."""
    if cell.cell_type == "markdown":
        return [*_MARKDOWN.findall(cell.source), *_in_html(cell.source)]
    return [text for output in cell.get("outputs", []) for text in _of_output(output)]


def _of_output(output: Any) -> list[str]:
    data = output.get("data", {})
    if any(kind in data for kind in PICTURES):
        return [alt(output)]
    return _in_html(_joined(data.get("text/html", "")))


def _in_html(page: str) -> list[str]:
    """The texts of pictures inside HTML; a drawing may have that of the figure around it."""
    around = _first(_LABEL.search(page))
    images = [_first(_ALT.search(image)) for image in _IMG.findall(page)]
    return images + [_of_svg(drawn) or around for drawn in _DRAWN.findall(page)]


def _of_svg(svg: str) -> str:
    title = _TITLE.search(svg)
    return _first(_LABEL.search(svg)) or (html.unescape(title[2]) if title else "")


def _first(found: re.Match[str] | None) -> str:
    """The group that matched, as text."""
    return html.unescape(next((part for part in found.groups() if part), "")) if found else ""


def _joined(value: Any) -> str:
    return "".join(value) if isinstance(value, str | list) else ""
