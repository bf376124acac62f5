"""Dumps: what was published goes out and comes back the same; what is no dump is refused with its line."""

import gzip
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from archive.publishing.acts import publish, withdraw
from archive.reading.models import Edition
from tests.factory import make_entry

pytestmark = pytest.mark.django_db


def dump() -> str:
    out = StringIO()
    call_command("register", "dump", stdout=out)
    return out.getvalue()


def empty_the_register() -> None:
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE reading_edition DISABLE TRIGGER USER")
        cursor.execute("DELETE FROM reading_edition")


@pytest.fixture
def lines() -> list[str]:
    keys = [make_entry().key for _ in range(3)]
    publish(keys, "first")
    withdraw(keys[0], "a mistake")
    return dump().splitlines(keepends=True)


def load(path: Path) -> None:
    call_command("register", "load", path, stderr=StringIO())


def test_what_goes_out_comes_back_the_same(lines: list[str], tmp_path: Path) -> None:
    empty_the_register()
    path = tmp_path / "dump.jsonl.gz"
    path.write_bytes(gzip.compress("".join(lines).encode()))
    load(path)
    assert dump() == "".join(lines)
    load(path)  # what is held is passed over
    assert Edition.objects.count() == 4


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        (lambda lines: [lines[0], lines[2], lines[3]], "No. 2 is removed"),
        (lambda lines: [lines[0], lines[1].replace("first", "other"), *lines[2:]], "No. 2 is altered"),
        (lambda lines: [lines[0], '{"number": 2}\n'], "Line 2 is not an edition"),
        (lambda lines: [lines[0], lines[1].replace('"number":2', '"number":"2"')], "number is missing, unknown or"),
        (lambda lines: ["[]\n"], "Line 1"),
        (lambda lines: ["nonsense\n"], "Line 1"),
    ],
    ids=["removed", "altered", "incomplete", "number as words", "a list", "no JSON"],
)
def test_what_is_no_whole_dump_is_refused(lines: list[str], tmp_path: Path, change, fault: str) -> None:
    empty_the_register()
    path = tmp_path / "dump.jsonl"
    path.write_text("".join(change(lines)), encoding="utf-8")
    with pytest.raises(CommandError, match=fault):
        load(path)
    assert not Edition.objects.exists()


def test_files_that_cannot_be_read_are_refused_in_words(tmp_path: Path) -> None:
    cut, binary = tmp_path / "cut.gz", tmp_path / "binary.jsonl"
    cut.write_bytes(gzip.compress(b"x" * 5000)[:40])
    binary.write_bytes(b"\xff\xfe\x00")
    for path in (cut, binary, tmp_path / "missing"):
        with pytest.raises(CommandError, match="Added before that: 0"):
            load(path)
