"""A page of the desk asks as many questions of the database for a record with many parts as for one with few."""

from itertools import pairwise

import pghistory
import pytest
from django.db import connection
from django.db.models import F
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from archive.catalogue.admin.desk_site import desk
from archive.catalogue.admin.publication import WAITING_SHOWN
from archive.catalogue.admin.tasks import ENTRY_TASKS
from archive.catalogue.models import (
    Alignment,
    Attachment,
    Emendation,
    Entry,
    Identifier,
    Office,
    Passage,
    PossibleDuplicate,
    Relation,
)
from archive.publishing.acts import publish
from tests.desk.desk import helper_at
from tests.factory import make_entry, make_mention, make_tenure, make_text

pytestmark = pytest.mark.django_db
PAGES = ("change", "delete", "history", "preview", "review", "publish", "withdraw", "merge", "attach")
FILE = {"kind": "scan", "size": 3, "media_type": "image/png", "filename": "a.png"}
WORDS = "Ann met Bob."


KINDS = ("statement", "document", "meeting", "person", "organization", "place", "topic", "collection")


def make(kind: str, parts: int) -> Entry:
    """Return a record with so many parts of each sort, each tied to others than the parts before."""
    record = make_entry(kind)
    for number in range(parts):
        person, other = make_entry("person"), make_entry("person")
        record.names.create(text=f"Name {number}", language="en", kind="variant")
        record.identifiers.create(scheme="x", value=str(number))
        Relation.objects.create(subject=record, object=other, type="cites")
        Relation.objects.create(subject=other, object=record, type="cites")
        record.topics.add(make_entry("topic"))
        record.collections.add(make_entry("collection"))
        Attachment.objects.create(entry=record, title=f"File {number}", **FILE, sha256=f"{record.pk:032d}{number:032d}")
        held = make_tenure(record if kind == "person" else person, "2020/2021")
        spoke(record, person, other, held.office, number)
        if kind in ("person", "organization"):
            spoke(make_entry(), record, other, None, number)
        if kind == "organization":
            make_tenure(
                person, "2020/2021", Office.objects.create(key=f"o-{person.pk}", title="x", organization=record)
            )
        elif kind == "place":
            make_entry(place=record)
            make_entry("place", within=record)
        first, second = sorted([record, make_entry(kind)], key=lambda one: one.pk)
        PossibleDuplicate.objects.create(first=first, second=second, why="So called.")
    texts = list(record.texts.order_by("pk"))
    for one, next_one in pairwise(texts):
        Alignment.objects.create(text=one, other=next_one, pairs=[["p1", "p1"]])
    return record


def spoke(speech: Entry, speaker: Entry, other: Entry, office: Office | None, number: int) -> None:
    """Add a part taken in something, and a text of it in which the one who takes it speaks and names another."""
    speech.participations.create(participant=speaker, role="participant", named_as="x", position=number, office=office)
    speech.participations.create(participant=None, role="guest", named_as=f"Guest {number}", position=number)
    text = make_text(speech, f"{WORDS}\n\n{WORDS}")
    Passage.objects.filter(text=text).update(speaker=speaker, speaker_status="confirmed", turn=1)
    Passage.objects.filter(text=text, position=2).update(office=office)
    make_mention(text, "Ann", speaker)
    make_mention(text, "Bob", other, status="suggested")
    Emendation.objects.create(text=text, start=0, end=3, received="Ann", proposed="Anna", why="A letter is lost.")


def asked(client: Client, address: str) -> tuple[int, int]:
    """Return the status of a page and how many queries it took."""
    with CaptureQueriesContext(connection) as counted:
        status = client.get(address).status_code
    return status, len(counted)


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_a_page_asks_as_much_of_many_parts_as_of_few(curator: Client, kind: str, page: str) -> None:
    other = make_entry(kind)
    query = f"?into={other.pk}" if page == "merge" else ""
    few, many = (f"/admin/catalogue/{kind}/{make(kind, parts).pk}/{page}/{query}" for parts in (2, 7))
    asked(curator, few)  # what is kept for ever, such as content types, is not counted
    assert asked(curator, few) == asked(curator, many)


