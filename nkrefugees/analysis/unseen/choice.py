"""Choice of a model by BIC among all that are given, on one table or on many."""

from __future__ import annotations

import numpy as np

from nkrefugees.analysis.unseen.existence import Existence
from nkrefugees.analysis.unseen.models import Terms
from nkrefugees.analysis.unseen.patterns import Flags, Floats, Whole
from nkrefugees.analysis.unseen.scores import Scores, score

_AT_ONCE = 500  # tables


class ByBIC:
    """The model with the least BIC among those that have an estimate.

    Parameters
    ----------
    basis : Terms
        The terms.
    models : numpy.ndarray
        Which terms each candidate has, shape (models, terms).
    counts : numpy.ndarray
        The observed table; fits of other tables start from its fits.
    """

    def __init__(self, basis: Terms, models: Flags, counts: Floats) -> None:
        self.basis, self.models = basis, models
        self.scores = score(models, np.tile(counts, (len(models), 1)), basis, Existence(basis))
        self._own: dict[int, tuple[Terms, Existence]] = {}
        self.status = [self.scores.status(row) for row in range(len(models))]
        self.candidates = np.array([s == "ok" for s in self.status])

    def order(self) -> Whole:
        """Give the models by BIC, those without an estimate last."""
        return np.lexsort([self.scores.bic, ~self.candidates])

    def keep(self, most: int) -> None:
        """Let only the best models stand for other tables."""
        best = self.order()[:most]
        self.candidates = self.candidates & np.isin(np.arange(len(self.models)), best)

    def estimates(self, tables: Floats) -> Floats:
        """Choose a model for each table and give its estimate.

        Parameters
        ----------
        tables : numpy.ndarray
            Shape (tables, cells).

        Returns
        -------
        numpy.ndarray
            Shape (tables,); infinite where no model has an estimate.
        """
        parts = [self._estimates(tables[i : i + _AT_ONCE]) for i in range(0, len(tables), _AT_ONCE)]
        return np.concatenate([np.zeros(0), *parts])

    def _estimates(self, tables: Floats) -> Floats:
        return best_estimates([self._score(int(row), tables) for row in np.flatnonzero(self.candidates)])

    def _score(self, row: int, tables: Floats) -> Scores:
        """Fit one model to every table, with no term but its own."""
        if row not in self._own:
            basis = self.basis.only(self.models[row])
            self._own[row] = basis, Existence(basis)
        basis, exists = self._own[row]
        parameters = self.scores.fits.parameters[row, self.models[row]]
        start = np.tile(parameters, (len(tables), 1))
        return score(np.ones(start.shape, dtype=bool), tables, basis, exists, start)


def best_estimates(scores: list[Scores]) -> Floats:
    """Give, for each table, the estimate of the model with the least BIC among those that have one.

    Parameters
    ----------
    scores : list of Scores
        One for each model, with the same tables in the same order.
    """
    bic = np.column_stack([np.where(s.possible, s.bic, np.inf) for s in scores])
    found = np.full(len(bic), np.inf)
    for table, order in enumerate(np.argsort(bic, axis=1, kind="stable")):
        usable = (m for m in order if np.isfinite(bic[table, m]) and scores[m].has_estimate(table))
        best = next(usable, None)
        if best is not None:
            found[table] = scores[best].estimate[table]
    return found
