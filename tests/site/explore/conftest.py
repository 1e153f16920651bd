"""The explorer of the invented record, and of the whole one."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

from nkrefugees import io
from nkrefugees.site.explore import write
from nkrefugees.site.explore.data import record as load


@pytest.fixture(scope="module")
def record(invented) -> dict[str, Any]:
    """What the explorer shows of the invented record."""
    with io.using(invented):
        return load()


@pytest.fixture(scope="session")
def whole() -> dict[str, Any]:
    """What the explorer shows of the record."""
    return load()


@pytest.fixture(scope="module")
def html(invented, tmp_path_factory) -> str:
    """The explorer of the invented record."""
    with io.using(invented):
        return write(tmp_path_factory.mktemp("explore"), "0.0").read_text(encoding="utf-8")


def inlined(html: str) -> dict[str, Any]:
    """The rows that a page holds."""
    return json.loads(re.search(r'id="record">(.*?)</script>', html, re.DOTALL)[1])
