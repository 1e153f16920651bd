"""Hierarchical log-linear models: which terms they have, how they are called, all of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from nkrefugees.analysis.unseen.patterns import Flags, Floats, Whole


@dataclass(frozen=True)
class Terms:
    """The terms that models are made of, and their design.

    Attributes
    ----------
    lists : int
        The number of lists.
    subsets : numpy.ndarray
        The terms as bits of lists, shape (terms,); 0 is the intercept. They stand by size, so that a
        term follows those that it contains.
    design : numpy.ndarray
        1 where a cell has every list of a term, shape (cells, terms).
    """

    lists: int
    subsets: Whole
    design: Floats

    @property
    def sizes(self) -> Whole:
        """The number of lists in each term."""
        return np.array([int(s).bit_count() for s in self.subsets])

    def only(self, chosen: Flags) -> Terms:
        """Give some of the terms."""
        return Terms(self.lists, self.subsets[chosen], self.design[:, chosen])

    def holds(self) -> Flags:
        """Say which term (row) contains which term (column)."""
        holds: Flags = (self.subsets[:, None] & self.subsets) == self.subsets
        return holds


@lru_cache
def terms(lists: int, max_order: int) -> Terms:
    """Make the terms of up to ``max_order`` lists, without that of all lists."""
    every = sorted(range(2**lists - 1), key=lambda s: (s.bit_count(), _digits(s)))
    subsets = np.array([s for s in every if s.bit_count() <= max_order])
    cells = np.arange(1, 2**lists)
    return Terms(lists, subsets, ((cells[:, None] & subsets) == subsets).astype(float))


def _digits(subset: int) -> list[int]:
    return [i + 1 for i in range(subset.bit_length()) if subset >> i & 1]


def name(subsets: Whole) -> str:
    """Name a model by its largest terms, with the lists as numbers.

    Parameters
    ----------
    subsets : numpy.ndarray
        All its terms, as bits of lists.

    Returns
    -------
    str
        Longer terms first, then by number, as Baillargeon and Rivest (2007) do.

    Examples
    --------
    >>> name(np.array([0, 0b001, 0b010, 0b100, 0b011]))
    '[12,3]'
    """
    whole = [int(s) for s in subsets if s and not any(s != t and s & t == s for t in subsets)]
    ordered = sorted(whole, key=lambda s: (-s.bit_count(), _digits(s)))
    return f"[{','.join(''.join(map(str, _digits(s))) for s in ordered)}]"


@lru_cache
def hierarchical(lists: int, max_order: int) -> Flags:
    """List every hierarchical model that has all lists and no term of all of them.

    A model is a set of terms that has, with each, all that it contains. There are 1, 8, 113 and 6,893 of
    two, three, four and five lists: the antichains that cover the lists, less the saturated model.

    Parameters
    ----------
    lists, max_order : int
        The number of lists, and of lists in the largest term.

    Returns
    -------
    numpy.ndarray
        Which model (row) has which term (column of `terms`).

    Examples
    --------
    >>> [len(hierarchical(k, k - 1)) for k in (2, 3, 4)]
    [1, 8, 113]
    """
    basis = terms(lists, max_order)
    return np.array(list(_grow(basis)))


def _grow(basis: Terms) -> Iterator[Flags]:
    """Add terms or not, by size, each only where all that it contains is there."""
    holds, sizes = basis.holds(), basis.sizes
    models = [sizes <= 1]
    for term in np.flatnonzero(sizes > 1):
        below = holds[term].copy()
        below[term] = False
        added = [m.copy() for m in models if m[below].all()]
        for model in added:
            model[term] = True
        models += added
    yield from models


def open_terms(model: Flags, basis: Terms) -> Flags:
    """Say which terms a model could take next: those it lacks and has all parts of.

    Parameters
    ----------
    model : numpy.ndarray
        Which terms it has, shape (…, terms).
    basis : Terms
        The terms.
    """
    lacking = ~model
    ready: Flags = lacking & (lacking @ basis.holds().T.astype(int) == 1)
    return ready
