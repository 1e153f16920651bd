"""Rows of the explorer as the page has them before anything is chosen: in words, and as marks.

The page's script makes the same of what a reader chooses; a test in the browser holds both together.
"""

from __future__ import annotations

from typing import Any

from nkrefugees.site.addresses import address
from nkrefugees.site.explore.data import DISPUTED, OPEN_HIGH, OPEN_LOW, Record
from nkrefugees.site.explore.looks import FATE
from nkrefugees.site.explore.words import day_text, what
from nkrefugees.wording import plural

_DAY = 86_400_000


def figures(record: Record) -> list[dict[str, Any]]:
    """Give the rows of the first view: whole groups, under the first rule.

    Parameters
    ----------
    record : dict
        As `nkrefugees.site.explore.data.record` gives it.

    Returns
    -------
    list of dict
        ``when``, ``title``, ``href``, ``country``, ``what``, ``many``, ``origins``, ``disputed`` in words,
        and ``mark``, as the timeline takes it (None if undated).
    """
    return [
        _figure(record, row, record["figures"][row[-1][0]])
        for row in record["rows"]
        if row[-2] and row[-1][0] >= 0
    ]


def _figure(record: Record, row: list[Any], figure: list[Any]) -> dict[str, Any]:
    name, title, country, *_ = record["incidents"][row[0]]
    quantity, part = record["quantities"][row[1]], record["subgroups"][row[2]]
    _, _, _, flags, fewest, most, _, _, when, many = figure
    made = {
        "when": when,
        "title": title,
        "href": address("incident_id", name),
        "country": "" if country is None else record["countries"][country][1],
        "what": what(quantity, part),
        "many": many,
        "origins": f"{fewest}" if fewest == most else f"{fewest} to {most}",
        "disputed": "disputed" if flags & DISPUTED else "",
    }
    return made | {"mark": _dated(figure[6], figure[7], _box(figure) | {"fate": FATE[quantity]})}


def _box(figure: list[Any]) -> dict[str, Any]:
    """The bounds that a mark spans, and which of its ends are open."""
    low, best, high, flags, *_ = figure
    known = [n for n in (low, best, high) if n is not None]
    if not known:
        return {"lo": None}
    open_high = high is None or bool(flags & OPEN_HIGH)
    return {"lo": known[0], "hi": known[-1], "ol": bool(flags & OPEN_LOW), "oh": open_high}


def _dated(first: int | None, last: int | None, mark: dict[str, Any]) -> dict[str, Any] | None:
    """A mark with its days, in milliseconds since 1970, as Vega counts; an open end lies at the known one."""
    start, end = (last, last) if first is None else (first, first if last is None else last)
    if start is None or end is None:
        return None
    return mark | {"s": start * _DAY, "e": (end + 1) * _DAY, "os": first is None, "oe": last is None}


def acts(record: Record) -> list[dict[str, Any]]:
    """Give all acts in words, each with its ``mark`` (None if undated)."""
    return [_act(*act) for act in record["acts"]]


def _act(
    name: str, title: str, actor: str, _lane: int, kind: str, way: str,
    first: int | None, last: int | None, level: float | None, when: str,
) -> dict[str, Any]:  # fmt: skip
    place = {"y": (level or 0) + 0.1, "y2": (level or 0) + 0.9, "way": way}
    return {
        "when": when,
        "title": title,
        "href": address("policy_id", name),
        "actor": actor,
        "kind": kind.replace("_", " "),
        "way": way,
        "mark": _dated(first, last, place),
    }


def summary(rows: list[dict[str, Any]], shown: list[dict[str, Any]]) -> str:
    """Say in one sentence what the timeline shows, from its rows.

    Examples
    --------
    >>> summary([{"href": "a", "mark": None}], [])
    'Shown: 1 figure of 1 incident over 0 acts. 1 undated row cannot be drawn.'
    """
    incidents = plural(len({row["href"] for row in rows}), "incident")
    undated = sum(row["mark"] is None for row in [*rows, *shown])
    left = f" {plural(undated, 'undated row')} cannot be drawn." if undated else ""
    return f"Shown: {plural(len(rows), 'figure')} of {incidents} over {plural(len(shown), 'act')}.{left}"


def span(record: Record) -> tuple[int, int]:
    """Give the first and last moment of the time line, in ms: from the first incident on."""
    incidents = _days(record["figures"])
    every = _days([*record["figures"], *record["acts"]])
    return (min(incidents or every) - 60) * _DAY, (max(every) + 60) * _DAY


def years(record: Record) -> tuple[str, str]:
    """Give the first and last year in which anything can have happened."""
    every = _days([*record["figures"], *record["acts"]])
    return day_text(min(every))[:4], day_text(max(every))[:4]


def _days(rows: list[list[Any]]) -> list[int]:
    """Every day that bounds a figure or an act; 0 if there is none."""
    return [day for row in rows for day in row[6:8] if day is not None] or [0]
