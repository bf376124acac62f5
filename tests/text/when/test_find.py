"""Dates in running text of three languages, and what is none; ours, each sentence for one rule."""

from datetime import date

import pytest

from archive.text.when import find

SPOKEN = date(2022, 2, 14)
ENGLISH = [
    ("We met on 14 February 2022 in Moscow.", [("14 February 2022", "2022-02-14")]),
    ("We met on February 14, 2022, in Moscow.", [("February 14, 2022", "2022-02-14")]),
    ("MOSCOW, FEBRUARY 14, 2022", [("FEBRUARY 14, 2022", "2022-02-14")]),
    ("The talks of 10–12 January 2022 failed.", [("10–12 January 2022", "2022-01-10/2022-01-12")]),
    ("It was in mid-December 2021 that we wrote.", [("mid-December 2021", "2021-12-11/2021-12-20")]),
    ("Since September 2020 we have waited.", [("September 2020", "2020-09")]),
    ("In 1997 we signed; the Act of 1997.", [("1997", "1997"), ("1997", "1997")]),
    ("In December, 1893, war broke out.", [("December, 1893", "1893-12")]),
    ("As agreed at the 2010 Astana summit,", [("2010", "2010")]),
    ("The Founding Act (1997) says", [("1997", "1997")]),
    ("The war (1914–1918) ended.", [("1914–1918", "1914/1918")]),
    ("From 1990 to 1995 he served.", [("From 1990 to 1995", "1990/1995")]),
    ("in the 1990s and the early 2000s", [("1990s", "199X"), ("early 2000s", "2000/2003")]),
    ("in the spring of 2021", [("spring of 2021", "2021-21")]),
    ("around 1950 it was built", [("around 1950", "1950~")]),
    (
        "On 25 January they answered; on January 26 too.",
        [("25 January", "2022-01-25"), ("January 26", "2022-01-26")],
    ),
    ("In March we shall see.", [("March", "2022-03")]),
    ("Today he leaves, tomorrow he arrives.", [("Today", "2022-02-14"), ("tomorrow", "2022-02-15")]),
    ("Two days later we met, last year too.", [("Two days later", "2022-02-16"), ("last year", "2021")]),
    ("on 3 May and 7 June 2020", [("3 May", "2020-05-03"), ("7 June 2020", "2020-06-07")]),
    ("dated 2022-02-14 and 12/31/2021", [("2022-02-14", "2022-02-14"), ("12/31/2021", "2021-12-31")]),
    ("at 2022-02-14T10:00:00+03:00", [("2022-02-14", "2022-02-14")]),
    ("signed 03/04/2021", [("03/04/2021", None)]),
    ("In\n1997", [("1997", "1997")]),
    ("May I say that they march on? They may. A March of 2010 people.", []),
    ("Article 1997, resolution 2254, in 2010 people, of 2010 people, 1997 votes", []),
    ("243-14-02-2022, No. 14-02-2022-1, +7 495 2021 2022, tel. 2022-02-141", []),
    ("In today's world, in a second, the first of many; room 2010.", []),
    ("The figure rose in 2,010 cases, by 2010.5 and 1999%.", []),
    ("Two years later he left.", []),
    ("on 17 and 18 March 2021", [("17", "2021-03-17"), ("18 March 2021", "2021-03-18")]),
    ("on 17 and 18 March", [("17", "2022-03-17"), ("18 March", "2022-03-18")]),
    (
        "on 3, 5 and 7 May 2020",
        [("3", "2020-05-03"), ("5", "2020-05-05"), ("7 May 2020", "2020-05-07")],
    ),
    (
        "on May 3, 5 and 7, 2020",
        [("May 3", "2020-05-03"), ("5", "2020-05-05"), ("7, 2020", "2020-05-07")],
    ),
    (
        "on 3 and 5 May and 7 June 2020",
        [("3", "2020-05-03"), ("5 May", "2020-05-05"), ("7 June 2020", "2020-06-07")],
    ),
    ("Page 3, 18 March 2021; articles 5 and 18 March 2021", [("18 March 2021", "2021-03-18")] * 2),
    ("12.5 and 18 March 2021, 2020 and 18 March 2021", [("18 March 2021", "2021-03-18")] * 2),
    ("20 and 18 March 2021", [("18 March 2021", "2021-03-18")]),
    ("3 and 5 days ago", [("5 days ago", "2022-02-09")]),
    ("in the winter of 2021–2022", [("winter of 2021–2022", "2021-12/2022-02")]),
    ("In May 5 ministers met.", [("May", "2022-05")]),
    ("On May 5 ministers met, on May 5 he left.", [("May 5", "2022-05-05")] * 2),
    ("In May 5, 2020, and since May 5.", [("May 5, 2020", "2020-05-05"), ("May 5", None)]),
]
RUSSIAN = [
    ("Встреча 14 февраля 2022 года в Москве.", [("14 февраля 2022 года", "2022-02-14")]),
    ("14-02-2022; 14.02.2022 г.", [("14-02-2022", "2022-02-14"), ("14.02.2022 г.", "2022-02-14")]),
    ("Ждём с сентября 2020 года.", [("сентября 2020 года", "2020-09")]),
    ("В 1997 году, в 2010 г.", [("1997 году", "1997"), ("2010 г.", "2010")]),
    ("в начале декабря 2021 года", [("начале декабря 2021 года", "2021-12-01/2021-12-10")]),
    ("в 1990-х годах и в XX веке", [("1990-х годах", "199X"), ("XX веке", "19XX")]),
    ("в 1990–1995 гг.", [("1990–1995 гг.", "1990/1995")]),
    ("с 10 по 12 января 2022 года", [("с 10 по 12 января 2022 года", "2022-01-10/2022-01-12")]),
    ("весной 2021 года", [("весной 2021 года", "2021-21")]),
    (
        "25 января с. г., в январе текущего года",
        [("25 января с. г.", "2022-01-25"), ("январе текущего года", "2022-01")],
    ),
    (
        "Сегодня, завтра, через два дня",
        [("Сегодня", "2022-02-14"), ("завтра", "2022-02-15"), ("через два дня", "2022-02-16")],
    ),
    ("В прошлом году, два дня назад", [("В прошлом году", "2021"), ("два дня назад", "2022-02-12")]),
    ("в январе и феврале 2022 года", [("январе", "2022-01"), ("феврале 2022 года", "2022-02")]),
    ("17 и 18 марта 2021 г.", [("17", "2021-03-17"), ("18 марта 2021 г.", "2021-03-18")]),
    (
        "3-го, 5-го и 7-го мая 2020 года",
        [("3-го", "2020-05-03"), ("5-го", "2020-05-05"), ("7-го мая 2020 года", "2020-05-07")],
    ),
    ("Первого июня 2021 года", [("Первого июня 2021 года", "2021-06-01")]),
    (
        "седьмого мая и двенадцатого июня 2020 г.",
        [("седьмого мая", "2020-05-07"), ("двенадцатого июня 2020 г.", "2020-06-12")],
    ),
    ("к двадцать третьему мая п.г.", [("двадцать третьему мая п.г.", "2021-05-23")]),
    ("в мае п. г., первого числа", [("мае п. г.", "2021-05")]),
    ("зимой 2021–2022 гг.", [("зимой 2021–2022 гг.", "2021-12/2022-02")]),
    ("В мае 5 министров", [("мае", "2022-05")]),
    ("статья 1997, 2010 человек, № 14-02-2022, 243-14-02-2022", []),
    ("послезавтрашний, сегодняшний, маятник, мартовский", []),
]
CHINESE = [
    ("2022 年 2 月 14 日，莫斯科", [("2022 年 2 月 14 日", "2022-02-14")]),
    ("二〇二二年二月十四日", [("二〇二二年二月十四日", "2022-02-14")]),
    ("１９９７年签署", [("１９９７年", "1997")]),
    ("自2020年9月以来", [("2020年9月", "2020-09")]),
    (
        "1月10日至12日，2014-2022年",
        [("1月10日至12日", "2022-01-10/2022-01-12"), ("2014-2022年", "2014/2022")],
    ),
    ("20世纪90年代，21世纪初", [("20世纪90年代", "199X"), ("21世纪初", "2000/2033")]),
    (
        "今年上半年，去年底，明年的5月1日",
        [("今年上半年", "2022-40"), ("去年底", "2021-39"), ("明年的5月1日", "2023-05-01")],
    ),
    ("本月25日，上月底", [("本月25日", "2022-02-25"), ("上月底", "2022-01-21/2022-01-31")]),
    ("上周五，下周", [("上周五", "2022-02-11"), ("下周", "2022-02-21/2022-02-27")]),
    ("同年3月31日", [("同年3月31日", "XXXX-03-31")]),
    ("三年前，两天后", [("三年前", "2019~"), ("两天后", "2022-02-16")]),
    ("3月1日和4月5日", [("3月1日", "2022-03-01"), ("4月5日", "2022-04-05")]),
    ("当今世界，如今年轻人，光明天地，说明日本，声明日期，先天后天", []),
    ("几天后，数年前，两年后，第1997年，公元前1046年，5000年，2000多年", []),
    ("十月革命，大年初一，公元106年4月，三个月，近几年", []),
    ("平台於104年9月上線，民國106年4月26日修正", [("104年9月", "2015-09"), ("民國106年4月26日", "2017-04-26")]),
    ("发言人24日主持例行记者会，任期24日", [("24日", "2022-02-24")]),
    ("1978年8月缔约。同年10月互访", [("1978年8月", "1978-08"), ("同年10月", "1978-10")]),
    ("3月15日和17日", [("3月15日", "2022-03-15"), ("17日", "2022-03-17")]),
    (
        "2021年3月15、16和17日",
        [("2021年3月15", "2021-03-15"), ("16", "2021-03-16"), ("17日", "2021-03-17")],
    ),
    ("三月十五日、十七日", [("三月十五日", "2022-03-15"), ("十七日", "2022-03-17")]),
    ("2021-2022年冬季", [("2021-2022年冬季", "2021-12/2022-02")]),
    ("2000年前后，1997年前，2000年以前", [("2000年前后", "2000~"), ("1997年", "1997"), ("2000年", "2000")]),
    ("2000年前有人，约2000年前，15日和17日", []),
    ("第12条，共10页，2010人，243-14-02-2022", []),
]
SENTENCES = [
    *(("en", *row) for row in ENGLISH),
    *(("ru", *row) for row in RUSSIAN),
    *(("zh", *row) for row in CHINESE),
]


