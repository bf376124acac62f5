"""Lines above a text that tell of the record itself: when it was published, its topics, which standing it has."""

import re

LONGEST = 300  # characters of a line that says a standing
# Lines that tell of the record what no field of ours holds, or when it was published.
REMARK = re.compile(
    r"""(?:(?P<issued>(?:first\s)?(?:published|released|publi[ée]e?|veröffentlicht|опубликован[оа]?|发布时间|發布時間))
      | (?P<spoken>delivered\s(?:on|at)|recorded|aired|held\son|gehalten\sam|дата\sпроведения)
      | from|by|topics?|subjects?|themen?|sprecher(?:innen)?|speakers?|participants?|present|attendees|witness(?:es)?
      | (?:last\s)?updated|e\s?&\s?oe?|transcript|интервьюер|темы?|участники|присутствуют|intervenants|sujets?|temas
      | 来源|來源|出席者?)
    \s?[:：]\s*(?P<value>\S.*)""",
    re.IGNORECASE | re.VERBOSE,
)
_STANDINGS = (
    ("prepared", r"check against delivery|as prepared|seul le prononcé fait foi|es gilt das gesprochene wort|"
                 r"cotejar con el discurso|embargoed until"),
    ("transcript-official", r"as delivered|exactly as it was delivered|stenographic|verbatim|стенограмма|wortprotokoll|"
                            r"versión estenográfica|проверено против произнесенного"),
)  # fmt: skip
# Lines that say nothing which a field holds, but are neither title nor place.
OTHER = re.compile(
    r"[(\[]?(?:transcript|e\s?&\s?oe?|subject to correction|provisional|corrigé|unrevised|end"
    r"|(?:unofficial|courtesy) translation|неофициальный перевод|неофіційний переклад|非正式译文|非官方翻译"
    r"|traduction non officielle|traducción no oficial|nichtamtliche übersetzung)[)\]]?",
    re.IGNORECASE,
)


def standing_of(words: str) -> str:
    """Return the standing that a line gives the text: "Check against delivery", "(Unofficial translation)"; else ""."""
    if len(words) > LONGEST:
        return ""
    return next((standing for standing, pattern in _STANDINGS if re.search(pattern, words, re.IGNORECASE)), "")
