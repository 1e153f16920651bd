"""Names in Latin letters that no list of names holds: by the words beside them, or by being no known word."""

from __future__ import annotations

import itertools
import re
from functools import cache

from nkrefugees.check.names import chinese, japanese, korean, western
from nkrefugees.check.names.words import among, is_known, is_surname_too

_CAPITAL = r"[A-Z][a-z]+(?:['’-][A-Z][a-z]+)*"
_SURNAME = r"(?:(?:Mc|Mac|O['’]|De|Di|La|Le|Van|Von|Fitz)?[A-Z][a-z]+(?:-[A-Z][a-z]+)*|[A-Z]{5,})"
_ROLES = "|".join(f"[{r[0].upper()}{r[0]}]{r[1:]}" for r in among("roles"))
_DEED = (
    r"(?:[Aa]rrest|[Rr]elease|[Rr]eturn|[Ss]tory|[Tt]estimony|[Cc]ase|[Tt]rial|[Dd]eath|[Dd]etention|"
    r"[Ff]ate|[Ff]amily|"
    r"[Mm]emory|[Dd]isappearance|[Dd]iary|[Ww]ords|[Aa]ccount|[Pp]lea|[Hh]ome|[Hh]ouse|[Ff]arm|[Hh]elp|"
    r"[Ss]earch) (?:of|for)"
)
_BEFORE = (
    rf"(?:called|named|alias|{_DEED}|[Ii]nterview with|[Ll]etter (?:from|by|to)|[Tt]old (?:by|to)|"
    r"(?:[Ss]aid|[Ww]ritten|[Cc]ounted|[Kk]ept|[Hh]elped|[Gg]iven|[Ss]een|[Cc]ompiled|[Ss]heltered|[Ss]igned|"
    r"[Rr]elayed|[Cc]onfirmed|[Dd]oubted|[Hh]idden|[Dd]riven|[Rr]eported|[Tt]ranslated|[Ff]ilmed|[Ll]ed|"
    r"[Hh]osted) by|"
    r"[Mm]et with|[Bb]y|signed|[Ff]ree|[Rr]emembering|[Mm]eet|with|[Ww]ho is|[Ww]here is|[Aa]ccording to|"
    r"Q&A with|[Aa]s|[Jj]ustice for|[Ff]or|[Ff]rom|and|[Cc]ontact:?|[Ww]ho [Ii]s|[Ww]here [Ii]s|With|By)"
)
_AFTER = (
    r"(?=,? (?:who|told|said|says|tells|wrote|writes|recalls|recalled|aged|speaks|spoke|remembers|left|"
    r"led|paid|"
    r"met|hid|drove|sheltered|translated|confirms|confirmed|adds|added|testifies|testified|escaped|crossed|"
    r"was (?:arrested|held|jailed|freed|sent|returned|fined|caught|seized|beaten|expelled|sold|there|with)|"
    r"is (?:held|jailed|missing|one|the|a)|and (?:his|her|two|three|four|five|others))\b|, (?:\d\d\b|an? |"
    r"the "
    r"|his |her )|['’]s (?:story|letter|mother|father|family|case|wife|husband|sister|brother|account|count|"
    r"testimony|son|daughter|house|home|notes|diary|words|list|church|group|trial|arrest|release|escape|"
    r"plea))"
)
_NEAR = 40
_CONTEXT = re.compile(rf"\b(?:{_BEFORE}|{_ROLES})[,:]? $")
_FOLLOWED = re.compile(_AFTER)
_ALONE = re.compile(
    rf"\b(?:called|named|alias|nicknamed|known as|name is|name was|{_DEED}|told by|met|{_ROLES}),? [\"“'‘]?$"
)
_WORD = re.compile(_CAPITAL)
_TWO = re.compile(rf"\b({_CAPITAL}) (?:[A-Z]\.? )*({_SURNAME})\b")
_ORGANISATION = re.compile(
    r"^(?:['’]s)?(?: [A-Z][\w-]+)?(?: Human Rights)? (?:Cent(?:er|re)|Universit\w+|Institut\w*|Foundation|"
    r"Commission)\b|"
    r"^(?:['’]s)? (?:[A-Z][\w-]+ )?(?:College|School|Library|Prize|Medal|Fellowship|Lecture|"
    r"Awards?|Act|Museum|Society|Project|Station|Hotel|Airport|Hospital|Fund|Academy|Hall|"
    r"Road|Bridge|"
    r"Restaurant|Company|Corporation|Press|Times|News|Post|Herald|Daily|Journal|Agency|Association|"
    r"Bank|Building|Law|Firm|"
    r"Province|County|Prefecture|Island|River|Mountain|Port|Stadium|Church|Cathedral|Temple|Ilbo|Shimbun|"
    r"Shinmun|SAIS|"
    r"Sinmun|Party|Forum|Trust|Committee|Doctrine|Regime|Administration|Government|Dynasty|"
    r"Hakdang|Human Rights)\b"
)


