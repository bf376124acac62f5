"""The lines above what was said: title, reference number, day of speaking, place."""

import re
from collections import Counter
from collections.abc import Collection, Sequence

from archive.intake.drafts import HEADING, NUMBER
from archive.intake.parsers.transcript.above import Header, best_day, is_day, whole_day
from archive.intake.parsers.transcript.days import find_days
from archive.intake.parsers.transcript.lines import Paragraph, stands_above
from archive.intake.parsers.transcript.offices import says_office
from archive.intake.parsers.transcript.places import PLACE, ROOM, likeliest_place
from archive.intake.parsers.transcript.readings import looks_like_label
from archive.intake.parsers.transcript.reference_numbers import NUMBER_INSIDE, read_number
from archive.intake.parsers.transcript.remarks import (
    DELIVERED,
    DISTRIBUTION,
    EVENT,
    OCCASION,
    OTHER,
    REMARK,
    standing_of,
)
from archive.intake.parsers.transcript.salutations import is_salutation
from archive.intake.parsers.transcript.shapes import bare, shape
from archive.intake.parsers.transcript.titles import BEFORE_DATE, PARTED, below_masthead, from_title
from archive.intake.parsers.transcript.words import TIME, WEEKDAY
from archive.text import when
from archive.text.names import fold
from archive.text.when import FoundDate

LONGEST = 300  # characters of a line that can be a title
LONGEST_LABEL = 120  # characters that can be a label alone on its line
LONGEST_DAY = 60  # characters of a line that says the day
LONGEST_DATED = 100  # characters of a line with day, hour and place
DEEPEST_LEAD, LONGEST_LEAD = 3, 200  # paragraphs and characters of a sentence above place and day
LONGEST_ADDRESS = 60  # characters of a line that ends with a comma and is still no sentence
DEEPEST = 14  # paragraphs that a header can have

_FIELD = re.compile(
    r"""(?:(?P<date>date|дата|日期|时间|時間|日時|일시|datum|fecha|data|التاريخ|تاريخ\s\w+)
      | (?P<place>place|location|venue|место|місце|地点|地點|場所|장소|lieu|ort|lugar|المكان)
      | (?P<number>no\.?|number|ref(?:erence)?\.?|номер|编号|編號|文号|文號|numéro|nummer|número)
      | (?P<title>title|subject|тема|заголовок|标题|標題|主题|titre|titel|betreff|título|asunto))
    # Minutes of East Asia part the word from what it says by a wide space, Korean ones by any.
    (?:\s?[:：]|(?<=[\u3400-\u9fff])\u3000|(?<=일시|장소)\s)\s*(?P<value>\S.*)""",
    re.IGNORECASE | re.VERBOSE,
)
_GOES_ON = re.compile(r"(?:by|of|with|given by|du|de la|von|de) (?:the )?[^\W\d_a-zа-я]|(?:by|with|given by) ")
_PUBLISHER = re.compile(
    r"(?:presidencia|ministr?[eèéyi]|министерств|міністерств|office of|government|auswärtiges amt|bundes|外交部|"
    r"embass|посольств|press (?:service|office|release)|пресс|kremlin|the white house)",
    re.IGNORECASE,
)
_GENERIC = re.compile(
    r"memorand(?:um|a)(?: of conversation| for the record)?|telegram|minutes(?: of meeting)?|transcript|press release|"
    r"(?:press )?statement|note|letter|стенограмма|протокол|пресс-релиз|新闻稿|會議紀錄|会议记录|communiqué|protokoll",
    re.IGNORECASE,
)
_ITEM = re.compile(r"(?:\d{1,3}\.|\d{1,2}[:.]\d\d)\s+")
# Behind the day: the hour, and the number that the house gives the record.
_HOUR_AND_ID = re.compile(
    r"\s?(?:来源|來源|source|quelle|источник)\s?[:：]\s?\S+|\s?[-–,]?\s?\b\d{1,2}[:.h]\d{2}\b(?:\s?[ap]\.?m\b\.?)?(?:\s?(?:CEST|CET|GMT|UTC|E[DS]T|Uhr)\b)?|,?\s(?:unique\sid|ref(?:erence)?)\s?:\s?[\w/.-]+",
    re.IGNORECASE,
)
_AT = re.compile(r"於\s?[:：]\s*(?P<place>[^）)]{2,40})")