@pytest.mark.parametrize("page", ["publish", "preview", "review", "history", "withdraw"])
def test_what_was_published_is_compared_as_evenly(curator: Client, page: str) -> None:
    addresses = []
    for parts in (2, 2, 7):
        record = make("statement", parts)
        publish([record.key, *Entry.objects.filter(takes_part_in__entry=record).values_list("key", flat=True)[:parts]])
        record.participations.filter(participant=None).update(named_as=F("position"))
        record.names.update(language="fr")
        addresses.append(f"/admin/catalogue/statement/{record.pk}/{page}/")
    counts = [asked(curator, address) for address in addresses]
    assert counts[1] == counts[2]


def test_of_very_many_drafts_that_a_record_names_some_may_be_ticked(curator: Client) -> None:
    record = make_entry("meeting")
    for number in range(WAITING_SHOWN + 3):
        record.participations.create(participant=make_entry("person"), role="guest", named_as=f"Guest {number}")
    page = curator.get(f"/admin/catalogue/meeting/{record.pk}/publish/")
    assert page.text.count('name="together"') == WAITING_SHOWN
    assert "And 3 more, which can be published from their lists." in page.text


def test_lists_and_finders_ask_as_much_of_many_rows_as_of_few(curator: Client) -> None:
    def all_asked() -> dict[str, tuple[int, int]]:
        lists = [reverse(f"admin:{model._meta.label_lower.replace('.', '_')}_changelist") for model in desk._registry]
        lists += [f"/admin/catalogue/entry/?to_do={task}" for task in ENTRY_TASKS]
        lists += [f"{reverse('admin:catalogue_entry_changelist')}?q=name"]
        finder = f"{reverse('admin:autocomplete')}?app_label=catalogue&term=the&"
        lists += [
            f"{finder}model_name={part.model._meta.model_name}&field_name={field}"
            for model_admin in desk._registry.values()
            for part in (model_admin, *model_admin.inlines)
            for field in part.autocomplete_fields
        ]
        return {address: asked(curator, address) for address in lists}

    for kind in KINDS:
        make(kind, 2)
    all_asked()
    few = all_asked()
    for kind in KINDS:
        make(kind, 3)
    many = all_asked()
    assert {address: (few[address], many[address]) for address in few if few[address] != many[address]} == {}


@pytest.mark.parametrize("noun", ["text", "capture", "office"])
def test_parts_with_pages_of_their_own_are_deleted_as_evenly(curator: Client, noun: str) -> None:
    addresses = []
    for parts in (2, 2, 7):
        text = make_text(make_entry(), "\n\n".join([WORDS] * parts))
        tenure = make_tenure(make_entry("person"), "2020/2021")
        for number in range(parts):
            make_mention(text, "Ann", make_entry("person"))
            make_tenure(make_entry("person"), "2020/2021", office=tenure.office)
            tenure.office.names.create(text=f"Name {number}", language="en")
        pk = {"text": text.pk, "capture": text.capture_id, "office": tenure.office_id}[noun]
        addresses.append(f"/admin/catalogue/{noun}/{pk}/delete/")
    counts = [asked(curator, address) for address in addresses]
    assert counts[1] == counts[2]


def test_what_goes_with_a_record_is_counted_before_it_is_deleted(curator: Client) -> None:
    record = make_entry(name="The speech")
    make_text(record, "One.\n\nTwo.\n\nThree.")
    page = curator.get(f"/admin/catalogue/statement/{record.pk}/delete/")
    assert dict(page.context["model_count"])["passages"] == 3
    assert page.context["deleted_objects"] == ["Statement: The speech"]
    curator.post(f"/admin/catalogue/statement/{record.pk}/delete/", {"post": "yes"})
    assert not Entry.objects.filter(pk=record.pk).exists()


def test_a_record_that_may_be_another_can_be_deleted_all_the_same(curator: Client) -> None:
    record = make("person", 0)
    PossibleDuplicate.objects.create(first=record, second=make_entry("person"), why="So called.")
    curator.post(f"/admin/catalogue/person/{record.pk}/delete/", {"post": "yes"})
    assert not Entry.objects.filter(pk=record.pk).exists()


def test_what_would_point_to_nothing_forbids_it(curator: Client) -> None:
    person, speech = make_entry("person"), make_entry()
    speech.participations.create(participant=person, role="speaker")
    address = f"/admin/catalogue/person/{person.pk}/delete/"
    assert curator.get(address).context["protected"] == ["Participations: 1"]
    curator.post(address, {"post": "yes"})
    assert Entry.objects.filter(pk=person.pk).exists()


