"""The text of a document as it comes: read, or refused with what to do."""

from __future__ import annotations

import re
from pathlib import Path

from nkrefugees.errors import BadValue, MissingFile
from nkrefugees.texts import normalise

_MARKUP = re.compile(r"</(?:p|div|span|a|body|html|head|li|td|script)\s*>", re.I)
_LETTER = re.compile(r"[^\W\d_]")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]")
_SCRIPTS = (
    ("Korean", re.compile(r"[\u1100-\u11ff\uac00-\ud7a3]")),
    ("Japanese", re.compile(r"[\u3041-\u30ff]")),
    ("Chinese", re.compile(r"[\u4e00-\u9fff]")),
    ("Russian", re.compile(r"[\u0400-\u04ff]")),
)
_ENGLISH = frozenset(
    "the of and to that was were is for with by from have has had said who they their are as on it not be "
    "at in".split()
)
_LEAST_ENGLISH, _MOST_OTHER = 0.15, 0.2


def read(path: Path) -> str:
    """Read the text that offsets are about: NFC, line feeds, stripped.

    Raises
    ------
    MissingFile
        If there is no such file.
    BadValue
        If the file is empty, no text, not UTF-8, a web page or not English; with what to do.
    """
    if not path.is_file():
        raise MissingFile(path, "give a file with the text of one document")
    raw = path.read_bytes()
    if problem := _no_text(raw):
        raise BadValue("file", str(path), problem)
    text = normalise(raw)
    if problem := _unfit(text):
        raise BadValue("file", str(path), problem)
    return text


def _no_text(raw: bytes) -> str:
    """Why bytes are no text in UTF-8."""
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "it is UTF-16; save it as UTF-8"
    if raw.startswith(b"%PDF"):
        return "it is a PDF; save its text as a file of its own"
    if b"\0" in raw:
        return "it holds bytes that no text has; give the text of one document, in UTF-8"
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError as error:
        return f"byte 0x{raw[error.start]:02x} at {error.start} is not UTF-8; save it as UTF-8"
    return ""


def _unfit(text: str) -> str:
    """Why a text cannot be drafted."""
    if not text:
        return "it is empty; put the text of one document into it"
    if re.match(r"\s*<(?:!doctype|html)", text, re.I) or len(_MARKUP.findall(text)) > 2:
        return "it is a web page; save it as text and give that file"
    language = _other_language(text)
    return (
        f"it is in {language}; drafts are made of English texts alone, code this one by hand"
        if language
        else ""
    )


def _other_language(text: str) -> str:
    """The language of a text that is not English; empty if it is."""
    letters = _LETTER.findall(text)
    if not letters:
        return "no language"
    latin = len(_LATIN.findall(text))
    if len(letters) - latin > _MOST_OTHER * len(letters):
        return next(
            (name for name, script in _SCRIPTS if len(script.findall(text)) > 0.1 * len(letters)),
            "another script",
        )
    words = re.findall(r"[a-z\u00e0-\u024f]+", text.lower())
    share = sum(word in _ENGLISH for word in words) / max(1, len(words))
    return "" if share >= _LEAST_ENGLISH or len(words) < 8 else "another language than English"
