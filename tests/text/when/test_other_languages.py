"""Dates in German, French, Spanish, Catalan, Ukrainian and Arabic: what is found, and what is shown is read back."""

from datetime import date

import pytest

from archive.text.when import find, from_edtf, read, show

SPOKEN = date(2022, 2, 14)
SENTENCES = [
    ("de", "Berlin, den 14. Februar 2022", [("14. Februar 2022", "2022-02-14")]),
    ("de", "am 17. und 18. März 2021", [("17.", "2021-03-17"), ("18. März 2021", "2021-03-18")]),
    ("fr", "les 17 et 18 mars 2021", [("17", "2021-03-17"), ("18 mars 2021", "2021-03-18")]),
    ("es", "17 y 18 de marzo de 2021", [("17", "2021-03-17"), ("18 de marzo de 2021", "2021-03-18")]),
    ("uk", "17 і 18 березня 2021 року", [("17", "2021-03-17"), ("18 березня 2021 року", "2021-03-18")]),
    ("de", "Im Jahr 1997 und seit September 2020", [("1997", "1997"), ("September 2020", "2020-09")]),
    ("de", "vom 10. bis 12. Januar 2022", [("vom 10. bis 12. Januar 2022", "2022-01-10/2022-01-12")]),
    (
        "de",
        "Mitte Dezember 2021, Anfang 2022",
        [("Mitte Dezember 2021", "2021-12-11/2021-12-20"), ("Anfang 2022", "2022-37")],
    ),
    (
        "de",
        "in den 1990er-Jahren des 20. Jahrhunderts",
        [("1990er-Jahren", "199X"), ("20. Jahrhunderts", "19XX")],
    ),
    (
        "de",
        "Heute und morgen, guten Morgen, vor zwei Tagen",
        [("Heute", "2022-02-14"), ("morgen", "2022-02-15"), ("vor zwei Tagen", "2022-02-12")],
    ),
    ("fr", "Paris, le 1er mars 2022", [("1er mars 2022", "2022-03-01")]),
    ("fr", "En 1997, depuis septembre 2020", [("1997", "1997"), ("septembre 2020", "2020-09")]),
    ("fr", "du 10 au 12 janvier 2022", [("du 10 au 12 janvier 2022", "2022-01-10/2022-01-12")]),
    ("fr", "à la mi-décembre 2021", [("mi-décembre 2021", "2021-12-11/2021-12-20")]),
    ("fr", "dans les années 1990, au XXe siècle", [("années 1990", "199X"), ("XXe siècle", "19XX")]),
    ("fr", "Aujourd’hui, l’année dernière", [("Aujourd’hui", "2022-02-14"), ("l’année dernière", "2021")]),
    ("es", "Madrid, 14 de febrero de 2022", [("14 de febrero de 2022", "2022-02-14")]),
    ("es", "En 1997, desde septiembre de 2020", [("1997", "1997"), ("septiembre de 2020", "2020-09")]),
    ("es", "del 10 al 12 de enero de 2022", [("del 10 al 12 de enero de 2022", "2022-01-10/2022-01-12")]),
    ("es", "a mediados de diciembre de 2021", [("mediados de diciembre de 2021", "2021-12-11/2021-12-20")]),
    ("es", "en los años 1990 del siglo XX", [("años 1990", "199X"), ("siglo XX", "19XX")]),
    (
        "es",
        "Hoy, mañana, por la mañana, el año pasado",
        [("Hoy", "2022-02-14"), ("mañana", "2022-02-15"), ("el año pasado", "2021")],
    ),
    ("uk", "Київ, 14 лютого 2022 року", [("14 лютого 2022 року", "2022-02-14")]),
    ("uk", "У 1997 році, з вересня 2020 року", [("1997 році", "1997"), ("вересня 2020 року", "2020-09")]),
    ("uk", "у середині грудня 2021 року", [("середині грудня 2021 року", "2021-12-11/2021-12-20")]),
    (
        "uk",
        "Сьогодні, минулого року, два дні тому",
        [("Сьогодні", "2022-02-14"), ("минулого року", "2021"), ("два дні тому", "2022-02-12")],
    ),
    ("uk", "лютий ворог, травма, абсолютно", []),
    ("ar", "في 14 فبراير 2022", [("14 فبراير 2022", "2022-02-14")]),
    ("ar", "في ١٤ شباط/فبراير ٢٠٢٢", [("١٤ شباط/فبراير ٢٠٢٢", "2022-02-14")]),
    ("ar", "في عام 1997", [("1997", "1997")]),
    ("ar", "شهدت مصر ثورتين، في 1919 و1952.", [("1919", "1919"), ("1952", "1952")]),
    (
        "ca",
        "Barcelona, 17 de juliol de 2018, i el 26 d'abril",
        [("17 de juliol de 2018", "2018-07-17"), ("26 d'abril", "2022-04-26")],
    ),
    (
        "ca",
        "A final d'agost del 1937, el 1930 i la llei de 1987.",
        [("final d'agost del 1937", "1937-08-21/1937-08-31"), ("1930", "1930"), ("1987", "1987")],
    ),
    (
        "ca",
        "Ahir, avui, la setmana passada, l'any vinent",
        [
            ("Ahir", "2022-02-13"),
            ("avui", "2022-02-14"),
            ("la setmana passada", "2022-02-07/2022-02-13"),
            ("l'any vinent", "2023"),
        ],
    ),
    ("ca", "als anys 80, al segle XX, una llei de 1500 metres", [("anys 80", "198X"), ("segle XX", "19XX")]),
    (
        "de",
        "Das war im letzten Jahr; nächste Woche und in diesem Jahr",
        [("im letzten Jahr", "2021"), ("nächste Woche", "2022-02-21/2022-02-27"), ("in diesem Jahr", "2022")],
    ),
    ("de", "2023 werden es mehr. Das ändert sich nicht von heute auf morgen.", [("2023", "2023")]),
    ("de", "in den Jahren 2022 und 2023 möglich", [("2022", "2022"), ("2023", "2023")]),
    (
        "de",
        "Er kam am Sonntag. Er wird am Sonntag kommen. Am Sonntag ist Ruhe.",
        [("am Sonntag", "2022-02-13"), ("am Sonntag", "2022-02-20")],
    ),
    (
        "fr",
        "Ce matin, lundi prochain, la loi de 1972, un texte de 1804 comportait, de 1500 euros",
        [("Ce matin", "2022-02-14"), ("lundi prochain", "2022-02-21"), ("1972", "1972"), ("1804", "1804")],
    ),
    (
        "es",
        "la ley de 1985, de 1500 personas, esta tarde, el próximo domingo",
        [("1985", "1985"), ("esta tarde", "2022-02-14"), ("próximo domingo", "2022-02-20")],
    ),
    (
        "en",
        "for the period 1977 to 1982; Foreign Relations, 1916, pp. 3",
        [("1977 to 1982", "1977/1982"), ("1916", "1916")],
    ),
    (
        "en",
        "He left last Friday, on Monday, 14 February 2022.",
        [("last Friday", "2022-02-11"), ("14 February 2022", "2022-02-14")],
    ),
    (
        "ru",
        "Мы встретились в среду, увидимся в следующую пятницу.",
        [("в среду", "2022-02-09"), ("в следующую пятницу", "2022-02-18")],
    ),
]
SHAPES = [
    *(
        "2021-12-15",
        "2021-02",
        "2021",
        "0987",
        "199X",
        "19XX",
        "2021-21",
        "2021-24",
        "2021-33",
        "2021-38",
        "2021-41",
    ),
    *("1950~", "2021-12-15?", "199X%", "2004-03-09/..", "../2021-02", "2004/", "/2004", "1950?/", "2004~/.."),
    *("2021-12-01/2021-12-10", "2021-12-11/2021-12-20", "2021-12-21/2021-12-31", "2022-01-10/2022-01-12"),
    *("2021-01/2021-03", "2021-12/2022-02", "1990/1995", "2021-12-28/2022-01-05", "199X/200X", "1990~/1995"),
    *("XXXX-01-25", "XXXX-03", "202X-12", "2021-XX-25"),
]


