"""Salutations: who is addressed at the beginning of a speech, and who therefore speaks."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from archive.intake.parsers.transcript.naming import named
from archive.text.names import fold

LONGEST = 240  # characters

# How a salutation begins, by language; `name` is what it addresses.
_BEGINS = re.compile(
    r"""(?:\*\*|__)?(?:
      (?P<zh>大家好|大家早|各位早|各位好|尊敬的|敬爱的|亲爱的|親愛的|尊敬嘅|各位|同志们|同志們|女士们|女士們|朋友们|朋友們|先生们|主席先生|主席女士)
    | (?P<ru>(?:глубоко\s?|много)?уважаем(?:ый|ая|ые)|дорог(?:ой|ая|ие)|дамы\s+и\s+господа|коллеги|друзья|товарищи
        |господин\s+председатель|госпожа\s+председатель|ваш[ае]\s+превосходительств\w+)
    | (?P<uk>(?:вельми)?шановн(?:ий|а|і|е)|пан[іе]?\s+(?:та\s+панове|президент\w*|голов\w+)|друзі|українці)
    | (?P<en>dear|distinguished|honou?rable|(?:mr|madam|mrs|ms)\.?\s+(?:deputy\s+|vice[-\s])?
        (?:president|chair(?:man|person|woman)?|speaker|secretary|prime|chancellor|minister|ambassador)
        |ladies\s+and\s+gentlemen|your\s+(?:excellenc|majest|highness|holiness|royal|eminence)|excellenc(?:y|ies)
        |(?:my\s+)?fellow\s|good\s(?:morning|afternoon|evening|day)(?:,|\s(?:every|all|ladies|colleagues))|hello,?\s(?:every|all)|friends,|colleagues|comrades|sirs?[,:]|gentlemen[,:]|mesdames|madam[,:]|my\s+(?:dear|lord)|hon\.\s)
    | (?P<fr>(?:mon|ma|mes)?\s?cher(?:e?s?|ère)\s|chère?s?\s|mesdames|messieurs|madame\s|monsieur\s|excellence)
    | (?P<de>sehr\s+(?:geehrt|verehrt)|liebe[rsn]?\s|meine\s+(?:sehr\s+|lieben\s+)?(?:damen|herren|verehrten)
        |verehrte|(?:herr|frau)\s+(?:präsident|vorsitzende|minister|bundes)\w*|exzellenz)
    | (?P<es>estimad[oa]s?|querid[oa]s|señor(?:a|es|as)?\s|distinguid[oa]s|excelentísim\w+
        |compañer\w+|amig[oa]s|excelencias?)
    | (?P<pt>prezad[oa]s|senhor(?:es|as|a)?\s|caros)
    | (?P<ar>أصحاب|صاحب|السيد\s+الرئيس|السيدات|الأخوة|الإخوة)
    )""",
    re.IGNORECASE | re.VERBOSE,
)
_CLOSES = re.compile(r"[,，:：!！.。;；、]['\"”»]?(?:\*\*|__)?\s*\Z")
_LONGEST_BEFORE = {".": 30, "。": 15, ":": 80, "：": 80, ";": 30}


@dataclass(frozen=True)
class Person:
    """Somebody named in the title or by a label, as far as a salutation can tell him from others."""

    name: str
    label: str


def is_salutation(words: str) -> bool:
    """Tell whether a paragraph addresses its hearers and says nothing else."""
    closed = _CLOSES.search(words) if len(words) <= LONGEST and _BEGINS.match(words) else None
    if not closed:
        return False
    # "Dear colleagues, I am glad." is a sentence, "Mr. President." is not.
    return len(words) <= _LONGEST_BEFORE.get(closed[0].strip()[0], LONGEST)


def addressee(words: str) -> str:
    """Return whom a salutation addresses, without the words of respect."""
    begun = _BEGINS.match(words)
    respectful = begun and (begun["zh"] or begun["ru"] or begun["uk"] or begun["de"] or begun["fr"])
    rest = words[begun.end() :] if begun and respectful else re.sub(r"^(?i:dear|distinguished)\s+", "", words)
    return rest.strip(" \t,，:：!！.。;；、*_")


def who_speaks(words: str, people: Sequence[Person]) -> Person | None:
    """Return the one of two people that a salutation does not address, None where that is not certain."""
    if len(people) != 2:
        return None
    addressed = addressee(words)
    meant = [person for person in people if _meets(addressed, person)]
    if len(meant) != 1:
        return None
    return people[1] if meant[0] is people[0] else people[0]


def _meets(addressed: str, person: Person) -> bool:
    """Tell whether the words of address can mean a person: by a part of the name, its initials or the office."""
    office = named(person.label).office
    words, names = _tokens(addressed), _tokens(person.name)
    if set(words) & set(names) or fold(person.name) in fold(addressed):
        return True
    initials = [token for token in re.findall(r"([^\W\d_])\.", person.name)]
    if len(initials) > 1 and [word[0] for word in words[: len(initials)]] == [char.casefold() for char in initials]:
        return True
    return bool(set(words) & set(_tokens(office)) - {"of", "the", "россии", "russia"})


def _tokens(words: str) -> list[str]:
    """Return the folded words of a name; the dots of transliterated names part them."""
    return [fold(token) for token in re.split(r"[\s•·・‧,.]+", words) if len(token) > 1]
