"""Names in Cyrillic and Thai letters, and Russian, Vietnamese and Lao ones in Latin letters."""

from __future__ import annotations

import re

from nkrefugees.check.names.words import is_known

_PATRONYMIC = re.compile(
    r"\b[A-Z][a-z]+ [A-Z][a-z]+(?:ovich|evich|ovna|evna|ichna|inichna|yevna)(?: [A-Z][a-z]+)?\b"
)
_KOREAN_IN_CYRILLIC = (
    "Ким|Пак|Ли|Цой|Чон|Хан|Юн|Чхве|Кан|Чан|Лим|Мун|Сон|Син|О|Хван|Квон|Но|Хо|Пэк|Нам|Чо|Ю|Ан|Хон|Рю|Ян"
)
_FIRST = (
    "Александр|Алексе|Анатоли|Андре|Антон|Артём|Борис|Вадим|Валенти|Валери|Васили|Виктор|Витали|Владимир|"
    "Владислав|Вячеслав|"
    "Геннади|Георги|Григори|Дани|Денис|Дмитри|Евгени|Егор|Иван|Игор|Иль|Кирилл|Константин|Леонид|Максим|"
    "Михаил|Никит|Никола|"
    "Олег|Павел|Павл|П[её]тр|Роман|Серге|Станислав|Степан|Тимофе|Ф[её]дор|Юри|Яков|Анастаси|Анна|Анны|"
    "Вера|Веры|Галин|Дарь|"
    "Екатерин|Елен|Зинаид|Ирин|Кристин|Ксени|Ларис|Лидь?и|Людмил|Марин|Мари|Надежд|Натал|Нин|Оксан|Ольг|"
    "Полин|Раис|Светлан|"
    "Соф|Тамар|Татьян|Юли"
)
_CYRILLIC = re.compile(
    r"\b[А-ЯЁ][а-яё]+ [А-ЯЁ][а-яё]+(?:ович|евич|ич|овна|евна|ична)(?:а|у|ем|ой|ы|е)?\b"
    r"|\b[А-ЯЁ]\. ?(?:[А-ЯЁ]\. ?)?[А-ЯЁ][а-яё]{2,}\b"
    rf"|\b(?:{_KOREAN_IN_CYRILLIC}) [А-ЯЁ][а-яё]+(?:[ -][А-ЯЁа-яё][а-яё]+)?\b"
    rf"|\b(?:{_FIRST})[а-яё]{{0,3}} [А-ЯЁ][а-яё]{{2,}}\b"
    r"|\b[А-ЯЁ][а-яё]+ [А-ЯЁ][а-яё]+(?:енко|чук|швили|дзе)\b"
)
_VIETNAMESE = (
    "Nguyen|Tran|Pham|Hoang|Huynh|Phan|Ngo|Duong|Bui|Dang|Truong|Dinh|Trinh|Luong|Vo|Vu|Le|Do|Ly|Ho|To|"
    "Mai|Cao|Dao|Doan|Lam|"
    "Luu|Quach|Ta|Thai|Tong|Vuong|Chau|Chu|Ha|Kieu|La|Mac|Nghiem|Phung|Quan|Thach|Than|Tieu|Trieu|Vuu"
)
_VIET = re.compile(
    rf"\b(?:(?:{_VIETNAMESE}) (?:Thi|Van|Duc|Minh|Quoc|Huu|Ngoc|Thanh|Xuan|Hong|Kim|Anh|Tuan|Hai|Dinh|"
    rf"Quang|Cong) [A-Z][a-z]+"
    r"|(?:Nguyen|Tran|Pham|Hoang|Huynh|Phan|Ngo|Duong|Bui|Dang|Truong|Dinh|Trinh|Luong|Vuong|Phung|"
    r"Doan) ([A-Z][a-z]+)"
    r"(?: [A-Z][a-z]+)*)\b"
)
_LAO_OR_THAI = re.compile(
    r"\b((?:Kham|Boun|Som|Sou|Thong|Vieng|Phet|Seng|Sang|Chan|Inth|Kong|Pha|Phou|Pra|Sura|Suk|Wi|Wan|Nara|"
    r"Nit|Chai|"
    r"Tha|Ratt|Jira|Kitti|Pong|Piya|Supa|Sara|Ana|Api|Siri|Su|Na|Ka|Ar|Du|Mon|Nuan|Pim|Thana)[a-z]{2,9}) "
    r"([A-Z][a-z]{3,}(?:vong|phone|phanh|savath|sack|sith|lath|xay|keo|souk|wat|wong|kul|korn|porn|chai|"
    r"sri|siri|sak|"
    r"pong|rat|thong|suk|phan|chanh|vilay|davong|thip|sombat|boon|dee|kaew))\b"
)
_THAI = re.compile(
    r"(?:นาย|นาง|นางสาว|น\.ส\.|ด\.ช\.|ด\.ญ\.) ?(?!กรัฐ|ก ?รัฐ)[\u0e01-\u0e4e]{2,}|(?:ທ້າວ|"
    r"ນາງ) ?[\u0e81-\u0edd]{2,}"
)
_THAI_WORDS = re.compile(r"นาย(?:ก|จ้าง|หน้า|ทหาร|ตำรวจ|ทุน|อำเภอ|แพทย์)|นาง(?:แบบ|พยาบาล|งาม|เอก)")


def find(text: str) -> list[str]:
    """Find names of Russian, Vietnamese, Thai and Lao form.

    Examples
    --------
    >>> find("Nguyen Thi Hoa drove them; Igor Pavlovich Sedykh paid")
    ['Igor Pavlovich Sedykh', 'Nguyen Thi Hoa']
    """
    found = [m[0] for p in (_PATRONYMIC, _CYRILLIC) for m in p.finditer(text)]
    found += [m[0] for m in _VIET.finditer(text) if not m[1] or not is_known(m[1])]
    found += [m[0] for m in _LAO_OR_THAI.finditer(text) if not is_known(m[1]) and not is_known(m[2])]
    return found + [m[0] for m in _THAI.finditer(text) if not _THAI_WORDS.match(m[0])]
