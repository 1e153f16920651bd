"""Numbers of people among the numbers of a text."""

from __future__ import annotations

import re
from functools import cache

from nkrefugees.drafts import counted
from nkrefugees.drafts.counted import Number
from nkrefugees.drafts.pipeline import Doc, Span, phrases, runs
from nkrefugees.drafts.proposal import Figure
from nkrefugees.drafts.reckoning import MONTHS

_REACH = 6
_LARGEST = 3_000_000
_YEARS = range(1900, 2100)
_DATED = frozenset(
    "in since of by until during through from between after before and or early late mid around circa year "
    "spring summer autumn fall winter fiscal , ( – -".split()
)
_NUMBERED = frozenset(
    "no no. nos. number resolution article articles section decree paragraph para para. chapter flight page "
    "volume vol vol. protocol law order decision room office bureau camp age aged $ ¥ € £ ₩ us$ won yuan "
    "rmb hours ratio group size".split()
)
_MEASURED = re.compile(
    r"(?:years?|months?|weeks?|days?|hours?|minutes?|seconds?|a\.?m\.?|p\.?m\.?|yuan|won|dollars?|yen|euros?|"
    r"km|kilomet\w+|miles?|met(?:er|re)s?|feet|kilo\w*|kg|tons?|degrees?|times?|pages?|percentage|points?|"
    r"countries|nations|governments|states|provinces|counties|cities|towns|villages|areas|places|sites|"
    r"organi[sz]ations|groups?|ngos|reports?|letters?|interviews|cases|vehicles|buses|trucks|cars|homes|"
    r"houses|trips|attempts|locations|crossings|embassies|floors?|rounds?|votes?|members of|decades?|st|nd|"
    r"rd|th|:|/|camps?|koreas|sides|year|minute|day|hour|something)"
)
_LINKS = re.compile(
    r"were|was|are|have|had|has|who|of|others|more|being|to|into|by|in|at|from|,|\.|;|\(|\)|—|–|”|and|with|on|during|last|this|since|as|whom|returned|arrested|back|would|could|will|face|for|after|before|remain|safely|left|among|is|him|alone|so|that|women|-|per|each|annually|every"
)
_STOPS = frozenset(
    "in for to from at by on with who that and were was are is have has had or when as than would will "
    ", . ; : ( ) — –".split()
)
_DEFINITE = frozenset("the all those these other another remaining of at some about only more".split())
_NOT_COUNTED = frozenset(
    "convention conventions act protocol agency agencies camp camps law laws status agreement".split()
)
_OTHERS = frozenset(
    "chinese uighur uighurs uyghur japanese american vietnamese thai russian ethnic us u.s.".split()
)
_GOES_ON = frozenset("after manage managed were fled".split())
_GROUPS = ("escapee", "orphans", "children", "women", "helper", "worker", "families", "person", "men")


@cache
def _noun(group: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{word})" for word in phrases()["people"][group]))


def find(doc: Doc) -> list[Figure]:
    """Find every number of people.

    Examples
    --------
    >>> from nkrefugees.drafts.pipeline import read
    >>> text = "In 2013 the police held nine North Koreans, 14 to 17 years old, for 20 days at 3 places."
    >>> [(figure.best, text[figure.start : figure.noun_end]) for figure in find(read(text))]
    [(9, 'nine North Koreans')]
    """
    acts = {i for span in runs(doc, "acts") for i in range(span.start, span.end)}
    found = [figure for number in counted.find(doc) if (figure := _figure(doc, number, acts))]
    return found + [_described(doc, span) for span in runs(doc, "figures", "mostly")]


def _described(doc: Doc, span: Span) -> Figure:
    """Words that say who a group mostly is."""
    group = next((g for g in ("orphans", "children", "women") if _says(span, g)), "person")
    end = span.start_char + len(span.text)
    return Figure(span.start_char, end, end, None, None, None, span.text, group)


def _says(span: Span, group: str) -> bool:
    return any(_noun(group).fullmatch(token.lower_) or token.lower_ == "female" for token in span)


def _figure(doc: Doc, number: Number, acts: set[int]) -> Figure | None:
    """A number as a figure, if it counts people."""
    if _is_other(doc, number):
        return None
    if _is_percent(doc, number):
        return _percent(doc, number, acts)
    noun, group = _counted(doc, number)
    if noun is None and not _stands_alone(doc, number, acts):
        return None
    if number.vague and not _near(doc, number, acts):
        return None
    return _made(doc, number, number.end if noun is None else noun + 1, group)


def _made(doc: Doc, number: Number, noun_end: int, group: str, unit: str = "persons") -> Figure:
    start, end = doc[number.start].idx, _end(doc, number.end)
    words = doc.text[start:end]
    bare = number.best is not None and re.fullmatch(r"[\d,]+|[a-z]+(?:-[a-z]+)?", words, re.I)
    text = "" if bare and not number.vague else words
    noun = max(end, _end(doc, noun_end))
    return Figure(start, end, noun, number.low, number.best, number.high, text, group, unit)


def _end(doc: Doc, token: int) -> int:
    """Offset behind the token before ``token``."""
    return doc[token - 1].idx + len(doc[token - 1])


def _word(doc: Doc, token: int) -> str:
    return doc[token].lower_ if 0 <= token < len(doc) else ""


