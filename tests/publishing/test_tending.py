"""What is done by itself: embargoes lift at their minute if a publisher approved it; versions that differ are known."""

import sys
import threading
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command
from django.db import connection
from django.utils import timezone

from archive.catalogue.models import Approval, Entry, Passage, Text, VersionsApart
from archive.management.commands import serve
from archive.publishing.acts import PublishingError, publish, withdraw
from archive.publishing.content import content_of
from archive.publishing.embargoes import CHANGED, approve, digests, lift
from archive.publishing.matching import differences, numbers
from archive.publishing.tending import match_versions, tend
from archive.reading.models import Edition
from tests.factory import make_entry, make_text

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


@pytest.fixture
def publisher() -> User:
    return User.objects.create_user("publisher")


def embargoed(publisher: User, *, approved: bool = True, **fields: Any) -> Entry:
    """Return a record under embargo for an hour, approved to go out then."""
    entry = make_entry(embargo_until=timezone.now() + HOUR, **fields)
    if approved:
        approve(entry.key, "As agreed.", publisher)
    return entry


def let_time_pass(*entries: Entry) -> None:
    """Let the embargo have been over for a minute, with the approval for that moment."""
    for entry in entries:
        Entry.objects.filter(pk=entry.pk).update(embargo_until=timezone.now() - timedelta(minutes=1))
        approval = Approval.objects.filter(pk=entry.pk).first()
        if approval:
            Approval.objects.filter(pk=entry.pk).update(digest=digests([entry.key])[entry.key])


def test_nothing_goes_out_before_its_moment(publisher: User) -> None:
    embargoed(publisher)
    assert lift() == []
    assert not Edition.objects.exists()


def test_it_goes_out_at_its_moment_in_all_its_languages(publisher: User) -> None:
    entry = embargoed(publisher)
    make_text(entry, "We met.")
    make_text(entry, "Мы встретились.", language="ru")
    approve(entry.key, "As agreed.", publisher)
    let_time_pass(entry)
    (edition,) = lift()
    assert (edition.key, edition.note) == (entry.key, "As agreed.")
    assert [text["language"] for text in edition.content["texts"]] == ["en", "ru"]
    assert Entry.objects.get(pk=entry.pk).state == "published"
    assert not Approval.objects.exists()
    assert lift() == []


def test_the_moment_itself_is_meant_in_its_time_zone(publisher: User) -> None:
    entry = make_entry(embargo_until=datetime(2022, 2, 14, 6, 0, tzinfo=UTC), embargo_zone="Europe/Moscow")
    assert entry.embargo_told() == "2022-02-14 09:00 Europe/Moscow (2022-02-14 06:00 UTC)"


def test_without_approval_nothing_is_published_by_itself(publisher: User) -> None:
    entry = embargoed(publisher, approved=False)
    let_time_pass(entry)
    assert lift() == []
    assert not Edition.objects.exists()


def test_what_was_changed_after_the_approval_stays_and_says_why(publisher: User) -> None:
    entry = embargoed(publisher)
    let_time_pass(entry)
    entry.names.update(text="Another title")
    assert lift() == lift() == []
    assert Approval.objects.get().refused == CHANGED
    Entry.objects.filter(pk=entry.pk).update(embargo_until=timezone.now() + HOUR)
    approve(entry.key, "Now.", publisher)
    assert Approval.objects.get().refused == ""
    let_time_pass(entry)
    assert [edition.key for edition in lift()] == [entry.key]


def test_another_moment_must_be_approved_again(publisher: User) -> None:
    entry = embargoed(publisher)
    Entry.objects.filter(pk=entry.pk).update(embargo_until=timezone.now() - HOUR)
    assert lift() == []
    assert Approval.objects.get().refused == CHANGED


def test_one_that_cannot_go_out_does_not_hold_the_others(publisher: User) -> None:
    one, other = embargoed(publisher), embargoed(publisher)
    let_time_pass(one, other)
    one.names.update(text="Another title")
    assert [edition.key for edition in lift()] == [other.key]


def test_one_at_which_the_register_fails_does_not_hold_the_others(publisher: User) -> None:
    one, other = embargoed(publisher), embargoed(publisher)
    let_time_pass(one, other)
    with connection.cursor() as cursor:
        cursor.execute(
            "CREATE FUNCTION no_room() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'no room'; END $$;"
            "CREATE TRIGGER no_room BEFORE INSERT ON reading_edition FOR EACH ROW "
            f"WHEN (NEW.key = '{one.key}') EXECUTE FUNCTION no_room()"
        )
    assert [edition.key for edition in lift()] == [other.key]
    assert "no room" in Approval.objects.get(entry=one).refused
    assert Entry.objects.get(pk=one.pk).state == "draft"
    assert lift() == []


def test_what_is_lifted_together_names_each_other(publisher: User) -> None:
    speech, person = embargoed(publisher), make_entry("person", embargo_until=timezone.now() + HOUR)
    speech.participations.create(participant=person, role="speaker")
    for one in (speech, person):
        approve(one.key, "", publisher)
    let_time_pass(speech, person)
    editions = {edition.key: edition for edition in lift()}
    assert editions[speech.key].content["participations"][0]["entry"]["key"] == person.key


