"""Names in Russian and Ukrainian cases, German genitives, Arabic particles: what is found and what is not."""

import pytest

from archive.text.names import KnownName, NameFinder

RUSSIAN = [
    ("person", "Лавров", "Лаврова Лаврову Лавровым Лаврове", "Лавровой Лавровы Лавровка лавровый Лавровом"),
    ("person", "Захарова", "Захаровой Захарову", "Захаровым Захарове Захаровы"),
    ("person", "Сергей Лавров", "Сергея Лаврова|Сергею Лаврову|Сергеем Лавровым|о Сергее Лаврове", "Сергея Лавровым"),
    ("person", "Лавров Сергей Викторович", "Лаврову Сергею Викторовичу", "Лаврова Сергею Викторовичу"),
    ("person", "Антонио Гутерриш", "Антонио Гутерриша|Антонио Гутерришем", "Антонию Гутерришу"),
    ("person", "Энтони Блинкен", "Энтони Блинкену|Энтони Блинкеном", "Энтони Блинкены"),
    ("person", "Урсула фон дер Ляйен", "Урсулой фон дер Ляйен|Урсулу фон дер Ляйен", "Урсулой фон дер Ляйеном"),
    ("person", "Мила Кунис", "Милой Кунис|Милы Кунис", "Милой Кунисом"),
    ("person", "Лев Троцкий", "Льва Троцкого|Львом Троцким", "Лева Троцкого"),
    ("person", "Дарья Навальная", "Дарьей Навальной|Дарью Навальную", "Дарью Навального"),
    ("person", "Ким Чен Ын", "Ким Чен Ыном|Ким Чен Ыну", "Ким Чену Ын"),
    ("person", "Нгуен Фу Чонг", "Нгуен Фу Чонгом|Нгуен Фу Чонга", "Нгуен Фу Чонгами"),
    ("place", "Ростов-на-Дону", "Ростове-на-Дону Ростова-на-Дону", "Ростов-на-Дона"),
    ("person", "Пелоси", "", "Пелосией Пелосю"),
    ("place", "Москва", "Москвы Москве Москву Москвой", "московский Москвич Москвами"),
    ("place", "Нью-Йорк", "Нью-Йорке Нью-Йорка", "Нью-Йоркский Ньюа-Йорк"),
    ("place", "Франция", "Франции Францию Францией", "Францияй"),
    ("place", "Великобритания", "Великобритании", "Великобританец"),
    ("place", "Киев", "Киева Киеве Киевом", "Киевым Киевский"),
    (
        "organization",
        "Соединённые Штаты Америки",
        "Соединённых Штатов Америки|Соединенными Штатами Америки",
        "Соединённых Штатам Америки",
    ),
    (
        "organization",
        "Министерство иностранных дел",
        "Министерством иностранных дел|министерства иностранных дел",
        "Министерством внутренних дел",
    ),
    (
        "organization",
        "Организация Объединённых Наций",
        "Организации Объединённых Наций",
        "Организации Объединённым Нациям",
    ),
    ("organization", "МИД", "МИДа МИДе МИДом", "мида Мидом"),
    ("organization", "НАТО", "", "НАТОм"),
    ("organization", "Основополагающий акт", "Основополагающего акта|Основополагающем акте", "Основополагающего акте"),
    ("organization", "Совет Россия–НАТО", "Совета Россия-НАТО|в Совете Россия — НАТО", "Совета Россией-НАТО"),
]
UKRAINIAN = [
    ("person", "Зеленський", "Зеленського Зеленському Зеленським", "Зеленськ Зеленська"),
    ("person", "Дмитро Кулеба", "Дмитра Кулеби|Дмитрові Кулебі|Дмитром Кулебою|Дмитре Кулебо", "Дмитром Кулебі"),
    ("person", "Ердоган", "Ердогана Ердоганом Ердогану Ердоганові", "Ердоганка"),
    ("person", "Шевченко", "Шевченка Шевченкові Шевченком", "Шевченками"),
    ("person", "Ольга Стефанішина", "Ольги Стефанішиної|Ользі Стефанішиній|Ольгою Стефанішиною", "Ольгою Стефанішиним"),
    ("place", "Львів", "Львова Львові Львовом", "Львіва львівський"),
    ("place", "Ірпінь", "Ірпені Ірпеня Ірпенем", "Ірпіня"),
    ("place", "Кривий Ріг", "Кривому Розі|Кривого Рогу", "Кривого Ріга"),
    ("place", "Київ", "Києва Києві Києвом", "київський"),
    ("place", "Америка", "Америки Америці Америку Америкою", "Америке"),
    ("place", "Волноваха", "Волновасі Волновахи", "Волновахе"),
    ("place", "Суми", "Сум Сумах Сумами", "Сумська"),
    ("place", "Запоріжжя", "Запоріжжі Запоріжжям Запоріжжю", "Запорізький"),
    ("organization", "Верховна Рада", "Верховної Ради|Верховною Радою|Верховній Раді", "Верховної Раді"),
    ("organization", "Збройні Сили України", "Збройних Сил України|Збройним Силам України", "Збройних Силами України"),
    ("organization", "Азовське море", "Азовського моря|в Азовському морі", "Азовського морем"),
]


