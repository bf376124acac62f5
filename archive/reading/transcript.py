"""How a text is laid out for reading: its turns, its passages, and what stands within the words.

Every character received comes out once and in order. What the archive adds (who spoke, proposed readings,
paragraph numbers) is kept apart from it, as apparatus. Knows no page and no database.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import takewhile
from typing import Any

# Characters of a turn beside which the longest note on a speaker fits.
ROOM = 400


@dataclass
class Span:
    """A stretch of the received text with what is said of it; `inner` are the spans within it."""

    start: int
    end: int
    what: str
    about: dict[str, Any]
    letter: str = ""
    opens: bool = True
    closes: bool = True
    inner: list["Span"] = field(default_factory=list)


@dataclass(frozen=True)
class Passage:
    """One passage: the anchor on the page, the passage's description, the spans within, where words begin."""

    id: str
    about: dict[str, Any]
    spans: list[Span]
    label: tuple[int, int]
    gap: str

    def within(self, start: int, end: int) -> list[Span]:
        """Return the outermost spans between two offsets; none reaches over the end of the label."""
        return [span for span in self.spans if start <= span.start < end and span.end <= end]


@dataclass(frozen=True)
class Turn:
    """Passages of one speaker in a row; `speaker` is None outside turns."""

    number: int | None
    speaker: dict[str, Any] | None
    passages: list[Passage]

    @property
    def roomy(self) -> bool:
        """Return whether the speaker's name, office and all, finds room in the margin beside further passages."""
        return len(self.passages) > 1 and sum(one.about["end"] - one.about["start"] for one in self.passages) > ROOM


def anchor(position: int, text_id: str, passage: str) -> str:
    """Return a passage's anchor on the page of its entry.

    The first text's anchors stand alone (`p3`), those of further texts bear the text's id (`zh-p3`), so that
    the address of a paragraph stays as it was when a second language version is added.
    """
    return passage if position == 0 else f"{text_id}-{passage}"


