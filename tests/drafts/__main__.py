"""``python -m tests.drafts [--texts DIR] [--half HALF]``: measure drafts against what people coded."""

from __future__ import annotations

import argparse
from pathlib import Path

from .gold import ROOT
from .measure import HALVES, measure, table


def main() -> None:
    """Print a table for each half whose texts are there."""
    parser = argparse.ArgumentParser(prog="python -m tests.drafts", description=__doc__)
    default = ROOT.parent / "shared"
    parser.add_argument("--texts", type=Path, default=default, help="a folder with the texts, however deep")
    parser.add_argument("--half", choices=HALVES, action="append", help="measure this half alone")
    given = parser.parse_args()
    for half, (count, scores) in measure(given.texts, given.half or HALVES).items():
        print(table(half, count, scores) if count else f"{half}: no texts in {given.texts}")
        print()


main()
