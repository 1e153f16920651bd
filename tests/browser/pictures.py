"""Renew the pictures of site and lab in ``docs/pictures/``: ``make pictures``, after ``make report``."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from .conftest import launched
from .lab import PANEL, Lab, begin_all, run_all, started

ROOT = Path(__file__).parent.parent.parent
SITE, TO = ROOT / "reports", ROOT / "docs" / "pictures"
SIZE = {"width": 1400, "height": 900}
IN_LAB = {"width": 1200, "height": 900}
MOST = 150_000
LESSON = "3-*.ipynb"
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


def waves(page: Any, lab: Lab) -> bytes:
    """The notebook on waves, run, down to its first figure."""
    lab.open(page, "02-waves.ipynb")
    run_all(page)
    figure = page.locator(f"{PANEL} .jp-OutputArea img").first
    figure.evaluate("e => e.scrollIntoView({block: 'end'})")
    return _settled(page, figure)


def exercise(page: Any, lab: Lab) -> bytes:
    """The first exercise of the third lesson as a student finds it, with the verdict on no answer."""
    [lesson] = (lab.copy / "course").glob(LESSON)
    lab.open(page, f"course/{lesson.name}")
    begin_all(page)
    check = page.locator(f"{PANEL} .jp-CodeCell", has_text="grader.check(").first
    check.locator(".jp-OutputArea-output").first.wait_for(timeout=120_000)
    check.evaluate("e => e.scrollIntoView({block: 'end'})")
    return _settled(page, check)


def _settled(page: Any, shown: Any) -> bytes:
    """What is on the screen once something is drawn, without what is selected."""
    shown.wait_for()
    page.locator("#jp-main-statusbar").click()
    page.wait_for_timeout(1500)
    return small(page.screenshot())


def of_the_lab(browser: Any) -> None:
    """Make the pictures of JupyterLab; that of an exercise once the working copy has the lesson."""
    page = browser.new_page(viewport=IN_LAB, color_scheme="light", reduced_motion="reduce")
    with TemporaryDirectory() as folder, started(Path(folder)) as lab:
        drawn: dict[str, Callable[[Any, Lab], bytes]] = {"lab": waves}
        if any((lab.copy / "course").glob(LESSON)):
            drawn["exercise"] = exercise
        for name, draw in drawn.items():
            keep(name, draw(page, lab))
        page.close()


def keep(name: str, made: bytes) -> None:
    """Write a picture, and say how large it is."""
    (TO / f"{name}.png").write_bytes(made)
    print(f"docs/pictures/{name}.png: {len(made):,} bytes")


def main() -> None:
    """Make every picture."""
    if missing := [path for path, _ in PICTURES.values() if not (SITE / path).is_file()]:
        sys.exit(f"{SITE} lacks {', '.join(missing)}: run `make report` first")
    TO.mkdir(parents=True, exist_ok=True)
    with launched() as browser:
        page = browser.new_page(viewport=SIZE, color_scheme="light", reduced_motion="reduce")
        for name, (path, begin) in PICTURES.items():
            keep(name, picture(page, path, begin))
        of_the_lab(browser)


if __name__ == "__main__":
    main()
