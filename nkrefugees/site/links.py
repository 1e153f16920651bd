"""Every link inside the site is followed: to a file that is there, and to a place in it that is there.

Pages are read by pattern, not parsed: our own have all attributes in double quotes, and what notebooks bring
has them in either. What stands in scripts, styles and comments is no link.
"""

from __future__ import annotations

import html
import os
import posixpath
import re
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from urllib.parse import unquote, urlsplit

from nkrefugees.errors import Fault
from nkrefugees.site.addresses import EVIDENCE

_LINK = re.compile(r"<[a-zA-Z][^<>]*?\s(?:xlink:)?(?:href|src)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")
_ID = re.compile(r"<[a-zA-Z][^<>]*?\s(?:id|name)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")
_HIDDEN = re.compile(
    r"<!--.*?-->|<style\b.*?</style>|(<script\b[^>]*>).*?</script>", re.DOTALL | re.IGNORECASE
)
_ELSEWHERE = ("http", "https", "mailto", "data")
_PAGE = ".html"


def broken(to: Path, *, whole: bool = True) -> list[Fault]:
    """List the links of a site that lead nowhere.

    Parameters
    ----------
    to : Path
        The root of the site, a folder of reports.
    whole : bool
        Whether all pages are read, rather than those outside of the pages of the record.

    Returns
    -------
    list of Fault
        Each with its page, the line in it, the link, and what to do.
    """
    site = _Site(to)
    pages = sorted(name for name in site.files if name.endswith(_PAGE))
    return [
        fault
        for name in pages
        if whole or not name.startswith(f"{EVIDENCE}/")
        for fault in _faults(site, name)
    ]


class _Site:
    """The files of a site by their names from its root, and the places in its pages."""

    def __init__(self, to: Path) -> None:
        self.to = to
        self._ids: dict[str, set[str]] = {}

    @cached_property
    def files(self) -> set[str]:
        """Every file below the root but what is hidden."""
        return set(_below(str(self.to), ""))

    def text(self, name: str) -> str:
        """A page without scripts, styles and comments; line breaks stay, so that lines can be counted."""
        page = (self.to / name).read_text(encoding="utf-8", errors="replace")
        return _HIDDEN.sub(lambda found: (found[1] or "") + "\n" * found[0].count("\n"), page)

    def ids(self, name: str) -> set[str]:
        """The places in a page that can be led to."""
        if name not in self._ids:
            self.noted(name, self.text(name))
        return self._ids[name]

    def noted(self, name: str, text: str) -> None:
        """Keep the places of a page."""
        self._ids[name] = {html.unescape(a or b) for a, b in _ID.findall(text)}


def _below(folder: str, prefix: str) -> Iterator[str]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.startswith("."):
                continue
            if entry.is_dir():
                yield from _below(entry.path, f"{prefix}{entry.name}/")
            else:
                yield prefix + entry.name


def _faults(site: _Site, name: str) -> Iterator[Fault]:
    """The broken links of a page, each link once."""
    text = site.text(name)
    site.noted(name, text)
    seen: set[str] = set()
    for found in _LINK.finditer(text):
        link = html.unescape(found[1] or found[2] or "")
        if link not in seen and (why := _why(site, name, link)):
            line = text.count("\n", 0, found.start(found.lastindex or 0)) + 1
            yield Fault(str(site.to / name), line, None, f"the link {link!r} {why}{_remedy(name)}")
        seen.add(link)


def _why(site: _Site, name: str, link: str) -> str:
    """Why a link leads nowhere; empty if it does not."""
    parts = _split(link)
    if parts is None:
        return "is no address"
    scheme, host, path, place = parts
    if scheme or host:
        return "" if scheme in _ELSEWHERE else "is no address of the web"
    target = posixpath.normpath(posixpath.join(posixpath.dirname(name), path)) if path else name
    if path.endswith("/"):
        target = posixpath.join(target, "index.html")
    if target not in site.files:
        return "leads to no page"
    if place and target.endswith(_PAGE) and place not in site.ids(target):
        return "leads to no place on its page"
    return ""


def _split(link: str) -> tuple[str, str, str, str] | None:
    """Scheme, host, path and place of a link."""
    try:
        parts = urlsplit(link.strip())
    except ValueError:
        return None
    return parts.scheme.lower(), parts.netloc, unquote(parts.path), unquote(parts.fragment)


def _remedy(name: str) -> str:
    """What to do about a link of a report."""
    parts = name.split("/")
    if len(parts) != 3 or parts[0] == EVIDENCE:
        return ""
    return f"; if the report is older than the data, make it anew: `nkrefugees report {parts[0]} --force`"
