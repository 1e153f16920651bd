"""The whole numbers that a text says, in figures or in English words."""

from __future__ import annotations

import re

_ONES = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
_SMALL = {w: n for n, w in enumerate((_ONES + " sixteen seventeen eighteen nineteen").split())}
_TENS = {w: 10 * n for n, w in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)}
_SCALES = {"dozen": 12, "hundred": 100, "thousand": 1_000, "million": 1_000_000}
_WORDS = {
    **_SMALL,
    **_TENS,
    "a": 1,
    "an": 1,
    "half": 0.5,
    "single": 1,
    "couple": 2,
    "pair": 2,
    "both": 2,
}
_FIGURE = re.compile(r"\d{1,3}(?:[,\u202f\u00a0]\d{3})+(?!\d)|\d+(?:\.\d+)?")
_TOKEN = re.compile(rf"{_FIGURE.pattern}|[a-z]+", re.I)


def numbers(text: str) -> set[int]:
    """Find every whole number that a text says.

    Figures may have thousands separators and a scale behind them ("1.2 million"); words are joined
    as they are spoken ("two hundred", "half a million", "twenty-five", "over a thousand").

    Parameters
    ----------
    text : str
        English text.

    Returns
    -------
    set of int
        The numbers; parts of a longer number are not in it.

    Examples
    --------
    >>> sorted(numbers("half a million of 1,170 in twenty-five places"))
    [25, 1170, 500000]
    """
    found, value, scaled = set(), None, 0.0
    for token in [*_TOKEN.findall(text.lower().replace("-", " ")), ""]:
        number = _value(token)
        if token in _SCALES and value is not None:
            scaled, value = scaled + value * _SCALES[token], 0.0
        elif number is not None and _joins(value, number, token):
            value = number if not value else value * number if value == 0.5 else value + number
        else:
            if value is not None:
                found.add(scaled + value)
            value, scaled = number, 0.0
    return {int(n) for n in found if n == int(n)}


def _value(token: str) -> float | None:
    if token and token[0].isdigit():
        return float(re.sub(r"[,\u202f\u00a0]", "", token))
    return _WORDS.get(token)


def _joins(value: float | None, number: float, token: str) -> bool:
    """Whether a number goes on the one before it: 'twenty five', 'half a', 'hundred and twenty' not."""
    if value is None or token[0].isdigit():
        return False
    tens_then_one = value in _TENS.values() and 0 < number < 10 and token not in ("a", "an", "half")
    return value == 0.0 or (value == 0.5 and number == 1) or tens_then_one
