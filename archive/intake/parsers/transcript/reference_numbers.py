"""Reference numbers above a text: those that fill their line, and those within one."""

import re

_NUMBER_WORD = r"(?:No\.?|№|N[°ºo]\.?|Nr\.?|Ref(?:erence)?\.?|Номер|Исх\.?|Doc(?:ument)?\.?|文号|编号|編號|文號|第)"
_NUMBER = re.compile(
    rf"(?P<word>{_NUMBER_WORD})?\s*[:：]?\s*"
    rf"(?P<number>(?:[A-Z]{{1,5}}\s(?=\d{{2,4}}/\d))?[^\W_][\w./()\[\]-]*[\w)\]])\s*(?:号|號)?"
)
NUMBER_INSIDE = re.compile(
    r"(?:№|\bNo\.|\bN°|\bNr\.)\s*(?P<number>[^\W_][\w./-]*\d[\w/-]*)"
    # a symbol of the United Nations: S/PV.9001, A/RES/77/1
    r"|(?<![\w(/])(?P<symbol>(?:A|S|E|ST|CD|TD|DP)/(?:[A-Z][\w.]*/?)*[\w./]*\d(?:\([IVXL]+\))?)(?![\w/])"
)


def read_number(words: str) -> re.Match[str] | None:
    """Return the match of a reference number that fills its line: 243-14-02-2022, No. 17, A/RES/217(III)."""
    match = _NUMBER.fullmatch(words)
    if not match or not any(char.isdigit() for char in match["number"]):
        return None
    groups = re.split(r"[-/.]", match["number"])
    lettered = any(char.isalpha() for char in match["number"]) and len(groups) > 1
    return match if match["word"] or len(groups) > 3 or lettered else None