def test_an_approval_does_not_outlive_a_withdrawal(publisher: User) -> None:
    entry = make_entry()
    publish([entry.key])
    Entry.objects.filter(pk=entry.pk).update(embargo_until=timezone.now() + HOUR)
    approve(entry.key, "", publisher)
    withdraw(entry.key, "A mistake.")
    let_time_pass(entry)
    assert lift() == []


def test_only_what_is_under_embargo_is_approved(publisher: User) -> None:
    with pytest.raises(PublishingError, match="no embargo"):
        approve(make_entry().key, "", publisher)


@pytest.mark.django_db(transaction=True)
def test_of_many_servers_one_publishes() -> None:
    publisher = User.objects.create_user("publisher")
    entries = [embargoed(publisher) for _ in range(5)]
    let_time_pass(*entries)
    made: list[int] = []

    def serve() -> None:
        try:
            made.append(len(lift()))
        finally:
            connection.close()

    threads = [threading.Thread(target=serve) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(made) == [0, 0, 0, 5]
    assert Edition.objects.count() == 5


def test_the_command_does_it(publisher: User) -> None:
    entry = embargoed(publisher)
    let_time_pass(entry)
    entry.refresh_from_db()
    call_command("tend")
    assert Edition.objects.get().key == entry.key


def two_versions(english: str, russian: str, **fields: Any) -> Entry:
    """Return a record with a text and its translation."""
    entry = make_entry(**fields)
    make_text(entry, english)
    make_text(entry, russian, language="ru")
    return entry


def kinds(entry: Entry) -> dict[str, tuple[list[str], list[str]]]:
    """Return for each kind of difference the words on both sides."""
    return {
        one.kind: ([words for words, _ in one.here], [words for words, _ in one.there])
        for one in differences(content_of(entry))
    }


@pytest.mark.parametrize(
    ("english", "russian"),
    [
        ("We sent 1,500 men on 14 February 2022.", "Мы послали 1500 человек 14 февраля 2022 года."),
        ("It cost 3.5 million dollars.", "Это стоило 3,5 млн долларов."),
        ("Five of us met.", "Мы встретились впятером."),
    ],
)
def test_versions_that_say_the_same_match(english: str, russian: str) -> None:
    assert kinds(two_versions(english, russian)) == {}


def test_figures_and_dates_that_differ_are_told_with_their_place() -> None:
    entry = two_versions("We sent 1,500 men on 14 February 2022.", "Мы послали 1600 человек 15 февраля 2022 года.")
    assert kinds(entry) == {
        "figures": (["1,500"], ["1600"]),
        "dates": (["14 February 2022"], ["15 февраля 2022 года"]),
    }


def test_turns_and_speakers_that_differ() -> None:
    one, other = make_entry("person", "Ann"), make_entry("person", "Bob")
    entry = two_versions("Yes.\n\nNo.", "Да.\n\nНет.")
    for text in Text.objects.filter(entry=entry):
        for turn, speaker in ((1, one), (2, other)):
            Passage.objects.filter(text=text, position=turn).update(
                turn=turn, speaker=speaker, speaker_name=str(speaker)
            )
    publish([one.key, other.key])
    assert kinds(entry) == {}
    Passage.objects.filter(text__language="ru", position=2).update(speaker=one)
    assert list(kinds(entry)) == ["speakers"]
    Passage.objects.filter(text__language="ru", position=2).update(turn=1)
    assert kinds(entry) == {"turns": (["2"], ["1"])}


@pytest.mark.parametrize(
    ("words", "value"),
    [("1,500", "1500"), ("1 500", "1500"), ("12.5", "12.5"), ("12,5", "12.5"), ("1.5亿", "150000000"), ("25万", "250000"),
     ("２０", "20"), ("25 тыс. человек", "25000"), ("1.234.567", "1234567"), ("7", None)],
)  # fmt: skip
def test_figures_are_read_as_they_are_written(words: str, value: str | None) -> None:
    assert [one for one, _ in numbers(words)] == ([value] if value else [])


def test_what_does_not_match_is_known_and_forgotten_when_put_right() -> None:
    entry = two_versions("We sent 1,500 men.", "Мы послали 1600 человек.")
    make_text(make_entry(), "Alone, with 1,700 men.")
    assert match_versions() == 2
    assert list(VersionsApart.objects.values_list("entry", flat=True)) == [entry.pk]
    assert match_versions() == 0
    Text.objects.filter(entry=entry, language="ru").delete()
    while tend():
        pass
    assert not VersionsApart.objects.exists()


# A server that serves until there is a file.
SERVE = """
import sys, time
from pathlib import Path
while not Path(sys.argv[1]).exists():
    time.sleep(0.01)
"""


def test_serving_tends(monkeypatch: pytest.MonkeyPatch, publisher: User, tmp_path: Path) -> None:
    entry = embargoed(publisher)
    let_time_pass(entry)
    tended, by_itself = tmp_path / "tended", serve.by_itself
    monkeypatch.setattr(serve, "TENDED", 0.1)
    monkeypatch.setattr(serve, "by_itself", lambda *command: (by_itself(*command), tended.touch()))
    monkeypatch.setattr(serve.signal, "signal", lambda *_: None)
    assert serve.run_until_stopped([sys.executable, "-c", SERVE, str(tended)]) == 0
    assert Edition.objects.get().key == entry.key