def letters(count: int) -> list[str]:
    """Return `count` marks for notes: a … z, aa, ab …"""
    alphabet = "abcdefghijklmnopqrstuvwxyz"

    def mark(number: int) -> str:
        return (mark(number // 26 - 1) if number >= 26 else "") + alphabet[number % 26]

    return [mark(number) for number in range(count)]


def emendations(text: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the emendations of a text in the order of the text, each with the mark of its note."""
    ordered = sorted(text["emendations"], key=lambda note: (note["start"], note["end"]))
    marks = letters(len(ordered))
    return [{**note, "letter": mark} for note, mark in zip(ordered, marks, strict=True)]


def pages(text: dict[str, Any], position: int = 0) -> list[dict[str, Any]]:
    """Return where the pages of the printed original begin: {start, label, id}, in the order of the text.

    The id is the page's anchor on the page of its entry, `page-12`; where numbers begin anew the second is `page-12-2`.
    """
    found, seen = [], Counter[str]()
    for place, label in text.get("pages", []):
        rest = text["received"][place:]
        start = place + len(rest) - len(rest.lstrip())
        name = anchor(position, text["id"], "-".join(["page", *re.findall(r"\w+", label)]))
        seen[name] += 1
        found.append({"start": start, "label": label, "id": name if seen[name] == 1 else f"{name}-{seen[name]}"})
    return found


def annotations(text: dict[str, Any], position: int = 0) -> list[Span]:
    """Return everything that is said of stretches of the text, outermost and earliest first.

    A page begins at a place that has no length.
    """
    spans = [Span(page["start"], page["start"], "page", page) for page in pages(text, position)]
    spans += [Span(note["start"], note["end"], "emendation", note, note["letter"]) for note in emendations(text)]
    for mention in text["mentions"]:
        what = "entry" if mention.get("entry") else "date" if mention.get("when") else "named"
        spans.append(Span(mention["start"], mention["end"], what, mention))
    return sorted(spans, key=lambda span: (span.start, -span.end, span.what != "emendation"))


def cut(span: Span, start: int, end: int) -> Span | None:
    """Return the part of a span that lies within start..end, which knows whether it begins and ends there."""
    if span.start >= end or (span.end <= start and span.start < start):
        return None
    return Span(
        max(span.start, start),
        min(span.end, end),
        span.what,
        span.about,
        span.letter,
        opens=span.opens and span.start >= start,
        closes=span.closes and span.end <= end,
    )


def nested(spans: list[Span]) -> list[Span]:
    """Return spans as a tree without crossings: one that crosses the end of another is cut in two there."""
    tree: list[Span] = []
    waiting = list(spans)
    while waiting:
        span = waiting.pop(0)
        outer = tree[-1] if tree and span.start < tree[-1].end else None
        if outer is None:
            tree.append(span)
            continue
        inside, after = cut(span, outer.start, outer.end), cut(span, outer.end, span.end)
        outer.inner.append(inside)  # type: ignore[arg-type]
        if after:
            waiting.append(after)
            waiting.sort(key=lambda rest: (rest.start, -rest.end))
    for span in tree:
        span.inner = nested(span.inner)
    return tree


def label_of(passage: dict[str, Any], received: str) -> tuple[int, int]:
    """Return the stretch that hangs in the margin: the speaker's label with its colon; (start, start) if none."""
    start, first, last = passage["start"], passage.get("label_start"), passage.get("label_end")
    if first is None or last is None or received[start:first].strip():
        return start, start
    while last < passage["end"] and (received[last] in ":：" or received[last].isspace()):
        last += 1
    return start, last


def passages(text: dict[str, Any], position: int = 0) -> Iterator[Passage]:
    """Yield the passages of a text with the white space before each; a last one, without kind, ends the text.

    Words that no passage stands for are given as passages without an anchor: nothing received is left out.
    """
    received, spans, at = text["received"], annotations(text, position), 0
    for about in [*text["passages"], {"start": len(received), "end": len(received), "kind": "", "anchor": ""}]:
        gap = received[at : about["start"]]
        if gap.strip():
            stray = {"start": at, "end": about["start"], "kind": "paragraph", "anchor": ""}
            yield _passage(text, position, stray, spans, "")
            gap = ""
        yield _passage(text, position, about, spans, gap)
        at = about["end"]


def _passage(text: dict[str, Any], position: int, about: dict[str, Any], spans: list[Span], gap: str) -> Passage:
    start, end = about["start"], about["end"]
    while spans and spans[0].end <= start and spans[0].start < start:
        spans.pop(0)
    near = takewhile(lambda span: span.start < end, spans)
    within = [part for span in near if (part := cut(span, start, end))]
    label = label_of(about, text["received"])
    apart = [part for span in within for stretch in (label, (label[1], end)) if (part := cut(span, *stretch))]
    apart.sort(key=lambda span: (span.start, -span.end))
    name = anchor(position, text["id"], about["anchor"]) if about["anchor"] else ""
    return Passage(name, about, nested(apart), label, gap)


def turns(text: dict[str, Any], position: int = 0) -> list[Turn]:
    """Return a text's passages gathered by turn and speaker; what stands outside turns is gathered where it stands."""
    gathered: list[Turn] = []
    for passage in passages(text, position):
        number, speaker = passage.about.get("turn"), passage.about.get("speaker")
        last = gathered[-1] if gathered else None
        if last is None or last.number != number or (speaker and not same(speaker, last.speaker)):
            gathered.append(Turn(number, speaker, []))
        gathered[-1].passages.append(passage)
    return gathered


def same(one: dict[str, Any], other: dict[str, Any] | None) -> bool:
    """Return whether two passages are said to have the same speaker, as surely."""
    facts = ("entry", "name", "status", "office", "office_as_labelled")
    return other is not None and all(one.get(fact) == other.get(fact) for fact in facts)
