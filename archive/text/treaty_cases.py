"""The nominative of treaties' names that a Russian text declines: «Минских соглашений» are «Минские соглашения»."""

import re

# Stem of the kind of document: nominative in the singular and in the plural, and its gender.
_KINDS = {
    "договор": ("договор", "договоры", "m"),
    "меморандум": ("меморандум", "меморандумы", "m"),
    "протокол": ("протокол", "протоколы", "m"),
    "устав": ("устав", "уставы", "m"),
    "акт": ("акт", "акты", "m"),
    "соглашени": ("соглашение", "соглашения", "n"),
    "конвенци": ("конвенция", "конвенции", "f"),
    "деклараци": ("декларация", "декларации", "f"),
    "харти": ("хартия", "хартии", "f"),
    "коммюнике": ("коммюнике", "коммюнике", "n"),
}
_ADJECTIVE = {"m": "ий", "n": "ое", "f": "ая", "plural": "ие"}
_FINAL = {"m": "ый", "n": "ое", "f": "ая", "plural": "ые"}
_NAME = re.compile(
    r"(?P<place>[А-ЯЁ][а-яё-]+[сц]к)(?P<case>ий|ого|ому|им|ом|ое|ие|их|ими|ая|ой|ую)(?P<space>\s)"
    r"(?:(?P<final>[Зз]аключительн)\w{2,3}\s)?(?P<kind>" + "|".join(_KINDS) + r")(?P<ending>[а-я]{0,3})"
)
_PLURAL = frozenset("ие их ими".split())
_DATIVE = ("ам", "ям")  # "Минским соглашениям"; in the singular it is "Минским соглашением"


def nominative(words: str, language: str) -> str:
    """Return a treaty's name as it is called, where its kind and the ending before it tell that for sure; else as it
    is."""
    match = _NAME.fullmatch(words) if language.partition("-")[0] == "ru" else None
    if match is None:
        return words
    several = match["case"] in _PLURAL or (match["case"] == "им" and match["ending"].endswith(_DATIVE))
    one, many, gender = _KINDS[match["kind"]]
    form = "plural" if several else gender
    final = f"{match['final']}{_FINAL[form]} " if match["final"] else ""
    return f"{match['place']}{_ADJECTIVE[form]} {final}{many if several else one}"
