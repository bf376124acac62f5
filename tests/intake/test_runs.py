"""A run of intake is undone by its name: what nobody worked on since goes, the rest stays whole and is told."""

import csv
import os
import re
import signal
import subprocess
import sys
from io import StringIO
from pathlib import Path
from typing import Any

import pghistory
import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from pghistory.models import Context

from archive.catalogue.history import undo
from archive.catalogue.models import Capture, Entry, Mention, Name, Office, Passage, Person, Relation, Statement, Text
from archive.intake import bulk
from archive.publishing.acts import publish
from archive.reading.models import Edition
from tests.catalogue.history.test_undoing import catalogue
from tests.desk.desk import curator_user
from tests.factory import make_entry
from tests.intake.test_bulk import speech, speeches
from tests.publishing.test_killed import url_of_test_database

pytestmark = pytest.mark.django_db
LEADERS = (
    "name,country,post,start,end\nAnna Berg,Ruritania,President,2019,2021\nBo Dahl,Ruritania,President,2021,2023\n"
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return speeches(tmp_path / "speeches", 12)


@pytest.fixture(autouse=True)
def small_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bulk, "BATCH", 5)


def command(*files: object, **options: Any) -> str:
    """Return what `manage.py intake` prints, with its error behind it."""
    out = StringIO()
    try:
        call_command("intake", *map(str, files), stdout=out, stderr=StringIO(), processes=1, **options)
    except CommandError as error:
        out.write(f"{error}")
    return out.getvalue()


def taken(*files: object, **options: Any) -> str:
    """Take files in and return the name of the run."""
    named = re.search(r"undo it by: manage\.py intake --undo (\S+)", command(*files, **options))
    assert named
    return named[1]


def statement(number: int) -> Statement:
    return Statement.objects.get(names__text=f"Speech {number}")


def at_desk(user: Any, change: Any) -> None:
    with pghistory.context(user=user.pk):
        change()


def test_a_run_is_undone_whole_and_its_sources_stay(folder: Path) -> None:
    before = catalogue()
    run = taken(folder)
    assert "12 taken or changed" in command(runs=True)
    assert command(undo=run).splitlines()[-1] == "12 undone, 0 left as they are"
    assert catalogue() == before
    assert Capture.objects.count() == 12
    assert "0 undone, 0 left" in command(undo=run)
    assert "12 taken, 0 changed, 0 unchanged, 0 refused" in command(folder)
    assert Capture.objects.count() == 12


def test_only_this_run_is_undone(folder: Path) -> None:
    first, second = taken(folder / "0*.txt"), taken(folder)
    assert first != second
    command(undo=second)
    assert Statement.objects.count() == 10
    told = command(runs=True).splitlines()
    assert {line.split()[0] for line in told} == {first, second}


def test_tried_it_writes_nothing(folder: Path) -> None:
    run = taken(folder)
    publish([statement(0).key])
    after = catalogue()
    assert "11 undone, 1 left as they are" in command(undo=run, dry_run=True)
    assert catalogue() == after
    assert not Context.objects.filter(metadata__has_key="undoes").exists()


