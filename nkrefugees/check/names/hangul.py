"""Names of Koreans, and of others, in hangul."""

from __future__ import annotations

import re
from functools import cache

from nkrefugees.check.names.words import among

_SURNAME_HANGUL = (
    "황보|남궁|선우|제갈|독고|사공|"
    "[김이박최정강조윤장임한오서신권황안송류전홍고문양손배백허유남심노하곽성차주우구나민진지"
    "엄채원천방공현함변염여추도소석선설마길연위표명기반왕금옥육인맹제모탁국어은편용리림량려로렴계피]"
)
_SAFE_SURNAMES = frozenset("김박최윤황엄곽허")
_FIRST_SYLLABLES = (
    "가강건겸경계관광교귀규근금기길나난남내노다단달대덕도동두라란람려련령로록룡리림만말매명모무문미민범별"
    "병보복봄봉부분비빈"
    "산삼상서석선설섭성세소솔송수숙순슬승시신실아안애양연열영예오옥완용우욱운웅원월유윤은을의이익인일자장"
    "재점정제종주준"
    "중지진찬창채천철청초춘충치태택평필하학한해향혁현형혜호홍화환회효후훈휘흥희"
)
_LAST_SYLLABLES = (
    "강건겸경관광교규균근금기길나남녀년단달덕동라란람랑래련렬령례록룡률림림만매명목무문미민발배범별병복봉"
    "북분빈빛산삼상"
    "서석선설섭성세소솔송수숙순술슬승식신실심아안애양언연열엽영예옥완용우욱운웅원월윤율은을의이익인일임자"
    "재전정제조종주준"
    "중지진찬창채천철춘충칠태택평필하학한해향혁현협형혜호홍화환회효훈휘흥희"
)
_PARTICLES = frozenset("과와의은는을를도만이가등")
_ENDINGS = frozenset(
    "자인원회국시도군성화주선호제전교단은이의가를을과와로서만등당민용지관장사부산법안권년일월대문금형상적"
    "한서해히게"
)
_SURE_ENDINGS = frozenset("의를을는과와임함됨들적자인원회만로등형께에은이가도")
_PARTICLE = (
    r"(?:의|은|는|이|가|을|를|과|와|도|에게|에게서|께|께서|한테|씨|님|만|으로|로|이라고|라고|이라는|"
    r"라는|이며|며|이나|나|"
    r"부터|까지|처럼|보다|에|에는|이와|이가|이는|이를|이의|이도|등|측|네)?(?![가-힣])"
)
_TITLE_AFTER = (
    r"(?:씨|님|군|양|목사|선교사|전도사|장로|집사|권사|신부|수녀|할머니|할아버지|여사|여인|선생|박사|"
    r"교수|변호사|대표|활동가|국장|"
    r"지부장|소장|간사|사장|중사|소위|이등병|하사|기자|작가|감독|학생|어르신|가족|일가|부부|모녀|모자|"
    r"부자|부녀|자매|남매|형제|"
    r"연구원|연구위원|이사장|이사|회장|원장|위원|상사|대위|중위|병장|상병|일병|노인|형제님|자매님|"
    r"아주머니|아저씨|전\s선교사)"
)
_ROLE_BEFORE = (
    r"(?:탈북자|탈북민|탈북인|탈북녀|탈북 ?여성|탈북 ?청년|탈북 ?소녀|탈북 ?소년|북한 ?이탈주민|"
    r"국군포로|납북자|어부|선원|목사|선교사|"
    r"전도사|브로커|활동가|변호사|증언자|피해자|생존자|망명자|노동자|벌목공|귀환자|여성|주민|출신|아들|"
    r"딸|어머니|아버지|남편|아내|이름은|오빠|누나|언니|동생|누이|이모|고모|삼촌|조카|손녀|손자|친구|동료|"
    r"이웃|농민|군인|병사|선장|"
    r"기관사|통역|통역사|운전사|운전기사|안내원|의사|간호사|교사|교수|학생|청년|소녀|소년|기자|작가|감독|"
    r"국장|소장|사장|과장|담당자|간사|"
    r"집사|권사|장로|전도사|신부|수녀|남성|남자|여자|재일교포|조선족|중국인|고아|포로|유족|유가족|대표|"
    r"자매|형제|일꾼|본명|실명)"
)
_TITLED = re.compile(
    rf"(?<![가-힣])((?:{_SURNAME_HANGUL})[가-힣]{{1,3}}?)(?:\s(?:{_TITLE_AFTER})|(?:{_TITLE_AFTER}))"
    rf"{_PARTICLE}"
)
_AFTER_ROLE = re.compile(rf"{_ROLE_BEFORE}\s((?:{_SURNAME_HANGUL})[가-힣]{{2}}){_PARTICLE}")
_IS = re.compile(
    rf"(?:인|자|원|사|역|분|이름|성명|본명)(?:은|는)\s((?:{_SURNAME_HANGUL})[가-힣]{{2}})(?=임|이다|이었|[.。,]|$)"
)
_BARE = re.compile(rf"(?<![가-힣])((?:{_SURNAME_HANGUL})[{_FIRST_SYLLABLES}][{_LAST_SYLLABLES}]){_PARTICLE}")
_GIVEN_HANGUL = re.compile(
    rf"(?<![가-힣])([{_FIRST_SYLLABLES}][{_LAST_SYLLABLES}])\s?(?:씨|양아|군아)(?![가-힣])"
    rf"|(?:아들|딸|언니|오빠|동생|어머니|누나|형|친구|"
    rf"이름은)\s([{_FIRST_SYLLABLES}][{_LAST_SYLLABLES}])(?:아|야|이)?(?![가-힣])"
)
_ANONYMOUS = re.compile(r"[가-힣](?:모|○+|×+|씨)?")
_NOT_NAMES = frozenset("아저 아가 날 솜 글 마음 말 불 혼자 이상 본인 주인 일행 당사 전원 자신".split())
_OF_A_GOVERNMENT = re.compile(r"\s?(?:정부|정권|행정부|집권|체제|시대|대통령|국가주석|총서기|전\s대통령)")
_SHORT = re.compile(rf"(?<![가-힣])((?:{_SURNAME_HANGUL})[별솔슬빛봄샘혁철숙옥훈])이?(?![가-힣])")
_FOREIGN = re.compile(
    r"(?<![가-힣])(?:존|피터|데이비드|마이클|제임스|로버트|토머스|토마스|마크|폴|스티븐|윌리엄|리처드|"
    r"조지프|요셉|찰스|대니얼|다니엘|"
    r"매튜|앤드루|조지|에드워드|케네스|팀|필립|메리|사라|수잔|수전|엘리자베스|마거릿|제니퍼|린다|캐서린|"
    r"앤|한나|루스|이고르|블라디미르|세르게이|"
    r"니콜라이|올가|나탈리아|나타샤|다나카|스즈키|사토|야마다|야마모토|와타나베|나카무라|고바야시|가토|"
    r"요시다|사사키|이토|다카하시|마쓰다|"
    r"마츠다|가와바타|왕젠|장웨이|리웨이|류샤오|마르틴|안드레이|알렉세이|드미트리|미하일|이반|안나|마리아|"
    r"요한|프랑크|한스|페터|"
    r"에릭|브라이언|케빈|제이슨|그레이스|레베카|레이첼|에스더|크리스|크리스토퍼|벤저민|니콜라스|그레고리|"
    r"사무엘|새뮤얼)[ ·][가-힣]{2,6}(?![가-힣])"
)
_HANGUL = re.compile("[가-힣]")


