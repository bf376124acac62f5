"""Who a label means: name, office and role, each as written and kept apart from the others."""

import re
from dataclasses import dataclass
from functools import lru_cache

from archive.intake.parsers.transcript.han import han_named
from archive.intake.parsers.transcript.offices import complements, rank, says_office, says_whole_office, short_office
from archive.intake.parsers.transcript.roles import ANSWER, ARTICLES, CHAIR, QUESTION, VOICE, asker, role_of
from archive.intake.parsers.transcript.shapes import bare, brackets, is_wide
from archive.intake.parsers.transcript.words import HONORIFICS, PARTICLES

_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
_JOINED = re.compile(r"(?:[^\W\d_]\.){1,2}[^\W\d_]{2}")  # "С.В.Лавров"
_PATRONYMIC = re.compile(r"(?:вич|вна|ична)\Z")
_COUNTED = re.compile(r"(?:anf\.\s*|q)?\d{1,3}(?:[.:]\d{1,3})?[.)]?\s+(?=\D)", re.IGNORECASE)
_PARTY = re.compile(r"(?<=\w)\s[a-zäöå]{1,5}\Z")  # behind a name in numbered minutes: "16.02 Anna Berg kd"
_OUTLET = re.compile(
    r"\b(?:news|newspaper|shimbun|times|post|tv|television|agency|press|daily|radio|journal|herald|broadcasting|reuters|"
    r"bloomberg|bbc|cnn|nhk|afp|dpa|ansa|efe|tass|gazette|magazine|weekly|tribune|media)\b",
    re.IGNORECASE,
)
# Of minutes: "The MINISTER replied:", "Mr. HILL of Ohio."
_SAYS = re.compile(
    r"(?:,? (?:replied|moved|asked|answered|seconded|stated|continued|resumed|said|objected|rose))?(?:,? as follows)?\Z"
)
_STATE = re.compile(r"((?:Mrs?|Ms|Miss|Dr)\.? [A-ZÀ-Þ'’-]{2,}(?: [A-ZÀ-Þ'’-]{2,})*) of [A-Z][a-z]+(?: [A-Z][a-z]+)?")
_SENOR = re.compile(r"(?:Sra?|Srta|Señora?|Senhora?)\.?\s", re.IGNORECASE)
_BETWEEN = re.compile(r"\s(?:and|et|und|y|e|и|та|و|och|en|i|ve|&)\s|\s?[和与與、]\s?", re.IGNORECASE)
_LISTED = re.compile(r"(?P<over>.+? (?:and|et|und|y|e|i|и|та) \S+) (?P<name>\S+ \S.*)")
_LISTED_ALONE = re.compile(r"[^,]+(?:, [^,]+)* (?:and|et|und|y|e|i|и|та|&) \S+")
_CONTRACTED = frozenset("del du des dels do dos das della dello dei".split())
_ARTICLES_OF = frozenset("la las los les".split())
LONGEST_NAME = 4  # words


@dataclass(frozen=True)
class Named:
    """What a label says of who speaks: "" what it does not say; `role` never with the office of a chair."""

    name: str = ""
    office: str = ""
    role: str = ""


@lru_cache(maxsize=20_000)
def named(label: str) -> Named:
    """Return who a label means: "President of Russia Vladimir Putin", "The Minister (Anna Berg)", "Question"."""
    plain = without_count(bare(label))
    plain = _PARTY.sub("", plain) if plain != bare(label) else plain
    plain = _STATE.sub(r"\1", _SAYS.sub("", plain, count=1))
    if not any(char.isalpha() for char in plain):
        # "_____." is somebody, the two dashes of a Japanese paper ask; else the dash of an interview
        asks = len(label) > 1 and not label.strip("―─—")
        return Named(role=QUESTION if asks else VOICE if "__" in label else "")
    role = role_of(plain)
    if role == CHAIR:
        return Named(_only_name(label), plain)
    if role:
        return Named(asker(plain), "", role)
    office, name = han_named(plain) if is_wide(plain) else _named(plain)
    holder = _only_name(label) if name and says_office(plain) else ""
    if holder.split(" ")[0].casefold().strip(".") in HONORIFICS:  # "The Minister of State, Home Office (Lord Winter)"
        return Named(holder, plain)
    if not name:
        return Named(_only_name(label), office)
    return Named(name, office or _office_in_brackets(label))


def _only_name(label: str) -> str:
    """Return the name in the brackets of a label whose other words are an office: "The Minister (Anna Berg)"."""
    # In chambers of Spain's and Portugal's languages the surname alone: "Sr. Presidente (Mora)".
    chamber = _SENOR.match(label) and role_of(bare(label).partition(" ")[2]) == CHAIR
    for words in brackets(label):
        office, name = _named(words)
        respected = words.split(" ")[0].casefold() in HONORIFICS  # in scripts without capitals: "(श्री अमित वर्मा)"
        if (
            name
            and (office or respected or _is_proper(name))
            and (len(name.split()) > 1 or (office and _is_proper(name)) or (chamber and not name.isupper()))
        ):
            return name
    return ""


def _is_proper(name: str) -> bool:
    tokens = name.split()
    return len(tokens) <= LONGEST_NAME and all(token[:1].isupper() for token in tokens if token not in PARTICLES)


def _office_in_brackets(label: str) -> str:
    """Return the office in the brackets of a label: "(Minister of Roads)", "(Barton—Minister for Infrastructure)"."""
    sides = [side.strip() for words in brackets(label) for side in re.split("[—–]", words)]
    return next((side for side in sides if says_office(side)), "")


