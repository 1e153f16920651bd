"""Choice of a model term by term, by the p-values of overlaps, on one table or on many."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from scipy.special import gammaln, pdtr, pdtrc, xlogy

from nkrefugees.analysis.unseen.existence import Existence
from nkrefugees.analysis.unseen.models import Terms, open_terms
from nkrefugees.analysis.unseen.patterns import Flags, Floats, Whole
from nkrefugees.analysis.unseen.scores import Scores, score

_AT_ONCE = 2_000_000  # numbers in the expected counts of one batch


class Stepwise:
    """Forward selection from independence, as Chan, Silverman and Vincent (2021) have it.

    The overlap of each term that may be added is compared with its Poisson mean under the model at hand.
    The term with the least one-sided p-value is added if that is below the threshold and the model with
    it has an estimate; the search ends where no term is.

    Parameters
    ----------
    basis : Terms
        The terms.
    threshold : float
        The p-value below which a term is added.
    """

    def __init__(self, basis: Terms, threshold: float) -> None:
        self.basis, self.threshold = basis, threshold
        self.exists = Existence(basis)

    def path(self, table: Floats) -> list[Scores]:
        """Give the models visited for one table, independence first and the chosen one last."""
        return [scores for scores, _ in self._walk(table[None])]

    def estimates(self, tables: Floats) -> Floats:
        """Choose a model for each table and give its estimate; infinite where it has none.

        Parameters
        ----------
        tables : numpy.ndarray
            Shape (tables, cells).
        """
        if not len(tables):
            return np.zeros(0)
        step = max(1, _AT_ONCE // tables.shape[1])
        parts = [self._estimates(tables[i : i + step]) for i in range(0, len(tables), step)]
        return np.concatenate(parts)

    def _estimates(self, tables: Floats) -> Floats:
        found = np.full(len(tables), np.inf)
        for scores, rows in self._walk(tables):
            has = np.array([scores.has_estimate(i) for i in range(len(rows))])
            found[rows] = np.where(has, scores.estimate, np.inf)
        return found

    def _walk(self, tables: Floats) -> Iterator[tuple[Scores, Whole]]:
        """Take one step after another with every table that has one to take."""
        rows = np.arange(len(tables))
        models = np.tile(self.basis.sizes <= 1, (len(tables), 1))
        start = None
        while len(rows):
            scores = score(models, tables[rows], self.basis, self.exists, start)
            yield scores, rows
            models, taken = self._step(models, tables[rows], scores)
            rows, models, start = rows[taken], models[taken], scores.fits.parameters[taken]

    def _step(self, models: Flags, tables: Floats, scores: Scores) -> tuple[Flags, Flags]:
        """Add to each model its most surprising term; where that has no estimate, the next."""
        chances = self._chances(models, tables, scores)
        after, taken = models.copy(), np.zeros(len(models), dtype=bool)
        waiting = np.arange(len(models))
        while True:
            best = chances[waiting].argmin(axis=1)
            likely = chances[waiting, best] < np.log(self.threshold)
            waiting, best = waiting[likely], best[likely]
            if not len(waiting):
                return after, taken
            tried = models[waiting]
            tried[np.arange(len(waiting)), best] = True
            found = score(tried, tables[waiting], self.basis, self.exists, scores.fits.parameters[waiting])
            good = np.array([found.has_estimate(i) for i in range(len(waiting))])
            after[waiting[good]], taken[waiting[good]] = tried[good], True
            chances[waiting, best] = 0.0
            waiting = waiting[~good]

    def _chances(self, models: Flags, tables: Floats, scores: Scores) -> Floats:
        """Give the log of the one-sided Poisson p-value of each term that may be added; 0 for the others."""
        seen, expected = tables @ self.basis.design, scores.fits.expected @ self.basis.design
        possible = open_terms(models, self.basis) & scores.fits.settled[:, None]
        return np.where(possible, log_tail(seen, expected), 0.0)


def log_tail(seen: Floats, expected: Floats) -> Floats:
    """Give the log of the lesser tail of Poisson counts.

    Tails too small for a computer's numbers are those of the geometric series that bounds them, so that of
    two overlaps beyond all chance the more surprising is still known.

    Examples
    --------
    >>> log_tail(np.array([0.0, 5000.0]), np.array([2.0, 100.0])).round().tolist()
    [-2.0, -14665.0]
    """
    tail = np.minimum(pdtr(seen, expected), np.where(seen > 0, pdtrc(seen - 1, expected), 1.0))
    mean = np.maximum(expected, 1e-300)
    term = xlogy(seen, mean) - mean - gammaln(seen + 1)
    ratio = np.where(seen > mean, mean / (seen + 1), seen / mean)
    far = term - np.log1p(-np.minimum(ratio, 1 - 1e-12))
    logs: Floats = np.where(tail > 1e-300, np.log(np.maximum(tail, 1e-300)), far)
    return logs
