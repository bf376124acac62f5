"""Publishing: what becomes an edition, what does not, and what is refused."""

from datetime import timedelta

import pytest
from django.utils import timezone

from archive.catalogue.models import Entry, Participation, Relation, Text
from archive.publishing.acts import PublishingError, merge, publish, withdraw
from archive.reading.chain import Fault, walk
from archive.reading.models import GENESIS, Edition
from tests.factory import make_entry, make_mention, make_tenure, make_text

pytestmark = pytest.mark.django_db


def test_first_edition_starts_the_chain() -> None:
    entry = make_entry("person", name="Ada Lovelace", key="ada-lovelace")
    (edition,) = publish([entry.key], "first")
    assert (edition.number, edition.edition, edition.previous, edition.note) == (1, 1, GENESIS, "first")
    assert edition.content["label"] == "Ada Lovelace"
    entry.refresh_from_db()
    assert entry.state == Entry.State.PUBLISHED


def test_publishing_again_without_a_change_makes_no_edition() -> None:
    entry = make_entry()
    publish([entry.key])
    assert publish([entry.key]) == []
    assert Edition.objects.count() == 1


def test_a_change_makes_the_next_edition() -> None:
    entry = make_entry(summary="one")
    publish([entry.key])
    entry.summary = "two"
    entry.save()
    (edition,) = publish([entry.key], "corrected")
    assert (edition.number, edition.edition, edition.content["summary"]) == (2, 2, "two")


def test_numbers_have_no_gaps_and_the_chain_holds() -> None:
    publish([make_entry().key for _ in range(5)])
    publish([make_entry("person").key])
    register = list(Edition.objects.order_by("number"))
    assert [edition.number for edition in register] == [1, 2, 3, 4, 5, 6]
    assert not any(isinstance(step, Fault) for step in walk(register))


def test_a_draft_is_not_named_by_a_published_record() -> None:
    statement, draft = make_entry(), make_entry("person", name="Secret Envoy", key="secret-envoy")
    Participation.objects.create(entry=statement, participant=draft, role="speaker")
    Relation.objects.create(subject=statement, type="cites", object=make_entry("document", key="secret-letter"))
    make_mention(make_text(statement, "The envoy spoke."), "envoy", draft)
    (edition,) = publish([statement.key])
    assert "ecret" not in str(edition.content)


def test_a_draft_participant_is_shown_by_the_words_of_the_source() -> None:
    statement, draft = make_entry(), make_entry("person", name="Secret Envoy")
    Participation.objects.create(entry=statement, participant=draft, role="speaker", named_as="the envoy")
    (edition,) = publish([statement.key])
    assert [one["entry"] for one in edition.content["participations"]] == [{"label": "the envoy"}]


def test_entries_of_one_batch_name_each_other() -> None:
    statement, person = make_entry(), make_entry("person")
    Participation.objects.create(entry=statement, participant=person, role="speaker")
    first, _ = publish([statement.key, person.key])
    assert first.content["participations"][0]["entry"]["key"] == person.key


def test_an_unconfirmed_mention_is_not_published() -> None:
    statement, person = make_entry(), make_entry("person")
    make_mention(make_text(statement, "He spoke."), "He", person, status="suggested")
    _, edition = publish([person.key, statement.key])
    assert edition.content["texts"][0]["mentions"] == []


def test_remarks_of_the_desk_are_never_published() -> None:
    (edition,) = publish([make_entry(remarks="ask the embassy").key])
    assert "embassy" not in str(edition.content)


def test_embargo_is_kept() -> None:
    entry = make_entry(embargo_until=timezone.now() + timedelta(hours=1))
    with pytest.raises(PublishingError, match="embargo"):
        publish([entry.key])
    assert not Edition.objects.exists()


def test_one_refusal_refuses_the_batch() -> None:
    with pytest.raises(PublishingError, match="no entry nobody"):
        publish([make_entry().key, "nobody"])
    assert not Edition.objects.exists()


def test_a_tombstone_holds_the_reason_and_nothing_else() -> None:
    entry = make_entry("document", name="A forged letter", summary="It says that")
    publish([entry.key])
    edition = withdraw(entry.key, "It was forged.")
    assert edition.content["reason"] == "It was forged."
    assert "letter" not in str(edition.content)
    entry.refresh_from_db()
    assert entry.state == Entry.State.WITHDRAWN