def test_what_was_worked_on_or_is_public_stays_and_is_told(folder: Path, tmp_path: Path) -> None:
    run, user = taken(folder), curator_user("Bea")
    publish([statement(0).key])
    at_desk(user, lambda: Entry.objects.filter(pk=statement(1).pk).update(summary="About a meeting."))
    at_desk(
        user, lambda: Passage.objects.filter(text__entry=statement(2).pk, turn=1).update(speaker_status="confirmed")
    )
    at_desk(user, lambda: Mention.objects.filter(text__entry=statement(3).pk).delete())
    at_desk(user, lambda: Passage.objects.filter(text__entry=statement(4).pk).last().delete())
    other = make_entry("statement", "Another")
    at_desk(user, lambda: Relation.objects.create(subject=other, object=statement(6), type="cites"))
    at_desk(user, lambda: Name.objects.create(entry=statement(7), text="Siebente Rede", language="de"))
    at_desk(user, lambda: statement(8).delete())
    stay = {statement(number).key: number for number in (0, 1, 2, 3, 4, 6, 7)}
    kept = {key: catalogue_of(key) for key in stay}
    report = tmp_path / "left.csv"
    told = command(undo=run, report=report)
    assert "4 undone, 7 left as they are" in told
    assert {one.key for one in Statement.objects.exclude(pk=other.pk)} == stay.keys()
    assert {key: catalogue_of(key) for key in stay} == kept
    why = {stay[row["key"]]: row["reason"] for row in csv.DictReader(report.read_text("utf-8").splitlines())}
    assert "made public" in why[0]
    assert "its summary was changed since then by Bea on" in why[1]
    assert "was added, and it was changed since then by Bea" in why[2]
    assert "was removed by Bea" in why[3]
    assert "was removed by Bea" in why[4]
    assert "points to what would be removed" in why[6]
    assert "“Siebente Rede”, made by Bea" in why[7]
    assert "0 undone, 7 left as they are" in command(undo=run)  # again, it says the same and writes nothing


def catalogue_of(key: str) -> dict[str, Any]:
    """Return the rows that belong to one entry."""
    pk = Entry.objects.get(key=key).pk
    rows = {
        "Entry": ("pk", Entry),
        "Name": ("entry", Name),
        "Text": ("entry", Text),
        "Passage": ("text__entry", Passage),
    }
    found = {name: list(model.objects.filter(**{field: pk}).values()) for name, (field, model) in rows.items()}
    return found | {"Mention": list(Mention.objects.filter(text__entry=pk).order_by("pk").values())}


def test_what_a_record_of_the_run_names_stays_with_it(tmp_path: Path) -> None:
    """Bo spoke in a record that a curator has described, so he stays; Anna goes."""
    (tmp_path / "leaders.csv").write_text(LEADERS)
    (tmp_path / "speech.txt").write_text("A speech\n\n3 March 2020\n\nAnna Berg: We met.\n\nBo Dahl: So we did.\n")
    (tmp_path / "other.txt").write_text("Another speech\n\n4 March 2020\n\nBo Dahl: We did not.\n")
    run = taken(tmp_path)
    other = Statement.objects.get(names__text="Another speech")
    at_desk(curator_user("Bea"), lambda: Entry.objects.filter(pk=other.pk).update(summary="Short."))
    told = command(undo=run)
    assert {one.key for one in Person.objects.all()} == {"bo-dahl-ruritania"}
    assert [one.pk for one in Statement.objects.all()] == [other.pk]
    assert re.search(
        r"Bo Dahl, bo-dahl-ruritania: The (passage|participation) .* points to what would be removed", told
    )
    assert not Name.objects.filter(text="Anna Berg").exists()


@pytest.mark.django_db(transaction=True)
def test_who_is_public_keeps_what_came_in_another_transaction(tmp_path: Path) -> None:
    (tmp_path / "leaders.csv").write_text(LEADERS)
    run = taken(tmp_path)
    publish([Person.objects.get(names__text="Bo Dahl").key])
    told = command(undo=run)
    assert {str(one) for one in Person.objects.all()} == {"Bo Dahl"}
    assert Person.objects.get().tenures.get().office == Office.objects.get()
    assert "Bo Dahl, bo-dahl-ruritania: The person “Bo Dahl” was made public since then." in told
    assert "Ruritania, ruritania: The office “President”, made by" in told


def test_a_correction_is_undone_alone_and_can_come_again(folder: Path) -> None:
    taken(folder)
    before = catalogue()
    (folder / "07.txt").write_text(speech(7).replace("all that", "nearly all that"))
    run = taken(folder)
    assert "nearly" in statement(7).texts.get().received
    assert "1 undone, 0 left as they are" in command(undo=run)
    assert catalogue() == before
    assert "0 undone, 0 left" in command(undo=run)
    assert "0 taken, 1 changed" in command(folder)


