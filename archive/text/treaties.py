"""Names of treaties in running text: the New START Treaty, Charter of Paris, Минские соглашения, Minsker Abkommen.

What a treaty is called by its parties or its place begins with a capital; "the agreement" and "a joint declaration"
name none.
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
    """Yield where names of treaties stand in a text of a language: en, ru, de, fr, es; of others none is known."""
    language = language.partition("-")[0]
    if language in _OTHERS:
        yield from (met.span(WHOLE) for met in found(_OTHERS[language], text))
    elif language == "en":
        yield from _english(text)


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
