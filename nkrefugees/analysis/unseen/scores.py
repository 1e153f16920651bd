"""Models fitted to tables and scored: estimate, deviance, BIC, degrees of freedom, status."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from scipy.special import gammaln, xlogy

from nkrefugees.analysis.unseen.existence import NO_MLE, NOT_IDENTIFIABLE, OK, Existence, Reduced, reduce
from nkrefugees.analysis.unseen.fit import Fits, fit
from nkrefugees.analysis.unseen.models import Terms
from nkrefugees.analysis.unseen.patterns import Flags, Floats, Whole


@dataclass(frozen=True)
class Scores:
    """Models with the tables they are fitted to, one pair a row.

    Attributes
    ----------
    models : numpy.ndarray
        Which terms each model has, shape (rows, terms).
    counts : numpy.ndarray
        The tables, shape (rows, cells).
    reduced : Reduced
        The models without what empty overlaps rule out.
    fits : Fits
        Fits of the identified rows; of the others nothing that means anything.
    deviance, bic, df : numpy.ndarray
        Shape (rows,). The parameters of empty overlaps count as parameters in BIC; its sample size is the
        number of units seen.
    certain : numpy.ndarray
        Rows whose fit shows that a maximum exists.
    exists : Existence
        Decides the other rows.
    """

    models: Flags
    counts: Floats
    reduced: Reduced
    fits: Fits
    deviance: Floats
    bic: Floats
    df: Whole
    certain: Flags
    exists: Existence

    @cached_property
    def estimate(self) -> Floats:
        """The number of units, seen and unseen, shape (rows,)."""
        total: Floats = self.counts.sum(axis=1) + self.fits.hidden
        return total

    @cached_property
    def possible(self) -> Flags:
        """The rows that are identified and solved; only they can have an estimate."""
        return self.reduced.identified & self.fits.settled

    def has_estimate(self, row: int) -> bool:
        """Say whether a row has an estimate, by the linear programme where its fit does not show it."""
        if self.certain[row] or not self.possible[row]:
            return bool(self.certain[row])
        return self.exists(self.reduced.fitted[row], self.reduced.kept[row], self.counts[row])

    def status(self, row: int) -> str:
        """Say ``ok``, ``no_mle`` or ``not_identifiable``."""
        if not self.reduced.identified[row]:
            return NOT_IDENTIFIABLE
        return OK if self.has_estimate(row) else NO_MLE


def score(
    models: Flags, counts: Floats, basis: Terms, exists: Existence, start: Floats | None = None
) -> Scores:
    """Fit and score models, each to a table of its own.

    Parameters
    ----------
    models : numpy.ndarray
        Which terms each has, shape (rows, terms).
    counts : numpy.ndarray
        The tables, shape (rows, cells).
    basis : Terms
        The terms.
    exists : Existence
        Decides, and remembers, which models have a maximum.
    start : numpy.ndarray, optional
        Parameters to start from, shape (rows, terms).
    """
    reduced = reduce(models, counts, basis)
    fits = _fits(reduced, counts, basis, start)
    expected = fits.expected
    with np.errstate(divide="ignore", invalid="ignore"):
        ratio = np.where(counts > 0, counts / expected, 1.0)
    deviance = 2 * (xlogy(counts, ratio) - (counts - expected)).sum(axis=1)
    perfect = (xlogy(counts, counts) - counts - gammaln(counts + 1)).sum(axis=1)
    terms = reduced.fitted.sum(axis=1)
    bic = deviance - 2 * perfect + (terms + reduced.emptied) * np.log(np.maximum(counts.sum(axis=1), 1))
    certain = reduced.identified & fits.settled & fits.proved
    df = reduced.kept.sum(axis=1) - terms
    return Scores(models, counts, reduced, fits, np.maximum(deviance, 0.0), bic, df, certain, exists)


def _fits(reduced: Reduced, counts: Floats, basis: Terms, start: Floats | None) -> Fits:
    rows = np.flatnonzero(reduced.identified)
    flags = np.zeros((2, len(counts)), dtype=bool)
    whole = Fits(np.zeros(reduced.fitted.shape), np.ones(counts.shape), flags[0], flags[1])
    if len(rows):
        some = None if start is None else start[rows]
        found = fit(basis.design, counts[rows], reduced.fitted[rows], reduced.kept[rows], some)
        whole.parameters[rows], whole.expected[rows] = found.parameters, found.expected
        whole.settled[rows], whole.proved[rows] = found.settled, found.proved
    return whole
