"""The invented article, and what is drafted of it."""

from pathlib import Path

import pytest

from nkrefugees.drafts.draft import propose
from nkrefugees.texts import normalise

CASES = Path(__file__).parents[1] / "cases" / "drafts"


@pytest.fixture(scope="session")
def article():
    return normalise((CASES / "article.txt").read_bytes())


@pytest.fixture(scope="session")
def drafted(article):
    return propose(article, "2013-06-04", "bangkok-post")
