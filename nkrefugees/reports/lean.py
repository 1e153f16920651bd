"""Libraries of notebooks, loaded without what takes most of their time and serves no report."""

from __future__ import annotations

import sys
from importlib import import_module
from types import ModuleType

# jsonschema, which nbformat loads, builds a grammar of internationalised addresses with it as it is
# imported, a second and a half, and does without where it is not installed. No notebook needs it.
_SLOW = "rfc3987_syntax"


def lean(name: str) -> ModuleType:
    """Give a library that loads jsonschema, loaded once.

    Examples
    --------
    >>> lean("nbformat").__name__
    'nbformat'
    """
    absent = _SLOW not in sys.modules
    if absent:
        sys.modules[_SLOW] = None  # type: ignore[assignment]  # what makes an import fail
    try:
        return import_module(name)
    finally:
        if absent:
            del sys.modules[_SLOW]


def papermill() -> ModuleType:
    """Give papermill, loaded once.

    Examples
    --------
    >>> papermill().__name__
    'papermill'
    """
    return lean("papermill")
