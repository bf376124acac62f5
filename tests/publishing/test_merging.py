"""Two records made one and parted again: every value chosen, everything moved, readers led there and back."""

from typing import Any

import pghistory
import pytest
from django.apps import apps

from archive.catalogue.models import (
    Entry,
    Mark,
    Merger,
    OpenWork,
    Participation,
    PossibleDuplicate,
    Relation,
    Unpublished,
)
from archive.publishing.acts import PublishingError, merge, publish, withdraw
from archive.publishing.merging import Choices, open_choices, row_name
from archive.publishing.unmerging import unmerge
from archive.reading.chain import Fault, walk
from archive.reading.models import Edition
from tests.factory import make_entry, make_mention, make_tenure, make_text

pytestmark = pytest.mark.django_db
KEPT_APART = (Mark, Merger, Unpublished, OpenWork)


def catalogue() -> dict[str, list[dict[str, Any]]]:
    """Return every row of the catalogue, but for when it was saved."""
    models = [one for one in apps.get_app_config("catalogue").get_models() if not hasattr(one, "pgh_tracked_model")]
    return {
        model.__name__: [
            {name: value for name, value in row.items() if name != "changed_at"}
            for row in model._default_manager.order_by("pk").values()
        ]
        for model in models
        if model not in KEPT_APART
    }


@pytest.fixture
def two() -> tuple[Entry, Entry]:
    """Return two people who are one, named in every way in which people are named."""
    one = make_entry("person", "S. Lavrov", summary="A minister.", when_edtf="1950-03-21/..", gender="male")
    other = make_entry("person", "Sergey Lavrov", summary="The minister.")
    one.names.create(text="Лавров", language="ru")
    speech = make_entry()
    one.topics.add(make_entry("topic"))
    one.identifiers.create(scheme="wikidata", value="Q58217")
    for person in (one, other):
        Participation.objects.create(entry=speech, participant=person, role="speaker")
    Relation.objects.create(subject=make_entry("document"), type="cites", object=one)
    text = make_text(speech, "Lavrov spoke.\n\nHe went on.")
    make_mention(text, "Lavrov", one)
    make_mention(text, "Lavrov spoke", other)
    text.passages.filter(anchor="p1").update(speaker=one, turn=1)
    tenure = make_tenure(one, "2004/..")
    make_tenure(other, "2004/..", office=tenure.office)
    publish(list(Entry.objects.values_list("key", flat=True)))
    PossibleDuplicate.objects.create(first=one, second=other, why="The same family name.")
    return one, other


def test_values_are_kept_chosen_or_filled_in(two: tuple[Entry, Entry]) -> None:
    one, other = two
    merge(one.key, other.key, "One minister.", Choices(fields=frozenset({"summary"}), preferred=frozenset({"en"})))
    target = Entry.objects.get(pk=other.pk).record
    assert (target.summary, target.when_edtf, target.gender) == ("A minister.", "1950-03-21/..", "male")
    assert target.label == "S. Lavrov"
    assert set(target.names.values_list("text", "language", "kind")) == {
        ("Sergey Lavrov", "en", "variant"),
        ("S. Lavrov", "en", "preferred"),
        ("Лавров", "ru", "preferred"),
    }


def test_what_was_not_chosen_stays_the_target_s(two: tuple[Entry, Entry]) -> None:
    one, other = two
    merge(one.key, other.key, "One minister.")
    target = Entry.objects.get(pk=other.pk)
    assert (target.summary, target.label) == ("The minister.", "Sergey Lavrov")


def test_everything_is_moved(two: tuple[Entry, Entry]) -> None:
    one, other = two
    merge(one.key, other.key, "One minister.")
    source = Entry.objects.get(pk=one.pk)
    assert source.state == "merged"
    for rows in (source.names, source.takes_part_in, source.mentioned_in, source.passages_spoken, source.related_from):
        assert not rows.exists()
    assert other.mentioned_in.count() == 2
    assert other.tenures.count() == 1  # they said the same
    assert (other.topics.count(), other.identifiers.count(), other.takes_part_in.count()) == (1, 1, 1)
    assert PossibleDuplicate.objects.get().state == "merged"


def test_of_rows_that_clash_either_can_be_chosen() -> None:
    for chosen, kept in (("source", "He"), ("target", "him")):
        one, other, speech = make_entry("person"), make_entry("person"), make_entry()
        Participation.objects.create(entry=speech, participant=one, role="speaker", named_as="He")
        Participation.objects.create(entry=speech, participant=other, role="speaker", named_as="him")
        publish([one.key, other.key])
        ((row, _),) = open_choices(one, other)
        merge(one.key, other.key, "The same.", Choices(rows={row_name(row): chosen}))
        assert list(speech.participations.values_list("participant", "named_as")) == [(other.pk, kept)]