def test_who_may_not_delete_all_of_it_deletes_none(client: Client) -> None:
    record = make_entry()
    make_text(record)
    helper = helper_at(client, "view_statement", "delete_statement", "delete_entry")
    address = f"/admin/catalogue/statement/{record.pk}/delete/"
    assert helper.get(address).context["perms_lacking"] == {"text"}
    assert helper.post(address, {"post": "yes"}).status_code == 403


def test_a_history_with_an_act_of_thousands_is_told_whole(curator: Client) -> None:
    record = make_entry()
    with pghistory.context(note="All at once"):
        Identifier.objects.bulk_create(Identifier(entry=record, scheme="x", value=str(number)) for number in range(450))
        record.identifiers.update(scheme="y")
    page = curator.get(f"/admin/catalogue/statement/{record.pk}/history/")
    (act,) = [one for one in page.context["acts"] if one.note == "All at once"]
    counted = {(noun, verb): number for number, noun, verb in act.counted}
    assert counted["identifier", "added"] == 450
    assert counted["identifier", "changed beside these"] == 250
    assert [change.times for change in act.changes if change.noun == "identifier"] == [200]


def test_every_act_of_a_long_history_is_reached(curator: Client) -> None:
    record = make_entry("topic")
    for number in range(60):
        with pghistory.context(note=f"No. {number}"):
            Entry.objects.filter(pk=record.pk).update(summary=str(number))
    told = []
    for page in (1, 2, 3):
        acts = curator.get(f"/admin/catalogue/topic/{record.pk}/history/?p={page}").context["acts"]
        told += [act.note for act in acts if act.note]
    assert sorted(told) == sorted(f"No. {number}" for number in range(60))


def test_undoing_is_offered_only_where_readers_were_not_told(curator: Client) -> None:
    record, other = make_entry("topic", "One"), make_entry("topic", "Other")
    with pghistory.context(note="Published"):
        publish([record.key])
    address = f"/admin/catalogue/topic/{record.pk}/history/"
    with pghistory.context(note="Described"):
        Entry.objects.filter(pk=record.pk).update(summary="What it is.")
    page = curator.get(address)
    offered = {act.note: act.public for act in page.context["acts"]}
    assert (offered["Described"], offered["Published"]) == (False, True)
    assert page.text.count('name="undo"') == sum(1 for act in page.context["acts"] if act.id and not act.public)
    assert "taken back by publishing or withdrawing" in page.text
    curator.post(f"/admin/catalogue/topic/{other.pk}/merge/", {"into": record.pk, "reason": "One."})
    assert f"/admin/catalogue/topic/{other.pk}/unmerge/" in curator.get(address).text


def test_very_many_rows_come_in_pages_and_are_saved_page_by_page(curator: Client) -> None:
    record = make_entry("meeting")
    for number in range(45):
        record.participations.create(
            participant=make_entry("person"), role="participant", named_as=f"Guest {number}", position=number
        )
    address = f"/admin/catalogue/meeting/{record.pk}/change/?participations=3"
    page = curator.get(address)
    assert "Rows 41 to 45 of 45" in page.text
    assert page.text.count("Save, and show earlier rows") == 1
    forms = {one.formset.prefix: one.formset for one in page.context["inline_admin_formsets"]}
    shown = forms["participations"].initial_forms
    assert [one.instance.named_as for one in shown] == [f"Guest {number}" for number in range(40, 45)]
    sent = {"key": record.key, "form": record.form, "status": record.status, "_continue": "participations=2"}
    for prefix, formset in forms.items():
        sent |= {
            f"{prefix}-TOTAL_FORMS": len(formset.initial_forms),
            f"{prefix}-INITIAL_FORMS": len(formset.initial_forms),
        }
        for form in formset.initial_forms:
            sent |= {form.add_prefix(name): form[name].value() or "" for name in form.fields if name != "DELETE"}
    sent["participations-0-named_as"] = "The guest of honour"
    sent["participations-4-DELETE"] = "on"
    answer = curator.post(address, sent)
    assert answer.status_code == 302, answer.context["errors"]
    assert answer.url == address.replace("=3", "=2#participations-group")
    names = list(record.participations.order_by("position").values_list("named_as", flat=True))
    assert names == [*(f"Guest {n}" for n in range(40)), "The guest of honour", "Guest 41", "Guest 42", "Guest 43"]
