"""Names of Chinese, and of Koreans, in Chinese characters; Chinese ones in pinyin."""

from __future__ import annotations

import re

from nkrefugees.check.names.words import among

SURNAMES = frozenset(
    (
        "wang zhang liu chen yang zhao huang zhou wu xu sun zhu gao lin guo luo xie zheng deng feng cao "
        "peng hu ma li "
        "he liang song tang han zeng xiao cheng yu dong pan yuan cai jiang jia ding wei xue ye yan du "
        "dai xia zhong "
        "tian ren fan fang shi yao liao zou xiong jin lu hao kong bai cui kang mao qiu qin gu hou shao "
        "meng long "
        "wan duan qian yin yi chang qiao lai gong piao xi jin quan pu"
    ).split()
)
SYLLABLE = (
    r"(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?(?:iang|uang|iong|[aeio]ng|iao|ian|uai|uan|ai|ei|ao|ou|an|en|"
    r"in|un|"
    r"ia|ie|iu|ua|ui|uo|ue|[aeiou])"
)
_SURNAME = (
    "(?:欧阳|歐陽|司马|司馬|上官|诸葛|諸葛|南宫|南宮|皇甫|鲜于|鮮于|"
    "[王李张張刘劉陈陳杨楊赵趙黄黃周吴吳徐孙孫马馬朱胡林郭何高金朴崔郑鄭梁谢謝宋唐许許韩韓冯馮邓鄧曹彭曾萧蕭肖田董潘袁蔡蒋蔣余于"
    "杜叶葉程魏苏蘇吕呂丁任卢盧姚沈钟鐘姜谭譚陆陸汪范石廖贾賈夏韦韋付傅方邹鄒熊白孟秦邱侯江尹薛闫阎閻段雷龙龍史陶贺賀毛郝顾顧龚龔"
    "邵万萬覃武钱錢戴严嚴莫孔向常汤湯全玄池文申权權安吉南柳洪康车車辛沙宫宮裴元卞具成俞兪河千延片表蔚])"
)
_CHARACTER = (
    r"(?:(?![的了在被为為和与與及于於是不也都就而或等国國省市县縣府院部局员員人者们們会會军軍民称稱说說讲講述因向从從将將据據"
    r"关關后後前日月年第其该該此对對让讓使给給])[\u4e00-\u9fff])"
)
_NAME = rf"{_SURNAME}{_CHARACTER}{{1,2}}?"
_ADDRESS = (
    r"(?:先生|女士|小姐|牧师|牧師|传道|傳道|传教士|傳教士|律师|律師|长老|長老|执事|執事|神父|修女|教授|"
    r"博士|同志|老师|老師|阿姨|奶奶|"
    r"さん|さま|様|氏|ちゃん|くん|一家|本人|夫妇|夫婦)"
)
_ROLE = (
    r"(?:脱北者|脫北者|逃北者|志愿者|志願者|牧师|牧師|传教士|傳教士|律师|律師|神父|修女|长老|執事|执事|"
    r"活动家|活動家|活动人士|活動人士|"
    r"维权人士|維權人士|中介|蛇头|蛇頭|掮客|司机|司機|村民|商人|翻译|翻譯|向导|嚮導|难民|難民|难民女子|"
    r"女子|男子|妇女|婦女|少年|少女|孤儿|孤兒|"
    r"朝鲜人|北韓人|名叫|叫做|名为|名為|姓名)"
)
_END = (
    r"(?=自述|口述|手记|手記|被|在|因|向|说|說|称|稱|讲|講|述|表示|告诉|告訴|回忆|回憶|证实|證實|遭|获|"
    r"獲|仍|已|的|等|和|与|與|及|于|於|为|為|将|將|从|從|"
    r"[、，。,.;；:：!！?？)）」』”\"\s]|$)"
)
_VERB = (
    r"(?=被[捕抓判拘遣押害关關强強]|遭[捕拘遣到]|获释|獲釋|獲救|获救|讲述|講述|自述|回忆|回憶|口述|落网|"
    r"落網|入狱|入獄|获刑|獲刑|"
    r"在\S{1,6}被[捕抓判拘遣]|因\S{2,12}被[捕抓判拘遣]|等[一二两三四五六七八九十\d]+[人名])"
)
_START = r"(?<![\u4e00-\u9fff])"
_PATTERNS = (
    re.compile(rf"({_SURNAME}{_CHARACTER}{{1,2}}?){_ADDRESS}"),
    re.compile(rf"{_START}({_SURNAME}{_CHARACTER}[军軍民国國会會])(?:{_ADDRESS}|(?=被))"),
    re.compile(rf"{_ROLE}[“「]?({_SURNAME}{_CHARACTER}{{1,2}}?)[”」]?{_END}"),
    re.compile(rf"(?:{_START}|(?<=[为為和与與及据據、是]))({_SURNAME}{_CHARACTER}{{1,2}}?){_VERB}"),
    re.compile(rf"(?:的故事|的证言|的證言|的信|的自述)[：:]\s?({_NAME})(?![\u4e00-\u9fff])"),
    re.compile(
        rf"{_START}({_SURNAME}{_CHARACTER}{{2}})(?=的(?:故事|证言|證言|信|母亲|母親|父亲|父親|家人|姐姐|"
        rf"妹妹|丈夫|妻子|女儿|女兒|儿子|兒子))"
    ),
    re.compile(rf"(?<=据)({_SURNAME}{_CHARACTER}{{1,2}}?)(?=讲述|講述|介绍|介紹|回忆|回憶|说|說|透露|称|稱)"),
)


def find_han(text: str) -> list[str]:
    """Find names in Chinese characters beside a title, role or fate.

    Examples
    --------
    >>> find_han("脱北者朴春花被遣返"), find_han("黄海渔船人员被遣返")
    (['朴春花'], [])
    """
    return [m[1] for p in _PATTERNS for m in p.finditer(text) if not _is_word(m[1])]


def _is_word(name: str) -> bool:
    """Whether what reads as a name begins with an ordinary word."""
    return name in among("han") or name[:2] in among("han")