def read_header(
    paragraphs: Sequence[Paragraph],
    language: str,
    title: str = "",
    headings: Collection[int] = (),
    *,
    deepest: int = DEEPEST,
    page: bool = False,
) -> Header:
    """Return the header of a text; `title` is one already known from elsewhere (front matter, a file's own).

    `headings` are the numbers of the paragraphs that markup calls headings: none of them names a place;
    `deepest` is how many paragraphs it can have; `page` tells that it was taken out of a web page.
    """
    header = Header(title=title)
    again = _repeated(paragraphs)
    for at, paragraph in enumerate(paragraphs[:deepest]):
        if at and _as_label(paragraph.lines[0].words) in again and _can_label(paragraph):
            break
        if not (
            (at == 0 and _announces_first(paragraphs))
            or _can_be_header(paragraph, at, header, again)
            or _tells_day(paragraphs, at, language, len(again) > 1)
        ) or _is_label_above(paragraphs, at):
            break
        if at == 1 and _goes_on(header, paragraphs[0], paragraph):
            header.title, header.kinds[at] = f"{header.title} {paragraph.lines[0].words}", HEADING
        else:
            header.kinds[at] = _read(header, paragraph, language, at)
            if at in headings:
                header.places.pop(at, None)
        header.body = at + 1
    if header.body == len(paragraphs):
        return Header(title=title)
    below_masthead(header, title)
    from_title(header, language)
    header.when = header.when or header.within
    if any(is_day(day) for day in [best_day(find_days(header.title, language))] if day):
        header.told.add(0)  # the day stands in the title: what is beside it may be the place
    header.place = header.place or likeliest_place(header.places, header.told, page=page)
    return header


def _repeated(paragraphs: Sequence[Paragraph]) -> frozenset[str]:
    """Return the lines, and the words before a colon, that begin more than one paragraph, in small letters."""
    counts: Counter[str] = Counter()
    for paragraph in paragraphs:
        words = paragraph.lines[0].words[:LONGEST_LABEL]
        whole, named = _as_label(words), _before_colon(words)
        counts[whole] += 1
        counts[named] += named != whole
    return frozenset(words for words, count in counts.items() if count > 1)


def _as_label(words: str) -> str:
    """Return a line as the label that it would be: without number and brackets, in small letters."""
    plain = _ITEM.sub("", words) if words[:1].isdigit() else words
    bracketed = "(" in plain or "[" in plain or "（" in plain
    return (bare(plain) if bracketed else plain.strip(" ,:*_\t") or plain).casefold()


def _before_colon(words: str) -> str:
    return words.replace("：", ":").partition(":")[0].casefold()


def _can_label(paragraph: Paragraph) -> bool:
    form = shape(_ITEM.sub("", paragraph.lines[0].words))
    return form.role or form.honorific or form.name > 1 or (form.office and form.name > 0)


def _goes_on(header: Header, first: Paragraph, second: Paragraph) -> bool:
    """Tell whether the title goes on in a second line: it follows close, begins small and tells no day."""
    close = second.lines[0].number - first.lines[-1].number == 1
    words = second.lines[0].words
    # "Press conference" / blank line / "by NATO Secretary General Jan Holm ahead of …"
    close = close or (len(header.title) < LONGEST_ADDRESS and bool(_GOES_ON.match(words)))
    return close and bool(header.title) and words[:1].islower() and len(second.lines) == 1 and len(words) > 3


def _can_be_header(paragraph: Paragraph, at: int, header: Header, again: Collection[str] = ()) -> bool:
    """Tell whether a paragraph still stands above the body."""
    words = " ".join(line.words for line in paragraph.lines)
    first = paragraph.lines[0]
    if first.is_rule or len(paragraph.lines) > 3 or len(words) > LONGEST or is_salutation(first.words):
        return False
    told = (_FIELD.match(words) or REMARK.match(words)) and _before_colon(words) not in again
    if told or read_number(words) or TIME.fullmatch(words) or DISTRIBUTION.fullmatch(words):
        return True
    if not re.search(r"\w", words):
        return False
    if not header.title and at < 2 and _announces(words):
        return True
    if at == 0 and not header.title and not words.endswith((".", "。", "!", "！", ":", "：", ",", "，")):
        if words.isupper() or _is_headline(words, again):
            return _before_colon(words) not in again
        return not looks_like_label(first.words, first.start)
    if standing_of(words) and len(words) < LONGEST_ADDRESS:
        return True
    if first.words.startswith("#"):
        return not first.words.rstrip().endswith((":", "："))
    wide = words[-2:-1] > "\u2e80"  # Chinese and its like, where an address has no comma
    runs_on = words.endswith((",", "，", "、", "،")) and (wide or len(words) > LONGEST_ADDRESS)
    fits = len(words) < 160 and not runs_on and not paragraph.lines[-1].ends_sentence
    return fits and not looks_like_label(first.words, first.start)


