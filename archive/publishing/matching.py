"""Whether the language versions of a record match: turns, speakers in order, figures and days.

What is found are places to look at, not faults: a translation may write “a dozen” for 12.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any

from archive.text.when import find

Text = Mapping[str, Any]

# A number with its groups of three; what makes it larger may follow it.
NUMBER = re.compile(r"\d{1,3}(?:[ \u00a0\u202f,.’']\d{3})+(?!\d)|\d+(?:[.,]\d+)?")
LARGER = re.compile(
    r"\s*(?:(万|萬|thousand|тыс|mille\b|mil\b|Tausend|ألف)|(亿|億)|(million|millón|millones|миллион|млн|Million|مليون)"
    r"|(billion|milliard|миллиард|млрд|Milliarde|mil millones|مليار))",
    re.IGNORECASE,
)
POWERS = (3, 8, 6, 9)
LEAST = 10  # smaller figures are as often written in words
SHOWN = 8


@dataclass(frozen=True)
class Difference:
    """What two versions do not share: kind (turns, speakers, figures, dates), the values, and where they stand.

    `here` and `there` are lists of (words, anchor) in the texts with the ids `one` and `other`.
    """

    kind: str
    one: str
    other: str
    here: list[tuple[str, str]]
    there: list[tuple[str, str]]


def differences(content: Mapping[str, Any]) -> list[Difference]:
    """Return where the texts of an edition's content differ from the first of them that was not translated."""
    texts = [text for text in content["texts"] if text["passages"]]
    if len(texts) < 2:
        return []
    first = next((text for text in texts if not text["translation_of"]), texts[0])
    spoken_on = day_of(content["when"])
    found: list[Difference] = []
    for text in texts:
        if text is not first:
            found += apart(first, text, spoken_on)
    return found


def day_of(when: Mapping[str, Any] | None) -> date | None:
    """Return the one day that a date means, if it means one."""
    one = when and when["earliest"] and when["earliest"] == when["latest"]
    return date.fromisoformat(when["earliest"]) if when and one else None


def apart(one: Text, other: Text, spoken_on: date | None) -> list[Difference]:
    """Return where two versions differ."""
    turns = turns_of(one), turns_of(other)
    found: list[Difference] = []
    if len(turns[0]) != len(turns[1]):
        counts = [[(str(len(rows)), rows[-1][1] if rows else "")] for rows in turns]
        found.append(Difference("turns", one["id"], other["id"], *counts))
    else:
        pairs = [(a, b) for a, b in zip(*turns, strict=True) if a[0] and b[0] and a[0] != b[0]]
        if pairs:
            sides = [[(turn[2], turn[1]) for turn in side[:SHOWN]] for side in zip(*pairs, strict=True)]
            found.append(Difference("speakers", one["id"], other["id"], *sides))
    said = values_of(one, spoken_on), values_of(other, spoken_on)
    for kind in ("figures", "dates"):
        here, there = only(said[0][kind], said[1][kind]), only(said[1][kind], said[0][kind])
        if here or there:
            found.append(Difference(kind, one["id"], other["id"], here, there))
    return found


def turns_of(text: Text) -> list[tuple[str, str, str]]:
    """Return (key of the speaker or "", anchor, name) of each turn, in order."""
    found: dict[int, tuple[str, str, str]] = {}
    for passage in text["passages"]:
        if passage["turn"] is not None:
            speaker = passage["speaker"] or {}
            key = (speaker.get("entry") or {}).get("key", "")
            found.setdefault(passage["turn"], (key, passage["anchor"], speaker.get("name", "")))
    return [found[turn] for turn in sorted(found)]


def values_of(text: Text, spoken_on: date | None) -> dict[str, list[tuple[str, str, str]]]:
    """Return the figures and days of a text, each as (value, words, anchor)."""
    figures, dates = [], []
    for passage in text["passages"]:
        words = text["received"][passage["label_end"] or passage["start"] : passage["end"]]
        days = find(words, language=text["language"], spoken_on=spoken_on)
        dates += [(one.edtf, one.words, passage["anchor"]) for one in days if one.edtf and not one.relative]
        figures += [(*one, passage["anchor"]) for one in numbers(blanked(words, [(d.start, d.end) for d in days]))]
    return {"figures": figures, "dates": dates}


def blanked(words: str, spans: Iterable[tuple[int, int]]) -> str:
    """Return the words with some stretches left blank."""
    for start, end in spans:
        words = words[:start] + " " * (end - start) + words[end:]
    return words


def numbers(words: str) -> list[tuple[str, str]]:
    """Return (value, as written) of the numbers in digits that are not small."""
    plain, found = digits(words), []
    for match in NUMBER.finditer(plain):
        value = value_of(match[0])
        larger = LARGER.match(plain, match.end())
        if larger:
            power = next(p for p, group in zip(POWERS, larger.groups(), strict=True) if group)
            value *= Decimal(10) ** (4 if larger[1] in ("万", "萬") else power)
        if value >= LEAST:
            found.append((f"{value.normalize():f}", plain[match.start() : larger.end() if larger else match.end()]))
    return found


def digits(words: str) -> str:
    """Return the words with all digits as 0 to 9, as many characters as before."""
    return "".join(plain_digit(one) for one in words)


@cache
def plain_digit(one: str) -> str:
    return str(unicodedata.digit(one)) if one.isdecimal() else one


def value_of(written: str) -> Decimal:
    """Return what a number means: signs between groups of three part them, a last one parts the fraction."""
    if re.fullmatch(r"\d{1,3}(?:[ \u00a0\u202f,.’']\d{3})+", written):
        return Decimal(re.sub(r"\D", "", written))
    return Decimal(written.replace(",", "."))


def only(here: list[tuple[str, str, str]], there: list[tuple[str, str, str]]) -> list[tuple[str, str]]:
    """Return (words, anchor) of what stands here more often than there."""
    spare = Counter(value for value, _, _ in here) - Counter(value for value, _, _ in there)
    found = []
    for value, words, anchor in here:
        if spare[value] > 0:
            spare[value] -= 1
            found.append((words.strip(), anchor))
    return found[:SHOWN]
