"""Names of Koreans in Latin letters."""

from __future__ import annotations

import re
from functools import cache

from nkrefugees.check.names.words import is_known, is_ordinary

SURNAMES = frozenset(
    (
        "ahn an bae baek bang byun cha chang cheon cho choe choi chon chong chu chun chung do eom eun "
        "gil go "
        "goo gong gu gwak ha ham han heo ho hong huh hwang hwangbo hyun im in jang jegal jeon jeong ji "
        "jin jo "
        "joo ju jung kang kil kim ko kong koo ku kwak kwon lee li lim ma maeng min moon mun myung na "
        "nam namgung "
        "namkung ni no noh oh ok om pae paek pak park phyo pyo pyon ra rhee ri rim ro roh ryang ryom "
        "ryu sagong "
        "seo seok seon seong shim shin sim sin so sohn son song suh sunwoo tae tak u uhm wang woo yang "
        "ye yeo "
        "yeom yeon yi yim yo yom yoo yoon yu yun chae chai chin seonwoo seonu sonu sunu dokgo tokko chegal"
        " sakong tongbang dongbang hwangpo namkoong bong pong "
        "keum geum kum seol sol ryom pyeon byon kye gye pang yuk eo seomun somun"
        "seonu sonu sunu chegal sakong tongbang dongbang hwangpo namkoong ryom rang bu ban myong gyeong se"
        "ol sol sop "
        "tong tan wi won gam gyo geum keum keun geun kum mo mok pung dan bin ding pyeon byon ryom ryo yong"
        " in on piao"
    ).split()
)
SYLLABLE = (
    r"(?:ch|kk|tt|pp|ss|jj|sh|[bdghjkmnprstyw])?(?:yeo|yae|wae|ya|ye|yo|yu|wa|we|wi|wo|ae|eo|eu|oe|oo|"
    r"ee|oi|ui|"
    r"[aeiou])(?:ng|ck|[nklmptbgrsh])?"
)
_GIVEN_LATIN = (
    "ae ah an bae baek beom bin bit bo bok bom bong bun byeol byol byong byung chae chan chang che "
    "cheol chol "
    "chong chul chun cheon chon choon chung dae dal dan deok dok duk do dol dong doo du eok eon eun "
    "eung ga gab "
    "geon geum gum keum kum gi ki gil kil gon gu gwan kwan gwang kwang gyeong kyong kyoung kyung gyu "
    "kyu ha hae "
    "haeng hak han hang he hee hui heon ho hong hoon hun hwa hwan hwang hwi hyang hye hyeok hyok hyuk "
    "hyeon "
    "hyon hyun hyeong hyong hyung hyo i il ik in ja jae je jeong jong jung jeon ji jin jo joo ju jun "
    "joon kon kuk guk "
    "kwon gwon ok mae mal man mi min mo mok mong mu mun moon myeong myong myung na nae nam nan nyeo nyo "
    "oh pil pom "
    "pyong pyeong ra ran rae rang ri rim rin ryeon ryon ryeong ryong ryol rye ryang sam san sang seo "
    "seok sok "
    "seol sol seon son sun seong song sung seop sop si sik shik sil sim sin shin so soo su sook suk sul "
    "soon tae "
    "taek thae ui un ung uk wook woo won weon wol wan ye yeo yeol yol yeon yon yeong yong young yoo yu "
    "yoon yun yul"
)
_STRICT = "(?:" + "|".join(sorted(_GIVEN_LATIN.split(), key=len, reverse=True)) + ")"
_GIVEN_ONE = re.compile(f"{_STRICT}{{2}}")
_GIVEN_ALONE = re.compile(
    rf"(?<![\w-])(?=[A-Z][a-z]+-)(?i:{_STRICT}-{_STRICT}|{_STRICT}-(?=[A-Z]){_STRICT})(?![\w-])"
)
_PARTS_OF_TOWNS = (
    "-dong",
    "-gu",
    "-ro",
    "-ri",
    "-do",
    "-eup",
    "-myeon",
    "-gun",
    "-si",
    "-san",
    "-gang",
    "-ho",
)
_SHORTEST_RUN = 8
_LATIN_SURNAMES = "|".join(sorted(SURNAMES, key=len, reverse=True))
_RUN = re.compile(f"(?:{_LATIN_SURNAMES}){_STRICT}{{2}}")
_RUN_OF_TWO = re.compile(f"(?:{_LATIN_SURNAMES}){_STRICT} {_STRICT}")
_HYPHENED = re.compile(rf"\b(?=[A-Z])(?i:{SYLLABLE}) (?=[A-Z])(?i:{SYLLABLE}-{SYLLABLE})\b")
_GIVEN_FIRST = tuple(
    re.compile(rf"\b({given}) ([A-Z][a-z]+)\b") for given in ("[A-Z][a-z]+ [A-Z][a-z]+", "[A-Z][a-z]+")
)


def find_latin(text: str) -> list[str]:
    """Find names in Latin letters that a hyphen or two syllables of given names show.

    Examples
    --------
    >>> find_latin("Cheolsu Kim's mother and Ri Kkot-bun")
    ['Ri Kkot-bun', 'Cheolsu Kim']
    """
    found = [m[0] for m in _HYPHENED.finditer(text)]
    starts = [m.start() for m in re.finditer(r"\b[A-Z]", text)]
    matches = [m for start in starts for p in _GIVEN_FIRST if (m := p.match(text, start))]
    found += [m[0] for m in matches if _given_first(m[1].split(), m[2].lower())]
    found += [m[0] for m in _GIVEN_ALONE.finditer(text) if not m[0].lower().endswith(_PARTS_OF_TOWNS)]
    return found + [
        m[0] for m in re.finditer(r"\b[A-Z][a-z]{3,}(?: [A-Z][a-z]+)?\b", text) if run_together(m[0])
    ]


@cache
def run_together(words: str) -> bool:
    """Whether three syllables of a name stand in one word or two that are not cut after the surname.

    Examples
    --------
    >>> run_together("Kilmyeong Ae"), run_together("Kimcholsu"), run_together("Pyongyang")
    (True, True, False)
    """
    parts = words.lower().split()
    if any(is_known(part) for part in parts if len(part) > 2) or len(words) < _SHORTEST_RUN:
        return False
    return bool((_RUN_OF_TWO if len(parts) > 1 else _RUN).fullmatch(" ".join(parts)))


@cache
def is_given(word: str) -> bool:
    """Whether a word is made of two syllables that are common in given names."""
    word = word.lower()
    return len(word) > 3 and bool(_GIVEN_ONE.fullmatch(word)) and not is_ordinary(word)


def is_given_syllable(word: str) -> bool:
    """Whether a word is one syllable that is common in given names."""
    return bool(re.fullmatch(_STRICT, word.lower()))


def _given_first(given: list[str], surname: str) -> bool:
    """Whether one or two words read as a given name before a surname."""
    if surname not in SURNAMES:
        return False
    if len(given) == 1:
        return is_given(given[0])
    return surname not in _ENGLISH and all(is_given_syllable(part) for part in given)


_ENGLISH = frozenset(
    "an do go ha ho im in ma min moon na no oh ok om park ra ro so son song tae u we yo you".split()
)
