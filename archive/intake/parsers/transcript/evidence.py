"""Which of the words before a colon (or their like) are speaker labels: evidence is weighed, 2 is enough."""

import itertools
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from archive.intake.parsers.transcript.lines import LEADERS, Paragraph
from archive.intake.parsers.transcript.marks import NO_MARKS, Marks
from archive.intake.parsers.transcript.naming import named
from archive.intake.parsers.transcript.readings import Reading, readings
from archive.intake.parsers.transcript.roles import ANSWER, INTERPRETER, QUESTION, VOICE, role_of
from archive.intake.parsers.transcript.salutations import is_salutation
from archive.intake.parsers.transcript.shapes import bare, is_han, shape
from archive.intake.parsers.transcript.words import STAGE, SURNAMES
from archive.text.names import NameFinder, fold

ENOUGH = 2
_OF_QUESTIONS = ("letter", "role stop", "blank")  # conventions that stand among labels of any form
_ASKS = ("?", "？", "؟")
_KANA = re.compile(r"[\u3041-\u3096]")
_ASKING = ("q", "问", "問", "в")
# Which letters answer which.
_PAIRS = ("qa", "qr", "pr", "dr", "fa", "va", "sc", "во", "зв", "пв", "εα", "问答", "問答", "문답", "سج", "שת")
_PARTNERS = {
    letter: "".join(pair.replace(letter, "") for pair in _PAIRS if letter in pair) for letter in set("".join(_PAIRS))
}


@dataclass(frozen=True)
class Labels:
    """The labels found, by number of the paragraph that they open, and those that only might be labels."""

    found: dict[int, Reading]
    doubtful: tuple[Reading, ...]


def find_labels(
    paragraphs: Sequence[Paragraph], title: str, known: NameFinder | None, marks: Marks = NO_MARKS
) -> Labels:
    """Return the speaker labels that open `paragraphs`, weighing form, repetition, title, markup and known names."""
    ways = readings(paragraphs, marks.bold)
    counts = Counter(key for key, _ in {(reading.key, reading.paragraph) for reading in ways})
    speakers = frozenset(map(fold, marks.speakers))
    shown = frozenset(convention for convention in ("alone", "dash", "bold stop") if _shows(ways, counts, convention))
    letters, surnames = _asking_letters(ways, paragraphs), _surnames(ways, counts)
    witness = _Witness(fold(title), known, counts, speakers, marks.labels, shown, letters, surnames)
    scored = [(witness.score(reading), reading) for reading in ways]
    group = _prevailing(scored)
    scored = [(score, reading) for score, reading in scored if reading.group == group or _goes_with_any(reading)]
    capitals, run_on, enough = _in_capitals(scored), _run_on(scored), _enough(scored, len(paragraphs))
    found: dict[int, Reading] = {}
    doubtful = []
    for score, reading in scored:
        label = reading.written.label
        caseless = label.upper() == label.lower()
        sure = reading.shape.capitals or reading.shape.role or caseless or reading.written.convention.weight > 1
        sure = sure or (reading.shape.honorific and reading.shape.name > 1)
        # "SPIEGEL:" asks and "Berg:" answers: a name before a colon that comes again and again is one in any letters.
        often = reading.group == "colon" and reading.shape.name > 0 and counts[reading.key] > ENOUGH
        odd = capitals and not (sure or often or score > ENOUGH + 1)
        marked = reading.written.convention.name in ("angle", "lenticular")  # <Name> may stand alone among <Question> …
        above = capitals and reading.shape.capitals and score > ENOUGH and reading.group == "colon"
        odd = odd or (run_on and reading.key not in run_on and not marked and not above)
        if score >= enough and not odd:
            found.setdefault(reading.paragraph, reading)
        elif score == ENOUGH - 1 and not odd:
            doubtful.append(reading)
    if len(found) == 1 and all(_is_aside(reading) for reading in found.values()):
        doubtful, found = [*doubtful, *found.values()], {}
    if not found:
        found = _interview(ways, paragraphs)
    return Labels(found, tuple(reading for reading in doubtful if reading.paragraph not in found))


def _is_heading(reading: Reading) -> bool:
    """Tell whether the line is a heading ("NEW CHAIRPERSON: BOARD OF TRADE"), applause, or a list of those present."""
    rest = reading.written.rest
    shouted = len(rest) > 3 and rest.isupper() and reading.written.label.isupper() and rest[-1].isalpha()
    applause = STAGE.match(reading.written.label) and not reading.shape.role  # "Beifall bei der SPD – Zuruf"
    return bool((shouted and " " in rest and not reading.shape.honorific) or LEADERS.search(rest) or applause)


