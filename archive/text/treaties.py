"""Names of treaties in running text: the New START Treaty, Charter of Paris, Минские соглашения, Minsker Abkommen.

What a treaty is called by its parties or its place begins with a capital; "the agreement" and "a joint declaration"
name none. Chinese has no capitals: there only what is called by a place of treaties, by two states, by what it bans or
by Latin letters is taken for a name.
"""

import re
from collections.abc import Iterator

from archive.text.seeking import WHOLE, found, sought

_AROUND = 90  # characters before a kind of document in which its name may begin
_WORD = r"[A-Z](?:[\w’'-]|\.(?=\w))*"
_ENGLISH = sought(
    "TCPADMFS",
    r"\b(?:Treaty|Convention|Protocol|Charter|Accords?|Declaration|Agreements?|Memorandum|Covenant|Pact|Final Act|"
    r"Founding Act|Communiqu[eé]|Statute)\b",
)
_BEFORE = re.compile(rf"(?:{_WORD}[ \n]){{1,6}}\Z")
_BEHIND = re.compile(
    rf"[ \n](?:of|on|for|against|concerning)(?:[ \n](?:the|an?))?[ \n]{_WORD}"
    rf"(?:(?:[ \n](?:of|and|on|the|in|for|to|against|their)){{0,3}}[ \n]{_WORD}){{0,12}}"
)
# What stands before a kind of document and is no part of a name, or alone makes none.
_NO_PART = frozenset(
    "the this that these those our your their its his her a an any every each such both no under in on with by for "
    "from as at and but if when since after before although while however thus also all another many some one two "
    "three signing following per via to of".split()
)
_NO_NAME = frozenset(
    "framework joint draft final additional optional peace trade free international general political bilateral "
    "multilateral comprehensive new strategic partnership association cooperation ceasefire basic interim main mutual "
    "national federal state security economic solemn common partial full second first third last present said".split()
)
_CASED = r"(?:ий|ого|ому|им|ом|ое|ие|их|ими|ая|ой|ую)"
_PLACES = (
    "明斯克|布达佩斯|布達佩斯|赫尔辛基|赫爾辛基|巴黎|华沙|華沙|日内瓦|日內瓦|维也纳|維也納|马斯特里赫特|里斯本|奥斯陆|奧斯陸|戴维营|戴維營|雅尔塔|雅爾塔|"
    "波茨坦|上海|旧金山|舊金山|凡尔赛|凡爾賽|罗马|羅馬|海牙|京都|哥本哈根|蒙特利尔|巴塞尔|鹿特丹|代顿|代頓|贝洛韦日|阿拉木图|伊斯坦布尔|马德里|开罗|開羅"
)
_BANS = (
    "中导|中導|反导|反導|反弹道导弹|反彈道導彈|开放天空|開放天空|(?:削减|限制|进攻性)战略武器|核不扩散|核不擴散|不扩散核武器|不擴散核武器|全面禁止核试验|"
    "禁止核武器|(?:禁止)?化学武器|(?:禁止)?生物武器|外空|南极|欧洲常规武装力量|伊核|伊朗核"
)
_KINDS = (
    "条约|條約|协定|協定|协议|協議|公约|公約|宪章|憲章|议定书|議定書|备忘录|備忘錄|公报|公報|(?:基本|最后|最後)文件"
)
_STATES = "中美俄英日法德韩朝印越苏"
# Of two states: 中美三个联合公报, 中日和平友好条约.
_BY_TWO = "联合公报|聯合公報|联合声明|聯合聲明|(?:睦邻)?友好(?:合作)?(?:互助)?条约|互助条约|和平(?:友好)?条约|基本条约"
_HAN_KIND = re.compile("[条條协協公宪憲议議备備声聲文](?:定[书書]|忘[录錄]|[约約定议議报報章明件])")
_HAN = re.compile(
    rf"(?:新?(?:{_BANS})(?:{_KINDS})|新?[A-Z]{{2,}}(?:-[A-Z]+)?(?:条约|條約|协定|協定|公约|公約)"
    rf"|(?:{_PLACES})(?:气候|停火|和平|部长)?(?:{_KINDS})|[{_STATES}]{{2,3}}(?:[一二两三四]个)?(?:{_BY_TWO})"
    r"|北[约約][和与與—-]?俄(?:罗斯|羅斯)?基本文件|北大西洋(?:公约|公約|条约|條約)|(?:联合国|聯合國)(?:宪章|憲章))\Z"
)
_LONGEST_HAN = 24  # characters
_OTHERS = {
    "ru": sought(
        "А-ЯЁ",
        rf"\b[А-ЯЁ][а-яё-]+(?:ск|цк){_CASED} (?:[Зз]аключительн\w{{2,3}} )?(?:договор|соглашени|меморандум|протокол|"
        r"конвенци|деклараци|харти|устав|акт|коммюнике)(?:а|у|ом|е|ы|ов|ам|ами|ах|я|ю|ем|и|й|ям|ями|ях|ей)?\b",
    ),
    "de": sought(
        "A-ZÄÖÜ",
        r"\b(?:[A-ZÄÖÜ][\w-]*-(?:Vertrag|Abkommen|Konvention|Protokoll|Charta|Memorandum)(?:e?s)?|"
        r"(?!(?:Dies|Uns|Unser|Jed|Jen|Neu|Weiter|Ein|Kein|Ihr|Sein|Solch|Welch|All|Manch|Gemeinsam|"
        r"International|Bilateral)er )"
        r"[A-ZÄÖÜ][a-zäöüß]{2,}er (?:Abkommen|Vertrag|Memorandum|Protokoll|Erklärung|Vereinbarungen|Charta|Schlussakte|"
        r"Konvention|Verträge))\b",
    ),
    "fr": sought(
        "AaTtCcPpMmDd",
        r"\b(?:[Aa]ccords?|[Tt]raité|[Cc]harte|[Cc]onvention|[Pp]rotocole|[Mm]émorandum|[Dd]éclaration)"
        r" (?:de |d[’'])(?!Monsieur|Madame)[A-ZÉÈ][\w-]+(?: [A-ZÉÈ][\w-]+)*",
    ),
    "es": sought(
        "AaTtCcPpMmDd",
        r"\b(?:[Aa]cuerdos?|[Tt]ratado|[Cc]arta|[Cc]onvenio|[Pp]rotocolo|[Mm]emorando|[Dd]eclaración)"
        r" de (?:La |San )?(?!Don|Doña)[A-ZÁÉÍÓÚ][\w-]+(?: [A-ZÁÉÍÓÚ][\w-]+)*",
    ),
}  # fmt: skip


