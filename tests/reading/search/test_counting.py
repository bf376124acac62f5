"""What is counted in more than one way gives the same numbers in each: passages, and what names have widened."""

from dataclasses import replace

import pytest

from archive.reading.search.answers import answer
from archive.reading.search.filters import Filters
from archive.reading.search.store import view
from tests.reading.factory import make_text, mention, part, ref
from tests.reading.search.asking import Desk
from tests.reading.search.register import days

TEXT = "The Founding Act binds.\n\nSecurity is one.\n\n北约不扩张。"


@pytest.fixture
def held(desk: Desk) -> Desk:
    """Return a register whose entries name others that are called otherwise, too."""
    names = [{"text": text, "language": "en", "kind": "preferred"} for text in ("Sergey Lavrov", "Security Minister")]
    desk.book.publish("lavrov", "person", "Sergey Lavrov", names=names)
    act = [{"text": text, "language": "en", "kind": "preferred"} for text in ("Founding Act", "北约文件")]
    desk.book.publish("act", "document", "Founding Act", names=act)
    for number in range(4):
        text = make_text(TEXT if number % 2 else "Nothing of it.\n\nThe Act, again.", id="t")
        if number:
            text["mentions"] = [mention(text["received"], "Act", ref("act", kind="document"))]
        parts = [part("lavrov")] if number != 1 else []
        desk.book.publish(f"s{number}", when=days(f"200{number}-01-01"), texts=[text], participations=parts)
    desk.book.publish("undated", texts=[make_text("Security again.")])
    return desk


@pytest.mark.parametrize("shape", ["entry", "passage"])
@pytest.mark.parametrize(
    "words",
    ["security", "founding act", "北约", "北", "文", "secur*", "security OR act", "nothing security", "security -act",
     "-security", "lavrov (act OR 北约)", '"security minister"', "speaker:lavrov security", "unheardof"],
)  # fmt: skip
def test_what_names_have_widened_is_the_difference_between_both_ways(held: Desk, words: str, shape: str) -> None:
    wide = held.ask(words=words, shape=shape)
    alone = held.ask(words=words, shape=shape, widened=False)
    assert wide.widened_by - wide.narrowed_by == wide.total - alone.total
    assert min(wide.widened_by, wide.narrowed_by) >= 0
    view(held.folder).counted.clear()
    again = held.ask(words=words, shape=shape)
    assert (again.widened_by, again.narrowed_by) == (wide.widened_by, wide.narrowed_by)


@pytest.mark.parametrize("words", ["", "security", "act", "again", "unheardof", "一"])
@pytest.mark.parametrize("step", ["year", "month", "day"])
def test_passages_are_counted_along_time_as_they_are_found(held: Desk, words: str, step: str) -> None:
    asked = Filters(words=words, shape="passage", per_page=1)
    held.ask()
    found = answer(held.folder, asked, step=step)
    assert found.total == answer(held.folder, asked).total
    assert found.total == found.undated + found.spanning + sum(bar.times for bar in found.bars)
    every = answer(held.folder, replace(asked, per_page=100))
    assert found.total == len(every.hits)
    assert found.hits == every.hits[:1]


def test_one_character_finds_the_passages_where_it_stands(held: Desk) -> None:
    (hit,) = [hit for hit in held.ask(words="约", widened=False).hits if hit.key == "s1"]
    assert [passage.anchor for passage in hit.passages] == ["p3"]
    assert {(hit.key, hit.passages[0].anchor) for hit in held.ask(words="張", shape="passage").hits} == {
        ("s1", "p3"), ("s3", "p3"),
    }  # fmt: skip


def test_files_are_found_by_title_and_name_and_are_no_quotes(desk: Desk) -> None:
    file = {"sha256": "ab" * 32, "title": "签字本扫描件", "filename": "protocol_1997.pdf", "language": "zh"}
    desk.book.publish("act", "document", "Founding Act", attachments=[file, {**file, "sha256": "cd" * 32, "title": "Draft",
                      "filename": "draft.pdf", "language": ""}])  # fmt: skip
    for words in ("扫描", "protocol", "件", "1997"):
        (hit,) = desk.ask(words=words).hits
        assert (hit.key, [(each.text, each.anchor) for each in hit.passages]) == (
            "act",
            [("", "file-abababababababab")],
        )
        assert desk.ask(words=words, shape="passage").total == 0
    assert [each.anchor for each in desk.ask(words="drafts").hits[0].passages] == ["file-cdcdcdcdcdcdcdcd"]
