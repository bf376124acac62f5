"""Title, number, day and place above a text; salutations; what a curator is told to look at."""

import pytest

from archive.intake.drafts import Draft
from archive.intake.parsers.choosing import read_source
from archive.intake.parsers.plain import parse
from archive.intake.parsers.transcript.salutations import Person, addressee, is_salutation, who_speaks

BODY = "\n\nDear colleagues,\n\nI am glad to be here. We have much to do.\n"


def header(text: str, name: str = "") -> tuple[str, list[str], str | None, str]:
    draft = parse(text + BODY, name=name)
    return draft.title, list(draft.numbers), draft.when.edtf if draft.when else None, draft.place


def codes(draft: Draft) -> list[str]:
    return [trouble.code for trouble in draft.troubles]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Remarks on peace\n\n14 February 2022", ("Remarks on peace", [], "2022-02-14", "")),
        ("Remarks on peace\nMoscow, 14 February 2022", ("Remarks on peace", [], "2022-02-14", "Moscow")),
        (
            "Remarks on peace, Moscow, 14 February 2022",
            ("Remarks on peace, Moscow, 14 February 2022", [], "2022-02-14", "Moscow"),
        ),
        ("Remarks on peace\n\nNo. 243-14-02-2022", ("Remarks on peace", ["243-14-02-2022"], None, "")),
        ("Remarks on peace\n\n243-14-02-2022", ("Remarks on peace", ["243-14-02-2022"], None, "")),
        ("Заявление о мире\n\n№ 243-14-02-2022", ("Заявление о мире", ["243-14-02-2022"], None, "")),
        ("Remarks on peace\n\nS/PV.8906", ("Remarks on peace", ["S/PV.8906"], None, "")),
        (
            "Title: Remarks on peace\nDate: 14 February 2022\nPlace: Geneva\nNumber: 17/22",
            ("Remarks on peace", ["17/22"], "2022-02-14", "Geneva"),
        ),
        ("# 2022-02-14 Remarks on peace", ("Remarks on peace", [], "2022-02-14", "")),
        (
            "---\ntitle: \"Remarks on\\_peace\"\ndate: '2022-02-15'\n---\n\n"
            "East Room\n\n(February 14, 2022)\n\n3:00 P.M. EST",
            ("Remarks on\u00a0peace", [], "2022-02-14", "East Room"),
        ),
    ],
)
def test_what_stands_above_a_text(text, expected):
    assert header(text) == expected


@pytest.mark.parametrize(
    ("above", "title"),
    [
        ("Ministry of Foreign Affairs\nStatement on the bridge\n14 February 2022", "Statement on the bridge"),
        ("Press Release\n\nRemarks by Minister Berg\n\n14 February 2022", "Remarks by Minister Berg"),
        ("Ministry of Foreign Affairs\nVienna, 14 February 2022", "Ministry of Foreign Affairs"),
        ("Statement on the bridge\nMinistry of Foreign Affairs", "Statement on the bridge"),
    ],
)
def test_who_publishes_is_no_title_where_one_stands_below(above, title):
    assert header(above)[0] == title


def test_the_day_of_issue_is_kept_beside_the_day_of_speaking():
    draft = parse("---\ntitle: Remarks\ndate: 2022-02-15\n---\n\n14 February 2022" + BODY)
    assert (draft.when.edtf, draft.issued.edtf) == ("2022-02-14", "2022-02-15")


def test_a_number_is_no_date():
    draft = parse("Remarks on peace\n\n243-14-02-2022" + BODY)
    assert draft.when is None
    assert "no-date" in codes(draft)


def test_two_numbers_are_both_kept_and_told():
    draft = parse("Remarks on peace\n\nNo. 17-2022\n\nNo. 18-2022" + BODY)
    assert (draft.number, draft.numbers) == ("17-2022", ("17-2022", "18-2022"))
    assert "two-numbers" in codes(draft)


def test_the_name_of_the_file_is_a_last_resort_and_told():
    draft = parse("Remarks on peace" + BODY, name="2022-02-14-remarks.txt")
    assert draft.when.edtf == "2022-02-14"
    assert "date-from-file-name" in codes(draft)
    assert parse("Remarks" + BODY, name="UTO_38_1983.txt").when.edtf == "1983"
    assert parse("Remarks" + BODY, name="2022-02-31.txt").when is None


def test_a_text_without_any_header_is_all_body():
    draft = parse("I am glad to be here. We have much to do.")
    assert (draft.title, [part.kind for part in draft.parts]) == ("", ["paragraph"])
    assert codes(draft) == ["no-title", "no-date"]


