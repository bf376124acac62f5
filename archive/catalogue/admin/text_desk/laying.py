"""How a stretch of a text is laid out at the desk: the received words marked, the passages in rows."""

from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from archive.catalogue.models import Emendation, Mention, Passage, Text

from ..marking import Mark, Piece, pieces
from .forms import PassagesForm
from .speakers import label_of


@dataclass(frozen=True)
class Block:
    """A passage of the received text, in pieces, and which pages of the printed original begin in it."""

    passage: Passage
    pieces: list[Piece]
    printed: list[str]


@dataclass
class Row:
    """A passage with its fields; `begins` says whether a turn begins with it."""

    passage: Passage
    label: str
    words: str
    cut: bool
    fields: dict[str, Any] = field(default_factory=dict)

    @property
    def begins(self) -> bool:
        return "speaker" in self.fields

    @property
    def typed(self) -> bool:
        """Return whether anything was typed to cut it or to begin a turn with it."""
        return any(self.fields[name].value() for name in ("split", "label", "who"))


def beside(text: Text, passages: list[Passage], mentions: list[Mention], emendations: list[Emendation]) -> list[Block]:
    """Return the received text of these passages with all that stands in it marked."""
    marks = [
        Mark(one.start, one.end, "emended", _("read as %(proposed)s") % {"proposed": one.proposed}, f"e{one.pk}")
        for one in emendations
    ]
    marks += [
        Mark(one.start, one.end, mark_kind(one), mark_words(one), f"m{one.pk}")
        for one in mentions
        if one.status != Mention.Status.REJECTED
    ]
    found = []
    for passage in passages:
        label = (passage.label_start, passage.label_end)
        own = [Mark(label[0], label[1], "label")] if label[0] is not None and label[1] is not None else []
        printed = [label for start, label in text.pages if passage.start <= start < passage.end]
        found.append(Block(passage, pieces(text.received, passage.start, passage.end, marks + own), printed))
    return found


def is_damaged(mention: Mention) -> bool:
    """Return whether it is a damaged date that nobody has read yet."""
    return bool(mention.readings) and not mention.when_edtf and mention.entry_id is None


def mark_kind(mention: Mention) -> str:
    """Return how a mention is marked: damaged, else by whether it is confirmed."""
    return "damaged" if is_damaged(mention) else str(mention.status)


def mark_words(mention: Mention) -> str:
    """Return what a mention was taken for."""
    if is_damaged(mention):
        return _("damaged; perhaps ") + "; ".join(reading["words"] for reading in mention.readings)
    if mention.is_open_title:
        return _("a title that no record bears")
    return str(mention.entry) if mention.entry else mention.when_edtf


def rows_of(text: Text, passages: list[Passage], form: PassagesForm, beginning: int = 80) -> list[Row]:
    """Return the passages with their fields and the words with which they begin."""
    rows = []
    for passage in passages:
        words = words_of(text, passage)
        label = label_of(passage, text.received)
        rows.append(Row(passage, label, words[:beginning], len(words) > beginning, form.row(passage)))
    return rows


def words_of(text: Text, passage: Passage) -> str:
    """Return the words of a passage without its label."""
    return text.received[passage.label_end or passage.start : passage.end].strip()


@dataclass
class Group:
    """The same words taken for the same thing, wherever they stand on the page."""

    first: Mention
    rest: list[tuple[Mention, str, str]] = field(default_factory=list)

    @property
    def open(self) -> bool:
        """Return whether it can be confirmed: it names something, and is not confirmed yet."""
        names = self.first.entry_id is not None or bool(self.first.when_edtf)
        return names and self.first.status != Mention.Status.CONFIRMED


def grouped(text: Text, mentions: list[Mention], around: int = 12) -> list[Group]:
    """Return the mentions, those alike together; each with what stands before and after it."""
    groups: dict[tuple[object, ...], Group] = {}
    for one in mentions:
        key = (one.words, one.entry_id, one.when_edtf, one.status, one.how)
        before = text.received[max(0, one.start - around) : one.start]
        groups.setdefault(key, Group(one)).rest.append((one, before, text.received[one.end : one.end + around]))
    return list(groups.values())


def waiting_in(mentions: list[Mention], emendations: list[Emendation]) -> list[Mention]:
    """Return the damaged dates for which no reading is proposed."""
    return [
        mention
        for mention in mentions
        if is_damaged(mention)
        and mention.status != Mention.Status.REJECTED
        and not any(one.start < mention.end and mention.start < one.end for one in emendations)
    ]
