"""The look of every page: templates, one style, and how values are written."""

from __future__ import annotations

import base64
import hashlib
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from nkrefugees.wording import plural

if TYPE_CHECKING:
    from jinja2 import Environment


PAGES = (
    ("index.html", "Reports"),
    ("explore.html", "Explore"),
    ("evidence/index.html", "Evidence"),
    ("search.html", "Search"),
)


@lru_cache(maxsize=1)
def environment() -> Environment:
    """Load the templates of this folder.

    A template of a page of the site is given ``root``, the way from it to the root as in ``../../``, and
    ``here``, its own address from there, by which the navigation knows where it stands.
    """
    import jinja2

    loader = jinja2.FileSystemLoader(Path(__file__).parent / "templates")
    settings: dict[str, Any] = {"autoescape": True, "trim_blocks": True, "lstrip_blocks": True}
    made = jinja2.Environment(
        loader=loader, undefined=jinja2.StrictUndefined, keep_trailing_newline=True, **settings
    )
    made.filters |= {"written": written, "plural": plural, "ending": ending, "section": section}
    made.globals["pages"] = PAGES
    return made


def written(value: object) -> str:
    """Write a parameter's value for a reader.

    Examples
    --------
    >>> written(""), written(["a", "b"]), written(True), written("2005")
    ('none', 'a, b', 'true', '2005')
    """
    if isinstance(value, list):
        return ", ".join(map(written, value)) or "none"
    if isinstance(value, bool):
        return str(value).lower()
    return "none" if value == "" else str(value)


def section(here: str) -> str:
    """Give the page of the navigation under which a page stands; a report has no address of its own.

    Examples
    --------
    >>> section("evidence/incident/2021-07-14-dandong.html"), section("search.html"), section("")
    ('evidence/index.html', 'search.html', 'index.html')
    """
    first = here.split("/")[0]
    return next((page for page, _ in PAGES if page.split("/")[0] == first), PAGES[0][0])


def ending(path: str) -> str:
    """Name the format of a file by the end of its name.

    Examples
    --------
    >>> ending("figures/curve.svg")
    'SVG'
    """
    return path.rpartition(".")[2].upper()


def script_hash(script: str) -> str:
    """Give what a Content-Security-Policy names a script by: all that stands between its tags.

    Examples
    --------
    >>> script_hash("")
    'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='
    """
    return f"sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}"
