"""Chinese words for dates, simplified and traditional, with what must not stand beside those found inside
other words."""

from archive.text.when.spoken import CENTURY, DAY, DECADE, MONTH, WEEK, YEAR

DIGITS = {
    "〇": 0,
    "零": 0,
    "○": 0,
    "一": 1,
    "二": 2,
    "两": 2,
    "兩": 2,
    "三": 3,
    "四": 4,
    "五": 5,
    "六": 6,
    "七": 7,
}
DIGITS |= {"八": 8, "九": 9}
TENS = {"十": 10, "廿": 20, "卅": 30}
WEEKDAYS = {
    "一": 0,
    "二": 1,
    "三": 2,
    "四": 3,
    "五": 4,
    "六": 5,
    "日": 6,
    "天": 6,
    "1": 0,
    "2": 1,
    "3": 2,
    "4": 3,
    "5": 4,
    "6": 5,
}

# In the place of a year before a month; a pattern for what must not stand before and after.
RELATIVE_YEARS = {
    "今年": (0, "如", "轻|輕|龄|齡|纪|紀|青"),
    "本年": (0, "日基成样版文", "龄|齡|代|轻|輕|级|級"),
    "去年": (-1, "过過失除", "代|轻|輕|龄|齡"),
    "明年": (1, "光文黎", "代|轻|輕"),
    "前年": (-2, "以目之当當生年", "代|轻|輕|均"),
    "后年": (2, "以之今战戰年", "代|轻|輕|均"),
    "後年": (2, "以之今战戰年", "代|轻|輕|均"),
}
# Eras of Japan and the Republic: what the first of their years follows.
ERAS = {"令和": 2018, "平成": 1988, "昭和": 1925, "大正": 1911, "明治": 1867, "民國": 1911, "民国": 1911}
FIRST_YEAR = "元"
THAT_YEAR = ("同年", "当年", "當年", "该年", "該年")

_NOT_TODAY = r"下(?!午|班|雨|达|達)|气(?!氛)|氣(?!氛)|性"
# Phrase: unit, steps, characters that must not stand before, what must not stand after.
PHRASES = {
    "今天": (DAY, 0, "当當像", _NOT_TODAY),
    "今日": (DAY, 0, "", "俄罗斯|中国|头条|美国|本"),
    "今晚": (DAY, 0, "", ""),
    "今晨": (DAY, 0, "", ""),
    "今早": (DAY, 0, "", ""),
    "昨天": (DAY, -1, "", ""),
    "昨日": (DAY, -1, "", "本"),
    "昨晚": (DAY, -1, "", ""),
    "明天": (DAY, 1, "光文黎英聪", "下(?!午|班|雨)|然"),
    "明日": (DAY, 1, "光文黎声聲说說证證", "本|期|之"),
    "后天": (DAY, 2, "先以今之最然日天年月", "性|形|的"),
    "後天": (DAY, 2, "先以今之最然日天年月", "性|形|的"),
    "前天": (DAY, -2, "目以之当當空提从從先年月天日", ""),
    "大后天": (DAY, 3, "", ""),
    "本月": (MONTH, 0, "日基", "球|亮"),
    "这个月": (MONTH, 0, "", ""),
    "這個月": (MONTH, 0, "", ""),
    "上个月": (MONTH, -1, "以", ""),
    "上個月": (MONTH, -1, "以", ""),
    "上月": (MONTH, -1, "以", "球"),
    "下个月": (MONTH, 1, "以", ""),
    "下個月": (MONTH, 1, "以", ""),
    "下月": (MONTH, 1, "以", "球"),
    **{
        f"{which}{week}": (
            WEEK,
            steps,
            "以日基早晚",
            "年|期|围|圍|边|邊|刊|报|報|恩|全|密|末|知|[一二三四五六日天1-6]",
        )
        for which, steps in (("上", -1), ("本", 0), ("这", 0), ("這", 0), ("下", 1))
        for week in ("周", "週", "星期", "个星期", "個星期", "一周", "一週")
    },
    "本世纪": (CENTURY, 0, "日", ""),
    "本世紀": (CENTURY, 0, "日", ""),
    "上世纪": (CENTURY, -1, "以", ""),
    "上世紀": (CENTURY, -1, "以", ""),
    "上个世纪": (CENTURY, -1, "以", ""),
    "上個世紀": (CENTURY, -1, "以", ""),
    "本年代": (DECADE, 0, "日", ""),
    "年初": (YEAR, 0, "年\\d大", "次|步|级|級|始|衷|[一二三四五六七八九十]"),
    "年底": (YEAR, 0, "年\\d", "层|層"),
}
WEEKS_WITH_DAY = {"上": -1, "本": 0, "这": 0, "這": 0, "下": 1}
UNITS = {"天": DAY, "日": DAY, "周": WEEK, "週": WEEK, "个星期": WEEK, "個星期": WEEK, "星期": WEEK}
UNITS |= {"个月": MONTH, "個月": MONTH, "年": YEAR}
AFTERWARDS = ("之后", "之後", "以后", "以後", "后", "後")
BEFOREHAND = ("之前", "以前", "前")