def _is_other(doc: Doc, number: Number) -> bool:
    """Whether a number is a year, a day of a month, a sum, a size or a number of something."""
    first = next((i for i in range(number.start, number.end) if doc[i].like_num), number.start)
    before, after = _word(doc, first - 1), _word(doc, number.end)
    largest = max(n for n in (number.low, number.best, number.high, 0) if n is not None)
    if largest > _LARGEST or before in _NUMBERED or "/" in (before, after) or before.endswith("$"):
        return True
    if before.rstrip(".") in MONTHS or after.rstrip(".") in MONTHS:
        return True
    return (
        number.best in _YEARS
        and re.fullmatch(r"\d{4}", doc[number.end - 1].text) is not None
        and (before in _DATED or not _noun_at(after))
    )


def _whole(doc: Doc, token: int) -> str:
    """A word, joined again where the end of a line parts it."""
    word = _word(doc, token)
    return word[:-1] + _word(doc, token + 1) if word.endswith("-") and len(word) > 1 else word


def _noun_at(word: str) -> str:
    return next((group for group in _GROUPS if _noun(group).fullmatch(word)), "")


def _counted(doc: Doc, number: Number) -> tuple[int | None, str]:
    """The token of the people that a number counts, and which people they are."""
    skip = _noun("skip")
    for token in range(number.end, min(number.end + _REACH, len(doc))):
        word = _whole(doc, token)
        if group := _noun_at(word):
            if _word(doc, token + 1) in _NOT_COUNTED or _of_others(doc, number, token, group):
                return None, ""
            return token, group
        if _MEASURED.fullmatch(word) or doc[token].is_space:
            return None, ""
        if word in _STOPS or (not skip.fullmatch(word)):
            return None, ""
    return None, ""


def _of_others(doc: Doc, number: Number, noun: int, group: str) -> bool:
    """Whether the people are citizens of another state."""
    between = {_word(doc, i) for i in range(number.end, noun)}
    return group in ("escapee", "person") and not between.isdisjoint(_OTHERS) and "korean" not in between


def _stands_alone(doc: Doc, number: Number, acts: set[int]) -> bool:
    """Whether a number without a noun stands for people: "the nine", "120 were returned", "held 14"."""
    after = _word(doc, number.end)
    if number.vague:
        words = doc[number.start : number.end].text.lower()
        return words.startswith("most ") or (words in ("many", "some") and after in _GOES_ON)
    if _MEASURED.fullmatch(after) or number.best in (0, 1) or after in ("-", "something"):
        return False
    return any(
        rule(doc, number, acts)
        for rule in (_follows_act, _is_passive, _is_definite, _is_total, _is_bounded, _is_row)
    )


def _follows_act(doc: Doc, number: Number, acts: set[int]) -> bool:
    """Whether words of an act stand right before, or right behind: "held 14", "another 38 fled"."""
    ends = _ends(doc, number) and number.start - 1 in acts and not doc[number.start - 1].is_punct
    return ends or (number.end in acts and not doc[number.end].is_punct)


def _ends(doc: Doc, number: Number) -> bool:
    """Whether no noun can follow."""
    after = _word(doc, number.end)
    return bool(_LINKS.fullmatch(after)) or not after.strip()


def _is_passive(doc: Doc, number: Number, acts: set[int]) -> bool:
    return _word(doc, number.end) in ("were", "was", "are", "have", "had", "being") and _near(
        doc, number, acts, 4
    )


def _is_definite(doc: Doc, number: Number, _: set[int]) -> bool:
    after = _word(doc, number.end)
    if after == "of":
        return _word(doc, number.end + 1) in ("them", "whom", "the", "those", "these")
    return _word(doc, number.start - 1) in _DEFINITE and number.best is not None and _ends(doc, number)


def _is_total(doc: Doc, number: Number, _: set[int]) -> bool:
    """Whether "the number of", "a total of" or "to 30 the number" says what is counted."""
    first = max(doc[number.start].sent.start, number.start - 10)
    around = doc[first : number.end + 4].text.lower()
    if "the number of" in doc[number.end : number.end + 4].text.lower():
        return True
    return _ends(doc, number) and ("number of" in around or "total" in around)


def _is_bounded(doc: Doc, number: Number, _: set[int]) -> bool:
    """Whether "about", "more than" or a range stands around it in a sentence that speaks of people."""
    around = number.best is None or not doc[number.start].like_num
    return around and _ends(doc, number) and any(_noun_at(token.lower_) for token in doc[number.start].sent)


def _is_row(doc: Doc, number: Number, _: set[int]) -> bool:
    """Whether a line is a year and a number: a table of arrivals, say."""
    before = doc[max(0, number.start - 3) : number.start].text
    return re.fullmatch(r"\s*(?:19|20)\d\d\s*[-–:]\s*", before) is not None and _ends(doc, number)


def _near(doc: Doc, number: Number, acts: set[int], reach: int = 30) -> bool:
    """Whether words of an act stand in the same sentence, within reach."""
    sentence = doc[number.start].sent
    first, last = max(sentence.start, number.start - reach), min(sentence.end, number.end + reach)
    return not acts.isdisjoint(range(first, last))


def _is_percent(doc: Doc, number: Number) -> bool:
    after = _word(doc, number.end)
    return after in ("%", "percent", "pct") or (after == "per" and _word(doc, number.end + 1) == "cent")


def _percent(doc: Doc, number: Number, acts: set[int]) -> Figure | None:
    """A share of people, where the words behind it speak of them."""
    last = number.end + (2 if _word(doc, number.end) == "per" else 1)
    behind = [_word(doc, i) for i in range(last, min(last + 6, len(doc)))]
    if not (
        _near(doc, number, acts, 12)
        and any(_noun_at(w) or w in ("them", "were", "are", "those") for w in behind)
    ):
        return None
    return _made(doc, Number(number.start, last, number.low, number.best, number.high), last, "", "percent")
