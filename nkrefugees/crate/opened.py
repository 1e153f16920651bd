"""Read a zip that came from anywhere: bounded, no path that leads out of it, every file as listed."""

from __future__ import annotations

import re
import stat
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from nkrefugees.crate.contents import PROJECT
from nkrefugees.crate.paths import CRATE, DATA, LETTER, NOTEBOOKS, SITE, SUMS, faults_of
from nkrefugees.reports import record

MOST_FILES, MOST_BYTES = 20_000, 1 << 30
_BROKEN = (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, OSError, ValueError)
_LINE = re.compile(r"([0-9a-f]{64})  (.+)")
_ENCRYPTED = 1
_PARTS = {SITE, DATA, NOTEBOOKS, *PROJECT, CRATE, LETTER, SUMS}


def opened(file: Path) -> tuple[dict[str, bytes], list[str]]:
    """Read a zip, without unpacking it.

    Parameters
    ----------
    file : Path
        The zip; trusted in nothing.

    Returns
    -------
    tuple of dict of str to bytes, and list of str
        Its files by their paths; and its faults: what cannot be read, an unsafe path, too much, every file
        that is changed, missing or not listed. Where a path is unsafe or it is too much, no file is read.
    """
    try:
        with zipfile.ZipFile(file) as archive:
            entries = archive.infolist()
            if faults := _entries(entries):
                return {}, faults
            files = {entry.filename: archive.read(entry) for entry in entries if not entry.is_dir()}
    except _BROKEN as error:
        return {}, [f"it is no zip, was cut off, or is broken: {error}"]
    return files, [*_against(files)]


def _entries(entries: list[zipfile.ZipInfo]) -> list[str]:
    """What is wrong with a zip before a byte of its files is read."""
    size = sum(entry.file_size for entry in entries)
    if len(entries) > MOST_FILES:
        return [f"it holds {len(entries):,} files; at most {MOST_FILES:,} are read"]
    if size > MOST_BYTES:
        return [f"it unpacks to {size:,} bytes; at most {MOST_BYTES:,} are read"]
    names = Counter(entry.orig_filename.removesuffix("/") for entry in entries)
    twice = [name for name, times in names.items() if times > 1]
    odd = [f"{entry.orig_filename!r}: {what}" for entry in entries if (what := _oddity(entry))]
    return [*faults_of(names), *(f"{name!r}: it is there twice" for name in twice), *odd]


def _oddity(entry: zipfile.ZipInfo) -> str:
    """What an entry is, if it is no plain file; empty if it is one."""
    if entry.flag_bits & _ENCRYPTED:
        return "it is encrypted"
    kind = stat.S_IFMT(entry.external_attr >> 16)
    return "" if kind in (0, stat.S_IFDIR if entry.is_dir() else stat.S_IFREG) else "it is no plain file"


def _against(files: dict[str, bytes]) -> Iterator[str]:
    """Hold the files against the list of their sums."""
    if SUMS not in files:
        yield f"{SUMS}: missing; it was not written by `nkrefugees export`"
        return
    listed: dict[str, str] = {}
    for number, line in enumerate(files[SUMS].decode(errors="replace").splitlines(), start=1):
        found = _LINE.fullmatch(line)
        if not found or found[2] in listed:
            yield f"{SUMS}, line {number}: {'listed twice' if found else 'not a sum and a path'}"
        else:
            listed[found[2]] = found[1]
    for name in sorted({*files, *listed} - {SUMS}):
        if what := _fault(name, files.get(name), listed.get(name)):
            yield f"{name}: {what}"


def _fault(name: str, content: bytes | None, sha256: str | None) -> str:
    if content is None:
        return "missing"
    if sha256 is None:
        return "not in the list of sums"
    if not {name, name.split("/")[0]} & _PARTS:
        return "no part of such a zip"
    return "" if record.digest(content) == sha256 else "changed since it was packed"
