"""People, offices and meetings as the world writes them: tables, Popolo, Wikidata, TEI, iCalendar; bad ones refused."""

import json
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.intake.descriptions import Description
from archive.intake.parsers.described.choosing import HEAD, describe, describe_lines, form_of, in_lines
from archive.intake.parsers.described.gathering import day, key_of, span
from archive.intake.parsers.records import KEY
from archive.intake.received import Refused
from archive.text import when
from archive.text.identifiers import check_digit, normal

LEADERS = """officeholder,officeholderLabel,positionLabel,country,start_year,end_year
Q1,Anna Berg,President of Ruritania,Ruritania,2017,2022
Q1,Anna Berg,Minister of Bread,Ruritania,2013,
Q2,Карл Фогель,President of Ruritania,Ruritania,2022,
,,President of Ruritania,Ruritania,1999,2000
Q3,Eva Weiss,President of Ruritania,Ruritania,2009,soon
"""


def read(text: str | bytes, name: str = "file") -> Description:
    data = text.encode() if isinstance(text, str) else text
    return describe(data, name, form_of(data[:HEAD], lambda: data))


def people(description: Description) -> list[str]:
    return [one.record.key for one in description.entries if one.record.kind == "person"]


def test_rows_of_one_person_are_one_entry_and_bad_rows_are_told() -> None:
    found = read(LEADERS)
    assert people(found)[0] == "anna-berg-q1"
    assert len(people(found)) == 2
    assert [(row.id, row.line) for row in found.refused] == [("", 5), ("Q3", 6)]
    president, minister = found.offices
    assert [held.when.edtf for held in president.held if held.when] == ["2017/2022", "2022/.."]
    assert (minister.key, minister.organization) == ("minister-of-bread-ruritania", "ruritania")


def test_names_in_parts_and_a_life() -> None:
    found = read("id;vorname;namenszusatz;nachname;birth;death\nberg-anna;Anna;von;Berg;1850;1914\n")
    record = found.entries[0].record
    assert (record.key, record.names[0].text) == ("berg-anna", "Anna von Berg")
    assert record.when is not None
    assert record.when.edtf == "1850/1914"


ENTITY = {
    "id": "Q58217", "type": "item",
    "labels": {"en": {"language": "en", "value": "Anna Berg"}, "ru": {"language": "ru", "value": "Анна Берг"}},
    "aliases": {"en": [{"language": "en", "value": "A. Berg"}]},
    "claims": {
        "P31": [{"mainsnak": {"datavalue": {"value": {"id": "Q5"}}}}],
        "P569": [{"mainsnak": {"datavalue": {"value": {"time": "+1950-03-00T00:00:00Z", "precision": 10}}}}],
        "P213": [{"mainsnak": {"datavalue": {"value": "0000 0001 2103 2683"}}}],
        "P39": [{
            "mainsnak": {"datavalue": {"value": {"id": "Q900"}}},
            "qualifiers": {"P580": [{"datavalue": {"value": {"time": "+2004-03-09T00:00:00Z", "precision": 11}}}]},
        }],
    },
}  # fmt: skip
OFFICE = {
    "id": "Q900", "labels": {"en": {"value": "Minister"}},
    "claims": {
        "P31": [{"mainsnak": {"datavalue": {"value": {"id": "Q4164871"}}}}],
        "P1001": [{"mainsnak": {"datavalue": {"value": {"id": "Q901"}}}}],
    },
}  # fmt: skip
STATE = {
    "id": "Q901", "labels": {"en": {"value": "Ruritania"}},
    "claims": {"P31": [{"mainsnak": {"datavalue": {"value": {"id": "Q6256"}}}}]},
}  # fmt: skip


def test_an_entity_of_wikidata() -> None:
    found = read(json.dumps([ENTITY, OFFICE, STATE]))
    record = found.entries[0].record
    assert (record.key, record.kind) == ("anna-berg-q58217", "person")
    assert [(name.text, name.language, name.kind) for name in record.names] == [
        ("Anna Berg", "en", "preferred"), ("Анна Берг", "ru", "preferred"), ("A. Berg", "en", "variant"),
    ]  # fmt: skip
    assert [(one.scheme, one.value) for one in record.identifiers] == [
        ("wikidata", "Q58217"),
        ("isni", "0000000121032683"),
    ]
    assert record.when is not None
    assert record.when.edtf == "1950-03/.."
    [office] = found.offices
    assert (office.names[0].text, office.identifiers[0].value) == ("Minister", "Q900")
    assert office.held[0].when is not None
    assert office.held[0].when.edtf == "2004-03-09/.."
    assert {one.record.kind for one in found.entries} == {"person", "organization", "place"}


