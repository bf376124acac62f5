"""What the form of a few words says: whether they look like a person's name, a part played, an office."""

import re
from dataclasses import dataclass
from functools import lru_cache

from archive.intake.parsers.transcript import words as tables
from archive.intake.parsers.transcript.han import han_named
from archive.intake.parsers.transcript.offices import says_office
from archive.intake.parsers.transcript.roles import ARTICLES, role_of

_BRACKET = re.compile(r"\s*[(（\[][^()（）\[\]]{0,120}[)）\]]?\s*")
_HAN = re.compile(r"[\u3005-\u3007\u3400-\u9fff\uf900-\ufaff]")
_KANA_HANGUL = re.compile(r"[\u3040-\u30ff\uac00-\ud7af]")
_DOTS = re.compile(r"[•·・‧．∙⋅]")
_INITIAL = re.compile(r"(?:[^\W\d_]\.-?)+|[A-ZА-ЯЁІЇЄ]")
_JOINED = re.compile(r"(?:[^\W\d_]\.){1,2}[^\W\d_]{2}")  # "С.В.Лавров"
_TOKEN = re.compile(r"[^\s,/]+")
_ADDRESSING = ARTICLES | {"a", "os", "as", "na", "ο", "η"}  # articles that may stand before "Sr.", "señora"
LONGEST_FIELD = 5
LONGEST_CASELESS = 5  # words of a name or office in Arabic, Hebrew …
_CUT_OFF = frozenset("adm gov lt maj capt brig sgt cmdr st ste jr".split())  # ranks before a full stop and a name
_NUMBERED = re.compile(r"\d{1,3}(?:[.]\d{1,3}|st|nd|rd|th|º|ª|-го|-й|er|e)?")


@dataclass(frozen=True)
class Shape:
    """What can be said of a label from its letters alone."""

    role: bool  # "Question", "the Moderator", "记者"
    honorific: bool  # begins with Mr, Frau, г-н …
    capitals: bool  # a word of it is written in capitals
    name: int  # 0 no name, 1 could be one, 2 two words written as names are, 3 surely a name's form
    office: bool  # an office is said in it
    excluded: bool  # "Note", "Date" …
    tokens: int


def bare(label: str) -> str:
    """Return a label without what stands in brackets (office, party, "continued")."""
    return _BRACKET.sub(" ", label).strip(" ,:*_\t") or label


def brackets(label: str) -> list[str]:
    """Return the words in the brackets of a label."""
    return [found.strip(" ()（）[]") for found in _BRACKET.findall(label)]


def is_wide(words: str) -> bool:
    """Tell whether words have letters of Chinese, Japanese or Korean."""
    return bool(_HAN.search(words) or _KANA_HANGUL.search(words))


def is_han(words: str) -> bool:
    """Tell whether all letters are Chinese; a dot may stand between them."""
    return all(_HAN.match(letter) or _DOTS.match(letter) for letter in words)


@lru_cache(maxsize=20_000)  # the labels of a conversation come again and again
def shape(label: str) -> Shape:
    """Return what the letters of `label` say."""
    plain = bare(label)
    if is_wide(plain):
        return _han_shape(plain)
    tokens = _TOKEN.findall(plain)
    if len(tokens) > 3 and _NUMBERED.fullmatch(tokens[0]) and tokens[-1].islower() and len(tokens[-1]) < 6:
        tokens = tokens[:-1]  # the party behind a name in numbered minutes: "16.02 Anna Berg kd"
    tokens = _without_field(tokens)
    lower = [token.casefold().strip(".,") for token in tokens]
    # "Mr Lang", "A Sr.ª Ana Costa"
    at = int(len(tokens) > 2 and lower[0] in _ADDRESSING)
    honorific = len(tokens) > at + 1 and lower[at] in tables.HONORIFICS
    return Shape(
        role=bool(role_of(plain)),
        honorific=honorific,
        capitals=any(_capitals(token) for token in tokens),
        name=_name(*_before_office(tokens[at * honorific :], lower[at * honorific :], plain), honorific),
        office=says_office(plain),
        excluded=_excluded(plain.casefold(), lower, tokens),
        tokens=len(tokens),
    )


def _without_field(tokens: list[str]) -> list[str]:
    """Return the words without the small ones that say what an office is held over: "Minister dopravy Ján Horváth"."""
    field = next((at for at, token in enumerate(tokens[1:], start=1) if not token.islower()), 0)
    rest = tokens[field:]
    named = len(rest) > 1 and all(token[:1].isupper() for token in rest) and 1 < field < LONGEST_FIELD
    return [tokens[0], *rest] if named and tokens[0][:1].isupper() and says_office(tokens[0]) else tokens


