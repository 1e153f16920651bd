"""Days and figures of the explorer in words."""

from __future__ import annotations

from datetime import date, timedelta
from types import SimpleNamespace

from nkrefugees.wording import bounds


def when(first: int | None, last: int | None) -> str:
    """Say when: a day, a month or a year where it is just that, else from day to day.

    Parameters
    ----------
    first, last : int or None
        Days since 1970; None where that end is open.

    Examples
    --------
    >>> when(0, 0), when(0, 30), when(0, 364), when(0, None), when(None, 1), when(None, None)
    ('1970-01-01', '1970-01', '1970', '1970-01-01 or later', '1970-01-02 or earlier', 'undated')
    """
    if first is None or last is None:
        return _open(first, last)
    start, end, after = day_text(first), day_text(last), day_text(last + 1)
    if start.endswith("-01-01") and end == f"{start[:4]}-12-31":
        return start[:4]
    if start.endswith("-01") and after.endswith("-01") and start[:7] == end[:7]:
        return start[:7]
    return start if start == end else f"{start} to {end}"


def _open(first: int | None, last: int | None) -> str:
    if first is not None:
        return f"{day_text(first)} or later"
    return "undated" if last is None else f"{day_text(last)} or earlier"


def day_text(day: int) -> str:
    """Write a day that is counted from 1970."""
    return (date(1970, 1, 1) + timedelta(days=day)).isoformat()


def many(low: int | None, best: int | None, high: int | None, *, open_high: bool) -> str:
    """Say how many, as bounds; that nobody says is a word of its own, never a zero.

    Examples
    --------
    >>> many(500, None, None, open_high=True), many(None, None, None, open_high=False)
    ('at least 500', 'not recorded')
    """
    if low is best is high is None:
        return "not recorded"
    return bounds(SimpleNamespace(n_low=low, n_best=best, n_high=high, open_high=open_high))


def what(quantity: str, subgroup: str) -> str:
    """Say what is counted.

    Examples
    --------
    >>> what("at_risk", "women")
    'at risk (women)'
    """
    return quantity.replace("_", " ") + ("" if subgroup == "all" else f" ({subgroup})")
