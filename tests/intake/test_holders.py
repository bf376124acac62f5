"""Offices that labels give alone: their holders where the text itself tells them, and nobody where it does not."""

import pytest

from archive.intake.parsers.plain import parse
from archive.intake.parsers.transcript.naming import named


def speakers(text: str) -> list[tuple[str, str, str]]:
    return [
        (turn.label or "", turn.speaker.name if turn.speaker else "", turn.speaker.status if turn.speaker else "")
        for turn in parse(text).turns
    ]


def test_an_office_is_of_whom_another_label_names_with_it():
    text = (
        "Karin Lund (NATO Spokesperson): Good morning.\n\nQuestion: Who pays?\n\nNATO Spokesperson: The Allies.\n\n"
        "Question: When?\n\nNATO Spokesperson: In May.\n"
    )
    named_so = ("NATO Spokesperson", "Karin Lund", "suggested")
    assert [row for row in speakers(text) if row[0].startswith("NATO")] == [named_so, named_so]


def test_an_office_that_two_people_hold_in_the_text_is_of_neither():
    text = (
        "Anna Berg (Minister): Yes.\n\nKarl Lang (Minister): No.\n\nMinister: Perhaps.\n\nQuestion: Why?\n\n"
        "Anna Berg (Minister): Because.\n\nMinister: Indeed.\n"
    )
    assert ("Minister", "", "labelled") in speakers(text)


@pytest.mark.parametrize(
    ("line", "label", "name"),
    [
        ("Présidence de Mme Anna Berg, vice-présidente", "Mme la présidente", "Anna Berg"),
        ("Presidència del M. H. Sr. Roger Torró i Pla", "El president", "Roger Torró i Pla"),
        ("President: Mr. Zhang ............... (Laputa)", "The President", "Zhang"),
        ("Председатель: г-н Соколов . . . . . (Лапута)", "Председатель", "Соколов"),
    ],
)
def test_the_chair_is_whom_the_line_above_names(line, label, name):
    text = f"Sitting of 5 May 2020\n\n{line}\n\n{label}: One.\n\nMr. Ito: Two words.\n\n{label}: Three.\n\nMr. Ito: Four.\n"
    found = [row for row in speakers(text) if row[0] == label]
    assert [row[1] for row in found] == [name, name]


def test_the_chair_changes_where_another_line_says_so():
    text = (
        "Présidence de M. Luc Petit\n\nM. le président: Un.\n\nM. Jean Roux: Deux.\n\nM. le président: Trois.\n\n"
        "Présidence de Mme Anna Berg\n\nMme la présidente: Quatre.\n\nM. Jean Roux: Cinq.\n\nMme la présidente: Six.\n"
    )
    chairs = [row[1] for row in speakers(text) if "présid" in row[0]]
    assert chairs == ["Luc Petit", "Luc Petit", "Anna Berg", "Anna Berg"]


def test_a_vice_president_is_not_whom_the_line_names():
    text = (
        "Présidence de M. Luc Petit\n\nLe vice-président: Un.\n\nM. Jean Roux: Deux.\n\nLe vice-président: Trois.\n\n"
        "M. Jean Roux: Quatre.\n"
    )
    assert [row[1] for row in speakers(text) if "vice" in row[0]] == ["", ""]


@pytest.mark.parametrize(
    ("label", "name", "office"),
    [
        ("El president de la Generalitat (Joan Torró i Pla)", "Joan Torró i Pla", "El president de la Generalitat"),
        ("El president de la Generalitat", "", "El president de la Generalitat"),
        ("Président de Gaulle", "de Gaulle", "Président"),
        ("Minister De Boer", "De Boer", "Minister"),
        ("La consellera de governació, administracions públiques i habitatge", "", "="),
        ("La ministra de Economía, Comercio y Empresa", "", "="),
        ("Minister for Trade, Industry and Energy", "", "="),
        ("Minister for Trade, Industry and Energy Anna Berg", "Anna Berg", "Minister for Trade, Industry and Energy"),
        ("Minister of Finance, Anna Berg", "Anna Berg", "Minister of Finance"),
        ("El señor SOTO, don Leonardo (Presidente)", "El señor SOTO, don Leonardo", "Presidente"),
    ],
)
def test_what_an_office_is_held_over_is_no_name(label, name, office):
    means = named(label)
    assert (means.name, means.office) == (name, label if office == "=" else office)


def test_the_president_is_not_his_guest():
    text = (
        "Remarks in Joint Press Conference\n\nTHE PRESIDENT: Welcome.\n\nPRESIDENT LEDUC: Thank you.\n\n"
        "THE PRESIDENT: Please.\n\nPRESIDENT LEDUC: A question?\n"
    )
    assert [row[1] for row in speakers(text)] == ["", "LEDUC", "", "LEDUC"]


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Rueda de prensa de la ministra de Asuntos Exteriores, Rosa Mora", "Rosa Mora"),
        ("Rueda de prensa de la ministra Rosa Mora en Madrid", "Rosa Mora"),
        ("Rueda de prensa de la ministra Rosa Mora y la ministra Ana Vega", ""),
        ("Rueda de prensa de la ministra de Asuntos Exteriores", ""),
    ],
)
def test_an_office_is_of_whom_the_title_names_with_it_once(title, name):
    text = (
        f"{title}\n\nMINISTRA: Buenos días a todos, y gracias.\n\nPREGUNTA: ¿Quién paga el puente?\n\n"
        "MINISTRA: Los dos países lo pagan.\n\nPREGUNTA: Gracias, ministra.\n"
    )
    assert [row[1] for row in speakers(text) if row[0] == "MINISTRA"] == [name, name]
