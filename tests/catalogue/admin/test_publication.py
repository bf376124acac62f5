"""Publishing from the desk: what readers would see, what goes with it, what changes; GET reads and POST acts."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from archive.catalogue.models import Approval, Entry, Participation, Relation
from archive.publishing.acts import publish, withdraw
from archive.reading.models import Edition
from tests.desk.desk import helper_at
from tests.factory import make_entry, make_text

pytestmark = pytest.mark.django_db


def page_of(entry: Entry, act: str) -> str:
    return f"/admin/catalogue/{entry.kind}/{entry.pk}/{act}/"


def state(entry: Entry) -> str:
    return Entry.objects.get(pk=entry.pk).state


@pytest.mark.parametrize("act", ["preview", "publish", "withdraw", "merge", "review", "history"])
def test_looking_at_the_page_of_an_act_does_nothing(curator: Client, act: str) -> None:
    entry = make_entry(name="A speech")
    page = curator.get(page_of(entry, act))
    assert page.status_code == 200
    assert "A speech" in page.content.decode()
    assert (state(entry), Edition.objects.count()) == ("draft", 0)


@pytest.mark.parametrize(
    "kind", ["statement", "document", "meeting", "person", "organization", "place", "topic", "collection"]
)
def test_every_kind_is_previewed_and_published(curator: Client, kind: str) -> None:
    entry = make_entry(kind, "The thing")
    preview = curator.get(page_of(entry, "preview")).content.decode()
    assert "The thing" in preview
    assert page_of(entry, "change") in preview
    answer = curator.post(page_of(entry, "publish"), {"note": ""})
    assert answer["Location"] == page_of(entry, "change")
    assert (state(entry), Edition.objects.get().key) == ("published", entry.key)


def test_what_it_names_is_offered_to_be_published_with_it(curator: Client) -> None:
    speech, person, letter = make_entry(), make_entry("person", "The speaker"), make_entry("document", stub=True)
    public = make_entry("person", "Known already")
    publish([public.key])
    for one in (person, public):
        Participation.objects.create(entry=speech, participant=one, role="speaker")
    Relation.objects.create(subject=speech, type="cites", object=letter)
    form = curator.get(page_of(speech, "publish")).context["form"]
    assert {key for key, _ in form.fields["together"].choices} == {person.key, letter.key}
    curator.post(page_of(speech, "publish"), {"note": "", "together": [person.key]})
    assert (state(speech), state(person), state(letter)) == ("published", "published", "draft")
    named = Edition.objects.get(key=speech.key).content["participations"]
    assert [one["entry"]["label"] for one in named] == ["The speaker", "Known already"]


def test_what_was_withdrawn_is_not_offered_again(curator: Client) -> None:
    speech, person = make_entry(), make_entry("person", "Taken back")
    publish([person.key])
    withdraw(person.key, "Not the one who spoke.")
    Participation.objects.create(entry=speech, participant=person, role="speaker")
    assert "together" not in curator.get(page_of(speech, "publish")).context["form"].fields


def test_a_preview_shows_what_readers_will_see(curator: Client) -> None:
    speech, letter = make_entry(), make_entry("document", "A letter nobody knows of")
    for name, named_as in (("A draft", "Mr X"), ("A hidden draft", ""), ("A minister", "")):
        person = make_entry("person", name)
        Participation.objects.create(entry=speech, participant=person, role="speaker", named_as=named_as)
    publish([person.key])
    Relation.objects.create(subject=speech, type="cites", object=letter)
    page = curator.get(page_of(speech, "preview")).content.decode()
    assert "Mr X" in page
    assert "A minister" in page
    assert "raft" not in page
    assert "A letter" not in page


def test_a_second_edition_needs_a_note_and_shows_what_changes(curator: Client) -> None:
    person = make_entry("person", "A person")
    publish([person.key])
    person.summary = "Born in a town."
    person.save()
    page = curator.get(page_of(person, "publish"))
    assert "<ins>Born in a town.</ins>" in page.content.decode()
    refused = curator.post(page_of(person, "publish"), {"note": ""})
    assert "note" in refused.context["form"].errors
    curator.post(page_of(person, "publish"), {"note": "Where she was born."})
    assert list(Edition.objects.values_list("edition", "note")) == [(1, ""), (2, "Where she was born.")]


def test_a_changed_text_is_compared_word_by_word(curator: Client) -> None:
    statement = make_entry()
    publish([statement.key])
    make_text(statement, "We met today.")
    page = curator.get(page_of(statement, "publish")).content.decode()
    assert "<ins>We met today.</ins>" in page


def test_nothing_changed_makes_no_edition(curator: Client) -> None:
    speech = make_entry(number="1-2022", occasion="a visit")
    make_text(speech)
    publish([speech.key])
    assert "Nothing: readers see" in curator.get(page_of(speech, "publish")).content.decode()
    told = curator.post(page_of(speech, "publish"), {"note": "again"}, follow=True)
    assert "Nothing has changed" in told.content.decode()
    assert Edition.objects.count() == 1


def test_an_embargo_is_told_and_what_was_typed_stays(curator: Client) -> None:
    entry = make_entry(embargo_until=timezone.now() + timedelta(days=1))
    answer = curator.post(page_of(entry, "publish"), {"note": "Typed for an hour"}, follow=True)
    assert answer.request["PATH_INFO"] == page_of(entry, "approve")
    assert "under embargo" in answer.content.decode()
    assert "Typed for an hour" in answer.content.decode()
    assert not Edition.objects.exists()


def test_withdrawing_needs_its_reason(curator: Client) -> None:
    person = make_entry("person")
    publish([person.key])
    refused = curator.post(page_of(person, "withdraw"), {"reason": " "})
    assert "reason" in refused.context["form"].errors
    assert state(person) == "published"
    curator.post(page_of(person, "withdraw"), {"reason": "Published by mistake."})
    assert state(person) == "withdrawn"
    assert Edition.objects.last().content["reason"] == "Published by mistake."


def test_what_is_not_published_cannot_be_withdrawn(curator: Client) -> None:
    answer = curator.post(page_of(make_entry(), "withdraw"), {"reason": "Because."})
    assert "not published" in answer.content.decode()


def test_two_are_merged_into_one_of_the_same_kind(curator: Client) -> None:
    one, two, other = make_entry("person"), make_entry("person"), make_entry("place")
    publish([one.key, two.key, other.key])
    refused = curator.post(page_of(one, "merge"), {"into": other.pk, "reason": "The same."})
    assert "into" in refused.context["form"].errors
    curator.post(page_of(one, "merge"), {"into": two.pk, "reason": "The same."})
    assert (state(one), Edition.objects.last().content["into"]) == ("merged", two.key)


def test_a_draft_goes_to_review_and_back_with_notes_in_its_history(curator: Client) -> None:
    entry = make_entry()
    curator.post(page_of(entry, "review"), {"note": "Please look at the dates."})
    assert state(entry) == "review"
    curator.post(page_of(entry, "review"), {"note": "The second one is wrong."})
    assert state(entry) == "draft"
    history = curator.get(page_of(entry, "history")).content.decode()
    assert "Please look at the dates." in history
    assert "The second one is wrong." in history


ACTS = {"publish": {"note": ""}, "withdraw": {"reason": "x"}, "merge": {"into": 1, "reason": "x"}}


@pytest.mark.parametrize("act", ACTS)
def test_who_may_edit_may_not_publish(client: Client, act: str) -> None:
    entry = make_entry("person")
    helper = helper_at(client, "change_person", "view_person")
    assert helper.get(page_of(entry, act)).status_code == 403
    assert helper.post(page_of(entry, act), ACTS[act]).status_code == 403
    assert f"/{act}/" not in helper.get(page_of(entry, "change")).content.decode()


def test_who_may_publish_may(client: Client) -> None:
    entry = make_entry("person")
    helper = helper_at(client, "view_person", "publish_entry")
    assert helper.post(page_of(entry, "publish"), {"note": ""}).status_code == 302
    assert state(entry) == "published"


def test_acts_on_what_is_not_there(curator: Client) -> None:
    person = make_entry("person")
    for address in (f"/admin/catalogue/place/{person.pk}/publish/", "/admin/catalogue/person/999999/preview/"):
        answer: Any = curator.get(address)
        assert answer.status_code == 404


@pytest.mark.parametrize("act", ["publish", "approve"])
def test_nobody_publishes_what_was_not_shown_to_them(curator: Client, act: str) -> None:
    until = timezone.now() + timedelta(hours=1) if act == "approve" else None
    entry = make_entry(name="A speech", embargo_until=until)
    text = make_text(entry)
    version = curator.get(page_of(entry, act)).context["version"]
    text.passages.update(kind="stage")
    answer = curator.post(page_of(entry, act), {"note": "For readers", "_version": version})
    page = answer.content.decode()
    assert "Look again" in page
    assert "For readers" in page
    assert (state(entry), Approval.objects.count()) == ("draft", 0)
    again = answer.context["version"]
    assert f'name="_version" value="{again}"' in page
    assert curator.post(page_of(entry, act), {"note": "For readers", "_version": again}).status_code == 302
    assert (state(entry), Approval.objects.count()) == (("draft", 1) if act == "approve" else ("published", 0))
