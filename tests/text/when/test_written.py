"""Dates as treaties, laws and speech write them: in words, by the day of the week, counted from this month; and what
looks like one."""

from datetime import date

import pytest

from archive.text.when import find

SPOKEN = date(2021, 11, 23)  # a Tuesday
SENTENCES = [
    ("en", "this third day of September, one thousand seven hundred and eighty-three", ["1783-09-03"]),
    ("en", "the twenty-sixth day of June nineteen hundred and forty-five", ["1945-06-26"]),
    ("en", "the second May talks; on the third of May, one thousand people came", ["2021-05-03"]),
    ("fr", "le vingt-cinq mars mil neuf cent quatre-vingt-dix-sept", ["1997-03-25"]),
    ("es", "a los catorce días del mes de febrero de mil novecientos noventa y dos", ["1992-02-14"]),
    ("es", "a 14 días del mes de febrero de 2022", ["2022-02-14"]),
    ("ru", "двадцать третьего августа тысяча девятьсот тридцать девятого года", ["1939-08-23"]),
    ("es", "Ley 39/2015, de 1 de octubre, y Real Decreto 463/2020, de 14 de marzo", ["2015-10-01", "2020-03-14"]),
    ("ca", "la Llei 3/2008, del 23 d'abril", ["2008-04-23"]),
    ("es", "el protocolo de 16-XII-1991 y el de 3.II.1992", ["1991-12-16", "1992-02-03"]),
    ("es", "El sábado 27 y el próximo domingo 28", ["2021-11-27", "2021-11-28"]),
    (
        "es",
        "El día de ayer, el día de hoy; esa mañana, las 8 de la mañana; listo en 2023 o 2024",
        ["2021-11-22", "2021-11-23", "2023", "2024"],
    ),
    ("es", "los sábado 26 personas", []),
    ("fr", "du lundi 22 au vendredi 26 novembre", ["2021-11-22/2021-11-26"]),
    ("fr", "Il l'a dit mardi. Le mardi, il se tait; un lundi de juin, tous les lundis.", ["2021-11-16"]),
    ("es", "este martes y este viernes", ["2021-11-23", "2021-11-26"]),
    ("es", "el 9 de este mes, el 30 del mes pasado", ["2021-11-09", "2021-10-30"]),
    ("de", "am 3. d. M. und am 5. vergangenen Monats", ["2021-11-03", "2021-10-05"]),
    ("ru", "5-го числа этого месяца", ["2021-11-05"]),
    ("en", "on the 5th of this month, in the summer of '09", ["2021-11-05", "2009-22"]),
    ("ar", "في يومي 21 و22 أكتوبر", ["2021-10-21", "2021-10-22"]),
    ("ar", "قبل عامين وقبل ثلاثة أيام", ["2019~", "2021-11-20"]),
    ("ar", "في القرن التاسع عشر وفي تسعينيات القرن الماضي", ["18XX", "199X"]),
    ("de", "seit den neunziger Jahren, Mitte der Achtzigerjahre", ["199X", "1984/1986"]),
    ("fr", "les années quatre-vingt, les années soixante-dix", ["198X", "197X"]),
    ("es", "en los noventa; los noventa diputados, los ochenta mil", ["199X"]),
    ("es", "los años 20 del siglo pasado", ["192X"]),
    ("ru", "в 20-е годы прошлого века и в девяностые годы", ["192X", "199X"]),
    ("en", "in 1997–98, the season 2021/22, the years 2014-2020", ["1997/1998", "2021/2022", "2014/2020"]),
    ("en", "resolutions 1970–1973, S/2014/15, 2012-11, pages 1990-1995, 2020-1990, tel. 1990-2012-5", []),
    ("es", "el siglo IV antes de nuestra era, el siglo II a. C. y el siglo XVI", ["15XX"]),
    ("en", "50 U.S.C. 1703(b), c. 1703", ["1703~"]),
    ("en", "in 1200 BC and in the 5th century BCE", []),
]


@pytest.mark.parametrize(("language", "text", "dates"), SENTENCES)
def test_find(language, text, dates):
    assert [found.edtf for found in find(text, language=language, spoken_on=SPOKEN)] == dates
