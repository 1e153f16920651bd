"""Names of Japanese, in kanji and in Latin letters, and of others in katakana."""

from __future__ import annotations

import itertools
import re
from functools import cache

from nkrefugees.check.names.words import among, is_known, listed

_KANJI = sorted(set(listed("family")[::2]), key=len, reverse=True)
SURNAMES = frozenset(listed("family")[1::2])
SYLLABLE = r"(?:sh|ch|ts|[kgnhbpmr]y|[kgsztdnhbpmyrwjf])?[aeiou]n?"
_WHOLE = re.compile(rf"(?:{SYLLABLE}|(?:kk|pp|ss|tt|tch|j|m)[aeiou]){{3,6}}")
_FAMILY = "(?:" + "|".join(_KANJI) + ")"
_LONG_FAMILY = "(?:" + "|".join(k for k in _KANJI if len(k) > 1) + ")"
_PLACES = frozenset(
    "千葉 福島 福井 宮崎 石川 山口 川崎 岡崎 大塚 上野 中野 小松 松本 大島 富田 大森 川口 東 関 中山 南 北"
    " 林 原 秋田 福岡 長野 山形 "
    "宮城 香川 富山 羽田 成田 大川 高松 松山 大村 神田 島 岡 岸 城 星 畑 大田 足立 荒川 西宮 船橋 新田 五"
    "島 本橋 三島 三田 "
    "広田 向井 前原 春日 日野 金沢 大石 大江 武者 門田 難波 二宮 大城 "
    "大原 上原 吉野 牧 柳 楠 榊 北野 白川 大平 大木 瀬戸 高原 高見".split()
)
_NOT_GIVEN = (
    r"(?!(?:県|市|町|村|区|港|駅|大学|地区|地方|地裁|高裁|新聞|方面|空港|漁港|沖|支部|支局|本部|代表|議員|"
    r"首相|外相|大臣|知事|総領事|"
    r"官房|内閣|政権|教授|委員|家|宅|会|氏|様|被告|容疑者|らの|海|湾|側|政府|総統|防衛|法務|保健|入管|"
    r"入国|管理))"
)
_POLITE = "(?:さん|さま|様|氏|ちゃん|くん|君)"
_HONORIFIC = (
    r"(?:さん|さま|様|氏|ちゃん|くん|君|牧師|神父|弁護士|医師|宣教師|容疑者|被告|先生|夫妻|一家|姉妹|兄弟|"
    r"母娘|親子|記者|教授|博士|"
    r"会長|代表|理事|事務局長|所長|社長|被害者|受刑者|支援員|研究員)"
)
_ROLE = (
    r"(?:著者|筆者|編者|監督|案内役|訳者|語り手|証言者|仲介者|支援者|脱北者|脱北女性|元在日|帰国者|活動家|弁護士|牧師|神父|宣教師|記者|ジャーナリスト|通訳|"
    r"ブローカー|運転手|医師|教師|教授|研究者|"
    r"作家|学生|主婦|漁師|漁民|船員|代表|会長|所長|理事長|理事|事務局長|日本人妻|残留日本人|拉致被害者|"
    r"被害者|原告|被告|証人|女性|男性|"
    r"父|母|兄|弟|姉|妹|夫|妻|娘|息子|長女|次女|三女|長男|次男|三男|祖母|祖父|叔父|叔母|伯父|伯母|従兄|"
    r"従妹|友人|知人|同僚|遺族|故|"
    r"店員|工作員|元[\u4e00-\u9fff]{1,3}員|兵士|軍人|社長|局長|課長|書記|職員|担当者?|スタッフ|"
    r"ボランティア|住民|農民|少年|少女|女児|男児|本名|名前は|名は)"
)
_GIVEN_END = (
    "子美恵江枝代夫男雄郎朗一二三司志治彦也介助吉造蔵平人之行幸信正和明弘宏博浩洋隆孝誠茂実豊勝勉進薫忍香"
    "奈菜佳織里絵加花華紀"
    "樹輝哉斗太大次久文武義昭雅光健康裕俊敏哲徹徳泰安良広靖悦節千鶴春夏秋雪月音乃希未結愛衣子松竹梅輔祐佑"
    "純清栄貞芳敬聡史憲仁剛毅崇直修努操均満稔昇登功旭朋沙真理亜穂歩咲葵桜桃楓翔蓮陸颯瑠瑛喜寿己"
)
_LISTED_KANA = "|".join(sorted(listed("given_kana"), key=len, reverse=True))
_KANA = rf"(?:{_LISTED_KANA}|[\u3041-\u3096]{{1,3}}[子江枝代美])"
_GIVEN = (
    rf"(?:[\u3005\u4e00-\u9fff]{{0,2}}[{_GIVEN_END}]|[\u3005\u4e00-\u9fff]?{_KANA}|[\u30a1-\u30faー]{{2,4}})"
)
_END = r"(?=[がはのをにもとへ、。，・（(」』\s/_らでや]|から|まで|など|ほか|$)"
_TITLED = re.compile(
    rf"{_FAMILY}[\u3040-\u30ff\u3005\u4e00-\u9fff]{{0,3}}?{_POLITE}"
    rf"|(?<![\u3005\u4e00-\u9fff]){_FAMILY}[\u3040-\u30ff\u3005\u4e00-\u9fff]{{0,3}}?{_HONORIFIC}"
)
_BARE = re.compile(
    rf"(?<![\u3005\u4e00-\u9fff\u30a0-\u30ff])({_FAMILY}){_NOT_GIVEN}(?:[\u3005\u4e00-\u9fff]{{1,3}}|"
    rf"[\u3005\u4e00-\u9fff]?[\u3041-\u3096]{{2,3}}(?=[がはのを])|{_KANA}|[\u30a1-\u30faー]{{2,4}}){_END}"
)
_STRONG = re.compile(rf"({_LONG_FAMILY}){_NOT_GIVEN}{_GIVEN}{_END}")
_AFTER_ROLE = re.compile(
    rf"{_ROLE}(?:の|で|・|、|：|:|「|（| )?([\u3005\u4e00-\u9fff]{{2}}{_NOT_GIVEN}{_GIVEN}|"
    rf"{_FAMILY}{_NOT_GIVEN}[\u3005\u4e00-\u9fff]{{1,3}}){_END}"
)
_KIN = re.compile(rf"{_ROLE}(?:の|・|、|「| )?({_KANA})(?=[がはをに、。」・」\s]|さん|ちゃん|くん|$)")
_GIVEN_ALONE = re.compile(
    rf"(?<![\u3041-\u3096\u30a1-\u30faー])({_KANA}|[\u3005\u4e00-\u9fff]{{0,2}}[{_GIVEN_END}])(?:さん|"
    rf"ちゃん|くん|氏)"
)
_HOUSE = re.compile(
    rf"(?<![\u3005\u4e00-\u9fff])({_LONG_FAMILY}|"
    rf"[\u3005\u4e00-\u9fff]{{2,3}}?)(?:家(?=の[一二三四五六七八九\d]+人|姉妹|兄弟)|一家)"
)
_WITH_KANA = re.compile(
    rf"(?<![\u3005\u4e00-\u9fff])([\u4e00-\u9fff][\u3005\u4e00-\u9fff](?:{_LISTED_KANA})){_END}"
)
_KANA_AND_TITLE = re.compile(
    rf"([\u4e00-\u9fff][\u3005\u4e00-\u9fff](?:[\u30a1-\u30faー]{{2,4}}|{_LISTED_KANA}))(?:さん|氏|ちゃん)"
)
_IS = re.compile(
    rf"{_ROLE}は([\u4e00-\u9fff]{{2,3}}{_NOT_GIVEN}[\u4e00-\u9fff]?[{_GIVEN_END}])(?=[。、（(]|$)"
)
_KIN_WITH_DOT = re.compile(rf"[父母兄弟姉妹夫妻娘女男]・([\u4e00-\u9fff]{{1,2}}[{_GIVEN_END}]){_END}")
_ANY_FAMILY = re.compile(
    r"(?<![\u3005\u4e00-\u9fff])[\u3005\u4e00-\u9fff]{2,4}[\u3005\u4e00-\u9fff](?<![者員長客])(?:さん|"
    r"氏)(?![\u3005\u4e00-\u9fff])"
)
_ANY_STRONG = re.compile(rf"(?<![\u3005\u4e00-\u9fff])([\u3005\u4e00-\u9fff]{{3,4}}[子郎彦夫雄恵]){_END}")
_ANY_TWO = re.compile(
    r"(?<![\u3005\u4e00-\u9fff])([\u3005\u4e00-\u9fff]{2})(?:さん|氏|ちゃん|くん)(?![\u3005\u4e00-\u9fff])"
)
_KATAKANA = re.compile(
    r"[\u30a1-\u30faー]{2,}[・＝=](?:[\u30a1-\u30faー]+[・＝=])?[\u30a1-\u30faー]{2,}(?=" + _HONORIFIC + ")"
    r"|(?<![\u30a1-\u30faー])(?:キム|パク|リ|チェ|チョン|カン|チョ|ユン|チャン|イム|ハン|オ|ソ|シン|"
    r"クォン|ファン|アン|ソン|イ|リュ|ムン|ペ|ノ|ナム|ホ|ホン|コ|ペク|ヤン|チュ|ミン|オム|チン|ウ|マ|"
    r"ピョン|シム|ト|クァク)"
    r"[・＝= ][\u30a1-\u30faー]{2,6}"
    r"|(?<![\u30a1-\u30faー])(?:ジョン|ピーター|ポール|マイケル|デービッド|デイビッド|ロバート|ジェームズ|"
    r"トーマス|ティム|マーク|"
    r"スティーブ|スティーブン|ダニエル|サラ|メアリー|アンナ|マリア|イワン|セルゲイ|ウラジーミル|"
    r"ロバータ)・[\u30a1-\u30faー]{2,}"
)
_SCRIPT = re.compile(r"[\u3041-\u30fa\u3005\u4e00-\u9fff]")
_ENDS_OF_GIVEN = (
    "ko",
    "jiro",
    "taro",
    "ichiro",
    "saburo",
    "suke",
    "hiko",
    "hiro",
    "yuki",
    "nosuke",
    "zaemon",
    "emon",
)
_ORDINARY = frozenset(
    "母親 父親 息子 奥様 皆様 同氏 両氏 各氏 住民 業者 隣人 社長 店長 看護 学生 大家 姉妹 兄弟 外人 仲人 "
    "役人 職人 商人 軍人 "
    "韓国人 日本人 中国人 北朝鮮人 脱北者 一人 二人 三人 本人 両人 老人 夫人 主人 美人 友人 知人 他人 大人 "
    "女子 男子 弟子 様子".split()
)


