"""What looks like the name of a person: Korean, Chinese, Japanese and Western forms."""

from __future__ import annotations

import itertools
import re
import unicodedata
from functools import lru_cache

from nkrefugees.check.names import chinese, hangul, japanese, korean, others, strangers, western
from nkrefugees.check.names.words import among, is_known, is_ordinary

_ENGLISH = frozenset(
    "an do go ha he ho im in long ma min na nam no oh ok om pan ra ran ren ro so son song sun tan u wan "
    "we wu ye yo "
    "yo yu han chang cha fan on pan tan bin won ban chin ding bu an mo in dan ran she sang ju pang lang bi"
    " bo che chu du "
    "ge gui hung lan men mi ping sha sheng shed si tai tang tong wen "
    "mu mei nu ni ju long jing jin piao you guan sun".split()
)
_GIVEN_NAMES = (
    (korean.SURNAMES, korean.SYLLABLE, "{1,2}"),
    (chinese.SURNAMES, chinese.SYLLABLE, "{1,2}"),
    (japanese.SURNAMES, japanese.SYLLABLE, "{2,4}"),
)
_SURNAMES = korean.SURNAMES | chinese.SURNAMES | japanese.SURNAMES
_CAPITAL = r"[A-Z][a-z]+"
_GIVEN = rf"(?:{_CAPITAL}-[A-Za-z][a-z]+|{_CAPITAL} {_CAPITAL}|{_CAPITAL}|[A-Z]{{2,}}[ -][A-Z]{{2,}})"
_PAIR = re.compile(rf"\b({_CAPITAL}|[A-Z]{{2,}})[ ,]+({_GIVEN})\b")
_PAIR_OF_TWO = re.compile(rf"\b({_CAPITAL}|[A-Z]{{2,}})[ ,]+({_CAPITAL})\b")
_CAPITALS = re.compile(r"\b([A-Z]{2,}),? ([A-Z]{4,})\b")
_REVERSED = re.compile(rf"\b({_CAPITAL}-[A-Za-z][a-z]+|{_CAPITAL}) ({_CAPITAL}|[A-Z]{{2,}})\b")
_PLACES = re.compile(
    r"\b(?:Hong Kong|Song Hong|Chiang (?:Saen|Rai|Mai)|Ha Long|Ho Chi Minh|Viet Nam|Mong Cai|Ming Pao|"
    r"Sing Tao|Jang Bogo|King Sejong|Yang Guang|Peter Pan|Martin Luther King|Sri Lanka|Costa Rica)\b",
    re.I,
)
_PARTS_OF_TOWNS = ("-dong", "-gu", "-ro", "-eup", "-myeon")
_MARKS = re.compile(r"[\u0300-\u036f]")
_BREATH = re.compile(r"(ch|[ptk])['’ʼ‘`](?=[aeiouyw])", re.I)
_LETTERS = str.maketrans("đĐłŁøØıʻ‐‑", "dDlLoOi'--")
_SMALL_WORDS = frozenset(
    "and at be by do he in is it me my no of on or so the to up us we for has not son un hit".split()
)


def plain(name: str) -> str:
    """Write a name so that its forms compare: lower case, spaces for hyphens and dots.

    Examples
    --------
    >>> plain("Kim Jong-un")
    'kim jong un'
    """
    return " ".join(re.sub(r"[-.,']", " ", name).lower().split())


@lru_cache(maxsize=4096)
def _found(text: str) -> tuple[str, ...]:
    text = _PLACES.sub("…", _unmarked(text))
    found = [
        m[0] for m in _overlapping(_CAPITALS, text) if m[1].lower() in _SURNAMES and korean.is_given(m[2])
    ]
    found += [name for module in (western, strangers, others) for name in module.find(text)]
    found += [*_in_script(text), *korean.find_latin(text), *japanese.find_latin(text)]
    found += [m[0] for p in (_PAIR, _PAIR_OF_TWO) for m in _overlapping(p, text) if _asian(m[1], m[2])]
    found += [f"{m[2]} {m[1]}" for m in _overlapping(_REVERSED, text) if _reversed(m[1], m[2])]
    return tuple(name for name in _longest(found) if not strangers.names_organisation(name, text))


def find(text: str) -> list[str]:
    """Find what looks like a person's name in running text.

    Examples
    --------
    >>> find("Park Young-ja told the Tumen office"), find("China Returns Refugees to North Korea")
    (['Park Young-ja'], [])
    """
    return list(_found(text))


def find_in_slug(text: str) -> list[str]:
    """Find what looks like a person's name in an address or id.

    Examples
    --------
    >>> find_in_slug("https://example.org/2013/kim-cheol-su-returned")
    ['kim cheol su']
    """
    text = _unmarked(text)
    found = _in_script(re.sub(r"[-_+]", " ", text)) + strangers.find_in_steps(text.lower())
    for part in re.split(r"[^a-z+_. -]+", text.lower()):
        found += _in_words([w for w in re.split(r"[^a-z]+", part) if w])
    return _longest(found)


