"""The seed statement, and texts of our own beside what should be understood of them."""

import json
from pathlib import Path
from typing import Any

import pytest

from archive.intake.parsers.plain import parse
from archive.intake.received import receive
from archive.intake.report import understood
from archive.text.names import NameFinder

GOLDEN = Path(__file__).parent / "golden"
SEED = Path(__file__).parents[2] / "fixtures" / "seed" / "000_9c3469c8acea615d.txt"

PEOPLE = NameFinder(
    [
        ("谢尔盖•拉夫罗夫", "sergey-lavrov", "person"),
        ("弗拉基米尔•普京", "vladimir-putin", "person"),
        ("弗拉基米尔·弗拉基米罗维奇", "vladimir-putin", "person"),
        ("安东尼·布林肯", "antony-blinken", "person"),
        ("延斯·斯托尔滕贝格", "jens-stoltenberg", "person"),
        ("何塞普·博雷利", "josep-borrell", "person"),
        ("埃马纽埃尔·马克龙", "emmanuel-macron", "person"),
    ]
)
# What a reader of the seed finds in it.
TURNS = [
    (None, "谢尔盖·拉夫罗夫", "suggested", 10, "尊敬的弗拉基米尔·弗拉基米罗维奇"),
    ("弗拉基米尔·普京", "弗拉基米尔·普京", "labelled", 1, "您是否认为我们还有机会"),
    ("谢尔盖·拉夫罗夫", "谢尔盖·拉夫罗夫", "labelled", 1, "您,我们,以及俄罗斯的其他代表"),
    ("弗拉基米尔·普京", "弗拉基米尔·普京", "labelled", 1, "很好。您是否已经有了"),
    ("谢尔盖·拉夫罗夫", "谢尔盖·拉夫罗夫", "labelled", 1, "已经制定出来了,共10"),
]
DATES = {
    "2022年2月14日": "2022-02-14",
    "今年1月中旬": "2022-01-11/2022-01-20",
    "今年 1 月 25 日": "2022-01-25",
    "1997年": "1997",
    "1999 年": "1999",
    "2010 年": "2010",
    "2002年": "2002",
    "2010年": "2010",
    "2020年9月": "2020-09",
    "2020 年": "2020",
    "今天": "2022-02-14",
    "明天": "2022-02-15",
    "两天后": "2022-02-16",
}
DAMAGED = {"202112 月中旬", "今年 121 日", "202112月"}


@pytest.fixture(scope="module")
def seed() -> dict[str, Any]:
    received = receive(SEED.read_bytes(), SEED.name)
    return understood(parse(received.text), SEED.name, "seed", PEOPLE.find)


def test_header_of_the_seed(seed):
    title = "俄罗斯联邦外交部长谢尔盖•拉夫罗夫与俄罗斯联邦总统弗拉基米尔•普京举行工作会议,莫斯科,2022年2月14日"
    assert (seed["title"], seed["number"], seed["place"]) == (title, "243-14-02-2022", "莫斯科")
    assert seed["language"] == "zh"
    assert seed["when"] == {
        "words": "2022年2月14日", "edtf": "2022-02-14", "earliest": "2022-02-14", "latest": "2022-02-14",
    }  # fmt: skip


def test_turns_of_the_seed(seed):
    found = [
        (turn["label"], turn["speaker"], turn["speaker_status"], len(turn["paragraphs"])) for turn in seed["turns"]
    ]
    assert found == [turn[:4] for turn in TURNS]
    text = SEED.read_text(encoding="utf-8")
    for turn, expected in zip(seed["turns"], TURNS, strict=True):
        assert turn["paragraphs"][0]["text"].startswith(expected[4])
        for paragraph in turn["paragraphs"]:
            assert paragraph["text"] == text[paragraph["start"] : paragraph["end"]]
    assert [paragraph["kind"] for paragraph in seed["turns"][0]["paragraphs"]] == ["salutation"] + ["paragraph"] * 9


def test_dates_of_the_seed(seed):
    whole = {date["words"]: date["edtf"] for date in seed["dates"] if not date["damaged"]}
    assert {words: whole.get(words) for words in DATES} == DATES
    damaged = {date["words"]: date["readings"] for date in seed["dates"] if date["damaged"]}
    assert set(damaged) == DAMAGED
    assert [reading["edtf"] for reading in damaged["今年 121 日"]][:2] == ["2022-01-21", "2022-12-01"]
    assert all(reading["why"] for readings in damaged.values() for reading in readings)


def test_people_of_the_seed(seed):
    assert {mention["key"] for mention in seed["mentions"]} == {
        "sergey-lavrov", "vladimir-putin", "antony-blinken", "jens-stoltenberg", "josep-borrell", "emmanuel-macron",
    }  # fmt: skip
    text = SEED.read_text(encoding="utf-8")
    assert all(mention["words"] == text[mention["start"] : mention["end"]] for mention in seed["mentions"])


def test_troubles_of_the_seed(seed):
    codes = [trouble["code"] for trouble in seed["troubles"]]
    assert codes == ["damaged-date", "damaged-date", "damaged-date", "breaks-off"]
    text = SEED.read_text(encoding="utf-8")
    assert text[seed["troubles"][-1]["start"] :] == "已经制定出来了,共10"


def test_passages_of_the_seed():
    draft = parse(SEED.read_text(encoding="utf-8"))
    passages = draft.passages()
    assert [passage.kind for passage in passages] == [
        "heading", "number", "salutation", *["paragraph"] * 9, *["turn"] * 4,
    ]  # fmt: skip
    assert [passage.anchor for passage in passages[:4]] == ["h1", "n1", "p1", "p2"]
    turn = passages[12]
    assert draft.text[turn.label_start : turn.label_end] == "弗拉基米尔·普京:"
    assert (turn.start, turn.label, turn.turn) == (turn.label_start, "弗拉基米尔·普京", 2)
    assert draft.text[turn.label_end : turn.end].startswith("您是否认为")


def test_the_first_speaker_of_the_seed_is_suggested_by_names_the_archive_knows():
    turn = parse(SEED.read_text(encoding="utf-8"), known_names=PEOPLE).turns[0]
    assert (turn.speaker.name, turn.speaker.status) == ("谢尔盖·拉夫罗夫", "suggested")
    assert "弗拉基米尔·普京" in turn.speaker.why


@pytest.mark.parametrize("path", sorted(GOLDEN.glob("*.txt")), ids=lambda path: path.stem)
def test_a_text_is_understood_as_the_file_beside_it_says(path):
    expected = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    draft = parse(receive(path.read_bytes(), path.name).text)
    found = understood(draft, path.name, path.stem)
    assert brief(found) == expected


def brief(found: dict[str, Any]) -> dict[str, Any]:
    """Return of what was understood what a person writes down who reads the text."""
    return {
        "title": found["title"],
        "numbers": found["numbers"],
        "language": found["language"],
        "when": found["when"] and found["when"]["edtf"],
        "place": found["place"],
        "turns": [
            {
                "label": turn["label"],
                "speaker": turn["speaker"],
                "status": turn["speaker_status"],
                "office": turn["office"],
                "role": turn["role"],
                "paragraphs": [f"{each['kind']}: {each['text']}" for each in turn["paragraphs"]],
            }
            for turn in found["turns"]
        ],
        "troubles": [trouble["code"] for trouble in found["troubles"]],
    }
