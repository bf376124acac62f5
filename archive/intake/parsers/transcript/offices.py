"""Words that tell an office, and those that go on it: "Secretary" of State, "Minister" for Foreign Affairs."""

import re
from functools import lru_cache


def _tuple(words: str) -> tuple[str, ...]:
    return tuple(words.split())


# Beginnings of words that say which office somebody holds.
BEGINNINGS = _tuple("""
president vice-president vice minister secretary chair ambassador commander chief director governor senator
representative commissioner chancellor king queen prince princess general admiral official spokes head delegate
witness prosecutor usher registrar defendant min.
aide mayor leader premier premierminister advisor adviser deputy undersecretary under-secretary envoy rapporteur
coordinator moderator journalist reporter correspondent speaker editor member pope sheikh emir sultan whip treasurer
congress administrator archbishop bishop justice taoiseach tánaiste professor sec. gov. amb. dep. rep. sen.
президент министр председател премьер глава посол секретарь командующ начальник директор губернатор
представител заместител руководител журналист корреспондент ведущ замминистр депутат постпред помощник советник канцлер
судья прокурор адвокат подсудим свидетел
міністр прем’єр прем'єр голова очільник представник представниц речник речниц радник керівник
presidente presidenta vicepresident ministro ministra secretari gobernador alcald titular subsecretari embajador
canciller viceministr
coordinador rey directora jefe jefa representante periodista comisionad experta experto moderador diputad
président vice-président ministre secrétaire ambassadeur ambassadrice rapporteur directeur directrice chef député
députée sénateur sénatrice chancelière chancelier porte-parole journaliste premier haut garde
präsident minister bundeskanzler kanzler bundesminister staatssekretär staatsminister abgeordnet vorsitzend
vizepräsident botschafter außenminister aussenminister sprecher regierungssprecher srs sts vors. pst vorsitz
conseller portavoz porta-voz portaveu diputat síndic secretària alcalde alcaldessa
bakan başbakan cumhurbaşkan büyükelçi sözcü başkan
assessor assessora asesor formand
senador legislador esimees pirminink abiesimees
poseł posłanka prezydent marszałek wicemarszałek senatorowie sekretarz
deputado deputada embaixador porta-voz secretário chanceler
sottosegretario senatore senatrice onorevole ministr
staatssecretaris voorzitter statsråd talman statsminister utrikesminister
وزير وزيرة رئيس رئيسة سفير سفيرة متحدث متحدثة ناطق أمين مدير مديرة مسؤول مبعوث مندوب سخنگو
وزیر سفیر رئیس معاون نماینده فرمانده دبیرکل ترجمان صدر چیئرمین
שר שרת היו"ר יו"ר ראש דובר דוברת נשיא שגריר מזכיר
υπουργ πρωθυπουργ πρόεδρ προεδρ αντιπρόεδρ αντιπροεδρ εκπρόσωπ εκπροσωπ πρέσβ πρεσβ βουλευτ γραμματέα γραμματεα
министър министар министер вицепремиер премијер посланик посланец говорител портпарол председник секретар
ministar ministric predsjedni predsednik potpredsjedni glasnogovorni veleposlan zastupni
předsed místopředsed predsed podpredsed ministryn ministra mluvčí hovorc hovorkyn poslanec poslankyn velvyslan
veľvyslan kancléř náměst senátor
președint preşedint vicepreședint purtător ambasador deputatul
miniszter elnök alelnök szóvivő képvisel nagykövet államtitkár
ministeri pääminist ulkominist puhemie kansanedustaja tiedottaja suurlähettil
utenriksminist udenrigsminist finansminist forsvarsminist stortingspresident talsmand talsperson talesperson
ordfører riksdagsledam woordvoerder kamerlid
menteri menlu presiden perdana bicara jubir direktur gubernur dubes ketua sekjen
โฆษก รัฐมนตรี นายก ประธาน เอกอัครราชทูต อธิบดี
मंत्री प्रधानमंत्री राष्ट्रपति प्रवक्ता सचिव राजदूत मुख्यमंत्री মন্ত্রী প্রধানমন্ত্রী রাষ্ট্রপতি মুখপাত্র
waziri msemaji balozi spika katibu mbunge mkurugenzi
პრემიერ პრეზიდენტ მინისტრ თავმჯდომარ სპიკერ նախագահ նախարար վարչապետ խոսնակ төраға
""")
# Those that are one only as whole words: "chef" and no "cheffing", "rey" and no "Reynolds".
_WHOLE = frozenset(
    _tuple("vice vors. sec. gov. amb. dep. rep. sen. srs sts pst שר שרת rey king head aide haut garde chef whip")
    + _tuple("ראש דובר صدر rais ministr phát trưởng ngôn tướng tịch sứ min. судья")
)
_OPEN = tuple(beginning for beginning in BEGINNINGS if beginning not in _WHOLE)
_NOT = ("admini", "ministr", "ministè", "presidenc", "présidenc", "министерств", "міністерств", "generals", "headl",
        "generali", "leadership", "chiefly", "secretariat")  # fmt: skip
