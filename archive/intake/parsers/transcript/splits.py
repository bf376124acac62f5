"""Turns that begin on a line within a wrapped paragraph: parted where a label may stand, joined where none did."""

from collections.abc import Collection, Mapping, Sequence

from archive.intake.parsers.transcript.lines import Line, Paragraph
from archive.intake.parsers.transcript.readings import Reading, looks_like_label

HEADER = 6  # lines that may stand above the first turn


def split_at_labels(paragraphs: Sequence[Paragraph]) -> tuple[list[Paragraph], set[int]]:
    """Return the paragraphs parted before each line that may begin with a label, and the numbers of those parted."""
    parted: list[Paragraph] = []
    within: set[int] = set()
    for at, paragraph in enumerate(paragraphs):
        lines: list[Line] = [paragraph.lines[0]]
        for below, line in enumerate(paragraph.lines[1:], start=1):
            # Title and date above the first turn end without a full stop.
            ends = lines[-1].ends or lines[-1].words.endswith((")", "]")) or (at == 0 and below <= HEADER)
            if ends and looks_like_label(line.words, line.start):
                parted.append(Paragraph(tuple(lines)))
                within.add(len(parted))
                lines = []
            lines.append(line)
        parted.append(Paragraph(tuple(lines)))
    return parted, within


def rejoin(
    paragraphs: Sequence[Paragraph], within: Collection[int], found: Mapping[int, Reading]
) -> tuple[list[Paragraph], dict[int, Reading]]:
    """Return the paragraphs with those joined again that no label was found for, and the labels by new number."""
    joined: list[Paragraph] = []
    labels: dict[int, Reading] = {}
    for at, paragraph in enumerate(paragraphs):
        if joined and at in within and at not in found:
            joined[-1] = Paragraph(joined[-1].lines + paragraph.lines)
            continue
        if at in found:
            labels[len(joined)] = found[at]
        joined.append(paragraph)
    return joined, labels
