"""The whole numbers that a text says, in figures or in English words."""

from __future__ import annotations

import re

_ONES = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
_SMALL = {w: n for n, w in enumerate((_ONES + " sixteen seventeen eighteen nineteen").split())}
_TENS = {w: 10 * n for n, w in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)}
_SPOKEN = {**_SMALL, **_TENS}
_ALONE = {"a": 1, "an": 1, "half": 0.5, "single": 1, "couple": 2, "pair": 2, "both": 2}
_SCALES = {"dozen": 12, "hundred": 100, "thousand": 1_000, "million": 1_000_000}
_FIGURE = r"\d{1,3}(?:[,\u202f\u00a0]\d{3})+(?!\d)|\d+(?:\.\d+)?"
_TOKEN = re.compile(rf"{_FIGURE}|and an? half|[a-z]+|[.,;:()]")


class _Number:
    """A number as far as it has been said; ``room`` bounds the word that may still be added."""

    def __init__(self, first: float, room: int) -> None:
        self.above, self.group, self.room = 0.0, first, room

    def takes(self, token: str) -> bool:
        """Add a word to the number, unless the number ends before it."""
        if token in _SCALES:
            self._scale(_SCALES[token])
        elif token.startswith("and a"):
            self.group += 0.5
        elif token != "and" and 0 < _SPOKEN.get(token, 0) < self.room:
            self.group += _SPOKEN[token]
            self.room = 10 if token in _TENS else 0
        else:
            return token == "and" and self.room >= 100
        return True

    def _scale(self, scale: int) -> None:
        if scale < 1_000:
            self.group *= scale
        else:
            self.above, self.group = self.above + self.group * scale, 0.0
        self.room = 0 if scale == _SCALES["dozen"] else scale


def numbers(text: str) -> set[int]:
    """Find every whole number that a text says.

    Figures may have thousands separators and a scale behind them ("1.2 million"); words are joined
    as they are spoken ("two hundred and seven", "half a million", "twenty-five", "over a thousand").

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
    >>> sorted(numbers("half a million of 1,170 in twenty-five places, two hundred thousand in all"))
    [25, 1170, 200000, 500000]
    """
    found: set[float] = set()
    number: _Number | None = None
    for token in [*_TOKEN.findall(_plain(text)), "."]:
        if number and number.takes(token):
            continue
        if number:
            found.add(round(number.above + number.group, 6))
        number = _start(token)
    return {int(n) for n in found if n == int(n)}


def _plain(text: str) -> str:
    """Lower case, spaces for hyphens, 'half million' for 'half a million'."""
    words = re.sub(r"[-\s]+", " ", text.lower())
    return re.sub(r"\bhalf an? |\b(?<!and )an? half ", "half ", words)


def _start(token: str) -> _Number | None:
    """The number that a token begins, if it begins one."""
    if token[0].isdigit():
        return _Number(float(re.sub(r"[,\u202f\u00a0]", "", token)), 0)
    value = _SPOKEN.get(token, _ALONE.get(token))
    return None if value is None else _Number(value, 10 if token in _TENS else 0)
