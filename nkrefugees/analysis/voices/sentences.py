"""Results in words and as HTML: the sentences of the summary, then the rows."""

from __future__ import annotations

import html
from collections.abc import Iterable

import pandas as pd

MOST = 40


def page(summary: str, frame: pd.DataFrame) -> str:
    """Write a summary and the first rows of a frame as HTML.

    Examples
    --------
    >>> page("One row.", pd.DataFrame({"n": [1]})).startswith("<p>One row.</p>")
    True
    """
    shown = frame.head(MOST).to_html(index=False, na_rep="", border=0)
    more = len(frame) - MOST
    rest = f"<p>{more:,} more rows stand in <code>frame()</code>.</p>" if more > 0 else ""
    return f"<p>{html.escape(summary)}</p>\n{shown}\n{rest}"


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
