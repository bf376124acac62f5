"""One date as a curator types it: EDTF as is, numbers, or words of a known language; anything doubtful is
refused."""

import re
from datetime import date
from functools import lru_cache

from archive.text.when.edtf import EXPECTED, parse
from archive.text.when.han_patterns import either
from archive.text.when.meaning import Meaning
from archive.text.when.moment import When, from_edtf
from archive.text.when.neighbours import end_before, start_after
from archive.text.when.points import WhenError
from archive.text.when.rules import DASH, Rule, any_of, spaced
from archive.text.when.tables import zh
from archive.text.when.tongues import CHINESE, VOCABULARIES, codes_for, in_signs, plain, rules_in
from archive.text.when.vocabulary import Vocabulary
from archive.text.when.weekdays import check_weekday, without_weekday

_EDTF = re.compile(
    r"[\dXxu.]{2,}[-\dXxu/.~?%]*|/[-\dXxu.~?%]+|[-\dXx~?%]+/(?:open|unknown)|-?\d{5,}(?:-\d+)*|-\d{4}|Y-?\d+",
    re.ASCII,
)
_NUMBERS_ONLY = re.compile(r"\d{1,4}[-./]\d{1,2}[-./]\d{1,4}(?:\s?г\.)?", re.ASCII)
_YEARS = re.compile(r"\d{4}-\d{4}|\d{3}", re.ASCII)
_DOUBT = re.compile(r"\s*(?:[(（]\s*[?？؟]\s*[)）]|[?？؟])$")
_TWO_DATES = re.compile(r"(?P<first>.+?)(?: ?[–—至到] ?| - )(?P<last>.+)")
_ONE_DAY = re.compile(r"[\dX]{4}-\d\d-\d\d[?~%]?", re.ASCII)
_LONGEST = 200  # characters
_SINCE, _UNTIL, _TO_UNKNOWN, _FROM_UNKNOWN = "{start}/..", "../{end}", "{start}/", "/{end}"
_AFTER, _BEFORE = "{after}/..", "../{before}"
_DIGITS = re.compile(r"((?:1\d|2[01])\d\d)(\d\d)(\d\d)", re.ASCII)


def read(words: str, *, language: str | None = None, spoken_on: date | None = None) -> When:
    """Return the date that `words` say, in EDTF or words; raises WhenError with what a curator should know.

    `spoken_on` is the day from which "tomorrow" counts, and whose year a date without one takes. "Until" and
    "since" take in what is named, "before" ends and "after" begins beside it: "before 1990" is ../1989. A day of the
    week may stand beside a day, and must be that of the day. 20220214 is 14 February 2022.
    """
    typed, codes = in_signs(" ".join(plain(words).split()), language)
    language = codes[0] if codes == [CHINESE] else language
    if not typed:
        raise WhenError(f"no date given; {EXPECTED}")
    if len(typed) > _LONGEST:
        raise WhenError(f"too long for one date: {len(typed)} characters")
    if digits := _DIGITS.fullmatch(typed):
        return from_edtf("-".join(digits.groups()), words)
    if _EDTF.fullmatch(typed) and not _NUMBERS_ONLY.fullmatch(typed) and not _YEARS.fullmatch(typed):
        return from_edtf(typed, words)
    if re.fullmatch(r"\d{4}-\d\d-\d\d", typed):
        return from_edtf(typed, words)
    return from_edtf(_Reader(typed, language, spoken_on).edtf(), words)