def test_a_record_that_a_later_run_corrected_stays(folder: Path) -> None:
    first = taken(folder)
    (folder / "07.txt").write_text(speech(7).replace("all that", "nearly all that"))
    second = taken(folder)
    assert "11 undone, 1 left as they are" in command(undo=first)
    command(undo=second)
    assert "1 undone, 0 left as they are" in command(undo=first)
    assert not Statement.objects.exists()


def test_people_and_what_was_added_to_known_ones(tmp_path: Path) -> None:
    path = tmp_path / "people.csv"
    path.write_text("name,birth,wikidata,viaf\nAnna Berg,,Q1234567,\n")
    taken(path)
    before = catalogue()
    path.write_text("name,birth,wikidata,viaf\nAnna Berg,1950,Q1234567,24604287\nBo Dahl,1960,Q7654321,\n")
    run = taken(path)
    assert catalogue() != before
    assert "2 undone, 0 left" in command(undo=run)
    assert catalogue() == before
    told = command(path)  # what the undoing removed, no curator has
    assert "1 taken, 1 changed, 0 unchanged, 0 refused" in told, told


def test_record_files_belong_to_the_run(tmp_path: Path) -> None:
    before = catalogue()
    run = taken(Path(settings.BASE_DIR) / "fixtures" / "seed")
    assert Statement.objects.exists()
    command(undo=run)
    assert catalogue() == before


def test_the_undoing_is_an_act_and_can_be_undone(folder: Path) -> None:
    run = taken(folder)
    after = catalogue()
    command(undo=run)
    acts = Context.objects.filter(metadata__has_key="undoes", metadata__run=run)
    assert acts.count() == 3
    for act in list(acts):
        undo(act.pk)
    assert catalogue() == after
    assert "12 undone" in command(undo=run)


@pytest.mark.parametrize(
    ("files", "options", "why"),
    [
        ((), {}, "Name what is to be taken in"),
        (("a.txt",), {"undo": "x"}, "Name what is to be taken in"),
        ((), {"undo": "20261125-000000-00"}, "There is no run 20261125-000000-00"),
    ],
)
def test_what_is_asked_must_be_one_thing(files: tuple[str, ...], options: dict[str, str], why: str) -> None:
    assert why in command(*files, **options)


def test_nothing_taken_is_no_run(folder: Path) -> None:
    taken(folder)
    assert "--undo" not in command(folder)


# Undoes batches of five; in the second it says so when all is written and nothing committed, and waits to be killed.
UNDO_AND_HANG = """
import sys, time, django
django.setup()
from django.core.management import call_command
from archive.catalogue.history import sparing
write, acts = sparing.write, []
def write_and_hang(*args):
    done = write(*args)
    acts.append(done)
    if len(acts) == 2:
        print("written", flush=True)
        time.sleep(120)
    return done
sparing.write = write_and_hang
call_command("intake", undo=sys.argv[1])
"""


@pytest.mark.django_db(transaction=True)
def test_killed_it_leaves_whole_records_and_goes_on(folder: Path) -> None:
    run = taken(folder)
    publish([statement(11).key, statement(1).key])
    environment = {**os.environ, "DATABASE_URL": url_of_test_database(), "DJANGO_SETTINGS_MODULE": "archive.settings"}
    process = subprocess.Popen(
        [sys.executable, "-c", UNDO_AND_HANG, run], env=environment, cwd=settings.BASE_DIR,
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True,
    )  # fmt: skip
    try:
        assert process.stdout is not None
        assert "written\n" in iter(process.stdout.readline, ""), process.stderr and process.stderr.read()
    finally:
        process.send_signal(signal.SIGKILL)
        process.communicate()
    assert Statement.objects.count() == 11  # of the last two one is gone, the other is public
    assert Passage.objects.count() == 44
    assert "9 undone, 2 left as they are" in command(undo=run)
    assert Statement.objects.count() == Edition.objects.count() == 2
    assert Passage.objects.count() == 8