@pytest.mark.parametrize(("language", "text", "dates"), SENTENCES)
def test_find(language, text, dates):
    assert [(found.words, found.edtf) for found in find(text, language=language, spoken_on=SPOKEN)] == dates


def test_relative_without_the_day_of_speaking():
    rows = [
        (found.words, found.edtf, found.relative) for found in find("today, last year, on 25 January", language="en")
    ]
    assert rows == [("today", None, True), ("last year", None, True), ("25 January", "XXXX-01-25", True)]


def test_a_date_without_year_far_ahead_has_both_readings():
    (found,) = find("on 25 December", language="en", spoken_on=SPOKEN)
    assert (found.edtf, found.damaged, found.relative) == (None, False, True)
    assert [reading.edtf for reading in found.readings] == ["2021-12-25", "2022-12-25"]


@pytest.mark.parametrize(
    ("language", "spoken", "text", "readings"),
    [
        ("es", date(2016, 10, 6), "Ya se había hecho el 9 de noviembre.", ("2015-11-09", "2014-11-09", "2016-11-09")),
        ("en", date(2022, 2, 14), "It was signed on 5 March.", ("2021-03-05", "2020-03-05", "2022-03-05")),
        ("de", date(2020, 2, 10), "Das wurde am 29. Februar beschlossen.", ("2016-02-29", "2012-02-29", "2020-02-29")),
    ],
)
def test_a_day_that_the_sentence_looks_back_to_and_that_is_soon_to_come_is_not_sure(language, spoken, text, readings):
    (found,) = find(text, language=language, spoken_on=spoken)
    assert found.edtf is None
    assert tuple(reading.edtf for reading in found.readings) == readings