def test_a_dump_of_wikidata_is_read_line_by_line() -> None:
    lines = [b"[", *(json.dumps(one).encode() + b"," for one in (ENTITY, STATE)), b"{broken,", b"]"]
    data = b"\n".join(lines)
    assert form_of(data, lambda: data) == "wikidata"
    assert in_lines(data)
    [found] = describe_lines(enumerate(lines, 1), "dump.json", "wikidata")
    assert people(found) == ["anna-berg-q58217"]
    assert [row.line for row in found.refused] == [4]


TEI = """<teiCorpus xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><listOrg>
<org xml:id="MF" role="ministry"><orgName full="yes" xml:lang="en">Ministry of Bread</orgName>
<orgName full="abb">MB</orgName><event from="1920-04-23"/><idno type="wikidata">http://www.wikidata.org/entity/Q19077</idno></org>
</listOrg><listPerson><person xml:id="AB"><persName><surname>Berg</surname><forename>Anna</forename></persName>
<birth when="1970"/><affiliation role="head" ref="#MF" from="2018-07-07"/></person>
<person xml:id="X"/></listPerson></teiHeader></teiCorpus>"""


def test_lists_of_tei() -> None:
    found = read(TEI)
    body, person = (one.record for one in found.entries)
    assert [(name.text, name.kind) for name in body.names] == [("Ministry of Bread", "preferred"), ("MB", "short")]
    assert body.identifiers[0].value == "Q19077"
    assert (person.names[0].text, person.key) == ("Anna Berg", "anna-berg-ab")
    assert [(one.names[0].text, one.held[0].when and one.held[0].when.edtf) for one in found.offices] == [
        ("Head", "2018-07-07/..")
    ]
    assert [row.id for row in found.refused] == ["X"]


def test_a_parliament_with_words_spoken_is_no_list() -> None:
    data = TEI.replace("</teiCorpus>", "<text><body><u>Thank you.</u></body></text></teiCorpus>").encode()
    assert form_of(data, lambda: data) == ""


def calendar(*lines: str) -> str:
    event = "\r\n".join(("BEGIN:VEVENT", "UID:7@x", "SUMMARY:Talks in Geneva", *lines, "END:VEVENT"))
    return f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\n{event}\r\nEND:VCALENDAR\r\n"


@pytest.mark.parametrize(
    ("start", "end", "edtf"),
    [
        ("DTSTART;VALUE=DATE:20220214", "DTEND;VALUE=DATE:20220215", "2022-02-14"),
        ("DTSTART;VALUE=DATE:20220214", "DTEND;VALUE=DATE:20220217", "2022-02-14/2022-02-16"),
        ("DTSTART:20220214T233000Z", "DTEND:20220215T003000Z", "2022-02-14/2022-02-15"),
        ("DTSTART;TZID=Asia/Kamchatka:20220214T090000", "DURATION:PT2H", "2022-02-14"),
        (
            "DTSTART;TZID=America/Los_Angeles:20220214T230000",
            "DTEND;TZID=America/Los_Angeles:20220215T000000",
            "2022-02-14",
        ),
        ("DTSTART;TZID=No/Where:20220214T000000", "", "2022-02-14"),
    ],
)
def test_the_day_of_an_event_is_the_one_that_is_written(start: str, end: str, edtf: str) -> None:
    [event] = read(calendar(*filter(None, (start, end)))).entries
    assert event.record.when is not None
    assert event.record.when.edtf == edtf


def test_an_event_is_a_meeting_with_its_people() -> None:
    text = calendar(
        "DTSTART;VALUE=DATE:20220214", "LOCATION:Geneva", "STATUS:CONFIRMED",
        "ORGANIZER;CN=\"Berg, Anna\":mailto:a@x.example", "ATTENDEE;CN=Карл Фогель;ROLE=CHAIR:mailto:k@x.example",
        "ATTENDEE:mailto:nobody@x.example", "CATEGORIES:security",
    )  # fmt: skip
    [event] = read(text).entries
    assert [(who.name, who.role) for who in event.taking_part] == [
        ("Berg, Anna", "host"), ("Карл Фогель", "chair"), ("nobody@x.example", "participant"),
    ]  # fmt: skip
    assert (event.place, event.record.details, event.remarks) == (
        "Geneva",
        {"status": "announced"},
        ("CATEGORIES: security",),
    )
    assert [(one.scheme, one.value) for one in event.record.identifiers] == [("uid", "7@x")]


