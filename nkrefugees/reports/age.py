"""How old a report may be: a promise in days, and which reports do not keep it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TypeAlias

from nkrefugees.errors import BadValue
from nkrefugees.reports import record

Key: TypeAlias = tuple[str, str]
MOST = 3660


def checked(days: int) -> int:
    """Give a number of days back, if it can be a promise.

    Raises
    ------
    BadValue
        If it is less than a day or more than ten years.

    Examples
    --------
    >>> checked(8)
    8
    """
    if not 1 <= days <= MOST:
        raise BadValue("max-age", days, f"give whole days, from 1 to {MOST}")
    return days


def overdue(to: Path, reports: Iterable[Key], max_age: int | None) -> dict[Key, str]:
    """Say of which reports the last good attempt is too long ago.

    Parameters
    ----------
    to : Path
        The folder of reports; attempts are read from the log beside it.
    reports : iterable of (str, str)
        Notebook and run of each.
    max_age : int or None
        Days; None promises nothing, and no report is overdue.

    Returns
    -------
    dict
        The reason for each report that is overdue. One whose making is not in the log is: a promise
        that cannot be looked up is not kept.
    """
    if max_age is None:
        return {}
    days, made, now = checked(max_age), record.last_made(to), datetime.now(UTC)
    found = {key: late(made.get(key, ""), days, now) for key in reports}
    return {key: why for key, why in found.items() if why}


def late(made: str, days: int, now: datetime) -> str:
    """Say why a report that was made at some time is overdue; empty if it is not.

    Examples
    --------
    >>> late("2026-11-01T04:17:00+00:00", 8, datetime(2026, 11, 12, tzinfo=UTC))
    'last made 10 days ago'
    >>> late("2026-11-01T04:17:00+00:00", 14, datetime(2026, 11, 12, tzinfo=UTC))
    ''
    """
    try:
        age = now - datetime.fromisoformat(made)
    except (ValueError, TypeError):
        return "the log does not say when it was last made"
    if age < timedelta(days=-1):
        return f"last made on {made[:10]} by the log, which is yet to come"
    return f"last made {in_days(age.days)} ago" if age > timedelta(days=days) else ""


def in_days(days: int) -> str:
    """Write a number of days.

    Examples
    --------
    >>> in_days(1), in_days(8)
    ('1 day', '8 days')
    """
    return f"{days} day{'' if days == 1 else 's'}"
