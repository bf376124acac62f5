"""People and offices from tables and Popolo: one entry a person, tenures under their office, bad rows told."""

import json

import pytest

from archive.intake.parsers.people import key_of, read_people_table, read_popolo
from archive.intake.parsers.records import KEY
from archive.intake.received import Refused

TABLE = """officeholder,officeholderLabel,positionLabel,country,start_year,end_year
Q1,Anna Berg,President of Ruritania,Ruritania,2017,2022
Q1,Anna Berg,Minister of Bread,Ruritania,2013,
Q2,Карл Фогель,President of Ruritania,Ruritania,2022,
,,President of Ruritania,Ruritania,1999,2000
Q3,Eva Weiss,President of Ruritania,Ruritania,2009,soon
"""


def test_rows_of_one_person_are_one_entry():
    records, refused = read_people_table(TABLE, "leaders.csv")
    people = [entry for entry in records.entries if entry.kind == "person"]
    assert [(entry.names[0].text, entry.identifiers[0].value) for entry in people] == [
        ("Anna Berg", "Q1"), ("Карл Фогель", "Q2"),
    ]  # fmt: skip
    assert people[0].key == "anna-berg-q1"
    assert [(entry.id, entry.line) for entry in refused] == [("", 5), ("Q3", 6)]


def test_offices_have_their_holders():
    records, _ = read_people_table(TABLE, "leaders.csv")
    president, minister = records.offices
    assert president.key == "president-of-ruritania"
    assert [tenure.when.edtf for tenure in president.tenures if tenure.when] == ["2017/2022", "2022/.."]
    assert (minister.key, minister.organization) == ("minister-of-bread-ruritania", "ruritania")
    assert [entry.key for entry in records.entries if entry.kind == "organization"] == ["ruritania"]


def test_names_in_two_columns_and_a_life():
    records, _ = read_people_table("id;surname;forename;birth;death\nberg-anna;Berg;Anna;1850;1914\n", "people.csv")
    [person] = records.entries
    assert (person.key, person.names[0].text) == ("berg-anna", "Anna Berg")
    assert person.when is not None
    assert person.when.edtf == "1850/1914"


def test_popolo():
    content = {
        "persons": [
            {"id": "uk/person/7", "name": "Anna Berg", "identifiers": [{"scheme": "wikidata", "identifier": "Q1"}]}
        ],
        "organizations": [{"id": "treasury", "name": "HM Treasury"}],
        "memberships": [
            {
                "person_id": "uk/person/7",
                "organization_id": "treasury",
                "role": "Chancellor",
                "start_date": "2019-07-24",
            },
            {"person_id": "nobody", "organization_id": "treasury", "role": "Chancellor"},
        ],
    }
    records, refused = read_popolo(json.dumps(content), "people.json")
    assert [entry.key for entry in records.entries] == ["anna-berg-7", "hm-treasury"]
    assert [(office.key, office.tenures[0].person) for office in records.offices] == [
        ("chancellor-hm-treasury", "anna-berg-7")
    ]
    assert [row.line for row in refused] == [2]


@pytest.mark.parametrize("words", ["Anna Berg", "Карл", "谢尔盖•拉夫罗夫", "É. Noël", "  ", "Łukasz", "x" * 300])
def test_a_key_can_stand_in_an_address(words):
    assert KEY.fullmatch(key_of(words))
    assert len(key_of(words)) <= 120


def test_two_names_in_another_script_have_two_keys():
    assert key_of("Карл Фогель 1") != key_of("Карл Вебер 1")


@pytest.mark.parametrize(
    "read", [lambda: read_people_table("a,b\n1,2\n", "x.csv"), lambda: read_popolo("[1]", "x.json")]
)
def test_what_names_nobody_is_refused(read):
    with pytest.raises(Refused):
        read()
