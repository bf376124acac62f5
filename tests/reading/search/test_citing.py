"""Who cites an entry, and what is suggested while a name is typed."""

from archive.reading.search.answers import Passage
from archive.reading.search.citations import Citation, CitedBy, cited_by
from archive.reading.search.follow import catch_up
from archive.reading.search.suggestions import Suggestion, suggest
from tests.reading.factory import make_text, mention, part, ref
from tests.reading.search.asking import Desk
from tests.reading.search.register import days

TEXT = "We spoke of the Act.\n\nNothing.\n\nThe Act binds."


def held(desk: Desk) -> Desk:
    names = [{"text": name, "language": "en", "kind": "preferred"} for name in ("Sergey Lavrov", "谢尔盖•拉夫罗夫")]
    desk.book.publish("lavrov", "person", "Sergey Lavrov", names=names)
    desk.book.publish("lavoie", "person", "Lavoie")
    desk.book.publish("act", "document", "Founding Act", participations=[part("lavrov", "signatory")])
    mentions = [mention(TEXT, "Act", ref("act", kind="document"), occurrence=number) for number in (1, 2)]
    relations = [{"type": "cites", "entry": ref("act", kind="document"), "note": ""}]
    desk.book.publish("old", when=days("2001-01-01"), relations=relations, participations=[part("lavrov")])
    desk.book.publish("new", when=days("2022-01-01"), texts=[make_text(TEXT, mentions=mentions)])
    catch_up(desk.folder, desk.book)
    return desk


def test_mentions_and_relations_cite(desk: Desk) -> None:
    assert cited_by(held(desk).folder, "act") == CitedBy(
        2,
        (
            Citation("new", 5, (), (Passage("en", "p1"), Passage("en", "p3"))),
            Citation("old", 4, ("cites",), ()),
        ),
    )


def test_cited_by_comes_in_pages_with_the_whole_number(desk: Desk) -> None:
    second = cited_by(held(desk).folder, "act", page=2, per_page=1)
    assert (second.total, [citation.key for citation in second.citations]) == (2, ["old"])


def test_having_a_part_is_not_citing(desk: Desk) -> None:
    assert cited_by(held(desk).folder, "lavrov") == CitedBy(0, ())


def test_suggestions_begin_with_any_part_of_any_name(desk: Desk) -> None:
    folder = held(desk).folder
    assert suggest(folder, "LAV") == [Suggestion("lavrov", 2), Suggestion("lavoie", 0)]
    for typed in ("拉夫", "谢", "謝爾蓋·拉", "sergey lav"):
        assert suggest(folder, typed) == [Suggestion("lavrov", 2)]
    assert suggest(folder, "act", kinds=("person",)) == []
    assert suggest(folder, " ") == suggest(folder, "avr") == []
