"""Many rows at once: find and replace, topics, places, publishers, who took part and who speaks; shown, made, undone."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from archive.catalogue import roles
from archive.catalogue.admin.tables.nouns import BY_SLUG, TABLES
from archive.catalogue.admin.tables.questions import acts_for, chosen, columns_asked
from archive.catalogue.models import BulkChange, Entry, Name, Participation, Passage, Statement
from archive.publishing.acts import publish
from tests.desk.test_roles import somebody
from tests.desk.test_tables import last, made, rows_told
from tests.factory import make_entry, make_text

pytestmark = pytest.mark.django_db


def asked(client: Client, noun: str, what: str, chosen: str = "", **typed: Any) -> Any:
    """Ask what a change of many rows would do."""
    query = f"?what={what}" + (f"&chosen={chosen}" if chosen else "")
    return client.post(reverse("tables-many", args=[noun]) + query, typed, follow=True)


def choose(client: Client, kind: str, *records: Any, action: str = "change_many") -> Any:
    """Choose records in the list of their kind and go on to an action."""
    address = reverse(f"admin:catalogue_{kind}_changelist")
    return client.post(address, {"action": action, "_selected_action": [one.pk for one in records]})


def test_words_are_found_and_replaced_letter_by_letter(curator: Client) -> None:
    make_entry("statement", "Visit to Kiew", key="a", occasion="Talks in Kiew, Kiew time")
    make_entry("statement", "Visit", key="b", occasion="Talks in kiew")
    page = asked(curator, "statements", "occasion.replace", find="Kiew", value="Kyiv").content.decode()
    assert "Talks in Kyiv, Kyiv time" in page
    assert rows_told(last()) == [["changed", {"occasion": ("Talks in Kiew, Kiew time", "Talks in Kyiv, Kyiv time")}]]
    assert not Statement.objects.filter(occasion__contains="Kyiv").exists()
    change = made(curator)
    assert set(Statement.objects.values_list("occasion", flat=True)) == {"Talks in Kyiv, Kyiv time", "Talks in kiew"}
    history = curator.get(f"/admin/catalogue/statement/{Statement.objects.get(key='a').pk}/history/").content.decode()
    assert "replaced by" in history
    curator.post(f"/admin/tables/{change.pk}/", {"undo": "1"})
    assert Statement.objects.get(key="a").occasion == "Talks in Kiew, Kiew time"


def test_names_are_replaced_in_the_language_that_is_meant(curator: Client) -> None:
    entry = make_entry("place", "Kiew")
    Name.objects.create(entry=entry, text="Kiew", language="de")
    asked(curator, "places", "name_en.replace", find="Kiew", value="Kyiv")
    made(curator)
    assert set(entry.names.values_list("language", "text", "folded")) == {
        ("en", "Kyiv", "kyiv"),
        ("de", "Kiew", "kiew"),
    }
    assert Entry.objects.get(pk=entry.pk).label == "Kyiv"


def test_a_topic_is_added_to_what_was_chosen_in_a_list_and_taken_out_again(curator: Client) -> None:
    topic, other = make_entry("topic", key="peace"), make_entry("topic", key="war")
    first, second, third = (make_entry("statement") for _ in range(3))
    second.topics.add(topic, other)
    led = choose(curator, "statement", first, second)
    chosen = led["Location"].partition("chosen=")[2]
    assert b"2 records chosen" in curator.get(led["Location"]).content
    asked(curator, "statements", "topics.add", chosen, value=topic.pk)
    assert [row[0] for row in rows_told(last())] == ["changed", "unchanged"]
    change = made(curator)
    assert set(topic.entries_about.values_list("pk", flat=True)) == {first.pk, second.pk}
    curator.post(f"/admin/tables/{change.pk}/", {"undo": "1"})
    assert set(topic.entries_about.values_list("pk", flat=True)) == {second.pk}
    asked(curator, "statements", "topics.remove", value=topic.pk)
    made(curator)
    assert not topic.entries_about.exists()
    assert set(second.topics.all()) == {other}
    assert not third.topics.exists()


@pytest.mark.parametrize(("what", "kind"), [("place", "place"), ("publisher", "organization")])
def test_a_place_or_a_publisher_is_set_where_there_is_none(curator: Client, what: str, kind: str) -> None:
    one, other = make_entry(kind), make_entry(kind)
    empty, filled = make_entry("statement"), make_entry("statement", **{what: other})
    asked(curator, "statements", f"{what}.set", value=one.pk, where=what, how="empty")
    made(curator)
    assert getattr(Statement.objects.get(pk=empty.pk), what).pk == one.pk
    assert getattr(Statement.objects.get(pk=filled.pk), what).pk == other.pk


def test_who_took_part_is_given_to_a_person(curator: Client) -> None:
    person, chosen, other = make_entry("person", key="wang-yi"), make_entry("statement"), make_entry("statement")
    for entry in (chosen, other):
        Participation.objects.create(entry=entry, role="speaker", named_as="王毅")
    Participation.objects.create(entry=chosen, role="guest", named_as="a voice")
    number = choose(curator, "statement", chosen)["Location"].partition("chosen=")[2]
    asked(
        curator, "participations", "participant.set", number, value=person.pk, where="named_as", how="is", words="王毅"
    )
    made(curator)
    assert list(Participation.objects.filter(participant=person).values_list("entry", flat=True)) == [chosen.pk]


def test_what_belongs_to_nothing_that_was_chosen_is_not_offered(curator: Client) -> None:
    text = make_text(make_entry("statement"))
    number = choose(curator, "text", text)["Location"].partition("chosen=")[2]
    offered = curator.get(reverse("tables-many", args=["passages"]) + f"?chosen={number}").context["others"]
    assert [noun.slug for noun in offered] == ["texts", "passages"]
    asked(curator, "passages", "speaker_why.set", number, value="Heard.")
    assert len(last().report["rows"]) == 2
    assert curator.get(reverse("tables-many", args=["offices"]) + f"?chosen={number}").status_code == 404


def test_passages_are_given_to_a_person_who_then_takes_part(curator: Client) -> None:
    person, statement = make_entry("person", key="wang-yi"), make_entry("statement")
    text = make_text(statement, "We met.\n\nWe agreed.\n\nHe left.")
    Passage.objects.filter(position__lt=3).update(speaker_name="Minister", turn=1, speaker_status="suggested")
    asked(curator, "passages", "speaker.set", value=person.pk, where="speaker_name", how="contains", words="Minis")
    change = made(curator)
    told = set(text.passages.values_list("position", "speaker", "speaker_status"))
    assert told == {(1, person.pk, "confirmed"), (2, person.pk, "confirmed"), (3, None, "")}
    assert statement.participations.get().participant_id == person.pk
    curator.post(f"/admin/tables/{change.pk}/", {"undo": "1"})
    assert not text.passages.exclude(speaker=None).exists()
    assert not statement.participations.exists()


def test_every_question_that_is_offered_can_be_asked(curator: Client) -> None:
    make_text(make_entry("statement", "Words"))
    for noun in TABLES:
        columns = columns_asked(noun)
        for name, column in columns.items():
            for act in acts_for(column):
                answer = curator.get(reverse("tables-many", args=[noun.slug]) + f"?what={name}.{act}")
                assert answer.context["form"] is not None, (noun.slug, name, act)
        for where in columns:
            chosen(noun, {"where": where, "how": "empty"}).exists()
        name, act = next((name, acts[0]) for name, column in columns.items() if (acts := acts_for(column)))
        sent = {"where": "", "find": "x", "value": ""}
        assert asked(curator, noun.slug, f"{name}.{act}", **sent).status_code == 200, (noun.slug, name)


def test_a_condition_that_means_nothing_is_told(curator: Client) -> None:
    make_entry("statement")
    for how, where, words in (("contains", "place", "moscow"), ("is", "stub", "perhaps"), ("is", "number", "")):
        answer = asked(curator, "statements", "summary.set", value="x", where=where, how=how, words=words)
        assert b"errornote" in answer.content
    assert not BulkChange.objects.exists()


def test_who_changes_drafts_only_changes_many_drafts_only() -> None:
    client, public, draft = somebody(roles.CONTRIBUTORS), make_entry("topic"), make_entry("topic")
    publish([public.key])
    asked(client, "topics", "summary.set", value="Mine.")
    assert {row[2] for row in last().report["rows"]} == {"refused", "changed"}
    change = made(client)
    assert set(Entry.objects.values_list("pk", "summary")) == {(public.pk, ""), (draft.pk, "Mine.")}
    Entry.objects.filter(pk=draft.pk).update(state="review")
    assert client.post(f"/admin/tables/{change.pk}/", {"undo": "1"}).status_code == 403
    assert client.get(reverse("tables-many", args=["offices"])).status_code == 403


def test_what_was_chosen_in_a_list_is_saved_as_a_table(curator: Client) -> None:
    chosen, _ = make_entry("topic", key="peace"), make_entry("topic", key="war")
    answer = choose(curator, "topic", chosen, action="save_csv")
    table = b"".join(answer.streaming_content).decode("utf-8-sig")
    assert "peace" in table
    assert "war" not in table
    assert choose(curator, "topic", chosen, action="save_xlsx").content.startswith(b"PK")


def test_every_noun_has_columns_that_the_dictionary_names() -> None:
    for noun in BY_SLUG.values():
        assert set(noun.known_by) <= set(noun.columns)
        for name in noun.names:
            assert noun.called(name) is noun.columns[name]
            assert noun.called(str(noun.columns[name].field.verbose_name).title()) is not None
    assert BY_SLUG["people"].called("name_no tag!") is None


def test_columns_are_offered_with_what_pages_call_them(curator: Client) -> None:
    page = curator.get("/ru/admin/tables/people/many/").content.decode()
    assert "gender (пол): " in page
    assert "gender (" not in curator.get("/admin/tables/people/many/").content.decode()
