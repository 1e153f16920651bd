"""Lists from the record: which source families speak of which incidents."""

from __future__ import annotations

import pandas as pd

from nkrefugees.analysis import given
from nkrefugees.analysis.families import families
from nkrefugees.errors import BadValue, MissingColumns, Refusal

_NEEDED = ["incident_id", "origin_id", "found_by"]
OTHERS = "others"


def search_lists(claims: pd.DataFrame, most: int = 4) -> pd.DataFrame:
    """Make lists of incidents from claims, one list for each family of origins.

    Only claims that were met without looking for their incident count (``found_by`` is ``blind``): a
    follow-up finds what another list already held. What is estimated from such lists is how many
    incidents public pages hold that a search like ours could meet; not how many there were. Families
    copy each other and report the same great incidents, so the lists depend on each other positively.

    Parameters
    ----------
    claims : pandas.DataFrame
        As `nkrefugees.claims` gives them: ``incident_id``, ``origin_id``, ``found_by``.
    most : int, default 4
        The number of families with a list of their own, those with the most incidents; all others together
        are the list ``others``.

    Returns
    -------
    pandas.DataFrame
        Indexed by ``incident_id``, one boolean column per list, the largest family first. Claims about
        series or without an origin, and follow-ups, are left out and counted in ``attrs["left_out"]``.

    Raises
    ------
    MissingColumns
        If a needed column is not there.
    BadValue
        If ``most`` is not a whole number from 1.
    Refusal
        If no claim is left.

    See Also
    --------
    unseen, lower_bound, sensitivity
    """
    if missing := [c for c in _NEEDED if c not in claims]:
        raise MissingColumns("search_lists", missing)
    if isinstance(most, bool) or not isinstance(most, int) or most < 1:
        raise BadValue("most", most, "a whole number of families from 1")
    given.texts(claims, _NEEDED)
    met = claims[claims["found_by"].eq("blind").fillna(False)].dropna(subset=["incident_id", "origin_id"])
    if met.empty:
        raise Refusal("search_lists", "no claim about an incident was met without looking for it")
    family = families(met["origin_id"].astype(object))
    own = _largest(met["incident_id"], family, most)
    column = family.where(family.isin(own), OTHERS)
    lists = pd.crosstab(met["incident_id"].astype(object), column) > 0
    lists = lists[[*own, *([OTHERS] if OTHERS in lists.columns.difference(own) else [])]]
    lists.columns.name = None
    lists.attrs["left_out"] = len(claims) - len(met)
    return lists


def _largest(incidents: pd.Series[str], family: pd.Series[str], most: int) -> list[str]:
    """Name the families with the most incidents; of equals the first by name."""
    sizes = incidents.groupby(family).nunique().sort_index().sort_values(ascending=False, kind="stable")
    return [str(name) for name in sizes.index[:most]]


def overlaps(lists: pd.DataFrame) -> pd.DataFrame:
    """Count the incidents on each combination of lists.

    Parameters
    ----------
    lists : pandas.DataFrame
        One boolean column per list, one row an incident, as `search_lists` gives them.

    Returns
    -------
    pandas.DataFrame
        The columns of ``lists``, then ``n_lists`` and ``n_incidents``; one row a combination, the most
        frequent first. Incidents on none are not seen, and have no row.

    Raises
    ------
    TypeError, BadValue
        If it is no frame, or has no column.

    Examples
    --------
    >>> overlaps(pd.DataFrame({"a": [True, True, False], "b": [True, True, True]}))["n_incidents"].tolist()
    [2, 1]
    """
    if not isinstance(lists, pd.DataFrame):
        raise TypeError(f"overlaps takes a frame of lists, not {type(lists).__name__}")
    names = list(lists.columns)
    if not names:
        raise BadValue("lists", "no column", "give one boolean column per list")
    counts = lists.groupby(names, sort=True).size().rename("n_incidents").reset_index()
    counts.insert(len(names), "n_lists", counts[names].sum(axis=1))
    return counts.sort_values("n_incidents", ascending=False, kind="stable", ignore_index=True)