class _Reader:
    """Reads one typed date in each language that it may be in."""

    def __init__(self, typed: str, language: str | None, spoken_on: date | None) -> None:
        self.typed, self.spoken_on = typed, spoken_on
        codes = codes_for(typed, language)
        self.codes = codes if language is None and len(codes) > 1 else [*codes, *_others(typed, codes)]
        self.refusal: WhenError | None = None

    def edtf(self) -> str:
        """Return the date as EDTF; raises WhenError."""
        for code in self.codes:
            edtf = self.in_language(self.typed.lower(), code)
            if edtf is not None:
                return edtf
        raise self.refusal or WhenError(
            f"“{self.typed}” could not be read as a date; {EXPECTED}, or words such as “mid December 2021”"
        )

    def in_language(self, typed: str, code: str) -> str | None:
        """Return the date as EDTF, None where it is none in this language."""
        readers = (self._with_doubt, self._half_open, self._two_dates, self._without_lead)
        return next((edtf for reader in readers if (edtf := reader(typed, code)) is not None), None)

    def _with_doubt(self, typed: str, code: str) -> str | None:
        """Return the date of all the words, uncertain where "?" stands behind it."""
        doubt = _DOUBT.search(typed)
        edtf = self._on_weekday(typed[: doubt.start()] if doubt else typed, code)
        if edtf is None or not doubt:
            return edtf
        ends = [end if end in ("", "..") else _doubted(end) for end in edtf.split("/")]
        return str(parse("/".join(ends)))

    def _on_weekday(self, typed: str, code: str) -> str | None:
        """Return the date of all the words, or of all but a day of the week, which must be that of the date."""
        edtf = self._whole(typed, code)
        without = without_weekday(typed, code) if edtf is None else None
        if without is None:
            return edtf
        rest, weekday = without
        edtf = self._whole(rest, code)
        if edtf is None or not _ONE_DAY.fullmatch(edtf):
            return None
        check_weekday(edtf, weekday)
        return edtf

    def _whole(self, typed: str, code: str) -> str | None:
        """Return the date that one rule makes of all the words."""
        best: Meaning | None = None
        for rule in rules_in(code, True):
            meaning = self._meaning(rule, typed)
            if meaning is not None and meaning.edtf is not None and not meaning.damaged:
                return meaning.edtf
            best = best or meaning
        if best is not None:
            self.refusal = self.refusal or _refusal(self.typed, best)
        return None

    def _meaning(self, rule: Rule, typed: str) -> Meaning | None:
        match = rule.pattern.fullmatch(typed)
        try:
            return rule.mean(match, self.spoken_on) if match else None
        except WhenError as error:
            self.refusal = self.refusal or error
            return None

    def _half_open(self, typed: str, code: str) -> str | None:
        """Return the period that "since …", "until …", "… – present" or "… – unknown" says."""
        for pattern, shape in _half_open_patterns(code):
            match = pattern.fullmatch(typed)
            named = match["rest"].strip() if match else ""
            rest = named and (self._with_doubt(named, code) or self._without_lead(named, code))
            if rest:
                start, end = rest.split("/")[0], rest.split("/")[-1]
                beside = {"before": end_before(rest)} if shape == _BEFORE else {}
                beside |= {"after": start_after(rest)} if shape == _AFTER else {}
                return str(parse(shape.format(start=start, end=end, **beside)))
        return None

    def _two_dates(self, typed: str, code: str) -> str | None:
        """Return the range of two dates that each stand for themselves: "1990s (?) – 2004"."""
        match = _TWO_DATES.fullmatch(typed)
        ends = [self._with_doubt(match[side], code) for side in ("first", "last")] if match else []
        if not ends or any(end is None or "/.." in end for end in ends):
            return None
        return str(parse(f"{str(ends[0]).split('/')[0]}/{str(ends[1]).split('/')[-1]}"))

    def _without_lead(self, typed: str, code: str) -> str | None:
        """Return the date without "in", "on the" before it."""
        leading = VOCABULARIES[code].leading if code in VOCABULARIES else ("在", "于", "於")
        for lead in sorted(leading, key=len, reverse=True):
            prefix = lead if code == CHINESE else f"{lead} "
            if typed.startswith(prefix):
                return self.in_language(typed[len(prefix) :], code)
        return None


def _others(typed: str, codes: list[str]) -> list[str]:
    """Return the other languages that the typed words may be in, by their script."""
    return [code for code in codes_for(typed, "und") if code not in codes]


def _doubted(end: str) -> str:
    return f"{end[:-1]}%" if end.endswith(("~", "%")) else f"{end.rstrip('?')}?"


@lru_cache(maxsize=16)
def _half_open_patterns(code: str) -> list[tuple[re.Pattern[str], str]]:
    """Return patterns with a group "rest", and the shape of the period each says."""
    rest = "(?P<rest>.+?)"
    sources = _half_open_in_chinese(rest) if code == CHINESE else _half_open_in_words(VOCABULARIES[code], rest)
    return [(re.compile(source), shape) for source, shape in sources]


def _half_open_in_chinese(rest: str) -> list[tuple[str, str]]:
    to, unknown = r"\s*(?:至|到|[-–—])\s*", either(zh.UNKNOWN)
    return [
        (f"{either(zh.SINCE_BEFORE)}{rest}(?:{either((*zh.SINCE, *zh.AFTER))})?", _SINCE),
        (f"{rest}{either(zh.SINCE)}", _SINCE),
        (f"{rest}{either(zh.AFTER)}", _AFTER),
        (f"{either(zh.UNTIL_BEFORE)}{rest}(?:{either(zh.UNTIL)})?", _UNTIL),
        (f"{rest}{either(zh.UNTIL)}", _UNTIL),
        (f"{rest}{to}{either(zh.PRESENT)}", _SINCE),
        (f"{rest}{to}{unknown}", _TO_UNKNOWN),
        (f"{unknown}{to}{rest}", _FROM_UNKNOWN),
        (f"{rest}{either(zh.BEFORE)}", _BEFORE),
    ]


def _half_open_in_words(words: Vocabulary, rest: str) -> list[tuple[str, str]]:
    unknown = any_of(words.unknown, loose=True)
    to = "|".join([DASH, *(spaced(between) for before, between in words.ranges if before)])
    included = f",? {any_of(words.included, loose=True)}" if words.included else r"(?!)"
    return [
        (f"{any_of((*words.until, *words.before), loose=True)} {rest}{included}", _UNTIL),
        (f"{any_of(words.until, loose=True)} {rest}", _UNTIL),
        (f"{any_of(words.since, loose=True)} {rest}", _SINCE),
        (f"{any_of(words.before, loose=True)} {rest}", _BEFORE),
        (f"{any_of(words.after, loose=True)} {rest}", _AFTER),
        (f"{rest}(?:{to}){any_of(words.present, loose=True)}", _SINCE),
        (f"{rest}{DASH}{unknown}", _TO_UNKNOWN),
        (f"{unknown}{DASH}{rest}", _FROM_UNKNOWN),
        (f"{rest}{DASH}", _SINCE),
    ]


def _refusal(typed: str, meaning: Meaning) -> WhenError:
    """Return why a date without one certain meaning is refused."""
    readings = "; ".join(f"{reading.edtf} ({reading.why})" for reading in meaning.readings)
    if meaning.damaged:
        return WhenError(f"“{typed}” is damaged; it may be {readings}. Type the one that is meant")
    if readings:
        return WhenError(f"“{typed}” has more than one meaning: {readings}. Type the one that is meant")
    return WhenError(f"“{typed}” counts from the day of speaking, which is not given; type the date itself")
