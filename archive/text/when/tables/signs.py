"""Words of Korean and Japanese dates and the Chinese ones that say the same in as many characters.

A date in these languages is built as in Chinese: year, month, day, each with its sign behind the number. So a text is
read with the Chinese words put in the place of its own, and each character keeps its place.
"""

import re

_KOREAN = {
    "지난해": "去年 ", "작년": "去年", "올해": "今年", "금년": "今年", "내년": "明年", "재작년": "前年 ",
    "오늘": "今天", "어제": "昨天", "내일": "明天", "모레": "后天", "그제": "前天", "그저께": "前天 ",
    "지난달": "上个月", "이번달": "这个月", "다음달": "下个月", "이번 달": "这个月 ", "다음 달": "下个月 ",
    "지난주": "上一周", "이번주": "这一周", "다음주": "下一周", "이번 주": "这一周 ", "다음 주": "下一周 ",
    "상반기": "上半年", "하반기": "下半年",
}  # fmt: skip
_JAPANESE = {
    "昨年": "去年", "来年": "明年", "一昨年": "前年 ", "本日": "今日", "一昨日": "前天 ", "明後日": "后天 ",
    "先週": "上周", "今週": "本周", "来週": "下周", "先月": "上月", "今月": "本月", "来月": "下月", "から": "至 ",
}  # fmt: skip
# Behind a number only: 일 is also the first of "Japan" and of "work".
_KOREAN_BEHIND = {
    "년 전": " 年前", "개월 전": " 个月前", "일 전": " 天前", "주 전": " 周前", "년대": "年代", "년": "年", "월": "月", "일": "日", "세기": "世纪", "분기": "季度", "주": "周", "개월": "个月",
}  # fmt: skip
_KOREAN_PARTS = {"초": "初", "말": "底", "중순": "中旬", "상순": "上旬", "하순": "下旬", "전": "前", "중반": "中期"}
_KOREAN_PARTS |= {"부터": " 至"}
WRITTEN = re.compile("[\u3040-\u30ff\uac00-\ud7a3]")


def _pattern(table: dict[str, str], before: str = "", after: str = "") -> re.Pattern[str]:
    return re.compile(before + "(?:" + "|".join(sorted(table, key=len, reverse=True)) + ")" + after)


_FREE = {"ko": _pattern(_KOREAN, r"(?<![가-힣])"), "ja": _pattern(_JAPANESE)}
_BEHIND = _pattern(_KOREAN_BEHIND, r"(?:(?<=\d)|(?<=\d )|(?<=\d분기 ))(?!일본|일어|일곱|주년|년간|일간|개월간)")
_PARTS = _pattern(_KOREAN_PARTS, r"(?:(?<=[年月代纪日周])|(?<=[年月代纪日周] ))", r"(?![가-힣]{2})")
TABLES = {"ko": _KOREAN, "ja": _JAPANESE}


def as_chinese(flat: str, language: str) -> str:
    """Return the text of a language, "ko" or "ja", with its words of dates in Chinese, as long as it was."""
    table = TABLES[language]
    flat = _FREE[language].sub(lambda match: table[match[0]], flat)
    if language == "ko":
        flat = _BEHIND.sub(lambda match: _KOREAN_BEHIND[match[0]], flat)
        flat = _PARTS.sub(lambda match: _KOREAN_PARTS[match[0]], flat)
    return flat
