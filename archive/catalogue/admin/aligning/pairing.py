"""Pairs as the program finds them, and as they are kept of two texts."""

from collections import defaultdict

from archive.catalogue.models import Alignment, Mention, Passage, Text
from archive.text.aligned import Pair, mend
from archive.text.aligning import Unit, align, unit


def anchors(passages: list[Passage]) -> list[str]:
    """Return the names of passages in their order."""
    return [passage.anchor for passage in passages]


def proposed(one: Text, other: Text) -> list[Pair]:
    """Return which passages of two texts say the same, as the program finds it."""
    here, there = list(one.passages.all()), list(other.passages.all())
    pairs = align(units(one, here), units(other, there))
    return [(anchors(here[a.start : a.stop]), anchors(there[b.start : b.stop])) for a, b in pairs]


def units(text: Text, passages: list[Passage]) -> list[Unit]:
    """Return passages as they are compared: lengths, figures, what was found in them, who speaks."""
    named: dict[int, str] = {}
    marks: dict[int, list[str]] = defaultdict(list)
    found = text.mentions.exclude(status=Mention.Status.REJECTED).exclude(entry=None, when_edtf="").order_by("start")
    for start, entry, edtf in found.values_list("start", "entry_id", "when_edtf"):
        named[start] = f"entry {entry}" if entry else edtf
    starts = sorted(named)
    at = 0
    for passage in passages:
        while at < len(starts) and starts[at] < passage.end:
            marks[passage.pk] += [named[starts[at]]] if named[starts[at]] and starts[at] >= passage.start else []
            at += 1
    made, turn = [], None
    for passage in passages:
        begins = passage.turn is not None and passage.turn != turn
        turn = passage.turn if passage.turn is not None else turn
        words = text.received[passage.label_end or passage.start : passage.end]
        who = str(passage.speaker_id or "")
        made.append(unit(words, marks[passage.pk], who, begins))
    return made


def kept(one: Text, other: Text) -> Alignment | None:
    """Return the alignment of two texts, None where none was kept."""
    first, second = in_order(one, other)
    return Alignment.objects.filter(text=first, other=second).first()


def in_order(one: Text, other: Text) -> tuple[Text, Text]:
    """Return two texts as alignments name them: the one that came first, first."""
    return (one, other) if one.pk < other.pk else (other, one)


def standing(one: Text, other: Text) -> tuple[list[Pair], Alignment | None]:
    """Return the pairs of two texts, kept or else as the program finds them, `one` first, and the alignment kept."""
    alignment = kept(one, other)
    if alignment is None:
        return proposed(one, other), None
    mine, theirs = anchors(list(one.passages.all())), anchors(list(other.passages.all()))
    return mend(alignment.sides(one), mine, theirs), alignment


def keep(one: Text, other: Text, pairs: list[Pair], checked: bool) -> Alignment:
    """Keep pairs of two texts, `one` first in each, and return the alignment."""
    first, second = in_order(one, other)
    told = [[here, there] if first is one else [there, here] for here, there in pairs]
    made, _ = Alignment.objects.update_or_create(text=first, other=second, defaults={"pairs": told, "checked": checked})
    return made
