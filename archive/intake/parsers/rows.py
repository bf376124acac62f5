"""One record given as named values (a JSON object, a row of a table): which value is what, and what else it says."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Any

from archive.intake.drafts import LONGEST_NAME, Draft, Received, Speaker, Trouble, Understood
from archive.intake.parsers.markup.writing import Facts, Writing, day_in, day_of
from archive.intake.parsers.plain import parse
from archive.intake.parsers.transcript.marks import Marks
from archive.intake.parsers.transcript.naming import named
from archive.intake.received import Refused
from archive.text import when
from archive.text.names import NameFinder
from archive.text.when import When

# What a value is called, the usual name first; letters of either case.
NAMES = {
    "id": ("id", "identifier", "key", "uid", "guid"),
    "text": ("text", "body", "content", "fulltext", "full_text", "transcript", "speech", "текст", "正文", "内容"),
    "turns": ("turns", "speeches", "contributions", "utterances"),
    "title": ("title", "headline", "name", "subject", "заголовок", "название", "标题", "標題", "título", "titre"),
    "date": ("date", "day", "spoken", "delivered", "дата", "日期", "fecha", "datum"),
    "issued": ("issued", "published", "publication_date", "date_published", "datepublished"),
    "language": ("language", "lang", "locale", "язык", "语言", "idioma", "langue", "sprache"),
    "place": ("place", "location", "venue", "city", "место", "地点", "lugar", "lieu", "ort"),
    "number": ("number", "ref", "reference", "no", "номер", "编号", "文号", "número", "numéro", "nummer"),
    "speaker": ("speaker", "author", "speakers", "authors", "оратор", "автор", "发言人", "讲话人", "orador", "orateur",
                "redner"),
    "office": ("office", "post", "position", "speaker_role", "role", "должность", "职务", "cargo"),
    "kind": ("kind", "type", "category"),
}  # fmt: skip
_RENAMED = {"url": "address", "link": "address", "source_url": "address", "to": "addressee", "source": "source"}
_DOCUMENTS = frozenset(("document", "treaty", "act", "declaration", "letter", "note", "resolution", "communique"))
_LONGEST = 2000  # characters of a value that is kept beside the text
_KNOWN = {alias: name for name, aliases in NAMES.items() for alias in aliases}


@dataclass
class Row:
    """The values of a record by what they are, and the rest by their own names."""

    values: dict[str, Any] = field(default_factory=dict)
    stated: dict[str, str] = field(default_factory=dict)

    def said(self, name: str) -> str:
        """Return a value in words, "" where there is none."""
        return _words(self.values.get(name))


def sort_values(values: Mapping[str, Any]) -> Row:
    """Return the values of a record by what they are; of two with one meaning the second keeps its own name."""
    row = Row()
    for name, value in values.items():
        folded = _folded(str(name))
        meaning = _KNOWN.get(folded, "")
        if meaning and meaning not in row.values and value not in (None, "", []):
            row.values[meaning] = value
        elif words := _words(value)[:_LONGEST]:
            row.stated[_RENAMED.get(folded, folded)] = words
    return row


@lru_cache(maxsize=1_000)
def _folded(name: str) -> str:
    return name.strip().casefold().replace(" ", "_")


def read_row(
    values: Mapping[str, Any], receive: Callable[[str], Received], name: str = "", known: NameFinder | None = None
) -> Understood:
    """Return the record that named values make; `receive` wraps the text taken out of them. Raise Refused."""
    row = sort_values(values)
    facts, doubts = _facts(row)
    if "turns" in row.values:
        draft = _from_turns(row, facts, known)
    elif isinstance(row.values.get("text"), str):
        draft = _from_text(row, facts, name, known)
    else:
        raise Refused("There is neither a text nor turns in this record.")
    draft = replace(draft, troubles=(*doubts, *draft.troubles))
    form = row.said("kind")
    stated = {"kind": "document" if form.casefold() in _DOCUMENTS else "statement", "form": form, **row.stated}
    stated = {name: value for name, value in stated.items() if value}
    return Understood(draft, receive(draft.text), row.said("id"), stated)


def _facts(row: Row) -> tuple[Facts, list[Trouble]]:
    facts = Facts(title=row.said("title"), number=row.said("number"), place=row.said("place"))
    facts.language = row.said("language")
    doubts = [
        Trouble("value-unread", f"The value of “{name}” is nested, and could not be read.")
        for name, value in row.values.items()
        if name not in ("text", "turns") and not row.said(name) and value
    ]
    if len(facts.title) > LONGEST_NAME:
        doubts.append(Trouble("title-long", f"The title has {len(facts.title)} characters: its beginning was taken."))
    for name in ("date", "issued"):
        said = row.said(name)
        day = _day(said, facts.language)
        if name == "date":
            facts.when = day
        else:
            facts.issued = day
        if said and day is None:
            doubts.append(Trouble("date-unread", f"The date “{said[:60]}” could not be read."))
    return facts, doubts


def _day(said: str, language: str) -> When | None:
    """Return a day given in figures, or in words of its language."""
    if not said:
        return None
    if said.startswith("--"):  # a day without a year, as XML writes it
        return _without_year(said)
    return day_of(said) or day_in(said, language.partition("-")[0] or "en")


def _without_year(said: str) -> When | None:
    try:
        return when.from_edtf(f"XXXX{said[1:]}", words=said)
    except when.WhenError:
        return None


def _from_turns(row: Row, facts: Facts, known: NameFinder | None) -> Draft:
    turns = row.values["turns"]
    if not isinstance(turns, list) or not all(isinstance(turn, dict) for turn in turns):
        raise Refused("The turns of a record are a list of objects with speaker and text.")
    writing = Writing()
    for turn in turns:
        inner = sort_values(turn)
        text, speaker = inner.values.get("text"), inner.said("speaker")
        if not isinstance(text, str):
            raise Refused("A turn of this record has no text.")
        writing.speak(_speaker(speaker, inner.said("office")) if speaker else None, speaker)
        for paragraph in text.split("\n"):
            writing.say(paragraph)
        writing.silence()
    return writing.draft(facts, known)


def _from_text(row: Row, facts: Facts, name: str, known: NameFinder | None) -> Draft:
    """Return a text understood as plain text is, with what stands beside it."""
    marks = Marks(
        title=facts.title,
        number=facts.number,
        place=facts.place,
        language=facts.language,
        spoken=facts.when,
        issued=facts.issued,
        speakers=tuple(_each(row.values.get("speaker"))),
    )
    draft = parse(row.values["text"], known_names=known, name=name, marks=marks)
    speaker = row.said("speaker")
    one = len(draft.turns) == 1 and draft.turns[0].label is None
    if speaker and one and len(marks.speakers) == 1:
        said = _speaker(speaker, row.said("office"))
        return replace(draft, turns=(replace(draft.turns[0], speaker=said),))
    if speaker:
        row.stated.setdefault("speaker", speaker)
    return draft


def _speaker(said: str, office: str) -> Speaker:
    """Return who speaks by a value of the source, which may be a role or hold an office with the name."""
    means = named(said)
    why = f"The source names who speaks: {said}."
    return Speaker(means.name, "labelled", why, office or means.office, means.role)


def _each(value: Any) -> list[str]:
    """Return the words of each value of a list, or of a value that is none."""
    return [words for words in map(_words, value if isinstance(value, list) else [value]) if words]


def _words(value: Any) -> str:
    """Return a value in words: those of a list with commas, nothing of what is nested deeper."""
    if isinstance(value, list):
        return ", ".join(filter(None, (_words(each) for each in value if not isinstance(each, (list, dict)))))
    if isinstance(value, bool) or value is None or isinstance(value, dict):
        return "" if value is None or isinstance(value, dict) else str(value).lower()
    return str(value).strip()
