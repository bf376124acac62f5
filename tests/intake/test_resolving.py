"""Who is meant: by a name, by an office held that day, by a label with an office; and what a rule confirms."""

from datetime import date
from typing import Any

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from archive.catalogue.models import Entry, Mention, Name, Office, OfficeName, Passage
from archive.intake.arrivals import Arrival
from archive.intake.drafts import Understood
from archive.intake.load import known_names, load_draft
from archive.intake.parsers.plain import parse
from archive.intake.received import receive
from archive.intake.resolving import BY_RULE
from archive.intake.rows import record_of
from archive.intake.taking import take
from tests.factory import make_entry, make_tenure

pytestmark = pytest.mark.django_db


def person(key: str, *names: tuple[str, str]) -> Entry:
    entry = make_entry("person", names[0][0], key=key)
    for text, language in names[1:]:
        Name.objects.create(entry=entry, text=text, language=language, kind="variant")
    return entry


def office(key: str, organization: Entry, *names: tuple[str, str]) -> Office:
    made = Office.objects.create(key=key, title=names[0][0], organization=organization)
    for text, language in names:
        OfficeName.objects.create(office=made, text=text, language=language)
    return made


@pytest.fixture
def offices() -> dict[str, Entry]:
    """Return the people of two offices that changed hands."""
    russia, usa = (make_entry("organization", name, key=name.lower()) for name in ("Russia", "America"))
    Name.objects.create(entry=usa, text="美国", language="zh")
    Name.objects.create(entry=russia, text="Россия", language="ru")
    minister = office(
        "minister", russia, ("Foreign Minister of Russia", "en"), ("Министр иностранных дел России", "ru")
    )
    secretary = office("secretary", usa, ("Secretary of State", "en"), ("美国国务卿", "zh"))
    people = {
        "lavrov": person("lavrov", ("Sergey Lavrov", "en"), ("Лавров", "ru")),
        "pompeo": person("pompeo", ("Mike Pompeo", "en"), ("蓬佩奥", "zh")),
        "blinken": person("blinken", ("Antony Blinken", "en"), ("布林肯", "zh"), ("Блинкен", "ru")),
    }
    make_tenure(people["lavrov"], "2004-03-09/..", minister)
    make_tenure(people["pompeo"], "2018-04-26/2021-01-20", secretary)
    make_tenure(people["blinken"], "2021-01-26/2025-01-20", secretary)
    return people


def loaded(text: str) -> Any:
    received = receive(text.encode())
    return load_draft(parse(received.text, known_names=known_names()), received, key="a").texts.get()


def mentions(text: str) -> list[tuple[str, str, str]]:
    found = loaded(text).mentions.exclude(entry=None).order_by("start").select_related("entry")
    return [(one.words, one.entry.key, one.how) for one in found]


def headed(day: str, words: str) -> str:
    return f"Remarks on the talks\n\n{day}\n\n{words}\n"


def test_an_office_named_in_full_is_its_holder_that_day(offices: Any) -> None:
    found = mentions(headed("3 March 2020", "We spoke with the Secretary of State about Russia."))
    assert found[:1] == [("Secretary of State", "pompeo", "held the office on 2020-03-03: Secretary of State")]
    assert [key for _, key, _ in found] == ["pompeo", "russia"]


def test_the_same_words_are_another_person_later(offices: Any) -> None:
    assert [key for _, key, _ in mentions(headed("3 March 2022", "We met the Secretary of State."))] == ["blinken"]


def test_on_a_day_between_two_holders_nobody_is_meant(offices: Any) -> None:
    assert mentions(headed("23 January 2021", "We met the Secretary of State.")) == []


def test_without_a_day_nobody_is_meant(offices: Any) -> None:
    assert mentions("We met the Secretary of State.\n\nThen we left.\n") == []


def test_an_office_alone_is_that_of_somebody_named(offices: Any) -> None:
    text = headed("3 March 2022", "Sergey Lavrov and Antony Blinken met. The Minister asked, the Secretary answered.")
    assert [(words, key) for words, key, _ in mentions(text)] == [
        ("Sergey Lavrov", "lavrov"), ("Antony Blinken", "blinken"), ("Minister", "lavrov"), ("Secretary", "blinken"),
    ]  # fmt: skip


def test_an_office_alone_without_anybody_near_is_nobody(offices: Any) -> None:
    assert mentions(headed("3 March 2022", "The Minister asked and the Secretary answered.")) == []


def test_of_two_ministers_the_minister_is_neither(offices: Any) -> None:
    other = person("rau", ("Zbigniew Rau", "en"))
    make_tenure(other, "2020-08-26/2023-11-27", office("pl", make_entry("organization"), ("Minister of Poland", "en")))
    text = headed("3 March 2022", "Sergey Lavrov met Zbigniew Rau. The Minister asked.")
    assert [key for _, key, _ in mentions(text)] == ["lavrov", "rau"]


def test_an_office_beside_its_holder_and_a_former_one_are_no_mention(offices: Any) -> None:
    text = headed("3 March 2022", "Secretary of State Antony Blinken met the former Secretary of State.")
    assert [(words, key) for words, key, _ in mentions(text)] == [("Antony Blinken", "blinken")]


