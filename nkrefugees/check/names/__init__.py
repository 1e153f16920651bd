"""What looks like the name of a person: Korean, Chinese, Japanese and Western forms."""

from __future__ import annotations

import itertools
import re

_KOREAN = (
    "ahn an bae baek bang byun cha chang cheon cho choe choi chon chong chun chung eom eun gil go "
    "goo gu gwak ha ham han heo ho hong huh hwang hwangbo hyun im in jang jeon jeong ji jin jo joo "
    "jung kang kil kim ko kong koo kwak kwon lee li lim min moon mun myung na nam namgung ni no noh "
    "oh pae paek pak park pyon ra rhee ri rim ro roh ryang ryu seo seok seon shim shin sim sin so "
    "sohn son song suh tae u woo yang ye yeo yeon yi yim yo yoo yoon yu yun"
)
_CHINESE = (
    "wang zhang liu chen yang zhao huang zhou wu xu sun zhu gao lin guo luo xie zheng deng feng cao peng"
)
_JAPANESE = "sato suzuki takahashi tanaka ito watanabe yamamoto nakamura kobayashi kato yoshida yamada sasaki"
_FIRST = (
    "aaron adam alan alice amy andrea andrew angela ann anna anne anthony barbara benjamin brian "
    "carl carol catherine charles christine christopher daniel david deborah debra dennis diana "
    "donald dorothy douglas edward elizabeth ellen emily emma eric esther frank gary george grace "
    "greg gregory hannah harold helen henry jack jacob james jane janet jason jean jeffrey jennifer "
    "jessica joan john jonathan joseph joshua joy julia julie karen kathleen keith kenneth kevin "
    "larry laura linda lisa margaret maria mark martha mary matthew michael nancy nicholas nicole "
    "olivia pamela patricia patrick paul peter philip rachel raymond rebecca richard robert roger "
    "ronald ruth samuel sandra sarah scott sharon sophia stephanie stephen steven susan suzanne "
    "teresa thomas timothy tim victoria virginia walter wayne william tom "
    "albert alfred arthur bruce calvin carlos clara claire colin craig derek dylan edgar edwin elaine "
    "eleanor eva evan felix fiona frances fred gavin geoffrey gerald gideon gloria gordon graham harriet "
    "harry heather howard hugh ian irene isaac isabel jeremy jerome jim joe joel josephine judith kate "
    "kathy kyle lauren lawrence leo leon leonard lewis louis louise lucy luke lydia marcus marie marjorie "
    "martin maurice melissa mike miriam molly monica naomi natalie nathan neil nick nigel nora oliver "
    "oscar owen pauline phil phoebe phyllis ralph rita roland rosa roy russell sally sam simon sophie "
    "stella stuart sylvia ted terry theodore tina todd tony tracy ursula valerie vera vincent vivian wendy"
)
_TITLES = r"Mr|Mrs|Ms|Miss|Dr|Pastor|Rev|Reverend|Father|Sister|Brother|Deacon|Elder|Missionary"
_ENGLISH = frozenset(
    "an go ha ho im in min na nam no oh ra ro so son song sun u wu ye yo yu han chang cha".split()
)

_SURNAMES = frozenset((_KOREAN + " " + _CHINESE + " " + _JAPANESE).split())
_SYLLABLE = (
    r"(?:ch|kk|tt|pp|ss|jj|sh|[bdghjkmnprstyw])?(?:yeo|yae|wae|ya|ye|yo|yu|wa|we|wi|wo|ae|eo|eu|oe|oo|ee|oi|ui|"
    r"[aeiou])(?:ng|ck|[nklmptbgrsh])?"
)
_PINYIN = (
    r"(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?(?:iang|uang|iong|[aeio]ng|iao|ian|uai|uan|ai|ei|ao|ou|an|en|in|un|"
    r"ia|ie|iu|ua|ui|uo|ue|[aeiou])"
)
_ROMAJI = r"(?:sh|ch|ts|[kgnhbpmr]y|[kgsztdnhbpmyrwjf])?[aeiou]n?"
_GIVEN_NAMES = (
    (frozenset(_KOREAN.split()), _SYLLABLE, "{1,2}"),
    (frozenset(_CHINESE.split()), _PINYIN, "{1,2}"),
    (frozenset(_JAPANESE.split()), _ROMAJI, "{2,4}"),
)
_CAPITAL = r"[A-Z][a-z]+"
_GIVEN = rf"(?:{_CAPITAL}-[A-Za-z][a-z]+|{_CAPITAL} {_CAPITAL}|{_CAPITAL}|[A-Z]{{2,}}[ -][A-Z]{{2,}})"
_HANGUL = (
    r"[김이박최정강조윤장임한오서신권황안송류전홍고문양손배백허유남심노하곽성차주우구나민진지엄채원천방공현함변염여추도소석"
    r"선설마길연위표명기반왕금옥육인맹제모탁국어은편용]"
)
_HANGUL_NAME = re.compile(
    rf"{_HANGUL}(?:[가-힣]{{1,2}}\s?(?:씨|목사|선교사|할머니|할아버지)|[가-힣]{{2}}\s?(?:군|양|님))"
    r"(?=(?:의|은|는|이|가|을|를|과|와|도|에게|께)?(?![가-힣]))"
)
_HAN_NAME = re.compile(
    r"[王李张張刘劉陈陳杨楊赵趙黄黃周吴吳徐孙孫马馬朱胡林郭何高金朴崔郑鄭][\u4e00-\u9fff]{1,2}(?:先生|女士|さん|氏)"
    r"|(?:佐藤|鈴木|高橋|田中|伊藤|渡辺|山本|中村|小林|加藤|吉田|山田|佐々木)[\u3040-\u30ff\u4e00-\u9fff]{1,3}(?:さん|氏|様)"
)
_TITLED = re.compile(rf"\b(?:{_TITLES})\b\.? {_CAPITAL}(?:[ -][A-Z][a-z-]+)*")
_PAIR = re.compile(rf"\b({_CAPITAL}|[A-Z]{{2,}})[ ,]+({_GIVEN})")
_REVERSED = re.compile(rf"\b({_CAPITAL}-[a-z]+|{_CAPITAL}) ({_CAPITAL})\b")
_HYPHENED = re.compile(rf"\b(?=[A-Z])(?i:{_SYLLABLE}) (?=[A-Z])(?i:{_SYLLABLE}-{_SYLLABLE})\b")
_WESTERN = re.compile(rf"\b({_CAPITAL}) (?:[A-Z]\. )?({_CAPITAL}(?:-{_CAPITAL})?)\b")


