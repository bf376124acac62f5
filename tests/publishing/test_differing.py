"""Unpublished changes: after any change of anything, exactly what would get a new edition is known to differ."""

import random
import threading
from collections.abc import Callable
from typing import Any

import pytest
from django.apps import apps
from django.db import connection, transaction

from archive.catalogue import models
from archive.catalogue.models import Entry, Mark, Unpublished
from archive.publishing.acts import is_news, newest_editions, publish, withdraw
from archive.publishing.content import content_of
from archive.publishing.differing import compare, compare_all
from archive.publishing.gathering import gather
from tests.factory import make_entry, make_mention, make_tenure, make_text
from tests.waiting import LONG

pytestmark = pytest.mark.django_db


def truth() -> set[str]:
    """Return the keys of the published records that would get a new edition: all of them are gathered and compared."""
    keys = list(Entry.objects.filter(state="published").values_list("key", flat=True))
    gathered, newest = gather(keys), newest_editions(keys)
    return {key for key in keys if is_news(newest.get(key), content_of(gathered.entries[key], gathered))}


def known() -> set[str]:
    """Return the keys of the records known to differ, when all marks are compared."""
    compare_all()
    return set(Unpublished.objects.values_list("entry__key", flat=True))


@pytest.fixture
def world() -> dict[str, Any]:
    """Return published records tied to one another in every way there is."""
    made = {kind: make_entry(kind) for kind in ("place", "organization", "topic", "collection", "document", "meeting")}
    land, parent = make_entry("place"), make_entry("organization")
    made["place"].within, made["organization"].parent, made["organization"].place = land, parent, land
    made["collection"].publisher = made["organization"]
    made["document"].place = made["meeting"].place = land
    made["document"].publisher = parent
    for one in made.values():
        one.save()
    person, other = make_entry("person"), make_entry("person")
    tenure = make_tenure(person, "2020/2024", title="Minister")
    models.OfficeName.objects.create(office=tenure.office, text="Министр", language="ru")
    speech = make_entry(when_edtf="2022-02-14", place=made["place"], publisher=made["organization"])
    speech.topics.add(made["topic"])
    speech.collections.add(made["collection"])
    models.Identifier.objects.create(entry=speech, scheme="x", value="1")
    models.Participation.objects.create(entry=made["meeting"], participant=other, role="host", office=tenure.office)
    models.Relation.objects.create(subject=speech, type="cites", object=made["document"])
    text = make_text(speech, "He spoke of the letter.\n\nAnd again.", title="A speech")
    text.passages.filter(anchor="p1").update(speaker=person, speaker_status="confirmed", turn=1)
    make_mention(text, "letter", made["document"])
    make_mention(text, "again", other, status="suggested")
    models.Emendation.objects.create(text=text, start=0, end=2, received="He", proposed="She", why="x", by="x")
    publish(list(Entry.objects.values_list("key", flat=True)))
    assert known() == truth() == set()
    return {**made, "land": land, "parent": parent, "person": person, "other": other, "speech": speech, "text": text}


CHANGES: dict[str, Callable[[dict[str, Any]], Any]] = {
    "a summary": lambda w: Entry.objects.filter(pk=w["speech"].pk).update(summary="new"),
    "a remark of the desk": lambda w: Entry.objects.filter(pk=w["speech"].pk).update(remarks="new"),
    "a date": lambda w: Entry.objects.filter(pk=w["speech"].pk).update(when_words="yesterday"),
    "the day, and so the office held": lambda w: Entry.objects.filter(pk=w["speech"].pk).update(
        when_earliest="2022-02-13"
    ),
    "the name of a speaker": lambda w: w["person"].names.update(text="Renamed"),
    "another name of a speaker": lambda w: w["person"].names.create(text="Also", language="fr"),
    "the name of a participant": lambda w: w["other"].names.update(text="Renamed"),
    "the name of a place": lambda w: w["place"].names.update(text="Renamed"),
    "the name of what lies above": lambda w: w["land"].names.update(text="Renamed"),
    "the name of a body": lambda w: w["organization"].names.update(text="Renamed"),
    "the name of a parent": lambda w: w["parent"].names.update(text="Renamed"),
    "the name of a topic": lambda w: w["topic"].names.update(text="Renamed"),
    "the name of a collection": lambda w: w["collection"].names.update(text="Renamed"),
    "the name of what is cited": lambda w: w["document"].names.update(text="Renamed"),
    "an identifier": lambda w: w["speech"].identifiers.all().delete(),
    "a participation": lambda w: models.Participation.objects.update(named_as="Mr X"),
    "a relation": lambda w: models.Relation.objects.update(note="on page 3"),
    "a topic taken away": lambda w: w["speech"].topics.clear(),
    "a collection taken away": lambda w: w["speech"].collections.clear(),
    "the title of a text": lambda w: models.Text.objects.update(title="Another"),
    "a passage": lambda w: models.Passage.objects.filter(anchor="p2").update(kind="stage"),
    "a passage removed": lambda w: models.Passage.objects.filter(anchor="p2").delete(),
    "a speaker": lambda w: models.Passage.objects.filter(anchor="p1").update(speaker=w["other"]),
    "a reading": lambda w: models.Emendation.objects.all().delete(),
    "a mention confirmed": lambda w: models.Mention.objects.update(status="confirmed"),
    "a mention rejected": lambda w: models.Mention.objects.filter(status="confirmed").update(status="rejected"),
    "a suggestion rejected": lambda w: models.Mention.objects.filter(status="suggested").update(status="rejected"),
    "a source described": lambda w: models.Capture.objects.update(damaged="page 3 is missing"),
    "an office": lambda w: models.Office.objects.update(title="First minister"),
    "the name of an office": lambda w: models.OfficeName.objects.update(text="премьер"),
    "a new name of an office": lambda w: models.Office.objects.get().names.create(text="部长", language="zh"),
    "the end of a tenure": lambda w: models.Tenure.objects.update(when_edtf="2020/2021", when_latest="2021-12-31"),
    "a second office on the day": lambda w: make_tenure(w["person"], "2021/2024"),
    "a tenure removed": lambda w: models.Tenure.objects.all().delete(),
    "the kind of a place": lambda w: models.Place.objects.update(country="RU"),
    "a number": lambda w: models.Statement.objects.update(number="7"),
    "a speaker withdrawn": lambda w: withdraw(w["person"].key, "x"),
    "the body of the office withdrawn": lambda w: withdraw(models.Office.objects.get().organization.key, "x"),
    "what is cited withdrawn": lambda w: withdraw(w["document"].key, "x"),
    "a new text": lambda w: make_text(w["speech"], "Bonjour.", language="fr"),
    "nothing at all": lambda w: models.Text.objects.update(title="A speech"),
}
NOTHING = {"a remark of the desk", "a suggestion rejected", "nothing at all"}


