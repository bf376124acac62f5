"""What honest operators hand in by mistake: each refusal has file, line and reason, the rest is taken, nothing fails."""

import csv
import os
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from archive.catalogue.models import Capture, Statement
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
