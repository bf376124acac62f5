"""What the matches of languages written in letters mean, and whether they say enough to be a date."""

import re
from dataclasses import replace
from datetime import date, timedelta

from archive.text.when.meaning import WINTER, Meaning, Parts, alone, between, impossible_day, winter_of
from archive.text.when.points import WhenError
from archive.text.when.rules import DASH, WHOLE, spaced
from archive.text.when.spoken import (
    DAY,
    MONTH,
    THIS,
    WEEK,
    WEEKDAY,
    YEAR,
    counted,
    full_year,
    last_decade,
    nearest_month,
    nearest_on_weekday,
)
from archive.text.when.tables.numerals import written_number
from archive.text.when.tense import lean
from archive.text.when.vocabulary import Vocabulary

Match = re.Match[str]
Kinds = dict[str, str]
_IN = re.compile(r"\b(?:in|during)\s+$", re.IGNORECASE)
_DATE_FOLLOWS = re.compile(r",?\s{1,2}(?:den\s|the\s|le\s|el\s|dem\s)?(?:\d|[^\W\d_]+\s\d)")
_LOWER_WORD = re.compile(r"\s{1,2}[a-z]")
_DASH = re.compile(DASH)
_WORD_AND_COMMA = re.compile(r"([^\W\d_]+),\s\Z")
_FIRST_YEAR_IN_WORDS, _LAST_YEAR_IN_WORDS = 1400, 2199
_ROMAN = {"I": 1, "V": 5, "X": 10, "І": 1, "Х": 10}  # Latin, and the Cyrillic letters typed for them


class Meanings:
    """Says what the matches of one language mean."""

    def __init__(self, words: Vocabulary, loose: bool) -> None:
        self.words, self.loose = words, loose
        self._joints = [
            (number if before else None, re.compile(spaced(pattern)))
            for number, (before, pattern) in enumerate([*words.ranges, ((), DASH)])
        ]

    def point(self, match: Match, spoken_on: date | None) -> Meaning | None:
        """Return what one date means, None where it says too little to be one in running text."""
        found = kinds(match, "a")
        if not self.loose and (not _says_enough(found) or _counts_things(match, found)):
            return None
        return self._alone(match, self.parts(found, spoken_on), spoken_on)

    def in_context(self, match: Match, spoken_on: date | None) -> Meaning | None:
        """Return what a year or month means that the words around it show to be one."""
        return self._alone(match, self.parts(kinds(match, "a"), spoken_on), spoken_on)

    def range(self, match: Match, spoken_on: date | None) -> Meaning | None:
        """Return what two dates mean, None where what stands before and between do not belong together."""
        lead = next((int(name[3:]) for name, text in match.groupdict().items() if text and name[0] == "i"), None)
        if not any(lead == its_lead and joint.fullmatch(match["j_x"]) for its_lead, joint in self._joints):
            return None
        if _DASH.fullmatch(match["j_x"]) and not kinds(match, "a").get("d", "0").isdigit():
            return None  # "vingt-cinq mars" is one day
        months = _DASH.fullmatch(match["j_x"]) and all(set(kinds(match, end)) == {"m"} for end in "ab")
        if lead is None and not (self.loose or months or _says_enough(kinds(match, "b"))):
            return None
        return self.years(match, spoken_on)

    def years(self, match: Match, spoken_on: date | None) -> Meaning | None:
        """Return what two ends mean, None where they do not fit one another: "10 to May 2020"."""
        first, last = (self.parts(kinds(match, end), spoken_on) for end in "ab")
        if first.day and not first.month and not last.day:
            return None
        if first.month and not first.year and not last.month:
            return None
        if first.year and not last.year and not last.month:
            return None
        return between(first, last, spoken_on)

    def winter(self, match: Match, spoken_on: date | None) -> Meaning | None:
        """Return the months of a winter named by both its years, None for other seasons and years."""
        first, last = kinds(match, "a"), kinds(match, "b")
        return winter_of(int(first["y"]), last["y"]) if self.words.seasons[first["s"]] == WINTER else None

    def phrase(self, match: Match, spoken_on: date | None) -> Meaning | None:
        """Return what "last year" means."""
        unit, steps = self.words.phrases[_plain(match[WHOLE])]
        if unit.startswith(WEEKDAY) and not self.loose:
            beside = self._beside_a_day(match, spoken_on, int(unit.split()[1]))
            if beside:
                return beside
            if _DATE_FOLLOWS.match(match.string, match.end(WHOLE)):
                return None  # "on Monday, 5 May": the day says it
            if steps == THIS and spoken_on and unit == f"{WEEKDAY} {spoken_on.weekday()}":
                unit, steps = DAY, 0
            elif steps in (0, THIS):
                steps = self._lean(match) or (1 if steps == THIS else 0)
                if not steps:
                    return None
        return alone(counted(unit, steps, spoken_on), spoken_on)

    def _beside_a_day(self, match: Match, spoken_on: date | None, weekday: int) -> Meaning | None:
        """Return the day of "tomorrow, on Friday", None where no such word stands before or it is another day."""
        word = _WORD_AND_COMMA.search(match.string, max(0, match.start(WHOLE) - 20), match.start(WHOLE))
        unit, steps = self.words.phrases.get(word[1].lower(), ("", 0)) if word else ("", 0)
        if unit != DAY or spoken_on is None:
            return None
        day = spoken_on + timedelta(days=steps)
        return Meaning(day.isoformat(), relative=True) if day.weekday() == weekday else None

    def _lean(self, match: Match) -> int:
        """Return -1 where the sentence looks back, +1 where it looks ahead, 0 where neither shows."""
        return max(-1, self._firm_lean(match))

    def _firm_lean(self, match: Match) -> int:
        return lean(match.string, *match.span(WHOLE), self.words.ahead_pattern, self.words.back_pattern)

    def on_weekday(self, match: Match, spoken_on: date | None) -> Meaning | None:
        """Return the day near the day of speaking that is such a day of the week and has this number, None for none."""
        found = kinds(match, "a")
        number = self.words.week.split().index(found["k"])
        near = nearest_on_weekday(number, int(found["d"]), self._lean(match), spoken_on) if spoken_on else ""
        return Meaning(near, relative=True, day=int(found["d"])) if near else None

    def frame(self, match: Match, spoken_on: date | None, direction: int) -> Meaning | None:
        """Return what "two days ago" means; years and months are about."""
        found = kinds(match, "a")
        number, unit = found.get("k", ""), self.words.units.get(found["u"], "")
        if not number and found["u"] in self.words.counted_only:
            return None
        if not unit:
            number, unit = "2", self.words.duals[found["u"]]
        if direction > 0 and unit not in (DAY, WEEK) and not self.loose:
            return None  # "two years later" counts from what is told, not from the day of speaking
        steps = int(number) if number.isdigit() else self.words.numbers[number]
        parts = counted(unit, direction * steps, spoken_on)
        mark = "" if parts.ready else "~"
        return alone(Parts(parts.year, parts.month, 0, 0, mark, True, parts.lost, parts.ready), spoken_on)

    def parts(self, found: Kinds, spoken_on: date | None) -> Parts:
        """Return the parts of a date from the words found for each kind."""
        if "o" in found:
            month = counted(MONTH, self.words.relative_months[found["o"]], spoken_on)
            return replace(month, day=self._day(found["d"]))
        words, wide = self.words, self._wide(found, spoken_on)
        code = words.seasons.get(found.get("s", ""), 0) or words.halves.get(found.get("h", ""), 0)
        return Parts(
            year=self._year(found["y"]) if "y" in found else wide.year,
            month=words.months.get(found.get("m", ""), 0) or wide.month or code,
            day=self._day(found.get("d", "0")),
            third=words.parts.get(found.get("p", ""), 0),
            mark="~" if "c" in found else "",
            spoken=wide.spoken,
            lost=wide.lost,
        )

    def _century(self, written: str) -> int:
        return self.words.day_words.get(written) or _century(written)

    def _year(self, written: str) -> str:
        """Return the four digits of a year; raises WhenError for words that say none."""
        if written.isdigit():
            return written.zfill(4)
        number = written_number(written, self.words.number_words)
        if not _FIRST_YEAR_IN_WORDS <= number <= _LAST_YEAR_IN_WORDS:
            raise WhenError(f"“{written}” is no year")
        return str(number)

    def _day(self, written: str) -> int:
        return int(written) if written.isdigit() else self.words.day_words[written]

    def _wide(self, found: Kinds, spoken_on: date | None) -> Parts:
        """Return the year, decade or century, where it is not the plain number of a year."""
        words = self.words
        if "r" in found:
            return counted(YEAR, words.relative_years[found["r"]], spoken_on)
        if "f" in found and "y" not in found:
            return nearest_month(words.months[found["m"]], words.prefixed_months[found["f"]], spoken_on)
        if "e" in found:
            return Parts(year=found["e"] + "X")
        if "w" in found:
            return Parts(year=full_year(int(found["w"][1:]), spoken_on))
        if "t" in found:
            tens = int(found["t"]) if found["t"].isdigit() else words.tens[found["t"]]
            return last_decade(tens, spoken_on, past="g" in found)
        return Parts(year=f"{self._century(found['n']) - 1:02}XX") if "n" in found else Parts()

    def _alone(self, match: Match, parts: Parts, spoken_on: date | None) -> Meaning | None:
        yearless = spoken_on and not (parts.year or parts.ready or self.loose)
        try:
            return alone(parts, spoken_on, self._firm_lean(match) if yearless else 0)
        except WhenError as error:
            damage = None if self.loose else impossible_day(parts, error)
            if damage is None:
                raise
            return damage


