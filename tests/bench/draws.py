"""Draws and the verdict on waves, over the whole record."""

from __future__ import annotations

from functools import cache, partial
from pathlib import Path

from .line import Line, in_turn
from .place import ROOT, python

_DRAWS = "nk.draws(claims, 10_000, freq='MS')"
_PEAK = "Path('/proc/self/status').read_text().split('VmHWM:')[1].split()[0]"


def lines(folder: Path) -> list[Line]:
    """What is measured in a folder."""
    memory = partial(_memory, folder / "analyses")
    return [
        Line(
            "10,000 draws of the record, by month", "resolve the record", in_turn(_draws, _resolve, 3), "2 s"
        ),
        Line("memory of 10,000 draws", "memory of the claims", memory, "500 MB", "MB"),
        Line("the verdict on waves", "resolve the handovers", in_turn(_waves, _handovers, 3), "10 s"),
    ]


@cache
def _claims(quantity: str | None = None):
    import nkrefugees as nk

    return nk.claims(quantity=quantity)


def _draws() -> None:
    import nkrefugees as nk

    nk.draws(_claims(), 10_000, freq="MS")


def _resolve() -> None:
    import nkrefugees as nk

    nk.resolve(_claims())


def _waves() -> None:
    import nkrefugees as nk

    nk.waves(_claims("repatriated"))


def _handovers() -> None:
    import nkrefugees as nk

    nk.resolve(_claims("repatriated"))


def _memory(folder: Path) -> tuple[float, float]:
    """The most that a process takes that draws, and one that only reads the claims, in MB (Linux)."""
    peaks = [_peak(folder, work) for work in (_DRAWS, "claims")]
    return peaks[0], peaks[1]


def _peak(folder: Path, work: str) -> float:
    code = f"from pathlib import Path; import nkrefugees as nk; claims = nk.claims(); {work}; print({_PEAK})"
    return float(python(folder, "-c", code, PYTHONPATH=str(ROOT))) / 1e3
