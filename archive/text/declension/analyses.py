"""How a name may be declined: each analysis gives the forms of all its words, of which those of one case agree."""

from collections.abc import Callable, Sequence
from functools import lru_cache, partial
from types import ModuleType

from archive.text.declension import people, russian, ukrainian
from archive.text.declension.endings import CASES, Forms, either, joined, same

Analysis = tuple[Forms, ...]
_LANGUAGES: dict[str, ModuleType] = {"ru": russian, "uk": ukrainian}
_JOINING = {"на", "де", "ла", "ле", "ан", "ам", "сюр", "над"}
_ONLY = {"ru": frozenset("ыэъ"), "uk": frozenset("іїє")}


def languages_of(folded: str, language: str) -> list[str]:
    """Return "ru", "uk" or both: the languages in which a name in Cyrillic letters may be declined."""
    primary = language.lower().split("-")[0]
    if primary in _LANGUAGES:
        return [primary]
    if primary not in ("", "und"):
        return []
    letters = set(folded)
    return [code for code in _LANGUAGES if not any(letters & own for other, own in _ONLY.items() if other != code)]


def analyses(folded: str, kind: str, language: str = "", acronyms: frozenset[str] = frozenset()) -> list[Analysis]:
    """Return the ways to decline a folded name; `kind` is that of its entry; acronyms are its words in capitals."""
    words = folded.split(" ")
    found: list[Analysis] = []
    for code in languages_of(folded, language):
        rules = _LANGUAGES[code]
        if kind == "person":
            found.append(_person(words, rules))
        else:
            found += [each for each in _phrases(words, rules, acronyms) if each not in found]
    return found


def agree(analysis: Analysis, written: Sequence[str]) -> bool:
    """Return whether words as written are all in one case of an analysis."""
    return any(all(word in forms[case] for word, forms in zip(written, analysis, strict=True)) for case in CASES)


@lru_cache(maxsize=50_000)
def every_form(word: str) -> frozenset[str]:
    """Return all forms that a folded word may take in any name: what tells at once that a word is no form of it."""
    found: set[str] = {word}
    if len(word) < 2:
        return frozenset(found)
    for code, rules in _LANGUAGES.items():
        if not any(set(word) & own for other, own in _ONLY.items() if other != code):
            for kind in ("person", "place"):
                for part in _parts_of(word, rules, kind):
                    found.update(*part.values())
    return frozenset(found)


def _parts_of(word: str, rules: ModuleType, kind: str) -> list[Forms]:
    ways = [_declined(word, way) for way in (rules.noun, rules.plural, rules.adjective)]
    if kind == "person":
        ways += [_surname(word, rules, woman, False) for woman in (None, True, False)]
        ways += [_declined(word, partial(rules.noun, feminine=woman)) for woman in (True, False)]
    if word[-1] not in "аеиоуыэюяіїєьй":
        ways.append(_acronym(word))
    return ways


def _declined(word: str, way: Callable[[str], Forms | None]) -> Forms:
    """Return the forms of a word, of whose parts between hyphens the last is declined: but Ростова-на-Дону."""
    parts = word.split("-")
    at = 0 if _JOINING & set(parts[1:-1]) else len(parts) - 1
    return joined([(number == at and part and way(part)) or same(part) for number, part in enumerate(parts)])


def _surname(word: str, rules: ModuleType, woman: bool | None, native: bool) -> Forms:
    """Return the forms of a surname, each of its parts declined: Новикова-Прибоя."""
    return joined([(part and rules.surname(part, woman, native)) or same(part) for part in word.split("-")])


def _person(words: list[str], rules: ModuleType) -> Analysis:
    named = people.parts(words)
    woman, native = people.is_woman(named), people.is_native(named)
    eastern = len(named) > 2 and any(people.may_stay(part) for part in named)  # Нгуен Фу Чонгом
    found = []
    for part in named:
        if part.role == "fixed":
            found.append(same(part.word))
        elif part.role == "surname":
            found.append(_surname(part.word, rules, woman, native))
        else:
            gender = woman if part.role == "first" else part.word.endswith("а")
            forms = _declined(part.word, partial(rules.noun, feminine=gender))
            found.append(either(forms, same(part.word)) or forms if eastern or people.may_stay(part) else forms)
    return tuple(found)


def _phrases(words: list[str], rules: ModuleType, acronyms: frozenset[str]) -> list[Analysis]:
    """Return the analyses of a place, organization or title: its first noun is declined, adjectives before it too.

    What follows the noun depends on it and stays: the Ministry *of Foreign Affairs*. In Ukrainian a word in -а may be
    adjective or noun, so both are tried.
    """
    found = []
    for adjectives in range(min(len(words), 4)):
        before = [rules.adjective(word) for word in words[:adjectives]]
        if not all(before):
            break
        for forms in _heads(words[adjectives], rules, bool(adjectives) and _is_plural(words[0]), acronyms):
            found.append((*[each for each in before if each], forms, *(same(word) for word in words[adjectives + 1 :])))
    return found


def _heads(word: str, rules: ModuleType, plural: bool, acronyms: frozenset[str]) -> list[Forms]:
    """Return the forms of the noun that a phrase is about."""
    if word in acronyms:
        return [_acronym(word)] if word[-1] not in "аеиоуыэюяіїє" else []
    if plural:
        return [_declined(word, rules.plural)]
    ways = [_declined(word, rules.noun)]
    if word[-1] in "ыиі":
        ways.append(_declined(word, rules.plural))
    if word[-2:] in ("ый", "ий", "ой", "ая", "яя", "ое", "ее") or (rules is ukrainian and word.endswith("е")):
        ways.append(_declined(word, rules.adjective))
    return ways


def _is_plural(adjective: str) -> bool:
    return adjective.endswith(("ые", "ие", "і", "ї"))


def _acronym(word: str) -> Forms:
    """Return the forms of an acronym that is read as a word: МИДа, МИДом."""
    return {case: frozenset([word]) for case in CASES} | {
        "genitive": frozenset([word, word + "а", word + "у"]),
        "dative": frozenset([word, word + "у"]),
        "instrumental": frozenset([word, word + "ом"]),
        "locative": frozenset([word, word + "е", word + "і"]),
    }
