"""The process that presses pages: it is started, watched, and its words are passed on.

A process of its own, since a page takes seconds of Python that would hold up whatever else this one does, and
since it can be ended at once.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from nkrefugees.errors import BadPage, MissingLibrary, MissingPackages
from nkrefugees.site.look import environment

LIBRARY, EXTRA = "weasyprint", "pdf"
PACKAGES = (
    "libpango-1.0-0", "libpangoft2-1.0-0", "libharfbuzz-subset0",
    "fonts-noto-core", "fonts-noto-cjk", "fonts-dejavu-core",
)  # fmt: skip
FAMILIES = ("Noto Serif", "Noto Sans", "Noto Sans CJK KR", "DejaVu Sans Mono")
_COMMAND = ("-P", "-m", "nkrefugees.site.paper.press")
_PATIENCE = 0.2


def pressed(html: str, identifier: str, check: Callable[[], None] = lambda: None) -> bytes:
    """Make a PDF of a page.

    Parameters
    ----------
    html : str
        A page of the print template.
    identifier : str
        Hexadecimal digits that stand in the trailer of the PDF; the same for the same page.
    check : callable
        Asked now and then; if it raises, the work ends.

    Returns
    -------
    bytes
        PDF/UA-1, the same for the same page, libraries and fonts.

    Raises
    ------
    MissingLibrary
        If WeasyPrint is not installed.
    MissingPackages
        If what it needs of the system is not there.
    BadPage
        If the page cannot be printed as it is: a letter that no font has, a figure that is not there.
    """
    content, said = _ask(html, identifier, check)
    if said["faults"]:
        raise BadPage(said["faults"])
    return content


def made_with() -> dict[str, str]:
    """Name what PDFs are made with here, by making one of a line of each font.

    Returns
    -------
    dict
        Versions of ``weasyprint`` and ``pango``; ``fonts``, the SHA-256 of that PDF. Where all are
        the same, the same page gives the same bytes.

    Raises
    ------
    MissingLibrary, MissingPackages
        If none can be made here; the error says what to install.
    """
    html = environment().get_template("fonts.html").render(families=FAMILIES)
    content, said = _ask(html, "0" * 32, lambda: None)
    lacking = [f"no {family}" for family in FAMILIES if family not in said["families"]] + said["faults"]
    if lacking:
        raise MissingPackages("fonts for reports as PDF", PACKAGES, "; ".join(lacking))
    return {**said["versions"], "fonts": hashlib.sha256(content).hexdigest()}


def _ask(html: str, identifier: str, check: Callable[[], None]) -> tuple[bytes, dict[str, Any]]:
    with TemporaryDirectory(prefix="nk-") as folder:
        page, target = Path(folder, "page.html"), Path(folder, "page.pdf")
        page.write_text(html, encoding="utf-8")
        said = _say([sys.executable, *_COMMAND, str(page), str(target), identifier], check)
        if said["lacks"] == "library":
            raise MissingLibrary(LIBRARY, EXTRA)
        if said["lacks"]:
            raise MissingPackages("pango, which draws letters for reports as PDF", PACKAGES)
        return (b"" if said["faults"] else target.read_bytes()), said


def _say(command: list[str], check: Callable[[], None]) -> dict[str, Any]:
    """Run the process to its end, or to that of the work."""
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    try:
        out, error = _awaited(process, check)
    except BaseException:
        process.kill()
        process.communicate()
        raise
    if process.returncode:
        raise BadPage([f"the press ended with {process.returncode}: {_last(error)}"])
    said: dict[str, Any] = json.loads(out)
    return said


def _awaited(process: subprocess.Popen[bytes], check: Callable[[], None]) -> tuple[bytes, bytes]:
    while True:
        check()
        with contextlib.suppress(subprocess.TimeoutExpired):
            return process.communicate(timeout=_PATIENCE)


def _last(error: bytes) -> str:
    lines = error.decode(errors="replace").strip().splitlines()
    return lines[-1] if lines else "it said nothing"
