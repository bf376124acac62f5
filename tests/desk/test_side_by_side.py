"""Two versions side by side: paired by the program, put right by hand, published, and read."""

from typing import Any

import pytest
from django.test import Client

from archive.catalogue.models import Alignment, Text
from archive.publishing.acts import publish
from archive.publishing.content import content_of
from tests.desk.desk import helper_at
from tests.factory import make_entry, make_text

pytestmark = pytest.mark.django_db(transaction=True)
ENGLISH = "Good day, dear friends.\n\nOn 14 February 2022 we met for 5 hours, and we talked of 3 letters.\n\nThank you."
RUSSIAN = "Добрый день, дорогие друзья.\n\n14 февраля 2022 года мы встретились на 5 часов.\n\nМы говорили о 3 письмах.\n\nСпасибо."


@pytest.fixture
def texts(db: None) -> tuple[Text, Text]:
    entry = make_entry(name="The speech", key="the-speech")
    return make_text(entry, ENGLISH), make_text(entry, RUSSIAN, language="ru")


def page(texts: tuple[Text, Text]) -> str:
    return f"/admin/catalogue/text/{texts[0].pk}/beside/{texts[1].pk}/"


def press(client: Client, texts: tuple[Text, Text], act: str, version: str | None = None) -> Any:
    known = client.get(page(texts)).context["version"] if version is None else version
    return client.post(page(texts), {"act": act, "version": known}, follow=True)


def pairs() -> Any:
    return Alignment.objects.get().pairs


BY_PROGRAM = [[["p1"], ["p1"]], [["p2"], ["p2", "p3"]], [["p3"], ["p4"]]]


def test_the_program_pairs_first_and_keeps_nothing_by_itself(curator: Client, texts: Any) -> None:
    shown = curator.get(page(texts)).context["rows"]
    assert [[[cell.passage.anchor for cell in side] for side in row] for row in shown] == BY_PROGRAM
    assert not Alignment.objects.exists()
    press(curator, texts, "keep")
    assert pairs() == BY_PROGRAM


def test_pairs_are_put_right_by_hand_and_undone(curator: Client, texts: Any) -> None:
    press(curator, texts, "down1-1")
    assert pairs() == [[["p1"], ["p1"]], [["p2"], ["p2"]], [["p3"], ["p3", "p4"]]]
    press(curator, texts, "up1-2")
    press(curator, texts, "part-1")
    assert pairs() == [[["p1"], ["p1"]], [["p2"], ["p2"]], [[], ["p3"]], [["p3"], ["p4"]]]
    press(curator, texts, "join-1")
    assert pairs() == BY_PROGRAM
    undo = curator.get(page(texts)).context["next_to_undo"]
    assert "Row 2 joined" in undo.note
    press(curator, texts, f"undo-{undo.id}")
    assert len(pairs()) == 4
    redo = curator.get(page(texts)).context["next_to_redo"]
    press(curator, texts, f"undo-{redo.id}")
    assert pairs() == BY_PROGRAM


def test_the_same_pairs_stand_there_from_the_other_side(curator: Client, texts: Any) -> None:
    press(curator, (texts[1], texts[0]), "down0-1")
    assert pairs() == [[["p1"], ["p1"]], [["p2"], ["p2"]], [["p3"], ["p3", "p4"]]]


def test_what_somebody_else_did_meanwhile_is_not_overwritten(curator: Client, texts: Any) -> None:
    press(curator, texts, "keep")
    version = curator.get(page(texts)).context["version"]
    press(curator, texts, "down1-1")
    before = pairs()
    answer = press(curator, texts, "join-0", version)
    assert "Somebody else" in answer.content.decode()
    assert pairs() == before


@pytest.mark.django_db(transaction=False)
def test_who_may_not_change_texts_changes_no_pairs(client: Client, texts: Any) -> None:
    helper = helper_at(client, "view_text", "view_entry", "view_statement")
    assert "Keep the pairs" not in helper.get(page(texts)).content.decode()
    assert press(helper, texts, "keep").status_code == 403


def test_texts_of_two_records_do_not_stand_side_by_side(curator: Client, texts: Any) -> None:
    stranger = make_text(make_entry())
    assert curator.get(page((texts[0], stranger))).status_code == 404
    assert curator.get(page((texts[0], texts[0]))).status_code == 404


def test_an_edition_tells_the_pairs_as_the_texts_stand_now(curator: Client, texts: Any) -> None:
    press(curator, texts, "check")
    texts[0].passages.get(anchor="p3").delete()
    (told,) = content_of(texts[0].entry)["alignments"]
    assert told == {
        "texts": ["en", "ru"],
        "pairs": [[["p1"], ["p1"]], [["p2"], ["p2", "p3"]], [[], ["p4"]]],
        "checked": True,
    }


def test_readers_see_both_side_by_side_once_it_is_published(curator: Client, reader: Client, texts: Any) -> None:
    publish(["the-speech"])
    assert reader.get("/statements/the-speech/en/beside/ru/").status_code == 404
    press(curator, texts, "keep")
    publish(["the-speech"], "Pairs.")
    entry = reader.get("/statements/the-speech/").content.decode()
    assert "/statements/the-speech/en/beside/ru/" in entry
    for one, other in (("en", "ru"), ("ru", "en")):
        answer = reader.get(f"/statements/the-speech/{one}/beside/{other}/")
        assert answer.status_code == 200
        body = answer.content.decode()
        assert body.count("<tr>") == 4
        assert body.index("Good day" if one == "en" else "Добрый") < body.index("Добрый" if one == "en" else "Good day")
        assert 'lang="ru" dir="ltr"' in body
    assert reader.get("/statements/the-speech/en/beside/fr/").status_code == 404
    assert "рядом" in reader.get("/ru/statements/the-speech/en/beside/ru/").content.decode()


def test_a_published_record_with_new_pairs_has_unpublished_changes(curator: Client, texts: Any) -> None:
    publish(["the-speech"])
    press(curator, texts, "keep")
    assert texts[0].entry.marks.exists()
