"""Every test of an analysis rests on the invented record, never on the real one."""

from __future__ import annotations

import pytest

from tests.analysis.record import invented_data, real, record

__all__ = ["invented_data", "real", "record"]


@pytest.fixture(autouse=True)
def _record(record):
    """Origins and actors come from the invented record."""