def _is_aside(reading: Reading) -> bool:
    """Tell whether the only label of a text may be a figure of speech: "Question: who paid? Answer: we did"."""
    return role_of(bare(reading.written.label)) in (QUESTION, ANSWER) and len(reading.key) > 1


def _interview(ways: Sequence[Reading], paragraphs: Sequence[Paragraph]) -> dict[int, Reading]:
    """Return the dashes by which an interview parts questions and answers, or opens its questions alone."""
    dashes = _question_dashes(ways, paragraphs) or _interview_dashes(ways, paragraphs)
    return {reading.paragraph: replace(reading, key=f"– {reading.paragraph}") for reading in dashes}


def _question_dashes(ways: Sequence[Reading], paragraphs: Sequence[Paragraph]) -> list[Reading]:
    """Return the two dashes before each question of a Japanese interview, where something stands after each."""
    dashes = [reading for reading in ways if reading.written.convention.name == "question dash"]
    dashes = [reading for reading in dashes if _KANA.search(reading.written.rest)]  # Chinese lists open with them, too
    apart = all(after.paragraph - one.paragraph > 1 for one, after in itertools.pairwise(dashes))
    return dashes if len(dashes) > 1 and apart and dashes[-1].paragraph + 1 < len(paragraphs) else []


def _interview_dashes(ways: Sequence[Reading], paragraphs: Sequence[Paragraph]) -> list[Reading]:
    """Return the dashes that open questions and answers, where most paragraphs have one."""
    dashes = [reading for reading in ways if reading.written.convention.name == "interview dash"]
    asked = [reading for reading in dashes if paragraphs[reading.paragraph].lines[-1].words.endswith(_ASKS)]
    # The items of a list begin with dashes, too; they do not ask, and they do not end as sentences do.
    ended = sum(paragraphs[reading.paragraph].lines[-1].words.endswith((*_ASKS, *".!…")) for reading in dashes)
    if len(dashes) < max(4, len(paragraphs) * 0.4) or len(asked) * 4 < len(dashes) or ended < len(dashes) * 0.9:
        return []
    return dashes


