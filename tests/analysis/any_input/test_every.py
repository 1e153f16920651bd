"""No public analysis is left out."""

from __future__ import annotations

from pathlib import Path

import pytest

import nkrefugees as nk
from nkrefugees.errors import Refusal

HERE = Path(__file__).parent
READ = set(nk._HOMES["frames"].split())
OTHER = {"codebook", "show", "report", "plot", "attempt", "tell", "controls"}
ANALYSES = sorted(name for name in nk.__all__ if name not in READ | OTHER and callable(getattr(nk, name)))
CALLED = "\n".join(path.read_text(encoding="utf-8") for path in HERE.glob("test_*.py"))


@pytest.mark.parametrize("name", ANALYSES)
def test_it_is_given_all_sorts_of_things(name):
    assert any(form in CALLED for form in (f"nk.{name},", f"{name}(", f'"{name}"'))


def test_a_refusal_is_kept_and_a_fault_is_not():
    def refuse():
        raise Refusal("m", "r")

    assert nk.attempt(refuse).reason == "r"
    assert str(nk.tell(nk.attempt(refuse)))
    with pytest.raises(ZeroDivisionError):
        nk.attempt(lambda: 1 / 0)


@pytest.mark.parametrize("name", sorted({*ANALYSES, "attempt", "tell"} - {"bibliography", "cite", "explain"}))
def test_what_it_assumes_is_written_down(name, root):
    assert (
        f"`{name}`" in (root / "docs" / "methods.md").read_text(encoding="utf-8").partition("## Function")[2]
    )
