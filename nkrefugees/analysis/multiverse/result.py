"""The result of a multiverse: its universes, and what they come to in sentences."""

from __future__ import annotations

import html
from dataclasses import dataclass

from nkrefugees.analysis.multiverse.sentences import summary
from nkrefugees.analysis.multiverse.universes import Universes
from nkrefugees.analysis.results import Result


@dataclass(frozen=True, repr=False, eq=False)
class Multiverse(Universes, Result):
    """Universes and what was found in each; made by `multiverse`.

    Attributes
    ----------
    name : str
        What was computed: ``people``, ``handovers``, ``change_point``, or ``value`` for a function.
    choices : dict of str to tuple
        The options of each choice.
    rows : pandas.DataFrame
        As `frame` gives it.
    numbers : tuple of str
        Names of the numbers that an outcome gives.
    claims : pandas.DataFrame or None
        ``claim_id``, ``source_id``, ``incident_id`` of the claims that some universe may count; None for a
        function.
    """

    def summary(self) -> str:
        """Say between which ends the universes lie, which choice matters most, and how many refuse."""
        return summary(self)

    def _repr_html_(self) -> str:
        """The sentences alone: thousands of rows are no table to read; see ``options()`` and ``frame()``."""
        return f"<p>{html.escape(self.summary())}</p>"
