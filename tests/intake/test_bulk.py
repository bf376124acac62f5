"""`manage.py intake` in bulk: what was taken is not taken again, what is refused is told, nothing becomes public."""

import csv
import json
import re
from collections import Counter
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from archive.catalogue.models import Capture, Entry, Passage, Statement
from archive.intake import bulk
from archive.intake.arrivals import Outcome
from archive.intake.tally import Progress, Tally
from archive.reading.models import Edition
from tests.intake.test_sources import zipped

pytestmark = pytest.mark.django_db
COUNTS = re.compile(r"(\d+) taken, (\d+) changed, (\d+) unchanged, (\d+) refused")


def speech(number: int) -> str:
    return f"Speech {number}\n\n3 March 2021\n\nMr. Smith: We met {number} times.\n\nThat was all that was said.\n"


def speeches(folder: Path, many: int) -> Path:
    """Return a folder, made where there is none, with so many speeches."""
    folder.mkdir(exist_ok=True)
    for number in range(many):
        (folder / f"{number:02}.txt").write_text(speech(number))
    return folder


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder of twenty speeches, in which one file is none."""
    speeches(tmp_path, 20)
    (tmp_path / "13.txt").write_bytes(b"\x00\x01\x02")
    return tmp_path


def intake(*named: Path, **options: Any) -> tuple[int, ...]:
    """Return how many were taken, changed, unchanged and refused."""
    out = StringIO()
    try:
        call_command("intake", *map(str, named), stdout=out, stderr=StringIO(), **options)
    except CommandError as error:
        out.write(f"{error}")
    counts = COUNTS.search(out.getvalue())
    assert counts, out.getvalue()
    return tuple(map(int, counts.groups()))


@pytest.mark.parametrize("processes", [1, 2])
def test_a_folder_with_a_bad_file(folder: Path, processes: int) -> None:
    assert intake(folder, processes=processes) == (19, 0, 0, 1)
    assert Statement.objects.count() == 19


def test_again_it_changes_nothing_and_reads_nothing(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    intake(folder)
    before = list(Entry.objects.order_by("pk").values())
    asked = Counter[str]()

    def counted(sources: Any, *args: Any) -> Any:
        for source in sources:
            asked[source.filename] += 1
        return iter(())

    monkeypatch.setattr(bulk, "read", counted)
    assert intake(folder) == (0, 0, 19, 0)
    assert list(asked) == ["13.txt"]
    assert list(Entry.objects.order_by("pk").values()) == before


def test_a_corrected_file_changes_its_record(folder: Path) -> None:
    intake(folder)
    key = Statement.objects.get(names__text="Speech 7").key
    (folder / "07.txt").write_text(speech(7).replace("all that", "nearly all that"))
    assert intake(folder) == (0, 1, 18, 1)
    assert "nearly all" in Statement.objects.get(key=key).texts.get().received


def test_refusals_have_file_and_reason_in_a_table_too(folder: Path, tmp_path: Path) -> None:
    report = tmp_path / "report.csv"
    with pytest.raises(CommandError, match=r"13\.txt: .*binary"):
        call_command("intake", str(folder / "1*.txt"), "=1+1", report=report, stdout=StringIO(), stderr=StringIO())
    reasons = {row["file"]: row["reason"] for row in csv.DictReader(report.read_text(encoding="utf-8").splitlines())}
    assert reasons.keys() == {str(folder / "13.txt"), "'=1+1"}
    assert "binary" in reasons[str(folder / "13.txt")]


def test_an_archive_and_the_folder_it_was_made_of_are_the_same(folder: Path, tmp_path: Path) -> None:
    archive = zipped(tmp_path / "all.zip", {f"x/{path.name}": path.read_bytes() for path in folder.glob("0*.txt")})
    assert intake(archive) == (10, 0, 0, 0)
    assert intake(folder / "0*.txt") == (0, 0, 10, 0)


def test_nothing_becomes_public_unless_it_is_said(folder: Path) -> None:
    intake(folder / "0*.txt")
    intake(folder / "10.txt", draft_only=True)
    assert not Edition.objects.exists()
    assert not Entry.objects.exclude(state="draft").exists()


def test_publish_publishes_what_is_named_even_if_taken_before(folder: Path) -> None:
    intake(folder / "00.txt")
    intake(folder / "11.txt")
    intake(folder / "0*.txt", publish=True)
    published = set(Edition.objects.values_list("content__label", flat=True))
    assert published == {f"Speech {number}" for number in range(10)}


def test_a_batch_is_written_when_it_is_full(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bulk, "BATCH", 4)
    sizes: list[int] = []
    take = bulk.take
    monkeypatch.setattr(bulk, "take", lambda batch: sizes.append(len(batch)) or take(batch))
    assert intake(folder) == (19, 0, 0, 1)
    assert sizes == [4, 4, 4, 4, 3]


def test_stopped_it_keeps_whole_batches_and_goes_on(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bulk, "BATCH", 4)
    take, batches = bulk.take, iter(range(9))

    def interrupted(batch: Any) -> Any:
        outcomes = take(batch)
        if next(batches) == 2:
            raise KeyboardInterrupt
        return outcomes

    monkeypatch.setattr(bulk, "take", interrupted)
    errors = StringIO()
    with pytest.raises(SystemExit) as stopped:
        call_command("intake", str(folder), stdout=StringIO(), stderr=errors)
    assert stopped.value.code == 130
    assert "Stopped: 8 taken" in errors.getvalue()
    assert Statement.objects.count() == Capture.objects.count() == 12
    monkeypatch.setattr(bulk, "take", take)
    assert intake(folder) == (7, 0, 12, 1)
    assert Passage.objects.count() == 19 * 4


def test_progress_is_a_bar_on_a_terminal_and_lines_elsewhere() -> None:
    for terminal in (True, False):
        stream = StringIO()
        stream.isatty = lambda terminal=terminal: terminal  # type: ignore[method-assign]
        progress, tally = Progress(stream, 200, every=0), Tally()
        tally.add(Outcome("a.txt", "taken"))
        progress.advance(50).show(tally)
        assert " 25%" in stream.getvalue()
        assert "1 taken" in stream.getvalue()
        assert stream.getvalue().startswith("\r") == terminal


def statements(count: int, **changed: str) -> str:
    """Return statements as JSON lines; of the second some values are changed."""
    rows = [{"id": f"s-{at}", "title": f"Words {at}", "date": "2021-03-03", "text": f"He said {at}, or so it is told."}
            for at in range(count)]  # fmt: skip
    rows[1] |= changed
    return "".join(json.dumps(row) + "\n" for row in rows)


def test_lines_of_json_are_records_with_their_own_sources(tmp_path: Path) -> None:
    path, report = tmp_path / "all.jsonl", tmp_path / "report.csv"
    path.write_text(statements(3) + "{not json\n" + statements(5))
    assert intake(path, prefix="mid", report=report) == (5, 0, 3, 1)
    assert next(csv.DictReader(report.read_text().splitlines()))["line"] == "4"
    assert set(Entry.objects.values_list("key", flat=True)) == {f"mid-all-s-{at}" for at in range(5)}
    assert {bytes(one.content) for one in Capture.objects.all()} == {
        line.encode() for line in statements(5).split("\n")[:5]
    }
    path.write_text(statements(5, text="He said 1, or so it is told by others."))
    assert intake(path, prefix="mid") == (0, 1, 4, 0)


def test_json_of_another_shape_than_records_is_a_source(tmp_path: Path) -> None:
    path = tmp_path / "one.json"
    path.write_text(statements(2).splitlines()[0])
    assert intake(path) == (1, 0, 0, 0)
    assert intake(path) == (0, 0, 1, 0)
