"""The day in a line above a text: found by `text.when`, else in calendars and languages that it has no table for."""

import re
from dataclasses import replace
from datetime import date
from functools import cache

from archive.text import when
from archive.text.when import FoundDate

_BUDDHIST = (2400, 543)  # years from this one on are of the Buddhist calendar, so many ahead of the common one
# The months as they stand behind the number of a day; of some languages in two cases.
_MONTHS = {
    "nl": "januari februari maart april mei juni juli augustus september oktober november december",
    "sv": "januari februari mars april maj juni juli augusti september oktober november december",
    "da": "januar februar marts april maj juni juli august september oktober november december",
    "nb": "januar februar mars april mai juni juli august september oktober november desember",
    "is": "janúar febrúar mars apríl maí júní júlí ágúst september október nóvember desember",
    "fi": "tammikuuta helmikuuta maaliskuuta huhtikuuta toukokuuta kesäkuuta heinäkuuta elokuuta syyskuuta lokakuuta "
    "marraskuuta joulukuuta",
    "et": "jaanuar veebruar märts aprill mai juuni juuli august september oktoober november detsember",
    "lv": "janvārī februārī martā aprīlī maijā jūnijā jūlijā augustā septembrī oktobrī novembrī decembrī",
    "lt": "sausio vasario kovo balandžio gegužės birželio liepos rugpjūčio rugsėjo spalio lapkričio gruodžio",
    "cs": "ledna února března dubna května června července srpna září října listopadu prosince",
    "sk": "januára februára marca apríla mája júna júla augusta septembra októbra novembra decembra",
    "sl": "januarja februarja marca aprila maja junija julija avgusta septembra oktobra novembra decembra",
    "hr": "siječnja veljače ožujka travnja svibnja lipnja srpnja kolovoza rujna listopada studenoga prosinca",
    "sr": "јануар фебруар март април мај јун јул август септембар октобар новембар децембар "
    "јануара фебруара марта априла маја јуна јула августа септембра октобра новембра децембра",
    "mk": "јануари февруари март април мај јуни јули август септември октомври ноември декември",
    "bg": "януари февруари март април май юни юли август септември октомври ноември декември",
    "be": "студзеня лютага сакавіка красавіка мая чэрвеня ліпеня жніўня верасня кастрычніка лістапада снежня",
    "ro": "ianuarie februarie martie aprilie mai iunie iulie august septembrie octombrie noiembrie decembrie",
    "sq": "janar shkurt mars prill maj qershor korrik gusht shtator tetor nëntor dhjetor",
    "el": "ιανουαρίου φεβρουαρίου μαρτίου απριλίου μαΐου ιουνίου ιουλίου αυγούστου σεπτεμβρίου οκτωβρίου νοεμβρίου "
    "δεκεμβρίου",
    "hu": "január február március április május június július augusztus szeptember október november december",
    "gl": "xaneiro febreiro marzo abril maio xuño xullo agosto setembro outubro novembro decembro",
    "eu": "urtarrilaren otsailaren martxoaren apirilaren maiatzaren ekainaren uztailaren abuztuaren irailaren urriaren "
    "azaroaren abenduaren",
    "he": "ינואר פברואר מרץ אפריל מאי יוני יולי אוגוסט ספטמבר אוקטובר נובמבר דצמבר",
    "ur": "جنوری فروری مارچ اپریل مئی جون جولائی اگست ستمبر اکتوبر نومبر دسمبر",
    "bn": "জানুয়ারি ফেব্রুয়ারি মার্চ এপ্রিল মে জুন জুলাই আগস্ট সেপ্টেম্বর অক্টোবর নভেম্বর ডিসেম্বর",
    "ne": "जनवरी फेब्रुअरी मार्च अप्रिल मे जुन जुलाई अगस्ट सेप्टेम्बर अक्टोबर नोभेम्बर डिसेम्बर",
    "th": "มกราคม กุมภาพันธ์ มีนาคม เมษายน พฤษภาคม มิถุนายน กรกฎาคม สิงหาคม กันยายน ตุลาคม พฤศจิกายน ธันวาคม",
    "id": "januari februari maret april mei juni juli agustus september oktober november desember",
    "ms": "januari februari mac april mei jun julai ogos september oktober november disember",
    "sw": "januari februari machi aprili mei juni julai agosti septemba oktoba novemba desemba",
    "az": "yanvar fevral mart aprel may iyun iyul avqust sentyabr oktyabr noyabr dekabr",
    "kk": "қаңтар ақпан наурыз сәуір мамыр маусым шілде тамыз қыркүйек қазан қараша желтоқсан",
    "hy": "հունվարի փետրվարի մարտի ապրիլի մայիսի հունիսի հուլիսի օգոստոսի սեպտեմբերի հոկտեմբերի նոյեմբերի դեկտեմբերի",
    "ka": "იანვარი თებერვალი მარტი აპრილი მაისი ივნისი ივლისი აგვისტო სექტემბერი ოქტომბერი ნოემბერი დეკემბერი",
}  # fmt: skip
_MONTHS |= {  # of languages whose whole names `text.when` knows, the short ones of newspapers: "14 mar 2022"
    "es": "ene feb mar abr may jun jul ago sep oct nov dic",
    "pt": "jan fev mar abr mai jun jul ago set out nov dez",
    "it": "gen feb mar apr mag giu lug ago set ott nov dic",
    "ca": "gen feb mar abr mai jun jul ago set oct nov des",
    "fr": "janv févr mars avr mai juin juil août sept oct nov déc",
    "pl": "sty lut mar kwi maj cze lip sie wrz paź lis gru",
    "tr": "oca şub mar nis may haz tem ağu eyl eki kas ara",
}
_MANY = 12
# "10. maaliskuuta 2022"; "2022. március 10.", "2022 m. kovo 10 d.", "2022 жылғы 10 наурыз"
_DAY_FIRST = (
    r"(?<!\d)(?P<day>\d{{1,2}})(?:\.|º|°|ος)?\s(?:de\s|ב)?(?P<month>{months})\.?"
    r"(?:,?\s(?:de\s|r\.\s)?)(?P<year>\d{{4}})(?!\d)"
)
_YEAR_FIRST = (
    r"(?<!\d)(?P<year>\d{{4}})(?:\.|ko|\sm\.)?\s(?:gada\s|жылғы\s)?"
    r"(?:(?P<month>{months})\s(?P<day>\d{{1,2}})|(?P<day_>\d{{1,2}})\.?\s(?P<month_>{months}))(?!\d)"
)
_YEARS_FIRST = ("hu", "lt", "lv", "kk", "eu")
# With its points, the day of a Korean heading; that of a Vietnamese one.
_OTHER = {
    "ko": r"(?P<year>\d{4})\.\s?(?P<month>\d{1,2})\.\s?(?P<day>\d{1,2})\.?",
    "vi": r"(?:ngày\s)?(?P<day>\d{1,2})\s(?:tháng\s(?P<month>\d{1,2}))\s(?:năm\s)?(?P<year>\d{4})",
}


