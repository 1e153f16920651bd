"""Where the pages of the record stand on the site: addresses that stay."""

from __future__ import annotations

EVIDENCE = "evidence"
INDEX = f"{EVIDENCE}/index.html"
SEARCH = "search.html"
STYLE = f"{EVIDENCE}/style.css"
KINDS = {
    "incident_id": "incident",
    "policy_id": "policy",
    "source_id": "source",
    "series_id": "series",
}


def address(key: str, name: str) -> str:
    """Give the page of a row, from the root of the site.

    Parameters
    ----------
    key : str
        The key of its table: ``incident_id``, ``policy_id``, ``source_id`` or ``series_id``.
    name : str
        Its id.

    Returns
    -------
    str
        A path with ``/``; a claim stands on the page of its incident or series, under its own id.

    Examples
    --------
    >>> address("incident_id", "2021-07-14-dandong")
    'evidence/incident/2021-07-14-dandong.html'
    """
    return f"{EVIDENCE}/{KINDS[key]}/{name}.html"


def place_address(name: str) -> str:
    """Give where a place stands: in the list of places, under its id.

    Examples
    --------
    >>> place_address("tumen")
    'evidence/places.html#tumen'
    """
    return f"{EVIDENCE}/places.html#{name}"


def actor_address(name: str) -> str:
    """Give where an actor stands: in the list of actors, under its id.

    Examples
    --------
    >>> actor_address("rfa")
    'evidence/actors.html#rfa'
    """
    return f"{EVIDENCE}/actors.html#{name}"