@pytest.mark.parametrize(("language", "text", "dates"), SENTENCES)
def test_find(language, text, dates):
    assert [(found.words, found.edtf) for found in find(text, language=language, spoken_on=SPOKEN)] == dates


@pytest.mark.parametrize("language", ["en", "ru", "zh", "de", "fr", "es", "uk", "ar"])
@pytest.mark.parametrize("edtf", SHAPES)
def test_shown_and_read_back(edtf, language):
    words = show(edtf, language)
    assert from_edtf(read(words, language=language).edtf) == from_edtf(edtf)
    assert read(words).edtf == edtf


@pytest.mark.parametrize(
    ("language", "words", "edtf"),
    [
        ("de", "vor 1990", "../1989"),
        ("de", "bis 1990", "../1990"),
        ("de", "nach dem 5. Mai 2020", "2020-05-06/.."),
        ("de", "seit 1990", "1990/.."),
        ("de", "Montag, 14. Februar 2022", "2022-02-14"),
        ("de", "am Montag, dem 14. Februar 2022", "2022-02-14"),
        ("de", "Winter 2021/22", "2021-12/2022-02"),
        ("fr", "avant mai 1990", "../1990-04"),
        ("fr", "jusqu'à mai 1990", "../1990-05"),
        ("fr", "après 1990", "1991/.."),
        ("fr", "le lundi 14 février 2022", "2022-02-14"),
        ("es", "antes de 1990", "../1989"),
        ("es", "hasta 1990", "../1990"),
        ("es", "después de 1990", "1991/.."),
        ("es", "lunes, 14 de febrero de 2022", "2022-02-14"),
        ("uk", "до 1990 року", "../1989"),
        ("uk", "не пізніше 1990 року", "../1990"),
        ("uk", "після 1990 року", "1991/.."),
        ("uk", "понеділок, 14 лютого 2022 року", "2022-02-14"),
        ("ar", "قبل 1990", "../1989"),
        ("ar", "حتى 1990", "../1990"),
        ("ar", "بعد 1990", "1991/.."),
        ("ar", "الاثنين 14 فبراير 2022", "2022-02-14"),
    ],
)
def test_read(language, words, edtf):
    assert read(words).edtf == read(words, language=language).edtf == edtf


def test_without_a_language_that_is_sure_short_words_prove_nothing():
    assert find("hier, am 14. Februar 2022")[-1].edtf == "2022-02-14"
