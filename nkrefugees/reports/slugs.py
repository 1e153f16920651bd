"""Names of folders: safe on every file system, and never two runs under one."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping

from nkrefugees.site.addresses import EVIDENCE

DEFAULT = "default"
_LONGEST = 100
_SAFE = re.compile(r"[A-Za-z0-9][A-Za-z0-9.-]*(?<![.-])")


def run_name(differing: Mapping[str, object], words: Mapping[str, str]) -> str:
    """Name a run after the parameters that differ from the defaults.

    A digest stands behind where the name is cut, or does not tell the values apart.

    Parameters
    ----------
    differing : mapping of str to object
        Values that are not the defaults.
    words : mapping of str to str
        The word of each parameter.

    Examples
    --------
    >>> run_name({}, {})
    'default'
    >>> run_name({"since": "2005", "country": "CHN"}, {"since": "day", "country": "country"})
    'since-2005_country-chn'
    """
    if not differing:
        return DEFAULT
    parts = {name: _parts(value, "country" in words[name]) for name, value in differing.items()}
    name = "_".join(f"{key}-{'+'.join(map(slug, items))}" for key, items in parts.items())
    exact = all(key.isascii() and _tells(items, differing[key]) for key, items in parts.items())
    return _cut(name, exact, json.dumps(differing, sort_keys=True))


def notebook_name(stem: str) -> str:
    """Name the folder of a notebook: its own name if that is a safe one, and not that of the evidence.

    Examples
    --------
    >>> notebook_name("02-waves"), notebook_name("My draft")
    ('02-waves', 'my-draft-524e1583')
    """
    exact = bool(re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9_.-]*(?<!\.)", stem)) and stem.lower() != EVIDENCE
    return _cut(stem if exact else slug(stem), exact, stem)


def slug(text: str) -> str:
    """Lower-case letters, digits, points and hyphens.

    Examples
    --------
    >>> slug("One / two")
    'one-two'
    """
    return re.sub(r"[^a-z0-9.]+", "-", text.lower()).strip("-.") or "x"


def _parts(value: object, country: bool) -> list[str]:
    """The items of a value as texts; none is called none. Codes of countries have one case."""
    if isinstance(value, list):
        return [part for item in value for part in _parts(item, country)] or ["none"]
    if isinstance(value, bool):
        return [str(value).lower()]
    text = "none" if value == "" else str(value)
    return [text.lower() if country else text]


def _tells(parts: list[str], value: object) -> bool:
    """Whether no other value has the same name."""
    none = parts == ["none"] and value not in ("", [])
    return not none and all(_SAFE.fullmatch(part) and part == slug(part) for part in parts)


def _cut(name: str, exact: bool, whole: str) -> str:
    if exact and len(name) <= _LONGEST:
        return name
    digest = hashlib.sha256(whole.encode()).hexdigest()[:8]
    ascii_name = name.encode("ascii", "ignore").decode()
    return f"{ascii_name[: _LONGEST - 9].rstrip('-_.+')}-{digest}"