def found(name: str, kind: str, language: str, text: str) -> list[str]:
    return [each.words for each in NameFinder([KnownName(name, "key", kind, language)]).find(text)]


@pytest.mark.parametrize(("language", "kind", "name", "forms", "others"), [
    *(("ru", *row) for row in RUSSIAN), *(("uk", *row) for row in UKRAINIAN),
])  # fmt: skip
def test_the_cases_of_a_name(language: str, kind: str, name: str, forms: str, others: str) -> None:
    whole = " " in name
    for form in forms.split("|") if whole else forms.split():
        words = form if not form.startswith(("о ", "в ")) else form[2:]
        for given in (language, ""):
            assert found(name, kind, given, f"Там видели {form}, и не раз.") == [words], form
    for other in [others] if whole else others.split():
        assert found(name, kind, language, f"Там видели {other}, и не раз.") == [], other


def test_the_language_of_a_name_decides_its_endings() -> None:
    assert found("Путин", "person", "ru", "Путиным") == ["Путиным"]
    assert found("Путін", "person", "uk", "Путіним і Путінові") == ["Путіним", "Путінові"]
    assert found("Лавров", "person", "bg", "Лавровым") == []


FINDS = [
    ("Macron", "Der Vorschlag gefällt, und Macrons Rede auch.", ["Macrons"]),
    ("Macron", "Macrons are sold here and there.", []),
    ("Deutscher Bundestag", "Sie sprach gestern im Deutschen Bundestag.", ["Deutschen Bundestag"]),
    ("لافروف", "وقال وزير الخارجية ولافروف بلافروف", ["لافروف", "لافروف"]),
    ("لافروف", "سلافروف كلافروفي", []),
    ("الأمم المتحدة", "الأمين العام للأمم المتحدة", ["للأمم المتحدة"]),
    ("王", "王毅", []),
    ("A.", "A. The United States. B. A State.", []),
    ("外交部", "外交部长来了，外交部長也來了。", []),
    ("外交部", "外交部长期以来，外交部说", ["外交部", "外交部"]),
    ("United Nations", "the nations were united nations", []),
    ("Rice", "Rice prices rose; rice is dear. Then Rice spoke.", ["Rice"]),
]


@pytest.mark.parametrize(("name", "text", "expected"), FINDS)
def test_what_may_stand_at_the_edges(name: str, text: str, expected: list[str]) -> None:
    kind = "organization" if " " in name else "person"
    assert [each.words for each in NameFinder([(name, "key", kind)]).find(text)] == expected


PEOPLE = [("Sergey Lavrov", "l", "person"), ("Lavrov", "l", "person"), ("Peter Novak", "n", "person")]
PEOPLE += [
    ("Андрей Козырев", "k", "person"),
    ("安东尼·布林肯", "b", "person"),
    ("Dominique de Villepin", "v", "person"),
    ("Edward House", "h", "person"),
]
SURNAMES = [
    ("S. V. Lavrov, S. Lavrov and Sergey V. Lavrov", ["S. V. Lavrov", "S. Lavrov", "Sergey V. Lavrov"]),
    ("A. Lavrov, Ivan Lavrov and Peter Lavrov", []),
    ("M. Lavrov est venu à la réunion avec le ministre.", ["Lavrov"]),
    ("Novak", []),
    ("Edward House came. The house was full; the House met, Mr. House spoke.", ["Edward House", "House"]),
    ("Peter Novak spoke. Later Novak left; Ivan Novak stayed.", ["Peter Novak", "Novak"]),
    ("С Андреем Козыревым: Козыреву верят, Борису Козыреву нет.", ["Андреем Козыревым", "Козыреву"]),
    ("Андрея Владимировича Козырева", []),
    ("安东尼·布林肯说，布林肯来了。", ["安东尼·布林肯", "布林肯"]),
    ("Dominique de Villepin a parlé, M. de Villepin aussi.", ["Dominique de Villepin", "de Villepin"]),
]


@pytest.mark.parametrize(("text", "expected"), SURNAMES)
def test_surnames_alone(text: str, expected: list[str]) -> None:
    assert [each.words for each in NameFinder(PEOPLE).find(text)] == expected


def test_a_word_that_may_be_two_names_gives_both() -> None:
    finder = NameFinder([("Иванов", "he", "person"), ("Иванова", "she", "person")])
    assert [each.keys for each in finder.find("Видели Иванова.")] == [("she", "he")]
    assert [each.keys for each in finder.find("Видели Ивановой.")] == [("she",)]
