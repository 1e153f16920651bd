"""Tests of analyses; ``CASES`` holds their cases, ``record`` the fixtures of an invented record."""

from pathlib import Path

CASES = Path(__file__).parents[1] / "cases" / "analysis"
