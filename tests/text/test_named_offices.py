"""Offices and titles in running text: which words are meant, which are not."""

import pytest

from archive.text.named_offices import offices_alone, rank_of, without_office
from archive.text.titles import titles

ALONE = [
    ("en", "The Minister spoke; the Minister of Defence and the President Biden did not.", ["Minister"]),
    ("en", "the former Secretary, the then Secretary of State; the Secretary-General", ["Secretary-General"]),
    ("ru", "Министр отметил, что министр обороны и министр Лавров согласны.", ["Министр"]),
    ("ru", "Переговоры с госсекретарём, вице-президент, бывший министр", ["госсекретарём"]),
    ("uk", "Міністр сказав, міністр оборони не сказав, президентові", ["Міністр", "президентові"]),
    ("zh", "国务卿表示，前国务卿没有来。部长级会议", ["国务卿"]),
    ("fr", "Le ministre l'a dit, le ministre de la défense aussi; la Présidente", ["ministre", "Présidente"]),
    ("es", "la Presidenta dijo; el presidente de México; el presidente Santos", ["Presidenta"]),
    ("de", "Der Bundeskanzler sagte es, der Minister für Umwelt nicht.", ["Bundeskanzler"]),
    ("fi", "ministeri", []),
]
RANKS = [
    ("Minister of Foreign Affairs of the Russian Federation", "foreign minister"),
    ("глава МИД России", "foreign minister"),
    ("俄罗斯外长", "foreign minister"),
    ("美国国务卿", "secretary of state"),
    ("NATO Secretary General", "secretary-general"),
    ("Prime Minister of Poland", "prime minister"),
    ("Министр обороны", "minister"),
    ("Vice President", ""),
    ("副总理", ""),
    ("Ambassador to France", ""),
]
STRIPPED = [
    ("布林肯国务卿", "布林肯"), ("国务卿布林肯", "布林肯"), ("Secretary Blinken", "blinken"), ("国务卿", ""),
    ("Министр С. Лавров", "с лавров"), ("The Prime Minister", ""), ("Ivan Lavrov", ""), ("Anna President", ""),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "expected"), ALONE)
def test_offices_named_alone(language: str, text: str, expected: list[str]) -> None:
    found = offices_alone(text, language)
    assert [one.words for one in found] == expected
    assert all(text[one.start : one.end] == one.words and one.ranks for one in found)


@pytest.mark.parametrize(("name", "rank"), RANKS)
def test_the_rank_of_an_office(name: str, rank: str) -> None:
    assert rank_of(name) == rank


@pytest.mark.parametrize(("name", "rest"), STRIPPED)
def test_a_name_without_its_office(name: str, rest: str) -> None:
    assert without_office(name) == rest


def test_titles_of_documents_in_quotation_marks() -> None:
    text = "《中导条约》和《人民日报》, «Договор о РСМД», «Северный поток», “Charter for Security”, “we act now”, „Pariser Charta“"
    assert [text[start:end] for start, end in titles(text)] == [
        "中导条约", "Договор о РСМД", "Charter for Security", "Pariser Charta",
    ]  # fmt: skip