def _announces(words: str) -> bool:
    """Tell whether a sentence is a title all the same: what took place is its first word, a day or year its last."""
    return bool(EVENT.match(words) and words.endswith(".") and re.search(r"\d{4}.{0,50}\.\Z", words))


def _announces_first(paragraphs: Sequence[Paragraph]) -> bool:
    """Tell whether the first line says what took place, and who speaks stands right below."""
    first, below = paragraphs[0].lines[0], paragraphs[1].lines[0] if len(paragraphs) > 1 else None
    return bool(EVENT.match(first.words) and below and looks_like_label(below.words, below.start))


def _is_headline(words: str, again: Collection[str]) -> bool:
    """Tell whether a first line is a phrase with a colon ("News: where do the talks lead?") that no label comes again
    with, while others do."""
    head, colon, rest = words.replace("：", ": ").partition(": ")
    phrase = rest.strip().rstrip("?؟？!")
    once = head.casefold() not in again and not shape(head).role and not shape(head).honorific
    return bool(colon and phrase and len(again) > 1 and once) and not re.search(r"[.!?؟؛;]\s|[.!…]\Z", phrase)


def _tells_day(paragraphs: Sequence[Paragraph], at: int, language: str, talks: bool) -> bool:
    """Tell whether a line below the title says the day with a full stop behind it, or the one under it does.

    In what `talks`, a whole sentence may stand between title and day: "The text of the interview that …".
    """
    lead = talks and 0 < at < DEEPEST_LEAD
    for below, paragraph in enumerate(paragraphs[max(at, 1) : at + 2 + lead]):
        words = paragraph.lines[0].words
        if DISTRIBUTION.fullmatch(words):
            continue
        longest = LONGEST_LEAD if lead and not below else LONGEST_DAY
        if len(words) > longest or len(paragraph.lines) > 1 or looks_like_label(words, paragraph.start):
            return False
        found = find_days(words, language) if any(char.isdigit() for char in words) else []
        rest = words.replace(found[0].words, "") if found else words
        if found and sum(char.isalpha() for char in WEEKDAY.sub("", rest)) <= LONGEST_DAY / 5:
            return at > 0
    return False


def _is_label_above(paragraphs: Sequence[Paragraph], at: int) -> bool:
    """Tell whether a line below the title is a speaker's name, close above whole sentences."""
    if at == 0 or at + 1 == len(paragraphs) or not stands_above(paragraphs[at - 1], paragraphs[at], paragraphs[at + 1]):
        return False
    first = paragraphs[at].lines[0].words
    sentences = len(paragraphs[at].lines) == 1 and paragraphs[at + 1].lines[-1].ends
    return sentences and shape(first).name > 0 and not any(char.isdigit() for char in first)


def _read(header: Header, paragraph: Paragraph, language: str, at: int) -> str:
    """Take in one paragraph of the header and return its kind."""
    lines = [line.words.strip("*_ ") for line in paragraph.lines]
    if lines[0].startswith("#") and not header.title:
        header.title = lines[0].lstrip("# ")
        return HEADING
    # Below a title that goes on over its line may stand place and day.
    while len(lines) > 1 and _read_day(header, lines[-1], language):
        lines.pop()
    words = ", ".join(lines)
    by = DELIVERED.match(words)
    header.delivered_by = header.delivered_by or (by["who"] if by else "")
    if DISTRIBUTION.fullmatch(words):
        return HEADING
    number = read_number(words)
    if number:
        header.numbers.append(number["number"])
        return NUMBER
    header.standing = header.standing or standing_of(words)
    fieldwise, remark = _FIELD.match(words), REMARK.match(words)
    if fieldwise:
        return _read_field(header, fieldwise, language)
    if remark and remark["people"]:
        header.people += [name.strip() for name in re.split("[,;，；、]", bare(remark["value"])) if name.strip()]
    if remark and header.title:
        return _read_remark(header, remark, language)
    if TIME.fullmatch(words) or _read_day(header, words, language):
        header.told.add(at)
    elif not (standing_of(words) and header.title and len(words) < LONGEST_ADDRESS):
        _read_words(header, lines, words, at, language)
    return HEADING