@dataclass(frozen=True)
class _Witness:
    """What is known of the whole text when one label is judged."""

    title: str
    known: NameFinder | None
    counts: Counter[str]
    speakers: frozenset[str]  # who is said to speak in it
    labels: frozenset[int]  # where lines begin that are set as labels are
    shown: frozenset[str]  # loose conventions that the text itself shows to be its own
    asking: frozenset[str]  # single letters that open questions
    surnames: frozenset[str]  # of those whose whole names are labels that come again

    def score(self, reading: Reading) -> int:
        """Return how much speaks for a label; less than 0 where it is excluded."""
        form, again = reading.shape, self.counts[reading.key] - 1
        if reading.written.start in self.labels and reading.key:
            return 2 * ENOUGH if not reading.written.rest and reading.group in ("alone", "colon") else -9
        excluded = form.excluded and not (form.role and again)
        if excluded or not reading.key or self._addresses(reading) or _is_heading(reading):
            return -9
        likely = form.role or form.name > 0 or form.capitals or self._is_person(reading) or self._comes_again(reading)
        score = reading.written.convention.weight + max(0, form.name - 1)
        score += 2 * form.role + 2 * (form.honorific and form.name > 0) + (form.capitals and form.name > 0)
        score += form.office and form.name > 1
        score += 2 * (reading.group == "colon" and _names_in_brackets(reading))
        score += (1 + is_han(reading.key)) * (reading.group == "colon" and self._is_office(reading))
        score += min(again, 2) + self._named(reading) if likely else 0
        score += len(reading.key) == 3 and reading.key[0] in SURNAMES
        score += likely and again == 0 and _answers(reading)
        score -= (form.tokens > 9 and not form.capitals) + 2 * reading.lists
        return score + self._by_convention(reading, reading.written.convention.name)

    def _addresses(self, reading: Reading) -> bool:
        """Tell whether the words address somebody, as "Sir:" does, rather than name who speaks."""
        known = reading.shape.tokens > 1 and (reading.shape.capitals or self.counts[reading.key] > 1)
        known = known or role_of(bare(reading.written.label)) == VOICE or reading.written.convention.name in self.shown
        return not known and is_salutation(f"{reading.written.label}:")

    def _is_office(self, reading: Reading) -> bool:
        """Tell whether a label says an office and nothing else: "NATO Spokesperson", "运输局局长"."""
        form = reading.shape
        return form.office and not form.role and form.tokens < 6 and not named(reading.written.label).name

    def _by_convention(self, reading: Reading, name: str) -> int:
        """Return what some conventions ask or give besides."""
        if name == "alone":
            return max(self._between_blank_lines(reading), self._close_above(reading))
        if name in ("bold alone", "round alone"):
            bold = name == "bold alone"
            return -1 if bold else _between_brackets(reading)
        if name == "dash":
            return int("dash" in self.shown)
        if name in ("lenticular", "angle"):
            return int(reading.shape.office)
        if name == "joined dash":
            return -4 * (reading.shape.name > 0 and not reading.shape.capitals and not reading.shape.role)
        if name in ("letter", "letter dash"):
            # Q may ask alone; an answer without a question is an item of a list.
            partner = self._has_partner(reading.key)
            return 2 * partner - 2 * reading.shape.role - 2 * (not partner and reading.key not in _ASKING)
        if name == "capitals stop":
            told = "(" in reading.written.label or (reading.shape.office and "," in reading.written.label)
            return -(self.counts[reading.key] == 1 and not told)
        if name == "full stop":
            once = self.counts[reading.key] == 1 and not (reading.shape.capitals or reading.shape.role)
            return -1 - once - 2 * (not reading.written.rest)
        if name == "bold stop":
            often = self.counts[reading.key] > 1 and not reading.shape.name and not reading.shape.role
            # Where all who speak are set so, "Quelques députés" are who speaks, too.
            said = name in self.shown and (reading.shape.office or reading.shape.honorific)
            return (often or said) - 3 * (not reading.written.rest)
        return 0

    def _has_partner(self, key: str) -> bool:
        """Tell whether the letter that asks or answers one stands in the text, too; one of a list neither does."""
        partners = [letter for letter in _PARTNERS.get(key, "") if self.counts[letter]]
        return any({key, letter} & self.asking for letter in partners)

    def _close_above(self, reading: Reading) -> int:
        """Return what speaks for a line alone that stands close above the words, or below a rule."""
        backed = reading.after_rule or self.counts[reading.key] > 1 or reading.shape.role
        return 2 * reading.after_rule + 2 * reading.above - 1 if backed or reading.above else -3

    def _between_blank_lines(self, reading: Reading) -> int:
        """Return what speaks for a line alone where blank lines part everything: there names come again."""
        form, once = reading.shape, self.counts[reading.key] == 1
        listed = "(" in reading.written.label or (form.capitals and "," in reading.written.label)
        said = form.role or form.honorific or form.office or listed
        return 0 if "alone" in self.shown and reading.leads and (said or not once) else -3

    def _named(self, reading: Reading) -> int:
        """Return what the title and the known names say for a label."""
        label = bare(reading.written.label)
        name = fold(named(reading.written.label).name)
        if self.speakers & {reading.key, name}:
            return 2
        if self.known and self.known.find(label):
            return 2
        if self._in_title(reading.key):
            return 2 if reading.shape.name != 1 or len(label) < 5 else 1
        surname = name.split()[-1] if name else ""
        if reading.shape.name > 0 and len(surname) > 2 and surname != reading.key and self.counts[surname] > 1:
            return 2  # "MARTA KELLER, HOST" is "KELLER" afterwards
        if reading.group == "colon" and reading.key in self.surnames:
            return 2
        return int(len(surname) > 2 and reading.shape.name > 0 and surname in self.title.split())

    def _is_person(self, reading: Reading) -> bool:
        """Tell whether a label before a colon is a known person's name of any length, with an office or without."""
        label = bare(reading.written.label)
        people = [one for one in (self.known.find(label) if self.known else ()) if one.kind == "person"]
        if reading.group != "colon" or len(people) != 1:
            return False
        rest = f"{label[: people[0].start]} {label[people[0].end :]}".strip(" ,，")
        return not rest or shape(rest).office

    def _comes_again(self, reading: Reading) -> bool:
        """Tell whether words in Chinese letters, as many as a foreign name has, stand before a colon repeatedly."""
        size = len(reading.key)
        return reading.group == "colon" and self.counts[reading.key] > 1 and size < 11 and is_han(reading.key)

    def _in_title(self, key: str) -> bool:
        """Tell whether the title has the words; in scripts with spaces as whole words."""
        return len(key) > 1 and (key in self.title if not key.isascii() else f" {key} " in f" {self.title} ")


