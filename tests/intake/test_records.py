"""The records format: read whole, or refused with file, path, what was wrong and what was expected."""

import json
from typing import Any

import pytest

from archive.intake.drafts import (
    EmendationRecord,
    EntryRecord,
    IdentifierRecord,
    MentionRecord,
    NameRecord,
    OfficeRecord,
    ParticipationRecord,
    RelationRecord,
    SourceRecord,
    SpeakerRecord,
    TenureRecord,
    TextRecord,
    WhenRecord,
)
from archive.intake.parsers.records import RecordsError, read_records

ENTRY = {
    "key": "talks-2021",
    "kind": "meeting",
    "names": [{"text": "Talks", "language": "en", "kind": "preferred"}],
    "identifiers": [{"scheme": "wikidata", "value": "Q1"}],
    "when": {"words": "3 May 2021", "edtf": "2021-05-03"},
    "summary": "They talked.",
    "details": {"form": "talks", "status": "held", "place": "vienna"},
    "participations": [{"role": "host", "entry": "anna-berg", "named_as": "A. Berg", "office": "minister-utopia"}],
    "relations": [{"type": "cites", "entry": "treaty-1997", "note": "twice"}],
    "topics": ["arms-control"],
    "collections": [],
}
OFFICE = {
    "key": "minister-utopia",
    "organization": "utopia",
    "names": [{"text": "Minister", "language": "en", "kind": "preferred"}],
    "tenures": [{"person": "anna-berg", "when": {"words": "", "edtf": "2020-01-01/2022-01-01"}, "note": ""}],
}
TEXT = {
    "entry": "talks-2021",
    "language": "en",
    "file": "talks.txt",
    "standing": "official transcript",
    "source": {"address": "an address", "retrieved": "2021-05-04", "publisher": "The Ministry"},
    "damaged": "two dates",
    "speakers": [{"turn": 1, "person": "anna-berg", "status": "suggested", "why": "the title"}],
    "emendations": [
        {"words": "202105", "occurrence": 2, "proposed": "May 2021", "edtf": "2021-05", "why": "w", "by": "us"}
    ],
    "mentions": [
        {"words": "Utopia", "occurrence": "all", "entry": "utopia", "edtf": None, "status": "confirmed"},
        {"words": "1997", "occurrence": 3, "entry": None, "edtf": "1997", "status": "rejected"},
    ],
}


def read(**lists: Any) -> Any:
    return read_records(json.dumps(lists), "talks.json")


def test_a_file_is_read_whole():
    records = read(entries=[ENTRY], offices=[OFFICE], texts=[TEXT])
    assert records.entries == (
        EntryRecord(
            key="talks-2021",
            kind="meeting",
            names=(NameRecord("Talks", "en", "preferred"),),
            identifiers=(IdentifierRecord("wikidata", "Q1"),),
            when=WhenRecord("3 May 2021", "2021-05-03"),
            summary="They talked.",
            details={"form": "talks", "status": "held", "place": "vienna"},
            participations=(ParticipationRecord("host", "anna-berg", "A. Berg", "minister-utopia"),),
            relations=(RelationRecord("cites", "treaty-1997", "twice"),),
            topics=("arms-control",),
        ),
    )
    tenure = TenureRecord("anna-berg", WhenRecord("", "2020-01-01/2022-01-01"))
    assert records.offices == (
        OfficeRecord("minister-utopia", "utopia", (NameRecord("Minister", "en", "preferred"),), (tenure,)),
    )
    assert records.texts == (
        TextRecord(
            entry="talks-2021",
            language="en",
            file="talks.txt",
            standing="official transcript",
            source=SourceRecord("an address", "2021-05-04", "The Ministry"),
            damaged="two dates",
            speakers=(SpeakerRecord(1, "anna-berg", "suggested", "the title"),),
            emendations=(EmendationRecord("202105", "May 2021", 2, "2021-05", "w", "us"),),
            mentions=(
                MentionRecord("Utopia", None, "utopia", None, "confirmed"),
                MentionRecord("1997", 3, None, "1997", "rejected"),
            ),
        ),
    )


def test_what_may_be_left_out_may_be_left_out():
    records = read(entries=[{"key": "utopia", "kind": "place"}])
    assert records.entries == (EntryRecord("utopia", "place"),)
    assert read() == type(records)()


@pytest.mark.parametrize(
    ("lists", "path", "words"),
    [
        ({"entry": []}, "entry", "unknown field"),
        ({"entries": {}}, "entries", "expected a list"),
        ({"entries": [[]]}, "entries[0]", "expected an object"),
        ({"entries": [{"kind": "place"}]}, "entries[0].key", "missing"),
        ({"entries": [{**ENTRY, "colour": "red"}]}, "entries[0].colour", "unknown field"),
        ({"entries": [{**ENTRY, "kind": "treaty"}]}, "entries[0].kind", "expected one of statement"),
        ({"entries": [{**ENTRY, "key": "Talks 2021"}]}, "entries[0].key", "lower-case ASCII"),
        ({"entries": [{**ENTRY, "stub": "no"}]}, "entries[0].stub", "expected true or false"),
        ({"entries": [{**ENTRY, "summary": 7}]}, "entries[0].summary", "expected a string"),
        ({"entries": [{**ENTRY, "topics": ["Arms"]}]}, "entries[0].topics[0]", "lower-case ASCII"),
        ({"entries": [{**ENTRY, "details": {"number": "7"}}]}, "entries[0].details.number", "for a meeting: form"),
        ({"entries": [{**ENTRY, "details": {"form": 7}}]}, "entries[0].details.form", "expected a string"),
        ({"entries": [{**ENTRY, "details": {"place": "Old Town"}}]}, "entries[0].details.place", "lower-case ASCII"),
        ({"entries": [{**ENTRY, "when": {"edtf": "2021-13"}}]}, "entries[0].when.edtf", "EDTF"),
        ({"entries": [{**ENTRY, "names": [{"kind": "nick", "text": "T"}]}]}, "entries[0].names[0].kind", "preferred"),
        (
            {"entries": [{**ENTRY, "relations": [{"type": "hates", "entry": "x"}]}]},
            "entries[0].relations[0].type",
            "cites",
        ),
        ({"offices": [{**OFFICE, "organization": None}]}, "offices[0].organization", "expected a string"),
        (
            {"texts": [{**TEXT, "speakers": [{"turn": True, "person": "x"}]}]},
            "texts[0].speakers[0].turn",
            "whole number",
        ),
        ({"texts": [{**TEXT, "speakers": [{"turn": 0, "person": "x"}]}]}, "texts[0].speakers[0].turn", "from 1 up"),
        (
            {"texts": [{**TEXT, "mentions": [{"words": "x", "occurrence": "some"}]}]},
            "texts[0].mentions[0].occurrence",
            "number",
        ),
    ],
)
def test_what_is_wrong_is_said_with_its_place(lists, path, words):
    with pytest.raises(RecordsError) as error:
        read(**lists)
    assert error.value.path == path
    assert str(error.value).startswith(f"talks.json: {path}: ")
    assert words in str(error.value)


def test_what_is_no_json_is_said_with_its_line():
    with pytest.raises(RecordsError, match="line 2, column 1.*not JSON"):
        read_records('{"entries": [\n', "talks.json")
    with pytest.raises(RecordsError, match="nested too deeply"):
        read_records("[" * 100_000, "talks.json")
    with pytest.raises(RecordsError, match="key: given twice"):
        read_records('{"entries": [{"key": "a", "key": "b", "kind": "topic"}]}', "talks.json")
