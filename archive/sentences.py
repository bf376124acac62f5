"""Sentences that the program made, and may have stored, in English are said in the language of who reads them.

The rooms that make them know no languages: they write `f"“{name}” is empty."`, and that stands as it is, with its
braces, in locale/*/django.po under the context "sentence". What was made of it is known again by its pattern.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

import polib
from django.conf import settings
from django.utils.translation import get_language, gettext, to_locale

CONTEXT = "sentence"
JOINTS = ("\n", "; ", ": ")  # several sentences in one, or what a sentence is about and the sentence
PLACE = re.compile(r"\{([^{}]+)\}")


@dataclass(frozen=True)
class Pattern:
    """A sentence with places for what changes in it, and the same in another language."""

    english: str
    other: str

    @cached_property
    def parts(self) -> list[str]:
        """Return words and names of places in turn, words first."""
        return PLACE.split(self.english)

    @cached_property
    def longest(self) -> str:
        """Return the longest run of words: nothing without them is made of this pattern."""
        return max(self.parts[::2], key=len)

    @cached_property
    def shape(self) -> re.Pattern[str]:
        """Return what all sentences of this pattern look like."""
        return re.compile("(.*?)".join(map(re.escape, self.parts[::2])), re.DOTALL)

    def values(self, words: str) -> dict[str, str] | None:
        """Return what stands in the places where words are made of this pattern, else None."""
        met = self.shape.fullmatch(words) if self.longest in words else None
        return dict(zip(self.parts[1::2], met.groups(), strict=True)) if met else None


@dataclass(frozen=True)
class Book:
    """The sentences of one language: those without places, and the patterns, the most telling first."""

    plain: Mapping[str, str]
    patterns: tuple[Pattern, ...]

    def say(self, words: str) -> str:
        """Return words in this language, and the sentences within them; as they are where nothing is known of them."""
        if words in self.plain:
            return self.plain[words]
        for pattern in self.patterns:
            if (values := pattern.values(words)) is not None:
                said = {name: self.say(value) for name, value in values.items()}
                return PLACE.sub(lambda place, said=said: said.get(place[1], place[0]), pattern.other)
        for mark in JOINTS:
            first, joint, rest = words.partition(mark)
            if joint:
                return self.say(first) + joint + self.say(rest)
        return gettext(words) if words.endswith(".") else words  # of Django's own forms


def page_language() -> str:
    """Return the language of the page without its script or country: en, ru, zh."""
    return (get_language() or "en").split("-", 1)[0]


def in_language(words: str) -> str:
    """Return what the program wrote in the language of the page. Never ask it of what a person wrote."""
    return words if not words or page_language() == "en" else book(get_language() or "en").say(words)


@cache
def book(language: str) -> Book:
    """Return the sentences of a language, empty where it has none."""
    files = [Path(folder) / to_locale(language) / "LC_MESSAGES" / "django.mo" for folder in settings.LOCALE_PATHS]
    told = [one for file in files if file.exists() for one in polib.mofile(str(file)) if one.msgctxt == CONTEXT]
    patterns = [Pattern(one.msgid, one.msgstr) for one in told if PLACE.search(one.msgid)]
    patterns.sort(key=lambda one: -sum(map(len, one.parts[::2])))
    return Book({one.msgid: one.msgstr for one in told}, tuple(patterns))
