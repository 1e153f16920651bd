"""The guard against names of private persons and other traces that could lead to them.

It stops what looks like a name, a telephone number, an e-mail address, a passport number or a fine
coordinate, and notes that are long enough to tell a story. Names of public officials and organisations are
allowed by a line, with its reason, in ``seeds/decisions/public-names.csv``. Bylines are not looked at.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

from nkrefugees import csvfile
from nkrefugees.build.registers import DECISION_COLUMNS
from nkrefugees.check import names
from nkrefugees.csvfile import Row
from nkrefugees.errors import Fault

LONGEST_NOTE = 25
PUBLIC_NAMES = "public-names.csv"
_EXEMPT = {"author", "spans", "text_sha256", "language"}
_TRACES = {
    "an e-mail address": re.compile(
        r"[\w.+-]+@[\w-]+\.\w+|"
        r"[\w.+-]+ ?(?:\[at\]|\(at\)|\{at\}|＠) ?[\w-]+ ?(?:\.|\[dot\]|\(dot\)) ?\w+|"
        r"[\w.+-]+ (?-i:AT) [\w-]+\.[\w.]+|[\w.+-]+ at [\w-]+ dot \w+",
        re.I,
    ),
    "a telephone number": re.compile(
        r"(?<![\w/-])(?:\+\d[\d .()-]{7,20}\d|\(0?\d{1,4}\)[ -]?\d{3,4}[ .-]\d{4}|01[016-9]\d{7,8}|"
        r"1[3-9]\d{9}|"
        r"\d{2,4}[ .-]\d{3,4}[ .-]\d{4}|\(\d{3,5}\) ?\d{2,3}-\d{2}-\d{2})(?![\w-])"
        r"|(?<![\w/-])0\d{2,3}[- ]\d{7,8}(?![\w-])"
        r"|\b(?:[Tt]el|[Pp]hone|[Mm]obile|전화|电话|電話)[.:]? ?[\d()+][\d ()-]{7,}"
    ),
    "a number of a person": re.compile(r"\b\d{6}-[1-8]\d{6}\b|\b[1-9]\d{5}(?:19|20)\d{9}[\dX]\b"),
    "a passport number": re.compile(r"\b[A-Z]{1,2}\d{7,9}\b"),
    "an account": re.compile(
        r"\b(?:wechat|kakao ?talk|kakao|telegram|whatsapp|skype|line|viber|signal)(?: id\b:?|"
        r":) ?@?[\w.-]{4,}|위챗|"
        r"\bQQ:? ?\d{6,}|(?:微信|微博)号?[:：]? ?[a-z][\w-]{4,}|"
        r"카톡 ?(?:아이디|ID)",
        re.I,
    ),
    "a coordinate finer than 0.01°": re.compile(
        r"\b\d{1,3}\.\d{3,}(?:\b|[NSEW])|\d{1,3} ?° ?\d{1,2}(?:\.\d+ ?['′’]| ?['′’] ?\d{1,2}(?:\.\d+)? "
        r"?(?:[\"″”]|"
        r"['′’]{2}))"
        r"|\b\d{1,2}[C-HJ-NP-X] ?[A-Z]{2} ?\d{3,5} ?\d{3,5}\b|"
        r"\b[2-9CFGHJMPQRVWX]{8}\+[2-9CFGHJMPQRVWX]{2,3}\b"
    ),
}
_TRACES_OF_ADDRESSES = {
    "an e-mail address": re.compile(r"[\w.+-]+@[\w-]+\.[a-z]{2,}", re.I),
    "a telephone number": re.compile(r"\b(?:tel|phone|mobile)[:=][+ ]?[\d() -]{8,}", re.I),
    "a coordinate finer than 0.01°": re.compile(
        r"-?\d{1,3}\.\d{3,}(?:,|;|&lon=|&lng=|!4d|/) ?-?\d{1,3}\.\d{3,}"
    ),
}


def check(rows: dict[str, list[Row]], seeds: Path) -> list[Fault]:
    """Find what could lead to a private person in any column of any row."""
    allowed = _allowed(rows, seeds)
    faults = []
    for table in rows.values():
        for row in table:
            for column, value in row.values.items():
                if value and column not in _EXEMPT:
                    faults += [row.fault(column, text) for text in problems(value, column, allowed)]
    return faults


def problems(value: str, column: str, allowed: frozenset[str] = frozenset()) -> Iterator[str]:
    """Say what in one cell could lead to a person.

    Parameters
    ----------
    value, column : str
        The cell and its column; addresses and ids are split into words, notes are measured.
    allowed : frozenset of str
        Names that may stand, in lower case.

    Yields
    ------
    str
        One sentence for each finding.

    Examples
    --------
    >>> list(problems("said by Mr. Kim Cheol-su", "note"))
    ["'Mr. Kim Cheol-su' looks like a person's name"]
    """
    if column == "note" and len(value.split()) > LONGEST_NOTE:
        yield f"{len(value.split())} words; a note has {LONGEST_NOTE} at most"
    address = column.endswith("url")
    text = unquote(value) if address else value
    if not column.endswith(("_id", "_edtf", "_day")):
        traces = _TRACES_OF_ADDRESSES if address else _TRACES
        yield from (f"{m[0]!r} looks like {what}" for what, p in traces.items() for m in p.finditer(text))
    for name in names.find_in_slug(text) if _is_slug(column) else names.find(text):
        if not _public(name, allowed):
            yield f"{name!r} looks like a person's name"


def _is_slug(column: str) -> bool:
    return column.endswith(("url", "_id"))


def _public(name: str, allowed: frozenset[str]) -> bool:
    return names.plain(name) in allowed or names.plain(" ".join(name.split()[1:])) in allowed


def _allowed(rows: dict[str, list[Row]], seeds: Path) -> frozenset[str]:
    """Names of places, of actors that do not read as persons, and the public names of the list."""
    actors = {row.values["name"] for row in rows["actors"]}
    listed = {name for name in actors if not names.find(name)} | {r.values["name_en"] for r in rows["places"]}
    path = seeds / "decisions" / PUBLIC_NAMES
    if path.is_file():
        public, _ = csvfile.read(path.read_bytes(), PUBLIC_NAMES, DECISION_COLUMNS)
        listed |= {row.values["subject"] for row in public}
    return frozenset(names.plain(name) for name in listed)
