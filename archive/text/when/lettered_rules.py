"""The rules of languages written in letters: what the matches of their patterns mean."""

import re
from datetime import date

from archive.text.when.damage_lettered import damage_rules
from archive.text.when.lettered import NEVER, NOT_COUNTED, Patterns
from archive.text.when.meaning import Meaning, Parts, alone, between, impossible_day
from archive.text.when.points import WhenError
from archive.text.when.rules import DASH, NO_LETTER_AFTER, SPACE, WHOLE, Rule, any_of, rule, spaced
from archive.text.when.spoken import DAY, WEEK, YEAR, counted, last_decade, nearest_month
from archive.text.when.vocabulary import Vocabulary

_NO_HOUR_AFTER = NO_LETTER_AFTER + r"(?!:\d)"
_ROMAN = {"I": 1, "V": 5, "X": 10, "Х": 10}
_ENDS = r"(?=\s*(?:[.,;:)\]!?\"”’»]|$|\s(?:and|or|to|in|on|the|a|an|as|with|for|by|at|of|was|were|is|has|had|have|which|that|when|where|between|we|he|she|they|it|after|before|until|[A-Z(])))"
Match = re.Match[str]


class Meanings:
    """Says what the matches of one language mean."""

    def __init__(self, words: Vocabulary, loose: bool) -> None:
        self.words, self.loose = words, loose

    def parts(self, match: Match, end: str, spoken_on: date | None) -> Parts:
        """Return the parts of one end of a match."""
        found = {
            name[0]: text for name, text in match.groupdict().items() if text is not None and name[2:3] == end
        }
        found = {kind: " ".join(text.lower().split()) for kind, text in found.items()}
        wide = self._wide(found, spoken_on)
        year = found.get("y", "").zfill(4) if "y" in found else wide.year
        month = self.words.months.get(found.get("m", ""), 0) or wide.month
        code = self.words.seasons.get(found.get("s", ""), 0) or self.words.halves.get(found.get("h", ""), 0)
        third = self.words.parts.get(found.get("p", ""), 0) or self.words.parts_after.get(
            found.get("q", ""), 0
        )
        return Parts(
            year=year,
            month=month or code,
            day=int(found.get("d", 0)),
            third=third,
            mark="~" if "c" in found else "",
            spoken=wide.spoken,
            lost=wide.lost,
        )

    def _wide(self, found: dict[str, str], spoken_on: date | None) -> Parts:
        """Return the year, decade or century, where it is not the plain number of a year."""
        if "r" in found:
            return counted(YEAR, self.words.relative_years[found["r"]], spoken_on)
        if "f" in found:
            return nearest_month(
                self.words.months[found["m"]], self.words.prefixed_months[found["f"]], spoken_on
            )
        if "e" in found:
            return Parts(year=found["e"] + "X")
        if "t" in found:
            return last_decade(int(found["t"]), spoken_on)
        if "n" in found:
            return Parts(year=f"{_century(found['n']) - 1:02}XX")
        return Parts()

    def point(self, match: Match, spoken_on: date | None) -> Meaning | None:
        parts = self.parts(match, "a", spoken_on)
        try:
            return alone(parts, spoken_on)
        except WhenError as error:
            damage = impossible_day(parts, error)
            if damage is None or self.loose:
                raise
            return damage

    def range(self, match: Match, spoken_on: date | None) -> Meaning | None:
        first, last = self.parts(match, "a", spoken_on), self.parts(match, "b", spoken_on)
        if first.day and not first.month and not last.day:
            return None
        if first.month and not first.year and not last.month:
            return None
        if first.year and not last.year and not last.month:
            return None
        return between(first, last, spoken_on)

    def phrase(self, match: Match, spoken_on: date | None) -> Meaning | None:
        unit, steps = self.words.phrases[" ".join(match[WHOLE].lower().split())]
        return alone(counted(unit, steps, spoken_on), spoken_on)

    def frame(self, match: Match, spoken_on: date | None) -> Meaning | None:
        groups = {name[0]: text for name, text in match.groupdict().items() if text is not None}
        number, unit = groups.get("k", "").lower(), self.words.units[groups["u"].lower()]
        number_is = int(number) if number.isdigit() else self.words.numbers[number]
        direction = (
            -1
            if any(name.startswith("z") and text is not None for name, text in match.groupdict().items())
            else 1
        )
        if direction > 0 and unit not in (DAY, WEEK) and not self.loose:
            return None  # "two years later" counts from what is told, not from the day of speaking
        parts = counted(unit, direction * number_is, spoken_on)
        mark = "~" if unit != DAY and not parts.ready else ""
        return alone(
            Parts(parts.year, parts.month, mark=mark, spoken=True, lost=parts.lost, ready=parts.ready),
            spoken_on,
        )


