"""What honest operators hand in by mistake: each refusal has file, line and reason, the rest is taken, nothing fails."""

import csv
import json
import os
import zipfile
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from archive.catalogue.models import Capture, Person, Statement, Text
from archive.intake.authorities import files
from archive.intake.descriptions import Description
from tests.intake.parsers.test_table import workbook
from tests.intake.test_bulk import speech

pytestmark = pytest.mark.django_db


def intake(folder: Path, **options: Any) -> dict[str, str]:
    """Take in a folder and return the reasons of its report, by file and line."""
    report = folder.parent / "report.csv"
    out = StringIO()
    try:
        call_command("intake", str(folder), report=report, processes=1, stdout=out, stderr=StringIO(), **options)
    except CommandError as error:
        out.write(str(error))
    start = len(str(folder)) + 1
    rows = csv.DictReader(report.read_text("utf-8").splitlines())
    return {f"{row['file'][start:]} {row['line']}".strip(): row["reason"] for row in rows}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "in"
    folder.mkdir()
    return folder


def test_a_name_that_is_no_utf8_is_kept_by_the_numbers_of_its_bytes(folder: Path) -> None:
    name = os.fsdecode(b"bad\xff.txt")
    (folder / name).write_text(speech(1))
    (folder / os.fsdecode(b"empty\xff.txt")).write_text("")
    assert intake(folder) == {"empty\\udcff.txt": "“empty\\udcff.txt” is empty."}
    assert Capture.objects.get().filename == "bad\\udcff.txt"
    key = Statement.objects.get().key
    (folder / name).write_text(speech(1).replace("all that", "nearly all that"))
    intake(folder)
    assert Statement.objects.get().key == key


def test_a_small_workbook_of_statements_is_no_table_of_people(folder: Path) -> None:
    rows = [["Title", "Date", "Speaker", "Text"], ["On bread", "2022-02-14", "Ann Berg", "There is bread."]]
    (folder / "a.xlsx").write_bytes(workbook(rows))
    assert intake(folder) == {}
    assert Statement.objects.get().names.get().text == "On bread"


def test_a_quotation_mark_that_is_not_closed_swallows_nothing(folder: Path) -> None:
    good = 'title,date,text\nOne,2021-03-03,"It is so,\nand it is good."\n'
    (folder / "a.csv").write_text(good + 'Two,2021-03-04,"It is not\nThree,2021-03-05,It is again.\n')
    (folder / "b.csv").write_text(good.rstrip("\n"))
    why = "“a.csv” is not a table that can be read: line 4 (“a quotation mark is not closed”)."
    (told,) = intake(folder).items()
    assert told == ("a.csv", why)
    assert {one.names.get().text for one in Statement.objects.all()} == {"One"}
    assert Statement.objects.count() == 2


def test_json_that_no_text_can_hold(folder: Path) -> None:
    words = ["half \\ud83d a letter", "none \\u0000 at all", "whole \\ud83d\\ude00 letters"]
    lines = [f'{{"id": "id-00000{at}", "title": "A", "text": "It is {word}."}}\n' for at, word in enumerate(words)]
    lines[2] = lines[2].replace('"A"', '"A", "date": {"year": 2021}')
    (folder / "a.jsonl").write_text("".join(lines))
    assert intake(folder) == {
        "a.jsonl 1": "The record has half a letter (an unpaired surrogate), which no text may hold.",
        "a.jsonl 2": "The record has the character U+0000, which no text may hold.",
    }
    assert "The value of “date” is nested, and could not be read." in Statement.objects.get().remarks


RECORD = '{{"entries": [{{"key": "a", "kind": "person", "names": [{{"text": "{name}", "language": "{language}"}}]}}]}}'


@pytest.mark.parametrize(
    ("name", "language", "why"),
    [
        ("half \\ud83d", "en", "entries[0].names[0].text: 'half \\ud83d'; expected words without U+0000"),
        ("none \\u0000", "en", "entries[0].names[0].text: 'none \\x00'; expected words without U+0000"),
        ("n" * 501, "en", "entries[0].names[0].text: "),
        ("Ann", "no language that there is", "expected at most 20 characters"),
    ],
)
def test_records_that_no_database_holds(folder: Path, name: str, language: str, why: str) -> None:
    (folder / "a.json").write_text(RECORD.format(name=name, language=language))
    (folder / "good.txt").write_text(speech(1))
    told = intake(folder)
    assert list(told) == ["a.json"]
    assert why in told["a.json"]
    assert Statement.objects.count() == 1


def test_an_empty_name_is_no_folder() -> None:
    with pytest.raises(CommandError, match="There is no such file"):
        call_command("intake", "", stdout=StringIO(), stderr=StringIO())


def test_two_records_of_one_key_in_one_run(folder: Path) -> None:
    """The second is no correction of the first: it is told, and the first stays."""
    with zipfile.ZipFile(folder / "a.zip", "w") as archive:
        archive.writestr("a.txt", speech(1))
        with pytest.warns(UserWarning, match="Duplicate name"):
            archive.writestr("a.txt", speech(2))
    record = {"id": "id-000001", "title": "A", "text": "He said it, or so it is told to us."}
    lines = [record, {**record, "text": "He said it, or so it is told to all of us."}, record]
    (folder / "b.jsonl").write_text("".join(json.dumps(one) + "\n" for one in lines))
    for _ in range(2):  # and so it is when it is started again
        told = intake(folder)
        assert "is the key of another record, too, that comes with this one" in told.pop("a.zip/a.txt")
        assert told.keys() == {"b.jsonl 2"}
        assert list(Text.objects.order_by("pk").values_list("received", flat=True)) == [speech(1), record["text"]]
    (folder / "b.jsonl").write_text(json.dumps(lines[1]) + "\n")
    assert intake(folder).keys() == {"a.zip/a.txt"}  # by itself it corrects the other
    assert Text.objects.filter(received=lines[1]["text"]).exists()


def test_two_files_of_one_number(folder: Path) -> None:
    for name, words in (("a.txt", speech(1)), ("b.txt", speech(1).replace("all that", "nearly all that"))):
        (folder / name).write_text(words.replace("Speech", "No. 243-14\n\nSpeech"))
    for _ in range(2):
        assert intake(folder).keys() == {"b.txt"}
        assert "nearly" not in Text.objects.get().received


def test_a_name_that_is_too_long_is_told(folder: Path) -> None:
    (folder / "people.csv").write_text(f"name,birth\n{'N' * 501},1970\nAnn Berg,1950\n")
    (folder / "b.csv").write_text(f"title,date,text\n{'T' * 501},2021-03-03,So it is said.\n")
    assert intake(folder) == {"people.csv 2": "A name has more than 500 characters: its beginning was taken."}
    assert "The title has 501 characters: its beginning was taken." in Statement.objects.get().remarks


def test_a_parser_of_people_that_fails_stops_nothing_else(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    describe = files.describe

    def failing(data: bytes, name: str, form: str) -> Description:
        if name == "a.csv":
            raise TypeError("it is broken")
        return describe(data, name, form)

    monkeypatch.setattr(files, "describe", failing)
    for name in ("a.csv", "b.csv"):
        (folder / name).write_text(f"name,birth\nAnn Berg {name[0]},1950\n")
    (folder / "c.txt").write_text(speech(1))
    assert intake(folder) == {"a.csv": "The program failed on it (TypeError: it is broken)."}
    assert (Person.objects.count(), Statement.objects.count()) == (1, 1)