def _named(plain: str) -> tuple[str, str]:
    """Return office and name of a label without brackets."""
    if says_several(plain):
        return "", plain
    before, comma, after = (words.strip() for words in plain.partition(","))
    if comma and says_office(before) and not says_office(after):
        if after[:1].islower():
            return split_office(plain.split())
        if _LISTED_ALONE.fullmatch(after):  # "Minister for Trade, Industry and Energy"
            return plain, ""
    if comma and before and after:
        # "El señor SOTO, don Leonardo (Presidente)"; "Horvat, Ana"
        if after.casefold().startswith(("don ", "doña ")) or _is_turned(before, after):
            return "", plain
        last = after.rpartition(" ")[2]
        # "Anna Berg (PPE), blue-card question"; "SAM OAKES, BYLINE"
        if last.casefold() == "byline" or (role_of(last) in (QUESTION, ANSWER) and not says_office(last)):
            return _named(before)
        listed = _LISTED.fullmatch(after)
        if listed and says_office(before):  # "Minister for Health, Education and Science Anna Berg"
            return f"{before}, {listed['over']}", listed["name"]
        office, name = _named(before)
        if says_office(before) and not says_office(after):
            # "Gov. Ruth Hill, North Shore"; but "Minister for Health, Anna Berg"
            return (office, name) if name and _is_proper(name) else (before, after)
        return (before, after) if _is_outlet(before, after) else (after, name or before)
    return split_office(plain.split())


def _is_turned(before: str, after: str) -> bool:
    """Tell whether a surname stands before a given name: "Horvat, Ana", not "Weber, DPA"."""
    given = after.split()
    plain = len(before.split()) == 1 and len(given) < 3 and all(word.istitle() for word in (before, *given))
    return plain and not says_office(before) and not says_office(after) and not _OUTLET.search(after)


def _is_outlet(before: str, after: str) -> bool:
    """Tell whether the words before a comma are a newspaper and those behind it a name: "Kyodo News, Aoki"."""
    outlet = _OUTLET.search(before) and not _OUTLET.search(after)
    return bool(outlet and not says_office(after) and _is_proper(after))


def says_several(plain: str) -> bool:
    """Tell whether a label names several speakers: "Ms Berg and Mr Leduc", not "Minister of Trade and Industry"."""
    sides = [side for side in _BETWEEN.split(plain) if side]
    if len(sides) < 2 or is_wide(plain):
        return False
    return all(_is_somebody(side) for side in sides) and (
        sides[0].split()[0].casefold() in ARTICLES or all(split_office(side.split())[1] for side in sides)
    )


def _is_somebody(side: str) -> bool:
    """Tell whether words mean one person: an office with or without a name, a name of two words, Mr and a name."""
    tokens = side.split()
    office, name = split_office(tokens)
    return bool(office) or (len(name.split()) > 1 and _is_proper(name)) or tokens[0].casefold().strip(".") in HONORIFICS


def split_office(tokens: list[str]) -> tuple[str, str]:
    """Return the office and the name in the words of a label; "" for what is not said."""
    marks = [at for at, token in enumerate(tokens) if says_office(token)]
    if len(tokens) > 1 and short_office(tokens[0]):
        return tokens[0], " ".join(tokens[1:])
    if not marks:
        return "", " ".join(tokens)
    shouted = next((at for at, token in enumerate(tokens) if not token.isupper()), 0)
    if shouted > 1 and tokens[shouted].islower():  # "NAGY PÉTER közlekedési miniszter"
        return " ".join(tokens[shouted:]), " ".join(tokens[:shouted])
    if says_whole_office(" ".join(tokens)):
        return " ".join(tokens), ""
    at = marks[-1] + 1
    if marks[-1] > 0 and tokens[marks[-1] - 1].casefold() in ARTICLES:
        at += _held_over(tokens[at:])
    while at < len(tokens) and rank(tokens[at]):
        at += 1
    at += complements(tokens[at:], tokens[marks[-1]])
    size = _name_size(tokens[at:])
    at = len(tokens) - size
    return " ".join(tokens[:at]), " ".join(tokens[at:])


def _held_over(tokens: list[str]) -> int:
    """Return how many words say what "the president" presides: "de la Generalitat", but not "de Gaulle"."""
    if len(tokens) > 2 and tokens[0] == "de" and tokens[1] in _ARTICLES_OF:
        return 3
    return 2 if len(tokens) > 1 and tokens[0] in _CONTRACTED else 0


def _name_size(tokens: list[str]) -> int:
    """Return how many words at the end are the name: the country before it is the office's ("министр России …")."""
    if len(tokens) > 1 and _CYRILLIC.search(tokens[-1]):
        if _JOINED.match(tokens[-1]):
            return 1
        return 3 if len(tokens) > 2 and _PATRONYMIC.search(tokens[-2]) else 2
    return len(tokens) if len(tokens) <= LONGEST_NAME else 2


def without_count(label: str) -> str:
    """Return a label without the number of the speech before it: "01.02 Minister Paul Winter"."""
    return _COUNTED.sub("", label, count=1) if label[:1].isdigit() or label[:1] in "AaQq" else label


def without_honorifics(name: str) -> str:
    """Return a name without the "H.E. Mr." before it."""
    head, _, rest = name.partition(" ")
    return without_honorifics(rest) if rest and head.casefold().strip(".,") in HONORIFICS else name
