"""Origins and their families: who stands behind a claim in the end."""

from __future__ import annotations

import pandas as pd

from nkrefugees import io


def untraced() -> set[str]:
    """Give the origins whose chain from source to origin was not seen."""
    origins = io.table("origins")
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


def actor_kinds() -> dict[str, str]:
    """Map each actor to its kind."""
    actors = io.table("actors")
    return dict(zip(actors["actor_id"], actors["kind"], strict=True))


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
    origins = io.table("origins")
    actor = dict(zip(origins["origin_id"], origins["actor_id"], strict=True))
    above = top_actors()
    tops = {name: above.get(actor.get(name, name), name) for name in set(origin_ids.dropna())}
    return origin_ids.map(tops)


def top_actors() -> dict[str, str]:
    """Map each actor to the topmost of its parents; to itself where it has none."""
    actors = io.table("actors")
    names = list(actors["actor_id"])
    parents = dict(zip(names, actors["parent_id"], strict=True))
    parents = {name: parent for name, parent in parents.items() if isinstance(parent, str)}

    def top(name: str) -> str:
        while name in parents:
            name = parents[name]
        return name

    return {name: top(name) for name in names}
