"""Run every condition, print each as it is done, and write docs/coverage.md from what was found.

``python -m tests.coverage`` takes some twenty minutes; ``--quick`` runs one twin in twenty and writes nothing.
"""

from __future__ import annotations

import argparse
import platform
import sys
import time
from pathlib import Path

from .cases import CASES, Case, Outcome
from .page import Row, page, row

PAGE = Path(__file__).parents[2] / "docs" / "coverage.md"
QUICK = 20
APART = 100_000


def main() -> None:
    """Do what is asked for; the exit code is 1 where an aim was missed in a full run."""
    parser = argparse.ArgumentParser(prog="python -m tests.coverage", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="one twin in twenty; writes nothing")
    quick = parser.parse_args().quick
    begun = time.process_time()
    rows = [_told(case, number, quick) for number, case in enumerate(CASES)]
    minutes = (time.process_time() - begun) / 60
    text = page(rows, minutes, platform.python_version())
    print(text)
    if not quick:
        PAGE.write_text(text, encoding="utf-8")
        sys.exit(any(r.missed for r in rows))


def _told(case: Case, number: int, quick: bool) -> Row:
    """Run one condition, and say so at once."""
    twins = max(case.twins // QUICK, 5) if quick else case.twins
    made = row(case, outcomes(case, number, twins))
    print(" | ".join(made.cells), file=sys.stderr, flush=True)
    return made


def outcomes(case: Case, number: int, twins: int) -> list[Outcome]:
    """Run a condition on twins whose seeds no other condition has."""
    return [case.run(number * APART + seed) for seed in range(twins)]


if __name__ == "__main__":
    main()
