"""An act is undone whole: what it added, changed and removed, or nothing at all with the reason why."""

import random
from collections.abc import Callable
from typing import Any
from uuid import UUID

import pghistory
import pytest
from django.db import transaction
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.catalogue.history import Refused, undo
from archive.catalogue.history.tables import tables
from archive.catalogue.models import (
    Capture,
    Entry,
    Mention,
    Name,
    Office,
    Passage,
    Person,
    PossibleDuplicate,
    Relation,
    Text,
    Topic,
)
from tests.desk.desk import curator_user
from tests.factory import make_entry, make_mention, make_tenure, make_text

pytestmark = pytest.mark.django_db
SAVED = {"changed_at"}  # when a row was saved last is not part of what it says


def acted(what: Callable[[], Any], **about: Any) -> UUID:
    """Do something as one act and return its number."""
    with pghistory.context(**about) as context:
        what()
    return context.id


def catalogue() -> dict[str, dict[Any, dict[str, Any]]]:
    """Return every row of the catalogue by table and primary key; the bytes of sources stay, so they are left out."""
    found = {}
    for table in tables():
        if table.model is not Capture:
            names = [name for name in table.names if name not in SAVED]
            names += ["received"] if table.model is Text else []
            found[table.model.__name__] = {row[table.pk]: row for row in table.model._default_manager.values(*names)}
    return found


def test_what_was_added_is_removed_changed_back_and_brought_back() -> None:
    person, statement = make_entry("person", "Ann"), make_entry()
    topic = make_entry("topic")
    statement.topics.add(topic)
    text = make_text(statement, "Ann spoke.\n\nBob left.")
    before = catalogue()

    def everything() -> None:
        statement.topics.clear()
        Name.objects.filter(entry=person).update(text="Anna", folded="anna")
        Person.objects.filter(pk=person.pk).update(gender="woman", summary="A judge.")
        make_mention(text, "Ann", person)
        text.delete()
        make_entry("place", "Geneva")

    act = acted(everything)
    after = catalogue()
    assert after != before
    undone = acted(lambda: undo(act))
    assert catalogue() == before
    acted(lambda: undo(undone))
    assert catalogue() == after


def test_an_entry_is_there_again_whole_with_its_words() -> None:
    statement = make_entry("statement", "The statement", number="243")
    make_text(statement, "What was said.")
    before = catalogue()
    act = acted(statement.delete)
    assert not Text.objects.exists()
    undo(act)
    assert catalogue() == before
    assert Text.objects.get().received == "What was said."


def test_what_others_changed_since_stays_and_what_clashes_is_named() -> None:
    person = make_entry("person", "Ann")
    user = curator_user("Bea")

    def described() -> None:
        Entry.objects.filter(pk=person.pk).update(summary="A judge.")

    act = acted(described)
    acted(lambda: Entry.objects.filter(pk=person.pk).update(remarks="Ask her."))
    undo(act)
    person.refresh_from_db()
    assert (person.summary, person.remarks) == ("", "Ask her.")
    act = acted(described)
    acted(lambda: Entry.objects.filter(pk=person.pk).update(summary="A minister."), user=user.pk)
    with pytest.raises(Refused) as refused:
        undo(act)
    assert "“Ann”" in str(refused.value)
    assert "its summary was changed again by Bea on" in str(refused.value)
    person.refresh_from_db()
    assert person.summary == "A minister."


def test_what_was_removed_since_is_said() -> None:
    person = make_entry("person", "Ann")
    name = Name.objects.create(entry=person, text="Anna", language="de")
    act = acted(lambda: Name.objects.filter(pk=name.pk).update(text="Anne"))
    acted(name.delete)
    with pytest.raises(Refused, match="The name “Anne” was removed by"):
        undo(act)


def test_what_points_to_a_new_record_stands_in_the_way_of_its_removal() -> None:
    made: list[Any] = []
    act = acted(lambda: made.append(make_entry("person", "Ann")))
    statement = make_entry("statement", "The speech")
    acted(lambda: statement.participations.create(participant=made[0], role="speaker", named_as="Ms A."))
    with pytest.raises(Refused, match="The participation “Ms A.”, made by .* points to what would be removed"):
        undo(act)
    assert Entry.objects.filter(pk=made[0].pk).exists()
    assert statement.participations.exists()


