"""Names and offices in Chinese, Japanese and Korean labels, where no space parts them: 布林肯国务卿, 黄委員志明."""

import re

from archive.intake.parsers.transcript.words import HAN_OFFICES, SURNAMES
from archive.text.names import fold

_TITLES = ("先生", "女士", "小姐", "さん", "氏", "君", "님", "씨")
_OFFICES = tuple(sorted((word for word in HAN_OFFICES if word not in _TITLES), key=len, reverse=True))
_FIELDS = re.compile(
    r"(?:中国|中國|日本|美国|美國|俄罗斯|俄羅斯|外交|外務|外务|国防|國防|防衛|财政|財政|財務|商务|商務|经济|經濟|経済産業|行政|立法|交通|運輸|"
    r"运输|教育|卫生|衛生|農林水産|内閣官房|官房|总|總|総|副|首席|常务|常務|国务|國務|国務|联合国|聯合國|欧盟|歐盟|北约|北約|特任|代理|执行|執行|"
    r"新闻|新聞|报道|報道|内閣|内阁|[一-鿿]{1,8}(?:部|局|处|處|院|厅|廳|司|署|会|會|委|省|府|大学|大學|办|辦))*\Z"
)
_KOREAN_OFFICES = (
    "대변인",
    "장관",
    "차관",
    "대통령",
    "총리",
    "의원",
    "위원장",
    "위원",
    "의장",
    "국장",
    "실장",
    "대사",
    "부대변인",
)
_DOTS = re.compile(r"[•·・‧．∙⋅]")
LONGEST = 4  # letters of a Chinese name, without dots


def han_named(plain: str) -> tuple[str, str]:
    """Return office and name of a label in Chinese, Japanese or Korean."""
    name = _without_title(plain)
    korean = _korean(name)
    if korean:
        return korean
    middle = _office_amid(name)
    if middle:
        return middle
    office = next((word for word in _OFFICES if name.endswith(word)), "")
    if office:
        stem = name[: -len(office)].strip("\u3000 ")
        field = _FIELDS.search(stem)
        bearer = stem[: field.start()] if field else stem
        return name[len(bearer) :].strip("\u3000 "), bearer.strip("\u3000 ")
    return _office_ahead(name)


def _without_title(plain: str) -> str:
    title = next((word for word in _TITLES if plain.endswith(word) and len(plain) > len(word)), "")
    return plain[: len(plain) - len(title)].strip()


def _korean(plain: str) -> tuple[str, str] | None:
    """Return office and name of "김철수 대변인"."""
    if plain in _KOREAN_OFFICES:
        return plain, ""
    before, space, last = plain.rpartition(" ")
    if space and last.endswith(_KOREAN_OFFICES):
        return last, before
    if space and before.endswith(_KOREAN_OFFICES) and len(last) <= LONGEST:
        return before, last
    return None


def _office_amid(plain: str) -> tuple[str, str] | None:
    """Return office and name of 黄委員志明: surname, office, given name."""
    if not 4 <= len(plain) <= 9 or fold(plain[0])[:1] not in SURNAMES:
        return None
    for word in _OFFICES:
        at = plain.find(word)
        given = plain[at + len(word) :]
        ahead = _FIELDS.search(plain[1:at]) if at > 0 else None
        if at > 0 and ahead and ahead.start() == 0 and 1 <= len(given) <= 2:
            return plain[1 : at + len(word)], plain[0] + given
    return None


def _office_ahead(plain: str) -> tuple[str, str]:
    """Return office and name of 外交部长王毅, of 俄罗斯总统普京; without an office the whole is the name."""
    ends = [plain.rfind(word) + len(word) for word in _OFFICES if word in plain]
    end = max(ends, default=0)
    name = plain[end:].strip("\u3000 ")
    if not end or not (1 < len(name) <= LONGEST or _DOTS.search(name)):
        return "", plain
    return plain[:end].strip("\u3000 "), name
