"""Statements as JSON: objects, lists, lines; a bad one among good ones is told and stops nothing."""

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.intake.drafts import RefusedRecord, Understood
from archive.intake.parsers.choosing import read_source
from archive.intake.parsers.json_records import read_json
from archive.intake.received import Refused
from tests.intake.parsers.whole import assert_understood

RECORD: dict[str, Any] = {
    "id": "un:1", "lang": "en", "date": "1946-10-28", "title": "On peace", "place": "New York", "kind": "statement",
    "ref": "A/PV.1", "url": "https://archive.example/1", "volume": 3, "topics": ["peace", "bread"],
    "turns": [{"speaker": "Mr. Berg", "text": "Mr. President,\nI am moved.\n\nThank you."}, {"speaker": None, "text": "(Applause.)"},
              {"speaker": "Ms. Vogel", "text": "So am I."}],
}  # fmt: skip


def one(value: Any) -> Understood:
    data = json.dumps(value, ensure_ascii=False).encode()
    [record] = read_json(data, "record.json")
    assert isinstance(record, Understood)
    assert_understood(record, data)
    return record


def test_turns_that_are_given_are_not_guessed():
    draft = one(RECORD).draft
    assert draft.text == "Mr. Berg\nMr. President,\n\nI am moved.\n\nThank you.\n\n(Applause.)\n\nMs. Vogel\nSo am I."
    assert [(turn.label, turn.speaker and turn.speaker.status) for turn in draft.turns] == [
        ("Mr. Berg", "labelled"), ("Ms. Vogel", "labelled"),
    ]  # fmt: skip
    assert [part.kind for part in draft.turns[0].paragraphs] == ["salutation", "paragraph", "paragraph"]


def test_what_stands_beside_the_words():
    record = one(RECORD)
    draft = record.draft
    assert (draft.title, draft.number, draft.place, draft.language) == ("On peace", "A/PV.1", "New York", "en")
    assert draft.when is not None
    assert draft.when.edtf == "1946-10-28"
    assert (record.id, record.stated) == (
        "un:1",
        {
            "kind": "statement", "form": "statement", "address": "https://archive.example/1", "volume": "3",
            "topics": "peace, bread",
        },
    )  # fmt: skip


@pytest.mark.parametrize(
    ("date", "edtf"),
    [("2022", "2022"), ("2022-03", "2022-03"), ("2022-03-20T20:50:19+03:00", "2022-03-20"), ("--06-26", "XXXX-06-26"),
     ("14 February 2022", "2022-02-14"), ("soon", None), (None, None), (2022, "2022")],
)  # fmt: skip
def test_dates_as_they_are_given(date, edtf):
    draft = one({**RECORD, "date": date}).draft
    assert (draft.when.edtf if draft.when else None) == edtf
    unread = [trouble for trouble in draft.troubles if trouble.code == "date-unread"]
    assert bool(unread) == (date == "soon")


def test_a_text_is_understood_and_a_single_voice_named():
    record = one(
        {"Date": "2020-03-27", "Text": "Dear friends,\n\nWe met today.", "Speaker": ["Anna Berg"], "Post": "Minister"}
    )
    [turn] = record.draft.turns
    assert turn.speaker is not None
    assert (turn.speaker.name, turn.speaker.office, turn.speaker.status) == ("Anna Berg", "Minister", "labelled")


def test_labels_in_a_text_outweigh_the_speakers_beside_it():
    record = one(
        {"title": "Talk", "text": "ANNA BERG: Yes.\n\nKARL VOGEL: No.", "speakers": ["Anna Berg", "Karl Vogel"]}
    )
    assert [turn.label for turn in record.draft.turns] == ["ANNA BERG", "KARL VOGEL"]
    assert record.stated["speaker"] == "Anna Berg, Karl Vogel"


def test_lines_are_sources_of_their_own_and_bad_ones_are_told():
    good = json.dumps(RECORD).encode()
    data = b"\n".join(
        [good, b"{broken", b"", b'{"id": "x", "title": "No words"}', b"[1]", good.replace(b"un:1", b"un:2")]
    )
    records = list(read_json(data, "records.jsonl"))
    assert [record.id for record in records if isinstance(record, Understood)] == ["un:1", "un:2"]
    assert [(record.id, record.line) for record in records if isinstance(record, RefusedRecord)] == [
        ("", 2), ("x", 4), ("", 5),
    ]  # fmt: skip
    first = records[0]
    assert isinstance(first, Understood)
    assert first.received.bytes == good


def test_a_list_of_records():
    data = json.dumps([RECORD, {"title": "No words"}, {**RECORD, "id": None}]).encode()
    first, second, third = read_json(data, "records.json")
    assert isinstance(first, Understood)
    assert isinstance(second, RefusedRecord)
    assert isinstance(third, Understood)
    assert (first.id, second.id, third.id) == ("un:1", "2", "3")


@pytest.mark.parametrize(
    "source",
    ["{", "[" * 100_000, '{"text": "a", "text": "b"}', '{"entries": []}', '{"title": "x"}', '{"turns": [1]}', '{"text": " "}',
     '{"text": NaN}', '{"turns": [{"speaker": "x"}]}', "5"],
)  # fmt: skip
def test_what_is_no_record_is_refused(source):
    data = source.encode()
    with pytest.raises(Refused):
        list(read_json(data, "bad.json"))


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["text", "turns", "speaker", "date", "x"]), inner),
    max_leaves=12,
)  # fmt: skip


@settings(max_examples=250, deadline=None)
@given(st.dictionaries(st.sampled_from([*RECORD, "text", "speaker", "office"]), VALUES, max_size=8))
def test_no_object_is_too_strange(value):
    data = json.dumps(value).encode()
    try:
        for record in read_json(data, "strange.json"):
            assert isinstance(record, Understood)
            assert_understood(record, data)
    except Refused:
        pass


def test_a_speaker_given_as_a_value_is_read_as_a_label_is():
    record = {"title": "Talk", "turns": [
        {"speaker": "Q", "text": "Why?"}, {"speaker": "Minister Anna Berg", "text": "Because."},
    ]}  # fmt: skip
    (understood,) = read_source(json.dumps(record).encode(), "talk.json")
    speakers = [turn.speaker for turn in understood.draft.turns]
    assert [(who.name, who.office, who.role) for who in speakers] == [
        ("", "", "question"), ("Anna Berg", "Minister", ""),
    ]  # fmt: skip


def test_a_day_that_the_text_denies_is_told():
    record = {
        "date": "2022-02-16",
        "text": "Speech on peace, Geneva, 14 February 2022\n\nI am glad to be here. It is so.",
    }
    (understood,) = read_source(json.dumps(record).encode(), "talk.json")
    assert understood.draft.when.edtf == "2022-02-16"
    assert "two-dates" in {trouble.code for trouble in understood.draft.troubles}
