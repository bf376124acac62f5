"""What is a speaker's label and what is only a colon: each convention, and each temptation."""

import pytest

from archive.intake.drafts import Draft
from archive.intake.parsers.plain import parse
from archive.intake.parsers.transcript.naming import Named, named
from archive.intake.parsers.transcript.shapes import shape
from archive.text.names import NameFinder


def labels(text: str, known: NameFinder | None = None) -> list[str | None]:
    return [turn.label for turn in parse(text, known_names=known).turns]


def conversation(*lines: str) -> str:
    return "\n\n".join(("A conversation", *lines))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            conversation("Anna Berg: Yes.", "John Miller: No.", "Anna Berg: Oh."),
            ["Anna Berg", "John Miller", "Anna Berg"],
        ),
        (conversation("Anna Berg： Yes.", "Question： Why?"), ["Anna Berg", "Question"]),
        (conversation("THE PRESIDENT:  Yes.", "MR. SMITH:  No."), ["THE PRESIDENT", "MR. SMITH"]),
        (conversation("MR SMITH. Yes, it is.", "THE CHAIRMAN. No."), ["MR SMITH", "THE CHAIRMAN"]),
        (conversation("Mr. SMITH (Utopia).—Yes.", "The PRESIDENT.—No."), ["Mr. SMITH (Utopia)", "The PRESIDENT"]),
        (conversation("Mme la présidente. Oui.", "M. Jean Petit. Non."), ["Mme la présidente", "M. Jean Petit"]),
        (conversation("Q    Why?", "MS. PSAKI:  Because.", "Q  How?"), ["Q", "MS. PSAKI", "Q"]),
        (conversation("Q. Why?", "A. Because.", "Q. How?", "A. So."), ["Q", "A", "Q", "A"]),
        (conversation("Q – Pourquoi ?", "R – Parce que.", "Q – Comment ?"), ["Q", "R", "Q"]),
        (conversation("Question: Why?", "Answer: Because."), ["Question", "Answer"]),
        (conversation("Вопрос: Почему?", "С.В.Лавров: Потому."), ["Вопрос", "С.В.Лавров"]),
        (conversation("«С. Лавров:» Да.", "«Вопрос:» Нет."), ["С. Лавров", "Вопрос"]),
        (conversation("Frage: Warum?", "Antwort: Darum."), ["Frage", "Antwort"]),
        (conversation("Pregunta: ¿Por qué?", "El Presidente: Así."), ["Pregunta", "El Presidente"]),
        (conversation("سؤال: لماذا؟", "جواب: لأن."), ["سؤال", "جواب"]),
        (conversation("问：为什么？", "答：因为。"), ["问", "答"]),
        (conversation("王毅：对。", "记者：为什么？", "王毅：因为。"), ["王毅", "记者", "王毅"]),
        (conversation("○山田太郎君\u3000はい。", "○議長\u3000次。"), ["山田太郎君", "議長"]),
        (conversation("**Anna Berg:** Yes.", "**John Miller:** No."), ["Anna Berg", "John Miller"]),
        (conversation("**Anna Berg**: Yes.", "**Question**: Why?"), ["Anna Berg", "Question"]),
        (conversation("### 唐鳳：\n對。", "### 記者：\n為什麼？"), ["唐鳳", "記者"]),
        (conversation("Anna Berg:\nYes, it is so.", "Question:\nWhy is it so?"), ["Anna Berg", "Question"]),
        (
            conversation("Anna Berg\nYes, it is.", "John Miller\nNo.", "Anna Berg\nYes."),
            ["Anna Berg", "John Miller", "Anna Berg"],
        ),
        (
            conversation("---", "MODERATOR", "Welcome.", "---", "ANNA BERG, MINISTER", "Thanks."),
            ["MODERATOR", "ANNA BERG, MINISTER"],
        ),
        (conversation("[00:01:05] Anna Berg: Yes.", "[00:02:10] Question: Why?"), ["Anna Berg", "Question"]),
        (
            conversation("12. The PRESIDENT: I call on Utopia.", "13. Mr. SMITH: Thank you."),
            ["The PRESIDENT", "Mr. SMITH"],
        ),
        (
            conversation("President of Russia Vladimir Putin: Good day.", "Sergei Lavrov: Good day."),
            ["President of Russia Vladimir Putin", "Sergei Lavrov"],
        ),
        (
            conversation("Voice from the floor: Louder!", "The Moderator: Quiet."),
            ["Voice from the floor", "The Moderator"],
        ),
    ],
)
def test_each_convention_is_read(text, expected):
    assert labels(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "A statement\n\nNote: this is a note.\n\nNote: and another one.\n\nNote: a third.",
        "A statement\n\nThe question is simple: who pays?\n\nThe answer is simple: we do.",
        "A statement\n\nFor example: a treaty.\n\nIn short: peace.",
        "A statement\n\nWashington: the talks went on.\n\nThey ended.",
        "声明\n\n这份文件的第二部分是：每个国家都有权利。\n\n第一：和平。\n\n第二：安全。",
        "Заявление\n\nГлавное: мир.\n\nПримечание: текст не сверен.\n\nИтак: мы договорились.",
        "A statement\n\nThe meeting began at 10:30 and ended at 12:45.\n\nSee https://example.org: all is there.",
        "A list\n\nA. The first thing.\n\nB. The second thing.\n\nC. The third thing.",
        "Fact sheet\n\nFACT SHEET: Peace\n\nClinics: 300.\n\nCommunity Centers: 40.\n\nThe list ends here.",
        "A letter\n\nSir: I have the honor to inclose a copy.\n\nSir: And another.\n\nMy Dear Mr. Secretary: It is so.",
        "No. 3.\n\nMr. Seward to Mr. Adams.\n\nI have the honor to inclose a copy of the note.",
        "Papers\n\nNational Assembly:\n\n1. The Minister of Finance: a report.\n\n2. The Minister of Labour: a report.",
        "Mr. President. I thank you.\n\nMr. President. I have done.",
        "Erklärung\n\nUnd eine Bitte: Schweigen Sie.\n\nEin Satz zu Europa: Es lebt.",
    ],
)
def test_a_colon_alone_makes_no_speaker(text):
    assert {label for label in labels(text)} == {None}


