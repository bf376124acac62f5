"""Loading: a draft becomes a record once, whole, and what was suggested stays a suggestion."""

from datetime import date
from typing import Any

import pytest

from archive.catalogue.models import Capture, Entry, Mention, Name, Office, Statement
from archive.intake.load import Conflict, known_names, load_draft
from archive.intake.parsers.plain import parse
from archive.intake.received import receive
from archive.publishing.content import content_of
from archive.publishing.gathering import gather
from tests.factory import make_entry
from tests.intake.seed import SEED, load_seed

pytestmark = pytest.mark.django_db

KEY = "mid-ru-243-14-02-2022"


def taken_in() -> Statement:
    received = receive(SEED.read_bytes(), SEED.name)
    return load_draft(parse(received.text, known_names=known_names()), received, key=KEY)


def test_the_seed_becomes_a_statement() -> None:
    statement = taken_in()
    assert (statement.number, statement.when_edtf, statement.state) == ("243-14-02-2022", "2022-02-14", "draft")
    assert statement.texts.get().received == SEED.read_bytes().decode()


def test_the_capture_holds_the_bytes() -> None:
    taken_in()
    assert bytes(Capture.objects.get().content) == SEED.read_bytes()


def test_taking_it_in_twice_changes_nothing() -> None:
    first = taken_in()
    assert taken_in().pk == first.pk
    assert (Statement.objects.count(), Capture.objects.count()) == (1, 1)


def test_another_source_under_the_same_key_is_a_conflict() -> None:
    taken_in()
    received = receive(b"Another text.\n\nIt says something else.")
    with pytest.raises(Conflict, match=KEY):
        load_draft(parse(received.text), received, key=KEY)
    assert Statement.objects.count() == 1


def test_passages_cover_all_but_white_space() -> None:
    text = taken_in().texts.get()
    inside = set()
    for passage in text.passages.all():
        span = set(range(passage.start, passage.end))
        assert not span & inside
        inside |= span
    assert not "".join(char for at, char in enumerate(text.received) if at not in inside).strip()


def test_a_known_speaker_is_suggested_not_confirmed() -> None:
    lavrov = make_entry("person", name="谢尔盖•拉夫罗夫", key="sergey-lavrov")
    passages = taken_in().texts.get().passages.filter(speaker=lavrov)
    assert passages
    assert {passage.speaker_status for passage in passages} == {"suggested"}


def test_a_name_borne_by_two_is_not_chosen_between() -> None:
    for key in ("one", "two"):
        make_entry("person", name="弗拉基米尔·普京", key=key)
    text = taken_in().texts.get()
    assert not text.passages.exclude(speaker=None)
    suggested = text.mentions.filter(entry__isnull=False)
    assert {mention.entry.key for mention in suggested} == {"one", "two"}
    assert all("2 entries" in mention.how for mention in suggested)


def test_damaged_dates_have_readings_and_no_date() -> None:
    damaged = Mention.objects.filter(text=taken_in().texts.get()).exclude(readings=[])
    assert [mention.words for mention in damaged] == ["202112 月中旬", "今年 121 日", "202112月"]
    assert not any(mention.when_edtf for mention in damaged)


@pytest.fixture
def seed() -> Statement:
    load_seed()
    return Statement.objects.get(key=KEY)


def test_the_first_records_load_and_load_again(seed: Any) -> None:
    held = Entry.objects.count()
    assert load_seed().new == 0
    assert Entry.objects.count() == held


def test_who_was_german_chancellor(seed: Any) -> None:
    office = Office.objects.get(names__text="德国总理")
    assert [str(tenure.person) for tenure in office.tenures.on(date(2022, 2, 15))] == ["Olaf Scholz"]


def test_one_name_with_any_dot_in_any_script(seed: Any) -> None:
    for words in ("谢尔盖•拉夫罗夫", "谢尔盖·拉夫罗夫", "谢尔盖・拉夫罗夫", "Лавров", "lavrov"):
        assert "sergey-lavrov" in Entry.objects.named(words).values_list("key", flat=True), words


def test_the_seed_has_five_turns_of_two_speakers(seed: Any) -> None:
    content = content_of(seed, gather([KEY], as_if_all_public=True))
    turns = {p["turn"]: p["speaker"]["entry"]["key"] for p in content["texts"][0]["passages"] if p["turn"]}
    assert list(turns.values()) == [
        "sergey-lavrov",
        "vladimir-putin",
        "sergey-lavrov",
        "vladimir-putin",
        "sergey-lavrov",
    ]
    assert not Name.objects.filter(folded="")


def test_the_damaged_dates_are_emended_with_reasons(seed: Any) -> None:
    emendations = seed.texts.get().emendations.all()
    assert {one.received for one in emendations} == {"202112 月中旬", "今年 121 日", "202112月"}
    assert all(one.why and one.by and one.edtf for one in emendations)
