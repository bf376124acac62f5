"""The desk's first page: what there is to do, with counts that are those of the lists they lead to."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from archive.catalogue.models import Entry, Mention, Passage, Text
from tests.desk.desk import helper_at
from tests.factory import make_entry, make_mention, make_text

pytestmark = pytest.mark.django_db


def make_work() -> None:
    """Leave something of every sort to be done."""
    text = make_text(make_entry(), "We met in 202112 , Ivanov and I.")
    Passage.objects.filter(text=text).update(turn=1, speaker_name="We", speaker_status="suggested")
    make_mention(text, "Ivanov", make_entry("person"), status="suggested")
    make_mention(text, "202112", readings=[{"words": "2021-12", "edtf": "2021-12", "why": "x"}], status="suggested")
    make_entry("document", stub=True)
    Entry.objects.filter(kind="person").update(state="review")
    Text.objects.filter(pk=make_text(make_entry()).pk).update(capture=None)


def test_every_count_is_that_of_its_list(curator: Client) -> None:
    make_work()
    tasks = curator.get("/admin/").context["tasks"]
    counts = {task.name: task.count for task in tasks}
    assert counts == {
        "My work": 0,
        "To review": 1,
        "Drafts": 3,
        "Unpublished changes": 0,
        "Embargoed until": 0,
        "Language versions that do not match": 0,
        "Wanted": 1,
        "Possible duplicates": 0,
        "Speakers to confirm": 1,
        "Damaged dates": 1,
        "Names and dates to confirm": 1,
        "Texts without a source": 1,
    }
    for task in tasks:
        assert curator.get(task.address).context["cl"].result_count == task.count, task.name


def test_what_is_done_is_no_longer_counted(curator: Client) -> None:
    make_work()
    Passage.objects.update(speaker_status="confirmed")
    Mention.objects.update(status="confirmed", when_edtf="2021-12")
    counts = {task.name: task.count for task in curator.get("/admin/").context["tasks"]}
    assert (counts["Speakers to confirm"], counts["Damaged dates"], counts["Names and dates to confirm"]) == (0, 0, 0)


def test_the_first_page_leads_to_intake_and_to_every_noun(curator: Client) -> None:
    page = curator.get("/admin/").content.decode()
    assert 'href="/admin/intake/"' in page
    for noun in (
        "statement",
        "document",
        "meeting",
        "person",
        "organization",
        "place",
        "topic",
        "collection",
        "office",
    ):
        assert f'href="/admin/catalogue/{noun}/add/"' in page


def test_the_first_page_costs_the_same_however_much_there_is(curator: Client) -> None:
    with CaptureQueriesContext(connection) as empty:
        curator.get("/admin/")
    for _ in range(3):
        make_work()
    with CaptureQueriesContext(connection) as full:
        curator.get("/admin/")
    assert len(full) == len(empty)


def test_who_sees_nothing_of_the_catalogue_is_told_no_counts(client: Client) -> None:
    make_work()
    assert helper_at(client).get("/admin/").context["tasks"] == []
