"""The inline tables of a record: what cannot be is told at its field, and no row that was typed is lost."""

from typing import Any

import pytest
from django.test import Client

from archive.catalogue.models import Entry, Name, Person, Relation
from tests.catalogue.admin.test_records import add, typed
from tests.desk.desk import inline
from tests.factory import make_entry, make_text

pytestmark = pytest.mark.django_db
Row = tuple[str, str, str]


def person_called(*names: Row) -> Person:
    person = make_entry("person", key="somebody")
    Name.objects.all().delete()
    for text, language, kind in names:
        Name.objects.create(entry=person, text=text, language=language, kind=kind)
    return person


def sent_for(person: Entry, rows: dict[int, Row], new: tuple[Row, ...] = (), gone: tuple[int, ...] = ()) -> Any:
    """Return what a browser sends for these names; `gone` are ticked to be removed."""
    fields = ("text", "language", "kind")
    old = [{"id": pk, "entry": person.pk, **dict(zip(fields, row, strict=True))} for pk, row in rows.items()]
    marked = [{**row, "DELETE": "on"} if row["id"] in gone else row for row in old]
    fresh = [{"entry": person.pk, **dict(zip(fields, row, strict=True))} for row in new]
    return typed("person", key=person.key) | inline("names", *marked, *fresh, initial=len(marked))


def save(client: Client, person: Entry, sent: dict[str, Any]) -> Any:
    return client.post(f"/admin/catalogue/person/{person.pk}/change/", sent)


def faults(answer: Any) -> list[dict[str, Any]]:
    """Return the faults of each row of names."""
    (formset,) = [one.formset for one in answer.context["inline_admin_formsets"] if one.formset.prefix == "names"]
    return formset.errors


def test_two_preferred_names_in_one_language_are_told_at_the_second(curator: Client) -> None:
    answer = add(curator, "person", typed("person", ("Ann", "en"), ("Anne", "en"), ("Анна", "ru")))
    assert [list(row) for row in faults(answer)] == [[], ["kind"], []]
    assert not Entry.objects.exists()


@pytest.mark.parametrize("kinds", [("preferred", "variant"), ("variant", "preferred")])
def test_preferred_and_variant_change_places(curator: Client, kinds: tuple[str, str]) -> None:
    person = person_called(("One", "en", kinds[0]), ("Two", "en", kinds[1]))
    one, two = person.names.all()
    sent = sent_for(person, {one.pk: ("One", "en", kinds[1]), two.pk: ("Two", "en", kinds[0])})
    assert save(curator, person, sent).status_code == 302
    assert list(person.names.values_list("kind", flat=True)) == [kinds[1], kinds[0]]


def test_a_preferred_name_is_removed_and_another_takes_its_place(curator: Client) -> None:
    person = person_called(("One", "en", "variant"), ("Two", "en", "preferred"))
    one, two = person.names.all()
    rows = {one.pk: ("One", "en", "preferred"), two.pk: ("Two", "en", "preferred")}
    assert save(curator, person, sent_for(person, rows, gone=(two.pk,))).status_code == 302
    assert list(person.names.values_list("text", "kind")) == [("One", "preferred")]
    sent = sent_for(person, {one.pk: ("One", "en", "preferred")}, (("Three", "en", "preferred"),), gone=(one.pk,))
    assert save(curator, person, sent).status_code == 302
    assert Entry.objects.get().label == "Three"


def test_two_names_that_exchange_their_words_are_told(curator: Client) -> None:
    person = person_called(("One", "en", "variant"), ("Two", "en", "variant"))
    one, two = person.names.all()
    answer = save(
        curator, person, sent_for(person, {one.pk: ("Two", "en", "variant"), two.pk: ("One", "en", "variant")})
    )
    assert list(faults(answer)[0]) == ["text"]
    rows = {one.pk: ("One", "en", "variant"), two.pk: ("Uno", "es", "variant")}
    assert save(curator, person, sent_for(person, rows)).status_code == 302


