"""What reads as a name in each script, and what does not."""

import pytest

from nkrefugees.check import names
from nkrefugees.check.names import words


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("송환된 윤은별은 돌아왔다", "윤은별"),
        ("황보성철의 명단", "황보성철"),
        ("탈북자 김광세 위기", "김광세"),
        ("脱北者朴春花被遣返", "朴春花"),
        ("元在日の松田春江が語る", "松田春江"),
        ("キム・ヨンスクさんの話", "キム・ヨンスク"),
        ("Minjun Choi Recalls", "Minjun Choi"),
        ("Aid worker Wáng Lìpíng", "Wang Liping"),
        ("by J. Finchley's count", "J. Finchley"),
        ("Igor Pavlovich Sedykh", "Igor Pavlovich Sedykh"),
        ("the arrest of Wade McCorkle", "Wade McCorkle"),
        ("Steven Baker Freed", "Steven Baker"),
    ],
)
def test_a_name_is_found(text, name):
    assert names.find(text) == [name]


@pytest.mark.parametrize(
    "text",
    [
        "이산가족과 정치범",
        "지원단은 신의주에서",
        "高级专员被捕",
        "黄海漂流渔船人员经板门店返回",
        "千葉県で集会",
        "Grace Under Fire",
        "Mark Up of the Bill",
        "N. Koreans in Viet Nam",
        "Hyoja-dong Park",
    ],
)
def test_ordinary_words_are_no_name(text):
    assert names.find(text) == []


@pytest.mark.parametrize(
    ("slug", "name"),
    [
        ("/prisoners/john-finchley/", "john finchley"),
        ("/2012/03/cheolsu_kim_story.html", "cheolsu kim"),
        ("?id=1&name=Pak+Yong+Hui", "pak yong hui"),
        ("zhou-meihua-released", "zhou meihua"),
        ("/박철호-체포", "박철호"),
    ],
)
def test_a_name_is_found_in_an_address(slug, name):
    assert names.find_in_slug(slug) == [name]


def test_a_name_does_not_run_over_the_steps_of_an_address():
    assert names.find_in_slug("/john/finchley/") == []


@pytest.mark.parametrize("word", ["Urges", "stopped", "Families", "Beijing's", "Deportation", "of"])
def test_ordinary_words_with_their_endings(word):
    assert words.is_ordinary(word)


def test_lists_share_no_first_name_with_ordinary_words():
    clear = words.among("first") - words.among("ambiguous")
    assert clear.isdisjoint(words.among("ordinary"))
