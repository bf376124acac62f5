"""What is found by words: each rule of asking in a test of its own."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.reading.search.answers import Passage
from archive.reading.search.ask import read
from archive.reading.search.meaning import marks
from tests.reading.factory import emendation, make_text, mention, part, ref
from tests.reading.search.asking import Desk

CHINESE = "北约不扩张。\n\n确保安全不可分割的义务,2021年12月提出。"


@pytest.fixture
def held(desk: Desk) -> Desk:
    """Return a register of four statements in four languages."""
    desk.book.publish("zh", label="One", texts=[make_text(CHINESE, language="zh", id="zh")])
    desk.book.publish(
        "ru", label="Two", texts=[make_text("Мы ещё ведём переговоры с НАТО о безопасности.", language="ru")]
    )
    desk.book.publish("en", label="Three", texts=[make_text("The negotiations with NATO go on.\n\nSecurity is one.")])
    desk.book.publish("es", label="Four", texts=[make_text("La declaración del Presidente (1997).", language="es")])
    return desk


FINDS = [
    ("words are all asked for", "negotiations NATO", {"en"}),
    ("words may stand in different passages", "negotiations security", {"en"}),
    ("one word is missing", "negotiations treaty", set()),
    ("a phrase keeps its order", '"with NATO"', {"en"}),
    ("a phrase in another order", '"NATO with"', set()),
    ("a phrase does not go on into the next passage", '"go on security"', set()),
    ("a phrase that is never closed", '"with NATO', {"en"}),
    ("other quotation marks", "«with NATO»", {"en"}),
    ("or", "declaración OR negotiations", {"es", "en"}),
    ("or binds less than words side by side", "Presidente 1997 OR negotiations treaty", {"es"}),
    ("brackets", "(NATO OR Presidente) 1997", {"es"}),
    ("minus", "NATO -negotiations", set()),
    ("not", "negotiations NOT 1997", {"en"}),
    ("not and brackets", "NOT (NATO OR 北约)", {"es", "ru"}),
    ("only not", "-NATO", {"zh", "ru", "es"}),
    ("hyphen within a word is no minus", "Presidente-1997", {"es"}),
    ("beginning", "negotiat*", {"en"}),
    ("beginning longer than the stem", "переговоры*", {"ru"}),
    ("beginning of nothing", "negotiatx*", set()),
    ("Russian endings", "переговорах", {"ru"}),
    ("yo is ye", "еще", {"ru"}),
    ("capitals", "нато", {"ru"}),
    ("accents", "declaracion", {"es"}),
    ("accents in a phrase", '"la declaracion del"', {"es"}),
    ("Chinese", "安全不可分割", {"zh"}),
    ("Chinese that is not there in this order", "不可安全", set()),
    ("Chinese of one character", "约", {"zh"}),
    ("Chinese last character of a passage", "张", {"zh"}),
    ("Chinese character that is not there", "朱", set()),
    ("traditional finds simplified", "擴張", {"zh"}),
    ("not in Chinese", "-北约", {"ru", "en", "es"}),
    ("not one Chinese character", "NOT 约", {"ru", "en", "es"}),
    ("Chinese with not in Chinese", "安全 -北约", set()),
    ("Chinese with not in Chinese that is not there", "安全 -北京", {"zh"}),
    ("Chinese phrase beside a number", "2021年12月", {"zh"}),
    ("Chinese beside a number, one character at the end", "12月", {"zh"}),
    ("own key", "ru", {"ru"}),
    ("marks only ask for nothing", '((( ** -- "" ', {"zh", "ru", "en", "es"}),
    ("marks among words", "NATO + (negotiations", {"en"}),
    ("lower-case or is a word", "NATO or negotiations", set()),
]


@pytest.mark.parametrize(("words", "keys"), [each[1:] for each in FINDS], ids=[each[0] for each in FINDS])
def test_words(held: Desk, words: str, keys: set[str]) -> None:
    assert held.find(words) == keys


@settings(max_examples=150)
@given(st.text(max_size=60) | st.text(alphabet='ab"«»“”()（）-*?:^~+\\/[]{}|&!.年约 NOTOR北', max_size=40))
def test_nothing_typed_fails(held: Desk, words: str) -> None:
    found = held.ask(words=words)
    assert 0 <= found.total <= 4
    assert len(found.keys) == found.total


@given(st.integers(1, 400))
def test_brackets_in_brackets_end(depth: int) -> None:
    assert read("(" * depth + "a") is None or read("(" * depth + "a") == read("a")


def test_names_count_more_than_words(desk: Desk) -> None:
    desk.book.publish("said", label="A", texts=[make_text("Helsinki and Helsinki again, and once more Helsinki.")])
    desk.book.publish("named", label="Helsinki Final Act")
    assert desk.ask(words="Helsinki").keys == ["named", "said"]


def test_name_of_what_is_mentioned_finds_in_every_language(desk: Desk) -> None:
    text = "《俄罗斯与北约基本文件》首次提出。\n\n另外。"
    names = [{"text": each, "language": language, "kind": "preferred"} for each, language in
             (("Founding Act", "en"), ("Основополагающий акт", "ru"))]  # fmt: skip
    desk.book.publish("act", "document", "Founding Act", names=names)
    named = mention(text, "《俄罗斯与北约基本文件》", ref("act", kind="document"))
    desk.book.publish("speech", label="Speech", texts=[make_text(text, language="zh", mentions=[named])])
    assert desk.find("Founding Act") == desk.find("Основополагающий акт") == {"act", "speech"}
    assert desk.find("Founding Act", widened=False) == {"act"}
    assert desk.find("-Основополагающий") == set()
    hits = {hit.key: hit.passages for hit in desk.ask(words="Founding Act").hits}
    assert hits == {"act": (), "speech": (Passage("en", "p1"),)}


def test_both_readings_of_a_damaged_place_are_found(desk: Desk) -> None:
    text = "202112 月中旬我们提交。\n\n今年 121 日会谈。"
    proposed = [emendation(text, "202112 月中旬", "2021年12月中旬"), emendation(text, "121 日", "1月21日")]
    desk.book.publish("a", texts=[make_text(text, language="zh", emendations=proposed)])
    for words in ("202112", "2021年12月", "121 日", "今年1月21日会谈", "月中旬我们提交"):
        found = desk.ask(words=words)
        assert found.keys == ["a"]
        assert found.hits[0].passages


def test_number_leads_straight_to_its_entry(desk: Desk) -> None:
    desk.book.publish("a", details={"number": "243-14-02-2022"})
    desk.book.publish("b", texts=[make_text("See 243-14-02-2022.")])
    found = desk.ask(words=" 243-14-02-2022 ")
    assert (found.direct, found.keys) == ("a", ["a", "b"])
    assert desk.ask(words="a").direct == "a"
    assert desk.ask(words="See").direct is None


def test_number_of_two_entries_leads_to_neither(desk: Desk) -> None:
    desk.book.publish("a", details={"number": "12"})
    desk.book.publish("b", details={"number": "12"})
    assert desk.ask(words="12").direct is None


def test_words_of_participants_as_named(desk: Desk) -> None:
    desk.book.publish("x", "person", "Scholz")
    desk.book.publish("a", participations=[part("x", named_as="der Herr Bundeskanzler", label="Chancellor")])
    assert desk.find("Bundeskanzler") == desk.find("Chancellor") == {"a"}


def test_best_passages_are_those_with_the_words(held: Desk) -> None:
    (hit,) = held.ask(words="安全").hits
    assert hit.passages == (Passage("zh", "p2"),)


MARKED = [
    ("安全不可", "确保安全不可分割的安全", "zh", ["安全不可"]),
    ("安", "安全安", "zh", ["安", "安"]),
    ("переговорах", "Переговоры о переговорах", "ru", ["Переговоры", "переговорах"]),
    ("negotiat*", "Negotiations", "en", ["Negotiations"]),
    ("negotiations -treaty", "treaty negotiation", "en", ["negotiation"]),
    ('"security is"', "Security is security", "en", ["Security is"]),
    ("1997年", "在1997年签", "zh", ["1997年"]),
    ("擴張", "不扩张", "zh", ["扩张"]),
    ("", "words", "en", []),
]


@pytest.mark.parametrize(("words", "text", "language", "expected"), MARKED, ids=[each[0] for each in MARKED])
def test_marks(words: str, text: str, language: str, expected: list[str]) -> None:
    found = marks(text, language, read(words))
    assert [text[start:end] for start, end in found] == expected


def test_a_stem_is_one_of_its_own_language(desk: Desk) -> None:
    # To Catalan, "Putin" is a form of what English writes "put", and "treaty" one of "treat" to Turkish and others.
    desk.book.publish("en", texts=[make_text("They put it so. A treat for all.")])
    desk.book.publish("ca", texts=[make_text("Parlem de Putin i de la guerra.", language="ca")])
    desk.book.publish("tr", texts=[make_text("Putin burada. Treaty.", language="tr")])
    assert desk.find("Putin") == {"ca", "tr"}
    assert desk.find("Putin", shape="passage") == {"ca", "tr"}
    assert desk.find("treaty") == {"tr"}
    assert desk.find("guerres") == {"ca"}


def test_what_is_marked_is_of_the_language_of_the_text() -> None:
    assert marks("They put it so.", "en", read("Putin")) == []
    assert marks("Parlem de Putin.", "ca", read("Putin")) == [(10, 15)]