@pytest.mark.parametrize("reason", ["", "  "])
def test_withdrawing_asks_for_a_reason(reason: str) -> None:
    entry = make_entry()
    publish([entry.key])
    with pytest.raises(PublishingError, match="why"):
        withdraw(entry.key, reason)


def test_what_is_not_published_cannot_be_withdrawn() -> None:
    with pytest.raises(PublishingError, match="not published"):
        withdraw(make_entry().key, "because")


def test_merging_moves_what_pointed_there_and_redirects() -> None:
    one, two, statement = make_entry("person"), make_entry("person"), make_entry()
    Participation.objects.create(entry=statement, participant=one, role="speaker")
    Participation.objects.create(entry=statement, participant=two, role="speaker")
    make_mention(make_text(statement, "He spoke."), "He", one)
    publish([one.key, two.key])
    edition = merge(one.key, two.key, "the same person")
    assert edition.content["into"] == two.key
    assert list(statement.participations.values_list("participant__key", flat=True)) == [two.key]
    assert statement.texts.get().mentions.get().entry == Entry.objects.get(key=two.key)
    assert two.names.filter(text__contains=one.key).exists()
    with pytest.raises(PublishingError, match="merged"):
        publish([one.key])


def test_unlike_things_are_not_merged() -> None:
    person, place = make_entry("person"), make_entry("place")
    publish([person.key, place.key])
    with pytest.raises(PublishingError, match="same kind"):
        merge(person.key, place.key, "why not")


def test_editions_are_sealed_as_the_register_seals_them() -> None:
    entry = make_entry(name="Договор “о мире”\n\\ \t\u2028", summary="汉字 \x7f")
    make_text(entry, "Line one\\n\r\n\n\tLine “two” \\. \\N")
    publish([entry.key], 'a note "in quotes" \\')
    withdraw(entry.key, "Because.")
    for edition in Edition.objects.order_by("number"):
        assert edition.digest == edition.sealed()


def test_merging_loses_no_words() -> None:
    one, two = make_entry(), make_entry()
    make_text(one, "Beta.")
    make_text(two, "Alpha.")
    publish([one.key, two.key])
    merge(one.key, two.key, "the same speech")
    texts = Text.objects.filter(entry__key=two.key).order_by("pk")
    assert {text.identifier: text.received for text in texts} == {"en-2": "Beta.", "en": "Alpha."}


def test_merging_keeps_the_confirmed_of_two_mentions() -> None:
    one, two, statement = make_entry("person"), make_entry("person"), make_entry()
    text = make_text(statement, "He spoke.")
    make_mention(text, "He", one)
    make_mention(text, "He", two, status="rejected")
    publish([one.key, two.key])
    merge(one.key, two.key, "the same person")
    assert list(text.mentions.values_list("entry__key", "status")) == [(two.key, "confirmed")]


def test_merging_drops_what_says_nothing_new_and_refuses_what_says_another_thing() -> None:
    one, two, statement = make_entry("person"), make_entry("person"), make_entry()
    mine = Participation.objects.create(entry=statement, participant=one, role="speaker", named_as="He")
    Participation.objects.create(entry=statement, participant=two, role="speaker", named_as="him")
    publish([one.key, two.key])
    with pytest.raises(PublishingError, match="make them alike"):
        merge(one.key, two.key, "the same person")
    assert Participation.objects.count() == 2
    mine.named_as = ""
    mine.save()
    merge(one.key, two.key, "the same person")
    assert statement.participations.get().named_as == "him"


def test_an_office_of_a_draft_is_not_told() -> None:
    statement, draft, person = make_entry(when_edtf="2022-02-14"), make_entry("person"), make_entry("person")
    secret = make_tenure(draft, "2020/2024", title="Zorgium chief").office
    make_tenure(person, "2020/2024", office=secret)
    text = make_text(statement, "He spoke.")
    text.passages.update(speaker=draft, speaker_name="He", speaker_status="confirmed", speaker_why="zorgium papers")
    Participation.objects.create(entry=statement, participant=draft, role="host", named_as="him", office=secret)
    Participation.objects.create(entry=statement, participant=person, role="guest", office=secret)
    editions = publish([person.key, statement.key])
    assert "orgium" not in str([edition.content for edition in editions])
