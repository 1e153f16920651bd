"""Names of Chinese, and of Koreans, in Chinese characters; Chinese ones in pinyin."""

from __future__ import annotations

import re

from nkrefugees.check.names.words import among, listed

SURNAMES = frozenset(
    (
        "wang zhang liu chen yang zhao huang zhou wu xu sun zhu gao lin guo luo xie zheng deng feng cao "
        "peng hu ma li he liang song tang han zeng xiao cheng yu dong pan yuan cai jiang jia ding wei xue "
        "ye yan du dai xia zhong tian ren fan fang shi yao liao zou xiong jin lu hao kong bai cui kang mao "
        "qiu qin gu hou shao meng long wan duan qian yin yi chang qiao lai gong piao xi jin quan pu pang "
        "ai bao bi bian cen chai che chu cong dang diao dou fu ge geng guan gui hua ji jian jing ju ke "
        "kuang lan lang leng lian lou luan mei mi miao min ming mo mou mu ni nie niu ou ouyang ping qi qu "
        "ran rong ruan sha shan shang shen sheng shuai si situ sima su tao teng tong tu wen weng xian xing "
        "ying you yue zang zha zhan zhen zhuang zhuge zhuo zong zu shangguan zuo huangfu murong"
    ).split()
)
SYLLABLE = (
    r"(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?(?:iang|uang|iong|[aeio]ng|iao|ian|uai|uan|ai|ei|ao|ou|an|en|"
    r"in|un|ia|ie|iu|ua|ui|uo|ue|[aeiou])"
)
_COMPOUND = (
    "欧阳|歐陽|司马|司馬|上官|诸葛|諸葛|南宫|南宮|皇甫|鲜于|鮮于|慕容|司徒|令狐|独孤|獨孤|长孫|端木|司空|"
    "公孙|公孫|"
    "東方|尉迟|尉遲|先于|黄甫"
)
_COMMON = (
    "王李张張刘劉陈陳杨楊赵趙黄黃周吴吳徐孙孫马馬朱胡林郭何高金朴崔郑鄭梁谢謝宋唐许許韩韓冯馮邓鄧曹彭曾萧"
    "蕭肖田董潘袁蔡蒋蔣余于"
    "杜叶葉程魏苏蘇吕呂丁任卢盧姚沈钟鐘鍾姜谭譚陆陸汪范石廖贾賈夏韦韋付傅方邹鄒熊白孟秦邱侯江尹薛闫阎閻段"
    "雷龙龍史陶贺賀毛郝顾顧龚龔"
    "邵万萬覃武钱錢戴严嚴莫孔向常汤湯全玄池文申权權安吉南柳洪康车車辛沙宫宮裴元卞具成俞兪河千延片表蔚"
    "乔喬赖賴倪施牛温溫芦蘆季俞章鲁魯葛毕畢聂聶焦柯阮骆駱管葛祝霍耿关關翁臧麦麥左詹庞龐涂塗隋盛翟甘尚舒凌"
    "欧歐费費祁柴鲍鮑"
    "路华華岳闵閔纪紀裘项項屈席娄婁卓曲靳蒲苗穆连連岑谷齐齊房鞠刁冉边邊卫衛桑桂殷苑佟艾佘应應鱼魚奇奉明昔"
    "吴睦琴魏诸諸"
    "杭宣邢楚慎简簡梅蓝藍冷单單滕游瞿缪繆宗查丛叢解冀褚米井仲步晋黎凤鳳花扈皮秋都"
)
_SURNAME = f"(?:{_COMPOUND}|[{_COMMON}])"
_ENDS_OF_WORDS = (
    "于全高安方成明包路关關单單应應解管项項查白江河林石田马馬车車毛史程段权權文武元具"
    "都左尚向常任王金韩韓万萬千时连連边邊卫衛左宫"
)
_CLEAR_SURNAME = f"(?:{_COMPOUND}|(?![{_ENDS_OF_WORDS}])[{_COMMON}]|(?<![\\u4e00-\\u9fff])[{_COMMON}])"
_STOP = (
    "的了在被为為和與与及于於是不也都就而或等国國省市县縣府院部局员員人者们們会會军軍民称稱说說讲講述因向"
    "从從将將据據"
    "关關后後前日月年第其该該此对對让讓使给給"
)
_CHARACTER = rf"(?:(?![{_STOP}])[\u4e00-\u9fff])"
_GIVEN = "[" + "".join(listed("given_han")) + "]"
_NAME = rf"{_SURNAME}{_CHARACTER}{{1,2}}?"
_ADDRESS = (
    r"(?:先生|女士|小姐|牧师|牧師|传道|傳道|传教士|傳教士|宣教士|宣教師|律师|律師|长老|長老|执事|執事|"
    r"神父|修女|教授|"
    r"博士|同志|老师|老師|阿姨|奶奶|爷爷|爺爺|大妈|大媽|大爷|大叔|大娘|老人|姐妹|弟兄|医生|醫生|记者|記者|"
    r"太太|夫人|"
    r"さん|さま|様|氏|ちゃん|くん|一家|本人|夫妇|夫婦|夫妻|母女|母子|父子|父女|姐弟|姊妹|兄弟|兄妹|姐妹|"
    r"家属|家屬|一行|的遗孀)"
)
_PERSON = (
    r"脱北者|脫北者|逃北者|志愿者|志願者|义工|義工|牧师|牧師|传教士|傳教士|宣教士|律师|律師|神父|修女|"
    r"长老|長老|執事|执事|传道人|"
    r"活动家|活動家|活动人士|活動人士|维权人士|維權人士|人权人士|人權人士|中介|蛇头|蛇頭|掮客|司机|司機|"
    r"村民|村妇|村婦|农民|農民|"
    r"农妇|農婦|渔民|漁民|居民|市民|商人|翻译|翻譯|向导|嚮導|难民|難民|女子|男子|妇女|婦女|少年|少女|孤儿|"
    r"孤兒|男孩|女孩|女童|男童|"
    r"学生|學生|女生|青年|老人|老妇|工人|女工|劳工|勞工|士兵|军人|軍人|逃兵|战俘|戰俘|船员|船員|船长|船長|"
    r"医生|醫生|护士|護士|教师|"
    r"教師|老师|老師|教授|学者|學者|研究员|研究員|记者|記者|编辑|編輯|作者|作家|导演|導演|摄影师|邻居|"
    r"鄰居|房东|房東|雇主|老板|老闆|"
    r"妻子|丈夫|儿子|兒子|女儿|女兒|母亲|母親|父亲|父親|哥哥|弟弟|姐姐|妹妹|姊姊|叔叔|舅舅|姑姑|阿姨|奶奶|"
    r"祖母|祖父|外婆|孙女|孫女|"
    r"侄女|外甥|表姐|表妹|养母|養母|养父|生母|继母|未婚妻|未婚夫|前妻|前夫|遗孀|遺孀|朋友|同伴|同乡|同鄉|"
    r"同学|同學|同事|线人|線人|"
    r"证人|證人|受害人|受害者|幸存者|当事人|當事人|被告|被告人|嫌疑人|嫌犯|囚犯|在押人员|朝鲜人|朝鮮人|"
    r"北韓人|韩国人|韓國人|"
    r"中国人|中國人|公民|华侨|華僑|朝鲜族|朝鮮族|代表|主任|局长|局長|所长|所長|科长|科長|处长|處長|队长|"
    r"隊長|站长|站長|庭长|院长|院長|"
    r"校长|校長|会长|會長|书记|書記|干部|幹部|警官|民警|警察|审判员|审判长|法官|检察官|檢察官|经理|經理|"
    r"总监|社工|负责人|負責人|发起人|"
    r"联系人|联络人|聯絡人|名叫|叫做|名为|名為|姓名|化名|本名|原名|又名|名字是|名字叫|名字为"
)
_ROLE = rf"(?:{_PERSON})(?:办公室|辦公室)?[：:、・“「（( ]?"
_OFFICE = (
    "(?!(?:外长|外長|外相|总理|總理|主席|总统|總統|部长|部長|首相|議員|议员|大臣|大使|国务|國務|委员长|"
    "委員長|政府|政权|政權|总书记|"
    "總書記|见|見))"
)
_END = (
    r"(?=自述|口述|手记|手記|被|在|因|向|说|說|称|稱|讲|講|述|表示|告诉|告訴|回忆|回憶|证实|證實|遭|获|獲|"
    r"仍|已|的|等|和|与|與|及|于|於|"
    r"为|為|将|將|从|從|谈|談|所|对|對|是|则|則|也|曾|收留|帮助|幫助|介绍|介紹|透露|指|认为|認為|寻|尋|求|"
    r"失踪|失蹤|逃|死|病|"
    r"[、，。,.;；:：!！?？)）」』”\"\s_/-]|$)"
)
_VERB = (
    r"(?=被|遭|获释|獲釋|獲救|获救|讲述|講述|自述|自白|回忆|回憶|口述|落网|落網|入狱|入獄|获刑|獲刑|失踪|"
    r"失蹤|所述|所说|所言|所指|谈|談|"
    r"说|說|称|稱|表示|透露|告诉|告訴|证实|證實|介绍|介紹|收留|因|在\S{1,6}被|的(?:故事|证言|證言|证词|"
    r"證詞|信|母亲|母親|父亲|父親|家人|"
    r"家属|家屬|姐姐|妹妹|哥哥|弟弟|丈夫|妻子|女儿|女兒|儿子|兒子|命运|命運|日记|日記|自述|案)|案|"
    r"等[一二两兩三四五六七八九十\d]+[人名]|"
    r"等人|及其|与其|和其|和她|和他|与她|与他|一案)"
)
_START = r"(?<![\u4e00-\u9fff])"
_FREE = rf"(?:{_START}|(?<=[为為和与與及据據、是对對让讓由给給向找]))"
_HAN = re.compile(r"[\u4e00-\u9fff]")
_PATTERNS = (
    re.compile(rf"({_SURNAME}{_CHARACTER}{{1,2}}?){_ADDRESS}"),
    re.compile(rf"{_START}({_SURNAME}{_CHARACTER}[军軍民国國会會])(?:{_ADDRESS}|(?=被))"),
    re.compile(rf"{_ROLE}({_SURNAME}{_CHARACTER}{{1,2}}?)[”」]?{_END}"),
    re.compile(rf"(?:{_ROLE}|[叫她他])({_SURNAME}{_GIVEN}{{2}}){_OFFICE}"),
    re.compile(rf"({_CLEAR_SURNAME}[在日国國明]{_GIVEN}){_ADDRESS}"),
    re.compile(rf"{_FREE}({_SURNAME}{_CHARACTER}{{1,2}}?){_VERB}"),
    re.compile(rf"({_CLEAR_SURNAME}{_GIVEN}{{2}}){_OFFICE}"),
    re.compile(rf"{_FREE}([王金马馬韩韓高方江林石田]{_GIVEN}{{2}}){_OFFICE}"),
    re.compile(rf"{_START}({_SURNAME}{_GIVEN})(?=[和与與及、等_])"),
    re.compile(rf"(?:的故事|的证言|的證言|的信|的自述)[：:]\s?({_NAME})(?![\u4e00-\u9fff])"),
    re.compile(rf"(?<=据)({_SURNAME}{_CHARACTER}{{1,2}}?)(?=讲述|講述|介绍|介紹|回忆|回憶|说|說|透露|称|稱)"),
)


def find_han(text: str) -> list[str]:
    """Find names in Chinese characters beside a title, role or fate, or standing apart.

    Examples
    --------
    >>> find_han("脱北者朴春花被遣返"), find_han("黄海渔船人员被遣返")
    (['朴春花'], [])
    """
    if not _HAN.search(text):
        return []
    found = [m[1] for p in _PATTERNS for m in _overlapping(p, text)]
    return [name for name in dict.fromkeys(found) if not _is_word(name)]


def _overlapping(pattern: re.Pattern[str], text: str) -> list[re.Match[str]]:
    """Matches at every character, also where an earlier one covers them."""
    found, start = [], 0
    while match := pattern.search(text, start):
        found.append(match)
        start = match.start(1) + 1
    return found


def _is_word(name: str) -> bool:
    """Whether what reads as a name begins with an ordinary word, or hides it."""
    return name in among("han") or name[:2] in among("han") or name[-1] in "某姓"
