"""Taking in a batch: what COPY writes is what loading one by one writes, once, whole, with its history."""

from typing import Any

import pytest
from django.apps import apps

from archive.catalogue.models import Capture, Entry, Mention, Name, Participation, Passage, Statement, Text
from archive.intake.arrivals import REFUSED, TAKEN, UNCHANGED, Arrival, key_of
from archive.intake.drafts import Understood
from archive.intake.load import known_names, load_draft
from archive.intake.parsers.plain import parse
from archive.intake.received import receive
from archive.intake.rows import record_of
from archive.intake.taking import take
from tests.factory import make_entry
from tests.intake.seed import SEED, load_seed

pytestmark = pytest.mark.django_db


def arrival(text: str, key: str, **fields: Any) -> Arrival:
    """Return a record of plain text that arrives under a key."""
    received = receive(text.encode())
    stated = fields.pop("stated", {})
    draft = parse(received.text, known_names=fields.pop("finder", None))
    record = record_of(Understood(draft, received, fields.pop("id", ""), stated), received.bytes)
    return Arrival("a.txt", None, key, received.bytes, received.sha256, record, **fields)


def speech(number: int) -> str:
    return f"Speech number {number}\n\n3 March 2021\n\nMr. Smith: We met on 4 May 2020.\n\nWe meet again, {number}."


def statuses(*batch: Arrival) -> list[str]:
    return [outcome.status for outcome in take(batch)]


SPAN = ("start", "end", "words", "how", "readings", "status", "when_words", "when_edtf", "when_earliest", "when_latest")
PASSAGE = (
    "position", "anchor", "number", "kind", "start", "end", "turn", "label_start", "label_end", "speaker__key",
    "speaker_name", "speaker_status", "speaker_why", "office", "office_as_labelled",
)  # fmt: skip


def all_of(entry: Entry) -> dict[str, Any]:
    """Return everything that stands in the catalogue of an entry, but for keys and times."""
    text = Text.objects.get(entry=entry)
    ignored = {"id", "entry_ptr", "key", "created_at", "changed_at", "remarks", "entry", "topics", "collections"}
    fields = [field.name for field in Statement._meta.get_fields() if field.concrete and field.name not in ignored]
    return {
        "entry": Statement.objects.filter(pk=entry.pk).values(*fields).get(),
        "names": list(Name.objects.filter(entry=entry).values("text", "language", "kind", "folded")),
        "text": Text.objects.filter(pk=text.pk)
        .values("identifier", "language", "title", "standing", "received", "pages")
        .get(),
        "capture": Capture.objects.filter(texts=text).values("sha256", "size", "encoding", "media_type").get(),
        "passages": list(Passage.objects.filter(text=text).values(*PASSAGE)),
        "mentions": list(Mention.objects.filter(text=text).order_by("start", "entry__key").values("entry__key", *SPAN)),
        "speakers": list(Participation.objects.filter(entry=entry).values("participant__key", "role", "named_as")),
    }


def test_copying_writes_what_loading_writes() -> None:
    load_seed()
    Entry.objects.filter(key="mid-ru-243-14-02-2022").delete()
    Capture.objects.all().delete()
    received = receive(SEED.read_bytes(), SEED.name)
    draft = parse(received.text, known_names=known_names())
    loaded = load_draft(draft, received, key="one-by-one")
    first = all_of(loaded)
    loaded.delete()
    Capture.objects.all().delete()
    record = record_of(Understood(draft, received), received.bytes)
    take([Arrival(SEED.name, None, "by-copy", received.bytes, received.sha256, record)])
    second = all_of(Entry.objects.get(key="by-copy"))
    assert second["entry"].pop("place") == Entry.objects.get(key="moscow").pk
    assert first["entry"].pop("place") is None  # at the desk a curator chooses the place
    assert second == first
    assert len(first["speakers"]) == 2
    assert any(mention["entry__key"] for mention in first["mentions"])


def test_a_batch_takes_as_many_queries_as_one(django_assert_max_num_queries: Any) -> None:
    for size in (1, 25):
        batch = [arrival(speech(size * 100 + at), f"speech-{size}-{at}") for at in range(size)]
        with django_assert_max_num_queries(19):
            assert {outcome.status for outcome in take(batch)} == {TAKEN}
    assert Passage.objects.filter(text__entry__key__startswith="speech-25").count() == 25 * 4


@pytest.mark.parametrize("model", ["Entry", "Statement", "Name", "Capture", "Text", "Passage", "Mention"])
def test_history_sees_every_row_that_is_copied(model: str) -> None:
    take([arrival(speech(at), f"speech-{at}") for at in range(3)])
    rows, events = (apps.get_model("catalogue", name)._default_manager for name in (model, f"{model}Event"))
    assert sorted(events.filter(pgh_label="insert").values_list("pgh_obj_id", flat=True)) == sorted(
        rows.values_list("pk", flat=True)
    )
    assert not events.exclude(pgh_label="insert").exists()


