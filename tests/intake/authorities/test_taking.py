"""People, bodies and meetings taken in: twice changes nothing, known ones are updated, corrections stay."""

import json
import zipfile
from collections import Counter
from io import StringIO
from pathlib import Path
from typing import Any

import pghistory
import pytest
from django.core.management import CommandError, call_command

from archive.catalogue.models import Entry, Identifier, Meeting, Office, Organization, Person, Place, Tenure
from archive.intake.arrivals import Outcome
from archive.intake.authorities.files import DescribedFiles
from tests.factory import make_entry

pytestmark = pytest.mark.django_db

LEADERS = """officeholder,officeholderLabel,positionLabel,country,start_year,end_year
Q1001,Anna Berg,President of Ruritania,Ruritania,2017,2022
Q1002,Карл Фогель,President of Ruritania,Ruritania,2022,
"""


def take(path: Path, text: str | bytes) -> list[Outcome]:
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    files = DescribedFiles()
    assert files.add(path)
    return list(files.load())


def counted(outcomes: list[Outcome]) -> dict[str, int]:
    return dict(Counter(outcome.status for outcome in outcomes))


def test_loading_twice_changes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "leaders.csv"
    assert counted(take(path, LEADERS)) == {"taken": 4}  # two people, a state, an office
    before = [list(model.objects.order_by("pk").values()) for model in (Entry, Tenure, Identifier, Office)]
    assert counted(take(path, LEADERS)) == {"unchanged": 4}
    assert [list(model.objects.order_by("pk").values()) for model in (Entry, Tenure, Identifier, Office)] == before
    assert [tenure.when_edtf for tenure in Tenure.objects.all()] == ["2017/2022", "2022/.."]
    assert {entry.state for entry in Entry.objects.all()} == {"draft"}


def test_a_person_known_by_a_number_is_updated_and_not_doubled(tmp_path: Path) -> None:
    known = make_entry("person", "A. Berg", key="a-berg")
    known.identifiers.create(scheme="wikidata", value="Q1001")
    take(tmp_path / "leaders.csv", LEADERS)
    assert Person.objects.count() == 2
    assert [name.kind for name in known.names.order_by("pk")][:1] == ["preferred"]
    assert known.names.filter(text="Anna Berg").exists()
    assert known.record.tenures.count() == 1


def test_what_a_curator_set_is_kept_and_the_contradiction_told(tmp_path: Path) -> None:
    table = "id,name,birth,death\nberg-anna,Anna Berg,{},\n"
    path = tmp_path / "people.csv"
    take(path, table.format("1950"))
    person = Person.objects.get()
    take(path, table.format("1950-03-21"))
    assert Person.objects.get().when_edtf == "1950-03-21/.."
    person = Person.objects.get()
    with pghistory.context(user=1):
        person.when_words, person.when_edtf = "1951", "1951/.."
        person.save()
    outcomes = take(path, table.format("1950-03-22"))
    assert Person.objects.get().when_edtf == "1951/.."
    [conflict] = [one for one in outcomes if one.status == "refused"]
    assert "1951" in conflict.reason
    assert "1950-03-22" in conflict.reason
    assert conflict.line == 2


def test_two_people_of_one_name_in_two_files_stay_two(tmp_path: Path) -> None:
    take(tmp_path / "one.csv", "name,country,post,year\nAnna Berg,Ruritania,President,2019\n")
    take(tmp_path / "two.csv", "name,country,post,year\nAnna Berg,Ruritania,President,2020\n")
    assert Person.objects.count() == 2
    assert Organization.objects.count() == 1


def test_a_key_that_belongs_to_another_kind_is_not_taken_away(tmp_path: Path) -> None:
    place = make_entry("place", "Ruritania", key="ruritania")
    take(tmp_path / "leaders.csv", LEADERS)
    assert Organization.objects.get().key == "ruritania-organization"
    assert Place.objects.get() == place.record
    assert counted(take(tmp_path / "leaders.csv", LEADERS)) == {"unchanged": 4}