def test_a_pair_that_may_be_one_stands_in_nobodys_way_until_it_was_decided() -> None:
    made: list[Any] = []
    act = acted(lambda: made.append(make_entry("person", "Ann")))
    found: list[Any] = []
    pairs = PossibleDuplicate.objects
    acted(lambda: found.append(make_entry("person", "Ann B.")))
    acted(lambda: pairs.create(first=made[0], second=found[0], why="x", state="different"))
    with pytest.raises(Refused, match="points to what would be removed"):
        undo(act)
    acted(lambda: pairs.update(state="open"))
    undo(act)
    assert not Entry.objects.filter(pk=made[0].pk).exists()
    assert not PossibleDuplicate.objects.exists()


def test_what_a_removed_row_pointed_to_is_gone() -> None:
    one, other = make_entry("document"), make_entry("document")
    relation = Relation.objects.create(subject=one, type="cites", object=other)
    act = acted(relation.delete)
    acted(other.delete)
    with pytest.raises(Refused, match=r"A relation cannot be put back: its other record was removed since"):
        undo(act)


def test_another_one_in_its_place_is_said() -> None:
    person = make_entry("person", "Ann")
    act = acted(lambda: Name.objects.filter(entry=person).delete())
    acted(lambda: Name.objects.create(entry=person, text="Ann B.", language="en"))
    with pytest.raises(Refused, match="A name cannot be put back: another one stands in its place"):
        undo(act)


def test_readers_are_not_denied_what_they_were_told() -> None:
    entry = make_entry()
    act = acted(lambda: Entry.objects.filter(pk=entry.pk).update(state="published"))
    with pytest.raises(Refused, match="the register says so to readers"):
        undo(act)
    undo(acted(lambda: Entry.objects.filter(pk=entry.pk).update(state="merged")), leaving={"state"})
    draft = make_entry()
    key = acted(lambda: Entry.objects.filter(pk=draft.pk).update(key="another-key"))
    acted(lambda: Entry.objects.filter(pk=draft.pk).update(state="published"))
    with pytest.raises(Refused, match="published under the key another-key"):
        undo(key)


def test_a_source_that_arrived_stays() -> None:
    statement = make_entry()
    act = acted(lambda: make_text(statement, "Words."))
    undo(act)
    assert Capture.objects.count() == 1
    assert not Text.objects.exists()


def test_names_that_were_exchanged_are_exchanged_back() -> None:
    person = make_entry("person", "Ann")
    other = Name.objects.create(entry=person, text="Anna", language="en", kind="variant")

    def exchange() -> None:
        Name.objects.filter(entry=person, kind="preferred").update(text="x")
        Name.objects.filter(pk=other.pk).update(text="Ann")
        Name.objects.filter(entry=person, kind="preferred").update(text="Anna")

    before = catalogue()
    undo(acted(exchange))
    assert catalogue() == before


def test_nothing_is_written_where_a_part_is_refused() -> None:
    one, other = make_entry("person", "Ann"), make_entry("person", "Bob")
    act = acted(lambda: Entry.objects.update(summary="x"))
    acted(lambda: Entry.objects.filter(pk=other.pk).update(summary="y"))
    with pytest.raises(Refused):
        undo(act)
    one.refresh_from_db()
    assert one.summary == "x"


def test_an_act_that_nobody_knows_is_refused() -> None:
    with pytest.raises(Refused, match="nothing to undo"):
        undo("00000000-0000-0000-0000-000000000000")


def test_many_rows_cost_as_many_queries_as_few(django_assert_max_num_queries: Any) -> None:
    for _ in range(60):
        make_entry("person", "Ann")
    act = acted(lambda: Person.objects.update(gender="woman", summary="x"))
    with django_assert_max_num_queries(50):
        undo(act)
    assert not Person.objects.exclude(gender="").exists()