# Behind a month and behind a year: thirds, as first and last.
PARTS_OF_MONTH = {"上旬": 1, "中旬": 2, "下旬": 3, "初": 1, "底": 3, "末": 3}
PARTS_OF_YEAR = {"年初": 1, "初": 1, "年中": 2, "年底": 3, "年末": 3, "底": 3, "末": 3}
PARTS_OF_AGE = {
    "初期": 1,
    "初": 1,
    "早期": 1,
    "中期": 2,
    "中叶": 2,
    "中葉": 2,
    "末期": 3,
    "末": 3,
    "后期": 3,
    "後期": 3,
}
SEASONS = {"春": 21, "夏": 22, "秋": 23, "冬": 24}
STRETCHES = {"上半年": 40, "下半年": 41}
STRETCHES |= {
    f"{which}{n}季{d}": 32 + k
    for k, ns in enumerate(("一1", "二2", "三3", "四4"), 1)
    for n in ns
    for which in ("第", "")
    for d in ("度", "")
}
CIRCA_BEFORE = ("大约", "大約", "大概", "约", "約")
CIRCA_AFTER = ("左右", "前后", "前後")
# 以前 and 以后 leave out what is named, 为止 and 起 take it in; so does what stands behind 自 or 截至.
BEFORE = ("之前", "以前", "前")
UNTIL = ("为止", "為止", "止")
AFTER = ("之后", "之後", "以后", "以後", "后", "後")
SINCE = ("以来", "以來", "起")
UNTIL_BEFORE = ("截至", "直到", "直至", "截止", "不晚于", "不晚於", "不迟于", "不遲於")
SINCE_BEFORE = ("自从", "自從", "自", "从", "從", "不早于", "不早於")
# By these a sentence looks ahead or back.
AHEAD = "[将將拟擬]|即将|即將|计划于|計畫於|預計|预计"
BACK = "曾|自从|自從|以来|以來|[行开開表署问問见見谈談成定]了"
PRESENT = ("今", "现在", "現在")
UNKNOWN = ("不详", "不詳")
SHOWN = {
    "months": "1|2|3|4|5|6|7|8|9|10|11|12",
    "seasons": "春季|夏季|秋季|冬季",
    "quarters": "第一季度|第二季度|第三季度|第四季度",
    "halves": "上半年|下半年",
    "thirds": "上旬|中旬|下旬",
    "thirds of year": "年初|年中|年底",
    "day": "{year}年{month}月{day}日",
    "month": "{year}年{month}月",
    "year": "{year}年",
    "day and month": "{month}月{day}日",
    "month alone": "{month}月",
    "season": "{year}年{season}",
    "stretch": "{year}年{stretch}",
    "third of month": "{year}年{month}月{third}",
    "third of year": "{year}年{third_of_year}",
    "decade": "{decade}年代",
    "century": "{century}世纪",
    "about": "约{}",
    "uncertain": "{}（？）",
    "since": "{}以来",
    "until": "{}为止",
    "range": "{}至{}",
    "days": "{year}年{month}月{first}日至{last}日",
    "months of year": "{year}年{first}月至{last}月",
    "years": "{first}年至{last}年",
    "unknown": "不详",
}
