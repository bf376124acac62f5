"""The conventions by which the world writes a speaker's label, as one table; evidence is weighed elsewhere."""

import re
from dataclasses import dataclass

# A label's own letters: no colon, nothing that ends a sentence but the full stop of initials.
_LABEL = r"(?P<label>(?!\d+[.)]\s)[^\s:：!?！？。；;|(（\[【>][^\n:：!?！？。；;|]{0,150}?)"
# In bold a label is told by that, and may say the whole of a long office.
_LONG = _LABEL.replace("150", "300")
_SIGN = "(?:[\U0001f000-\U0001faff\u2600-\u27bf\ufe0f\u200d]+\\s*)?"  # a picture before the label
_TIME = r"\[?\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d+)?\]?\s*[-–—]?\s*"
_LATIN = "".join(letter for letter in map(chr, range(0x100, 0x180)) if letter.isupper())
_CAPITALS = rf"[A-ZÀ-Þ{_LATIN}А-ЯЁІЇЄҐ'’-]"
_COLON = r"\s?(?:：|(?<!\d):(?!//)|:(?![\d/]))"

# What a label has in brackets may hold a colon: "Anne Berg (H) [10:05:23]:", "(spoke in French; English text …):"
_IN_BRACKETS = re.compile(r"(?<=[\w)\]] )[(\[][^()\[\]\n]{0,100}[)\]]|[（［][^（）［］\n]{0,60}[）］]")
_MARKS = str.maketrans(":：!?！？。；;–—-", "·" * 12)
DEEPEST = 200  # characters from the beginning of a line that a label with its brackets can reach

# Letters that ask and answer, language by language; one counts only where its partner stands in the text, too.
_LETTERS = "QAＱＡRDPFVSCВОЗПЕΕΑ問问答문답سجשת"
_LETTER = f"[{_LETTERS}]"

# Words for question and answer that some end with a full stop.
_ROLE_WORDS = (
    "Question|Answer|Pregunta|Respuesta|Pergunta|Resposta|Domanda|Risposta|Réponse|Frage|Antwort|Вопрос|Ответ|Питання|"
    "Запитання|Відповідь|Pytanie|Odpowiedź|Soru|Cevap|Întrebare|Răspuns|Otázka|Odpověď|Հարց|Պատասխան|კითხვა|პასუხი"
)
_INITIALS = re.compile(r"\s(?:[^\W\d_]\.)?[^\W\d_]\Z")


@dataclass(frozen=True)
class Convention:
    """A way to write labels: `weight` is how much the form alone says (2 is enough to be a label)."""

    name: str
    pattern: re.Pattern[str]
    weight: int
    opens: str = ""  # characters of which one begins it; "" for any


@dataclass(frozen=True)
class Written:
    """A label as it may stand at the beginning of a line: span with marks and colon, and the words alone."""

    convention: Convention
    start: int
    end: int
    label: str
    rest: str


_OPENS = {
    "heading": "#", "bold": "*_", "bold stop": "*_", "bold alone": "*_", "quoted": "«“„\"", "ring": "○◯〇●◎",
    "lenticular": "【", "angle": "<〈＜", "round": "（(", "round alone": "（(", "bracketed": "[",
    "question dash": "―─—", "interview dash": "–—", "letter": _LETTERS, "letter dash": _LETTERS,
}  # fmt: skip


def _table(*rows: tuple[str, str, int]) -> tuple[Convention, ...]:
    return tuple(Convention(name, re.compile(pattern), weight, _OPENS.get(name, "")) for name, pattern, weight in rows)


