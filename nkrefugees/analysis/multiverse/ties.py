"""No total holds an item and its part: the links of incidents as arrays, for thousands of totals.

The law is that of `nkrefugees.analysis.overlap`, and a test holds the two to the same sums.
"""

from __future__ import annotations

from typing import Any, NamedTuple, TypeAlias

import numpy as np
import pandas as pd

Flags: TypeAlias = "np.ndarray[Any, np.dtype[np.bool_]]"
Floats: TypeAlias = "np.ndarray[Any, np.dtype[np.float64]]"
Places: TypeAlias = "np.ndarray[Any, np.dtype[np.int64]]"


class Ties(NamedTuple):
    """``holds[i, j]``: incident i holds the people of j; ``overlaps``: pairs that share people."""

    holds: Flags
    overlaps: Places

    @classmethod
    def of(cls, incidents: list[str], links: pd.DataFrame) -> Ties:
        """Read the links between incidents, directly or through others."""
        known = links[links["relation"].isin(["part_of", "sum_of", "replaces", "overlaps"])]
        names = list(dict.fromkeys([*incidents, *known["from_id"], *known["to_id"]]))
        place = {name: number for number, name in enumerate(names)}
        ends = known.assign(start=known["from_id"].map(place), end=known["to_id"].map(place))
        is_part, shared = ends["relation"] == "part_of", ends["relation"] == "overlaps"
        step = np.zeros((len(names), len(names)), bool)
        step[ends["end"][is_part], ends["start"][is_part]] = True
        step[ends["start"][~is_part & ~shared], ends["end"][~is_part & ~shared]] = True
        size = len(incidents)
        pairs = ends.loc[shared, ["start", "end"]].to_numpy(np.int64).reshape(-1, 2)
        return cls(_closure(step)[:size, :size], pairs[(pairs < size).all(axis=1)])

    def wholes(self, present: Flags, figured: Flags) -> Flags:
        """Keep incidents whose people no other holds; a whole without figures gives way to its parts."""
        held = self.holds[present & figured].any(axis=0)
        empty = self.holds[:, present & figured & ~held].any(axis=1) & ~figured
        return present & ~held & ~empty

    def groups(self, present: Flags) -> list[Places]:
        """Give groups of incidents that share people, directly or through others."""
        groups: list[set[int]] = []
        for a, b in self.overlaps[present[self.overlaps].all(axis=1)].tolist():
            touched = [group for group in groups if group & {a, b}]
            groups = [group for group in groups if group not in touched]
            groups.append(set().union({a, b}, *touched))
        return [np.array(sorted(group)) for group in groups]


def _closure(step: Flags) -> Flags:
    """Everything that steps lead to, directly or through others."""
    reached = step
    while True:
        further = reached | (reached.astype(np.uint8) @ step.astype(np.uint8) > 0)
        if (further == reached).all():
            return reached
        reached = further
