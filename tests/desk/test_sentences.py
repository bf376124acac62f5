"""What the program says in rooms that know no languages is shown in the language of the page; what people write never."""

import json
import re

import polib
import pytest
from django.conf import settings
from django.utils.translation import override

from archive.catalogue.history.notes import by_program, note_of, of_undoing
from archive.intake.parsers.choosing import read_source
from archive.intake.received import Refused
from archive.sentences import CONTEXT, PLACE, in_language
from archive.text.when import WhenError, read
from tests.desk.sentences import sentences

LANGUAGES = {"ru": "ru", "zh-hans": "zh_Hans"}


@pytest.fixture(scope="module", params=sorted(LANGUAGES))
def catalogue(request) -> dict[str, str]:
    file = f"{settings.LOCALE_PATHS[0]}/{LANGUAGES[request.param]}/LC_MESSAGES/django.po"
    return {one.msgid: one.msgstr for one in polib.pofile(file) if one.msgctxt == CONTEXT}


def test_every_sentence_of_the_program_is_there(catalogue):
    said = sentences()
    assert len(said) > 400
    assert {words: file for words, file in said.items() if not catalogue.get(words)} == {}


def test_no_sentence_is_there_that_the_program_does_not_say(catalogue):
    assert set(catalogue) - set(sentences()) == set()


def test_a_translation_has_the_places_of_its_sentence(catalogue):
    untold = {"there is no {row} {number} (any more)", *(words for words in catalogue if "{places}" in words)}
    for words, other in catalogue.items():
        if words not in untold:
            assert sorted(PLACE.findall(other)) == sorted(PLACE.findall(words)), words


@pytest.mark.parametrize(
    ("words", "russian", "chinese"),
    [
        ("“a.txt” is empty.", "«a.txt» пуст.", "“a.txt”为空。"),
        ("This file is empty.", "Этот файл пуст.", "该文件为空。"),
        (
            "“a” is a PDF document, not plain text.",
            "«a» — документ PDF, а не простой текст.",
            "“a”是PDF 文档，不是纯文本。",
        ),
        (
            "The date 2022-02 was taken from the file's name.",
            "Дата 2022-02 взята из имени файла.",
            "日期2022-02取自文件名。",
        ),
        ("18 control character(s), kept as they are.", "Управляющие символы (18) сохранены как есть.", None),
        ("x is empty; “q” is not a number from 0 up", "x: пусто; «q» — не число от 0", None),
        ("No label; the markup calls the speaker #a.", "Метки нет; в разметке говорящий назван #a.", None),
        ("a digit of the year is lost; before the day of speaking", "утрачена цифра года; до дня выступления", None),
        ("Something that nobody has ever said.", "Something that nobody has ever said.", None),
    ],
)
def test_a_sentence_is_said_in_the_language_of_the_page(words, russian, chinese):
    with override("en"):
        assert in_language(words) == words
    with override("ru"):
        assert in_language(words) == russian
    if chinese:
        with override("zh-hans"):
            assert in_language(words) == chinese


@pytest.mark.parametrize("data", [b"", b"\x89PNG\r\n", b"a\0b\0", b" \n", b"%PDF-1.7 cut", b"PK\x03\x04"])
def test_refusals_of_the_intake_are_known_again(data):
    with pytest.raises(Refused) as told:
        list(read_source(data, "a.xml"))
    with override("ru"):
        ours = re.sub("«[^»]*»", "", in_language(str(told.value)))  # what a library says is quoted as it says it
        assert not re.search(r"[A-Za-z]{3,} [a-z]{3,} ", ours)


@pytest.mark.parametrize("typed", ["", "31 February 2022", "Tuesday, 14 February 2022", "2022-13", "2022-02-14T10:00"])
def test_refusals_of_dates_are_known_again(typed):
    with pytest.raises(WhenError) as told:
        read(typed)
    with override("ru"):
        assert not re.search(r"[A-Za-z]{3,}", in_language(str(told.value)).replace("XX", "").replace("EDTF", ""))


@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_reasons_that_a_person_wrote_stay_as_they_are(language):
    reasons = [
        passage["why"]
        for path in (settings.BASE_DIR / "fixtures").rglob("*.json")
        for text in json.loads(path.read_text("utf-8")).get("texts", [])
        for passage in text.get("speakers", [])
        if passage.get("why")
    ]
    assert reasons
    with override(language):
        assert [in_language(why) for why in reasons] == reasons
        assert in_language("Said so: by the chair; and is it empty?") == "Said so: by the chair; and is it empty?"


def test_notes_of_the_program_are_translated_and_what_people_wrote_is_not():
    act = by_program("Saved.")
    again = of_undoing(act, typed="Saved.")
    with override("en"):
        assert (note_of(act), note_of(again)) == ("Saved.", "Undone: Saved. (Saved.)")
    with override("ru"):
        assert note_of(act) == "Сохранено."
        assert note_of(again) == "Отменено: Сохранено. (Saved.)"
        assert note_of(of_undoing({**again, "undoes": "1"})) == "Сделано снова: Сохранено. (Saved.)"
        assert note_of({"note": "Saved."}) == "Saved."  # somebody wrote it
        assert note_of(of_undoing({"note": "Saved."})) == "Отменено: Saved."
        assert note_of(of_undoing({}, otherwise="a change outside the text desk")).startswith("Отменено: изменение")
        assert note_of({"intake": "a.txt"}) == "Принято из a.txt"
