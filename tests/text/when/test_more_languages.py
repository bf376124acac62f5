"""Dates in Portuguese, Italian, Polish, Turkish, Persian, Hindi, Korean and Japanese, as news and treaties write them."""

from datetime import date, timedelta

import pytest

from archive.text.when import WhenError, find, read, show
from archive.text.when.persian import common_day

SPOKEN = date(2022, 2, 14)  # a Monday
SENTENCES = [
    ("pt", "O Ministro reuniu-se ontem, 13 de fevereiro de 2022, com o chanceler.", ["2022-02-13", "2022-02-13"]),
    ("pt", "Na última quarta-feira e no próximo dia 20 de março", ["2022-02-09", "2022-03-20"]),
    (
        "pt",
        "o Tratado de 29 de novembro de 1807; de 10 a 12 de janeiro de 2022",
        ["1807-11-29", "2022-01-10/2022-01-12"],
    ),
    ("pt", "Em março do ano passado, há dois anos, entre 2014 e 2018", ["2021-03", "2020~", "2014/2018"]),
    ("pt", "nos anos oitenta, na década de 1970 e no século XIX", ["198X", "197X", "18XX"]),
    ("pt", "no primeiro semestre de 2021 e em meados de abril", ["2021-40", "2022-04-11/2022-04-20"]),
    ("it", "Il Presidente ha incontrato ieri, 13 febbraio 2022, il ministro.", ["2022-02-13", "2022-02-13"]),
    (
        "it",
        "Il 1º gennaio, lunedì scorso e dal 10 al 12 gennaio 2022",
        ["2022-01-01", "2022-02-07", "2022-01-10/2022-01-12"],
    ),
    ("it", "L'8 settembre 1943; nel 1997; negli anni Novanta, nel XIX secolo", ["1943-09-08", "1997", "199X", "18XX"]),
    ("it", "due anni fa, a fine marzo, nel primo semestre del 2021", ["2020~", "2022-03-21/2022-03-31", "2021-40"]),
    ("it", "Lo ha detto giovedì; il giovedì tace.", ["2022-02-10"]),
    ("pl", "Wczoraj, 13 lutego 2022 r., minister spotkał się z odpowiednikiem.", ["2022-02-13", "2022-02-13"]),
    ("pl", "Traktat z 17 czerwca 1991 r.; 1 stycznia br.; w marcu 2021 r.", ["1991-06-17", "2022-01-01", "2021-03"]),
    ("pl", "W dniach 10-12 stycznia 2022 roku i od 3 do 5 lutego", ["2022-01-10/2022-01-12", "2022-02-03/2022-02-05"]),
    ("pl", "w latach 90. XX wieku, w latach siedemdziesiątych, w XIX wieku", ["199X", "197X", "18XX"]),
    ("pl", "Dwa lata temu, w ubiegły piątek, w przyszłym tygodniu", ["2020~", "2022-02-11", "2022-02-21/2022-02-27"]),
    ("tr", "Bakanımız dün, 13 Şubat 2022'de, görüştü.", ["2022-02-13", "2022-02-13"]),
    ("tr", "10-12 Ocak 2022 tarihlerinde; 29 Ekim 1923 tarihinde", ["2022-01-10/2022-01-12", "1923-10-29"]),
    ("tr", "1997 yılında, 1990'larda, 19. yüzyılda, Mart 2021'de", ["1997", "199X", "18XX", "2021-03"]),
    ("tr", "İki yıl önce, 24 Şubat'ta ve geçen cuma", ["2020~", "2022-02-24", "2022-02-11"]),
    ("fa", "دیروز ۲۴ بهمن ۱۴۰۰ وزیر امور خارجه", ["2022-02-13", "2022-02-13"]),
    ("fa", "در ۱۴ فوریه ۲۰۲۲ و ۱۴۰۰/۱۱/۲۵ و بهمن ۱۴۰۰", ["2022-02-14", "2022-02-14", "2022-01-21/2022-02-19"]),
    ("fa", "در سال ۲۰۱۵ و سال گذشته و ۳۰ اسفند ۱۳۹۹", ["2015", "2021", "2021-03-20"]),
    ("hi", "विदेश मंत्री 15 मार्च 2022 को जाएंगे और कल नहीं, आज मिलेंगे।", ["2022-03-15", "2022-02-14"]),
    ("hi", "1997 की संधि, वर्ष 2020 में, मार्च 2021 में, 1990 के दशक में", ["1997", "2020", "2021-03", "199X"]),
    (
        "hi",
        "10 से 12 जनवरी 2022 तक; तीन दिन पहले; पिछले सप्ताह",
        ["2022-01-10/2022-01-12", "2022-02-11", "2022-02-07/2022-02-13"],
    ),
    ("hi", "१५ अगस्त १९४७ को; 20वीं सदी; आजकल, सालों पहले, 500 लोग", ["1947-08-15", "19XX"]),
    ("ko", "외교부 장관은 2022년 2월 14일 오전 통화했다. 어제 회담을 가졌다.", ["2022-02-14", "2022-02-13"]),
    ("ko", "지난해 12월, 내년 3월, 1997년에 일본을 방문, 3년 전", ["2021-12", "2023-03", "1997", "2019~"]),
    ("ko", "2월 10일부터 12일까지, 1990년대 초, 20세기", ["2022-02-10/2022-02-12", "1990/1993", "19XX"]),
    ("ko", "3월 일본을, 14일 일본, 내일은 비", ["2022-03", "2022-02-15"]),
    ("ja", "令和4年2月14日、大臣は会見した。昨年12月、昨日。", ["2022-02-14", "2021-12", "2022-02-13"]),
    ("ja", "昭和47年9月29日の日中共同声明、平成元年、令和四年", ["1972-09-29", "1989", "2022"]),
    ("ja", "2月10日から12日まで、1990年代、20世紀、来年3月", ["2022-02-10/2022-02-12", "199X", "19XX", "2023-03"]),
    ("zh", "中華民國110年2月14日、民國九十九年", ["2021-02-14", "2010"]),
]


