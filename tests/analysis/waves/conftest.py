"""Publishers for verdicts on waves."""

from .planted import even

__all__ = ["even"]