@pytest.mark.parametrize(
    "text",
    [
        calendar("DTSTART:20220214").replace("END:VCALENDAR\r\n", ""),
        "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n",
        '<!DOCTYPE a [<!ENTITY b "c">]>' + TEI,
        TEI[:400] + "<listPerson>",
        '{"persons": [{"id": 1,',
        '{"persons": 5, "memberships": {}}',
    ],
    ids=["calendar cut off", "no event", "entities", "TEI cut off", "JSON cut off", "lists that are none"],
)
def test_damage_is_refused(text: str) -> None:
    data = text.encode()
    form = form_of(data, lambda: data)
    if form:
        with pytest.raises(Refused):
            describe(data, "file", form)


@pytest.mark.parametrize("codec", ["utf-16", "cp1251", "utf-8-sig"])
def test_encodings(codec: str) -> None:
    text = "id,имя,birth\nfogel-karl,Карл Фогель,1950\nberg-anna,Анна Берг из Москвы,1960\n"
    found = read(text.replace("имя", "name").encode(codec) if codec == "cp1251" else text.encode(codec))
    assert [one.record.names[0].text for one in found.entries] == ["Карл Фогель", "Анна Берг из Москвы"]


def test_a_file_of_something_else_is_none() -> None:
    for text in (
        "A speech\n\nWe met.",
        '{"text": "We met.", "speaker": "A"}',
        "title,text\nA,We met.\n",
        "name,area\nX,3\n",
    ):
        data = text.encode()
        assert form_of(data, lambda data=data: data) == ""  # type: ignore[misc]


def test_keys_never_lose_letters_of_another_script() -> None:
    assert key_of("José Ortega") == "jose-ortega"
    assert key_of("王毅") != key_of("王伟")
    assert KEY.fullmatch(key_of("of the Grace of God and so on " * 8))
    assert key_of("Карл Fogel").startswith("fogel-")


@given(st.text(max_size=300))
def test_every_key_is_one(words: str) -> None:
    assert KEY.fullmatch(key_of(words))
    assert len(key_of(words)) <= 120


def test_days_are_as_exact_as_they_are_given() -> None:
    assert [day(said) for said in ("2004-03-09", "2004-03", "2004", "2004-00-00", "2004-03-09T00:00:00Z")] == [
        "2004-03-09", "2004-03", "2004", "2004", "2004-03-09",
    ]  # fmt: skip
    with pytest.raises(when.WhenError):
        span("2020-01-02", "2019-01-01")


def test_check_digits() -> None:
    assert normal("isni", "0000 0001 2103 2683") == "0000000121032683"
    assert normal("wikidata", "http://www.wikidata.org/entity/Q42") == "Q42"
    assert normal("orcid", "0000-0002-1825-0097") == "0000-0002-1825-0097"
    for scheme, wrong in (
        ("isni", "0000000121032684"),
        ("orcid", "0000-0002-1825-0098"),
        ("wikidata", "P42"),
        ("viaf", "12a"),
    ):
        with pytest.raises(ValueError, match="is no number of"):
            normal(scheme, wrong)


@given(st.text("0123456789", min_size=15, max_size=15), st.integers(0, 14), st.integers(1, 9))
def test_a_check_digit_finds_every_wrong_figure(digits: str, place: int, more: int) -> None:
    wrong = digits[:place] + str((int(digits[place]) + more) % 10) + digits[place + 1 :]
    assert check_digit(wrong) != check_digit(digits)


def never_crashes(data: bytes, form: str) -> None:
    try:
        found = describe(data, "file", form)
    except Refused:
        return
    assert all(KEY.fullmatch(one.record.key) for one in found.entries)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(
        ["id", "name", "persons", "memberships", "organizations", "person_id", "organization_id", "labels", "claims",
         "en", "value", "P31", "P569", "P39", "mainsnak", "datavalue", "time", "precision", "qualifiers", "start", "role"]
    ), inner, max_size=5),
    max_leaves=30,
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(JSON, st.sampled_from(["popolo", "wikidata", "objects"]))
def test_no_json_crashes_a_parser(value: object, form: str) -> None:
    never_crashes(json.dumps(value).encode(), form)


@settings(max_examples=100, deadline=None)
@given(st.data())
@pytest.mark.parametrize(
    ("whole", "form"), [(LEADERS, "table"), (TEI, "lists"), (calendar("DTSTART:20220214T090000Z"), "calendar")]
)
def test_no_damage_crashes_a_parser(whole: str, form: str, data: Callable[..., bytes]) -> None:
    text = whole.encode()
    at = data.draw(st.integers(0, len(text)))  # type: ignore[attr-defined]
    cut = data.draw(st.integers(0, 20))  # type: ignore[attr-defined]
    never_crashes(text[:at] + data.draw(st.binary(max_size=8)) + text[at + cut :], form)  # type: ignore[attr-defined]