# The first row that matches a line is the one that counts. Columns: name, form, weight.
CONVENTIONS = _table(
    # ### Name:              a Markdown heading that ends in a colon
    ("heading", rf"#{{1,6}}\s+\**{_LABEL}{_COLON}\**\s*\Z", 3),
    # **Name:** words        **Name**: words
    ("bold", rf"(?P<mark>\*\*|__|\*){_LONG}(?:{_COLON}\s*(?P=mark)|(?P=mark){_COLON})\s*", 1),
    # **Mme Name.** words    **Mme Name**. words
    ("bold stop", rf"(?P<mark>\*\*|__){_LONG}(?:\.(?P=mark)|(?P=mark)\.)\s*(?:[—–-]+\s*)?", 0),
    # **Name**               bold, alone on its line, or before the words
    ("bold alone", rf"(?P<mark>\*\*|__){_LABEL}(?P=mark)(?:\Z|\s+)", 0),
    # «С. Лавров:» words     quotation marks round the label
    ("quoted", rf"[«“„\"]\s*{_LABEL}(?:{_COLON}\s*[»”“\"]|\s*[»”“\"]{_COLON})\s*", 1),
    # ○安倍晋三君　words       the ring of Japanese minutes
    ("ring", r"[○◯〇●◎](?P<label>[^\s\u3000。、]{1,40})\u3000\s*", 2),
    # ○위원장 김철수 words    and of Korean ones: office and name, or name and office
    (
        "ring",
        r"[○◯〇●◎]\s?(?P<label>[가-힣]{1,20}(?:장|관|리|원|인|사|처|직무대리|대행)\s[가-힣]{2,4}|[가-힣]{2,4}\s(?:위원|의원))\s+",
        2,
    ),
    # 【Name】words         <Question> words
    ("lenticular", r"【(?P<label>[^】\n]{1,60})】\s*[:：]?\s*(?=\S)", 1),
    ("angle", r"[<〈＜](?P<label>[^<>〈〉＜＞/\n]{1,40})[>〉＞]\s*[:：]?(?:\s*(?=\S)|\s*\Z)", 1),
    # （中央社記者）words
    ("round", r"[（(](?P<label>[^（()）\n]{0,25}(?:记者|記者|기자)|[问問答])[)）]\s*[:：]?\s*(?=\S)", 1),
    # （記者）               alone on its line
    ("round alone", r"[（(](?P<label>[^（()）\n:：。、]{1,60})[)）]\s*\Z", 0),
    # [Name]: words
    ("bracketed", rf"\[{_LABEL}\]{_COLON}\s*", 1),
    # Q words   Q. words   A: words   В. words      Q - words   A — words
    ("letter dash", rf"(?P<label>{_LETTER})\s*[-–—]\s*", 1),
    (
        "letter",
        rf"(?P<label>{_LETTER})(?:\.[-–—]\s*|[.．]\s+(?!\w\.\s)|\s?[:：]\s*|/\s+|[ \t\u00a0]{{2,}}|(?<=Q)\s)",
        1,
    ),
    # 12. The PRESIDENT: words     (in capitals: "1. The Minister of Labour: a report" is an item of a list)
    (
        "numbered",
        r"\(?\d{1,3}[.)]\s+(?=[^\n:]{0,80}[A-ZÀ-Þ]{3})(?P<label>(?:Mrs?|Ms|The|Sir|Dr)\.?\s[A-ZÀ-Þ][^\n:：]{2,80}?):\s+",
        1,
    ),
    # [00:12:30] Name: words
    ("timed", rf"{_TIME}{_LABEL}{_COLON}\s*", 1),
    # Question: (Anna Berg, Daily News): words
    ("asked", rf"(?P<label>(?:Question|Pregunta|Frage|Вопрос|Soru){_COLON}\s?\([^()\n]{{2,60}}\)){_COLON}\s*", 2),
    # Name: what was said
    ("colon", rf"{_SIGN}{_LABEL}{_COLON}\s*", 0),
    # PRESIDENT.- words      Name (PPE). – words
    ("stop dash", r"(?P<label>[^\W\d_][^\n!?:：;]{0,120}?)\.\s?[-–—]+\s+(?=\S)", 1),
    # MR SMITH. words        Mme la présidente. words      The PRESIDENT.—words
    (
        "full stop",
        r"(?P<label>(?:MR|MRS|MS|Mr|Mrs|Ms|M|MM|Mme|Mmes|Mlle|Dr|Sir|The|THE|Hon|Le|La|Der|Die|Herr|Frau|Sr|Sra|"
        r"Secretary|Senator|Chairman|Chairwoman|Chair|Ambassador|Governor|Admiral|General|Director|Representative|"
        r"President|Vice President|Prime Minister|Foreign Minister|Minister|Chancellor|Press Secretary|Premier|"
        r"Attorney General|Vice Chair(?:man|woman)?|VICE CHAIR(?:MAN|WOMAN)?|"
        r"Judge|Justice|Congressman|Congresswoman|Administrator|King|Queen|Prince|Taoiseach|Spokesman|Spokeswoman)"
        r"\.?\s[^\n.:,;!?]{2,70}(?:\([^\n()]{1,60}\))?)\.\s*(?:[—–-]+\s*|(?=\S)|\Z)",
        0,
    ),
    # _______. words         who spoke is not known
    ("blank", r"(?P<label>_{4,})\.?:?\s+(?=\S)", 2),
    # Pregunta. words        Pregunta.- words
    ("role stop", rf"(?P<label>{_ROLE_WORDS})[.․][-–—]*\s+(?=\S)", 1),
    # Председательствующий. words   Орлов И. Н., фракция "Новый путь". words
    (
        "initials stop",
        r"(?P<label>(?:[Пп]редседател(?:ь|ьствующ(?:ий|ая))|Из зала|Голоса? из зала|С места|[Гг]оловуюч(?:ий|а)|"
        r"Із залу|[Ա-Ֆ][ա-և]+(?:\s[Ա-Ֆ][ա-և]+){0,2}|"
        r"[А-ЯЁІЇЄҐ][а-яёіїєґ’'-]{1,30}\s[А-ЯЁІЇЄҐ]\.\s?[А-ЯЁІЇЄҐ](?=\.)(?:\.,\s[^\n.:!?]{3,120})?))"
        r"\.\s+(?=\S)",
        1,
    ),
    # ROSSI (Misto). words   КОВАЛЬ О.М. words
    (
        "capitals stop",
        rf"(?P<label>(?:(?:[^\W\d_]\.\s?){{1,2}}(?=[^\n.,]{{3,60}}\([^()\n]{{1,40}}\)\.))?{_CAPITALS}{{3,30}}(?:\s{_CAPITALS}{{2,30}}){{0,4}}"
        rf"(?:\s(?:[^\W\d_]\.){{1,2}}(?=\s|\Z)|(?:\s\([^()\n]{{1,60}}\))?(?:,\s[^\n.:;!?]{{3,80}})?\.))(?:\s+(?=\S)|(?<=[\s.]\w\.)\Z)",
        0,
    ),
    # NAME- words
    ("joined dash", r"(?P<label>[^\W\d_][^\na-zа-я\u3400-\u9fff:：!?.;,]{2,80}?)[-–—]{1,2}:?\s+(?=\S)", 0),
    # ――words                 a question in a Japanese interview; the answer has no mark
    ("question dash", r"(?P<label>[―─—]{2})\s*(?=\S)", 0),
    # – words                 in an interview
    ("interview dash", r"(?P<label>[–—])\s+(?=\S)", 0),
    # Name — words
    ("dash", r"(?P<label>[^\s:：.!?—–,;(（\[【>*#|-][^\n:：!?—–;]{1,100}?)\s[—–―-]{1,2}\s+", -1),
    # NAME, OFFICE           alone on its line
    (
        "alone",
        r"(?:\d{1,2}\.\s+|\d{1,2}[:.]\d\d\s+)?(?P<label>[^\s\d:：.!?。！？；;|>#(\[-][^\n:：!?。！？；;|]{0,150}(?<![.,，…—-]))\Z",
        0,
    ),
)


def written(words: str, start: int) -> list[Written]:
    """Return the ways to read a label at the beginning of a line that starts at `start`, the surest first."""
    found = []
    seen = _without_marks(words)
    first = words[:1]
    for convention in CONVENTIONS:
        match = None if convention.opens and first not in convention.opens else convention.pattern.match(seen)
        if match:
            label = words[slice(*match.span("label"))]
            if convention.name in ("capitals stop", "initials stop"):
                label = _INITIALS.sub(r"\g<0>.", label.rstrip("."))
            label = label if convention.name == "blank" else label.strip(" \t\u00a0\u3000*_")
            rest = words[match.end() :]
            end = start + len(words[: match.end()].rstrip())
            found.append(Written(convention, start, end, label, rest))
    return found


def _without_marks(words: str) -> str:
    """Return the words with a point for each mark within brackets, so that no label is thought to end there."""
    head = words[:DEEPEST]
    if "(" not in head and "[" not in head and "（" not in head:
        return words
    return _IN_BRACKETS.sub(lambda found: found[0].translate(_MARKS), head) + words[DEEPEST:]
