"""Files that name the key of a merged record lead to the one that it is now, and the report says so."""

import json
from io import StringIO
from pathlib import Path

import pghistory
import pytest
from django.core.management import call_command

from archive.catalogue.models import Entry, Participation, Text
from archive.publishing.acts import merge
from tests.factory import make_entry

pytestmark = pytest.mark.django_db


def names(text: str) -> list[dict[str, str]]:
    return [{"language": "en", "text": text, "kind": "preferred"}]


def record(key: str, speaker: str) -> dict:
    return {
        "key": key,
        "kind": "statement",
        "names": names("Remarks on the bridge"),
        "participations": [{"entry": speaker, "role": "speaker"}],
    }


def merged_twice() -> None:
    for key in ("berg-a", "berg-anna", "anna-berg"):
        make_entry("person", key, key=key)
    with pghistory.context(user=1):
        merge("berg-a", "berg-anna", "They are one.")
        merge("berg-anna", "anna-berg", "All are one.")


def intake(path: Path, **options: object) -> str:
    out = StringIO()
    call_command("intake", str(path), stdout=out, stderr=StringIO(), **options)
    return out.getvalue()


def test_a_record_that_names_a_merged_key_is_joined_to_what_it_is_now(tmp_path: Path) -> None:
    merged_twice()
    path = tmp_path / "records.json"
    path.write_text(json.dumps({"entries": [record("remarks", "berg-a")]}))
    report = tmp_path / "report.csv"
    told = intake(path, report=report)
    assert Participation.objects.get().participant.key == "anna-berg"
    assert "“berg-a” was merged into “anna-berg”" in told
    assert "“berg-a” was merged into “anna-berg”" in report.read_text()
    assert "1 taken" in told


def test_who_speaks_and_is_mentioned_in_a_described_text_is_what_the_key_leads_to(tmp_path: Path) -> None:
    merged_twice()
    (tmp_path / "talk.txt").write_text("Anna Berg: The bridge is open.\n\nKarl Lang: Indeed, Anna Berg.\n")
    records = {
        "entries": [record("remarks", "anna-berg")],
        "texts": [
            {
                "entry": "remarks",
                "file": "talk.txt",
                "language": "en",
                "speakers": [{"turn": 1, "person": "berg-a", "status": "confirmed"}],
                "mentions": [{"words": "Anna Berg", "entry": "berg-anna", "occurrence": 2}],
            }
        ],
    }
    path = tmp_path / "records.json"
    path.write_text(json.dumps(records))
    told = intake(path)
    text = Text.objects.get()
    assert text.passages.filter(turn=1).first().speaker.key == "anna-berg"
    assert text.mentions.get(how="by hand").entry.key == "anna-berg"
    assert "“berg-a” was merged into “anna-berg”" in told
    assert "“berg-anna” was merged into “anna-berg”" in told


def test_the_key_of_a_merged_record_is_not_taken_for_a_new_one(tmp_path: Path) -> None:
    merged_twice()
    path = tmp_path / "records.json"
    path.write_text(json.dumps({"entries": [{"key": "berg-a", "kind": "person", "names": names("A. Berg")}]}))
    assert "1 unchanged" in intake(path)
    assert Entry.objects.count() == 3


def test_a_row_of_a_table_under_a_merged_key_says_where_it_went(tmp_path: Path) -> None:
    path = tmp_path / "people.csv"
    path.write_text("id,name,birth\nberg-anna,Anna Berg,1950\nberg-a,A. Berg,1950\n")
    intake(path)
    with pghistory.context(user=1):
        merge("berg-a", "berg-anna", "They are one.")
    assert "“berg-a” was merged into “berg-anna”" in intake(path)
