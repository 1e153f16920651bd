"""Run every condition on its twins, and write docs/coverage.md from what was found.

``python -m tests.coverage`` takes some twenty minutes of one processor. What each twin gave is kept in
``.nkrefugees/coverage/``: a run that was stopped goes on where it was, ``--minutes`` stops it, ``--cases
18-24`` runs some, so that several may run beside each other, ``--page`` writes the page from what there is,
and ``--anew`` forgets. The page says how many twins were run. ``--quick`` runs one twin in twenty and keeps
nothing.
"""

from __future__ import annotations

import argparse
import json
import platform
import shutil
import sys
import time
from pathlib import Path

from .case import Outcome
from .cases import CASES
from .page import page, row

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "coverage.md"
KEPT = ROOT / ".nkrefugees" / "coverage"
PASSES = (20, 50, 100, 200, 500, 1000, 2000)
QUICK = 20
APART = 100_000


def main() -> None:
    """Do what is asked for."""
    asked = _asked()
    if asked.quick:
        rows = [row(c, [_one(n, i) for i in range(max(c.twins // QUICK, 5))]) for n, c in enumerate(CASES)]
        sys.stdout.write(page(rows, platform.python_version()))
        return
    if asked.anew:
        shutil.rmtree(KEPT, ignore_errors=True)
    if not asked.page:
        first, _, last = asked.cases.partition("-")
        _run(range(int(first) - 1, int(last or first)), time.monotonic() + 60 * asked.minutes)
    rows = [row(case, _kept(number)) for number, case in enumerate(CASES)]
    PAGE.write_text(page(rows, platform.python_version()), encoding="utf-8")


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.coverage", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="one twin in twenty; keeps nothing")
    parser.add_argument("--anew", action="store_true", help="forget what an earlier run has done")
    parser.add_argument("--page", action="store_true", help="run nothing, write the page")
    parser.add_argument("--minutes", type=float, default=float("inf"), help="stop after so many by the clock")
    parser.add_argument("--cases", default=f"1-{len(CASES)}", metavar="FIRST-LAST", help="only these")
    return parser.parse_args()


def _run(numbers: range, end: float) -> None:
    """Give each condition some twins before any has all, so that a run may be stopped at any time."""
    for most in PASSES:
        for number in numbers:
            case, done = CASES[number], len(_kept(number))
            for twin in range(done, min(most, case.twins)):
                if time.monotonic() > end:
                    return
                _keep(number, _one(number, twin))
            print(number + 1, case.analysis, case.condition, len(_kept(number)), file=sys.stderr, flush=True)


def _one(number: int, twin: int) -> Outcome:
    """One twin of a condition; no two share a seed, but for those that say so."""
    return CASES[number].run((number - CASES[number].above) * APART + twin)


def _file(number: int) -> Path:
    return KEPT / f"{number + 1}.jsonl"


def _keep(number: int, outcome: Outcome) -> None:
    KEPT.mkdir(parents=True, exist_ok=True)
    with _file(number).open("a", encoding="utf-8") as file:
        file.write(json.dumps(outcome) + "\n")


def _kept(number: int) -> list[Outcome]:
    """What was kept of a condition."""
    if not _file(number).is_file():
        return []
    return [Outcome(*json.loads(line)) for line in _file(number).read_text(encoding="utf-8").splitlines()]


if __name__ == "__main__":
    main()
