"""Languages: recognized in titles and texts, and never guessed when they cannot be told."""

import pytest

from archive.text.languages import detect, direction, language_name

TITLES = [
    ("zh", "俄罗斯联邦外交部长谢尔盖•拉夫罗夫与俄罗斯联邦总统举行工作会议"),
    ("zh", "美國國務卿"),
    ("ja", "外務省報道官の記者会見"),
    ("ja", "岸田総理"),
    ("ko", "외교부 대변인 정례브리핑"),
    ("ru", "Выступление Министра иностранных дел"),
    ("uk", "Виступ міністра закордонних справ"),
    ("bg", "Изявление на министър-председателя след срещата"),
    ("en", "Press conference"),
    ("de", "Rede des Bundeskanzlers"),
    ("fr", "Discours du Président"),
    ("es", "Discurso del Presidente"),
    ("ca", "Discurs del president"),
    ("it", "Discorso del Presidente della Repubblica"),
    ("pt", "Discurso do ministro das Relações Exteriores"),
    ("ar", "كلمة الوزير"),
    ("fa", "سخنرانی وزیر امور خارجه"),
    ("he", "נאום ראש הממשלה"),
    ("tr", "Dışişleri Bakanı basın toplantısı"),
    ("pl", "Oświadczenie ministra spraw zagranicznych"),
    ("el", "Δήλωση του Υπουργού"),
    ("hi", "प्रधानमंत्री का भाषण"),
]
# Article 1 of the Universal Declaration of Human Rights (public domain).
ARTICLE = [
    (
        "en",
        "All human beings are born free and equal in dignity and rights. They are endowed with reason and conscience",
    ),
    (
        "de",
        "Alle Menschen sind frei und gleich an Würde und Rechten geboren. Sie sind mit Vernunft und Gewissen begabt",
    ),
    ("fr", "Tous les êtres humains naissent libres et égaux en dignité et en droits. Ils sont doués de raison"),
    ("es", "Todos los seres humanos nacen libres e iguales en dignidad y derechos y, dotados como están de razón"),
    (
        "pt",
        "Todos os seres humanos nascem livres e iguais em dignidade e em direitos. Dotados de razão e de consciência",
    ),
    ("it", "Tutti gli esseri umani nascono liberi ed eguali in dignità e diritti. Essi sono dotati di ragione"),
    ("ru", "Все люди рождаются свободными и равными в своем достоинстве и правах. Они наделены разумом и совестью"),
    ("uk", "Всі люди народжуються вільними і рівними у своїй гідності та правах. Вони наділені розумом і совістю"),
    ("bg", "Всички хора се раждат свободни и равни по достойнство и права. Те са надарени с разум и съвест"),
    ("zh", "人人生而自由,在尊严和权利上一律平等。他们赋有理性和良心,并应以兄弟关系的精神相对待。"),
    ("ja", "すべての人間は、生まれながらにして自由であり、かつ、尊厳と権利とについて平等である。"),
    ("ar", "يولد جميع الناس أحرارا متساوين في الكرامة والحقوق. وقد وهبوا عقلا وضميرا وعليهم أن يعامل"),
    ("tr", "Bütün insanlar hür, haysiyet ve haklar bakımından eşit doğarlar. Akıl ve vicdana sahiptirler"),
    ("pl", "Wszyscy ludzie rodzą się wolni i równi pod względem swej godności i swych praw. Są oni obdarzeni rozumem"),
]


@pytest.mark.parametrize(("language", "title"), TITLES, ids=[each[0] for each in TITLES])
def test_title(language: str, title: str) -> None:
    assert detect(title) == language


@pytest.mark.parametrize(("language", "text"), ARTICLE, ids=[each[0] for each in ARTICLE])
def test_text(language: str, text: str) -> None:
    assert detect(text) == language


@pytest.mark.parametrize("text", ["", "243-14-02-2022", "Lavrov", " \n", "…", "ꦲꦏ꧀ꦱꦫ"])
def test_what_cannot_be_told_is_not_guessed(text: str) -> None:
    assert detect(text) == "und"


def test_long_text_is_known_by_all_of_it() -> None:
    assert detect("Приветствие. " + ARTICLE[2][1] * 5000) == "fr"


def test_directions() -> None:
    assert [direction(code) for code in ("ar", "he-IL", "fa", "az-Arab", "ar-Latn", "ru", "zh-Hant", "und")] == [
        *["rtl"] * 4,
        *["ltr"] * 4,
    ]


def test_language_names() -> None:
    assert [language_name("ru", page) for page in ("en", "ru", "zh-hans", "fr")] == [
        "Russian", "русский", "俄语", "Russian",
    ]  # fmt: skip
    assert language_name("zh-Hant", "en") == "Traditional Chinese"
    assert language_name("pt-BR", "en") == "Portuguese"
    assert language_name("xyz", "en") == "xyz"