def test_two_preferred_names_that_exchange_their_languages_are_told(curator: Client) -> None:
    person = person_called(("One", "en", "preferred"), ("Un", "fr", "preferred"))
    one, two = person.names.all()
    rows = {one.pk: ("One", "fr", "preferred"), two.pk: ("Un", "en", "preferred")}
    assert list(faults(save(curator, person, sent_for(person, rows)))[0]) == ["language"]


def test_a_name_that_somebody_else_added_meanwhile_is_told(curator: Client) -> None:
    person = person_called(("One", "en", "variant"))
    sent = sent_for(person, {person.names.get().pk: ("One", "en", "variant")}, (("Two", "en", "preferred"),))
    Name.objects.create(entry=person, text="Deux", language="en", kind="preferred")
    assert list(faults(save(curator, person, sent))[1]) == ["language"]


def test_a_row_that_somebody_else_removed_comes_back_as_a_new_one(curator: Client) -> None:
    person = person_called(("One", "en", "preferred"), ("Deux", "fr", "preferred"))
    one, two = person.names.all()
    rows = {two.pk: ("Deuxième", "fr", "preferred"), one.pk: ("First", "en", "preferred")}
    sent = sent_for(person, rows, (("Третий", "ru", "preferred"),))
    Name.objects.filter(pk=two.pk).delete()
    answer = save(curator, person, sent)
    page = answer.content.decode()
    assert "Somebody else has removed this row" in page
    assert 'value="Deuxième"' in page
    assert 'value="Третий"' in page
    assert set(person.names.values_list("text", flat=True)) == {"One"}
    again = sent_for(person, {one.pk: ("First", "en", "preferred")}, (rows[two.pk], ("Третий", "ru", "preferred")))
    assert save(curator, person, again).status_code == 302
    assert set(person.names.values_list("text", flat=True)) == {"First", "Deuxième", "Третий"}


def test_a_row_that_two_remove_is_removed(curator: Client) -> None:
    person = person_called(("One", "en", "preferred"), ("Deux", "fr", "preferred"))
    one, two = person.names.all()
    rows = {one.pk: ("One", "en", "preferred"), two.pk: ("Deux", "fr", "preferred")}
    sent = sent_for(person, rows, gone=(two.pk,))
    two.delete()
    assert save(curator, person, sent).status_code == 302


def test_a_text_that_somebody_else_removed_is_told(curator: Client) -> None:
    statement = make_entry(key="a-speech")
    text, name = make_text(statement), statement.names.get()
    row = {"id": text.pk, "entry": statement.pk, "language": "en", "title": "T", "standing": "unknown", "position": 0}
    shown = {"id": name.pk, "entry": statement.pk, "text": name.text, "language": "en", "kind": "preferred"}
    sent = typed("statement", key="a-speech") | inline("texts", row, initial=1) | inline("names", shown, initial=1)
    text.delete()
    answer = curator.post(f"/admin/catalogue/statement/{statement.pk}/change/", sent)
    assert "Somebody else has removed a row" in answer.content.decode()


@pytest.mark.parametrize(
    ("part", "row", "where"),
    [
        ("relations", {"type": "cites", "object": ""}, "object"),
        ("participations", {"role": "speaker", "participant": "", "position": 1}, "participant"),
    ],
)
def test_nothing_points_to_itself(curator: Client, part: str, row: dict[str, Any], where: str) -> None:
    statement = make_entry("document", key="a-letter")
    name = statement.names.get()
    shown = {"id": name.pk, "entry": statement.pk, "text": name.text, "language": "en", "kind": "preferred"}
    sent = typed("document", key="a-letter") | inline("names", shown, initial=1)
    answer = curator.post(
        f"/admin/catalogue/document/{statement.pk}/change/", sent | inline(part, {**row, where: statement.pk})
    )
    assert answer.status_code == 200
    assert where in answer.content.decode()
    assert not Relation.objects.exists()


def test_a_name_that_grows_when_it_is_folded_is_kept(curator: Client) -> None:
    assert add(curator, "person", typed("person", ("ﷺ" * 400, "ar"), key="somebody")).status_code == 302
    name = Name.objects.get()
    assert (name.text, len(name.folded)) == ("ﷺ" * 400, 500)
