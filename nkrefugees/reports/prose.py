"""Prose of a notebook as HTML that draws nothing from elsewhere."""

from __future__ import annotations

import re
from typing import Any

from markupsafe import Markup, escape
from nbconvert.filters.markdown_mistune import IPythonRenderer, MarkdownWithMath

_FOREIGN = re.compile(
    r"<\s*(?:script|link|iframe|object|embed|base|meta|form)\b|\bon\w+\s*=\s*[\"']|javascript:"
    r"|\bsrc(?:set)?\s*=\s*[\"']?(?!data:)[^\s\"'>]|@import|url\(\s*[\"']?(?!#|data:)",
    re.IGNORECASE,
)


def self_contained(html: str) -> bool:
    """Whether a piece of HTML runs nothing and loads nothing.

    Examples
    --------
    >>> self_contained('<p>ok</p>'), self_contained('<img src="https://a.org/b.png">')
    (True, False)
    """
    return not _FOREIGN.search(html)


class Prose:
    """Renders cells of prose; one for a page, so that the page has one title and no id twice."""

    def __init__(self) -> None:
        self._renderer = _Renderer(escape=False)

    def __call__(self, source: str, attachments: dict[str, dict[str, str]] | None = None) -> Markup:
        """Render one cell; HTML that draws on other places is shown as text."""
        self._renderer.attachments = attachments or {}
        html = MarkdownWithMath(renderer=self._renderer).render(source)
        return Markup(html) if self_contained(html) else Markup("<pre>%s</pre>") % source


class _Renderer(IPythonRenderer):
    """Headings with ids of their own, and no picture that is not in the notebook."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self.titled = False
        self._ids: set[str] = set()

    def heading(self, text: str, level: int, **_: Any) -> str:
        if level == 1 and self.titled:
            level = 2
        self.titled = self.titled or level == 1
        return f'<h{level} id="{self._id(text)}">{text}</h{level}>\n'

    def _id(self, text: str) -> str:
        name = re.sub(r"\W+", "-", re.sub(r"<[^>]*>", "", text).lower()).strip("-") or "part"
        number, free = 1, name
        while free in self._ids:
            number += 1
            free = f"{name}-{number}"
        self._ids.add(free)
        return free

    def image(self, text: str, url: str, title: str | None = None) -> str:
        if url.startswith(("attachment:", "data:")):
            return str(super().image(text, url, title))
        return str(Markup('<a href="%s">%s</a>') % (url, text or escape(url)))