def find_days(words: str, language: str) -> list[FoundDate]:
    """Return the dates in a line above a text, in its order."""
    if not any(char.isdigit() for char in words):
        return when.find(words, language=language)
    found = None
    if language in _MONTHS or language in _OTHER:
        found = _found(words, language)
    elif language == "und":
        found = next(filter(None, (_found(words, each) for each in (*_MONTHS, "vi"))), None)
    return [found] if found else _in_capitals(words, language) or when.find(words, language=language)


def _in_capitals(words: str, language: str) -> list[FoundDate]:
    """Return the dates in a line all in capitals that are found in small letters: "9 DE MARZO DE 2022"."""
    small = re.sub(r"[^\W\d_]{4,}", lambda word: word[0].capitalize(), words.lower()) if words.isupper() else words
    if small == words or len(small) != len(words):
        return []
    return [replace(found, words=words[found.start : found.end]) for found in when.find(small, language=language)]


@cache
def _pattern(language: str) -> re.Pattern[str]:
    if language in _OTHER:
        return re.compile(_OTHER[language], re.IGNORECASE)
    form = _YEAR_FIRST if language in _YEARS_FIRST else _DAY_FIRST
    return re.compile(form.format(months="|".join(_MONTHS[language].split())), re.IGNORECASE)


def _found(words: str, language: str) -> FoundDate | None:
    match = _pattern(language).search(words)
    if not match:
        return None
    said = {name.rstrip("_"): value for name, value in match.groupdict().items() if value}
    year = int(said["year"])
    try:
        day = date(
            year - _BUDDHIST[1] if year >= _BUDDHIST[0] else year, _month(said["month"], language), int(said["day"])
        )
    except ValueError:
        return None
    return FoundDate(match.start(), match.end(), match[0], day.isoformat(), damaged=False, relative=False, readings=())


def _month(words: str, language: str) -> int:
    return int(words) if words.isdigit() else _MONTHS[language].split().index(words.casefold()) % _MANY + 1