def kinds(match: Match, end: str) -> Kinds:
    """Return the words of each kind of one end of a match, lower case, white space made single."""
    groups = match.groupdict().items()
    return {name[0]: _plain(text) for name, text in groups if text is not None and name[2:3] == end}


def _plain(words: str) -> str:
    return " ".join(words.lower().split())


def _says_enough(found: Kinds) -> bool:
    """Tell whether running text that says this names a date: a month or a number alone does not."""
    if "m" in found:
        return not {"d", "y", "w", "r", "f", "p"}.isdisjoint(found)
    if not {"s", "h", "e", "t", "n", "o"}.isdisjoint(found):
        return True
    return ("y" in found and not {"c", "p", "v"}.isdisjoint(found)) or ("r" in found and "p" in found)


def _counts_things(match: Match, found: Kinds) -> bool:
    """Tell whether the number behind a month counts what follows it: "In May 5 ministers met"; a day has "on"."""
    if set(found) != {"m", "d"} or not match[WHOLE][-1:].isdigit() or match[WHOLE][:1].isdigit():
        return False
    before = match.string[max(0, match.start(WHOLE) - 8) : match.start(WHOLE)]
    return bool(_IN.search(before) and _LOWER_WORD.match(match.string, match.end(WHOLE)))


def _century(text: str) -> int:
    """Return the number of a century written in digits or Roman numerals; 0 for neither."""
    if text.isdigit():
        return int(text)
    values = [_ROMAN.get(letter, 0) for letter in text.upper()]
    pairs = zip(values, [*values[1:], 0], strict=True)
    return sum(-value if value < following else value for value, following in pairs)
