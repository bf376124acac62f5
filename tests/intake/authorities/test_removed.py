"""What a curator removed or put right is not brought back by its file; a merged record's row goes where it is now."""

from collections.abc import Callable
from pathlib import Path

import pghistory
import pytest

from archive.catalogue.models import Entry, Meeting, Name, Person, Tenure
from archive.intake.arrivals import Outcome
from archive.publishing.acts import merge
from tests.intake.authorities.test_taking import LEADERS, counted, take

pytestmark = pytest.mark.django_db

MEETINGS = "title,date,location,participants\nTalks,2021-03-04,,Anna Berg; A Stranger\n"


def anna() -> Person:
    return Person.objects.get(identifiers__value="Q1001")


def left_out(outcomes: list[Outcome]) -> list[str]:
    return [one.reason for one in outcomes if one.status == "refused"]


def remove_a_name() -> None:
    anna().names.create(text="A. Berg", language="en", kind="variant")
    anna().names.filter(text="Anna Berg").delete()


def put_a_name_right() -> None:
    name = anna().names.get()
    name.text = "Anne Berg"
    name.save()


def remove_a_tenure() -> None:
    anna().tenures.all().delete()


def put_a_tenure_right() -> None:
    tenure = anna().tenures.get()
    tenure.when_words, tenure.when_edtf = "", "2017-05-14/2022-05-13"
    tenure.save()


@pytest.mark.parametrize(
    ("act", "told"),
    [
        (remove_a_name, "the name “Anna Berg” (und) was left out: a curator removed it."),
        (put_a_name_right, "the name “Anna Berg” (und) was left out: a curator removed it."),
        (remove_a_tenure, "held 2017/2022, was left out: a curator removed it."),
        (put_a_tenure_right, "held 2017/2022, was left out: a curator removed it."),
    ],
)
def test_what_was_removed_or_put_right_stays_so(tmp_path: Path, act: Callable[[], None], told: str) -> None:
    path = tmp_path / "leaders.csv"
    take(path, LEADERS)
    with pghistory.context(user=1):
        act()
    before = [list(model.objects.order_by("pk").values()) for model in (Entry, Name, Tenure)]
    for _ in range(2):
        (reason,) = left_out(take(path, LEADERS))
        assert told in reason
        assert [list(model.objects.order_by("pk").values()) for model in (Entry, Name, Tenure)] == before


def test_a_number_that_was_removed_stays_away_and_new_ones_come(tmp_path: Path) -> None:
    table = "id,name,birth,isni,viaf\nberg-anna,Anna Berg,1950,{},{}\n"
    path = tmp_path / "people.csv"
    take(path, table.format("0000000121032683", ""))
    with pghistory.context(user=1):
        Person.objects.get().identifiers.all().delete()
    outcomes = take(path, table.format("0000000121032683", "24604287"))
    assert [one.scheme for one in Person.objects.get().identifiers.all()] == ["viaf"]
    (reason,) = left_out(outcomes)
    assert "the number isni:0000000121032683 was left out: a curator removed it" in reason
    assert counted(outcomes) == {"changed": 1, "refused": 1}


def test_who_was_taken_out_of_a_meeting_stays_out(tmp_path: Path) -> None:
    path = tmp_path / "meetings.csv"
    take(path, MEETINGS)
    meeting = Meeting.objects.get()
    with pghistory.context(user=1):
        meeting.participations.filter(named_as="A Stranger").delete()
    (reason,) = left_out(take(path, MEETINGS.replace("Stranger", "Stranger; B Newcomer")))
    assert "“A Stranger” (participant) was left out: a curator removed it" in reason
    assert [one.named_as for one in meeting.participations.all()] == ["Anna Berg", "B Newcomer"]


def test_what_was_put_back_is_no_longer_removed(tmp_path: Path) -> None:
    path = tmp_path / "leaders.csv"
    take(path, LEADERS)
    with pghistory.context(user=1):
        anna().names.all().delete()
        anna().names.create(text="Anna Berg", language="und")
    assert counted(take(path, LEADERS)) == {"unchanged": 4}


TWO = "id,name,birth,note\nberg-anna,Anna Berg,1950,\nberg-a,A. Berg,1950,\n"


def test_the_row_of_a_merged_record_goes_to_the_one_it_is_now(tmp_path: Path) -> None:
    path = tmp_path / "people.csv"
    take(path, TWO)
    with pghistory.context(user=1):
        merge("berg-a", "berg-anna", "They are one.")
    assert counted(take(path, TWO)) == {"unchanged": 2, "noted": 1}
    take(path, TWO + "berg-a,Anna A. Berg,1950,\n")
    person = Person.objects.exclude(state="merged").get()
    assert person.key == "berg-anna"
    assert {name.text for name in person.names.all()} == {"Anna Berg", "A. Berg", "Anna A. Berg"}
    assert not Entry.objects.get(key="berg-a").names.exists()


def test_merged_twice_it_goes_to_the_last_and_what_was_removed_before_stays_away(tmp_path: Path) -> None:
    path = tmp_path / "people.csv"
    three = TWO + "b-anna,Berg Anna,1950,\n"
    take(path, three)
    with pghistory.context(user=1):
        one = Person.objects.get(key="berg-a")
        one.names.create(text="Berg, A.", language="und", kind="variant")
        one.names.filter(text="A. Berg").delete()
        merge("berg-a", "berg-anna", "They are one.")
        merge("berg-anna", "b-anna", "All three are.")
    (reason,) = left_out(take(path, three))
    assert reason.startswith("b-anna: the name “A. Berg”")
    assert Person.objects.exclude(state="merged").get().key == "b-anna"
