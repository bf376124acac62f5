"""Whether two names in different scripts may be one name: both in Latin letters, by their consonants and then by ear.

Chinese characters are left out: what they sound like is not known here. No database here.
"""

import re
import unicodedata
from difflib import SequenceMatcher
from functools import lru_cache

from archive.text.names import fold

ALIKE = 0.5  # likeness (0 to 1) from which two words may be one
_CYRILLIC = dict(
    zip(
        "абвгґдеёєжзиіїйклмнопрстуўфхцчшщъыьэюяћђљњџ",
        "a b v g g d e e ie zh z i i i i k l m n o p r s t u u f h ts ch sh shch  y  e iu ia ch dj l n j".split(" "),
        strict=True,
    )
)
_HEBREW = dict(
    zip("אבגדהוזחטיךכלםמןנסעףפץצקרשת", "a v g d h u z h t i k k l m m n n s a f p ts ts k r sh t".split(), strict=True)
)
_ARABIC = dict(
    zip(
        "ابتثجحخدذرزسشصضطظعغفقكلمنهويةىءآأإؤئپچژگڤی",
        "a b t th j h h d dh r z s sh s d t z a gh f k k l m n h u i a a a a a i u i p ch zh g v i".split(),
        strict=True,
    )
)
_LETTERS = {ord(letter): words for table in (_CYRILLIC, _HEBREW, _ARABIC) for letter, words in table.items()}
_SOUND = re.compile(r"(?:KATAKANA|HIRAGANA) LETTER (SMALL )?([A-Z]+)|HANGUL SYLLABLE ([A-Z]+)")
_PARTED = re.compile(r"[\s\-‐‑·•・＝=]+")
_HAN = re.compile("[\u3400-\u9fff\uf900-\ufaff]")
# Sounds that other scripts do not tell apart are one; what stands first counts.
_GROUPS = [
    (re.compile(pattern), group)
    for pattern, group in (
        ("sch|shch|tch|tsch|sh|ch|zh|ts|tz|cz|dj|dz|[szjx]|c(?=[eiy])", "s"),
        ("ph|[fvpb]", "p"), ("th|[td]", "t"), ("kh", ""), ("ck|gh|[kgqc]", "k"), ("[lr]", "l"), ("[mn]", "n"),
        ("[aeiouyhw]", ""),
    )
]  # fmt: skip
_SOUNDS = re.compile("|".join(f"({pattern.pattern})" for pattern, _ in _GROUPS))


@lru_cache(maxsize=200_000)
def in_latin(word: str) -> str:
    """Return a folded word in Latin letters, "" where it cannot be put into them."""
    if word.isascii():
        return word
    found = []
    for letter in word:
        if ord(letter) in _LETTERS:
            found.append(_LETTERS[ord(letter)])
        elif letter.isascii():
            found.append(letter)
        elif _HAN.match(letter):
            return ""
        elif match := _SOUND.match(unicodedata.name(letter, "")):
            sound = (match[2] or match[3]).lower()
            # A small vowel takes the place of the one before it: ティ is ti, ファ is fa.
            if match[1] and found and sound in "aiueo":
                found[-1] = found[-1].rstrip("aiueo")
            found.append(sound)
        else:
            found.append(unicodedata.normalize("NFKD", letter).encode("ascii", "ignore").decode().lower())
    return "".join(found)


@lru_cache(maxsize=200_000)
def skeleton(word: str) -> str:
    """Return what is left of a folded word's consonants when alike ones are one: lavrov and лавров give lplp."""
    sounds = (
        next(group for at, (_, group) in enumerate(_GROUPS, 1) if met[at]) for met in _SOUNDS.finditer(in_latin(word))
    )
    return re.sub(r"(.)\1+", r"\1", "".join(sounds))


def words_of(name: str) -> tuple[str, ...]:
    """Return the words of a name in Latin letters, without initials."""
    return tuple(word for part in _PARTED.split(name) for word in fold(part).split() if len(in_latin(word)) > 1)


def block(name: str) -> tuple[str, ...]:
    """Return by what a name is looked up among names of other scripts; () for a name of one word, or of Chinese."""
    words = words_of(name)
    skeletons = sorted(skeleton(word) for word in words)
    return tuple(skeletons) if len(words) > 1 and sum(map(len, skeletons)) > 3 else ()


def likeness(one: str, other: str) -> float:
    """Return how alike two words sound, 0 to 1."""
    return SequenceMatcher(None, in_latin(one), in_latin(other), autojunk=False).ratio()


def alike(one: str, other: str) -> bool:
    """Return whether two names of several words, in whatever order, may be one: each word has its like."""
    left = list(words_of(other))
    for word in words_of(one):
        best = max(left, key=lambda each: likeness(word, each), default="")
        if not best or skeleton(best) != skeleton(word) or likeness(word, best) < ALIKE:
            return False
        left.remove(best)
    return not left
