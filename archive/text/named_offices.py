"""Offices in running text: "the Minister", 国务卿, министр; and names that stand with an office before or behind them.

Which office is meant, and who held it that day, the catalogue knows; here are only the words.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from archive.text.seeking import found, sought
from archive.text.spelling import fold

# What an office is, whatever the language: words that the names of such offices have. The first that fits counts.
_RANKS: dict[str, tuple[str, ...]] = {
    "secretary-general": (
        "secretary-general", "secretary general", "генеральный секретарь", "генеральний секретар", "秘书长",
        "secretaire general", "secretario general", "generalsekretar", "امين عام", "الامين العام",
    ),
    "secretary of state": ("secretary of state", "государственный секретарь", "госсекретарь", "держсекретар", "国务卿"),
    "prime minister": (
        "prime minister", "premier ministre", "premierminister", "ministerprasident", "primer ministro",
        "primera ministra",
        "премьер", "прем'єр", "премєр", "председатель правительства", "总理", "首相", "رئيس الوزراء",
    ),
    "foreign minister": (
        "foreign minister", "minister of foreign affairs", "minister for foreign affairs", "foreign secretary",
        "министр иностранных дел", "глава мид", "міністр закордонних справ", "外长", "外交部长", "外相",
        "ausenminister",
        "aussenminister", "ministre des affaires etrangeres", "ministro de relaciones exteriores", "وزير الخارجيه",
    ),
    "minister": ("minister", "министр", "міністр", "部长", "ministre", "ministro", "ministra", "防长", "财长", "وزير"),
    "chancellor": ("chancellor", "bundeskanzler", "kanzler", "канцлер", "chancelier", "canciller", "德国总理"),
    "president": ("president", "президент", "总统", "国家主席", "presidente", "prasident", "رئيس"),
}  # fmt: skip
_FOLDED_RANKS = [(rank, tuple(map(fold, words))) for rank, words in _RANKS.items()]
_OTHERS = re.compile("vice[- ]|deputy|вице-|заместитель|віце-|заступник|副|assistant|помощник|under ?secretary")
# Ranks that an office of another rank may be called by: a foreign minister is "the Minister".
CALLED = {
    "minister": ("minister", "foreign minister"),
    "secretary": ("secretary of state",),
    "prime minister": ("prime minister", "chancellor"),
    "foreign minister": ("foreign minister", "secretary of state"),
}
_NO_PORTFOLIO = (
    r"(?!\s(?:иностранн|оборон|финанс|внутренн|эконом|энерг|юстиц|здрав|культур|образ|труд|транспорт|промышл|сельск|"
    r"природ|закордон|економ|охорон|юстиці|освіт|без портфел)|\s+[А-ЯІЇЄҐ«\"])"
)
_CASES = "(?:а|у|ом|ові|ем|еві|е|і|я|ю)?"
_BY = "与和同对向由请使被给据让见问到，。；：、“（\\s"  # what may stand before a Chinese office that is named alone


def _spaced(articles: str, words: str, not_after: str) -> str:
    return rf"\b(?:{articles})\s(?P<office>{words})\b{not_after}"


_ROMANCE = r"(?!\s(?:de|des|du|del|d'|dels|délégué|général|general|en|para)\b|\s?d['’]|\s+[A-ZÀ-Ý])"
_ALONE: dict[str, re.Pattern[str]] = {
    "en": sought(
        "Tt",
        _spaced(
            "[Tt]he",
            "[Ss]ecretary[- ][Gg]eneral|[Ss]ecretary of [Ss]tate|[Pp]rime [Mm]inister|[Ff]oreign [Mm]inister|"
            "[Mm]inister|[Ss]ecretary|[Cc]hancellor|[Pp]resident",
            r"(?!\s(?:of|for|to the)\b|[- ]+[A-Z]|-)",
        ),
    ),
    "ru": sought(
        "МмГгПпКк",
        rf"(?<![\w-])(?P<office>[Мм]инистр{_CASES}|[Гг]оссекретар(?:ь|я|ю|[её]м|е)|[Пп]резидент{_CASES}|[Кк]анцлер{_CASES}|"
        rf"[Пп]ремьер(?:-министр)?{_CASES})(?![\w-]){_NO_PORTFOLIO}",
    ),
    "uk": sought(
        "МмДдПпКк",
        rf"(?<![\w-])(?P<office>[Мм]іністр{_CASES}|[Дд]ержсекретар{_CASES}|[Пп]резидент{_CASES}|[Кк]анцлер{_CASES}|"
        rf"[Пп]рем['’ʼ]єр(?:-міністр)?{_CASES})(?![\w-]){_NO_PORTFOLIO}",
    ),
    "zh": sought(
        "国外部总首秘",
        rf"(?:(?<=^)|(?<=[{_BY}]))(?P<office>国务卿|外交部长|外长|部长|总统|总理|首相|秘书长)"
        r"(?![们级职府办会\u4e00-\u9fff]?(?:们|级|府|办公室|会议|候选人)|[·•])",
    ),
    "fr": sought(
        "LlAaDd",
        _spaced("[Ll]e|[Ll]a|[Aa]u|[Dd]u", "[Pp]remier ministre|ministre|président|présidente|chancelier|chancelière|"
                "secrétaire général|Président|Présidente|Ministre", _ROMANCE),
    ),
    "es": sought(
        "EeLlAaDd",
        _spaced("[Ee]l|[Ll]a|[Aa]l|[Dd]el", "[Pp]rimer ministro|[Mm]inistro|[Mm]inistra|[Pp]residente|[Pp]residenta|"
                "[Cc]anciller|[Ss]ecretario [Gg]eneral", _ROMANCE),
    ),
    "de": sought(
        "Dd",
        _spaced("[Dd]er|[Dd]ie|[Dd]en|[Dd]em|[Dd]es", "Bundeskanzler(?:in|s)?|Kanzler(?:in|s)?|Außenminister(?:in|s)?|"
                "Minister(?:in|s)?|Präsident(?:in|en)?|Ministerpräsident(?:in|en)?|Generalsekretär(?:in|s)?",
                r"(?!\s(?:de[srmn]|für|von|a\. ?D)\b|\s+(?:Dr\. )?[A-ZÄÖÜ][a-zäöü]+\s(?:[A-ZÄÖÜ]|hat|ist))"),
    ),
}  # fmt: skip
_FORMER = re.compile(
    r"(?:former|ex|late|then|бывш\w+|тогдашн\w+|экс|колишн\w+|ancien\w*|antigu\w+|früher\w*|ehemalig\w*|前|时任|原)"
    r"[\s-]*\Z"
)
_LONGEST_BEFORE = 16
_HAN_OFFICE = re.compile(
    "(?:国务卿|外交部长|外长|部长|总统|总理|首相|秘书长|主席|发言人|议长|大使|特使|先生|女士|国王|王储|司长|副)+"
)
_SPACED_OFFICE = re.compile(
    r"\b(?:mr|mrs|ms|dr|sir|the|hon|honourable|president|minister|secretary|chancellor|premier|prime|foreign|general|of|"
    r"state|ambassador|senator|chairman|speaker|herr|frau|monsieur|madame|m|mme|senor|senora|le|la|el|don|dona|bundeskanzler|"
    r"bundeskanzlerin|bundesminister|bundesministerin|kanzler|kanzlerin|prasident|prasidentin|presidente|presidenta|ministro|"
    r"ministra|ministre|canciller|secretario|президент|министр|госсекретарь|канцлер|премьер|премьер-министр|посол|господин|"
    r"госпожа|міністр|прем'єр|премєр|пан|пані)\b\s*"
)


@dataclass(frozen=True)
class OfficeAlone:
    """An office named without its holder and its state: words == text[start:end]; `ranks` are what it may be."""

    start: int
    end: int
    words: str
    ranks: tuple[str, ...]


@lru_cache(maxsize=10_000)
def rank_of(name: str) -> str:
    """Return what kind of office a name is of ("foreign minister"), "" where it is none that is told alone."""
    folded = fold(name)
    if _OTHERS.search(folded):
        return ""
    return next((rank for rank, words in _FOLDED_RANKS if any(word in folded for word in words)), "")


def offices_alone(text: str, language: str) -> list[OfficeAlone]:
    """Return the places where an office is named alone; those of former holders are left out."""
    pattern = _ALONE.get(language.split("-", maxsplit=1)[0])
    offices = []
    for met in found(pattern, text) if pattern else ():
        if not _FORMER.search(text, max(0, met.start() - _LONGEST_BEFORE), met.start()):
            rank = rank_of(met["office"]) or ("secretary" if fold(met["office"]) == "secretary" else "")
            offices.append(OfficeAlone(*met.span("office"), met["office"], CALLED.get(rank, (rank,))))
    return offices


def is_former(text: str, start: int) -> bool:
    """Tell whether what begins at `start` is called former."""
    return _FORMER.search(text, max(0, start - _LONGEST_BEFORE), start) is not None


def without_office(name: str) -> str:
    """Return a folded name without the office or the courtesy that stands with it: 布林肯国务卿, Secretary Blinken.

    "" where nothing of the kind stands there, or nothing else does.
    """
    folded = fold(name)
    rest = _HAN_OFFICE.sub("", folded) if re.search("[\u3400-\u9fff]", folded) else _leading_office(folded)
    return rest.strip() if rest.strip() != folded else ""


def _leading_office(folded: str) -> str:
    at = 0
    while met := _SPACED_OFFICE.match(folded, at):
        at = met.end()
    return folded[at:]
