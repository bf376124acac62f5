"""Records are found by any part of a name, a key or a number: exactly, whatever the index says."""

import pytest
from django.db import connection
from django.db.models import F

from archive.catalogue.models import Entry, Name, Person, Statement
from archive.catalogue.models.pieces import holding
from archive.text.names import fold

pytestmark = pytest.mark.django_db

NAMES = {
    "one": "Sergey Lavrov",
    "two": "Сергей Лавров",
    "three": "谢尔盖·拉夫罗夫",
    "four": "Lav Rov",
    "five": "100% _sure\\ly",
    "six": "王毅",
    "seven": "O",
}


@pytest.fixture
def people():
    for key, name in NAMES.items():
        person = Person.objects.create(key=key)
        Name.objects.create(entry=person, text=name, language="und")


@pytest.mark.parametrize("indexed", [False, True])
@pytest.mark.parametrize(
    ("words", "keys"),
    [
        ("avro", {"one"}),
        ("LAVROV", {"one"}),
        ("lav", {"one", "four"}),
        ("лавр", {"two"}),
        ("拉夫", {"three"}),
        ("夫拉", set()),  # both pieces of the name, in another order
        ("王", {"six"}),
        ("o", {"one", "two", "four", "seven"}),  # the key `two` has it
        ("%", {"five"}),
        ("_s", {"five"}),
        ("e\\l", {"five"}),
        ("nobody", set()),
        ("ree", {"three"}),
    ],
)
def test_any_part_of_a_name_or_key_is_found(people, words, keys, indexed):
    with connection.cursor() as cursor:
        cursor.execute(f"SET LOCAL enable_seqscan = {'off' if indexed else 'on'}")
    assert set(Entry.objects.named(words).values_list("key", flat=True)) == keys


def test_each_of_several_words_stands_in_one_name_or_another(people):
    Name.objects.create(entry=Person.objects.get(key="one"), text="谢尔盖·拉夫罗夫", language="zh")
    found = Entry.objects.named("谢尔", "lavr", "serg")
    assert [entry.key for entry in found] == ["one"]
    assert Entry.objects.named("谢尔", "nobody").count() == 0
    assert Entry.objects.named().count() == len(NAMES)


def test_numbers_are_found_in_any_case():
    Statement.objects.create(key="said", number="A/RES/2625")
    assert Statement.objects.named("res/26").count() == 1
    assert Statement.objects.named("RES/26").count() == 1
    assert Statement.objects.named("res/27").count() == 0


def test_the_index_serves_every_word_but_single_letters(people):
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
    for words in ("avro", "王", "лавр"):
        assert "name_pieces" in Name.objects.filter(holding(F("folded"), fold(words))).order_by().explain()
