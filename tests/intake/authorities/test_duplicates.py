"""Two that may be one are offered with reasons, never merged, and never again once decided."""

import pytest

from archive.catalogue.models import Entry, PossibleDuplicate
from archive.intake.authorities.duplicates import offer_duplicates
from tests.factory import make_entry, make_tenure

pytestmark = pytest.mark.django_db


def person(name: str, life: str = "", number: str = "") -> Entry:
    entry: Entry = make_entry("person", name, when_edtf=life)
    if number:
        entry.identifiers.create(scheme="wikidata", value=number)
    return entry


def test_one_name_and_lives_that_meet_are_offered_with_reasons() -> None:
    one, other = person("Anna Berg", "1950/.."), person("ANNA BERG", "1950-03-21/..")
    assert offer_duplicates() == 1
    pair = PossibleDuplicate.objects.open().get()
    assert (pair.first_id, pair.second_id) == (one.pk, other.pk)
    assert pair.why.split("\n") == ["Both are called “anna berg”.", "Both were born in 1950."]
    assert Entry.objects.count() == 2


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (("Anna Berg", "1850/1914"), ("Anna Berg", "1950/..")),
        (("Anna Berg", "1950/.."), ("Anna Berg", "1961/..")),
        (("Anna Berg", "", "Q1"), ("Anna Berg", "", "Q2")),
        (("Berg",), ("Berg",)),
        (("Anna Berg",), ("Maria Vogel",)),
    ],
    ids=["lived at other times", "born in other years", "two numbers", "one word", "two names"],
)
def test_what_denies_it_is_heard(first: tuple[str, ...], second: tuple[str, ...]) -> None:
    person(*first)
    person(*second)
    assert offer_duplicates() == 0


def test_a_name_in_two_scripts_a_shared_number_a_shared_office() -> None:
    person("Sergey Lavrov")
    person("Лавров Сергей")
    person("Anna Berg", number="Q7")
    person("A. Berg-Weiss", number="Q7")
    president = make_tenure(person("Vogel"), "2010/2012").office
    president.tenures.create(person=person("Vogel").record, when_edtf="2012/2014")
    assert offer_duplicates() == 3
    reasons = " ".join(PossibleDuplicate.objects.open().values_list("why", flat=True))
    assert "in two scripts" in reasons
    assert "wikidata number Q7" in reasons
    assert "the same office" in reasons
    assert PossibleDuplicate.objects.open()[0].weight == 70


def test_a_decided_pair_is_not_offered_again_and_an_open_one_not_twice() -> None:
    person("Anna Berg")
    person("Anna Berg")
    assert [offer_duplicates(), offer_duplicates()] == [1, 0]
    PossibleDuplicate.objects.update(state="different")
    assert offer_duplicates() == 0
    assert not PossibleDuplicate.objects.open().exists()


def test_merging_decides_the_pair_and_what_was_different_stays_so() -> None:
    one, two, three = person("Anna Berg"), person("Anna Berg"), person("Anna Berg")
    assert offer_duplicates() == 3
    PossibleDuplicate.objects.of(three, one).update(state="different", note="Her aunt.")
    PossibleDuplicate.objects.merged(one, two)
    states = {(p.first_id, p.second_id): p.state for p in PossibleDuplicate.objects.all()}
    assert states[one.pk, two.pk] == "merged"
    assert states[two.pk, three.pk] == "different"


def test_a_name_that_very_many_bear_is_no_reason() -> None:
    for _ in range(31):
        person("Anna Berg")
    assert offer_duplicates() == 0