def find_han(text: str) -> list[str]:
    """Find a family name with a given name or an honorific, and names in katakana.

    Examples
    --------
    >>> find_han("元在日の松田春江が語る"), find_han("千葉県の集会")
    (['松田春江'], [])
    """
    if not _SCRIPT.search(text):
        return []
    found = [m[0] for pattern in (_TITLED, _ANY_FAMILY, _KATAKANA) for m in pattern.finditer(text)]
    found += [m[0] for pattern in (_BARE, _STRONG) for m in pattern.finditer(text) if m[1] not in _PLACES]
    alone = (
        _AFTER_ROLE,
        _KIN,
        _GIVEN_ALONE,
        _HOUSE,
        _ANY_TWO,
        _ANY_STRONG,
        _WITH_KANA,
        _KANA_AND_TITLE,
        _IS,
        _KIN_WITH_DOT,
    )
    found += [m[1] for pattern in alone for m in pattern.finditer(text)]
    return [name for name in dict.fromkeys(found) if not _is_word(name)]


def find_latin(text: str) -> list[str]:
    """Find a Japanese given name beside a word that can be a family name, in either order.

    Examples
    --------
    >>> find_latin("Chieko Kawabata Sues"), find_latin("Niigata Port")
    (['Chieko Kawabata'], [])
    """
    words = list(re.finditer(r"\b[A-Z](?:[a-z]+|[A-Z]+)\b", text))
    pairs = itertools.pairwise(words)
    return [
        f"{a[0]} {b[0]}" for a, b in pairs if text[a.end() : b.start()] in (" ", ", ") and pair(a[0], b[0])
    ]


@cache
def pair(one: str, other: str) -> bool:
    """Whether one of two words is a Japanese given name and the other reads as a family name."""
    one, other = one.lower(), other.lower()
    return (is_given(one) and _is_family(other)) or (is_given(other) and _is_family(one))


def is_given(word: str) -> bool:
    """Whether a word is a Japanese given name, or ends as those of women do.

    Examples
    --------
    >>> is_given("chieko"), is_given("Niigata")
    (True, False)
    """
    word = word.lower()
    if word in among("given_romaji"):
        return len(word) > 3 and not is_known(word)
    return (
        len(word) > 5
        and word.endswith(_ENDS_OF_GIVEN)
        and bool(_WHOLE.fullmatch(word))
        and not is_known(word)
    )


def _is_family(word: str) -> bool:
    return word in SURNAMES or bool(len(word) > 4 and _WHOLE.fullmatch(word) and not is_known(word))


def _is_word(name: str) -> bool:
    """Whether what reads as a name is an ordinary word before an honorific, or begins with one."""
    bare = re.sub(f"{_HONORIFIC}$", "", name)
    return bare in _ORDINARY or bare in among("kanji") or bare[:2] in among("kanji")
