"""What the form of a few words says: whether they look like a person's name, a part played, an office."""

import re
from dataclasses import dataclass

from archive.intake.parsers.transcript import words as tables

_BRACKET = re.compile(r"\s*[(（\[][^()（）\[\]]{0,120}[)）\]]?\s*")
_HAN = re.compile(r"[\u3005-\u3007\u3400-\u9fff\uf900-\ufaff]")
_KANA_HANGUL = re.compile(r"[\u3040-\u30ff\uac00-\ud7af]")
_DOTS = re.compile(r"[•·・‧．∙⋅]")
_INITIAL = re.compile(r"(?:[^\W\d_]\.-?)+|[A-ZА-ЯЁІЇЄ]")
_JOINED = re.compile(r"(?:[^\W\d_]\.){1,2}[^\W\d_]{2}")  # "С.В.Лавров"
_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
_TOKEN = re.compile(r"[^\s,/]+")
_NUMBERED = re.compile(r"\d{1,3}(?:[.]\d|st|nd|rd|th|º|ª|-го|-й|er|e)?")


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
    return _BRACKET.sub(" ", label).strip(" ,*_\t") or label


def is_han(words: str) -> bool:
    """Tell whether all letters are Chinese; a dot may stand between them."""
    return all(_HAN.match(letter) or _DOTS.match(letter) for letter in words)


def shape(label: str) -> Shape:
    """Return what the letters of `label` say."""
    plain = bare(label)
    if _HAN.search(plain) or _KANA_HANGUL.search(plain):
        return _han_shape(plain)
    tokens = _TOKEN.findall(plain)
    lower = [token.casefold().strip(".,") for token in tokens]
    honorific = len(tokens) > 1 and lower[0] in tables.HONORIFICS
    return Shape(
        role=_role(plain.casefold()),
        honorific=honorific,
        capitals=any(_capitals(token) for token in tokens),
        name=_name(*_before_office(tokens, lower, plain), honorific),
        office=any(token.startswith(tables.OFFICES) for token in lower),
        excluded=_excluded(plain.casefold(), lower),
        tokens=len(tokens),
    )


def _before_office(tokens: list[str], lower: list[str], plain: str) -> tuple[list[str], list[str]]:
    """Return the words before a comma where an office follows it, whatever its letters; else all of them."""
    before, comma, after = plain.partition(",")
    size = len(_TOKEN.findall(before))
    return (tokens[:size], lower[:size]) if comma and size and _says_office(after) else (tokens, lower)


def _role(folded: str) -> bool:
    """Tell whether the words are a part played, apart from an article before and a number after."""
    head, _, tail = folded.partition(" ")
    plain = tail if head in tables.ARTICLES and tail else folded
    return tables.ROLE_NUMBER.sub("", plain).strip() in tables.ROLES


def _excluded(folded: str, lower: list[str]) -> bool:
    """Tell whether the words are no speaker's: "Note", "Note 3", or cut off in an abbreviation ("Mr. A to Mr")."""
    if folded in tables.NOT_SPEAKERS or not lower:
        return True
    office = any(token.startswith(tables.OFFICES) for token in lower)
    cut = len(lower) > 1 and (lower[-1] in tables.HONORIFICS or "to" in lower)
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
    if proper == 0 or (lower[0] in tables.OPENERS and not _fits_opener(tokens)):
        return 0
    if any(_INITIAL.fullmatch(token) or _JOINED.match(token) for token in tokens[:-1] or tokens):
        return 3 if not _INITIAL.fullmatch(tokens[-1]) else 1
    # In capitals any words look alike, a name no more than a heading.
    plain = honorific or not all(_capitals(token) or _small(low) for token, low in zip(tokens, lower, strict=True))
    return 2 if proper + honorific > 1 and plain else 1


def _fits_opener(tokens: list[str]) -> bool:
    """Tell whether words after an article can mean somebody: an office or a word in capitals."""
    return any(_capitals(token) or token.casefold().startswith(tables.OFFICES) for token in tokens[1:])


def _small(low: str) -> bool:
    known = low in tables.PARTICLES or low in tables.ARTICLES or low in tables.HONORIFICS
    return known or low.startswith(tables.OFFICES) or bool(_NUMBERED.fullmatch(low))


def _han_shape(plain: str) -> Shape:
    """Return the shape of a label in Chinese, Japanese or Korean, which has neither capitals nor spaces."""
    size = len(plain)
    dotted = bool(_DOTS.search(plain)) and size <= 40
    office = plain.endswith(tables.HAN_OFFICES) or plain.startswith(tables.HAN_OFFICES)
    role = plain in tables.ROLES or (size <= 14 and plain.endswith(("记者", "記者", "发言人", "發言人", "기자")))
    short = size <= 4 or (size <= 12 and (office or " " in plain))
    return Shape(
        role=role,
        honorific=size <= 8 and plain.endswith(("先生", "女士", "小姐", "君", "さん", "氏")),
        capitals=False,
        name=3 if dotted else int(short and size > 1),
        office=office,
        excluded=plain in tables.NOT_SPEAKERS,
        tokens=1,
    )


def office_and_name(label: str) -> tuple[str, str]:
    """Return the office said in a label and the name without it ("President of Russia Vladimir Putin")."""
    plain = bare(label)
    bracket = label[len(plain) :].strip(" ()（）[]") if label.startswith(plain) else ""
    bracket = bracket if _says_office(bracket) else ""
    before, comma, after = (words.strip() for words in plain.partition(","))
    if comma and before and after:
        return (before, after) if _says_office(before) and not _says_office(after) else (after, before)
    tokens = plain.split()
    marks = [at for at, token in enumerate(tokens) if _says_office(token)]
    name = _name_at_end(tokens[marks[-1] + 1 :]) if marks else []
    office = " ".join(tokens[: len(tokens) - len(name)])
    if not name or office.casefold().split()[-1] in tables.PARTICLES:
        return bracket, plain
    return office, " ".join(name)


def without_honorifics(name: str) -> str:
    """Return a name without the "H.E. Mr." before it."""
    head, _, rest = name.partition(" ")
    return without_honorifics(rest) if rest and head.casefold().strip(".,") in tables.HONORIFICS else name


def _says_office(words: str) -> bool:
    return any(word.startswith(tables.OFFICES) for word in words.casefold().split())


def _name_at_end(tokens: list[str]) -> list[str]:
    """Return the name that ends the words after an office: all of them, or where they also say of what, two."""
    small = any(not token[:1].isupper() for token in tokens)
    if tokens and (small or _CYRILLIC.search(tokens[-1])):
        size = 1 if len(tokens) > 1 and _JOINED.match(tokens[-1]) else 2
        tail = tokens[-size:]
        return tail if all(token[:1].isupper() for token in tail) else []
    return tokens
