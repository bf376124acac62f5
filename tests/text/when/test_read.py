"""What a curator types, in three languages; what is refused, and what is said then."""

from datetime import date

import pytest

from archive.text.when import WhenError, read

SPOKEN = date(2022, 2, 14)
SAME = [
    (
        "2022-02-14",
        "14 February 2022|February 14, 2022|Feb. 14, 2022|14th of February, 2022|the 14th day of February 2022|on 14 February 2022",
    ),
    (
        "2022-02-14",
        "14 февраля 2022 года|14 февраля 2022 г.|14 февраля 2022|14-го февраля 2022 года|14 ФЕВРАЛЯ 2022",
    ),
    (
        "2022-02-14",
        "2022年2月14日|2022 年 2 月 14 日|２０２２年２月１４日|二〇二二年二月十四日|2022年2月14号|於2022年2月14日",
    ),
    ("2022-02-14", "14.02.2022|14-02-2022|14/02/2022|02/14/2022|2022.2.14|2022/02/14|14.2.2022 г."),
    ("2021-12", "December 2021|Dec 2021|декабрь 2021 года|в декабре 2021 г.|2021年12月|2021年12月份|2021-12"),
    ("2021", "2021|the year 2021|in 2021|2021 год|в 2021 году|2021年|2021 г."),
    (
        "2021-12-11/2021-12-20",
        "mid December 2021|mid-December 2021|the middle of December 2021|середина декабря 2021 года|в середине декабря 2021|2021年12月中旬",
    ),
    (
        "2021-12-01/2021-12-10",
        "early December 2021|beginning of December 2021|в начале декабря 2021 года|2021年12月上旬|2021年12月初",
    ),
    (
        "2021-12-21/2021-12-31",
        "late December 2021|at the end of December 2021|конец декабря 2021 года|2021年12月下旬|2021年12月底",
    ),
    ("2021-02-21/2021-02-28", "late February 2021|2021年2月底"),
    ("2021-37", "early 2021|в начале 2021 года|2021年初|2021年年初"),
    ("2021-39", "late 2021|the end of 2021|конец 2021 года|2021年底|2021年年末"),
    (
        "199X",
        "1990s|the 1990s|in the 1990’s|1990-е годы|в 1990-х годах|1990年代|20世纪90年代|二十世纪九十年代",
    ),
    ("1990/1993", "early 1990s|в начале 1990-х годов|20世纪90年代初"),
    ("19XX", "20th century|the 20th century|XX век|в XX веке|20世纪|二十世紀"),
    ("2021-21", "spring 2021|spring of 2021|весной 2021 года|2021年春季|2021年春天|2021年春"),
    ("2021-24", "winter 2021|зима 2021 года|2021年冬季"),
    ("2021-33", "first quarter of 2021|Q1 2021|I квартал 2021 года|2021年第一季度"),
    ("2021-41", "second half of 2021|второе полугодие 2021 года|2021年下半年"),
    (
        "1950~",
        "circa 1950|c. 1950|about 1950|approximately 1950|около 1950 года|примерно 1950 год|约1950年|1950年左右|1950~",
    ),
    ("1950?", "1950?|1950 (?)|1950 год (?)|1950年？|1950年（？）"),
    ("1950%", "circa 1950 (?)|около 1950 года (?)"),
    (
        "../2021-12-15",
        "until 15 December 2021|by 15 December 2021|до 15 декабря 2021 года включительно|не позднее 15 декабря 2021 года|"
        "2021年12月15日为止|截至2021年12月15日|截至2021年12月15日止",
    ),
    ("../2021-12-14", "before 15 December 2021|до 15 декабря 2021 года|2021年12月15日以前|2021年12月15日之前"),
    ("../2021-12-31", "before 1 January 2022|до 1 января 2022 года|2022年1月1日前"),
    ("../1990-04", "before May 1990|prior to May 1990|до мая 1990 года|1990年5月以前"),
    ("../1989", "before 1990|before the 1990s|до 1990 года|1990年以前|1990年前"),
    ("../1990", "until 1990|by 1990|no later than 1990|по 1990 год|не позднее 1990 года|1990年为止"),
    ("../2021-02", "before spring 2021|before the spring of 2021|before March 2021|до весны 2021 года"),
    ("../2021-39", "before the end of 2021|до конца 2021 года|2021年底前"),
    ("../1990~", "before circa 1990"),
    ("../2022-24", "before winter 2022|до зимы 2022 года"),
    ("../XXXX-02-29", "before 1 March|до 1 марта"),
    ("2020-05-06/..", "after 5 May 2020|после 5 мая 2020 года|2020年5月5日之后"),
    ("2021-07/..", "after the second quarter of 2021|after June 2021|после июня 2021 года"),
    ("1991/..", "after 1990|после 1990 года|1990年以后"),
    ("1990/..", "since 1990|from 1990|с 1990 года|начиная с 1990 года|1990年起|自1990年以后"),
    (
        "2021-12/2022-02",
        "winter 2021-2022|winter of 2021–22|зима 2021–2022 годов|зимой 2021/22 г.|2021-2022年冬季|2021/22年冬",
    ),
    (
        "2022-02-14",
        "Monday, 14 February 2022|Monday, February 14, 2022|on Monday, the 14th of February 2022|14 February 2022 (Monday)|"
        "Mon. 14.02.2022|2022-02-14, Mon|понедельник, 14 февраля 2022 года|в понедельник, 14 февраля 2022 г.|"
        "14 февраля 2022 года, понедельник|2022年2月14日星期一|2022年2月14日（周一）|星期一，2022年2月14日",
    ),
    ("2022-02-14/..", "since Monday, 14 February 2022|с понедельника, 14 февраля 2022 года"),
    ("2022-02-14?", "Monday, 14 February 2022 (?)"),
    ("XXXX-02-14", "Monday, 14 February"),
    ("2022-02-14", "20220214"),
    (
        "2021-06-01",
        "первого июня 2021 года|первое июня 2021 г.",
    ),
    ("2021-06-30", "тридцатого июня 2021 года"),
    ("2021-05-31", "тридцать первого мая 2021 года"),
    ("2021-05-23", "двадцать третьего мая 2021 года"),
    ("2021-05-20", "двадцатого мая 2021 года"),
    (
        "2021-05-03",
        "третье мая 2021 года|третьего мая 2021",
    ),
    (
        "2021-12-15/..",
        "since December 15, 2021|с 15 декабря 2021 года|2021年12月15日以来|自2021年12月15日起",
    ),
    ("2004/..", "since 2004|2004–present|2004 to the present|с 2004 года|2004年至今|2004 –"),
    ("2004/", "2004 – unknown|2004 год – неизвестно|2004年至不详"),
    (
        "2021-12-10/2021-12-20",
        "between 10 and 20 December 2021|from 10 to 20 December 2021|10–20 December 2021|December 10–20, 2021|с 10 по 20 декабря 2021 года|между 10 и 20 декабря 2021 года|2021年12月10日至20日|2021年12月10-20日",
    ),
    (
        "2021-12-28/2022-01-05",
        "28 December 2021 – 5 January 2022|28 December – 5 January 2022|28 декабря 2021 года – 5 января 2022 года|2021年12月28日至2022年1月5日",
    ),
    (
        "1990/1995",
        "1990–1995|1990-1995|from 1990 to 1995|between 1990 and 1995|1990–1995 годы|с 1990 по 1995 год|1990年至1995年|1990-1995年",
    ),
    (
        "2021-12/2022-02",
        "December 2021 – February 2022|from December 2021 to February 2022|декабрь 2021 – февраль 2022|2021年12月至2022年2月",
    ),
]
RELATIVE = [
    ("2022-02-14", "today|сегодня|今天|今日"),
    ("2022-02-13", "yesterday|вчера|昨天"),
    ("2022-02-15", "tomorrow|завтра|明天"),
    (
        "2022-02-16",
        "the day after tomorrow|послезавтра|后天|後天|two days later|через два дня|两天后|兩天後|2天之后",
    ),
    ("2022-02-12", "two days ago|2 days ago|два дня назад|两天前|前天|позавчера"),
    ("2021", "last year|в прошлом году|去年"),
    ("2023", "next year|в будущем году|明年"),
    ("2022-01", "this January|January of this year|в январе текущего года|январь с. г.|今年1月"),
    (
        "2022-01-25",
        "25 January|on January 25|25 January this year|25 января с. г.|25 января|今年 1 月 25 日|1月25日",
    ),
    ("2021-10", "last October|в октябре прошлого года|в октябре п. г.|октябрь п.г.|去年10月"),
    ("2022-02-07/2022-02-13", "last week|на прошлой неделе|上周|上星期"),
    ("2022-02-11", "上周五"),
    ("2022-02", "this month|в этом месяце|本月"),
    ("2020~", "two years ago|два года назад|两年前"),
    ("199X", "the 90s|90-е годы|90年代|上世纪90年代"),
    ("2022-01-10/2022-01-12", "10–12 January|с 10 по 12 января|1月10日至12日"),
]
REFUSED = [
    ("31 February 2022", "February 2022 has 28 days"),
    ("Tuesday, 14 February 2022", "14 February 2022 was a Monday, not a Tuesday"),
    ("вторник, 14 февраля 2022 года", "was a Monday, not a Tuesday"),
    ("2022年2月14日星期二", "was a Monday, not a Tuesday"),
    ("Monday 2022", "could not be read"),
    ("Monday", "could not be read"),
    ("20221314", "months are 01 to 12"),
    ("before 0001", "nothing beyond"),
    ("after 9999", "nothing beyond"),
    ("31 февраля 2022 года", "February 2022 has 28 days"),
    ("2022年2月30日", "February 2022 has 28 days"),
    ("2022年13月", "months are 01 to 12"),
    ("31.04.2021", "April 2021 has 30 days"),
    ("20 May 2020 – 10 May 2020", "ends before it starts"),
    ("from 1995 to 1990", "ends before it starts"),
    ("0000", "there is no year 0"),
    ("12021", "between 0001 and 9999"),
    ("03/04/2021", "2021-04-03.*2021-03-04"),
    ("03-04-2021", "2021-04-03.*2021-03-04"),
    ("202112 月中旬", "damaged.*2021-12-11/2021-12-20"),
    ("25января2022", "damaged.*2022-01-25"),
    ("14 февраля 202 года", "damaged.*202X-02-14"),
    ("tomorrow", "day of speaking"),
    ("去年", "day of speaking"),
    ("", "no date given"),
    ("soon", "could not be read"),
    ("2010 people", "could not be read"),
    ("243-14-02-2022", "is not a date"),
    ("скоро", "could not be read"),
    ("x" * 300, "too long"),
]


def cases(table):
    return [(edtf, words) for edtf, row in table for words in row.split("|")]


@pytest.mark.parametrize(("edtf", "words"), cases(SAME))
def test_read(edtf, words):
    when = read(words)
    assert (when.edtf, when.words) == (edtf, words)


@pytest.mark.parametrize(("edtf", "words"), cases(RELATIVE))
def test_read_from_the_day_of_speaking(edtf, words):
    assert read(words, spoken_on=SPOKEN).edtf == edtf


@pytest.mark.parametrize(("words", "says"), REFUSED)
def test_refused(words, says):
    with pytest.raises(WhenError, match=says):
        read(words)


def test_a_day_first_language_decides_the_order_of_numbers():
    assert read("03/04/2021", language="ru").edtf == "2021-04-03"


def test_without_a_year_far_ahead_both_years_are_said():
    with pytest.raises(WhenError, match="2021-12-25.*2022-12-25"):
        read("25 December", spoken_on=SPOKEN)
    assert read("25 December").edtf == "XXXX-12-25"


def test_words_are_kept_as_typed():
    assert read("  Mid  December 2021 ").words == "  Mid  December 2021 "
