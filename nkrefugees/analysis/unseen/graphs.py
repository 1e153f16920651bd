"""Decomposable graphs of lists: all of them, each as a product of complete parts."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations

import numpy as np

from nkrefugees.analysis.unseen.models import name
from nkrefugees.analysis.unseen.patterns import Floats


@dataclass(frozen=True)
class Graph:
    """A decomposable graph of lists.

    Attributes
    ----------
    model : str
        Its cliques, named as a log-linear model is.
    powers : numpy.ndarray
        How often each set of lists (as bits) stands in the product of its likelihood, shape (2^lists,):
        1 for a clique, -1 for a separator, and 0 at the empty set less the number of parts.
    """

    model: str
    powers: Floats


@lru_cache
def decomposable(lists: int) -> tuple[Graph, ...]:
    """List every decomposable graph.

    Parameters
    ----------
    lists : int
        The number of lists.

    Returns
    -------
    tuple of Graph
        8, 61 and 822 of them for three, four and five lists.

    Examples
    --------
    >>> [len(decomposable(k)) for k in (3, 4)]
    [8, 61]
    """
    pairs = list(combinations(range(lists), 2))
    graphs = (
        _graph(lists, [p for i, p in enumerate(pairs) if edges >> i & 1]) for edges in range(2 ** len(pairs))
    )
    return tuple(g for g in graphs if g is not None)


def _graph(lists: int, edges: list[tuple[int, int]]) -> Graph | None:
    """Take lists away one by one, each with neighbours that all know each other; None if none is left."""
    beside = [0] * lists
    for a, b in edges:
        beside[a] |= 1 << b
        beside[b] |= 1 << a
    powers, left, cliques = np.zeros(2**lists), (1 << lists) - 1, []
    while left:
        simplicial = next(
            (v for v in range(lists) if left >> v & 1 and _complete(beside, beside[v] & left)), None
        )
        if simplicial is None:
            return None
        around = beside[simplicial] & left
        powers[around | 1 << simplicial] += 1
        powers[around] -= 1
        cliques.append(around | 1 << simplicial)
        left &= ~(1 << simplicial)
    return Graph(name(np.array(cliques)), powers)


def _complete(beside: list[int], members: int) -> bool:
    return all((beside[v] | 1 << v) & members == members for v in range(len(beside)) if members >> v & 1)
