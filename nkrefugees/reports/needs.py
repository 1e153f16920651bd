"""What a notebook needs of its values beyond their words, so that no kernel starts in vain."""

from __future__ import annotations

from collections.abc import Mapping

from nkrefugees import dates, io
from nkrefugees.errors import BadDate, BadValue, hint

# Whether the last day of a date is used, rather than the first; of any other name both may be.
_LAST = {"since": (False,), "until": (True,), "as_of": (True,)}
_NEEDED = {"incident": "an incident", "rule": "a rule"}


def known_ends(name: str, value: object, what: str) -> None:
    """Refuse a day that is open at the end that is used.

    Parameters
    ----------
    name : str
        The parameter: ``since`` needs a first day, ``until`` and ``as_of`` a last one, any other both.
    value : object
        A date, or a list of dates; ``""`` is none.
    what : str
        What the value is for; the fault begins with it.

    Raises
    ------
    BadValue
        If that end is open.

    Examples
    --------
    >>> known_ends("until", "../2013", "until")
    """
    for day in value if isinstance(value, list) else [value]:
        for last in _LAST.get(name, (False, True)) if day else ():
            _known(day, last, what)


def _known(day: object, last: bool, what: str) -> None:
    try:
        dates.day(day, last=last)
    except BadDate as error:
        end = "last" if last else "first"
        raise BadValue(what, day, f"{error.reason}; write a date whose {end} day is known") from None


def in_order(values: Mapping[str, object], notebook: str) -> None:
    """Refuse an ``until`` that lies before ``since``; both have been read as days.

    Raises
    ------
    BadValue
        In the words of the frames.
    """
    since, until = values.get("since"), values.get("until")
    if since and until and dates.day(since) > dates.day(until, last=True):
        what = f"parameter until of {notebook}"
        raise BadValue(what, until, f"it must not lie before since ({since})")


def given(word: str, default: object, value: object, what: str) -> None:
    """Refuse an empty incident or rule where the default of the notebook is not empty.

    Raises
    ------
    BadValue
        If the value is none.
    """
    if value != "" or default == "" or word not in _NEEDED:
        return
    known = hint("", _known_names(word)) or f", such as {default!r}"
    raise BadValue(what, value, f"{_NEEDED[word]} is needed{known}")


def _known_names(word: str) -> list[str]:
    if word != "rule":
        return io.ids("incidents")
    from nkrefugees.analysis.rules import RULES

    return list(RULES)