class Editor:
    """Somebody who edits at random: each act does one to three of the things that are done at a desk."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        self.number = 0

    def any(self, model: Any, **which: Any) -> Any:
        rows = list(model.objects.filter(**which).order_by("pk"))
        return self.random.choice(rows) if rows else None

    def new(self) -> str:
        self.number += 1
        return f"word {self.number}"

    def act(self) -> UUID:
        things = [getattr(self, name) for name in dir(self) if name.startswith("do_")]
        return acted(lambda: [self.tried(one) for one in self.random.choices(things, k=self.random.randint(1, 3))])

    def tried(self, thing: Callable[[], None]) -> None:
        """Do a thing that the catalogue may refuse: then nothing was done."""
        try:
            with transaction.atomic():
                thing()
        except Exception as error:
            if not type(error).__name__.endswith(("ProtectedError", "IntegrityError")):
                raise

    def do_make(self) -> None:
        make_entry(self.random.choice(["person", "place", "topic", "statement"]), self.new())

    def do_name(self) -> None:
        Name.objects.create(entry=self.any(Entry), text=self.new(), language=self.random.choice(["en", "ru"]))

    def do_rename(self) -> None:
        if name := self.any(Name):
            name.text, name.kind = self.new(), self.random.choice(["preferred", "variant"])
            name.save()

    def do_unname(self) -> None:
        if name := self.any(Name):
            name.delete()

    def do_describe(self) -> None:
        entry = self.any(Entry).record
        entry.summary, entry.when_edtf = self.new(), self.random.choice(["", "2021", "2022-02-14", "199X"])
        entry.save()

    def do_remove(self) -> None:
        if entry := self.any(Entry, kind=self.random.choice(["person", "topic", "statement"])):
            entry.delete()

    def do_topics(self) -> None:
        topics = list(Topic.objects.order_by("pk"))
        entry = self.any(Entry, kind="statement")
        if entry:
            entry.topics.set(self.random.sample(topics, min(len(topics), 2)))

    def do_text(self) -> None:
        if entry := self.any(Entry, kind="statement"):
            make_text(entry, "\n\n".join(self.new() for _ in range(4)))

    def do_untext(self) -> None:
        if text := self.any(Text):
            text.delete()

    def do_passage(self) -> None:
        if passage := self.any(Passage):
            passage.kind, passage.speaker = "turn", self.any(Entry, kind="person")
            passage.save()

    def do_join(self) -> None:
        if passage := self.any(Passage):
            Passage.objects.filter(text=passage.text, position__lt=passage.position).update(number=None)
            passage.delete()

    def do_mention(self) -> None:
        if text := self.any(Text, received__contains="word"):
            make_mention(text, "word", self.any(Entry), status=self.random.choice(["suggested", "confirmed"]))

    def do_judge(self) -> None:
        if mention := self.any(Mention):
            Mention.objects.filter(words=mention.words).update(status="rejected")

    def do_office(self) -> None:
        if person := self.any(Entry, kind="person"):
            make_tenure(person.record, "2020/2024", self.any(Office))

    def do_relate(self) -> None:
        one, other = self.any(Entry), self.any(Entry)
        Relation.objects.create(subject=one, type="cites", object=other)


@settings(max_examples=40)
@given(st.integers(0, 10**9), st.integers(2, 7))
def test_undoing_from_the_last_act_to_the_first_leads_back_through_every_state(seed: int, many: int) -> None:
    with transaction.atomic():
        for kind in ("person", "topic", "statement"):
            make_entry(kind)
        make_text(Entry.objects.get(kind="statement"))
        editor = Editor(seed)
        states, acts = [catalogue()], []
        for _ in range(many):
            acts.append(editor.act())
            states.append(catalogue())
        undoings = []
        for act, before in zip(reversed(acts), reversed(states[:-1]), strict=True):
            undoings.append(undone(act))
            assert catalogue() == before
        for undoing, after in zip(reversed(undoings), states[1:], strict=True):
            undone(undoing)
            assert catalogue() == after
        transaction.set_rollback(True)


def undone(act: UUID) -> UUID:
    """Undo an act, if it touched anything, and return the number of the undoing."""

    def doing() -> None:
        try:
            undo(act)
        except Refused as refused:
            if "nothing to undo" not in str(refused):
                raise

    return acted(doing)
