"""The words of a parameters cell: what each takes, and how a text becomes a value.

To add a word: write a function of a value and of what it is for, and give it a line in `WORDS`.
``""`` is none for every word but ``flag``.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from datetime import date, datetime
from numbers import Integral
from typing import Any

from nkrefugees import dates
from nkrefugees.countries import country
from nkrefugees.errors import BadDate, BadValue, UnknownName


def convert(word: str, value: object, what: str) -> object:
    """Read a value as a word has it.

    Parameters
    ----------
    word : str
        One of `WORDS`, or ``list[word]``.
    value : object
        A text of the command line, or a Python value.
    what : str
        What the value is for; faults begin with it.

    Raises
    ------
    BadValue, UnknownName
        If the word does not take the value.

    Examples
    --------
    >>> convert("text", "NO", "name"), convert("int", "0123", "n"), convert("day", 2005, "since")
    ('NO', 123, '2005')
    >>> convert("list[int]", "1, 2", "sizes")
    [1, 2]
    """
    if item := item_word(word):
        return [_item(item, part, what) for part in _parts(value, what)]
    if word != "flag" and (value is None or (isinstance(value, str) and value == "")):
        return ""
    return WORDS[word](value, what)


def item_word(word: str) -> str | None:
    """Give the word inside ``list[…]``."""
    found = re.fullmatch(r"list\[(\w+)\]", word)
    return found[1] if found else None


def is_word(word: str) -> bool:
    """Whether a text is a word that a parameter may have."""
    return (item_word(word) or word) in WORDS


def _parts(value: object, what: str) -> list[Any]:
    if value is None:
        return []
    if isinstance(value, str):
        return [part.strip() for part in value.split(",")] if value.strip() else []
    if isinstance(value, list | tuple):
        return list(value)
    raise BadValue(what, value, "write a list, or its items with commas between them")


def _item(word: str, value: object, what: str) -> object:
    converted = convert(word, value, what)
    if converted == "":
        raise BadValue(what, value, "an item of the list is empty")
    return converted


def _text(value: object, what: str) -> str:
    if not isinstance(value, str):
        raise BadValue(what, value, "write a text")
    try:
        value.encode()
    except UnicodeEncodeError:
        raise BadValue(what, value, "it is not UTF-8") from None
    return value


def _day(value: object, what: str) -> str:
    if isinstance(value, datetime):
        value = value.date()
    if isinstance(value, date) or (isinstance(value, Integral) and not isinstance(value, bool)):
        value = str(value)
    try:
        dates.parse(_text(value, what))
    except BadDate as error:
        raise BadValue(what, value, error.reason) from None
    return str(value)


def _country(value: object, what: str) -> str:
    try:
        return country(value)
    except BadValue as error:
        raise BadValue(what, error.value, error.allowed) from None


def _rule(value: object, what: str) -> str:
    from nkrefugees.analysis.rules import RULES

    if not isinstance(value, str) or value not in RULES:
        raise UnknownName(what, value, RULES)
    return str(value)


def _incident(value: object, what: str) -> str:
    from nkrefugees import io

    known = io.ids("incidents")
    if value not in known:
        raise UnknownName(what, value, known)
    return str(value)


def _int(value: object, what: str) -> int:
    written = isinstance(value, str) and re.fullmatch(r"[+-]?[0-9]+", value)
    if isinstance(value, bool) or not (written or isinstance(value, Integral)):
        raise BadValue(what, value, "write a whole number")
    return int(value)  # type: ignore[call-overload, no-any-return]


def _float(value: object, what: str) -> float:
    if isinstance(value, str) and not re.fullmatch(r"[+-]?[0-9.]+([eE][+-]?[0-9]+)?", value):
        raise BadValue(what, value, "write a number, with a point for decimals")
    try:
        number = math.nan if isinstance(value, bool) else float(value)  # type: ignore[arg-type]
    except (TypeError, ValueError, OverflowError):
        number = math.nan
    if not math.isfinite(number):
        raise BadValue(what, value, "write a number, with a point for decimals")
    return number


def _flag(value: object, what: str) -> bool:
    known = {"true": True, "false": False}
    if not isinstance(value, bool | str) or str(value).lower() not in known:
        raise BadValue(what, value, "write true or false")
    return known[str(value).lower()]


WORDS: dict[str, Callable[[Any, str], object]] = {
    "text": _text,
    "day": _day,
    "country": _country,
    "rule": _rule,
    "incident": _incident,
    "int": _int,
    "float": _float,
    "flag": _flag,
}
