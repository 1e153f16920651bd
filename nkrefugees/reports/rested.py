"""Every number of a report's tables as a link to what it rests on."""

from __future__ import annotations

import html
import re
from typing import Any

from nkrefugees import io
from nkrefugees.errors import NkrefugeesError
from nkrefugees.rests import ONE
from nkrefugees.site.addresses import address

READ = "nk-read"
RESTS = "nk-rests"
_TABLES = {"incident_id": "incidents", "policy_id": "policies", "series_id": "series", "source_id": "sources"}
_MANY = 20
_LONG_ID = 24  # letters; a longer one may be broken
_TABLE = re.compile(r"<table\b.*?</table>", re.DOTALL)
_PART = re.compile(
    r'<tr(?: data-rests="([^"]*)")?>|<td(?: class="(\w+)")?(?: data-kind="(\w+)")?>([^<]*)</td>'
)
_CHAIN = re.compile(r"<pre>.*?</pre>", re.DOTALL)
_ID = re.compile(r"(?<![\w/.-])[a-z0-9]+(?:-[a-z0-9]+)+(?![\w/.-])")
_NUMBER = re.compile(r"(<td[^>]*>)\s*([-+−]?(?:\d[\d,]*\.?\d*|\.\d+)(?:e[-+]?\d+)?\s?%?)\s*(?=</td>)")


class Rested:
    """Makes the links of one page, and keeps the sets of ids that they lead to.

    A number that rests on one row of the record leads to the page of that row; one that rests on several to
    an entry of the page that lists them; one that names none, such as what a model gives, to the list of
    what was read. An id that the data does not have, such as an invented one, is no link.

    Parameters
    ----------
    root : str
        The way from the page to the root of the site, as in ``../../``.
    """

    def __init__(self, root: str) -> None:
        self._root = root
        self._known = _addresses()
        self._sets: dict[tuple[str, ...], str] = {}

    def __call__(self, page: str) -> str:
        """Link the numbers and ids of every table of a piece of HTML, and the ids of every explanation."""
        linked = _TABLE.sub(lambda found: self._table(found[0]), page)
        return _CHAIN.sub(lambda found: _ID.sub(self._named, found[0]), linked)

    def sets(self) -> list[dict[str, Any]]:
        """List the sets that numbers of this page lead to, in the order in which they first stood there."""
        return [self._entry(name, tokens) for tokens, name in self._sets.items()]

    def _table(self, table: str) -> str:
        if not table.startswith('<table class="nk">'):
            return _NUMBER.sub(rf'\1<a href="#{READ}">\2</a>', table)
        tokens: tuple[str, ...] = ()

        def linked(found: re.Match[str]) -> str:
            nonlocal tokens
            rests, look, kind, text = found.groups()
            if text is None:
                tokens = self._of_the_record(rests)
                return "<tr>"
            page = self._known.get(f"{kind}:{html.unescape(text)}", "") if kind else ""
            where = f"{self._root}{page}" if page else self._goal(tokens) if look == "n" else ""
            inner = f'<a href="{html.escape(where)}">{text}</a>' if where and text else text
            look = look or ("id" if kind and len(text) > _LONG_ID else "")
            return f'<td class="{look}">{inner}</td>' if look else f"<td>{inner}</td>"

        return _PART.sub(linked, table)

    def _named(self, found: re.Match[str]) -> str:
        """An id in a text as a link, if the record has it."""
        pages = (self._known.get(f"{kind}:{found[0]}") for kind in ONE.values())
        page = next((page for page in pages if page), "")
        return f'<a href="{self._root}{page}">{found[0]}</a>' if page else found[0]

    def _of_the_record(self, rests: str | None) -> tuple[str, ...]:
        return tuple(token for token in html.unescape(rests or "").split() if token in self._known)

    def _goal(self, tokens: tuple[str, ...]) -> str:
        """Where a number leads that rests on some ids."""
        if not tokens:
            return f"#{READ}"
        if len(tokens) == 1:
            return f"{self._root}{self._known[tokens[0]]}"
        return f"#{self._sets.setdefault(tokens, f'{RESTS}-{len(self._sets) + 1}')}"

    def _entry(self, name: str, tokens: tuple[str, ...]) -> dict[str, Any]:
        """A set as pages of the record, each with those claims on it that are meant."""
        pages: dict[str, list[dict[str, str]]] = {}
        for token in tokens:
            page, _, claim = self._known[token].partition("#")
            claims = pages.setdefault(page, [])
            if claim:
                claims.append({"href": f"{self._root}{page}#{claim}", "name": claim})
        count = sum(map(len, pages.values()))
        listed = [
            {"href": f"{self._root}{page}", "name": _name(page), "claims": claims, "count": len(claims)}
            for page, claims in pages.items()
        ]
        return {"id": name, "pages": listed, "claims": count, "each": count <= _MANY}


def _name(page: str) -> str:
    return page.rpartition("/")[2].removesuffix(".html")


def _addresses() -> dict[str, str]:
    """The place on the site of every row of the record that has one, by kind and id."""
    found = {
        f"{ONE[key]}:{name}": address(key, name)
        for key, table in _TABLES.items()
        for name in _column(table, key)
    }
    about = zip(*(_column("claims", c) for c in ("claim_id", "incident_id", "series_id")), strict=False)
    for claim, incident, series in about:
        page = address("incident_id", incident) if incident else address("series_id", series)
        found[f"claim:{claim}"] = f"{page}#{claim}"
    return found


def _column(table: str, name: str) -> list[str]:
    """A column of the data; empty where it has no such table."""
    try:
        return io.column(table, name)
    except (NkrefugeesError, LookupError):
        return []
