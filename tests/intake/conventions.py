"""Transcripts of our own in the conventions of the world, each with what should be understood of it below "==="."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from archive.intake.drafts import Draft, Turn, Understood
from archive.intake.parsers.choosing import read_source
from tests.intake.parsers.office_files import paragraph, run, word
from tests.intake.parsers.pdf_files import pdf

FOLDER = Path(__file__).parent / "conventions"
HEAD = 12  # letters by which the first words of a turn are compared


@dataclass(frozen=True)
class Convention:
    """A source and its truth: fields of the header, and a turn a line."""

    data: bytes
    name: str
    header: dict[str, str] = field(default_factory=dict)
    turns: tuple[dict[str, str], ...] = ()


def convention(path: Path) -> Convention:
    """Return the source in a file and its truth; Word and PDF files are made of the words here."""
    words, _, truth = path.read_text(encoding="utf-8").partition("\n===\n")
    header: dict[str, str] = {}
    turns = []
    for line in truth.splitlines():
        if "|" in line:
            label, name, office, first = (value.strip() for value in line.split("|"))
            role = office.removeprefix("@") if office.startswith("@") else ""
            plain = re.sub(r"\s*[(（].*", "", label)
            office = plain if role == "chair" else "" if role else office
            role = "" if role == "chair" else role
            turns.append({"label": label, "name": plain if name == "=" else name, "office": office, "role": role,
                          "words": _letters(first)})  # fmt: skip
        elif line:
            key, _, value = line.partition(": ")
            header[key] = value
    make = {".pages": _pdf, ".docx": _word}.get(path.suffix)
    name = path.with_suffix(".pdf").name if path.suffix == ".pages" else path.name
    return Convention(make(words) if make else words.encode(), name, header, tuple(turns))


def _pdf(words: str) -> bytes:
    return pdf(*(page.strip("\n").split("\n") for page in words.split("\n%%\n")))


def _word(words: str) -> bytes:
    blocks = (re.split(r"\*\*", block) for block in words.split("\n\n"))
    return word(
        *(
            paragraph(*(run(each, "<w:b/>" if at % 2 else "") for at, each in enumerate(block) if each))
            for block in blocks
        )
    )


def understood(source: Convention) -> Draft:
    """Return what is understood of a source that is one record."""
    (record,) = read_source(source.data, source.name)
    assert isinstance(record, Understood)
    return record.draft


def faults(source: Convention) -> Iterator[str]:
    """Yield each thing that was understood otherwise than it should be."""
    draft = understood(source)
    found = {
        "title": draft.title,
        "number": draft.number,
        "date": draft.when.edtf if draft.when else "",
        "place": draft.place,
        "language": draft.language.split("-")[0],
    }
    for key, value in source.header.items():
        if found[key] != value:
            yield f"{key}: {found[key]!r} for {value!r}"
    got = [_turn(draft, turn) for turn in draft.turns]
    if len(got) != len(source.turns):
        yield f"turns: {[(turn['label'], turn['words']) for turn in got]}"
    for at, (one, expected) in enumerate(zip(got, source.turns, strict=False)):
        for key in ("label", "name", "office", "role"):
            if one[key] != expected[key]:
                yield f"turn {at + 1}: {key} {one[key]!r} for {expected[key]!r}"
        if not one["words"].startswith(expected["words"]) and not expected["words"].startswith(one["words"] or "?"):
            yield f"turn {at + 1}: begins {one['words'][:30]!r}"


def _turn(draft: Draft, turn: Turn) -> dict[str, str]:
    words = " ".join(draft.text[part.start : part.end] for part in turn.paragraphs)
    speaker = turn.speaker
    return {
        "label": turn.label or "",
        "name": speaker.name if speaker else "",
        "office": speaker.office if speaker else "",
        "role": speaker.role if speaker else "",
        "words": _letters(words),
    }


def _letters(words: str) -> str:
    return re.sub(r"[\W_]", "", words).casefold()
