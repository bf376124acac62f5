"""The passages that an answer points to, taken from the register, with the words that were asked for marked."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from archive.reading.attached import anchor_of
from archive.reading.records import Record
from archive.reading.register import Target
from archive.reading.search.answers import Answer
from archive.reading.search.answers import Passage as Place
from archive.reading.search.ask import Node, wanted_terms
from archive.reading.search.meaning import marks
from archive.reading.spoken import speakers
from archive.reading.withdrawn import labels, speaker_told
from archive.text.languages import detect

# Characters of a passage shown in a list, and those before the first mark.
SHOWN, BEFORE = 320, 90


@dataclass(frozen=True)
class Excerpt:
    """Some words of a passage as HTML, their language, and where the passage is."""

    words: SafeString
    language: str
    number: str
    address: str
    of_file: bool = False


@dataclass(frozen=True)
class Found:
    """One passage that an answer points to, in its text and its record."""

    record: Record
    text: Mapping[str, Any]
    passage: Mapping[str, Any]

    @property
    def mentions(self) -> list[Mapping[str, Any]]:
        """Return the mentions that lie within the passage."""
        start, end = self.passage["start"], self.passage["end"]
        return [one for one in self.text["mentions"] if start <= one["start"] and one["end"] <= end]

    @property
    def speaker(self) -> Mapping[str, Any] | None:
        """Return who says the passage."""
        place = self.text["passages"].index(self.passage)
        return speakers(self.text, self.record.participations)[place]

    def told_speaker(self, links: Mapping[str, Target]) -> Mapping[str, Any] | None:
        """Return who says the passage, as it may be told now."""
        return speaker_told(self.speaker, links, labels(self.text))

    def excerpt(self, reading: "Reading") -> Excerpt:
        """Return the passage as it is shown, with what was asked for marked."""
        start, end, language = self.passage["start"], self.passage["end"], self.text["language"]
        words = self.text["received"][start:end]
        places = marks(words, language, reading.node)
        places += [(one["start"] - start, one["end"] - start) for one in self.mentions if reading.meant_by(one)]
        number = str(self.passage.get("number") or "¶")
        leads = self.record.passage(self.text["id"], self.passage["anchor"])
        return Excerpt(marked(words, joined(places)), language, number, leads)


@dataclass(frozen=True)
class FoundFile:
    """A file of a record whose title or name an answer points to."""

    record: Record
    file: Mapping[str, Any]
    mentions: tuple[Mapping[str, Any], ...] = ()

    def excerpt(self, reading: "Reading") -> Excerpt:
        """Return what the file is called, with what was asked for marked, and where on the record's page it is."""
        title, language = self.file["title"], self.file["language"]
        words = " · ".join(dict.fromkeys(filter(None, (title, self.file["filename"]))))
        places = joined(marks(words, language or detect(words), reading.node))
        leads = f"{self.record.address}#{anchor_of(self.file)}"
        return Excerpt(marked(words, places), language, "", leads, of_file=True)


@dataclass(frozen=True)
class Reading:
    """How a question is met in passages: its tree, what keys are called, how far."""

    node: Node | None
    links: Mapping[str, Target]
    widened: bool
    _named: dict[str, bool] = field(default_factory=dict, compare=False)

    def meant_by(self, mention: Mapping[str, Any]) -> bool:
        """Return whether a mention is asked for: by a field, by its day, or widened, by a name of what it names."""
        if mention.get("when"):
            return mention["when"]["edtf"] in wanted_terms(self.node, "said")
        target = self.links.get((mention.get("entry") or {}).get("key") or "")
        if target is None:
            return False
        if target.key not in self._named:
            self._named[target.key] = self._names(target)
        return self._named[target.key]

    def _names(self, target: Target) -> bool:
        names = ((name["text"], name["language"]) for name in target.names) if self.widened else ()
        return target.key in wanted_terms(self.node, "cites") or any(
            marks(text, language, self.node) for text, language in names
        )


def passages_found(answer: Answer, records: Mapping[str, Record]) -> list[Found | FoundFile]:
    """Return the passages and files that an answer points to; `records` hold the texts of the entries that have any."""
    hits = [hit for hit in answer.hits if hit.passages and hit.key in records]
    pairs = [(records[hit.key], one) for hit in hits for one in hit.passages]
    return [found for record, one in pairs if (found := place(record, one) or file_of(record, one))]


def place(record: Record, wanted: Place) -> Found | None:
    """Return a passage in the text that a record has now; None when it is there no more."""
    for text in record.texts or ():
        for passage in text["passages"]:
            if (text["id"], passage["anchor"]) == (wanted.text, wanted.anchor):
                return Found(record, text, passage)
    return None


def file_of(record: Record, wanted: Place) -> FoundFile | None:
    """Return a file that a record has now; None where it has no such file."""
    files = (file for file in record.files or () if not wanted.text and anchor_of(file) == wanted.anchor)
    return next((FoundFile(record, file) for file in files), None)


def mentioned(found: Iterable[Found | FoundFile]) -> set[str]:
    """Return the keys of the entries that passages mention."""
    return {key for one in found for each in one.mentions if (key := (each.get("entry") or {}).get("key"))}


def joined(places: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return places in order, those that touch as one."""
    found: list[tuple[int, int]] = []
    for start, end in sorted(places):
        if found and start <= found[-1][1]:
            found[-1] = found[-1][0], max(end, found[-1][1])
        else:
            found.append((start, end))
    return found


def marked(words: str, places: list[tuple[int, int]]) -> SafeString:
    """Return words as HTML with `places` marked; of many words, those about the first place."""
    first = max(0, places[0][0] - BEFORE) if places else 0
    if first:
        first = words.find(" ", first, first + BEFORE // 2) + 1 or first
    last = min(len(words), first + SHOWN)
    pieces, at = [], first
    for start, end in places:
        if end > last:
            break
        pieces += [(words[at:start], words[start:end])]
        at = end
    body = format_html_join("", "{}<mark>{}</mark>", pieces)
    return format_html("{}{}{}{}", "… " if first else "", body, words[at:last], " …" if last < len(words) else "")
