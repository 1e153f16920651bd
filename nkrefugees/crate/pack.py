"""Pack the site into one zip that has the same bytes for the same site."""

from __future__ import annotations

import io as memory
import zipfile
from pathlib import Path

from nkrefugees.crate.contents import Contents, gather
from nkrefugees.crate.describe import day, describe
from nkrefugees.crate.letter import letter
from nkrefugees.crate.paths import CRATE, LETTER, SUMS
from nkrefugees.errors import BadValue
from nkrefugees.reports import disk, record
from nkrefugees.reports.locks import beside

_MODE = 0o100644 << 16
_UNIX = 3


def export(file: Path | str, to: Path | str = record.REPORTS) -> list[str]:
    """Write the site, and all that it is made from, as one zip; whole or not at all.

    Parameters
    ----------
    file : Path or str
        Where it goes; ends in ``.zip``.
    to : Path or str
        The folder of reports.

    Returns
    -------
    list of str
        The paths in the zip: ``reports/`` (open ``reports/index.html``), ``data/``, ``notebooks/``,
        ``requirements/run.txt``, licences, citation and changes, ``ro-crate-metadata.json`` and
        ``SHA256SUMS``. The same site gives the same bytes.

    Raises
    ------
    BadValue
        If the file does not end in ``.zip``, or lies in the folder of reports.
    BadSite
        If the site is not whole, or not what the data give now; every reason is named.

    Examples
    --------
    >>> export("site.tar")
    Traceback (most recent call last):
    nkrefugees.errors.BadValue: export: 'site.tar' is not allowed; the file must end in .zip
    """
    path, folder = Path(file), Path(to)
    if path.suffix != ".zip":
        raise BadValue("export", str(file), "the file must end in .zip")
    if path.resolve().is_relative_to(folder.resolve()):
        raise BadValue("export", str(file), "it lies in the folder of reports, which it is to hold")
    contents = gather(folder)
    files = contents.files | told(contents)
    files |= {SUMS: sums(files).encode()}
    _write(path, packed(files, day()))
    return sorted(files)


def told(contents: Contents) -> dict[str, bytes]:
    """What is said of the contents of a zip, for people and for machines."""
    files = contents.files | {LETTER: letter(contents.runs).encode()}
    description = describe(Contents(files, contents.runs, contents.notebooks))
    return {LETTER: files[LETTER], CRATE: description.encode()}


def sums(files: dict[str, bytes]) -> str:
    r"""List the SHA-256 of files as ``sha256sum`` does.

    Examples
    --------
    >>> sums({"a": b""})
    'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855  a\n'
    """
    return "".join(f"{record.digest(files[name])}  {name}\n" for name in sorted(files))


def packed(files: dict[str, bytes], date: str) -> bytes:
    """Pack files into a zip: sorted, of one date and mode, pressed alike."""
    year, month, dom = map(int, date.split("-"))
    out = memory.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name in sorted(files):
            entry = zipfile.ZipInfo(name, (max(year, 1980), month, dom, 0, 0, 0))
            entry.compress_type, entry.create_system, entry.external_attr = zipfile.ZIP_DEFLATED, _UNIX, _MODE
            archive.writestr(entry, files[name])
    return out.getvalue()


def _write(path: Path, content: bytes) -> None:
    """Write beside and move over, so that nobody takes half a zip for a whole one."""
    with disk.writing(path):
        new = beside(path)
        try:
            new.write_bytes(content)
            new.chmod(0o644)
            new.replace(path)
        finally:
            new.unlink(missing_ok=True)
