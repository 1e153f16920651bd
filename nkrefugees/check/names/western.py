"""Names of Western form: first name or initial and surname, title and name."""

from __future__ import annotations

import itertools
import re
from functools import cache

from nkrefugees.check.names.words import among, is_known, is_ordinary, is_surname_too

_PARTICLE = r"(?:(?:von|van|de|del|della|di|da|du|la|le|der|den|ter|al|bin|ibn|el|dos|des|zu|af|av) )*"
_PREFIX = r"(?:Mc|Mac|O['’]|D['’]|De|Di|La|Le|Fitz|Van|Von|St\. |(?:[Aa]l|[Ee]l|[Uu]l|[Aa]s|[Bb]en|[Ii]bn)-)?"
_SURNAME = rf"(?:{_PREFIX}[A-Z][a-z]+(?:['’-][A-Z][a-z]+)*|[A-Z]{{3,}})"
_CAPITAL = r"[A-Z][a-z]+"
_PAIR = re.compile(
    rf"\b({_CAPITAL})(?:-{_CAPITAL})? ((?:[A-Z]\.? )*(?:[\"“'‘(]?{_CAPITAL}[\"”'’)]? )??)"
    rf"{_PARTICLE}({_SURNAME})\b"
)
_CAPITALS = re.compile(r"\b([A-Z]{3,}) (?:[A-Z]\.? )?([A-Z][A-Z'’-]{2,})\b")
_REVERSED = re.compile(rf"\b({_SURNAME}), ({_CAPITAL})(?! [a-z]+ed\b)\b")
_INITIAL = re.compile(rf"(?<![\w.])[A-Z]\.(?:[ -]?[A-Z]\.)* ?({_SURNAME})\b")
_LAST_INITIAL = re.compile(rf"\b({_CAPITAL}) [A-Z]\.(?=[ ,;:)]|$)")
_TITLES = (
    r"Mr|Mrs|Ms|Miss|Mister|Dr|Prof|Professor|Pastor|Rev|Reverend|Father|Fr|Sister|Sr|Brother|Br|Deacon|"
    r"Deaconess|Elder|Missionary|Evangelist|Bishop|Rabbi|Madame|Mme|Mlle|Frau|Herr|Señor|Señora|Senor|Senora|"
    r"Monsieur|Captain|Capt|Sergeant|Sgt|Lieutenant|Lt|Corporal|Cpl|Auntie|Aunt|Uncle|Grandma|Grandmother|"
    r"Grandpa|Grandfather|Granny|Msgr|Monsignor|Imam|Comrade|Nurse|Khun|Padre|Signora|Signor|Madam|Attorney"
)
_TITLED = re.compile(rf"\b(?:{_TITLES})\b\.? ({_CAPITAL})(?:['’ -][A-Z][a-z-]+|(?= [A-Z]\.))*")
_GAELIC = re.compile(rf"\b({_CAPITAL}) ((?:Mc|Mac|O['’])[A-Z][a-z]+)\b")


def find(text: str) -> list[str]:
    """Find names of Western form in running text.

    Examples
    --------
    >>> find("the arrest of Wade McCorkle"), find("Grace Under Fire: Faith on the River")
    (['Wade McCorkle'], [])
    """
    found = [m[0] for m in _TITLED.finditer(text) if _can_follow(m[1])]
    found += [f"{m[1]} {m[3]}" if not m[2] else m[0] for m in overlapping(_PAIR, text) if _named(m)]
    found += [m[0] for m in overlapping(_CAPITALS, text) if pair(m[1].lower(), m[2])]
    found += [m[0] for m in _REVERSED.finditer(text) if is_first(m[2]) and not is_known(m[1])]
    found += [m[0] for m in _INITIAL.finditer(text) if _can_follow(m[1])]
    found += [m[0] for m in _LAST_INITIAL.finditer(text) if is_first(m[1])]
    found += [m[0] for m in _GAELIC.finditer(text) if not is_ordinary(m[1])]
    return list(dict.fromkeys(found))


def find_in_words(words: list[str]) -> list[str]:
    """Find a first name and a surname among words of an address or id.

    Examples
    --------
    >>> find_in_words(["release", "of", "desmond", "hartwell"])
    ['desmond hartwell']
    """
    return [f"{a} {b}" for a, b in itertools.pairwise(words) if len(b) > 3 and pair(a, b)]


def is_first(word: str) -> bool:
    """Whether a word is a first name and no ordinary word."""
    return word.lower() in _CLEAR


_CLEAR = among("first") - among("ambiguous")
_UNSURE = among("ambiguous")


@cache
def pair(first: str, last: str) -> bool:
    """Whether a first name in lower case and another word read as one person's.

    Examples
    --------
    >>> pair("colin", "Prentiss"), pair("georgia", "Abstain")
    (True, False)
    """
    return (first in _CLEAR and _can_follow(last)) or (first in _UNSURE and not is_known(last))


def overlapping(pattern: re.Pattern[str], text: str, first: str = "A-Z") -> list[re.Match[str]]:
    """Matches at every word, also inside one another."""
    starts = [m.start() for m in re.finditer(rf"\b[{first}]", text)]
    return [m for start in starts if (m := pattern.match(text, start))]


def _named(match: re.Match[str]) -> bool:
    """Whether a first name stands before what can be a surname."""
    middle = match[2].strip(" \"“”'‘’()").lower()
    if middle and middle not in _CLEAR and len(middle) > 2 and "." not in middle:
        return False
    return pair(match[1].lower(), match[3])


def _can_follow(word: str) -> bool:
    if word.lower() in among("proper") or word.lower() in among("places"):
        return False
    return not is_known(word) or is_surname_too(word)
