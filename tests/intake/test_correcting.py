"""Corrected sources: what nobody has worked on is replaced, key and anchors kept; anything else is a conflict."""

from collections.abc import Callable
from typing import Any

import pghistory
import pytest

from archive.catalogue.models import Capture, Emendation, Entry, Mention, Passage, Text
from archive.intake.anchors import kept_anchors
from archive.intake.arrivals import CHANGED, REFUSED, TAKEN, UNCHANGED
from archive.intake.rows import PassageRow
from archive.publishing.acts import publish
from tests.factory import make_entry
from tests.intake.test_taking import arrival, statuses, take

BEFORE = """A speech on many things

3 March 2021

Mr. Smith: We met on 4 May 2020 in the old town hall.

The weather was fine and everybody was content with it.

We shall meet again when the leaves are falling, I am told."""
AFTER = BEFORE.replace("was fine and", "was not fine, but").replace(
    "We shall meet", "Nobody had expected any such thing of them.\n\nWe shall meet"
)
ANOTHER = "A wholly different thing\n\n9 April 2015\n\nNothing of the other is said here, not a word or a line."


def anchors() -> dict[str, str]:
    """Return the words of every passage by its anchor."""
    text = Text.objects.get()
    return {one.anchor: text.received[one.start : one.end] for one in text.passages.all()}


@pytest.mark.django_db
def test_a_corrected_text_keeps_key_and_anchors() -> None:
    assert statuses(arrival(BEFORE, "one")) == [TAKEN]
    old, entry = anchors(), Entry.objects.get()
    assert statuses(arrival(AFTER, "one")) == [CHANGED]
    new = anchors()
    assert Entry.objects.get().pk == entry.pk
    kept = {anchor for anchor in old if new.get(anchor) == old[anchor]}
    (changed,) = set(old) - kept
    assert new[changed] == old[changed].replace("was fine and", "was not fine, but")
    (fresh,) = set(new) - set(old)
    assert new[fresh].startswith("Nobody had expected")


@pytest.mark.django_db
def test_again_the_corrected_text_changes_nothing_and_a_further_one_does() -> None:
    take([arrival(BEFORE, "one"), arrival(AFTER, "one")])
    assert statuses(arrival(AFTER, "one")) == [UNCHANGED]
    assert statuses(arrival(AFTER + " And so on.", "one")) == [CHANGED]


@pytest.mark.django_db
def test_the_former_source_is_kept() -> None:
    take([arrival(BEFORE, "one"), arrival(AFTER, "one")])
    assert {bytes(one.content).decode() for one in Capture.objects.all()} == {BEFORE, AFTER}


@pytest.mark.django_db
def test_title_and_date_follow_the_correction() -> None:
    take([arrival(BEFORE, "one"), arrival(BEFORE.replace("many", "all").replace("3 March", "5 March"), "one")])
    entry = Entry.objects.get()
    assert (entry.label, entry.when_edtf) == ("A speech on all things", "2021-03-05")
    assert entry.names.get().text == "A speech on all things"


@pytest.mark.django_db
def test_other_bytes_of_the_same_text_are_no_change() -> None:
    assert statuses(arrival(BEFORE, "one"), arrival(BEFORE, "one", id="1")) == [TAKEN, UNCHANGED]


def confirm_a_speaker() -> None:
    Passage.objects.update(speaker_status="confirmed")


def reject_a_mention() -> None:
    Mention.objects.update(status="rejected")


def emend() -> None:
    Emendation.objects.create(text=Text.objects.get(), start=0, end=1, received="A", proposed="The", why="so", by="me")


def publish_it() -> None:
    publish(["one"])


def summarize() -> None:
    Entry.objects.update(summary="It is about many things.")


def work_at_the_desk() -> None:
    with pghistory.context(user=1):
        Entry.objects.get().names.create(text="Another name", language="en", kind="variant", folded="another name")


def name_it_otherwise() -> None:
    Entry.objects.get().names.create(text="Речь", language="ru")


def remove_a_passage() -> None:
    Passage.objects.order_by("-position")[0].delete()


@pytest.mark.django_db
@pytest.mark.parametrize(
    "work",
    [
        confirm_a_speaker,
        reject_a_mention,
        emend,
        publish_it,
        summarize,
        work_at_the_desk,
        name_it_otherwise,
        remove_a_passage,
    ],
)
def test_what_a_curator_has_done_is_never_overwritten(work: Callable[[], None]) -> None:
    take([arrival(BEFORE, "one")])
    work()
    before = anchors()
    (outcome,) = take([arrival(AFTER, "one")])
    assert (outcome.status, Text.objects.get().received) == (REFUSED, BEFORE)
    assert "so its corrected source was not taken in" in outcome.reason
    assert anchors() == before


@pytest.mark.django_db
@pytest.mark.parametrize("other", ["text", "language", "kind"])
def test_what_is_no_correction_is_not_taken_for_one(other: str) -> None:
    if other == "kind":
        make_entry("person", key="one")
    else:
        take([arrival(BEFORE, "one")])
    new: Any = arrival(ANOTHER if other == "text" else AFTER, "one")
    if other == "language":
        new = type(new)(**{**vars(new), "record": new.record._replace(language="ru")})
    assert statuses(new) == [REFUSED]
    assert Text.objects.filter(received=BEFORE).exists() == (other != "kind")


def rows(*words: str) -> tuple[str, list[PassageRow]]:
    """Return a text of these paragraphs and its passages."""
    passages, start = [], 0
    for number, one in enumerate(words, 1):
        passages.append(
            PassageRow(
                number, f"p{number}", number, "paragraph", start, start + len(one), None, None, None, "", "", "", ""
            )
        )
        start += len(one) + 1
    return " ".join(words), passages


A, B, C, D = "The first thing we said.", "Another, later on.", "Quite a third one!", "Or none of these, 1234567."


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ([A, B, C], [A, B, C], ["p1", "p2", "p3"]),
        ([A, B, C], [A, C], ["p1", "p3"]),
        ([A, C], [A, B, C], ["p1", "p3", "p2"]),
        ([A, B, C], [D, A, B, C], ["p4", "p1", "p2", "p3"]),
        ([A, B], [A, B.replace("later", "much later")], ["p1", "p2"]),
        ([A, B], [A, D], ["p1", "p3"]),
        ([A, B, C], [A, D, B + " Yes.", C], ["p1", "p4", "p2", "p3"]),
        ([], [A], ["p1"]),
    ],
)
def test_anchors(before: list[str], after: list[str], expected: list[str]) -> None:
    (text, old), (new_text, new) = rows(*before), rows(*after)
    kept = kept_anchors(text, old, new_text, new)
    assert [one.anchor for one in kept] == expected
    assert [one.number for one in kept] == [int(anchor[1:]) for anchor in expected]
    assert [(one.start, one.end) for one in kept] == [(one.start, one.end) for one in new]
