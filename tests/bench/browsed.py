"""How long Debian's Chromium takes to open a page, by its own clock; its start is not counted."""

from __future__ import annotations

import shutil
from pathlib import Path
from statistics import median

from .line import Unmeasured

_TIMES = 5
_LOADED = "performance.getEntriesByType('navigation')[0].loadEventEnd"
_NOW = "performance.now()"


def opened(page: Path, until: str = "") -> float:
    """Seconds until a page is loaded, or until it has an element: the median of some, without the first.

    Raises
    ------
    Unmeasured
        If there is no browser here.
    """
    if not shutil.which("chromium"):
        raise Unmeasured("chromium is not here: install Debian's chromium")
    from ..browser.conftest import launched

    with launched() as browser:
        taken = [_opened(browser, page, until) for _ in range(_TIMES + 1)]
        browser.close()
    return median(taken[1:])


def _opened(browser: object, page: Path, until: str) -> float:
    """Open a page in a context of its own, which has kept nothing."""
    context = browser.new_context(viewport={"width": 1400, "height": 900})  # type: ignore[attr-defined]
    tab = context.new_page()
    tab.goto(page.as_uri())
    if until:
        tab.wait_for_selector(until, state="attached")
    else:
        tab.wait_for_function(f"{_LOADED} > 0")
    taken = float(tab.evaluate(_NOW if until else _LOADED)) / 1000
    context.close()
    return taken