def test_a_name_the_archive_knows_is_enough():
    text = "A statement\n\nPetrov: we shall see.\n\nThat was all."
    assert labels(text) == [None]
    assert labels(text, NameFinder([("Petrov", "petrov", "person")])) == ["Petrov"]


@pytest.mark.parametrize("label", ["斯托尔滕贝格", "布林肯国务卿", "克里斯蒂娜格奥尔基耶娃"])
def test_a_known_person_is_a_label_of_any_length(label):
    known = NameFinder([(name, name, "person") for name in ("斯托尔滕贝格", "布林肯", "克里斯蒂娜格奥尔基耶娃")])
    text = conversation("女士们，先生们，大家好。", f"{label}：明天我们将会面。", "记者：谢谢。")
    assert labels(text, known) == [None, label, "记者"]


def test_a_known_person_who_is_told_of_is_no_label():
    known = NameFinder([("斯托尔滕贝格", "stoltenberg", "person")])
    assert labels("讲话\n\n斯托尔滕贝格强调三点：第一，和平。\n\n大家好。", known) == [None]


def test_a_foreign_name_that_comes_again_before_a_colon_is_a_label_or_told():
    talk = conversation("冯德莱恩主持会谈。", "米歇尔斯科夫斯基：好。", "记者：为什么？", "米歇尔斯科夫斯基：因为。")
    assert labels(talk)[1:] == ["米歇尔斯科夫斯基", "记者", "米歇尔斯科夫斯基"]
    alone = parse("声明\n\n大家好。\n\n米歇尔斯科夫斯基：好。\n\n谢谢。\n\n再见。\n\n米歇尔斯科夫斯基：因为。")
    assert "possible-label" in {trouble.code for trouble in alone.troubles}


def test_a_name_of_the_title_is_enough():
    assert labels("Interview with Ivan Petrov\n\nIvan Petrov: we shall see.\n\nThat was all.") == ["Ivan Petrov"]


def test_a_label_that_may_be_one_is_left_in_the_text_and_told():
    draft = parse("A statement\n\nPeter Petrov: we shall see.\n\nThat was all.")
    assert [turn.label for turn in draft.turns] == [None]
    trouble = next(trouble for trouble in draft.troubles if trouble.code == "possible-label")
    assert draft.text[trouble.start : trouble.end] == "Peter Petrov:"


def test_a_speaker_who_goes_on_speaks_in_one_turn():
    draft = parse(conversation("### Anna Berg:\nYes.", "### Anna Berg:\nAnd no.", "### John Miller:\nWell."))
    assert [(turn.label, len(turn.paragraphs)) for turn in draft.turns] == [("Anna Berg", 2), ("John Miller", 1)]
    again = draft.passages()[2]
    assert (again.kind, again.turn, again.label) == ("paragraph", 1, "Anna Berg")


