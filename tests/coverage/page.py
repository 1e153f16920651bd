"""The page that is written from a run: no number on it is typed by hand."""

from __future__ import annotations

from math import sqrt
from pathlib import Path
from statistics import median
from typing import NamedTuple

from .case import Case, Outcome

TEXT = Path(__file__).with_name("page.txt")
HEAD = (
    "analysis",
    "condition",
    "twins",
    "refused",
    "interval holds the truth",
    "aim",
    "an effect is said",
    "error",
)


class Row(NamedTuple):
    """A condition as it is printed; ``missed`` where there was an aim."""

    cells: tuple[str, ...]
    missed: bool


def row(case: Case, outcomes: list[Outcome]) -> Row:
    """Sum up what became of all twins of a condition."""
    covered = [o.covered for o in outcomes if o.covered is not None]
    found = [o.found for o in outcomes if o.found is not None]
    errors = [o.error for o in outcomes if o.error is not None]
    held = sum(covered) / len(covered) if covered else None
    settled = len(outcomes) >= case.twins
    missed = (
        settled and case.aim is not None and not (held is not None and case.aim[0] <= held <= case.aim[1])
    )
    verdict = "not settled, too few twins" if not settled else "missed" if missed else "met"
    said = f"{share(found)}: {case.found}" if found else ""
    error = f"median {median(errors):+.0%}" if errors else ""
    refused = sum(o.refused for o in outcomes)
    run = f"{len(outcomes):,}" + f" of {case.twins:,}" * (len(outcomes) < case.twins)
    shares = share(covered), aim(case, verdict), said, error
    return Row((case.analysis, case.condition, run, str(refused or ""), *shares), missed)


def share(flags: list[bool]) -> str:
    """Write a share with its Monte Carlo standard error.

    Examples
    --------
    >>> share([True] * 3 + [False])
    '75.0 % ± 21.7'
    """
    if not flags:
        return ""
    p = sum(flags) / len(flags)
    return f"{100 * p:.1f} % ± {100 * sqrt(p * (1 - p) / len(flags)):.1f}"


def aim(case: Case, verdict: str) -> str:
    """Write an aim, and what became of it."""
    if case.aim is None:
        return ""
    low, high = (f"{100 * end:.0f}" for end in case.aim)
    wanted = f"{low} %" if low == high else f"{low} % or more" if high == "100" else f"{low} to {high} %"
    return f"{wanted}: {verdict}"


def page(rows: list[Row], python: str) -> str:
    """Write the whole page."""
    cells = [HEAD, tuple("---" for _ in HEAD), *(r.cells for r in rows)]
    table = "\n".join(f"| {' | '.join(line)} |" for line in cells)
    twins = sum(int(r.cells[2].split()[0].replace(",", "")) for r in rows)
    words = TEXT.read_text(encoding="utf-8")
    return words.format(twins=twins, python=python, table=table)
