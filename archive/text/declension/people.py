"""What Russian and Ukrainian names of people show of themselves: the part that each word plays, and the gender."""

from typing import NamedTuple

from archive.text.declension.endings import VOWELS

# Foreign first names of women that end in a consonant or a vowel that does not change.
WOMEN = frozenset(
    """аннегрет адель амаль анн анни астрид бетти бриджит бриджитт брижит вивьен гейл гретхен грейс джанет джейн
    джейсинда дженнифер джоан джудит джули диан дороти жаклин жозефин изабель ингрид ирен карен карин кармен катрин
    кейт кристин кэрол кэролайн кэтрин лорен люсиль любовь маргарет маргрет маргрете марго мари мариан мишель мириам
    мюриэль натали нинель нэнси николь одри рахиль рашель робин роуз рут руфь сара-линн симон сигрид синтия-роуз
    сьюзан сэлли хайди хелен хелле хилари хиллари чжи шанталь шарлотт шерон эдит элеонор элизабет элис элли элин эми
    эмили эстер этель юдифь энн джилл беттел вайолет кетрін джейн маргарет елізабет гілларі ненсі мері хайді сюзан
    карін інгрід естер анн енн крістін ніколь ізабель мішель кармен дженніфер джоан джанет рут едіт емі емілі любов
    ґрета-линн аннегрет мюріель аніта-роуз""".split()
)
MEN_IN_A = frozenset(
    """никита илья лука фома кузьма савва данила гаврила миша саша паша леша коля ваня петя витя юра леня
    микита ілля лука хома кузьма сава микола данила гаврила лева джошуа барака""".split()
)
# Beside these an -ин is Russian: Путиным, but Дарвином.
NATIVE = frozenset(
    """александр алексей анатолий андрей антон аркадий артем борис вадим валентин валерий василий виктор виталий
    владимир владислав всеволод вячеслав геннадий георгий герман григорий денис дмитрий евгений егор иван игорь илья
    иосиф кирилл константин лев леонид максим михаил никита николай олег павел петр роман рустам семен сергей
    станислав степан тимур федор эдуард юрий яков ярослав олександр олексій анатолій андрій борис валерій василь
    віктор віталій володимир вячеслав геннадій григорій дмитро євген іван ігор кирило костянтин леонід микола
    михайло олег павло петро роман сергій станіслав степан тарас федір юрій""".split()
)
PARTICLES = frozenset("де ди да дю ла ле фон ван дер ден бен бин аль ас ад ибн эль оф ду дос ді да дю вон бін".split())
_HIS = ("ович", "евич", "ьич", "йович", "ьович")
_HER = ("овна", "евна", "ична", "инична", "івна", "ївна")


class Part(NamedTuple):
    """A word of a person's name: role is "first", "father's", "surname" or "fixed"."""

    word: str
    role: str


def parts(words: list[str]) -> list[Part]:
    """Return the words of a person's name with their roles, in either order of surname and first name."""
    roles = ["first"] * len(words)
    fathers = [at for at, word in enumerate(words) if word.endswith(_HIS + _HER) and at > 0]
    if fathers and len(words) > 1 and not (fathers[0] == 1 and len(words) == 2 and words[1].endswith(("евич", "ович"))):
        roles[fathers[0]] = "father's"
    if len(words) == 1 or roles[-1] != "father's":
        roles[-1] = "surname"
    elif len(words) > 2:
        roles[0] = "surname"
    return [Part(w, "fixed" if len(w) < 2 or w in PARTICLES else role) for w, role in zip(words, roles, strict=True)]


def is_woman(named: list[Part]) -> bool | None:
    """Return whether a name is a woman's, None where nothing shows it."""
    for part in named:
        if part.role == "father's":
            return part.word.endswith(_HER)
    firsts = [part.word for part in named if part.role == "first"]
    surname = next((part.word for part in named if part.role == "surname"), "")
    if surname.endswith(("ова", "ева", "єва", "ская", "цкая", "ська", "цька", "зька")):
        return True
    if firsts and len(firsts[0]) > 1:
        return _first_name_of_a_woman(firsts[0])
    return False if surname.endswith(("ский", "цкий", "ський", "цький", "зький")) else None


def _first_name_of_a_woman(word: str) -> bool | None:
    if word in WOMEN:
        return True
    if word in MEN_IN_A or word in NATIVE:
        return False
    if word[-1] in "ая":
        return None if word[-2] in "уоеи" and word[-1] == "а" else True  # Франсуа
    return None if word[-1] in VOWELS else False


def may_stay(part: Part) -> bool:
    """Return whether a first name may stay as it is while the last one is declined: с Ким Чен Ыном."""
    return part.role == "first" and len(part.word) <= 4 and sum(letter in VOWELS for letter in part.word) == 1


def is_native(named: list[Part]) -> bool:
    """Return whether a surname in -ин is a Russian one: nothing else stands beside it than what Russians are called."""
    firsts = [part.word for part in named if part.role == "first"]
    return not firsts or firsts[0] in NATIVE or any(part.role == "father's" for part in named)
