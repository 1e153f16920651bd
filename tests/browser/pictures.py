"""Renew the pictures of the site in ``docs/pictures/``: ``make pictures``, after ``make report``."""

from __future__ import annotations

import io
import sys
from pathlib import Path
from typing import Any

from .conftest import launched

ROOT = Path(__file__).parent.parent.parent
SITE, TO = ROOT / "reports", ROOT / "docs" / "pictures"
SIZE = {"width": 1400, "height": 900}
MOST = 150_000
# A picture: the page, and where it begins; a number leads on from there.
PICTURES = {
    "index": ("index.html", ""),
    "report": ("10-incident/default/index.html", ""),
    "evidence": ("evidence/incident/2021-07-14-dandong.html", ""),
    "explorer": ("explore.html", "#h-time"),
}


def small(png: bytes) -> bytes:
    """Fewer colours, until a picture is small enough."""
    from PIL import Image

    picture = Image.open(io.BytesIO(png)).convert("RGB")
    for colours in (256, 128, 64, 32, 16):
        sheet = io.BytesIO()
        few = picture.quantize(colours, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
        few.save(sheet, format="png", optimize=True)
        if len(sheet.getvalue()) < MOST:
            return sheet.getvalue()
    raise SystemExit(f"a picture cannot be made smaller than {MOST:,} bytes; show less of the page")


def picture(page: Any, path: str, begin: str) -> bytes:
    """A page as a reader sees it on a screen, from an element on."""
    page.goto((SITE / path).as_uri())
    if page.locator("figure.chart").count():
        page.wait_for_selector("html[data-drawn]", state="attached")
    if begin:
        page.locator(begin).evaluate("e => e.scrollIntoView()")
    return small(page.screenshot())


def main() -> None:
    """Make every picture, and say how large it is."""
    if missing := [path for path, _ in PICTURES.values() if not (SITE / path).is_file()]:
        sys.exit(f"{SITE} lacks {', '.join(missing)}: run `make report` first")
    TO.mkdir(parents=True, exist_ok=True)
    with launched() as browser:
        page = browser.new_page(viewport=SIZE, color_scheme="light", reduced_motion="reduce")
        for name, (path, begin) in PICTURES.items():
            made = picture(page, path, begin)
            (TO / f"{name}.png").write_bytes(made)
            print(f"docs/pictures/{name}.png: {len(made):,} bytes")


if __name__ == "__main__":
    main()
