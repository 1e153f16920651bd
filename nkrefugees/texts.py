"""Texts of sources, which whoever has them keeps apart, and the spans that point into them."""

from __future__ import annotations

import hashlib
import unicodedata
from pathlib import Path

from nkrefugees.errors import MissingFile


def normalise(raw: bytes) -> str:
    r"""Make the text that offsets and hashes are about: NFC, line feeds, stripped.

    Examples
    --------
    >>> normalise(b" a\r\nb ")
    'a\nb'
    """
    text = raw.decode("utf-8", errors="replace").removeprefix("\ufeff")
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n")).strip()


def load(folder: Path) -> dict[str, str]:
    """Read the texts of a folder, by the SHA-256 of their normalised form.

    Raises
    ------
    MissingFile
        If the folder is not there.
    """
    if not folder.is_dir():
        raise MissingFile(folder, "a folder with the texts of sources is needed")
    texts = [normalise(path.read_bytes()) for path in sorted(folder.rglob("*")) if path.is_file()]
    return {hashlib.sha256(text.encode()).hexdigest(): text for text in texts}


def pairs(spans: str) -> list[tuple[int, int]]:
    """Read a cell of spans.

    Examples
    --------
    >>> pairs("3-7;10-12")
    [(3, 7), (10, 12)]
    """
    ends = [pair.split("-") for pair in spans.split(";")]
    return [(int(start), int(end)) for start, end in ends]
