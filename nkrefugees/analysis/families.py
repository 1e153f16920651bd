"""Origins and their families: who stands behind a claim in the end."""

from __future__ import annotations

import pandas as pd

from nkrefugees import io


def origin_counts(origin_ids: pd.Series[str]) -> tuple[int, int]:
    """Count the origins of some claims, as a range.

    Parameters
    ----------
    origin_ids : pandas.Series
        One origin a claim; repeated ones count once. Origins that the record does not know count as traced.

    Returns
    -------
    tuple of int
        With all untraced origins as one, and with each as itself.

    Examples
    --------
    >>> origin_counts(pd.Series(["a", "a", "b"]))
    (2, 2)
    """
    known = io.table("origins").set_index("origin_id")["traced"]
    ids = set(origin_ids.dropna())
    untraced = {name for name in ids if name in known.index and not known[name]}
    return len(ids - untraced) + bool(untraced), len(ids)


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