def find(text: str) -> list[str]:
    """Find names in hangul: bare, or beside a title or role.

    Examples
    --------
    >>> find("북송된 윤은별은 어디에"), find("이산가족과 정치범의 북송")
    (['윤은별'], [])
    """
    if not _HANGUL.search(text):
        return []
    found = [m[0] for m in _TITLED.finditer(text) if not _is_word_with_particle(m[1], m[0])]
    found += [
        m[1]
        for p in (_AFTER_ROLE, _IS, _BARE, _SHORT)
        for m in p.finditer(text)
        if not _is_word(m[1], m[0]) and not _OF_A_GOVERNMENT.match(text, m.end(1))
    ]
    given = [m[1] or m[2] for m in _GIVEN_HANGUL.finditer(text)]
    found += [g for g in given if g not in _NOT_NAMES and g not in among("hangul")]
    return found + [m[0] for m in _FOREIGN.finditer(text)]


def _is_word_with_particle(name: str, whole: str) -> bool:
    """Whether what stands before a title is an ordinary word."""
    words = among("hangul")
    if _ANONYMOUS.fullmatch(name):
        return True
    return not words.isdisjoint((name, whole)) or (name[:2] in words and name[2:] in _PARTICLES)


@cache
def _words() -> frozenset[str]:
    """Ordinary words of both lists."""
    return among("hangul") | among("hangul_more")


def _is_word(name: str, whole: str) -> bool:
    """Whether what reads as a name is an ordinary word, alone or with a particle or ending."""
    if not _words().isdisjoint((name, whole)):
        return True
    if name[:2] in _words() and name[2:] in _SURE_ENDINGS:
        return True
    return name[:2] in among("hangul") and name[2:] in _ENDINGS and name[0] not in _SAFE_SURNAMES
