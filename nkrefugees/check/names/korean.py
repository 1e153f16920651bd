"""Names of Koreans, in hangul and in Latin letters."""

from __future__ import annotations

import re
from functools import cache

from nkrefugees.check.names.words import among, is_ordinary

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
        "yeom yeon yi yim yo yom yoo yoon yu yun"
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
_SURNAME_HANGUL = (
    "황보|남궁|선우|제갈|독고|사공|"
    "[김이박최정강조윤장임한오서신권황안송류전홍고문양손배백허유남심노하곽성차주우구나민진지"
    "엄채원천방공현함변염여추도소석선설마길연위표명기반왕금옥육인맹제모탁국어은편용리림량려로렴]"
)
_SAFE_SURNAMES = frozenset("김박최윤황엄곽허")
_FIRST_SYLLABLES = (
    "가강건겸경계관광교귀규근금기길나난남내노다단달대덕도동두라란람려련령로록룡리림만말매명모무문미민범별병보복봄봉부분비빈"
    "산삼상서석선설섭성세소솔송수숙순슬승시신실아안애양연열영예오옥완용우욱운웅원월유윤은을의이익인일자장재점정제종주준"
    "중지진찬창채천철청초춘충치태택평필하학한해향혁현형혜호홍화환회효후훈휘흥희"
)
_LAST_SYLLABLES = (
    "강건겸경관광교규균근금기길나남녀년단달덕동라란람랑래련렬령례록룡률림림만매명목무문미민발배범별병복봉북분빈빛산삼상"
    "서석선설섭성세소솔송수숙순술슬승식신실심아안애양언연열엽영예옥완용우욱운웅원월윤율은을의이익인일임자재전정제조종주준"
    "중지진찬창채천철춘충칠태택평필하학한해향혁현협형혜호홍화환회효훈휘흥희"
)
_PARTICLES = frozenset("과와의은는을를도만이가등")
_ENDINGS = frozenset(
    "자인원회국시도군성화주선호제전교단은이의가를을과와로서만등당민용지관장사부산법안권년일월대문금형상적한서해히게"
)
_PARTICLE = (
    r"(?:의|은|는|이|가|을|를|과|와|도|에게|에게서|께|께서|한테|씨|님|만|으로|로|이라고|라고|이라는|"
    r"라는|이며|며|이나|나|"
    r"부터|까지|처럼|보다|에|에는|이와|이가|이는|이를|이의|이도|등|측|네)?(?![가-힣])"
)
_TITLE_AFTER = (
    r"(?:씨|님|군|양|목사|선교사|전도사|장로|집사|권사|신부|수녀|할머니|할아버지|여사|여인|선생|박사|"
    r"교수|변호사|대표|활동가|국장|"
    r"지부장|소장|간사|사장|중사|소위|이등병|하사)"
)
_ROLE_BEFORE = (
    r"(?:탈북자|탈북민|탈북인|탈북녀|탈북 ?여성|탈북 ?청년|탈북 ?소녀|탈북 ?소년|북한 ?이탈주민|"
    r"국군포로|납북자|어부|선원|목사|선교사|"
    r"전도사|브로커|활동가|변호사|증언자|피해자|생존자|망명자|노동자|벌목공|귀환자|여성|주민|출신|아들|"
    r"딸|어머니|아버지|남편|아내|이름은)"
)
_TITLED = re.compile(
    rf"(?<![가-힣])((?:{_SURNAME_HANGUL})[가-힣]{{1,3}}?)(?:\s(?:{_TITLE_AFTER})|(?:{_TITLE_AFTER}))"
    rf"{_PARTICLE}"
)
_AFTER_ROLE = re.compile(rf"{_ROLE_BEFORE}\s((?:{_SURNAME_HANGUL})[가-힣]{{2}}){_PARTICLE}")
_BARE = re.compile(rf"(?<![가-힣])((?:{_SURNAME_HANGUL})[{_FIRST_SYLLABLES}][{_LAST_SYLLABLES}]){_PARTICLE}")
_SHORT = re.compile(rf"(?<![가-힣])((?:{_SURNAME_HANGUL})[별솔슬빛봄샘혁철숙옥훈])이?(?![가-힣])")
_FOREIGN = re.compile(
    r"(?<![가-힣])(?:존|피터|데이비드|마이클|제임스|로버트|토머스|토마스|마크|폴|스티븐|윌리엄|리처드|"
    r"조지프|요셉|찰스|대니얼|다니엘|"
    r"매튜|앤드루|조지|에드워드|케네스|팀|필립|메리|사라|수잔|수전|엘리자베스|마거릿|제니퍼|린다|캐서린|"
    r"앤|한나|루스|이고르|블라디미르|세르게이|"
    r"니콜라이|올가|나탈리아|나타샤)[ ·][가-힣]{2,5}(?![가-힣])"
)
_HYPHENED = re.compile(rf"\b(?=[A-Z])(?i:{SYLLABLE}) (?=[A-Z])(?i:{SYLLABLE}-{SYLLABLE})\b")
_GIVEN_FIRST = tuple(
    re.compile(rf"\b({given}) ([A-Z][a-z]+)\b") for given in ("[A-Z][a-z]+ [A-Z][a-z]+", "[A-Z][a-z]+")
)


def find_hangul(text: str) -> list[str]:
    """Find names in hangul: bare, or beside a title or role.

    Examples
    --------
    >>> find_hangul("북송된 윤은별은 어디에"), find_hangul("이산가족과 정치범의 북송")
    (['윤은별'], [])
    """
    found = [m[0] for m in _TITLED.finditer(text) if not _is_word_with_particle(m[1], m[0])]
    found += [
        m[1] for p in (_AFTER_ROLE, _BARE, _SHORT) for m in p.finditer(text) if not _is_word(m[1], m[0])
    ]
    return found + [m[0] for m in _FOREIGN.finditer(text)]


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
    return found + [m[0] for m in matches if _given_first(m[1].split(), m[2].lower())]


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


def _is_word_with_particle(name: str, whole: str) -> bool:
    """Whether what stands before a title is an ordinary word."""
    words = among("hangul")
    return not words.isdisjoint((name, whole)) or (name[:2] in words and name[2:] in _PARTICLES)


def _is_word(name: str, whole: str) -> bool:
    """Whether what reads as a name is an ordinary word, alone or with a particle or ending."""
    if not among("hangul").isdisjoint((name, whole)):
        return True
    return name[:2] in among("hangul") and name[2:] in _ENDINGS and name[0] not in _SAFE_SURNAMES


_ENGLISH = frozenset(
    "an do go ha ho im in ma min moon na no oh ok om park ra ro so son song tae u we yo you".split()
)