@pytest.mark.parametrize(
    "words",
    [
        "尊敬的弗拉基米尔·弗拉基米罗维奇,",
        "尊敬的萨勒曼国王，各位同事：",
        "Уважаемый Владимир Владимирович!",
        "Уважаемые коллеги, дамы и господа,",
        "Шановна пані Голово Палати представників!",
        "Dear colleagues,",
        "Mr President,",
        "Mr. President,\nExcellencies,\nLadies and gentlemen,",
        "Sehr geehrter Herr Präsident, meine Damen und Herren!",
        "Monsieur le Président,",
        "Señoras y señores:",
        "السيد الرئيس،".replace("،", ","),
    ],
)
def test_salutations(words):
    assert is_salutation(words)


@pytest.mark.parametrize(
    "words",
    [
        "Dear colleagues, I am glad that we meet again.",
        "Madame la présidente, mes chers collègues, le traité de 1999 tient toujours.",
        "Уважаемый Пётр Сергеевич, как прошла встреча?",
        "Colleagues told me so, and I believe it.",
        "他们,",
    ],
)
def test_sentences_that_begin_like_salutations(words):
    assert not is_salutation(words)


def test_whom_a_salutation_addresses():
    assert addressee("尊敬的弗拉基米尔·弗拉基米罗维奇,") == "弗拉基米尔·弗拉基米罗维奇"
    assert addressee("Уважаемый Владимир Владимирович!") == "Владимир Владимирович"


@pytest.mark.parametrize(
    ("words", "first", "second", "speaker"),
    [
        ("尊敬的弗拉基米尔·弗拉基米罗维奇,", "谢尔盖·拉夫罗夫", "弗拉基米尔·普京", "谢尔盖·拉夫罗夫"),
        ("Уважаемый Виктор Андреевич!", "С.П.Громов", "В.А.Лесной", "С.П.Громов"),
        ("Dear John,", "Anna Berg", "John Miller", "Anna Berg"),
        ("Mr. President,", "President Luis Vega", "Minister Anna Berg", "Minister Anna Berg"),
        ("Dear colleagues,", "Anna Berg", "John Miller", None),
        ("Dear John,", "John Berg", "John Miller", None),
    ],
)
def test_the_other_of_two_people_speaks(words, first, second, speaker):
    people = [Person(name, name) for name in (first, second)]
    found = who_speaks(words, people)
    assert (found.name if found else None) == speaker


def test_the_only_speaker_is_suggested_from_the_title():
    turn = parse("Statement by Foreign Minister Anna Berg at the Assembly" + BODY).turns[0]
    assert (turn.speaker.name, turn.speaker.office, turn.speaker.status) == (
        "Anna Berg",
        "Foreign Minister",
        "suggested",
    )
    assert parse("Statement by Anna Berg and John Miller" + BODY).turns[0].speaker is None


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Remarks" + BODY + "\nAnd so we say that the", "breaks-off"),
        ("Remarks\n\nWe met on 03/05/2021 and parted.", "ambiguous-date"),
        ("Remarks\n\n" + "words " * 40_000 + "end.", "long-paragraph"),
        ("Talk\n\nIt began late.\n\nAnna Berg: Yes.\n\nJohn Miller: No.\n\nAnna Berg: Yes.", "unknown-speaker"),
    ],
)
def test_troubles_are_told(text, code):
    assert code in codes(parse(text))


@pytest.mark.parametrize("end", ["\nAnna Berg", "\n3:15 P.M. EST", "\n(Applause.)", "\n***", "\n“So be it.”"])
def test_endings_that_do_not_break_off(end):
    assert "breaks-off" not in codes(parse("Remarks" + BODY + end))


@pytest.mark.parametrize(
    ("line", "standing"),
    [
        ("Check against delivery", "prepared"),
        ("(As delivered)", "transcript-official"),
        ("(Unofficial translation)", ""),
        ("Seul le prononcé fait foi", "prepared"),
    ],
)
def test_a_text_says_its_own_standing_and_that_is_no_place(line, standing):
    text = f"Remarks on peace\n\n{line}\n\n14 February 2022" + BODY
    (record,) = read_source(text.encode(), "a.txt")
    assert record.stated.get("standing", "") == standing
    assert record.draft.place == ""


def test_the_day_of_publication_is_not_that_of_speaking():
    text = "Speech on peace\n\nPublished: 15 February 2022\nLocation: Geneva\nDelivered on: 14 February 2022" + BODY
    draft = parse(text)
    assert (draft.when.edtf, draft.issued.edtf, draft.place) == ("2022-02-14", "2022-02-15", "Geneva")