def rules_of(words: Vocabulary, loose: bool) -> list[Rule]:
    """Return the rules of a language: loose for what a curator types, strict for running text."""
    patterns, meanings = Patterns(words, loose), Meanings(words, loose)
    rules = [rule(source + _NO_HOUR_AFTER, meanings.range) for source in patterns.ranges()]
    rules.append(rule(patterns.point("a", bare=loose) + NO_LETTER_AFTER + NOT_COUNTED, meanings.point))
    phrase = patterns.phrase(phrase for phrase in words.phrases if phrase not in words.lower_only)
    lower = any_of(words.lower_only, loose=True) + NO_LETTER_AFTER if words.lower_only else NEVER
    guard = "" if loose else words.not_before_pattern
    rules.append(rule(f"{guard}(?P<{WHOLE}>{phrase}|{lower}){words.not_after_pattern}", meanings.phrase))
    rules += [rule(source, meanings.frame) for source in _frames(patterns)]
    return rules + ([] if loose else _in_context(patterns, meanings)) + damage_rules(patterns)


def _frames(patterns: Patterns) -> list[str]:
    """Return the patterns of "two days ago"."""
    words, sources = patterns.words, []
    for frame in words.frames:
        number = (
            patterns.group("k", "a", rf"\d{{1,3}}|{patterns.phrase(name for name in words.numbers if name)}")
            + SPACE
        )
        number = f"(?:{number})?" if "" in words.numbers else number
        before = patterns.phrase([frame.before]) + SPACE if frame.before else ""
        after = SPACE + patterns.phrase([frame.after]) if frame.after else ""
        backwards = patterns.group("z", "a", "") if frame.direction < 0 else ""
        unit = patterns.group("u", "a", patterns.phrase(words.units))
        sources.append(f"{backwards}{before}{number}{unit}{after}")
    return sources


def _in_context(patterns: Patterns, meanings: Meanings) -> list[Rule]:
    """Return the rules of years and months that only their surroundings show to be dates."""
    words, rules = patterns.words, []

    def bare(after: str) -> tuple[str, str]:
        first, last = patterns.number_of_year("a"), patterns.number_of_year("b")
        return (
            f"(?P<{WHOLE}>{first}){after}",
            f"(?P<{WHOLE}>{patterns.number_of_year('a')}{DASH}{last}){after}",
        )

    for before, after in ((words.before_year, NOT_COUNTED), (words.before_year_strict, _ENDS)):
        if before:
            lead = patterns.phrase(before) + SPACE
            one, two = bare(after + NOT_COUNTED)
            rules += [rule(lead + two, meanings.range), rule(lead + one, meanings.point)]
    one, two = bare(r"(?=\))")
    rules += [rule(r"\(" + two, meanings.range), rule(r"\(" + one, meanings.point)]
    if words.year_end_pattern:
        two = f"{patterns.group('y', 'a', '[12][0-9]{3}')}{DASH}{patterns.named_year('b')}"
        rules.append(rule(two, meanings.range))
    if words.after_year_pattern:
        one, two = bare(spaced(words.after_year_pattern).replace("(?:", "(?=", 1))
        rules += [rule(two, meanings.range), rule(one, meanings.point)]
    if words.before_month:
        lead = patterns.phrase(words.before_month) + SPACE
        month = f"(?P<{WHOLE}>{patterns.month('a')})(?!{SPACE}?\\d){words.not_after_pattern}"
        rules.append(rule(lead + month, meanings.point))
    return rules


def _century(text: str) -> int:
    """Return the number of a century written in digits or Roman numerals."""
    if text.isdigit():
        return int(text)
    values = [_ROMAN.get(letter, 0) for letter in text.upper()]
    return sum(
        -value if value < following else value
        for value, following in zip(values, [*values[1:], 0], strict=True)
    )
