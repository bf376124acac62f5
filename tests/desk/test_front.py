"""The desk's first page: what there is to do, with counts that are those of the lists they lead to."""

import random
from datetime import timedelta

import pghistory
import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from archive.catalogue.models import (
    Emendation,
    Entry,
    Mention,
    Passage,
    Person,
    PossibleDuplicate,
    ReviewNote,
    Text,
)
from archive.publishing.acts import newest_editions, publish, withdraw
from archive.publishing.content import content_of
from archive.publishing.gathering import gather
from archive.publishing.matching import differences
from archive.publishing.tending import tend
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


def words_of(chance: random.Random, entry: Entry, number: int, people: list[Entry]) -> None:
    """Give a record texts at random, with something still to do in them."""
    for language in chance.sample(["en", "ru", "zh"], chance.choice([0, 1, 1, 2])):
        text = make_text(entry, f"Ann met {number + 10} men.\n\nIvan met 1{chance.randint(10, 12)}.", language=language)
        if chance.random() < 0.3:
            Text.objects.filter(pk=text.pk).update(capture=None)
        for passage in text.passages.all():
            status = chance.choice(["", "suggested", "confirmed"])
            speaker = chance.choice([None, *people])
            Passage.objects.filter(pk=passage.pk).update(turn=1, speaker=speaker, speaker_status=status)
        make_mention(text, "Ann", chance.choice(people), status=chance.choice(["suggested", "confirmed", "rejected"]))
        readings = [{"words": "x", "edtf": "2021", "why": "x"}]
        make_mention(text, "men", readings=readings, status=chance.choice(["suggested", "rejected"]))
        if chance.random() < 0.5:
            start = text.received.index("men")
            said = {"received": "men", "proposed": "man", "why": "x", "by": "x"}
            Emendation.objects.create(text=text, start=start, end=start + 3, **said)


def generated(chance: random.Random, user: User) -> None:
    """Fill a catalogue at random, as many curators leave it: half done, in all states."""
    people = [make_entry("person") for _ in range(12)]
    publish([person.key for person in people[:6]])
    for number in range(90):
        later = timezone.now() + timedelta(days=1)
        entry = make_entry(
            chance.choice(["statement", "document", "meeting"]),
            stub=chance.random() < 0.2,
            embargo_until=later if chance.random() < 0.2 else None,
        )
        words_of(chance, entry, number, people)
        if chance.random() < 0.3:
            ReviewNote.objects.create(entry=entry, act="sent", by=user)
        if chance.random() < 0.2:
            Entry.objects.filter(pk=entry.pk).update(state="review")
        elif entry.embargo_until is None and chance.random() < 0.6:
            publish([entry.key])
            if chance.random() < 0.5:
                Entry.objects.filter(pk=entry.pk).update(summary=f"Changed {number}")
    for one, other in zip(people, people[1:], strict=False):
        state = chance.choice(["open", "different"])
        PossibleDuplicate.objects.create(first=one, second=other, why="So called.", state=state)
    people[0].names.update(text="Renamed")
    withdraw(people[1].key, "A mistake.")
    with pghistory.context(user=user.pk):
        Person.objects.create(key="begun-by-me")


def truth(user: User) -> dict[str, int]:
    """Return what there is to do, counted row by row."""
    texts = list(Text.objects.prefetch_related("passages", "mentions", "emendations", "entry"))

    def damaged(text: Text) -> bool:
        read = [(one.start, one.end) for one in text.emendations.all()]
        waiting = [one for one in text.mentions.all() if one.readings and one.status != "rejected"]
        return any(not any(a < one.end and one.start < b for a, b in read) for one in waiting)

    entries = list(Entry.objects.select_related("begun_by"))
    work = [entry for entry in entries if entry.state in ("draft", "review")]
    sent = set(ReviewNote.objects.filter(by=user, act="sent").values_list("entry", flat=True))
    keys = [entry.key for entry in entries if entry.state == "published"]
    gathered, newest = gather(keys), newest_editions(keys)
    changed = [key for key in keys if newest[key].content != content_of(gathered.entries[key], gathered)]
    apart = [entry for entry in entries if differences(content_of(entry, gather([entry.key], as_if_all_public=True)))]
    return {
        "My work": sum(entry.begun_by == user or entry.pk in sent for entry in work),
        "To review": sum(entry.state == "review" for entry in entries),
        "Drafts": sum(entry.state == "draft" for entry in entries),
        "Unpublished changes": len(changed),
        "Embargoed until": sum(entry.embargo_until is not None for entry in work),
        "Language versions that do not match": sum(
            one.key in changed or one.state in ("draft", "review") for one in apart
        ),
        "Wanted": sum(entry.stub for entry in entries),
        "Possible duplicates": sum(pair.state == "open" for pair in PossibleDuplicate.objects.all()),
        "Speakers to confirm": sum(any(p.speaker_status != "confirmed" for p in t.passages.all()) for t in texts),
        "Damaged dates": sum(map(damaged, texts)),
        "Names and dates to confirm": sum(
            any(m.status == "suggested" and m.entry_id for m in text.mentions.all()) for text in texts
        ),
        "Texts without a source": sum(text.capture_id is None for text in texts),
    }


@pytest.mark.parametrize("seed", [1, 2])
def test_every_list_is_right_against_a_counted_truth(curator: Client, seed: int) -> None:
    user = User.objects.get(username="curator")
    generated(random.Random(seed), user)
    while tend():
        pass
    tasks = curator.get("/admin/").context["tasks"]
    counted = truth(user)
    assert {str(task.name): task.count for task in tasks} == counted
    assert all(counted.values()), counted
    assert not any(task.waiting for task in tasks)
    for task in tasks:
        assert curator.get(task.address).context["cl"].result_count == task.count, task.name