def test_memberships_find_people_whom_another_file_brought(tmp_path: Path) -> None:
    popolo = {
        "organizations": [{"id": "treasury", "name": "HM Treasury"}],
        "memberships": [
            {"person_id": "uk/person/10001", "organization_id": "treasury", "role": "Chancellor",
             "start_date": "2019-07-24", "end_date": "2020-02"},
            {"person_id": "uk/person/10002", "organization_id": "treasury", "role": "Chancellor"},
        ],
    }  # fmt: skip
    take(tmp_path / "names.csv", "person_id,latestname\nuk/person/10001,Diane Abbott\n")
    outcomes = take(tmp_path / "ministers.json", json.dumps(popolo))
    assert [(t.person.key, t.when_edtf) for t in Tenure.objects.all()] == [("diane-abbott-10001", "2019-07-24/2020-02")]
    assert [one.reason.split(":")[0] for one in outcomes if one.status == "refused"] == ["Nobody is known as 10002"]


def test_meetings_keep_their_participants_as_named(tmp_path: Path) -> None:
    anna, paris = make_entry("person", "Anna Berg"), make_entry("place", "Paris")
    table = (
        "title,date,location,participants\nTalks,2021-03-04,Paris,Anna Berg; A Stranger\nMore,2021-03-05,Nowhere,X\n"
    )
    assert counted(take(tmp_path / "m.csv", table)) == {"taken": 2}
    first, second = Meeting.objects.order_by("pk")
    taking_part = first.participations.values_list("participant", "named_as")
    assert list(taking_part) == [(anna.pk, "Anna Berg"), (None, "A Stranger")]
    assert (first.place.pk, second.place, second.remarks) == (paris.pk, None, "place: Nowhere")
    assert counted(take(tmp_path / "m.csv", table)) == {"unchanged": 2}
    assert first.participations.count() == 2


def test_the_command_takes_them_in_before_what_is_said(tmp_path: Path) -> None:
    (tmp_path / "leaders.csv").write_text(LEADERS, encoding="utf-8")
    (tmp_path / "speech.txt").write_text("A speech\n\n3 March 2021\n\nAnna Berg: We met.\n\nAnna Berg: Again.\n")
    out = StringIO()
    call_command("intake", str(tmp_path), stdout=out, stderr=StringIO())
    assert "5 taken" in out.getvalue()
    assert Entry.objects.get(kind="statement").texts.get().passages.filter(speaker__key="anna-berg-q1001").exists()


def test_bad_rows_are_told_by_line_and_the_rest_is_taken(tmp_path: Path) -> None:
    path = tmp_path / "people.csv"
    path.write_text("id,name,birth,isni\nberg-a,Anna Berg,1950,0000000121032684\nx,,1950,\nvogel,Karl,sometime,\n")
    with pytest.raises(CommandError) as refused:
        call_command("intake", str(path), stdout=StringIO(), stderr=StringIO())
    told = str(refused.value)
    assert "line 2" in told and "check digit" in told  # noqa: PT018
    assert "line 3" in told and "names nobody" in told  # noqa: PT018
    assert "line 4" in told
    assert [person.key for person in Person.objects.all()] == ["berg-a"]
    assert not Identifier.objects.exists()


def test_members_of_an_archive_are_taken_in_too(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "all.zip", "w") as archive:
        archive.writestr("leaders.csv", LEADERS)
        archive.writestr("speech.txt", "A speech\n\n3 March 2021\n\nWe met.\n")
    out = StringIO()
    call_command("intake", str(tmp_path), stdout=out, stderr=StringIO())
    assert "5 taken" in out.getvalue()
    assert Person.objects.count() == 2


def test_a_dry_run_writes_nothing(tmp_path: Path) -> None:
    (tmp_path / "leaders.csv").write_text(LEADERS, encoding="utf-8")
    call_command("intake", str(tmp_path), dry_run=True, stdout=StringIO(), stderr=StringIO())
    assert not Entry.objects.exists()


def test_what_has_no_field_stays_as_a_remark_and_a_formula_as_words(tmp_path: Path) -> None:
    table = "id,name,party\nberg-a,Anna Berg,=cmd|'/c calc'!A0\n"
    take(tmp_path / "people.csv", table)
    person: Any = Person.objects.get()
    assert person.remarks == "party: =cmd|'/c calc'!A0"
