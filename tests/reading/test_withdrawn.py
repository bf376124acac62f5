"""What was withdrawn since: told in the words of the source where there are any, else left out or unnamed."""

import pytest

from archive.reading.exports.bibtex import bib
from archive.reading.transcript import turns
from archive.reading.withdrawn import standing, told
from tests.reading.factory import make_content, make_edition, make_text, mention, part, ref, withdraw

LOST = ref("lost", "Secretname")
UNNAMED = {"label": "a withdrawn record"}


def speaker(name=""):
    return {
        "entry": LOST,
        "name": name or LOST["label"],
        "status": "confirmed",
        "office": None,
        "why": "By Secretname.",
    }


def test_content_that_names_nothing_lost_is_the_same():
    content = make_content(participations=[part("anna")])
    assert told(content, {"anna"}) is content


def test_words_of_the_source_take_the_place_of_a_label():
    received = "Anna spoke."
    content = make_content(
        participations=[part("lost", label="Secretname", named_as="the delegate"), part("lost", label="Secretname")],
        texts=[make_text(received, mentions=[mention(received, "Anna", LOST)])],
        relations=[{"type": "cites", "entry": LOST, "note": "on page 3"}],
        topics=[LOST, ref("peace", "Peace", "topic")],
        details={"place": LOST},
    )
    shown = told(content, {"peace"})
    assert [one["entry"] for one in shown["participations"]] == [{"label": "the delegate"}, UNNAMED]
    assert shown["texts"][0]["mentions"][0]["entry"] == {"label": "Anna"}
    assert shown["relations"] == [{"type": "cites", "entry": UNNAMED, "note": "on page 3"}]
    assert shown["topics"] == [ref("peace", "Peace", "topic")]
    assert shown["details"]["place"] == UNNAMED
    assert "Secretname" not in str(shown)


@pytest.mark.parametrize(
    ("label", "name", "called"),
    [("Delegate", "", "Delegate"), ("", "a voice", "a voice"), ("", "", "a withdrawn record")],
)
def test_speaker_is_called_as_in_the_text(label, name, called):
    text = make_text("Delegate: One.\n\nTwo.", {label: speaker(name)} if label else None)
    text["passages"][0]["turn"] = text["passages"][1]["turn"] = 1
    for passage in text["passages"]:
        passage["speaker"] = speaker(name)
    (shown,) = told(make_content(texts=[text]), set())["texts"]
    (turn,) = turns(shown)[:1]
    assert (turn.speaker["entry"], turn.speaker["name"], len(turn.passages)) == (None, called, 2)
    assert "Secretname" not in str(shown)


def test_lists_leave_out_what_is_lost_and_keep_words_that_never_had_a_key():
    anna, words = ref("anna", "Anna"), {"label": "a voice"}
    assert standing([LOST, anna, words], {"anna"}) == [anna, words]


@pytest.mark.django_db
def test_citation_names_only_authors_who_stand_or_are_named_in_the_source():
    for key in ("anna", "lost"):
        make_edition(key=key, kind="person", label=key)
    withdraw("lost", "person")
    parts = [part("anna", label="Anna"), part("lost", label="Secretname")]
    place = {"place": ref("nowhere", "Secretname", "place")}
    edition = make_edition(key="speech", participations=parts, details=place)
    assert "author = {{Anna}}" in bib(edition, "")
    assert "Secretname" not in bib(edition, "")
    parts[1]["named_as"] = "the delegate"
    assert "author = {{Anna} and {the delegate}}" in bib(make_edition(key="other", participations=parts), "")
