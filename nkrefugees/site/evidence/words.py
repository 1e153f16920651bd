"""Codes in the words of the codebook, and facts as a page lists them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any, NamedTuple

from nkrefugees.countries import country_name
from nkrefugees.site.evidence.days import in_words
from nkrefugees.site.evidence.record import Record, Row

# How a link between two incidents, or two claims, reads from its first end and from its second.
RELATIONS = {
    "part_of": ("lies inside", "holds"),
    "sum_of": ("is a total that holds", "is counted in the total of"),
    "overlaps": ("shares people with", "shares people with"),
    "derived_from": ("repeats or reworks", "is repeated or reworked by"),
    "replaces": ("corrects", "is corrected by"),
}
_WEB = re.compile(r"https?://[^\s\x00-\x1f\x7f]+", re.IGNORECASE)


class Fact(NamedTuple):
    """One line of a list of facts: its name, what it is, what a code means, and where it leads."""

    term: str
    text: str
    gloss: str = ""
    href: str = ""


def word(code: Any) -> str:
    """Write a code as a word.

    Examples
    --------
    >>> word("asylum_sought")
    'asylum sought'
    """
    return str(code).replace("_", " ")


def coded(record: Record, term: str, table: str, column: str, row: Row) -> Fact | None:
    """Give the fact of a column that holds codes; None where it is empty."""
    if row[column] is None:
        return None
    text, gloss = word(row[column]), record.meaning(table, column, row[column])
    return Fact(term, text, "" if gloss == text else gloss)


def plain(term: str, text: Any, href: str = "", gloss: str = "") -> Fact | None:
    """Give a fact as it stands; None where it is empty."""
    return None if text is None or text == "" else Fact(term, str(text), gloss, href)


def dated(term: str, date: str | None, approximate: bool | None = False) -> Fact | None:
    """Give a date in words, and as it is coded."""
    if not date:
        return None
    about = "" if not approximate or re.search("[~?%]", date) else "approximate; "
    return Fact(term, in_words(date), f"{about}coded {date}")


def country(term: str, code: str | None) -> Fact | None:
    """Give a country by its name and code."""
    return Fact(term, country_name(code), code if country_name(code) != code else "") if code else None


def facts(*found: Fact | None) -> list[Fact]:
    """Keep the facts that there are."""
    return [fact for fact in found if fact]


def web_address(text: str | None) -> str:
    """Give an address that may be a link: of the web, and of no other scheme; else empty.

    Examples
    --------
    >>> web_address("https://example.org/a"), web_address("javascript:alert(1)")
    ('https://example.org/a', '')
    """
    return text if text and _WEB.fullmatch(text) else ""


def joined(words: Iterable[str]) -> str:
    """Join words with commas and *and*.

    Examples
    --------
    >>> joined(["bounds", "median", "latest"])
    'bounds, median and latest'
    """
    *first, last = words
    return f"{', '.join(first)} and {last}" if first else last
