"""Words of numbers by which treaties write days and years: "this third day of May, one thousand nine hundred and
sixty-nine"."""

from collections.abc import Mapping

from archive.text.when.vocabulary import numbered, same

ENGLISH_NUMBERS = {
    **numbered("one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"),
    **numbered("seventeen eighteen nineteen", start=17),
    **{tens: 10 * n for tens, n in numbered("twenty thirty forty fifty sixty seventy eighty ninety", start=2).items()},
    **same(n100="hundred", n1000="thousand", n0="and"),
}
_NTH = "first second third fourth fifth sixth seventh eighth ninth"
_TEENTH = "tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
_ENGLISH_DAYS = {
    **numbered(_NTH, start=1),
    **numbered(_TEENTH, start=10),
    **{f"twenty{dash}{word}": 20 + n for word, n in numbered(_NTH).items() for dash in "- "},
    **same(n30="thirtieth", n31="thirty-first|thirty first"),
}
ENGLISH_DAYS = {f"{word}{day}": number for word, number in _ENGLISH_DAYS.items() for day in (" of", " day of")}

FRENCH_NUMBERS = {
    **numbered("un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize"),
    **same(n20="vingt|vingts", n30="trente", n40="quarante", n50="cinquante", n60="soixante", n70="septante"),
    **same(n80="quatre-vingt|quatre-vingts|huitante|octante", n90="nonante", n100="cent|cents", n1000="mil|mille"),
    **same(n0="et"),
}
_FRENCH = "un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize"
FRENCH_DAYS = {
    **numbered(_FRENCH),
    **same(n1="premier", n17="dix-sept", n18="dix-huit", n19="dix-neuf", n20="vingt"),
    **same(n21="vingt et un|vingt-et-un", n30="trente", n31="trente et un|trente-et-un"),
    **{f"vingt-{word}": 20 + n for word, n in numbered("deux trois quatre cinq six sept huit neuf", start=2).items()},
}

_SPANISH = "uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince"
_DIECI = "dieciséis diecisiete dieciocho diecinueve veinte veintiuno veintidós veintitrés veinticuatro veinticinco"
_VEINTI = "veintiséis veintisiete veintiocho veintinueve treinta"
SPANISH_DAYS = {**numbered(_SPANISH), **numbered(f"{_DIECI} {_VEINTI}", start=16), **same(n1="primero|primer")}
SPANISH_DAYS |= {f"{day} días del mes": number for day, number in SPANISH_DAYS.items()} | {"treinta y uno": 31}
SPANISH_NUMBERS = {
    **numbered(_SPANISH),
    **numbered(f"{_DIECI} {_VEINTI}", start=16),
    **same(n40="cuarenta", n50="cincuenta", n60="sesenta", n70="setenta", n80="ochenta", n90="noventa"),
    **same(n500="quinientos", n600="seiscientos", n700="setecientos", n800="ochocientos", n900="novecientos"),
    **same(n1000="mil", n0="y"),
}

_RUSSIAN = "первого второго третьего четвёртого пятого шестого седьмого восьмого девятого десятого одиннадцатого"
_RUSSIAN_TEENS = "двенадцатого тринадцатого четырнадцатого пятнадцатого шестнадцатого семнадцатого восемнадцатого"
RUSSIAN_NUMBERS = {
    **numbered(f"{_RUSSIAN} {_RUSSIAN_TEENS} девятнадцатого двадцатого"),
    **same(n30="тридцатого|тридцать", n40="сорокового|сорок", n50="пятидесятого|пятьдесят", n20="двадцать"),
    **same(n60="шестидесятого|шестьдесят", n70="семидесятого|семьдесят", n80="восьмидесятого|восемьдесят"),
    **same(n90="девяностого|девяносто", n500="пятьсот", n600="шестьсот", n700="семьсот", n800="восемьсот"),
    **same(n900="девятьсот|девятисотого", n1000="тысяча|тысячи", n2="две", n2000="двухтысячного"),
    **same(n4="четвертого"),
}


def written_number(words: str, numbers: Mapping[str, int]) -> int:
    """Return the number that words say, those of 100 and 1000 multiplying what stands before them; 0 for none."""
    total = current = 0
    for word in words.replace("quatre-vingt", "octante").replace("octantes", "octante").replace("-", " ").split():
        number = numbers.get(word, 0)
        if number in (100, 1000):
            current = max(current, 1) * number
        else:
            current += number
        if number == 1000:
            total, current = total + current, 0
    return total + current
