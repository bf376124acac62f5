"""Titles of documents in quotation marks: 《上海公报》, «Договор о ракетах», “Charter for European Security”.

Names of treaties that stand without them are found by `archive.text.treaties`.
"""

import re
from collections.abc import Iterator

_MOST = 200  # characters
_QUOTED = re.compile(
    rf"《(?P<han>[^《》\n]{{2,{_MOST}}})》|«(?P<angled>[^«»\n]{{4,{_MOST}}})»|„(?P<low>[^„“”\n]{{4,{_MOST}}})[“”]|"
    rf"“(?P<high>[^“”\n]{{4,{_MOST}}})”"
)
# What documents of states are called.
_DOCUMENT = re.compile(
    r"条约|條約|协定|協定|协议|協議|宣言|声明|聲明|公报|公報|公约|公約|议定书|議定書|宪章|憲章|备忘录|備忘錄|决议|決議|章程|"
    r"文件|法案|\b(?:treaty|agreement|declaration|charter|convention|protocol|memorandum|communiqu[eé]|accords?|"
    r"covenant|statute|act|resolution|joint statement|договор\w{0,3}|соглашени\w{1,3}|деклараци\w{1,3}|харти\w{1,3}|"
    r"конвенци\w{1,3}|протокол\w{0,3}|меморандум\w{0,3}|коммюнике|устав\w{0,3}|акт\w{0,3}|совместное заявление|"
    r"договір|договору|угод\w{1,3}|декларац\w{2,4}|конвенц\w{2,4}|traité|accord|déclaration|charte|convention|"
    r"protocole|vertrag|abkommen|erklärung|charta|konvention|protokoll|tratado|acuerdo|declaración|carta|convenio|"
    r"protocolo)\b",
    re.IGNORECASE,
)
_CAPITAL = re.compile(r"[^\W\d_]")


def titles(text: str) -> Iterator[tuple[int, int]]:
    """Yield where titles of documents stand in quotation marks, without the marks: they name a kind of document.

    Titles of alphabetic scripts begin with a capital letter.
    """
    for met in _QUOTED.finditer(text):
        kind = met.lastgroup or ""
        words = met[kind]
        first = _CAPITAL.search(words)
        capital = kind == "han" or (first and first[0].isupper())
        if capital and _DOCUMENT.search(words):
            yield met.span(kind)