@pytest.mark.parametrize("what", CHANGES)
def test_what_differs_is_known_whatever_was_changed(world: dict[str, Any], what: str) -> None:
    CHANGES[what](world)
    differ = truth()
    assert known() == differ
    assert bool(differ) != (what in NOTHING)


def test_changed_back_it_differs_no_more(world: dict[str, Any]) -> None:
    for summary, differ in (("new", {world["speech"].key}), ("", set())):
        Entry.objects.filter(pk=world["speech"].pk).update(summary=summary)
        assert known() == truth() == differ


def test_published_it_differs_no_more(world: dict[str, Any]) -> None:
    world["person"].names.update(text="Renamed")
    assert len(known()) > 1
    for key in sorted(known()):
        publish([key])
    assert known() == truth() == set()


def test_what_names_a_record_that_becomes_public_differs(world: dict[str, Any]) -> None:
    newcomer = make_entry("person")
    models.Participation.objects.create(entry=world["speech"], participant=newcomer, role="guest")
    assert known() == set()  # a draft is not named
    publish([newcomer.key])
    assert known() == truth() == {world["speech"].key}


def test_drafts_are_not_marked(world: dict[str, Any]) -> None:
    make_text(make_entry(), "A draft.")
    assert not Mark.objects.exists()


def test_many_changes_at_random(world: dict[str, Any]) -> None:
    chance = random.Random(5)
    for _ in range(4):
        for what in chance.sample(sorted(CHANGES), 3):
            if "withdrawn" not in what:
                CHANGES[what](world)
        if chance.random() < 0.5:
            publish([world["speech"].key])
        assert known() == truth()


def test_a_part_of_the_marks_is_compared_at_a_time(world: dict[str, Any]) -> None:
    Entry.objects.update(summary="new")
    all_of_them = Entry.objects.count()
    assert compare(most=2) == 2
    assert Unpublished.objects.count() == 2
    assert known() == truth()
    assert Unpublished.objects.count() == all_of_them


# What no edition holds: the desk's own notes, what is reckoned, and what is kept of what was deleted.
SILENT = {
    "approval", "bulkchange", "entry", "mark", "merger", "officeidentifier", "openwork", "possibleduplicate",
    "removedbytes", "removedwords", "reviewnote", "topic", "unpublished", "versionsapart",
}  # fmt: skip


def test_every_table_is_watched_or_said_to_be_silent() -> None:
    sql = "SELECT DISTINCT tgrelid::regclass::text FROM pg_trigger WHERE tgname = 'marks_on_insert'"
    with connection.cursor() as cursor:
        cursor.execute(sql)
        watched = {row[0].strip('"') for row in cursor.fetchall()}
    ours = [one for one in apps.get_app_config("catalogue").get_models() if not hasattr(one, "pgh_tracked_model")]
    tables = {one._meta.db_table: one._meta.model_name for one in ours}
    silent = {name for table, name in tables.items() if table not in watched}
    assert silent <= SILENT, "does an edition hold it? Then it needs a trigger as in migration 0003"


@pytest.mark.django_db(transaction=True)
def test_a_change_made_while_the_first_edition_is_written_is_not_lost() -> None:
    speech = make_entry(summary="before")
    under_way, changed = threading.Event(), threading.Event()

    def publish_slowly() -> None:
        try:
            with transaction.atomic():
                publish([speech.key])
                under_way.set()
                changed.wait(LONG)
        finally:
            connection.close()

    thread = threading.Thread(target=publish_slowly)
    thread.start()
    assert under_way.wait(LONG)
    # The other transaction is not through yet: here the record is still a draft, and nobody waits for anybody.
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL lock_timeout = '20s'")
        speech.identifiers.create(scheme="x", value="1")
    changed.set()
    thread.join()
    assert known() == truth() == {speech.key}
