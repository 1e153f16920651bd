"""Names of Japanese, in kanji and in Latin letters, and of others in katakana."""

from __future__ import annotations

import re

from nkrefugees.check.names.words import listed

_KANJI = sorted(set(listed("family")[::2]), key=len, reverse=True)
SURNAMES = frozenset(listed("family")[1::2])
SYLLABLE = r"(?:sh|ch|ts|[kgnhbpmr]y|[kgsztdnhbpmyrwjf])?[aeiou]n?"
_FAMILY = "(?:" + "|".join(_KANJI) + ")"
_PLACES = frozenset(
    "千葉 福島 福井 宮崎 石川 山口 川崎 岡崎 大塚 上野 中野 小松 松本 大島 富田 大森 川口 東 関 中山".split()
)
_NOT_GIVEN = (
    r"(?!(?:県|市|町|村|区|港|駅|大学|地区|地方|地裁|高裁|新聞|方面|空港|漁港|沖|支部|支局|本部|代表|"
    r"議員|首相|外相|大臣|知事|総領事|"
    r"官房|内閣|政権|教授|委員|家|宅|会|氏|様|被告|容疑者|らの|海|湾|側))"
)
_HONORIFIC = r"(?:さん|さま|様|氏|ちゃん|くん|君|牧師|神父|弁護士|医師|宣教師|容疑者|被告|先生)"
_TITLED = re.compile(rf"{_FAMILY}[\u3040-\u30ff\u4e00-\u9fff]{{0,3}}?{_HONORIFIC}")
_BARE = re.compile(
    rf"(?<![\u4e00-\u9fff\u30a0-\u30ff])({_FAMILY}){_NOT_GIVEN}(?:[\u4e00-\u9fff]{{1,3}}|"
    rf"[\u4e00-\u9fff]?[\u3041-\u3096]{{2,3}}(?=[がはのを]))"
    r"(?=[がはのをにもとへ、。，・（(」』\s]|$)"
)
_ANY_FAMILY = re.compile(
    r"(?<![\u4e00-\u9fff])[\u4e00-\u9fff]{2,4}[\u4e00-\u9fff](?<![者員長客])(?:さん|氏)(?![\u4e00-\u9fff])"
)
_KATAKANA = re.compile(
    r"[\u30a1-\u30faー]{2,}・(?:[\u30a1-\u30faー]+・)?[\u30a1-\u30faー]{2,}(?=" + _HONORIFIC + ")"
    r"|(?<![\u30a1-\u30faー])(?:キム|パク|リ|チェ|チョン|カン|チョ|ユン|チャン|イム|ハン|オ|ソ|シン|"
    r"クォン|ファン|アン|ソン|イ)"
    r"・[\u30a1-\u30faー]{2,6}"
)


def find_han(text: str) -> list[str]:
    """Find a family name with a given name or an honorific, and names in katakana.

    Examples
    --------
    >>> find_han("元在日の松田春江が語る"), find_han("千葉県の集会")
    (['松田春江'], [])
    """
    found = [m[0] for pattern in (_TITLED, _ANY_FAMILY, _KATAKANA) for m in pattern.finditer(text)]
    return found + [m[0] for m in _BARE.finditer(text) if m[1] not in _PLACES]
