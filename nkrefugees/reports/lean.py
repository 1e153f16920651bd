"""Papermill, loaded without what takes most of its time and serves no report."""

from __future__ import annotations

import sys
from types import ModuleType

# jsonschema, which nbformat loads, builds a grammar of internationalised addresses with it as it is
# imported, a second and a half, and does without where it is not installed. No notebook needs it.
_SLOW = "rfc3987_syntax"


def papermill() -> ModuleType:
    """Give papermill, loaded once.

    Examples
    --------
    >>> papermill().__name__
    'papermill'
    """
    absent = _SLOW not in sys.modules
    if absent:
        sys.modules[_SLOW] = None  # type: ignore[assignment]  # what makes an import fail
    try:
        import papermill as loaded
    finally:
        if absent:
            del sys.modules[_SLOW]
    return loaded  # type: ignore[no-any-return]
