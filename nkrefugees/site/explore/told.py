"""Rows of the explorer in words and as marks, as the page shows them before anything is chosen.

The page's script says the same of what a reader chooses; a test in the browser holds both together.
"""

from __future__ import annotations

from datetime import date, timedelta
from types import SimpleNamespace
from typing import Any

from nkrefugees.site.addresses import address
from nkrefugees.site.explore.chart import FATES
from nkrefugees.site.explore.data import DISPUTED, OPEN_HIGH, OPEN_LOW, Record
from nkrefugees.wording import bounds, plural

_DAY = 86_400_000
_FATE = {quantity: fate for fate, (_, quantities) in FATES.items() for quantity in quantities}


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
    shown = []
    for place, quantity, subgroup, _, _, _, stands, told in record["rows"]:
        if stands and told[0] >= 0:
            what = _what(record["quantities"][quantity], record["subgroups"][subgroup])
            shown.append(_figure(record, record["incidents"][place], what, record["figures"][told[0]]))
    return shown


def _what(quantity: str, subgroup: str) -> str:
    part = "" if subgroup == "all" else f" ({subgroup})"
    return quantity.replace("_", " ") + part


def _figure(record: Record, incident: list[Any], what: str, figure: list[Any]) -> dict[str, Any]:
    name, title, country, *_ = incident
    low, best, high, flags, fewest, most, first, last = figure
    given = SimpleNamespace(n_low=low, n_best=best, n_high=high, open_high=bool(flags & OPEN_HIGH))
    row = {
        "when": when(first, last),
        "title": title,
        "href": address("incident_id", name),
        "country": "" if country is None else record["countries"][country][1],
        "what": what,
        "many": many(low, best, high, given),
        "origins": f"{fewest}" if fewest == most else f"{fewest} to {most}",
        "disputed": "disputed" if flags & DISPUTED else "",
    }
    return row | {"mark": _mark(row, figure)}


def many(low: int | None, best: int | None, high: int | None, given: Any) -> str:
    """Say how many, as bounds; that nobody says is a word of its own, never a zero."""
    return "not recorded" if low is best is high is None else bounds(given)


def _mark(row: dict[str, Any], figure: list[Any]) -> dict[str, Any] | None:
    low, best, high, flags, _, _, first, last = figure
    if first is None and last is None:
        return None
    known = [n for n in (low, best, high) if n is not None]
    start, end = (first, last) if first is not None and last is not None else (first or last, first or last)
    return {
        "s": start * _DAY,
        "e": (end + 1) * _DAY,
        "lo": known[0] if known else None,
        "hi": known[-1] if known else None,
        "ol": bool(flags & OPEN_LOW) and bool(known),
        "oh": (high is None or bool(flags & OPEN_HIGH)) and bool(known),
        "os": first is None,
        "oe": last is None,
        "fate": _FATE[row["what"].partition(" (")[0].replace(" ", "_")],
        "t": f"{row['when']}: {row['title']}; {row['what']}: {row['many']}",
        "u": row["href"],
    }


def acts(record: Record) -> list[dict[str, Any]]:
    """Give all acts in words, each with its ``mark`` (None if undated)."""
    return [_act(act) for act in record["acts"]]


def _act(act: list[Any]) -> dict[str, Any]:
    name, title, actor, _, kind, way, first, last, level = act
    row = {
        "when": when(first, last),
        "title": title,
        "href": address("policy_id", name),
        "actor": actor,
        "kind": kind.replace("_", " "),
        "way": way,
    }
    if level is None:
        return row | {"mark": None}
    start, end = (first, last) if first is not None and last is not None else (first or last, first or last)
    mark = {"s": start * _DAY, "e": (end + 1) * _DAY, "y": level + 0.1, "y2": level + 0.9, "way": way}
    words = f"{row['when']}: {title}; {actor}, {way}"
    return row | {"mark": mark | {"t": words, "u": row["href"]}}


def when(first: int | None, last: int | None) -> str:
    """Say when: a day, a month or a year where it is just that, else from day to day.

    Examples
    --------
    >>> when(0, 0), when(0, 30), when(0, 364), when(0, None), when(None, 1), when(None, None)
    ('1970-01-01', '1970-01', '1970', '1970-01-01 or later', '1970-01-02 or earlier', 'undated')
    """
    if first is None or last is None:
        known = last if first is None else first
        side = "earlier" if first is None else "later"
        return "undated" if known is None else f"{_date(known)} or {side}"
    start, end, after = _date(first), _date(last), _date(last + 1)
    if start.endswith("-01-01") and end == f"{start[:4]}-12-31":
        return start[:4]
    if start.endswith("-01") and after.endswith("-01") and start[:7] == end[:7]:
        return start[:7]
    return start if start == end else f"{start} to {end}"


def _date(day: int) -> str:
    return (date(1970, 1, 1) + timedelta(days=day)).isoformat()


def summary(rows: list[dict[str, Any]], shown: list[dict[str, Any]]) -> str:
    """Say in one sentence what the timeline shows, from its rows."""
    incidents = plural(len({row["href"] for row in rows}), "incident")
    undated = sum(row["mark"] is None for row in [*rows, *shown])
    left = f" {plural(undated, 'undated row')} cannot be drawn." if undated else ""
    dated = [row["mark"] for row in [*rows, *shown] if row["mark"]]
    span = f", {year(min(m['s'] for m in dated))} to {year(max(m['e'] for m in dated) - _DAY)}" if dated else ""
    return f"{plural(len(rows), 'figure')} of {incidents} over {plural(len(shown), 'act')}{span}.{left}"


def year(moment: int) -> str:
    """The year of a moment, in milliseconds since 1970."""
    return _date(moment // _DAY)[:4]


def span(record: Record) -> tuple[int, int]:
    """Give the first and last moment of the time line: that of the incidents and all acts since, in ms."""
    days = [d for figure in record["figures"] for d in figure[-2:] if d is not None]
    ends = days + [d for act in record["acts"] for d in act[6:8] if d is not None]
    return (min(days, default=min(ends, default=0)) - 120) * _DAY, (max(ends, default=0) + 120) * _DAY
