"""Publishers for universes of waves."""

from tests.analysis.waves.planted import even

__all__ = ["even"]