def test_a_stage_direction_is_no_speech():
    draft = parse(conversation("MR. SMITH: Well.", "(Laughter.)", "[Applause]", "MS. BERG: Yes."))
    assert kinds(draft) == ["heading", "label", "paragraph", "stage", "stage", "label", "paragraph"]
    assert [passage.turn for passage in draft.passages()] == [None, 1, 1, 1, 2]


def kinds(draft: Draft) -> list[str]:
    return [part.kind for part in draft.parts if part.kind != "space"]


@pytest.mark.parametrize(
    ("label", "office", "name"),
    [
        ("President of Russia Vladimir Putin", "President of Russia", "Vladimir Putin"),
        ("Black Sea Fleet Commander Alexander Vitko", "Black Sea Fleet Commander", "Alexander Vitko"),
        ("Министр иностранных дел России С.В.Лавров", "Министр иностранных дел России", "С.В.Лавров"),
        ("ANNA BERG, MINISTRA DE SALUD", "MINISTRA DE SALUD", "ANNA BERG"),
        ("PRESIDENTE DE MÉXICO, LUIS VEGA", "PRESIDENTE DE MÉXICO", "LUIS VEGA"),
        ("Anna Berg (Minister of Health)", "Minister of Health", "Anna Berg"),
        ("Dr. Karl Sommer (FDP)", "", "Dr. Karl Sommer"),
        ("The PRESIDENT", "The PRESIDENT", ""),
        ("Secretary of State Blake", "Secretary of State", "Blake"),
        ("Minister for Foreign Affairs of Utopia Anna Berg", "Minister for Foreign Affairs of Utopia", "Anna Berg"),
        ("The Minister of Transport (Paul Ito)", "The Minister of Transport", "Paul Ito"),
        ("Minister De Boer", "Minister", "De Boer"),
        ("LE PRÉSIDENT DE LA RÉPUBLIQUE", "LE PRÉSIDENT DE LA RÉPUBLIQUE", ""),
        ("Министр Анна Павловна Берг", "Министр", "Анна Павловна Берг"),
        ("布林肯国务卿", "国务卿", "布林肯"),
        ("田中外務大臣", "外務大臣", "田中"),
        ("黄委員志明", "委員", "黄志明"),
        ("外交部长陈立群", "外交部长", "陈立群"),
        ("运输局局长", "运输局局长", ""),
        ("김철수 대변인", "대변인", "김철수"),
        ("وزير الخارجية", "وزير الخارجية", ""),
        ("MR. SMITH", "", "MR. SMITH"),
    ],
)
def test_office_and_name_are_kept_apart(label, office, name):
    assert named(label) == Named(name, office)


@pytest.mark.parametrize(
    ("label", "role", "name"),
    [
        ("Q", "question", ""),
        ("Reporter 2", "question", ""),
        ("Question (Reuters)", "question", ""),
        ("FRAGE WEBER", "question", "WEBER"),
        ("法新社记者", "question", ""),
        ("NHK　青木記者", "question", "青木"),
        ("答", "answer", ""),
        ("The Moderator", "moderator", ""),
        ("通訳", "interpreter", ""),
        ("Some hon. members", "voice", ""),
    ],
)
def test_a_role_names_nobody(label, role, name):
    assert named(label) == Named(name, "", role)


def test_shapes():
    assert shape("The Moderator").role
    assert shape("Journalist 2").role
    assert shape("Herr Schmidt").honorific
    assert shape("С.В.Лавров").name == 3
    assert shape("谢尔盖·拉夫罗夫").name == 3
    assert shape("the question of the day").name == 0
    assert shape("примечание").excluded


def test_a_turn_may_begin_on_a_line_within_wrapped_ones():
    text = """A conversation of two people
Vienna, 3 May 2021
MR. SMITH: This goes on and on, over the whole of the line, until the
line is full and has no room for one word more and must be wrapped by
a program that wraps lines, and this one ends where the next begins.
MS. BERG: So does this one, which a program wrapped where the line was
full; and it says, among many other things, and it says them plainly,
that all is well and that nobody need be afraid of anything, not now.
Note: this line begins with no name, although it has a colon in it, so
it stays where it was, in the turn of the speaker who was speaking
before it came, and goes on with it until that speaker has said this.
MR. SMITH: Thank you."""
    draft = parse(text)
    assert [turn.label for turn in draft.turns] == ["MR. SMITH", "MS. BERG", "MR. SMITH"]
    assert [len(turn.paragraphs) for turn in draft.turns] == [1, 1, 1]
    assert (draft.title, draft.place) == ("A conversation of two people", "Vienna")