def treaties(text: str, language: str) -> Iterator[tuple[int, int]]:
    """Yield where names of treaties stand in a text of a language: en, ru, de, fr, es, zh; of others none is known."""
    language = language.partition("-")[0]
    if language in _OTHERS:
        yield from (met.span(WHOLE) for met in found(_OTHERS[language], text))
    elif language == "en":
        yield from _english(text)
    elif language == "zh":
        yield from _chinese(text)


def _chinese(text: str) -> Iterator[tuple[int, int]]:
    """Yield the names in Chinese: from each kind of document back to the place, states or letters it is called by."""
    last = 0
    for met in _HAN_KIND.finditer(text):
        name = _HAN.search(text, max(last, met.start() - _LONGEST_HAN), met.end())
        if name:
            last = met.end()
            yield name.span()


def _english(text: str) -> Iterator[tuple[int, int]]:
    """Yield the names in English: what stands in capitals before a kind of document, and what it is of, on or for."""
    last = 0
    for met in found(_ENGLISH, text):
        if met.start() < last:
            continue
        before = _BEFORE.search(text, max(last, met.start() - _AROUND), met.start())
        words = before[0].split() if before else []
        while words and words[0].lower() in _NO_PART:
            words.pop(0)
        end = met.end(WHOLE)
        behind = _BEHIND.match(text, end)
        named = any(word.lower() not in _NO_NAME for word in words)
        if named or behind:
            start, last = met.start() - sum(len(word) + 1 for word in words), behind.end() if behind else end
            yield start, last - len(text[start:last]) + len(text[start:last].rstrip(".’'-"))
