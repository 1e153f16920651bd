"""Pages for the press, and the press itself where it can work."""

from __future__ import annotations

import pytest

from nkrefugees.errors import NkrefugeesError
from nkrefugees.site.paper import machine


@pytest.fixture(scope="session")
def press():
    """Presses a page; what is missing on this machine is named where tests are left out."""
    try:
        machine.made_with()
    except NkrefugeesError as error:
        pytest.skip(str(error))
    return machine.pressed