@pytest.mark.parametrize(("language", "text", "dates"), SENTENCES)
def test_find(language, text, dates):
    assert [found.edtf for found in find(text, language=language, spoken_on=SPOKEN)] == dates


@pytest.mark.parametrize(
    ("language", "words", "edtf"),
    [
        ("pt", "segunda-feira, 14 de fevereiro de 2022", "2022-02-14"),
        ("pt", "antes de 1990", "../1989"),
        ("it", "lunedì 14 febbraio 2022", "2022-02-14"),
        ("it", "fino al 1990", "../1990"),
        ("pl", "poniedziałek, 14 lutego 2022 r.", "2022-02-14"),
        ("tr", "14 Şubat 2022 Pazartesi", "2022-02-14"),
        ("fa", "۲۵ بهمن ۱۴۰۰", "2022-02-14"),
        ("ko", "2022년 2월 14일", "2022-02-14"),
        ("ja", "令和4年2月14日", "2022-02-14"),
    ],
)
def test_read(language, words, edtf):
    assert read(words, language=language).edtf == edtf


def test_offsets_stay_those_of_the_text_where_words_are_read_in_other_signs():
    text = "장관은 지난해 12월 3일부터 5일까지, 2년 전에도"
    assert [found.words for found in find(text, language="ko", spoken_on=SPOKEN)] == [
        "지난해 12월 3일부터 5일",
        "2년 전",
    ]


def test_a_date_of_another_calendar_says_so():
    (found,) = find("۲۵ بهمن ۱۴۰۰", language="fa")
    assert (found.edtf, found.calendar) == ("2022-02-14", "Persian")


def test_the_persian_calendar_has_every_day_once():
    # New years as they were kept; a year has 366 days where the next begins a day later.
    for year, first in ((1304, "1925-03-21"), (1357, "1978-03-21"), (1399, "2020-03-20"), (1403, "2024-03-20")):
        assert common_day(year, 1, 1).isoformat() == first
    day = common_day(1290, 1, 1)
    for year in range(1290, 1450):
        for month in range(1, 13):
            length = 31 if month <= 6 else 30 if month < 12 else 29
            for number in range(1, length + 1):
                assert common_day(year, month, number) == day
                day += timedelta(days=1)
        if common_day(year + 1, 1, 1) != day:
            assert common_day(year, 12, 30) == day
            day += timedelta(days=1)
    with pytest.raises(WhenError):
        common_day(1400, 12, 30)


def test_a_language_without_words_for_dates_shows_those_of_english():
    assert show("2022-02-14", "pt") == "14 February 2022"