def test_what_tied_the_two_to_each_other_goes() -> None:
    one, other = make_entry("document"), make_entry("document")
    Relation.objects.create(subject=one, type="cites", object=other)
    Relation.objects.create(subject=other, type="replies-to", object=one)
    publish([one.key, other.key])
    merge(one.key, other.key, "The same.")
    assert not Relation.objects.exists()


def test_a_draft_is_merged_without_a_word_to_readers() -> None:
    draft, other = make_entry("person"), make_entry("person")
    publish([other.key])
    assert merge(draft.key, other.key, "The same.") is None
    assert Edition.objects.count() == 1
    unmerge(draft.key, "Not the same.")
    assert (Entry.objects.get(pk=draft.pk).state, Edition.objects.count()) == ("draft", 1)


def test_what_is_public_is_not_led_to_what_is_not() -> None:
    public, draft = make_entry("person"), make_entry("person")
    publish([public.key])
    with pytest.raises(PublishingError, match="not published"):
        merge(public.key, draft.key, "The same.")


def test_undone_the_catalogue_is_as_it_was(two: tuple[Entry, Entry]) -> None:
    one, other = two
    before = catalogue()
    merge(one.key, other.key, "One minister.", Choices(fields=frozenset({"summary"}), preferred=frozenset({"en"})))
    assert catalogue() != before
    unmerge(one.key, "Father and son.")
    assert catalogue() == before


def test_undone_both_are_told_to_readers(two: tuple[Entry, Entry], reader: Any) -> None:
    one, other = two
    merge(one.key, other.key, "One minister.")
    publish([other.key], "All names of the minister.")
    old = f"/people/{one.key}/"
    answer = reader.get(old)
    assert (answer.status_code, answer["Location"]) == (301, f"/people/{other.key}/")
    assert "no-cache" in answer["Cache-Control"], "what may be undone is not kept for good"
    editions = unmerge(one.key, "Father and son.")
    assert [edition.key for edition in editions] == [one.key, other.key]
    assert [edition.note for edition in editions] == ["Father and son."] * 2
    page = reader.get(old)
    assert page.status_code == 200
    assert "S. Lavrov" in page.content.decode()
    assert "Лавров" not in reader.get(f"/people/{other.key}/").content.decode()
    assert "S. Lavrov" in reader.get("/people/").content.decode()
    assert not any(isinstance(step, Fault) for step in walk(Edition.objects.order_by("number")))
    for number, status in ((1, 200), (2, 301), (3, 200)):
        assert reader.get(f"{old}editions/{number}/").status_code == status
    assert reader.get(f"{old}editions/").status_code == 200


def test_undone_the_other_is_left_alone_where_readers_never_saw_them_as_one(two: tuple[Entry, Entry]) -> None:
    one, other = two
    merge(one.key, other.key, "One minister.")
    with pghistory.context():  # in a test all is one transaction; at the desk each request is an act of its own
        other.identifiers.create(scheme="viaf", value="1")
    assert [edition.key for edition in unmerge(one.key, "Father and son.")] == [one.key]
    assert other.identifiers.count() == 1


def test_what_was_changed_since_stands_in_the_way_and_is_named(two: tuple[Entry, Entry]) -> None:
    one, other = two
    merge(one.key, other.key, "One minister.")
    with pghistory.context():
        other.names.filter(text="Лавров").update(text="С. Лавров")
    with pytest.raises(PublishingError, match="С. Лавров"):
        unmerge(one.key, "Father and son.")
    assert Entry.objects.get(pk=one.pk).state == "merged"


def test_only_what_is_merged_is_parted() -> None:
    with pytest.raises(PublishingError, match="not merged"):
        unmerge(make_entry().key, "Why?")


def test_merged_again_after_it_was_undone(two: tuple[Entry, Entry]) -> None:
    one, other = two
    for _ in range(2):
        merge(one.key, other.key, "One minister.")
        unmerge(one.key, "Father and son.")
    assert list(Edition.objects.filter(key=one.key).values_list("act", flat=True)) == [
        "publish", "merge", "publish", "merge", "publish",
    ]  # fmt: skip


def test_the_one_that_stayed_was_withdrawn_meanwhile(two: tuple[Entry, Entry]) -> None:
    one, other = two
    merge(one.key, other.key, "One minister.")
    withdraw(other.key, "A mistake.")
    assert [edition.key for edition in unmerge(one.key, "Father and son.")] == [one.key]
