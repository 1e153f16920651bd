"""Whether a model has an estimate: empty overlaps, identification, existence of the maximum."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from nkrefugees.analysis.unseen.models import Terms
from nkrefugees.analysis.unseen.patterns import Flags, Floats

OK, NO_MLE, NOT_IDENTIFIABLE = "ok", "no_mle", "not_identifiable"


@dataclass(frozen=True)
class Reduced:
    """Models without the terms and cells that empty overlaps rule out, one a row.

    Attributes
    ----------
    fitted : numpy.ndarray
        Terms that are left to fit, shape (models, terms).
    kept : numpy.ndarray
        Cells that are left, shape (models, cells).
    emptied : numpy.ndarray
        The number of parameters that are set to minus infinity.
    identified : numpy.ndarray
        Whether the data can tell each of its parameters.
    """

    fitted: Flags
    kept: Flags
    emptied: Floats
    identified: Flags


def reduce(models: Flags, counts: Floats, basis: Terms) -> Reduced:
    """Set the parameters of empty overlaps to minus infinity.

    A term of a model that no unit stands on has the estimate minus infinity; the cells that it governs
    are expected to be empty and are left out, as Chan, Silverman and Vincent (2021) do. A model that
    holds a longer term around it is not identified: nothing is left to tell that term from. What
    remains is identified if it has fewer terms than cells, that of the unseen included; for
    hierarchical models this is the condition of full rank.

    Parameters
    ----------
    models : numpy.ndarray
        Which terms each model has, shape (models, terms).
    counts : numpy.ndarray
        Counts of the cells, one row for all models or one for each.
    basis : Terms
        The terms.
    """
    counts = np.broadcast_to(counts, (len(models), counts.shape[-1]))
    holds = basis.holds().astype(np.int16)
    empty = models & (counts @ basis.design == 0)
    around = (empty @ holds.T) > empty  # contains an empty term that is not itself
    least = empty & ~around
    kept = (least.astype(float) @ basis.design.T) == 0
    fitted = models & ~empty
    identified = ~(models & around).any(axis=1) & (fitted.sum(axis=1) <= kept.sum(axis=1))
    return Reduced(fitted, kept, least.sum(axis=1).astype(float), identified)


class Existence:
    """Which reduced models have a maximum of the likelihood; remembers what it has solved.

    By Fienberg and Rinaldo (2012) it exists if some table with no empty cell has the model's margins.
    This is a linear programme, and depends on which cells are empty, not on their counts.

    Parameters
    ----------
    basis : Terms
        The terms of the models.
    """

    def __init__(self, basis: Terms) -> None:
        self._basis = basis
        self._known: dict[bytes, bool] = {}

    def __call__(self, fitted: Flags, kept: Flags, counts: Floats) -> bool:
        """Say whether one model, reduced to ``fitted`` terms and ``kept`` cells, has a maximum."""
        full = (counts > 0) & kept
        if full[kept].all():
            return True
        key = np.packbits(np.concatenate([fitted, kept, full])).tobytes()
        if key not in self._known:
            self._known[key] = _positive(self._basis.design[np.ix_(kept, fitted)], full[kept].astype(float))
        return self._known[key]


def _positive(design: Floats, table: Floats) -> bool:
    """Say whether a table with no empty cell has the margins of ``table``.

    The least cell is made as large as it can be. Whether it can be above 0 rests only on which cells of
    the table are empty, so that these are 0 and all others 1.
    """
    from scipy.optimize import linprog

    cells = len(table)
    objective = np.append(np.zeros(cells), -1.0)
    equal = np.column_stack([design.T, np.zeros(design.shape[1])])
    above = np.column_stack([-np.eye(cells), np.ones(cells)])
    found = linprog(
        objective, A_ub=above, b_ub=np.zeros(cells), A_eq=equal, b_eq=design.T @ table, bounds=(0, None)
    )
    return bool(found.status == 0 and -found.fun > 1e-7)