def test_offices_in_other_languages(offices: Any) -> None:
    text = "会谈纪要\n\n2022年3月3日\n\n美国方面参加。国务卿表示，双方应当继续对话。我们同意这一看法，并将继续努力。\n"
    assert [(words, key) for words, key, _ in mentions(text)] == [("美国", "america"), ("国务卿", "blinken")]


def test_offices_in_russian_cases(offices: Any) -> None:
    text = "О переговорах\n\n3 марта 2022 года\n\nМы говорили с Министром иностранных дел России. Лаврову верят.\n"
    found = mentions(text)
    assert [(words, key) for words, key, _ in found] == [
        ("Министром иностранных дел России", "lavrov"), ("России", "russia"), ("Лаврову", "lavrov"),
    ]  # fmt: skip
    assert found[2][2] == "name, declined"


def test_labels_with_an_office_and_labels_that_are_one(offices: Any) -> None:
    words = "Secretary Antony Blinken: We met.\n\nForeign Minister of Russia: We did.\n\nMr. Smith: Yes.\n\nQ: Why?"
    text = loaded(headed("3 March 2022", words))
    spoken = text.passages.filter(kind=Passage.Kind.TURN).order_by("position")
    assert [one.speaker.key if one.speaker else None for one in spoken] == ["blinken", "lavrov", None, None]


def test_in_bulk_the_same_people_are_meant(offices: Any) -> None:
    words = "Secretary Antony Blinken: The Minister and I met.\n\nForeign Minister of Russia: We did, as I told you."
    whole = headed("3 March 2022", words)
    one_by_one = [(m.words, m.entry_id, m.how) for m in loaded(whole).mentions.order_by("start")]
    Entry.objects.filter(key="a").delete()
    entry = arrived(whole)
    text = entry.texts.get()
    assert [(m.words, m.entry_id, m.how) for m in text.mentions.order_by("start")] == one_by_one
    speakers = text.passages.exclude(speaker=None).order_by("position").values_list("speaker__key", "speaker_why")
    assert [key for key, _ in speakers] == ["blinken", "lavrov"]
    assert [each.participant.key for each in entry.participations.all()] == ["blinken", "lavrov"]
    assert "held the office on 2022-03-03" in speakers[1][1]


def arrived(text: str, by_rule: bool = False) -> Entry:
    received = receive(text.encode())
    draft = parse(received.text, known_names=known_names())
    record = record_of(Understood(draft, received), received.bytes)
    take([Arrival("a.txt", None, "b", received.bytes, received.sha256, record, by_rule=by_rule)])
    return Entry.objects.get(key="b")


@pytest.mark.parametrize("by_rule", [False, True])
def test_a_rule_confirms_full_names_and_shows_it(offices: Any, by_rule: bool) -> None:
    person("lee-one", ("Ann Lee", "en"))
    person("lee-two", ("Ann Lee", "en"))
    entry = arrived(headed("3 March 2022", "Antony Blinken, Ann Lee and Россия. Blinken spoke."), by_rule)
    confirmed = entry.texts.get().mentions.filter(status=Mention.Status.CONFIRMED)
    assert [(one.words, one.how) for one in confirmed] == ([("Antony Blinken", BY_RULE)] if by_rule else [])
    events = apps.get_model("catalogue", "MentionEvent")._default_manager.filter(status="confirmed")
    assert [event.pgh_context.metadata["rule"] for event in events] == ([BY_RULE] if by_rule else [])


def test_what_a_rule_confirmed_does_not_keep_a_corrected_source_out(offices: Any) -> None:
    arrived(headed("3 March 2022", "Antony Blinken spoke of peace and of trust."), by_rule=True)
    entry = arrived(headed("3 March 2022", "Antony Blinken spoke of peace and of trust at last."), by_rule=True)
    assert "at last" in entry.texts.get().received


def test_the_option_of_the_command(offices: Any, tmp_path: Any) -> None:
    (tmp_path / "a.txt").write_text(headed("3 March 2022", "Antony Blinken spoke of peace."), encoding="utf-8")
    call_command("intake", str(tmp_path / "a.txt"), "--confirm-full-names", "--processes=1")
    assert list(Mention.objects.filter(entry__key="blinken").values_list("status", "how")) == [("confirmed", BY_RULE)]


def test_a_month_in_a_date_is_nobodys_name() -> None:
    person("may", ("May", "en"))
    text = headed("3 March 2022", "On 5 May 2019 May resigned.")
    assert [(words, key) for words, key, _ in mentions(text)] == [("May", "may")]
    assert Mention.objects.filter(when_earliest=date(2019, 5, 5)).exists()


def test_a_batch_asks_no_more_however_many_it_holds(offices: Any) -> None:
    def asked(numbers: range) -> int:
        batch = []
        for number in numbers:
            text = headed("3 March 2022", f"Antony Blinken spoke. The Secretary left, {number}. We met the Minister.")
            received = receive(text.encode())
            record = record_of(Understood(parse(received.text, known_names=finder), received), received.bytes)
            batch.append(Arrival("a.txt", None, f"r-{number}", received.bytes, received.sha256, record))
        with CaptureQueriesContext(connection) as queries:
            take(batch)
        return len(queries)

    finder = known_names()
    asked(range(2))
    assert asked(range(10, 12)) == asked(range(20, 30))