def _in_words(words: list[str]) -> list[str]:
    """Names among the words of one step of an address."""
    triples = zip(words, words[1:], words[2:], strict=False)
    pairs = itertools.pairwise(words)
    found = [" ".join(t) for t in triples if _spelt(t)] + [
        f"{a} {b}" for a, b in pairs if _spelt_in_two(a, b)
    ]
    found += [w for w in words if korean.run_together(w)]
    return found + western.find_in_words(words) + strangers.find_in_words(words)


def _in_script(text: str) -> list[str]:
    return hangul.find(text) + chinese.find_han(text) + japanese.find_han(text)


def _unmarked(text: str) -> str:
    """Without the marks of tones, accents and breath on letters."""
    text = text.translate(_LETTERS)
    return _BREATH.sub(
        r"\1", unicodedata.normalize("NFC", _MARKS.sub("", unicodedata.normalize("NFD", text)))
    )


def _asian(surname: str, given: str) -> bool:
    """Whether a surname is followed by what reads as a given name."""
    parts = re.split(r"[ -]", given.lower())
    surname = surname.lower()
    if "-" not in given and (surname in _ENGLISH or any(is_ordinary(p) for p in parts if len(p) > 4)):
        return _given_after_ordinary(surname, given)
    if len(parts) == 1 and is_ordinary(given):
        return False
    styles = [f"(?:{syllable}){most}" for names, syllable, most in _GIVEN_NAMES if surname in names]
    return any(all(re.fullmatch(style, part) for part in parts) for style in styles)


def _given_after_ordinary(surname: str, given: str) -> bool:
    """Whether two syllables that are no word stand after a surname that is an English word."""
    if surname in korean.SURNAMES and korean.is_given(given):
        return True
    pinyin = len(given) > 4 and re.fullmatch(rf"(?:{chinese.SYLLABLE}){{2}}", given.lower())
    return bool(surname in chinese.SURNAMES and pinyin and not is_known(given))


def _reversed(given: str, surname: str) -> bool:
    """Whether a surname stands after a given name with a hyphen, or a Japanese one."""
    if "-" in given:
        return surname.lower() in _SURNAMES and not (surname == "Park" and given.endswith(_PARTS_OF_TOWNS))
    return surname.lower() in japanese.SURNAMES and _asian(surname, given)


def _spelt(words: tuple[str, str, str]) -> bool:
    """Whether three words of a slug are a surname and two syllables of its language."""
    if words[0] in korean.SURNAMES and _are_syllables(*words):
        return True
    if words[0] in _ENGLISH:
        return words[0] in korean.SURNAMES and _is_given(words[1], words[2])
    if not _SMALL_WORDS.isdisjoint(words):
        return False
    if any(len(w) > 3 and is_ordinary(w) for w in words[1:]):
        return False
    syllables = [syllable for names, syllable, _ in _GIVEN_NAMES if words[0] in names]
    return any(all(re.fullmatch(syllable, word) for word in words[1:]) for syllable in syllables)


def _are_syllables(surname: str, *given: str) -> bool:
    """Whether two syllables common in given names stand after a surname, and not all three are words."""
    if len(surname) < 3 or not all(len(g) > 1 and korean.is_given_syllable(g) for g in given):
        return False
    return given[0] not in _SMALL_WORDS - {"sun"} and not all(is_ordinary(w) for w in given)


def _is_given(*words: str) -> bool:
    """Whether two longer words are syllables, one at least common in given names."""
    fit = all(len(w) > 2 and re.fullmatch(korean.SYLLABLE, w) and not is_ordinary(w) for w in words)
    return fit and any(korean.is_given_syllable(w) for w in words)


def _spelt_in_two(one: str, other: str) -> bool:
    """Whether two words of a slug are a surname and a given name, in either order."""
    if one in korean.SURNAMES - _ENGLISH and (
        korean.is_given(other) or (len(one) > 5 and korean.is_given_syllable(other))
    ):
        return True
    if other in korean.SURNAMES - _ENGLISH - {"park"} and korean.is_given(one):
        return True
    for names, syllable, most in _GIVEN_NAMES:
        if one in names - _ENGLISH and re.fullmatch(f"(?:{syllable}){most.replace('1', '2')}", other):
            return not re.fullmatch(syllable, other) and not is_ordinary(one) and not is_ordinary(other)
    return western.is_first(one) and other in _SURNAMES and other not in among("proper")


def _overlapping(pattern: re.Pattern[str], text: str) -> list[re.Match[str]]:
    """Matches at every word, also inside one another."""
    starts = [m.start() for m in re.finditer(r"\b[A-Z]", text)]
    return [m for start in starts if (m := pattern.match(text, start))]


def _longest(found: list[str]) -> list[str]:
    """Without those that stand inside another."""
    distinct = list(dict.fromkeys(found))
    return [f for f in distinct if not any(f != g and f in g for g in distinct)]