def test_an_ambiguous_date_has_both_readings():
    (found,) = find("signed 03/04/2021", language="en")
    assert [reading.edtf for reading in found.readings] == ["2021-04-03", "2021-03-04"]
    assert not found.damaged


def test_offsets_are_characters_of_the_text():
    text = "𝕊tatement — ２０２２年２月１４日"
    (found,) = find(text, language="zh")
    assert text[found.start : found.end] == found.words == "２０２２年２月１４日"


def test_a_day_whose_year_one_sentence_tells_is_that_day_in_the_whole_text():
    text = "Nos quedamos con el 7 de septiembre. Fue lo que vimos el 7 de septiembre, y no otra cosa."
    found = find(text, language="es", spoken_on=date(2018, 5, 4))
    assert [each.edtf for each in found] == ["2017-09-07", "2017-09-07"]


LEANING = [
    ("en", date(2023, 3, 21), "They last met in September.", "2022-09"),
    ("en", date(2023, 3, 21), "They will meet in September.", "2023-09"),
    ("en", date(2023, 3, 21), "The paper names September and the 5 September.", None),
    ("en", date(2019, 12, 12), "A meeting in January is on the list.", "2020-01"),
    ("de", date(2022, 1, 12), "Das wurde im November vorbereitet.", "2021-11"),
    ("de", date(2022, 6, 28), "Der Vorschlag soll bis Oktober geprüft werden.", "2022-10"),
    ("ru", date(2023, 3, 21), "Последний раз лидеры виделись в сентябре.", "2022-09"),
    ("ru", date(2023, 3, 21), "Следующая встреча состоится в сентябре.", "2023-09"),
    ("uk", date(2014, 3, 18), "У листопаді він відмовився від угоди.", "2013-11"),
    ("fr", date(2013, 1, 29), "La loi a été présentée en septembre.", "2012-09"),
    ("es", date(2018, 5, 4), "Fue lo que vimos el 7 de septiembre.", "2017-09-07"),
    ("ar", date(2019, 12, 12), "وسيعقد الاجتماع في يناير في الرياض", "2020-01"),
    ("zh", date(2023, 3, 21), "双方9月举行了会谈。", "2022-09"),
    ("zh", date(2023, 3, 21), "双方将于9月举行会谈。", "2023-09"),
]


@pytest.mark.parametrize(("language", "spoken", "text", "edtf"), LEANING)
def test_the_sentence_tells_which_year_is_meant(language, spoken, text, edtf):
    assert find(text, language=language, spoken_on=spoken)[0].edtf == edtf