def _read_words(header: Header, lines: list[str], words: str, at: int, language: str) -> None:
    """Take in a line that gives no day: the title, a number within it, or perhaps the place."""
    inside = NUMBER_INSIDE.search(words)
    if inside:
        header.numbers.append(inside["number"] or inside["symbol"])
    elif not header.title:
        header.title = " ".join(lines)
        header.title_days = tuple(day.edtf for day in find_days(header.title, language) if day.edtf)
        return
    header.lines.append(" ".join(lines))
    occasion = OCCASION.fullmatch(words)
    if occasion:
        header.place = header.place or occasion["place"]
        return
    if (
        not inside
        and fold(words) != fold(header.title)
        and not (OTHER.fullmatch(words) or _PUBLISHER.search(words))
        and not ((says_office(words) or EVENT.search(words)) and not ROOM.search(words))
    ):
        header.places[at] = words


def _read_remark(header: Header, match: re.Match[str], language: str) -> str:
    """Take in a line such as "Published: 11 March 2022" or "Topics: …"."""
    if match["issued"] or match["spoken"]:
        day = best_day(find_days(match["value"], language))
        if match["issued"]:
            header.issued = header.issued or day
        elif day:
            header.when, header.sure = day, True
    return HEADING


def _read_field(header: Header, match: re.Match[str], language: str) -> str:
    """Take in a line such as "Place: Moscow"."""
    value = match["value"].strip()
    if match["number"]:
        header.numbers.append(value)
        return NUMBER
    if match["date"]:
        header.when = best_day(find_days(value, language)) or header.when
        header.sure = header.when is not None
    elif match["place"]:
        header.place = value
    elif not header.title or _GENERIC.fullmatch(header.title):
        header.title = value
    return HEADING


def _tells_place(header: Header, found: FoundDate) -> bool:
    """Tell whether a line that repeats the day may still tell the place beside it, or repeats that of the title."""
    if header.when is None or not found.edtf:
        return False
    again = header.when.edtf != found.edtf and found.edtf in header.title_days
    return again or (not header.place and header.when.edtf == found.edtf)


def _read_day(header: Header, words: str, language: str) -> bool:
    """Take in a line that says the day, perhaps after the place; tell whether it was one."""
    found = [date for date in find_days(words, language) if not date.relative]
    best = next((date for date in found if date.edtf), None)
    at = _AT.search(words)
    header.place = header.place or (at["place"].strip() if at else "")
    if best is None or best.edtf is None or (header.sure and header.when and not _tells_place(header, best)):
        return False
    if len(words) > LONGEST_DATED:
        header.within = header.within or whole_day(best.edtf, best.words)
        return False
    words = words.replace(at[0], "") if at else words
    ahead = BEFORE_DATE.sub("", WEEKDAY.sub("", words[: best.start])).strip(" ,([（📅")
    behind = WEEKDAY.sub("", _HOUR_AND_ID.sub("", words[best.end :])).strip(" .)]）,")
    behind = "" if standing_of(behind) else behind  # "14 mars 2022 - Seul le prononcé fait foi"
    if not ahead and PARTED.match(words[best.end :]) and PLACE.fullmatch(behind.strip("– -|")) and header.title:
        header.place, behind = header.place or behind.strip("– -|"), ""
    placed = bool(PARTED.search(words[: best.start])) and bool(PLACE.fullmatch(ahead))
    placed = placed and (bool(header.title) or ("," not in ahead and len(ahead.split()) < 3))
    # Above the title a line with other words than place and day is the title.
    room = 24 if header.title else 6
    if len(behind) + (0 if placed else len(ahead)) > room or len(ahead) > max(room, 40):
        header.within = header.within or (whole_day(best.edtf, best.words) if header.title else None)
        return False
    whole = whole_day(best.edtf, best.words)
    if not whole and ahead and not placed:
        return False  # "Session of 2012–2013"
    if header.when and header.when.edtf != best.edtf:
        header.issued = header.issued or header.when
    header.when, header.sure = whole or when.from_edtf(best.edtf, words=best.words), True
    if placed:
        header.place = header.place or ahead
    return True
