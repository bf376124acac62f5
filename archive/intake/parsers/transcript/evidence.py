"""Which of the words before a colon (or their like) are speaker labels: evidence is weighed, 2 is enough."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from archive.intake.parsers.transcript.conventions import Written, written
from archive.intake.parsers.transcript.lines import Paragraph, stands_above
from archive.intake.parsers.transcript.salutations import is_salutation
from archive.intake.parsers.transcript.shapes import Shape, bare, office_and_name, shape
from archive.intake.parsers.transcript.words import SURNAMES
from archive.text.names import NameFinder, fold

ENOUGH = 2
# Conventions that one text mixes freely; a text keeps to one group.
_GROUPS = {
    "heading": "colon", "bold": "colon", "quoted": "colon", "bracketed": "colon", "letter": "colon",
    "colon": "colon", "numbered": "colon", "timed": "colon",
}  # fmt: skip
_ASKING = ("q", "问", "問", "в")
_PARTNERS = {"q": "ar", "a": "q", "r": "q", "问": "答", "問": "答", "答": "问問", "в": "о", "о": "в"}


@dataclass(frozen=True)
class Reading:
    """A label that may stand at the beginning of a paragraph, with what its letters say."""

    paragraph: int
    written: Written
    key: str
    shape: Shape
    after_rule: bool  # a separating line stands before it
    above: bool  # it stands close above the words that follow and apart from those before

    @property
    def group(self) -> str:
        """Return the group of conventions that it is written in."""
        return _GROUPS.get(self.written.convention.name, self.written.convention.name)


@dataclass(frozen=True)
class Labels:
    """The labels found, by number of the paragraph that they open, and those that only might be labels."""

    found: dict[int, Reading]
    doubtful: tuple[Reading, ...]


def find_labels(paragraphs: Sequence[Paragraph], title: str, known: NameFinder | None) -> Labels:
    """Return the speaker labels that open `paragraphs`, weighing form, repetition, title and known names."""
    readings = _readings(paragraphs)
    counts = Counter(key for key, _ in {(reading.key, reading.paragraph) for reading in readings})
    witness = _Witness(fold(title), known, counts)
    scored = [(witness.score(reading), reading) for reading in readings]
    group = _prevailing(scored)
    scored = [(score, reading) for score, reading in scored if reading.group == group]
    capitals, run_on, enough = _in_capitals(scored), _run_on(scored), _enough(scored, len(paragraphs))
    found: dict[int, Reading] = {}
    doubtful = []
    for score, reading in scored:
        sure = reading.shape.capitals or reading.shape.role or reading.written.convention.weight > 1
        odd = (capitals and not (sure or score > ENOUGH + 1)) or (run_on and reading.key not in run_on)
        if score >= enough and not odd:
            found.setdefault(reading.paragraph, reading)
        elif score == ENOUGH - 1 and not odd:
            doubtful.append(reading)
    return Labels(found, tuple(reading for reading in doubtful if reading.paragraph not in found))


def _readings(paragraphs: Sequence[Paragraph]) -> list[Reading]:
    readings = []
    for at, paragraph in enumerate(paragraphs):
        line = paragraph.lines[0]
        if line.is_rule or is_salutation(line.words):
            continue
        before = paragraphs[at - 1] if at else None
        after = paragraphs[at + 1] if at + 1 < len(paragraphs) else None
        after_rule = before is not None and before.lines[-1].is_rule
        above = stands_above(before, paragraph, after)
        alone = len(paragraph.lines) == 1 and (after is None or after.lines[0].is_rule)
        for way in written(line.words, line.start):
            # A label alone on its line labels what follows; nothing follows here.
            if not (alone and "alone" in way.convention.name and not way.rest):
                key = fold(bare(way.label))
                readings.append(Reading(at, way, key, shape(way.label), after_rule, above))
    return readings


@dataclass(frozen=True)
class _Witness:
    """What is known of the whole text when one label is judged."""

    title: str
    known: NameFinder | None
    counts: Counter[str]

    def score(self, reading: Reading) -> int:
        """Return how much speaks for a label; less than 0 where it is excluded."""
        form, name = reading.shape, reading.written.convention.name
        if form.excluded or not reading.key:
            return -9
        likely = form.role or form.name > 0 or form.capitals
        score = reading.written.convention.weight + max(0, form.name - 1)
        score += 2 * form.role + 2 * (form.honorific and form.name > 0) + (form.capitals and form.name > 0)
        score += form.office and form.name > 1
        score += min(self.counts[reading.key] - 1, 2) if likely else 0
        score += self._named(reading) if likely else 0
        score += len(reading.key) == 3 and reading.key[0] in SURNAMES
        score -= form.tokens > 9 and not form.capitals
        return score + self._by_convention(reading, name)

    def _by_convention(self, reading: Reading, name: str) -> int:
        """Return what some conventions ask or give besides."""
        if name == "alone":
            backed = reading.after_rule or self.counts[reading.key] > 1 or reading.shape.role
            return 2 * reading.after_rule + 2 * reading.above - 1 if backed or reading.above else -3
        if name == "bold alone":
            return -1
        if name == "letter":
            # Q may ask alone; an answer without a question is an item of a list.
            partner = any(self.counts[letter] for letter in _PARTNERS.get(reading.key, ""))
            return 2 * partner - 2 * reading.shape.role - 2 * (not partner and reading.key not in _ASKING)
        return -1 if name == "full stop" else 0

    def _named(self, reading: Reading) -> int:
        """Return what the title and the known names say for a label."""
        label = bare(reading.written.label)
        if self.known and self.known.find(label):
            return 2
        if self._in_title(reading.key):
            return 2 if reading.shape.name != 1 or len(label) < 5 else 1
        surname = fold(office_and_name(label)[1].split()[-1])
        return int(len(surname) > 2 and reading.shape.name > 0 and surname in self.title.split())

    def _in_title(self, key: str) -> bool:
        """Tell whether the title has the words; in scripts with spaces as whole words."""
        return len(key) > 1 and (key in self.title if not key.isascii() else f" {key} " in f" {self.title} ")


def _prevailing(scored: list[tuple[int, Reading]]) -> str:
    """Return the group of conventions that most sure labels are written in."""
    groups = Counter(reading.group for score, reading in scored if score >= ENOUGH)
    return groups.most_common(1)[0][0] if groups else "colon"


def _in_capitals(scored: list[tuple[int, Reading]]) -> bool:
    """Tell whether this text writes its speakers in capitals."""
    sure = [reading for score, reading in scored if score > ENOUGH and not reading.shape.role]
    return len(sure) > 2 and sum(reading.shape.capitals for reading in sure) > len(sure) * 0.6


def _run_on(scored: list[tuple[int, Reading]]) -> set[str]:
    """Return the labels that words follow on the same line, where that is the manner of the text."""
    sure = [reading for score, reading in scored if score >= ENOUGH]
    followed = [reading for reading in sure if reading.written.rest]
    if len(followed) < len(sure) * 0.8:
        return set()
    return {reading.key for _, reading in scored if reading.written.rest}


def _enough(scored: list[tuple[int, Reading]], paragraphs: int) -> int:
    """Return what a label must score: one less in a text that is surely a conversation."""
    sure = {reading.key for score, reading in scored if score >= ENOUGH}
    likely = [reading for score, reading in scored if score >= ENOUGH - 1]
    opened = {reading.paragraph for reading in likely}
    talks = sure and len({reading.key for reading in likely}) > 1
    return ENOUGH - 1 if talks and len(opened) > min(2, paragraphs / 3) else ENOUGH
