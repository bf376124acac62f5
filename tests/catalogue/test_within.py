"""Places, bodies and translations are not within themselves; tags and short names have their form."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.test import Client

from archive.catalogue.models import Emendation, Text
from tests.catalogue.admin.test_records import typed
from tests.desk.desk import inline
from tests.factory import make_entry, make_text

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("kind", "field"), [("place", "within"), ("organization", "parent")])
def test_nothing_lies_within_itself(curator: Client, kind: str, field: str) -> None:
    outer, inner = make_entry(kind), make_entry(kind)
    setattr(inner, field, outer)
    inner.save()
    name = outer.names.get()
    row = {"id": name.pk, "entry": outer.pk, "text": name.text, "language": "en", "kind": "preferred"}
    for within in (outer, inner):
        sent = typed(kind, key=outer.key, **{field: within.pk}) | inline("names", row, initial=1)
        answer = curator.post(f"/admin/catalogue/{kind}/{outer.pk}/change/", sent)
        assert set(answer.context["adminform"].form.errors) == {field}
    with pytest.raises(IntegrityError), transaction.atomic():
        type(outer).objects.filter(pk=outer.pk).update(**{field: outer.pk})


def text_page(client: Client, text: Text, **changed: Any) -> Any:
    sent = {"entry": text.entry_id, "language": "en", "identifier": "en", "title": "", "standing": "readout"}
    sent |= {"original_language": "", "when_words": "", "when_edtf": "", "capture": text.capture_id, "position": 0}
    return client.post(f"/admin/catalogue/text/{text.pk}/change/", {**sent, **changed})


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("language", "<x>"),
        ("language", "English"),
        ("original_language", "zh_Hans"),
        ("identifier", "a b#<"),
        ("identifier", "zh-"),
    ],
)
def test_tags_of_a_text_that_are_none_are_told(curator: Client, field: str, value: str) -> None:
    answer = text_page(curator, make_text(make_entry()), **{field: value})
    assert set(answer.context["adminform"].form.errors) == {field}


@pytest.mark.parametrize("language", ["zh", "zh-Hant", "und", "sr-Latn-RS", "x-lost"])
def test_tags_of_languages_that_are_taken(curator: Client, language: str) -> None:
    assert text_page(curator, make_text(make_entry()), language=language).status_code == 302


def test_a_text_is_translated_from_another_of_its_record(curator: Client) -> None:
    text, foreign = make_text(make_entry()), make_text(make_entry())
    translation = make_text(text.entry, "Danke.", language="de", translation_of=text)
    for of in (text, foreign, translation):
        answer = text_page(curator, text, translation_of=of.pk)
        assert set(answer.context["adminform"].form.errors) == {"translation_of"}
    other = make_text(text.entry, "Merci.", language="fr")
    assert text_page(curator, text, translation_of=other.pk).status_code == 302
    with pytest.raises(IntegrityError), transaction.atomic():
        Text.objects.filter(pk=text.pk).update(translation_of=text.pk)


@pytest.mark.parametrize(("start", "end", "refused"), [(0, 3, True), (5, 8, True), (3, 6, False), (2, 4, True)])
def test_readings_do_not_overlap(start: int, end: int, refused: bool) -> None:
    text = make_text(make_entry(), "In 202112 we met.")
    fields = {"text": text, "proposed": "x", "why": "y", "by": "z"}
    for first, last in ((0, 3), (6, 9)):
        Emendation.objects.create(start=first, end=last, received=text.received[first:last], **fields)
    reading = Emendation(start=start, end=end, received=text.received[start:end], **fields)
    if refused:
        with pytest.raises(ValidationError, match="proposed already"):
            reading.clean()
    else:
        reading.clean()
