"""Names of Western form: first name or initial and surname, title or role and name."""

from __future__ import annotations

import itertools
import re

from nkrefugees.check.names.words import among, is_ordinary, is_surname_too

_PARTICLE = r"(?:(?:von|van|de|del|della|di|da|du|la|le|der|den|ter|al|bin|ibn|el|dos|des) )*"
_SURNAME = r"(?:(?:Mc|Mac|O['’]|D['’]|De|La|Le|Fitz|Van)?[A-Z][a-z]+(?:-[A-Z][a-z]+)*|[A-Z]{3,})"
_CAPITAL = r"[A-Z][a-z]+"
_PAIR = re.compile(
    rf"\b({_CAPITAL})(?:-{_CAPITAL})? ((?:[A-Z]\.? )*(?:{_CAPITAL} )??){_PARTICLE}({_SURNAME})\b"
)
_REVERSED = re.compile(rf"\b({_SURNAME}), ({_CAPITAL})(?! [a-z]+ed\b)\b")
_INITIAL = re.compile(rf"(?<![\w.])[A-Z]\.(?: ?[A-Z]\.)? ({_SURNAME})\b")
_TITLES = (
    r"Mr|Mrs|Ms|Miss|Mister|Dr|Prof|Professor|Pastor|Rev|Reverend|Father|Fr|Sister|Sr|Brother|Br|Deacon|"
    r"Deaconess|"
    r"Elder|Missionary|Evangelist|Bishop|Rabbi|Madame|Mme|Frau|Herr|Señor|Señora|Monsieur|Captain|"
    r"Sergeant|Lieutenant|"
    r"Auntie|Aunt|Uncle|Grandma|Grandmother"
)
_TITLED = re.compile(rf"\b(?:{_TITLES})\b\.? ({_CAPITAL})(?:[ -][A-Z][a-z-]+|(?= [A-Z]\.))*")
_ROLES = (
    r"[Bb]roker|[Aa]ctivist|[Aa]id [Ww]orker|[Dd]efector|[Ee]scapee|[Rr]efugee|[Vv]olunteer|[Gg]uide|"
    r"[Dd]river|[Ll]awyer|"
    r"[Aa]ttorney|[Jj]ournalist|[Pp]hotographer|[Tt]ranslator|[Ii]nterpreter|[Ss]muggler|[Hh]elper|"
    r"[Pp]hysician|"
    r"[Ss]urvivor|[Ww]itness|[Rr]eturnee|[Mm]issionary|[Pp]astor|[Pp]riest|[Hh]umanitarian|[Dd]etainee|"
    r"[Pp]risoner|[Tt]eacher|"
    r"[Bb]usinessman|[Ee]x-soldier|[Ff]isherman|[Ss]oldier|[Ll]ogger|[Ii]nterviewee|[Rr]esearcher|"
    r"[Ss]on|[Dd]aughter|"
    r"[Hh]usband|[Ww]ife|[Mm]other|[Ff]ather|[Bb]rother|[Ss]ister|[Cc]ousin|[Ff]riend|[Cc]olleague"
)
_BEFORE = (
    r"(?:called|named|alias|[Aa]rrest of|[Rr]elease of|[Rr]eturn of|[Ss]tory of|[Tt]estimony of|[Cc]ase "
    r"of|[Tt]rial of|[Dd]eath of|"
    r"[Dd]etention of|[Ii]nterview with|[Ll]etter (?:from|by|to)|[Tt]old by|[Tt]old to|[Ss]aid by|"
    r"[Ww]ritten by|[Cc]ounted by|"
    r"[Kk]ept by|[Mm]et with|[Hh]elped by|[Bb]y|signed|[Ff]ree|[Rr]emembering|[Mm]eet)"
)
_CONTEXT = re.compile(rf"\b(?:{_BEFORE}|{_ROLES}),? ({_CAPITAL}) (?:[A-Z]\. )?({_SURNAME})\b")
_FOLLOWED = re.compile(
    rf"\b({_CAPITAL}) (?:[A-Z]\. )?({_SURNAME})(?=,? (?:who|told|said|says|tells|wrote|writes|recalls|"
    rf"recalled|aged|speaks|spoke|"
    rf"remembers|was (?:arrested|held|jailed|freed)|is (?:held|jailed|missing))\b|, (?:\d\d\b|an? |the "
    rf")|['’]s (?:story|letter|mother|"
    rf"father|family|case|wife|husband|sister|brother|account|count|testimony))"
)
_GAELIC = re.compile(rf"\b({_CAPITAL}) ((?:Mc|Mac|O['’])[A-Z][a-z]+)\b")
_PATRONYMIC = re.compile(rf"\b{_CAPITAL} {_CAPITAL}(?:ovich|evich|ovna|evna|ichna)(?: {_CAPITAL})?\b")
_CYRILLIC = re.compile(
    r"\b[А-ЯЁ][а-яё]+ [А-ЯЁ][а-яё]+(?:ович|евич|ич|овна|евна|ична)\b|\b[А-ЯЁ]\. ?(?:[А-ЯЁ]\. "
    r"?)?[А-ЯЁ][а-яё]{2,}\b"
    r"|\b(?:Ким|Пак|Ли|Цой|Чон|Хан|Юн) [А-ЯЁ][а-яё]+(?:[ -][А-ЯЁа-яё][а-яё]+)?\b"
)


