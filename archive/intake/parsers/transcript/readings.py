"""The ways to read labels at the beginnings of paragraphs, before any of them is believed."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from archive.intake.parsers.transcript.conventions import Written, written
from archive.intake.parsers.transcript.lines import Line, Paragraph, stands_above
from archive.intake.parsers.transcript.naming import without_count
from archive.intake.parsers.transcript.remarks import EVENT
from archive.intake.parsers.transcript.salutations import is_salutation
from archive.intake.parsers.transcript.shapes import Shape, bare, shape
from archive.text.names import fold

# Conventions that one text mixes freely; a text keeps to one group.
_GROUPS = {
    "heading": "colon", "bold": "colon", "quoted": "colon", "bracketed": "colon", "letter": "colon",
    "colon": "colon", "numbered": "colon", "timed": "colon", "lenticular": "colon", "angle": "colon",
    "round": "colon", "asked": "colon", "round alone": "alone",
    "full stop": "full stop", "capitals stop": "full stop", "initials stop": "full stop",
    "letter dash": "dash", "role stop": "colon",
}  # fmt: skip
_ONE_PHRASE = re.compile(r"[^.!?;:]{10,160}(?<![\W_])")
_QUOTED = re.compile(r"(?:«[^«»]{3,160}»|“[^“”]{3,160}”|„[^„“”]{3,160}[“”])[.!?]?")
_ITEM = re.compile(r"(?:\(?(?:\d{1,3}|[a-zA-Z]|[ivx]{1,4})[.)]|[-–—•*·])\s")


@dataclass(frozen=True)
class Reading:
    """A label that may stand at the beginning of a paragraph, with what its letters and its place say."""

    paragraph: int
    written: Written
    key: str
    shape: Shape
    after_rule: bool  # a separating line stands before it
    above: bool  # it stands close above the words that follow and apart from those before
    lists: bool  # it ends its line, and the items of a list follow
    leads: bool  # it fills its line, and a paragraph of whole sentences or a stage direction follows

    @property
    def group(self) -> str:
        """Return the group of conventions that it is written in."""
        return _GROUPS.get(self.written.convention.name, self.written.convention.name)


def readings(paragraphs: Sequence[Paragraph], bold: Mapping[int, int]) -> list[Reading]:
    """Return every way to read the beginning of a paragraph as a label, in the order of the text.

    `bold` gives where a stretch of the text in bold ends, by where it begins.
    """
    found = []
    for at, paragraph in enumerate(paragraphs):
        line = paragraph.lines[0]
        if line.is_rule or is_salutation(line.words):
            continue
        before = paragraphs[at - 1] if at else None
        after = paragraphs[at + 1] if at + 1 < len(paragraphs) else None
        following = paragraph.lines[1] if len(paragraph.lines) > 1 else after.lines[0] if after else None
        for way in (*_set_in_bold(line, bold), *written(line.words, line.start)):
            # A label alone on its line labels what follows; nothing follows here.
            if not way.rest and "alone" in way.convention.name and (following is None or following.is_rule):
                continue
            found.append(
                Reading(
                    paragraph=at,
                    written=way,
                    key=fold(without_count(bare(way.label))),
                    shape=shape(way.label),
                    after_rule=before is not None and before.lines[-1].is_rule,
                    above=stands_above(before, paragraph, after),
                    leads=not way.rest and len(paragraph.lines) == 1 and after is not None and _is_speech(after),
                    lists=not way.rest and following is not None and bool(_ITEM.match(following.words)),
                )
            )
    return found


def _is_speech(paragraph: Paragraph) -> bool:
    """Tell whether a paragraph ends as speech does, or breaks off in a dash."""
    return paragraph.lines[-1].ends or paragraph.lines[-1].words.endswith(("—", "–", "-"))


def _set_in_bold(line: Line, bold: Mapping[int, int]) -> Iterator[Written]:
    """Yield the ways to read a line that begins in bold, by the conventions of text that marks bold with asterisks."""
    end = bold.get(line.start, line.end + 1)
    if end > line.end or "*" in line.words:
        return
    words, rest = line.words[: end - line.start], line.words[end - line.start :]
    for way in written(f"**{words}**{rest}", line.start):
        if way.convention.name.startswith("bold"):
            yield replace(way, end=way.end - len("****"))


def looks_like_label(words: str, start: int) -> bool:
    """Tell whether a line begins with something that only a speaker's label looks like."""
    for way in written(words, start):
        form = shape(way.label)
        loose = way.convention.name in ("alone", "bold alone", "dash", "joined dash", "stop dash", "capitals stop")
        titled = (
            way.convention.name == "colon" and not (form.role or form.honorific) and _ONE_PHRASE.fullmatch(way.rest)
        )
        if titled and EVENT.search(way.rest):
            continue  # "Foreign Affairs Council: Press remarks by the High Representative"
        if way.convention.name == "colon" and _QUOTED.fullmatch(way.rest):
            continue  # "Jean Leduc, ministre : « Le traité est proche »" is a title
        if form.excluded or (loose and not (way.rest and form.role)):
            continue
        if way.convention.weight > 1 or form.role or form.name > 1 or (form.honorific and form.name):
            return True
        if form.capitals or (form.name and way.convention.name in ("colon", "bracketed")):
            return True
    return False
