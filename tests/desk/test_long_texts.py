"""A text of 400 turns is worked on as one of 40: with the same number of queries."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from archive.catalogue.models import Mention, Passage, Text
from tests.factory import make_entry, make_text

pytestmark = pytest.mark.django_db


def long_text(turns: int) -> Text:
    """Return a text of so many turns of 100 characters, each with a speaker, a label and a suggestion."""
    people = [make_entry("person", name) for name in ("Ann", "Bob")]
    place = make_entry("place", "Geneva")
    rows = [f"{people[at % 2]}: Geneva, again. {'Words of turn ' + str(at):.<70}" for at in range(turns)]
    text = make_text(make_entry(), "\n\n".join(rows))
    passages = list(text.passages.all())
    for at, one in enumerate(passages):
        one.turn, one.kind, one.speaker = at + 1, "turn", people[at % 2]
        one.speaker_name, one.speaker_status = str(people[at % 2]), "suggested"
        one.label_start, one.label_end = one.start, one.start + 4
    Passage.objects.bulk_update(
        passages, ["turn", "kind", "speaker", "speaker_name", "speaker_status", "label_start", "label_end"]
    )
    Mention.objects.bulk_create(
        Mention(text=text, words="Geneva", entry=place, start=one.start + 5, end=one.start + 11, how="name")
        for one in passages
    )
    return text


def test_the_length_of_a_text_costs_no_queries(curator: Client) -> None:
    counts = {}
    for turns in (40, 40, 400):
        text = long_text(turns)
        address = f"/admin/catalogue/text/{text.pk}/desk/?p=1"
        with CaptureQueriesContext(connection) as shown:
            form = curator.get(address).context["form"]
        sent = {name: form[name].value() for name in form.fields}
        sent = {name: value for name, value in sent.items() if value not in (None, "", False)}
        second = text.passages.all()[1]
        with CaptureQueriesContext(connection) as cut:
            curator.post(address, sent | {f"split-{second.pk}": "again", "act": f"split-{second.pk}"})
        counts[turns] = len(shown), len(cut)
        assert text.passages.count() == turns + 1
    assert counts[40] == counts[400]