def _before_office(tokens: list[str], lower: list[str], plain: str) -> tuple[list[str], list[str]]:
    """Return the words before a comma where an office follows it, whatever its letters; else all of them."""
    before, comma, after = plain.partition(",")
    size = len(_TOKEN.findall(before))
    return (tokens[:size], lower[:size]) if comma and size and says_office(after) else (tokens, lower)


def _excluded(folded: str, lower: list[str], plain_tokens: list[str]) -> bool:
    """Tell whether the words are no speaker's: "Note", "Note 3", or cut off in an abbreviation ("Mr. A to Mr")."""
    if folded in tables.NOT_SPEAKERS or not lower:
        return True
    office = says_office(" ".join(lower))
    # "Good morning. One thing" is a sentence and more.
    if any(token.endswith(".") and len(token) > 6 for token in plain_tokens[:-1]):
        return True
    addressed = lower[-1] in tables.HONORIFICS and not plain_tokens[-1][:1].islower()  # no "ministre de la justice"
    cut = len(lower) > 1 and (addressed or "to" in lower or lower[-1] in _CUT_OFF)
    return cut or (lower[0] in tables.NOT_SPEAKERS and not office)


def _capitals(token: str) -> bool:
    letters = [char for char in token if char.isalpha()]
    return len(letters) > 1 and all(char.isupper() for char in letters) and not token.endswith(".")


def _name(tokens: list[str], lower: list[str], honorific: bool) -> int:
    """Return how much the words look like a name (see Shape); small words only within."""
    if not tokens or lower[-1] in tables.PARTICLES:
        return 0
    proper = 0
    for token, low in zip(tokens, lower, strict=True):
        initial = token.lstrip("'’\"«“")[:1]
        if initial.isupper() or (initial.isalpha() and not initial.islower()):
            proper += 1
        elif _small(low):
            continue
        else:
            return 0
    # Letters that have no capitals say nothing: a name there is short.
    caseless = not any(char.isupper() or char.islower() for token in tokens for char in token)
    if caseless and (len(tokens) > LONGEST_CASELESS or any(token.endswith((".", "؟", "؛")) for token in tokens)):
        return 0
    if proper > 1 and proper == len(tokens) and lower[0] in ("the", "la", "le", "el", "die", "der", "il"):
        return 1  # "The Morning Post"
    if proper == 0 or (lower[0] in tables.OPENERS and not _fits_opener(tokens)):
        return 0
    if any(_INITIAL.fullmatch(token) or _JOINED.match(token) for token in tokens[:-1] or tokens):
        return 3 if not _INITIAL.fullmatch(tokens[-1]) else 1
    # In capitals any words look alike, a name no more than a heading.
    plain = honorific or not all(_capitals(token) or _small(low) for token, low in zip(tokens, lower, strict=True))
    return 2 if proper + honorific > 1 and plain else 1


def _fits_opener(tokens: list[str]) -> bool:
    """Tell whether words after an article can mean somebody: an office or a word in capitals."""
    return any(_capitals(token) or says_office(token) for token in tokens[1:])


def _small(low: str) -> bool:
    known = low in tables.PARTICLES or low in ARTICLES or low in tables.HONORIFICS
    return known or says_office(low) or bool(_NUMBERED.fullmatch(low))


def _han_shape(plain: str) -> Shape:
    """Return the shape of a label in Chinese, Japanese or Korean, which has neither capitals nor spaces."""
    size = len(plain)
    dotted = bool(_DOTS.search(plain)) and size <= 40
    said, name = han_named(plain)
    office = bool(said) or plain.endswith(tables.HAN_OFFICES) or plain.startswith(tables.HAN_OFFICES)
    short = size <= 4 or (size <= 12 and (office or " " in plain or "\u3000" in plain))
    apart = plain.endswith((f" {name}", f"\u3000{name}"))  # a space parts a long office from the name
    both = bool(said) and 1 <= len(name) <= 4 and (size <= 14 or (apart and size <= 40))
    return Shape(
        role=bool(role_of(plain)),
        honorific=size <= 8 and plain.endswith(("先生", "女士", "小姐", "君", "さん", "氏")),
        capitals=False,
        name=3 if dotted else 2 if both else int(short and size > 1),
        office=office,
        excluded=plain in tables.NOT_SPEAKERS,
        tokens=1,
    )
