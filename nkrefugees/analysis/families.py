"""Origins and their families: who stands behind a claim in the end."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from nkrefugees.filters import rows


def untraced(origin_ids: Iterable[str]) -> set[str]:
    """Give those origins whose chain from source to origin was not seen."""
    origins = rows("origins", "origin_id", origin_ids, columns=("origin_id", "traced"))
    return set(origins.loc[~origins["traced"], "origin_id"])


def origin_counts(origins: set[str], untraced: set[str]) -> tuple[int, int]:
    """Count origins, as a range.

    Parameters
    ----------
    origins : set of str
        Ids; those that the record does not know count as traced.
    untraced : set of str
        Ids of origins whose chain was not seen.

    Returns
    -------
    tuple of int
        With all untraced origins as one, and with each as itself.

    Examples
    --------
    >>> origin_counts({"a", "b", "c"}, untraced={"b", "c"})
    (2, 3)
    """
    return len(origins - untraced) + bool(origins & untraced), len(origins)


def actor_kinds(actor_ids: Iterable[str]) -> dict[str, str]:
    """Map actors to their kinds."""
    return _map("actors", "actor_id", actor_ids, "kind")


def actor_names(actor_ids: Iterable[str]) -> dict[str, str]:
    """Map actors to their names.

    Examples
    --------
    >>> actor_names(["rfa"])
    {'rfa': 'Radio Free Asia'}
    """
    return _map("actors", "actor_id", actor_ids, "name")


def families(origin_ids: pd.Series[str]) -> pd.Series[str]:
    """Map each origin to its family: the topmost parent of its actor.

    Parameters
    ----------
    origin_ids : pandas.Series
        Ids of origins; those that the record does not know are families of their own.

    Returns
    -------
    pandas.Series
        Ids of actors, with the index of ``origin_ids``.
    """
    names = set(origin_ids.dropna())
    actor = _map("origins", "origin_id", names, "actor_id")
    above = top_actors(actor.values())
    tops = {name: above[actor[name]] if name in actor else name for name in names}
    return origin_ids.map(tops)


def top_actors(actor_ids: Iterable[str]) -> dict[str, str]:
    """Map actors to the topmost of their parents; to themselves where they have none."""
    wanted = set(actor_ids)
    parents: dict[str, str] = {}
    new = wanted
    while new:
        found = _map("actors", "actor_id", new, "parent_id")
        parents |= found
        new = set(found.values()) - parents.keys()

    def top(name: str) -> str:
        while name in parents:
            name = parents[name]
        return name

    return {name: top(name) for name in wanted}


def _map(table: str, key: str, ids: Iterable[str], column: str) -> dict[str, str]:
    """Map the keys of some rows to one of their columns; what is missing there is left out."""
    found = rows(table, key, ids, columns=(key, column)).dropna()
    return dict(zip(found[key], found[column], strict=True))
