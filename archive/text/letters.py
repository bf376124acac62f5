"""How letters are made comparable: one folded spelling for each character, whatever its form, script or accent.

Folding is by character, so that a place in the folded text can be led back to the text as it was written. The
price: Chinese characters whose simplified form depends on the word (乾 in 乾隆) are folded the same everywhere,
in texts and in questions alike. Letters that only look accented stay themselves: й ї ў are not и і у; but ё is е.
"""

import re
import unicodedata
from functools import cached_property

from opencc import OpenCC

_SIMPLIFIED = OpenCC("t2s")
_OWN_LETTERS = frozenset("йїў")
# Letters that Unicode does not take apart, and spellings that one keyboard or press writes for another.
_PLAIN = {
    "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ħ": "h", "ŧ": "t", "ı": "i",
    "ĸ": "k", "ŋ": "n", "ə": "e", "ґ": "г", "ى": "ي", "ی": "ي", "ک": "ك", "ھ": "ه", "ە": "ه", "著": "着", "妳": "你",
    "ـ": "", "‐": "-", "‑": "-", "‒": "-", "–": "-", "—": "-", "―": "-", "−": "-", "﹣": "-",
}  # fmt: skip
# Marks that change how a letter sounds, not which letter it is (in scripts where they can be left out).
_MARKS = re.compile(
    "[\u0300-\u036f\u0483-\u0487\u0591-\u05c7\u064b-\u065f\u0670\u06d6-\u06ed\u1ab0-\u1aff\u1dc0-\u1dff\ufe20-\ufe2f]"
)
# A letter and the marks that follow it, a halfwidth kana and its dots, a Korean syllable written in parts.
_CLUSTER = re.compile(
    "[^\\s\u0300-\u036f][\u0300-\u036f\u3099\u309a\uff9e\uff9f]+|[\u1100-\u115f][\u1160-\u11a7][\u11a8-\u11ff]?"
)
_NOT_ASCII = re.compile("[^\x00-\x7f]")
_LOOSE = re.compile("[\u0300-\u036f\u1100-\u115f\u3099\u309a\uff9e\uff9f]")
# Characters of scripts that are written without spaces between words: Han and kana; Thai, Lao, Burmese, Khmer.
HAN_KANA = "\u3005-\u3007\u3040-\u309f\u30a1-\u30fa\u30fc-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U000323af"
HAN_KANA_LETTER = re.compile(f"[{HAN_KANA}]")
UNSPACED = HAN_KANA + "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"
_HAN = re.compile("[\u3400-\u9fff\uf900-\ufaff\U00020000-\U000323af]")


def fold_letter(letter: str) -> str:
    """Return the folded form of one character, or of a letter with its marks; "" for one that is not heard."""
    plain = unicodedata.normalize("NFKC", letter).casefold()
    return "".join(_plain(each) for each in unicodedata.normalize("NFC", plain))


def _plain(letter: str) -> str:
    if letter in _OWN_LETTERS:
        return letter
    if unicodedata.category(letter) == "Cf":
        return ""
    bare = unicodedata.normalize("NFC", _MARKS.sub("", unicodedata.normalize("NFD", letter)))
    if _HAN.match(bare):
        bare = _SIMPLIFIED.convert(_SIMPLIFIED.convert(bare))  # twice: 薴 becomes 苧, which becomes 苎
    return "".join(_PLAIN.get(each, each) for each in bare)


class Letters(dict[int, str]):
    """A table for `str.translate` that learns each character when it is first met (bounded by Unicode itself)."""

    def __missing__(self, code: int) -> str:
        folded = self[code] = fold_letter(chr(code))
        return folded

    @cached_property
    def of_ascii(self) -> tuple[bytes, bytes]:
        """The same as a table for `bytes.translate`, and what that leaves out; all but ASCII stays as it is."""
        folded = [self[code] for code in range(128)]
        left_out = bytes(code for code in range(128) if not folded[code])
        return "".join(letter or "\0" for letter in folded).encode("ascii") + bytes(range(128, 256)), left_out


LETTERS = Letters()


def pieces(text: str, table: Letters) -> list[str]:
    """Return the folded form of each character of `text`: as many pieces as characters, some of them empty."""
    folded = list(map(table.__getitem__, map(ord, text)))
    if has_loose_marks(text):
        for met in _CLUSTER.finditer(text):
            # What a cluster folds to may itself be something that the table leaves out: a bracket with an accent.
            cluster = "".join(table[ord(each)] for each in fold_letter(met[0]))
            folded[met.start() : met.end()] = [cluster] + [""] * (len(met[0]) - 1)
    return folded


def folded(text: str) -> str:
    """Return `text` with every character folded, as fast as Python can."""
    if has_loose_marks(text):
        text = _CLUSTER.sub(lambda met: fold_letter(met[0]), text)
    return translated(text, LETTERS)


def translated(text: str, table: Letters) -> str:
    """Return what `text.translate(table)` does, sooner where all but a few of the characters are ASCII.

    What a character folds to is folded already, so that it may be folded again.
    """
    if not text.isascii():
        if len(text.encode("utf-8", "surrogatepass")) * 8 >= len(text) * 9:
            return text.translate(table)
        text = _NOT_ASCII.sub(lambda met: table[ord(met[0])], text)
    return text.encode("utf-8", "surrogatepass").translate(*table.of_ascii).decode("utf-8", "surrogatepass")


def has_loose_marks(text: str) -> bool:
    """Return whether some letter of `text` is written in parts that must be read together."""
    return not text.isascii() and _LOOSE.search(text) is not None


def origins(folded_pieces: list[str]) -> list[int]:
    """Return for each character of the joined pieces the place in the text that it stands for."""
    return [place for place, piece in enumerate(folded_pieces) for _ in piece]