def find(text: str) -> list[str]:
    """Find names of Western form in running text.

    Examples
    --------
    >>> find("the arrest of Wade McCorkle"), find("Grace Under Fire: Faith on the River")
    (['Wade McCorkle'], [])
    """
    found = [m[0] for p in (_PATRONYMIC, _CYRILLIC) for m in p.finditer(text)]
    found += [m[0] for m in _TITLED.finditer(text) if _can_follow(m[1])]
    found += [f"{m[1]} {m[3]}" if not m[2] else m[0] for m in _overlapping(_PAIR, text) if _named(m)]
    found += [m[0] for m in _REVERSED.finditer(text) if is_first(m[2]) and not is_ordinary(m[1])]
    found += [m[0] for m in _INITIAL.finditer(text) if _can_follow(m[1])]
    found += [m[0] for m in _GAELIC.finditer(text) if not is_ordinary(m[1])]
    for pattern in (_CONTEXT, _FOLLOWED):
        pairs = [
            m for m in _overlapping_words(pattern, text) if not is_ordinary(m[1]) and not is_ordinary(m[2])
        ]
        found += [f"{m[1]} {m[2]}" for m in pairs]
    return list(dict.fromkeys(found))


def find_in_words(words: list[str]) -> list[str]:
    """Find a first name and a surname among words of an address or id."""
    pairs = itertools.pairwise(words)
    return [f"{a} {b}" for a, b in pairs if len(b) > 3 and pair(a, b)]


def is_first(word: str) -> bool:
    """Whether a word is a first name and no ordinary word."""
    return word.lower() in _CLEAR


_CLEAR = among("first") - among("ambiguous")
_UNSURE = among("ambiguous")


def _named(match: re.Match[str]) -> bool:
    """Whether a first name stands before what can be a surname."""
    first, last = match[1].lower(), match[3]
    if len(match[2].split()) and match[2].strip().lower() not in _CLEAR and len(match[2].strip()) > 2:
        return False
    return pair(first, last)


def pair(first: str, last: str) -> bool:
    """Whether a first name in lower case and another word read as one person's."""
    return (first in _CLEAR and _can_follow(last)) or (first in _UNSURE and not is_ordinary(last))


def _can_follow(word: str) -> bool:
    if word.lower() in among("proper"):
        return False
    return not is_ordinary(word) or is_surname_too(word)


def _overlapping(pattern: re.Pattern[str], text: str) -> list[re.Match[str]]:
    """Matches at every word, also inside one another."""
    starts = [m.start() for m in re.finditer(r"\b[A-Z]", text)]
    return [m for start in starts if (m := pattern.match(text, start))]


def _overlapping_words(pattern: re.Pattern[str], text: str) -> list[re.Match[str]]:
    starts = [m.start() for m in re.finditer(r"\b[A-Za-z]", text)]
    return [m for start in starts if (m := pattern.match(text, start))]
