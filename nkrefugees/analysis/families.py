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
    actor = io.table("origins").set_index("origin_id")["actor_id"].to_dict()
    parents = io.table("actors").set_index("actor_id")["parent_id"].dropna().to_dict()

    def top(name: str) -> str:
        name = actor.get(name, name)
        while name in parents:
            name = parents[name]
        return name

    return origin_ids.map(top, na_action="ignore")
