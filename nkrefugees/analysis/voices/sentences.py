"""Words of summaries: counts by nouns, lists, ranges."""

from __future__ import annotations

from collections.abc import Iterable


def counted(words: Iterable[str], nouns: dict[str, tuple[str, str]]) -> str:
    """Count words by their nouns, singular and plural, in the order of the nouns.

    Examples
    --------
    >>> counted(["denies", "denies"], {"denies": ("denial", "denials")})
    '2 denials'
    """
    said = list(words)
    times = {word: said.count(word) for word in nouns}
    parts = [f"{n} {nouns[word][n != 1]}" for word, n in times.items() if n]
    return listed(parts)


def listed(parts: list[str]) -> str:
    """Join parts with commas and a last *and*.

    Examples
    --------
    >>> listed(["a", "b", "c"])
    'a, b and c'
    """
    return f"{', '.join(parts[:-1])} and {parts[-1]}" if len(parts) > 1 else "".join(parts)


def spread_of(low: int, high: int, noun: str) -> str:
    """Write a count that is a range.

    Examples
    --------
    >>> spread_of(2, 3, "origin"), spread_of(1, 1, "origin")
    ('2 to 3 origins', '1 origin')
    """
    number = f"{low:,}" if low == high else f"{low:,} to {high:,}"
    return f"{number} {noun}{'' if high == 1 else 's'}"