def plain(name: str) -> str:
    """Write a name so that its forms compare: lower case, spaces for hyphens and dots.

    Examples
    --------
    >>> plain("Kim Jong-un")
    'kim jong un'
    """
    return " ".join(re.sub(r"[-.,']", " ", name).lower().split())


def find(text: str) -> list[str]:
    """Find what looks like a person's name in running text.

    Examples
    --------
    >>> find("Park Young-ja told the Tumen office"), find("China Returns Refugees to North Korea")
    (['Park Young-ja'], [])
    """
    text = _PLACES.sub("…", text)
    found = [m[0] for pattern in (_TITLED, _HANGUL_NAME, _HAN_NAME) for m in pattern.finditer(text)]
    found += [m[0] for m in _overlapping(_PAIR, text) if _asian(m[1], m[2])]
    found += [m[0] for m in _HYPHENED.finditer(text)]
    found += [
        f"{m[2]} {m[1]}"
        for m in _overlapping(_REVERSED, text)
        if _surname(m[2]) and ("-" in m[1] or (m[2].lower() in _JAPANESE.split() and _asian(m[2], m[1])))
    ]
    found += [m[0] for m in _overlapping(_WESTERN, text) if m[1].lower() in _FIRST_NAMES]
    return _longest(found)


def find_in_slug(text: str) -> list[str]:
    """Find what looks like a person's name in an address or id: a surname and two syllables.

    Examples
    --------
    >>> find_in_slug("https://example.org/2013/kim-cheol-su-returned")
    ['kim cheol su']
    """
    words = [w for w in re.split(r"[^a-z]+", text.lower()) if w]
    triples = zip(words, words[1:], words[2:], strict=False)
    asian = [" ".join(t) for t in triples if _spelt(t)]
    pairs = itertools.pairwise(words)
    western = [f"{a} {b}" for a, b in pairs if a in _FIRST_NAMES and b in _SURNAMES]
    return [m[0] for p in (_HANGUL_NAME, _HAN_NAME) for m in p.finditer(text)] + asian + western


_FIRST_NAMES = frozenset(_FIRST.split())
_PLACES = re.compile(r"\bHong Kong\b", re.I)
_SMALL_WORDS = frozenset(
    "and at be by do he in is it me my no of on or so the to up us we for has not son un hit".split()
)


def _surname(word: str) -> bool:
    return word.lower() in _SURNAMES


def _asian(surname: str, given: str) -> bool:
    """Whether a surname is followed by what reads as a given name."""
    parts = re.split(r"[ -]", given.lower())
    if surname.lower() in _ENGLISH and "-" not in given:
        return False
    styles = [f"(?:{syllable}){most}" for names, syllable, most in _GIVEN_NAMES if surname.lower() in names]
    return any(all(re.fullmatch(style, part) for part in parts) for style in styles)


def _spelt(words: tuple[str, str, str]) -> bool:
    """Whether three words of a slug are a surname and two syllables of its language."""
    if words[0] in _ENGLISH or not _SMALL_WORDS.isdisjoint(words):
        return False
    syllables = [syllable for names, syllable, _ in _GIVEN_NAMES if words[0] in names]
    return any(all(re.fullmatch(syllable, word) for word in words[1:]) for syllable in syllables)


def _overlapping(pattern: re.Pattern[str], text: str) -> list[re.Match[str]]:
    """Matches at every word, also inside one another."""
    starts = [m.start() for m in re.finditer(r"\b[A-Z]", text)]
    return [m for start in starts if (m := pattern.match(text, start))]


def _longest(found: list[str]) -> list[str]:
    """Without those that stand inside another."""
    distinct = list(dict.fromkeys(found))
    return [f for f in distinct if not any(f != g and f in g for g in distinct)]
