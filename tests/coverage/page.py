"""The page that is written from a run: no number on it is typed by hand."""

from __future__ import annotations

from math import sqrt
from statistics import median
from typing import NamedTuple

from .cases import Case, Outcome

HEAD = ("analysis", "condition", "twins", "refused", "interval holds the truth", "aim", "an effect is said", "error")


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
    missed = case.aim is not None and not (held is not None and case.aim[0] <= held <= case.aim[1])
    said = f"{share(found)}: {case.found}" if found else ""
    error = f"median {median(errors):+.0%}" if errors else ""
    refused = sum(o.refused for o in outcomes)
    return Row(
        (case.analysis, case.condition, str(len(outcomes)), str(refused or ""), share(covered), aim(case, missed),
         said, error),
        missed,
    )  # fmt: skip


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


def aim(case: Case, missed: bool) -> str:
    """Write an aim, and whether it was met."""
    if case.aim is None:
        return ""
    low, high = (f"{100 * end:.0f}" for end in case.aim)
    wanted = f"{low} %" if low == high else f"{low} % or more" if high == "100" else f"{low} to {high} %"
    return f"{wanted}: {'missed' if missed else 'met'}"


def page(rows: list[Row], minutes: float, python: str) -> str:
    """Write the whole page."""
    cells = [HEAD, tuple("---" for _ in HEAD), *(r.cells for r in rows)]
    table = "\n".join(f"| {' | '.join(line)} |" for line in cells)
    twins = sum(int(r.cells[2]) for r in rows)
    return f"{TEXT.format(twins=twins, minutes=minutes, python=python)}\n{table}\n{AFTER}"


TEXT = """# Do intervals cover?

Written by `make coverage` (`python -m tests.coverage`), not by hand: {twins:,} twins, {minutes:.0f} minutes of one processor, Python {python}.
A twin is an invented record whose truth is known (`nkrefugees.synthetic`). Each runs through `resolve` and the analysis as claims of the record do. An interval that is said
to be of 95 % should hold the truth in 95 of 100 twins where its conditions hold; the other rows show by how much it fails where they do not. ± is one standard error of the simulation.
Twins have 120 months, some 3 incidents a month, five families that report each incident with probability 0.2 to 0.6 (where few report, 0.075 to 0.225; a new outlet, 0.8), and seeds that no two rows share.
"""

AFTER = """
- *Refused* counts twins for which the analysis would give no number; where a row says "to be refused", each one should be.
- *An effect is said* is right in rows with a step, and a false alarm in rows without one.
- Of `change_point`, the truth is the last month before the step; of `policy_effect`, the ratio; of `unseen`, all incidents that happened; of `lower_bound`, whether the low end of its interval lies below them.
- Months that follow each other: the logarithm of the rate has a standard deviation of 0.5 and the correlation that is given.
- Chao's bound and its interval are no estimate: its *error* is how far below the truth it stands.
- `unseen` has 200 draws of its bootstrap here, and 1,000 by default.
"""