def test_again_changes_nothing() -> None:
    batch = [arrival(speech(at), f"speech-{at}") for at in range(3)]
    assert statuses(*batch) == [TAKEN] * 3
    before = list(Entry.objects.order_by("pk").values())
    assert statuses(*batch) == [UNCHANGED] * 3
    assert list(Entry.objects.order_by("pk").values()) == before


def test_the_same_bytes_twice_in_a_batch_are_one_record() -> None:
    assert statuses(arrival(speech(1), "one"), arrival(speech(1), "two")) == [TAKEN, UNCHANGED]
    assert Entry.objects.get().key == "one"


def test_records_of_one_source_share_its_capture() -> None:
    one, two = (arrival(speech(1), key, id=key, shared=True) for key in ("one", "two"))
    assert statuses(one, two) == [TAKEN, TAKEN]
    assert Capture.objects.get().texts.count() == 2


def test_two_texts_under_one_key_are_told_of() -> None:
    outcomes = take([arrival(speech(1), "one"), arrival("Something else\n\nNothing of it is alike.", "one")])
    assert [outcome.status for outcome in outcomes] == [TAKEN, REFUSED]
    assert "one was made from another source" in outcomes[1].reason


def test_what_the_database_cannot_hold_is_refused_alone() -> None:
    good = [arrival(speech(at), f"speech-{at}") for at in range(5)]
    outcomes = take([*good[:2], arrival(speech(9), "Not A Key"), *good[2:]])
    assert {outcome.key for outcome in outcomes if outcome.status == REFUSED} == {"Not A Key"}
    assert Entry.objects.count() == 5


def test_a_speaker_borne_by_two_is_not_chosen_between() -> None:
    make_entry("person", name="Smith", key="one-smith")
    take([arrival(speech(1), "before")])
    make_entry("person", name="Smith", key="other-smith")
    take([arrival(speech(2), "after")])
    named = {
        key: set(Passage.objects.filter(text__entry__key=key).values_list("speaker__key", flat=True))
        for key in ("before", "after")
    }
    assert "other-smith" not in named["before"] | named["after"]
    assert "one-smith" not in named["after"]


def test_what_a_source_states_is_kept_in_fields_or_remarks() -> None:
    publisher = make_entry("organization", name="Ministry of Everything")
    stated = {
        "kind": "document", "form": "letter", "standing": "prepared", "publisher": "Ministry of Everything",
        "addressee": "The Queen", "address": "https://example.org/1",
    }  # fmt: skip
    take([arrival(speech(1), "one", stated=stated)])
    document = Entry.objects.get(key="one").record
    assert (document.kind, document.form, document.publisher_id) == ("document", "letter", publisher.pk)
    text = document.texts.get()
    assert (text.standing, text.capture.address) == ("prepared", "https://example.org/1")
    assert "addressee: The Queen" in document.remarks


def test_troubles_wait_in_the_remarks_of_the_desk() -> None:
    take([arrival("A speech without a day\n\nSo it is.", "one")])
    assert "No day of speaking" in Entry.objects.get().remarks


def test_a_capture_that_waited_at_the_desk_is_used() -> None:
    waiting = Capture.objects.create(content=speech(1).encode())
    take([arrival(speech(1), "one")])
    assert Text.objects.get().capture == waiting


@pytest.mark.parametrize(
    ("number", "id", "expected"),
    [
        ("243-14-02-2022", "7", "mid-243-14-02-2022"),
        ("", "Speech 7", "mid-speech-7"),
        ("№", "", "mid-statement-"),
        ("No. 12", "frus:1861-12", "mid-frus-1861-12"),
        ("", "d12", "mid-one-d12"),
        ("", "十二", "mid-statement-"),
    ],
)
def test_keys(number: str, id: str, expected: str) -> None:
    assert key_of(number, id, "folder/one.txt", "MID").startswith(expected)
    assert key_of("", "", "a.txt", "") == key_of("", "", "a.txt", "") != key_of("", "", "b.txt", "")


def test_keys_of_many_records_differ() -> None:
    long = "https://example.org/a-very-long-address/" + "word-" * 30
    keys = {key_of("", f"{long}{number}", "a.jsonl", "mid") for number in range(9)}
    assert len(keys) == 9
    assert max(map(len, keys)) <= 120
    assert key_of("", "d1", "volumes/1861.xml", "") != key_of("", "d1", "volumes/1862.xml", "")
    assert key_of("", "", "a.jsonl", "", 1) != key_of("", "", "a.jsonl", "", 2)
