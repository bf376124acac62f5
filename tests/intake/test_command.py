"""`manage.py intake`: dry runs write nothing, refusals are told and the rest goes on."""

import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from archive.catalogue.models import Entry, Statement
from tests.intake.seed import FOLDER, SEED, load_seed

pytestmark = pytest.mark.django_db


def intake(*files: Path, **options: Any) -> str:
    out = StringIO()
    call_command("intake", *map(str, files), stdout=out, stderr=StringIO(), **options)
    return out.getvalue()


def test_dry_run_prints_one_object_a_line_and_writes_nothing() -> None:
    lines = intake(SEED, SEED, dry_run=True, json=True).splitlines()
    found = [json.loads(line) for line in lines]
    assert [record["number"] for record in found] == ["243-14-02-2022"] * 2
    assert not Entry.objects.exists()


@pytest.mark.parametrize("with_catalogue", [True, False], ids=["catalogue", "bare checkout"])
def test_the_six_people_are_recognized(with_catalogue: bool) -> None:
    if with_catalogue:
        load_seed()
    record = json.loads(intake(SEED, dry_run=True, json=True))
    people = {mention["key"] for mention in record["mentions"] if mention["kind"] == "person"}
    assert people == {
        "sergey-lavrov",
        "vladimir-putin",
        "antony-blinken",
        "jens-stoltenberg",
        "josep-borrell",
        "emmanuel-macron",
    }
    for mention in record["mentions"]:
        text = SEED.read_bytes().decode()
        assert text[mention["start"] : mention["end"]] == mention["words"]


def test_a_key_is_made_of_prefix_and_number() -> None:
    intake(SEED, prefix="mid-ru")
    assert Statement.objects.get().key == "mid-ru-243-14-02-2022"


def test_a_refused_file_does_not_stop_the_rest(tmp_path: Path) -> None:
    empty, good = tmp_path / "empty.txt", tmp_path / "good.txt"
    empty.write_bytes(b"")
    good.write_text("A statement by the minister\n\nWe met on 3 March 2021.\n", encoding="utf-8")
    with pytest.raises(CommandError, match="empty"):
        intake(empty, good, tmp_path / "missing.txt")
    assert Statement.objects.count() == 1


def test_record_files_name_one_another_in_any_order() -> None:
    intake(*sorted(FOLDER.glob("*.json"), reverse=True))
    assert Entry.objects.filter(key="mid-ru-243-14-02-2022").exists()


def test_an_unknown_key_writes_nothing(tmp_path: Path) -> None:
    place = {"key": "a-place", "kind": "place", "names": [{"text": "A", "language": "en"}], "details": {"within": "b"}}
    path = tmp_path / "places.json"
    path.write_text(json.dumps({"entries": [place]}))
    with pytest.raises(CommandError, match="key b"):
        intake(path)
    assert not Entry.objects.exists()


def test_reasons_are_told_in_the_language_that_is_asked_for(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    report = tmp_path / "report.csv"
    with pytest.raises(CommandError, match="«empty.txt» пуст"):
        intake(tmp_path / "empty.txt", report=report, language="ru")
    assert report.read_text("utf-8").splitlines()[1].endswith(",«empty.txt» пуст.")
