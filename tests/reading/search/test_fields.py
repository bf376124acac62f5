"""Fields in the box: each asks what its filter asks, by key or by any name; what is not known is told at its place."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.reading.search.ask import Trouble, understand
from archive.reading.search.fields import days
from tests.reading.factory import make_text, mention, part, ref, when
from tests.reading.search.asking import Desk

OFFICE = {"key": "ru-fm", "title": "Foreign Minister"}
SPEAKER = {"entry": ref("lavrov"), "name": "Lavrov", "status": "confirmed", "office": OFFICE, "why": ""}
SAID = "LAVROV: We read the Act of 27 May 1997."


@pytest.fixture
def held(desk: Desk) -> Desk:
    """Return a register of a speech, a letter and what they name."""
    names = [("Sergey Lavrov", "en"), ("Сергей Лавров", "ru"), ("谢尔盖·拉夫罗夫", "zh")]
    titles = [{"text": "министр иностранных дел", "language": "ru"}]
    desk.book.publish(
        "lavrov", "person", "Sergey Lavrov",
        names=[{"text": text, "language": language, "kind": "preferred"} for text, language in names],
        tenures=[{"office": {**OFFICE, "names": titles}, "organization": None, "when": when("2004/.."), "note": ""}],
    )  # fmt: skip
    desk.book.publish("act", "document", "Founding Act", when=when("1997-05-27"))
    desk.book.publish("moscow", "place", "Moscow")
    desk.book.publish("security", "topic", "Security")
    dated = mention(SAID, "27 May 1997", date=when("1997-05-27"))
    desk.book.publish(
        "speech", label="First", when=when("2022-02-14"), topics=[ref("security", kind="topic")],
        details={"place": ref("moscow", kind="place"), "number": "243-14-02-2022"},
        texts=[make_text(SAID, {"LAVROV": SPEAKER}, mentions=[mention(SAID, "Act", ref("act", kind="document")), dated])],
    )  # fmt: skip
    desk.book.publish("letter", "document", "A letter", when=when("2021-12"), participations=[part("lavrov", "author")])
    return desk


FINDS = [
    ("speaker:lavrov", {"speech"}),
    ("speaker:拉夫罗夫", {"speech"}),
    ('speaker:"Сергей Лавров"', {"speech"}),
    ("speaker: Lavrov", {"speech"}),
    ("Speaker：Lavrov", {"speech"}),
    ("speaker:Lav*", {"speech"}),
    ('mentions:"Founding Act"', {"speech"}),
    ("place:Moscow", {"speech"}),
    ("kind:document", {"act", "letter"}),
    ("kind:документы", {"act", "letter"}),
    ("kind:文件", {"act", "letter"}),
    ("language:English", {"speech"}),
    ("language:английский", {"speech"}),
    ("language:en", {"speech"}),
    ("number:243-14-02-2022", {"speech"}),
    ("date:2021-12..2022-02", {"speech", "letter"}),
    ("date:2022-02-15..", {"lavrov"} - {"lavrov"}),
    ("date:..2000", {"act"}),
    ("date:2022年2月14日", {"speech"}),
    ('date:"14 February 2022"', {"speech"}),
    ("office:ru-fm", {"speech", "lavrov"}),
    ('office:"Foreign Minister"', {"speech", "lavrov"}),
    ("office:министр*", {"speech", "lavrov"}),
    ("standing:transcript-official", {"speech"}),
    ('standing:"official transcript"', {"speech"}),
    ("topic:Security", {"speech"}),
    ("speaker:lavrov we", {"speech"}),
    ("speaker:lavrov treaty", set()),
    ("speaker:(Lavrov OR 拉夫罗夫) we", {"speech"}),
    ("place:(NOT moscow) kind:(statement OR document)", {"letter", "act"}),
    ("kind:document -date:1997", {"letter"}),
    ("kind:document NOT date:1997", {"letter"}),
    ("(speaker:lavrov OR kind:document) date:2021..2022", {"speech", "letter"}),
    ("2022年2月14日", {"speech"}),
    ("2022-02-14", {"speech"}),
    ("14.02.2022", {"speech"}),
    ("2022年2月", {"speech"}),
    ("1997年5月27日", {"speech", "act"}),
]


@pytest.mark.parametrize(("words", "keys"), FINDS, ids=[words for words, _keys in FINDS])
def test_field(held: Desk, words: str, keys: set[str]) -> None:
    found = held.ask(words=words)
    assert set(found.keys) == keys
    assert found.meant.troubles == ()


UNKNOWN = [
    ("we speaker:Nobody", Trouble("unknown-speaker", 11, 17, "Nobody")),
    ("we date:2022-13", Trouble("date", 8, 15, "2022-13")),
    ("we date:2022..2021", Trouble("date", 8, 18, "2022..2021")),
    ("we date:..", Trouble("date", 8, 10, "..")),
    ("we place:Atlantis", Trouble("unknown-place", 9, 17, "Atlantis")),
    ("we place:Lavrov", Trouble("unknown-place", 9, 15, "Lavrov")),
    ("we kind:ship", Trouble("unknown-kind", 8, 12, "ship")),
    ("we language:Elvish", Trouble("unknown-language", 12, 18, "Elvish")),
    ("we standing:rumour", Trouble("unknown-standing", 12, 18, "rumour")),
    ("we office:Tsar", Trouble("unknown-office", 10, 14, "Tsar")),
    ("we topic:Weather", Trouble("unknown-topic", 9, 16, "Weather")),
    ("we mentions:Nothing", Trouble("unknown-mentions", 12, 19, "Nothing")),
    ("we -speaker:Nobody", Trouble("unknown-speaker", 12, 18, "Nobody")),
]


@pytest.mark.parametrize(("words", "trouble"), UNKNOWN, ids=[words for words, _trouble in UNKNOWN])
def test_what_is_not_known_is_told_and_the_rest_is_answered(held: Desk, words: str, trouble: Trouble) -> None:
    found = held.ask(words=words)
    assert found.meant.troubles == (trouble,)
    assert found.keys == ["speech"]


TROUBLES = [
    ("(a b", [("open", 0, 1)]),
    ("a) b", [("close", 1, 2)]),
    ('a "b c', [("quote", 2, 6)]),
    ("a OR", [("or", 2, 4)]),
    ("OR a", [("or", 0, 2)]),
    ("(OR a)", [("or", 1, 3)]),
    ("a NOT", [("not", 2, 5)]),
    ("(a NOT)", [("not", 3, 6)]),
    ("a speaker:", [("empty", 2, 10)]),
    ('speaker:""', [("empty", 0, 8)]),
    ("place:) a", [("empty", 0, 6)]),
    ("place:(a)", []),
    ("AND", [("and", 0, 3)]),
    ("a AND", [("and", 2, 5)]),
    ("(AND a)", [("and", 1, 4)]),
    ("a AND AND b", [("and", 2, 5)]),
    ("a AND OR b", [("and", 2, 5)]),
    ("a AND b AND NOT c", []),
    ("NOT AND a", [("not", 0, 3), ("and", 4, 7)]),
    ("🙂 &", [("signs", 0, 3)]),
    ("a & 🙂", []),
    ("tr*ty *b c* ** d", [("star", 2, 3), ("star", 6, 7)]),
    ('"a b*" c', [("star", 4, 5)]),
    (" ".join(["a"] * 61), [("many", 120, 121)]),
    ("(" * 21 + "a" + ")" * 21, [("deep", 20, 21), ("close", 42, 43)]),
    ('a (b OR c) -d NOT e "f g" h* C++ 50% a:b http://x', []),
]


@pytest.mark.parametrize(("words", "told"), TROUBLES, ids=[words[:20] for words, _told in TROUBLES])
def test_mark_without_meaning_is_told_at_its_place(words: str, told: list[tuple[str, int, int]]) -> None:
    assert [(one.code, one.start, one.end) for one in understand(words)[1]] == told


@given(st.text(alphabet='ab ()"«»OR NOT-*:speakrdt.安：', max_size=40))
@settings(max_examples=300, deadline=None)
def test_nothing_typed_fails_and_every_trouble_has_a_place(typed: str) -> None:
    for one in understand(typed)[1]:
        assert 0 <= one.start < one.end <= len(typed)


def test_days_of_a_field() -> None:
    found = days("2021-12..2022-02")
    assert found is not None
    assert found.last - found.first == 31 + 31 + 28 - 1
    assert days("") is days("x..") is days("..") is None
