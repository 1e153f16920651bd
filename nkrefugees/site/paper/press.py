"""HTML pressed into PDF/UA: what the process that `machine` starts does; the only door to weasyprint."""

from __future__ import annotations

import contextlib
import json
import logging
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from nkrefugees.site.paper.arrange import arrange
from nkrefugees.site.paper.glyphs import told

VARIANT = "pdf/ua-1"
NOTHING = {"lacks": "", "faults": [], "versions": {}}


def main(page: Path, target: Path, identifier: str) -> dict[str, Any]:
    """Press a page of HTML into a file.

    Parameters
    ----------
    page, target : Path
        HTML in UTF-8, and the PDF to write. No target is written where there are faults.
    identifier : str
        Hexadecimal digits, the same for the same document; they stand in the trailer of the PDF.

    Returns
    -------
    dict
        ``lacks``: ``library`` or ``system``, if it cannot be done here; ``faults``: what is wrong with the
        page, in words; ``versions`` of what made it; ``families`` of the fonts that were used.
    """
    with _silent():
        try:
            import weasyprint
        except ImportError:
            return NOTHING | {"lacks": "library"}
        except OSError:
            return NOTHING | {"lacks": "system"}
    return _press(weasyprint, page.read_text(encoding="utf-8"), target, identifier)


def _press(weasyprint: Any, html: str, target: Path, identifier: str) -> dict[str, Any]:
    fetcher = weasyprint.urls.URLFetcher(allowed_protocols=["data"])
    with _heard() as records:
        page = weasyprint.HTML(string=html, url_fetcher=fetcher)
        faults = arrange(page.etree_element)
        document = page.render()
        content = document.write_pdf(pdf_variant=VARIANT, pdf_identifier=bytes.fromhex(identifier)[:16])
    faults += told(records, page.etree_element)
    if not faults:
        target.write_bytes(content)
    families = sorted({font.family for font in document.fonts.values()})
    return NOTHING | {"faults": faults, "versions": _versions(weasyprint), "families": families}


def _versions(weasyprint: Any) -> dict[str, str]:
    from weasyprint.text.ffi import pango

    number = pango.pango_version()
    parts = (number // 10000, number // 100 % 100, number % 100)
    return {"weasyprint": weasyprint.__version__, "pango": ".".join(map(str, parts))}


@contextlib.contextmanager
def _heard() -> Iterator[list[logging.LogRecord]]:
    """Keep what the library says, which raises nothing."""
    records: list[logging.LogRecord] = []
    handler = logging.Handler()
    handler.emit = records.append  # type: ignore[method-assign, assignment]
    logger = logging.getLogger("weasyprint")
    logger.addHandler(handler)
    try:
        yield records
    finally:
        logger.removeHandler(handler)


@contextlib.contextmanager
def _silent() -> Iterator[None]:
    """Keep advice of the library from what this process says."""
    with Path(os.devnull).open("w") as nowhere, contextlib.redirect_stdout(nowhere):
        yield


if __name__ == "__main__":
    print(json.dumps(main(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3])))