def _surnames(ways: Sequence[Reading], counts: Counter[str]) -> frozenset[str]:
    """Return the last words of the names of two or more that come again before a colon."""
    again = {reading.key: reading for reading in ways if reading.group == "colon" and counts[reading.key] > 1}
    names = (fold(named(reading.written.label).name).split() for reading in again.values() if reading.shape.name > 1)
    return frozenset(name[-1] for name in names if len(name) > 1 and len(name[-1]) > 2)


def _asking_letters(ways: Sequence[Reading], paragraphs: Sequence[Paragraph]) -> frozenset[str]:
    """Return the single letters that ask: Q and its like always, others where a third of their paragraphs do."""
    ends: dict[str, list[bool]] = {}
    for reading in ways:
        if reading.key in _PARTNERS and reading.written.convention.name.startswith("letter"):
            words = paragraphs[reading.paragraph].lines[-1].words
            ends.setdefault(reading.key, []).append(words.endswith((*_ASKS, ";") if reading.key == "ε" else _ASKS))
    return frozenset(key for key, asks in ends.items() if key in _ASKING or sum(asks) * 3 >= len(asks))


def _between_brackets(reading: Reading) -> int:
    """Return what speaks for words in brackets alone on their line: they must say a part or an office.

    Below a rule "(Interpretación del inglés)" is who speaks next; elsewhere it is how the words before were heard.
    """
    form, interprets = reading.shape, role_of(bare(reading.written.label)) == INTERPRETER
    said = (form.role or form.office or form.honorific) and (reading.after_rule or not interprets)
    said = said and len(reading.key) > 1  # "(a)" is an item of a list
    return 2 * (form.office and not form.role) if said else -9


def _shows(ways: Sequence[Reading], counts: Counter[str], convention: str) -> bool:
    """Tell whether the text itself shows that it sets labels in a loose convention: names and offices that come again.

    Such are lines of names alone above paragraphs, and names before a dash.
    """
    lines = [
        reading
        for reading in ways
        if reading.written.convention.name == convention
        and (reading.leads or reading.written.rest)
        and not reading.shape.excluded
        and (reading.shape.role or reading.shape.name > 1 or reading.shape.honorific or _in_office(reading))
    ]
    again = sum(counts[key] > 1 for key in {reading.key for reading in lines})
    strong = sum(reading.shape.role or reading.shape.honorific or _in_office(reading) for reading in lines)
    return len(lines) > 3 and (again > 1 or (again == 1 and strong > 3))


def _in_office(reading: Reading) -> bool:
    return reading.shape.office and reading.shape.name > 0


def _names_in_brackets(reading: Reading) -> bool:
    """Tell whether a label is an office with its holder in brackets: "Formanden (Henrik Dam)"."""
    means = named(reading.written.label)
    return bool(means.name and means.office) and f"({means.name})" in reading.written.label


def _answers(reading: Reading) -> bool:
    """Tell whether the words after a label ask, or name who asks ("Sidhu: Sir, this is Sidhu of Desk News")."""
    rest = reading.written.rest
    return rest.endswith(_ASKS) or (len(reading.key) > 3 and bare(reading.written.label) in rest[:60])


def _goes_with_any(reading: Reading) -> bool:
    """Tell whether a label is a letter or word for a question, which stands among labels of any form."""
    return reading.written.convention.name in _OF_QUESTIONS


def _prevailing(scored: list[tuple[int, Reading]]) -> str:
    """Return the group of conventions that most sure labels are written in."""
    groups = Counter(reading.group for score, reading in scored if score >= ENOUGH and not _goes_with_any(reading))
    return groups.most_common(1)[0][0] if groups else "colon"


def _in_capitals(scored: list[tuple[int, Reading]]) -> bool:
    """Tell whether this text writes its speakers in capitals."""
    sure = [reading for score, reading in scored if score > ENOUGH and not reading.shape.role]
    return len(sure) > 2 and sum(_shouted(reading.written.label) for reading in sure) > len(sure) * 0.6


def _shouted(label: str) -> bool:
    """Tell whether a name or office is written in capitals, and not only an acronym in it: "DG Moretti"."""
    words = [word for word in re.findall(r"[^\W\d_]{2,}", bare(label)) if not word.islower()]
    return bool(words) and sum(len(word) for word in words if word.isupper()) * 2 >= sum(map(len, words))


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
    keys = Counter(reading.key for reading in likely if reading.group == "colon")
    # Where every paragraph but a few begins with a name and a colon, and names come again, nothing else is needed.
    through = len(opened) > max(3, paragraphs * 0.8) and sum(count > 1 for count in keys.values()) > 1
    talks = (sure or through) and len({reading.key for reading in likely}) > 1
    return ENOUGH - 1 if talks and len(opened) > min(2, paragraphs / 3) else ENOUGH
