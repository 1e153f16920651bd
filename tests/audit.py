"""Print random claims to be read again against their pages, or renew what docs/ shows of the record.

``python -m tests.audit [SEED]`` prints a hundred; ``python -m tests.audit --measure`` renews the table of
docs/quality.md and the figure of the README.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pandas as pd

import nkrefugees as nk
from nkrefugees import io
from nkrefugees.quality import measures, sample

PAGE = Path(__file__).parent.parent / "docs" / "quality.md"
FIGURE = PAGE.with_name("intervals.svg")
BEGIN, END = "<!-- measured: make quality -->", "<!-- end of what is measured -->"


def main() -> None:
    """Do what is asked for."""
    if "--measure" in sys.argv:
        PAGE.write_text(renewed(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
        FIGURE.write_text(figure(), encoding="utf-8")
        return
    seed = int(sys.argv[1]) if len(sys.argv) > 1 else 0
    for number, row in enumerate(sample(seed=seed).to_dict("records"), start=1):
        print(f"\n{number}. {row.pop('claim_id')}")
        print("\n".join(f"   {name}: {value}" for name, value in row.items() if not pd.isna(value)))


def renewed(page: str) -> str:
    """Put the table of today between the marks of a page."""
    return re.sub(f"{BEGIN}.*?{END}", f"{BEGIN}\n{table()}\n{END}", page, flags=re.DOTALL)


def figure() -> str:
    """The figure of the README: claims about one return, side by side."""
    claims = nk.claims(incident="2003-01-18-yantai", quantity="repatriated")
    return nk.plot.intervals(claims).to_svg() + "\n"


def table() -> str:
    """What is measured, in Markdown."""
    rows = [f"| {row.measure} | {row.value} |" for row in measures().itertuples()]
    return "\n".join([f"Release {io.release()}.\n", "| measure | value |", "|---|---|", *rows])


if __name__ == "__main__":
    main()
