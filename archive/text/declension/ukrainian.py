"""Ukrainian endings: nouns, adjectives and surnames, by how the nominative ends."""

from archive.text.declension.endings import HUSHERS, VOWELS, Forms, either, ends, formed

_SOFTENED = {"к": "ц", "г": "з", "х": "с"}  # before -і: Америці, Празі, Волновасі
_SOFT_R = ("ігор", "лазар")
_NEUTER_O = ("ово", "ево", "єво", "ино", "іно", "ство", "цтво", "озеро", "село", "місто")


def noun(word: str, feminine: bool | None = None) -> Forms | None:
    """Return the forms of a noun in the singular, None where it has no others.

    `feminine` tells the gender of a soft sign and of a person; None leaves it open.
    """
    last, stem = word[-1], word[:-1]
    if last in "ая":
        return _in_a(word, stem)
    if last in "ое":
        return _neuter(word, stem, person=feminine is not None)
    if last == "ь":
        stems = [each[:-1] for each in _open(word)] or [stem]
        masculine = None if feminine else either(*(_soft(word, each) for each in stems))
        woman = formed(word, stem, f"і і ь {stem[-1]}ю/ю і") if feminine is not False else None
        return either(masculine, woman)
    if last in VOWELS or feminine:
        return None
    if last == "й":
        return formed(word, stem, "я/ю ю/єві/еві я/й єм/ем ї/ю/єві", "ю")
    if word in _SOFT_R:
        return formed(word, word, "я ю/еві я ем ю/еві/і", "ю")
    opened = _open(word)
    # A surname may keep its vowel (Петріва), a town does not: Харкова.
    stems = opened if opened and feminine is None else [word, *_other_stems(word), *opened]
    return either(*(_hard(word, each) for each in stems))


def _soft(word: str, stem: str) -> Forms:
    return formed(word, stem, "я/ю ю/еві я/ь ем і/ю/еві", "ю")


def _hard(word: str, stem: str) -> Forms:
    last = stem[-1]
    if last in HUSHERS + "ц":
        row = "я/а/у ю/у/еві/еві я/а ем і/еві/ю/у" if last == "ц" else "а/у у/еві а ем і/еві/у"
        return formed(word, stem, row, "е/у")
    forms = dict(formed(word, stem, "а/у у/ові а ом і/у/ові", "у" if last in _SOFTENED else "е"))
    if last in _SOFTENED:
        forms["locative"] |= {stem[:-1] + _SOFTENED[last] + "і"}
    return forms


def _other_stems(word: str) -> list[str]:
    """Return the stem without the vowel that only the nominative has."""
    if ends(word, "ець"):
        return [word[:-3] + "ц"]
    return [word[:-2] + "к"] if ends(word, "ок") and word[-3] not in VOWELS else []


def _open(word: str) -> list[str]:
    """Return the word with the о or е that і and ї stand for in a closed syllable: Харкова, Києва, Тернополя."""
    for closed, opened in (("ів", "ов"), ("їв", "єв"), ("іль", "оль"), ("інь", "ень"), ("ріг", "рог")):
        if ends(word, closed) or word == closed:
            return [word[: -len(closed)] + opened]
    return []


def _in_a(word: str, stem: str) -> Forms | None:
    before = stem[-1:]
    if word[-1] == "я":
        if len(word) > 3 and before == word[-3] and before not in VOWELS:
            # Запоріжжя: a neuter with a doubled consonant; Ілля and Емілля are declined as women's names are.
            return either(formed(word, stem, "я ю я ям і/ю"), formed(word, stem, "і і ю ею і", "е"))
        row = "ї ї ю єю ї" if before in VOWELS or before in "'й" else "і і ю ею і"
        return formed(word, stem, row, "є" if before in VOWELS else "ю/е")
    if before in "іуиеоє":
        return None
    if before in HUSHERS:
        return formed(word, stem, "і і у ею і", "е")
    forms = dict(formed(word, stem, "и і у ою і", "о"))
    if before in _SOFTENED:
        forms["dative"] = forms["locative"] = frozenset([stem[:-1] + _SOFTENED[before] + "і"])
    return forms


def _neuter(word: str, stem: str, person: bool) -> Forms | None:
    if word[-1] == "е":
        return formed(word, stem, "я ю е ем і") if word.endswith(("оре", "оле")) else None
    if ends(word, "ко"):
        return formed(word, stem, "а у/ові а ом у/ові", "у")
    if person:
        return formed(word, stem, "а у/ові а ом ові/у/і", "е")
    return formed(word, stem, "а у о ом і/у") if ends(word, *_NEUTER_O) else None


def plural(word: str) -> Forms | None:
    """Return the forms of a noun in the plural: Штати, Суми, Чернівці."""
    last, stem = word[-1], word[:-1]
    if last in "иіа":
        return formed(word, stem, "ів/ей/ь/- ам/ям и/і/а/ів ами/ями ах/ях")
    return formed(word, stem, "їв/й ям ї/я ями ях") if last in "їя" else None


def adjective(word: str) -> Forms | None:
    """Return the forms of an adjective, singular or plural, by its ending; None where it is none."""
    stem, last = word[:-1], word[-1]
    if ends(word, "ий"):
        return formed(word, word[:-2], "ого ому ого/ий им ому/ім")
    if ends(word, "ій"):
        return formed(word, word[:-2], "ього ьому ього/ій ім ьому")
    rows = {"а": "ої ій у ою ій", "е": "ого ому е им ому/ім", "і": "их им их/і ими их", "я": "ьої ій ю ьою ій"}
    return formed(word, stem, rows[last]) if last in rows and ends(word, last) else None


def surname(word: str, feminine: bool | None, native: bool) -> Forms | None:
    """Return the forms of a surname, None where it has no others; `native` changes nothing here."""
    if feminine is not False and ends(word, "ова", "ева", "єва", "іна", "їна", "ина", "ська", "цька", "зька"):
        of_women = formed(word, word[:-1], "ої ій у ою ій")
        return either(of_women, noun(word, True)) if ends(word, "ина") else of_women
    if feminine:
        return None if word[-1] not in "ая" else noun(word, True)
    if ends(word, "ов", "ев", "єв", "ін", "їн", "ин"):
        by = "им/ом" if not native and ends(word, "ін", "їн", "ин") else "им"
        return formed(word, word, f"а у/ові а {by} і/у/ові", "е")
    if ends(word, "ий"):
        return adjective(word)
    if ends(word, "ій"):
        return either(adjective(word), noun(word, False))
    if ends(word, "их") or word[-1] in "еиіуюї":
        return None
    if ends(word, "ець"):
        return either(noun(word, False), _hard(word, word[:-3] + "ц"))
    return noun(word, False)