_BUT = ("administrator", "ministre", "ministro", "ministra", "ministryn", "ministru", "ministric", "presidencial")
_PRECEDED = re.compile(r"(?:minist(?:er|re|ro|ra|eri)|министр|sekretär|secretary|president|kanzler)(?:in|s|е|а|у)?\Z")
_SHORT = frozenset(
    "DG SG PM FM DPM HRVP HR/VP VP AG CM BK BKIN BM BMIN SRS STS STM MP BM'IN BM’IN STS'IN STS’IN".split()
)
_SHORT_GERMAN = frozenset("StS StS'in StS’in SRS'in SRS’in StM StM'in BK'in BM'in".split())
_RANKS = frozenset(
    "rear vice adm. admiral gen. general lt. lieutenant col. colonel maj. major capt. captain brig.".split()
)

# Small words that join an office to what it is held over.
_OF = frozenset(
    _tuple("of for and to in at on the de del la las los des du d' d’ für der und et y e i и по при")
    + _tuple("voor för pour aux à da do das dos di della dei per")
)
_OF_OR_NAME = frozenset("de da do di von van der den la le del".split())
_ROMANCE = re.compile(r"(?:[oaeéè]|eur|rice|or|iller|ier|ario|aria)\Z")
# What an office is held over, where it is written with a capital and without a small word before it.
_OVER = frozenset("""
affairs state defense defence foreign finance health trade transport transportation treasury economy interior justice
labour labor energy environment education culture agriculture commerce development security cooperation relations
international external republic union commission council assembly parliament nations organization organisation states
kingdom federation emirates arabia korea zealand africa macedonia rica britain staff fleet department government
industry technology science water housing infrastructure tourism sports immigration home general federal european
central national attorney policy communications public planning roads ports
relaciones exteriores asuntos hacienda salud gobernación gobernacion economía educación cultura defensa república
permanente permanent permanenten adjunto adjunta interino interina
portavoz estado marina seguridad transportes transporte trabajo energía interior ciencia turismo nación
étrangères étrangère république fédéral fédérale fédéraux affaires europe européen européenne finances défense intérieur
commission générale général
auswärtigen auswärtiges bundestages landes
infrastruktury spraw zagranicznych finansów zdrowia obrony
defesa exteriores fazenda saúde educação justiça trasporti esteri interno difesa
luar negeri pertahanan keuangan perhubungan perlindungan
وزارت امور خارجه خارجہ دفاع دفتر مجلس دولت سازمان ملل جمهوری جمهور
""".split())  # fmt: skip
_FIRST_OF_TWO = frozenset(
    "north south east west new saudi united great costa sri el sierra burkina european foreign".split()
)


def says_office(words: str) -> bool:
    """Tell whether words name an office."""
    return any(_is_office(word) for word in words.casefold().split())


@lru_cache(maxsize=50_000)
def _is_office(word: str) -> bool:
    plain = word.strip(",.;:'’\"«»")
    if word in _WHOLE or plain in _WHOLE:
        return True
    if plain.startswith(_NOT) and not plain.startswith(_BUT):
        return False
    bare = plain.removeprefix("ال")  # the article of Arabic
    return bare.startswith(_OPEN) or bool(_PRECEDED.search(plain))


def says_whole_office(words: str) -> bool:
    """Tell whether the last word itself says the office, as in "Foreign Secretary", "The PRIME MINISTER"."""
    tokens = words.casefold().split()
    return bool(tokens) and _is_office(tokens[-1])


def short_office(token: str) -> bool:
    """Tell whether a word is an office in short: "DG Moretti", "PM Lee", "StS'in Brandt"."""
    return token in _SHORT or token in _SHORT_GERMAN


def rank(token: str) -> bool:
    """Tell whether a word is a military rank that goes on an office: "Press Secretary Adm. John Hart"."""
    return token.casefold() in _RANKS


def complements(tokens: list[str], office: str) -> int:
    """Return how many words after the word for an office still belong to it."""
    at = 0
    while at < len(tokens):
        low = tokens[at].casefold()
        if low in _OF:
            size = _of(tokens[at:], office) if at == 0 else 2
            if not size:
                return at
            at += size
            if at - 1 < len(tokens) and tokens[at - 1].casefold() in _OF | _FIRST_OF_TWO:
                at += 1
        elif low.strip(",.") in _OVER or tokens[at][:1].islower() or _defined(tokens[at]) or _acronym(tokens, at):
            at += 1
        else:
            break
    return min(at, len(tokens))


def _of(tokens: list[str], office: str) -> int:
    """Return the size of "of Russia"; 0 where it is the beginning of a name: "Minister De Boer"."""
    low = tokens[0].casefold()
    romance = bool(_ROMANCE.search(office.casefold())) and not office.casefold().startswith("minister")
    name = low in _OF_OR_NAME and not romance and len(tokens) <= 3 and tokens[-1].casefold() not in _OVER
    return 0 if name else 2


def _acronym(tokens: list[str], at: int) -> bool:
    """Tell whether a word is the short name of the house an office is held at: "Director CIA John Hart"."""
    token = tokens[at]
    within = any(not later.isupper() and later[:1].isupper() for later in tokens[at + 1 : at + 3])
    behind = at + 1 == len(tokens) and at > 0 and tokens[at - 1].casefold() in _OVER
    return token.isupper() and token.isalpha() and 1 < len(token) < 6 and (within or behind)


def _defined(token: str) -> bool:
    """Tell whether a word of Arabic or Hebrew has its article, as the field of an office has and a name has not."""
    return token.startswith(("ال", "ה")) and len(token) > 3
