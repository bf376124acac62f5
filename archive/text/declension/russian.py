"""Russian endings: nouns, adjectives and surnames, by how the nominative ends (folded: ё is е)."""

from archive.text.declension.endings import HUSHERS, VOWELS, Forms, either, ends, formed

_FLEETING = {"павел": "павл", "лев": "льв", "орел": "орл"}
_NEUTER_O = ("ово", "ево", "ино", "ство", "озеро", "село", "дело")


def noun(word: str, feminine: bool | None = None) -> Forms | None:
    """Return the forms of a noun in the singular, None where it has no others.

    `feminine` tells the gender of a soft sign and of a person; None leaves it open.
    """
    last, stem = word[-1], word[:-1]
    if last in "ая":
        return _in_a(word, stem)
    if last in "ое":
        return _neuter(word, stem)
    if last == "ь":
        masculine = None if feminine else formed(word, stem, "я ю я ем е")
        return either(masculine, None if feminine is False else formed(word, stem, "и и ь ью и"))
    if last in VOWELS or last == "ъ" or feminine:
        return None
    if last == "й":
        return formed(word, stem, "я ю я ем и/е" if word.endswith("ий") else "я ю я ем е")
    stems = [_FLEETING[word]] if word in _FLEETING else [word, *_other_stems(word)]
    return either(*(_hard(word, each) for each in stems))


def _hard(word: str, stem: str) -> Forms:
    by = "ем/ом" if stem[-1] in HUSHERS + "ц" else "ом"
    return formed(word, stem, f"а у а {by} е")


def _other_stems(word: str) -> list[str]:
    """Return the stem without a vowel that perhaps only the nominative has: Донца."""
    if ends(word, "ец"):
        return [word[:-2] + {"л": "ьц"}.get(word[-3], "йц" if word[-3] in VOWELS else "ц")]
    return [word[:-2] + "к"] if ends(word, "ок") and word[-3] not in VOWELS else []


def _in_a(word: str, stem: str) -> Forms | None:
    before = stem[-1:]
    if word[-1] == "я":
        return formed(word, stem, "и и ю ей/ею и" if before == "и" else "и е ю ей/ею е")
    if before in "иуыэо":
        return None  # Эредиа, Моруа
    of = "и" if before in "кгх" + HUSHERS else "ы"
    by = "ой/ою/ей/ею" if before in HUSHERS + "ц" else "ой/ою"
    return formed(word, stem, f"{of} е у {by} е")


def _neuter(word: str, stem: str) -> Forms | None:
    if ends(word, "ие"):
        return formed(word, stem, "я ю е ем и")
    if word.endswith(("ье", "оре", "оле")):
        return formed(word, stem, "я ю е ем е")
    return formed(word, stem, "а у о ом е") if ends(word, *_NEUTER_O) else None


def plural(word: str) -> Forms | None:
    """Return the forms of a noun in the plural: Штаты, Нидерланды, соглашения."""
    last, stem = word[-1], word[:-1]
    if last in "ыа":
        return formed(word, stem, "ов/- ам ы/а/ов/- ами ах")
    if ends(word, "ия"):
        return formed(word, stem, "й ям я ями ях")
    if last in "ия":
        return formed(word, stem, "ов/ев/ей/й/ь/- ам/ям и/ов/ей ами/ями ах/ях")
    return None


def adjective(word: str) -> Forms | None:
    """Return the forms of an adjective, singular or plural, by its ending; None where it is none."""
    stem = word[:-2]
    rows = {
        "ой": "ого ому ого/ой ым/им ом",
        "ый": "ого ому ого/ый ым ом",
        "ая": "ой ой ую ой/ою ой",
        "яя": "ей ей юю ей/ею ей",
        "ое": "ого ому ое ым/им ом",
        "ее": "его ему ее им ем",
        "ые": "ых ым ых/ые ыми ых",
        "ие": "их им их/ие ими их",
    }
    rows["ий"] = "ого ому ого/ий им ом" if stem[-1:] in ("к", "г", "х") else "его ему его/ий им ем"
    row = rows.get(word[-2:])
    return formed(word, stem, row) if row and ends(word, word[-2:]) else None


def surname(word: str, feminine: bool | None, native: bool) -> Forms | None:
    """Return the forms of a surname, None where it has no others; `native`: what ends in -ин is Russian for sure."""
    if feminine is not False and ends(word, "ова", "ева", "ина", "ына", "ая", "яя"):
        stem = word[:-2] if word[-2] in "ая" else word[:-1]
        row = "ей ей юю ей/ею ей" if ends(word, "яя") else "ой ой ую ой/ою ой" if ends(word, "ая") else None
        return formed(word, stem, row or "ой ой у ой/ою ой")
    if feminine:
        return None if word[-1] not in "ая" else noun(word)
    if ends(word, "ов", "ев", "ин", "ын"):
        by = "ым/ом" if not native and ends(word, "ин", "ын") else "ым"
        return formed(word, word, f"а у а {by} е")
    if ends(word, "ый", "кий", "гий", "хий", "ной", "вой", "той", "ской", "цкой"):
        return adjective(word)
    if ends(word, "ний", "жий", "ший", "щий", "чий"):
        return either(adjective(word), noun(word, feminine))
    if ends(word, "ых", "их") or word[-1] in "оеиуыэю":
        return None
    return noun(word, False)