def find(text: str) -> list[str]:
    """Find two words that no list knows, and words beside a role or deed.

    Examples
    --------
    >>> find("Programme officer Zofka Thackeray"), find("Rapporteur Visits Seoul")
    (['Zofka Thackeray'], [])
    """
    pairs = western.overlapping(_TWO, text)
    found = [f"{m[1]} {m[2]}" for m in pairs if _are_strange(m[1], m[2]) or _in_context(m, text)]
    return found + [m[0] for m in _WORD.finditer(text) if is_given(m[0]) and _stands_alone(m, text)]


def _in_context(pair: re.Match[str], text: str) -> bool:
    """Whether a strange word and a surname stand beside a role or deed."""
    if not (_is_strange(pair[1]) and _can_be_surname(pair[2])):
        return False
    return bool(_CONTEXT.search(_before(pair, text)) or _FOLLOWED.match(text, pair.end()))


def _stands_alone(word: re.Match[str], text: str) -> bool:
    """Whether a given name has a role or deed, and no other name beside it."""
    if _FOLLOWED.match(text, word.end()):
        return True
    return bool(_ALONE.search(_before(word, text))) and not re.match(" [A-Z]", text[word.end() :])


def _before(match: re.Match[str], text: str) -> str:
    return text[max(0, match.start() - _NEAR) : match.start()]


def names_organisation(name: str, text: str) -> bool:
    """Whether every place of a name in a text is followed by what makes it an organisation or a place.

    Examples
    --------
    >>> names_organisation("Simon Wiesenthal", "Simon Wiesenthal Center")
    True
    """
    last = name if name in text else name.split()[-1]
    ends = [m.end() for m in re.finditer(re.escape(last), text)]
    return bool(ends) and all(_ORGANISATION.match(text[end:]) for end in ends)


def find_in_words(words: list[str]) -> list[str]:
    """Find two words that no list knows after a role, among words of an address or id.

    Examples
    --------
    >>> find_in_words(["pastor", "zofka", "thackeray", "freed"])
    ['zofka thackeray']
    """
    triples = zip(words, words[1:], words[2:], strict=False)
    found = [f"{b} {c}" for a, b, c in triples if a in _BEFORE_IN_SLUGS and _are_strange(b, c)]
    return found + [f"{a} {b}" for a, b in itertools.pairwise(words) if japanese.pair(a, b)]


@cache
def is_given(word: str) -> bool:
    """Whether a word alone reads as a given name: Western, Korean or Japanese.

    Examples
    --------
    >>> is_given("Desmond"), is_given("Myunghee"), is_given("Tumen")
    (True, True, False)
    """
    if is_place(word):
        return False
    return western.is_first(word) or japanese.is_given(word) or (korean.is_given(word) and not is_known(word))


def is_place(word: str) -> bool:
    """Whether a word is in the lists of places, peoples and papers."""
    return word.lower() in among("proper") or word.lower() in among("places")


_BEFORE_IN_SLUGS = among("roles") | {"of", "by", "with", "named", "called", "rev", "dr", "mr", "mrs", "ms"}


_RUN_STEP = re.compile(
    rf"(?<=/)((?=[a-z]{{8}})(?:{'|'.join(sorted(chinese.SURNAMES))})(?:{chinese.SYLLABLE}){{2}})(?:\.html?)?/?$"
)
_STEP = re.compile(r"(?<![^/?=&])([a-z]{5,})[-_+]([a-z]{5,})(?:\.html?)?(?![^/?&#])")


def find_in_steps(text: str) -> list[str]:
    """Find two words that no list knows and that are the whole step of an address.

    Examples
    --------
    >>> find_in_steps("https://example.org/people/zofka-thackeray/")
    ['zofka thackeray']
    """
    found = [f"{m[1]} {m[2]}" for m in _STEP.finditer(text) if _is_person(m[1], m[2])]
    return found + [m[1] for m in _RUN_STEP.finditer(text) if not is_known(m[1])]


def _is_person(one: str, other: str) -> bool:
    """Whether two words that stand alone in a step of an address are a name, in either order."""
    return _are_strange(one, other) or (_is_strange(one) and western.is_first(other))


def _are_strange(one: str, other: str) -> bool:
    return _is_strange(one) and _is_strange(other)


@cache
def _is_strange(word: str) -> bool:
    """Whether no list knows a word or, of two with a hyphen, either."""
    return len(word) > 2 and not any(is_known(part) for part in re.split("[-'’]", word))


def _can_be_surname(word: str) -> bool:
    return _is_strange(word) or is_surname_too(word)
